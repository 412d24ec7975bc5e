/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-author-key.h"

static void
test_keys(void)
{
	static const struct {
		const gchar *name;
		const gchar *key;
	} names[] = {
		{"Kaiming He", "he k"},
		{"He, Kaiming", "he k"},
		{"K. He", "he k"},
		{"Jean-Pierre Müller", "muller jp"},
		{"van der Maaten L", "van der maaten l"},
		{"OG Tsatalos", "tsatalos og"},
		{"og tsatalos", "tsatalos og"},
		{"He", "he -"},
		{"何恺明", "何恺明 -"},
		{"ACMS Anthology", NULL},
		{"University of Sand", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(GlsAuthor) author = gls_author_new(names[i].name, -1);
		g_autofree gchar *key = gls_author_key_new(author);

		g_assert_cmpstr(key, ==, names[i].key);
	}
}

/* no address gets into the history by way of the authors */
static void
test_private(void)
{
	g_autoptr(GPtrArray)
		authors = g_ptr_array_new_with_free_func((GDestroyNotify)gls_author_free);
	g_autoptr(GPtrArray) keys = NULL;
	g_autofree gchar *longest = g_strnfill(200, 'a');

	g_ptr_array_add(authors, gls_author_new("Jane jane@example.org", -1));
	g_ptr_array_add(authors, gls_author_new("https://example.org/jane", -1));
	g_ptr_array_add(authors, gls_author_new(longest, -1));
	g_ptr_array_add(authors, gls_author_new("Kaiming He", -1));
	g_ptr_array_add(authors, gls_author_new("Ross Girshick", -1));
	keys = gls_author_keys_new(authors, 1);
	g_assert_cmpuint(keys->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(keys, 0), ==, "he k");
}

static void
test_match(void)
{
	static const struct {
		const gchar *key;
		const gchar *other;
		gboolean match;
	} pairs[] = {
		{"he k", "he k", TRUE},
		{"he k", "he -", TRUE},
		{"he k", "he xk", TRUE},
		{"he k", "he x", FALSE},
		{"he k", "ho k", FALSE},
		{"garcia h", "garcia molina h", TRUE},
		{"molina h", "garcia molina h", TRUE},
		{"cia h", "garcia molina h", FALSE},
		{"ouzzani m", "quzzani m", TRUE},
		{"smith j", "smyth j", TRUE},
		{"lakshmanan l", "laksmannan l", TRUE},
		{"chen x", "chan x", FALSE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_test_message("%s, %s", pairs[i].key, pairs[i].other);
		g_assert_cmpint(gls_author_keys_match(pairs[i].key, pairs[i].other), ==,
				pairs[i].match);
		g_assert_cmpint(gls_author_keys_match(pairs[i].other, pairs[i].key), ==,
				pairs[i].match);
	}
}

static GPtrArray *
split(const gchar *text)
{
	g_auto(GStrv) words = g_strsplit(text, ", ", -1);
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; words[i] != NULL; i++)
		g_ptr_array_add(keys, g_strdup(words[i]));
	return keys;
}

static void
test_count_shared(void)
{
	static const struct {
		const gchar *keys;
		const gchar *others;
		guint n;
	} lists[] = {
		{"he k, ant a", "ant a, he k, bee b", 2},
		{"he k, he k", "he k", 1},
		{"he k", "ant a", 0},
		{"", "he k", 0},
		/* swapped names, of all or of none */
		{"he k, girshick r", "kaiming h, ross g", 2},
		{"he k, girshick r", "kaiming h, ant a", 0},
		{"he k", "kaiming h", 0},
	};

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autoptr(GPtrArray) keys = split(lists[i].keys);
		g_autoptr(GPtrArray) others = split(lists[i].others);

		g_test_message("%s | %s", lists[i].keys, lists[i].others);
		g_assert_cmpuint(gls_author_keys_count_shared(keys, others), ==, lists[i].n);
		g_assert_cmpuint(gls_author_keys_count_shared(others, keys), ==, lists[i].n);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/author-key/keys", test_keys);
	g_test_add_func("/author-key/private", test_private);
	g_test_add_func("/author-key/match", test_match);
	g_test_add_func("/author-key/count-shared", test_count_shared);
	return g_test_run();
}
