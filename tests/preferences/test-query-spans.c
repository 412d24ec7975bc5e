/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "preferences/gls-query-spans.h"

/* kinds: w word, p phrase, r regular expression, f field, o operator */
static const struct {
	const gchar *query;
	const gchar *kinds;
} queries[] = {
	{"", ""},
	{"bandit*", "w"},
	{"title:(\"language model*\" OR LLM) -survey", "fopowoow"},
	{"a OR b", "wow"},
	{"ORDER", "w"},
	{"author:\"Kaiming He\" NOT x", "fpow"},
	{"\"open", "p"},
	{"/robot.*learning/i x", "rw"},
	{"/open", "r"},
	{"nofield:x", "w"},
	{"low-rank", "w"},
	{"\xc3\xa9t\xc3\xa9 (\xe6\x97\xa5)", "wowo"},
};

static const struct {
	const gchar *query;
	gsize cursor;
	gsize start;
	const gchar *fields;
} completions[] = {
	{"ti", 2, 0, "title:"},
	{"x OR a", 6, 5, "abs: author: any:"},
	{"(C", 2, 1, "cat: comment:"},
	{"-so", 3, 1, "source:"},
	{"\"ti", 3, 0, ""},
	{"title:", 6, 0, ""},
	{"tix", 2, 0, ""},
	{"bandit", 6, 0, ""},
	{"", 0, 0, ""},
};

static void
test_spans(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
		g_autoptr(GArray) spans = gls_query_spans_find(queries[i].query);
		g_autoptr(GString) kinds = g_string_new(NULL);
		gsize end = 0;

		for (guint j = 0; j < spans->len; j++) {
			const GlsQuerySpan *span = &g_array_index(spans, GlsQuerySpan, j);

			g_assert_cmpuint(span->start, >=, end);
			g_assert_cmpuint(span->end, >, span->start);
			end = span->end;
			g_string_append_c(kinds, "wprfo"[span->kind]);
		}
		g_assert_cmpuint(end, <=, strlen(queries[i].query));
		g_assert_cmpstr(kinds->str, ==, queries[i].kinds);
	}
}

static void
test_complete(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(completions); i++) {
		gsize start = 0;
		g_auto(GStrv) found = gls_query_spans_complete(completions[i].query,
							       completions[i].cursor, &start);
		g_autofree gchar *fields = g_strjoinv(" ", found);

		g_assert_cmpstr(fields, ==, completions[i].fields);
		if (found[0] != NULL)
			g_assert_cmpuint(start, ==, completions[i].start);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/query-spans/kinds", test_spans);
	g_test_add_func("/query-spans/complete", test_complete);
	return g_test_run();
}
