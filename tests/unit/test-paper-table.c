/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "files/gls-csv.h"
#include "files/gls-paper-table.h"

/* rows end in a semicolon, fields in a bar */
static gchar *
read_all(const gchar *table, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) row = NULL;
	g_autoptr(GError) own = NULL;
	GlsCsv csv;

	gls_csv_init(&csv, table, strlen(table));
	while ((row = gls_csv_next(&csv, &own)) != NULL) {
		for (guint i = 0; i < row->len; i++)
			g_string_append_printf(text, "%s|", (gchar *)g_ptr_array_index(row, i));
		g_string_append_c(text, ';');
		g_clear_pointer(&row, g_ptr_array_unref);
	}
	if (own != NULL) {
		g_propagate_error(error, g_steal_pointer(&own));
		return NULL;
	}
	return g_strdup(text->str);
}

static void
test_csv(void)
{
	static const struct {
		const gchar *table;
		const gchar *rows;
	} tables[] = {
		{"", ""},
		{"a,b\nc,d\n", "a|b|;c|d|;"},
		{"a,b\r\nc,d\r\n", "a|b|;c|d|;"},
		{"a,b", "a|b|;"},
		{"a,\n,b\n", "a||;|b|;"},
		{"\xef\xbb\xbf"
		 "a\n",
		 "a|;"},
		{"\"a, b\",\"c\"\"d\"\n", "a, b|c\"d|;"},
		{"\"a\nb\",c\n", "a\nb|c|;"},
		{"\"\",x\n", "|x|;"},
		{"\n\na\n\n", "a|;"},
		{"a \"b\" c,d\n", "a \"b\" c|d|;"},
		{"\"a\" b,c\n", "a b|c|;"},
		{"\"a\"", "a|;"},
		{"a\rb\n", "a\rb|;"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree gchar *rows = read_all(tables[i].table, &error);

		g_assert_no_error(error);
		g_assert_cmpstr(rows, ==, tables[i].rows);
	}
}

static void
test_errors(void)
{
	static const struct {
		const gchar *table;
		const gchar *message;
	} tables[] = {
		{"id,title\n1,a\n2,\"b\n", "line 3: expected a closing quote"},
		{"\"id\n", "line 1: expected a closing quote"},
		{"title,year\n", "line 1: expected a header with the columns id and title"},
		{"{\"id\":\"1\",\"title\":\"a\"}\n\n{\"title\":",
		 "line 3: expected an object with id and title"},
		{"{}", "line 1: expected an object with id and title"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(
			gls_paper_table_parse(tables[i].table, strlen(tables[i].table), &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
		g_assert_cmpstr(error->message, ==, tables[i].message);
	}
}

static void
assert_row(const gchar *table, const gchar *title, const gchar *author, guint n_authors)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = gls_paper_table_parse(table, strlen(table), &error);
	const GlsPaperRow *row;

	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 1);
	row = g_ptr_array_index(rows, 0);
	g_assert_cmpstr(row->id, ==, "1");
	g_assert_cmpstr(row->record->title, ==, title);
	g_assert_cmpuint(row->record->authors->len, ==, n_authors);
	if (n_authors > 0)
		g_assert_cmpstr(g_ptr_array_index(row->record->authors, 0), ==, author);
}

static void
test_rows(void)
{
	assert_row("year,Title,ID\n2001,A Title,1\n", "A Title", NULL, 0);
	assert_row("id,title,authors\n1,T,\"Kaiming He, A. Ant\"\n", "T", "he k", 2);
	assert_row("id,title,authors\n1,T,N/A\n", "T", NULL, 0);
	assert_row("id,title,authors\n1,T,K Heâ? ¦\n", "T", "he k", 1);
	assert_row("id,title\n1,Caf\xe9\n", "Café", NULL, 0);
	assert_row("{\"id\":1,\"title\":\"T\",\"authors\":[\"Kaiming He\",null,\"A. Ant\"]}", "T",
		   "he k", 2);
	assert_row("{\"id\":\"1\",\"title\":\"T\",\"authors\":\"Kaiming He\",\"year\":{}}", "T",
		   "he k", 1);
}

static void
test_known(void)
{
	const gchar *table =
		"id,title,venue,year,ids\n1,T,VLDB,1999,arxiv:2501.03489 doi:10.1000/X\n";
	g_autoptr(GPtrArray) rows = gls_paper_table_parse(table, strlen(table), NULL);
	const GlsRecord *record = ((GlsPaperRow *)g_ptr_array_index(rows, 0))->record;

	g_assert_cmpuint(record->year, ==, 1999);
	g_assert_cmpstr(record->venue, ==, "VLDB");
	g_assert_cmpuint(record->ids->len, ==, 2);
}

static void
test_pairs(void)
{
	const gchar *good =
		"{\"pair\":\"p\",\"kind\":1,\"a\":{\"title\":\"T\"},\"b\":{\"title\":\"U\"}}\n";
	const gchar *bad = "{\"pair\":\"p\",\"a\":{\"title\":\"T\"},\"b\":[]}\n";
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) pairs = gls_paper_table_parse_pairs(good, strlen(good), &error);
	const GlsPaperPair *pair;

	g_assert_no_error(error);
	g_assert_cmpuint(pairs->len, ==, 1);
	pair = g_ptr_array_index(pairs, 0);
	g_assert_cmpstr(pair->id, ==, "p");
	g_assert_cmpstr(pair->b->record->title, ==, "U");
	g_assert_null(gls_paper_table_parse_pairs(bad, strlen(bad), &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	g_assert_cmpstr(error->message, ==, "line 1: expected an object with pair, a and b");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/paper-table/csv", test_csv);
	g_test_add_func("/paper-table/errors", test_errors);
	g_test_add_func("/paper-table/rows", test_rows);
	g_test_add_func("/paper-table/known", test_known);
	g_test_add_func("/paper-table/pairs", test_pairs);
	return g_test_run();
}
