/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-literal-search.h"

/* which of the literals are found, by their numbers */
static gchar *
dup_found(const gchar *const *literals, const gchar *text)
{
	g_autoptr(GlsLiteralSearch) search = gls_literal_search_new();
	guint n = g_strv_length((gchar **)literals);
	g_autofree gboolean *found = g_new0(gboolean, n);
	GString *result = g_string_new(NULL);

	for (guint i = 0; i < n; i++)
		gls_literal_search_add(search, literals[i], i);
	gls_literal_search_match(search, text, strlen(text), found);
	for (guint i = 0; i < n; i++) {
		if (found[i])
			g_string_append_printf(result, "%u ", i);
	}
	return g_string_free(result, FALSE);
}

static void
test_match(void)
{
	const gchar *const literals[] = {"abc", "abcd", "BCD", "abc", "a[b", "é!!", "x y", NULL};
	static const struct {
		const gchar *text;
		const gchar *expected;
	} texts[] = {
		{"", ""},
		{"ab", ""},
		{"abc", "0 3 "},
		{"ABC", "0 3 "},
		{"xabcd", "0 1 2 3 "},
		{"aab aabc", "0 3 "},
		/* signs that a careless fold takes for each other */
		{"a{b", ""},
		{"A[B", "4 "},
		{"É!!", ""},
		{"é!!", "5 "},
		{"x\ty x y", "6 "},
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree gchar *found = dup_found(literals, texts[i].text);

		g_test_message("%s", texts[i].text);
		g_assert_cmpstr(found, ==, texts[i].expected);
	}
}

/* what is looked for first stands somewhere in a literal, which may not fit around it */
static void
test_edges(void)
{
	const gchar *const literals[] = {"exqze", "qzeee", "eeexq", NULL};
	static const struct {
		const gchar *text;
		const gchar *expected;
	} texts[] = {
		{"exqze", "0 "},  {"xqze", ""},
		{"exqz", ""},	  {"xqz", ""},
		{"qzeee", "1 "},  {"qzee", ""},
		{"eeexq", "2 "},  {"eexq", ""},
		{"eexqze", "0 "}, {"eeexqzeee", "0 1 2 "},
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree gchar *found = dup_found(literals, texts[i].text);

		g_test_message("%s", texts[i].text);
		g_assert_cmpstr(found, ==, texts[i].expected);
	}
}

/* an owner is found by any of its literals */
static void
test_owner(void)
{
	g_autoptr(GlsLiteralSearch) search = gls_literal_search_new();
	gboolean found[2] = {FALSE, FALSE};

	gls_literal_search_add(search, "one", 1);
	gls_literal_search_add(search, "two", 1);
	gls_literal_search_add(search, "three", 0);
	gls_literal_search_match(search, "two", 3, found);
	g_assert_false(found[0]);
	g_assert_true(found[1]);
}

/* only the first bytes are the text */
static void
test_length(void)
{
	g_autoptr(GlsLiteralSearch) search = gls_literal_search_new();
	gboolean found = FALSE;

	gls_literal_search_add(search, "word", 0);
	gls_literal_search_match(search, "a word", 5, &found);
	g_assert_false(found);
	gls_literal_search_match(search, "a word", 6, &found);
	g_assert_true(found);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/literal-search/match", test_match);
	g_test_add_func("/literal-search/edges", test_edges);
	g_test_add_func("/literal-search/owner", test_owner);
	g_test_add_func("/literal-search/length", test_length);
	return g_test_run();
}
