/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define PAPER(id, title) "{\"paper\":{\"id\":\"" id "\",\"title\":" title ",\"upvotes\":1}}"

static void
test_places(void)
{
	static const gchar json[] = "[" PAPER("2607.00001", "\"A \\\"title\\\"\"") "," PAPER(
		"2607.00002", "7") "," PAPER("2607.00003",
					     "\"Another title\"") "," PAPER("2607.00004",
									    "\"\\u00c9tude\"") "]";
	static const struct {
		const gchar *title;
		const gchar *source;
	} expected[] = {
		{"A \"title\"", "A \\\"title\\\""},
		{"Another title", "Another title"},
		{"Étude", "\\u00c9tude"},
	};
	g_autoptr(GlsDigest) digest = read_text(json);

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "hf-api");
	g_assert_cmpuint(digest->entries->len, ==, G_N_ELEMENTS(expected));
	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = get_entry(digest, i);

		g_assert_cmpstr(entry->title, ==, expected[i].title);
		g_assert_cmpmem(json + entry->title_start, entry->title_end - entry->title_start,
				expected[i].source, strlen(expected[i].source));
	}
}

/* 5,000 papers, and titles that are written in another order than they are read */
static void
test_many(void)
{
	GString *json = g_string_new("[");
	g_autoptr(GlsDigest) digest = NULL;

	for (guint i = 0; i < 6000; i++)
		g_string_append_printf(
			json, "%s" PAPER("2607.%05u", "\"Title %u\",\"title\":\"Title %u\""),
			i > 0 ? "," : "", i, i, 6000 - i);
	g_string_append(json, "]");
	digest = read_text(json->str);
	g_assert_cmpuint(digest->entries->len, ==, 5000);
	g_string_free(json, TRUE);
}

static void
test_recognition(void)
{
	static const struct {
		GlsBodyType type;
		const gchar *body;
		const gchar *format;
	} cases[] = {
		{GLS_BODY_TEXT, "\n [" PAPER("2607.00001", "\"A title\"") "]", "hf-api"},
		{GLS_BODY_TEXT, "[" PAPER("2607.00001", "\"A title\""), "hf-api"},
		{GLS_BODY_TEXT, "so: [" PAPER("2607.00001", "\"A title\"") "]", NULL},
		{GLS_BODY_HTML, "[" PAPER("2607.00001", "\"A title\"") "]", NULL},
		{GLS_BODY_TEXT, "[{\"title\":\"A title\"}]", NULL},
		{GLS_BODY_TEXT, "", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest) digest = read_from(NULL, cases[i].type, cases[i].body);

		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, cases[i].format);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hf-api/many", test_many);
	g_test_add_func("/hf-api/places", test_places);
	g_test_add_func("/hf-api/recognition", test_recognition);
	return g_test_run();
}
