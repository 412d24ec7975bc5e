/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-message.h"

static GlsMessage *
make(const gchar *id, const gchar *feed, const gchar *subject, const gchar *body)
{
	GlsMessage *message = gls_message_new(GLS_BODY_TEXT, body, -1);

	message->id = g_strdup(id);
	message->feed = g_strdup(feed);
	message->subject = g_strdup(subject);
	return message;
}

static void
test_key(void)
{
	const struct {
		const gchar *one[4];
		const gchar *other[4];
		gboolean same;
	} cases[] = {
		/* an id is enough, whatever else changes */
		{{"a@x", NULL, "s", "b"}, {"a@x", NULL, "t", "c"}, TRUE},
		{{"a@x", NULL, "s", "b"}, {"b@x", NULL, "s", "b"}, FALSE},
		/* a GUID belongs to its feed */
		{{"1", "feed", "s", "b"}, {"1", "other", "s", "b"}, FALSE},
		{{"1", "feed", "s", "b"}, {"1", "feed", "t", "b"}, TRUE},
		{{"ab", "c", "s", "b"}, {"a", "bc", "s", "b"}, FALSE},
		/* without an id the text counts */
		{{NULL, NULL, "s", "b"}, {NULL, NULL, "s", "b"}, TRUE},
		{{NULL, NULL, "s", "b"}, {NULL, NULL, "s", "c"}, FALSE},
		{{NULL, NULL, "s", "b"}, {NULL, NULL, NULL, "b"}, FALSE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const gchar *const *a = cases[i].one;
		const gchar *const *b = cases[i].other;
		g_autoptr(GlsMessage) one = make(a[0], a[1], a[2], a[3]);
		g_autoptr(GlsMessage) other = make(b[0], b[1], b[2], b[3]);
		g_autofree gchar *one_key = gls_message_dup_key(one);
		g_autofree gchar *other_key = gls_message_dup_key(other);

		g_test_message("case %u", i);
		g_assert_cmpuint(strlen(one_key), ==, 16);
		if (cases[i].same)
			g_assert_cmpstr(one_key, ==, other_key);
		else
			g_assert_cmpstr(one_key, !=, other_key);
	}
}

static void
test_body_is_copied(void)
{
	gchar body[] = "some text";
	g_autoptr(GlsMessage) message = gls_message_new(GLS_BODY_TEXT, body, 4);

	body[0] = 'X';
	g_assert_cmpstr(message->body, ==, "some");
	g_assert_cmpuint(message->length, ==, 4);
}

static void
test_sender_label(void)
{
	const struct {
		const gchar *name;
		const gchar *address;
		const gchar *label;
	} cases[] = {
		{"Daily Papers", "digest@example.org", "Daily Papers"},
		{"  Daily \n Papers ", "digest@example.org", "Daily Papers"},
		{"Daily Papers", NULL, "Daily Papers"},
		{NULL, "digest@example.org", "example.org"},
		{"", "digest@example.org", "example.org"},
		{"   ", "digest@example.org", "example.org"},
		/* a name that is an address, or holds one */
		{"digest@example.org", "digest@example.org", "example.org"},
		{"Papers (digest@example.org)", "a@b@example.com", "example.com"},
		{"digest@example.org", NULL, NULL},
		{NULL, "nobody", NULL},
		{NULL, "nobody@", NULL},
		{NULL, NULL, NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *label =
			gls_message_dup_sender_label(cases[i].name, cases[i].address);

		g_test_message("case %u", i);
		g_assert_cmpstr(label, ==, cases[i].label);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/message/key", test_key);
	g_test_add_func("/message/sender-label", test_sender_label);
	g_test_add_func("/message/body-is-copied", test_body_is_copied);
	return g_test_run();
}
