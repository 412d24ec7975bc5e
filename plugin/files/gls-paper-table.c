/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/text/gls-text.h"
#include "files/gls-csv.h"
#include "files/gls-paper-table.h"

/* what a column may be called */
static const gchar *const columns[] = {"id",   "title",	   "authors", "venue",
				       "year", "abstract", "ids"};
enum { ID, TITLE, AUTHORS, VENUE, YEAR, ABSTRACT, IDS, N_COLUMNS };

/**
 * gls_paper_row_free:
 * @self: (nullable): a row
 *
 * Frees a row.
 */
void
gls_paper_row_free(GlsPaperRow *self)
{
	if (self == NULL)
		return;
	g_free(self->id);
	g_clear_pointer(&self->record, gls_record_free);
	g_free(self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPaperRow, gls_paper_row_free)

/**
 * gls_paper_pair_free:
 * @self: (nullable): a pair
 *
 * Frees a pair.
 */
void
gls_paper_pair_free(GlsPaperPair *self)
{
	if (self == NULL)
		return;
	g_free(self->id);
	gls_paper_row_free(self->a);
	gls_paper_row_free(self->b);
	g_free(self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPaperPair, gls_paper_pair_free)

/* "Hvasshovdâ?¦": an ellipsis that was read in a wrong charset, and cut in two */
static gchar *
drop_broken_ellipsis(const gchar *text)
{
	static const gchar *const broken[] = {"â? ¦", "â?¦", "â€¦", "& hellip;", "&hellip;"};
	g_autoptr(GString) kept = g_string_new(text);

	for (guint i = 0; i < G_N_ELEMENTS(broken); i++)
		g_string_replace(kept, broken[i], "…", 0);
	return g_strdup(kept->str);
}

static gboolean
is_unknown(const gchar *value)
{
	return *value == '\0' || g_ascii_strcasecmp(value, "n/a") == 0;
}

static void
add_ids(GlsEntry *entry, const gchar *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " ;", -1);

	for (guint i = 0; words[i] != NULL; i++) {
		GlsPaperId *id = gls_paper_id_new_from_link(words[i]);

		gls_entry_add_id(entry, id != NULL ? id : gls_paper_id_new_from_string(words[i]));
	}
}

/* the values are what an entry of a digest would have; from there on it is the same */
static GlsPaperRow *
make_row(gchar *const *values)
{
	g_autoptr(GlsEntry) entry = gls_entry_new(values[TITLE] != NULL ? values[TITLE] : "", -1);
	GlsPaperRow *self = g_new0(GlsPaperRow, 1);

	if (values[AUTHORS] != NULL && !is_unknown(values[AUTHORS])) {
		g_autofree gchar *authors = drop_broken_ellipsis(values[AUTHORS]);

		gls_author_parse_list(authors, -1, entry->authors);
	}
	if (values[ABSTRACT] != NULL)
		gls_entry_set_abstract(entry, values[ABSTRACT], -1);
	if (values[IDS] != NULL)
		add_ids(entry, values[IDS]);
	entry->date = g_strdup(values[YEAR]);
	self->id = g_strdup(values[ID] != NULL ? values[ID] : "");
	if (values[VENUE] != NULL && !is_unknown(values[VENUE]))
		entry->venue = gls_text_squeeze(values[VENUE], -1);
	self->record = gls_record_new_from_entry(entry);
	return self;
}

static gboolean
find_columns(const GPtrArray *header, gint *places, GError **error)
{
	for (guint i = 0; i < N_COLUMNS; i++) {
		places[i] = -1;
		for (guint j = 0; j < header->len && places[i] < 0; j++)
			if (g_ascii_strcasecmp(g_ptr_array_index(header, j), columns[i]) == 0)
				places[i] = (gint)j;
	}
	if (places[ID] >= 0 && places[TITLE] >= 0)
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    "line 1: expected a header with the columns id and title");
	return FALSE;
}

static GPtrArray *
parse_csv(const gchar *data, gsize length, GError **error)
{
	g_autoptr(GPtrArray)
		rows = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_row_free);
	g_autoptr(GPtrArray) fields = NULL;
	g_autoptr(GError) csv_error = NULL;
	gint places[N_COLUMNS];
	GlsCsv csv;

	gls_csv_init(&csv, data, length);
	fields = gls_csv_next(&csv, &csv_error);
	if (fields == NULL && csv_error == NULL)
		return g_steal_pointer(&rows);
	if (fields != NULL && !find_columns(fields, places, error))
		return NULL;
	while (csv_error == NULL) {
		gchar *values[N_COLUMNS] = {NULL};

		g_clear_pointer(&fields, g_ptr_array_unref);
		fields = gls_csv_next(&csv, &csv_error);
		if (fields == NULL)
			break;
		for (guint i = 0; i < N_COLUMNS; i++)
			if (places[i] >= 0 && (guint)places[i] < fields->len)
				values[i] = g_ptr_array_index(fields, places[i]);
		g_ptr_array_add(rows, make_row(values));
	}
	if (csv_error == NULL)
		return g_steal_pointer(&rows);
	g_propagate_error(error, g_steal_pointer(&csv_error));
	return NULL;
}

/* a list of names, which are joined as a digest would list them */
static gchar *
dup_list(JsonArray *list)
{
	g_autoptr(GString) joined = g_string_new(NULL);

	for (guint i = 0; i < json_array_get_length(list); i++) {
		JsonNode *node = json_array_get_element(list, i);

		if (!JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_STRING)
			continue;
		g_string_append_printf(joined, "%s%s", joined->len > 0 ? "; " : "",
				       json_node_get_string(node));
	}
	return g_strdup(joined->str);
}

static gchar *
dup_value(JsonObject *object, const gchar *name)
{
	JsonNode *node = json_object_get_member(object, name);

	if (node == NULL)
		return NULL;
	if (JSON_NODE_HOLDS_ARRAY(node))
		return dup_list(json_node_get_array(node));
	if (!JSON_NODE_HOLDS_VALUE(node))
		return NULL;
	if (json_node_get_value_type(node) == G_TYPE_STRING)
		return json_node_dup_string(node);
	if (json_node_get_value_type(node) == G_TYPE_INT64)
		return g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
	return NULL;
}

static GlsPaperRow *
parse_object(JsonNode *node)
{
	gchar *values[N_COLUMNS] = {NULL};
	GlsPaperRow *row;

	if (node == NULL || !JSON_NODE_HOLDS_OBJECT(node))
		return NULL;
	for (guint i = 0; i < N_COLUMNS; i++)
		values[i] = dup_value(json_node_get_object(node), columns[i]);
	row = make_row(values);
	for (guint i = 0; i < N_COLUMNS; i++)
		g_free(values[i]);
	return row;
}

static GlsPaperPair *
parse_pair(JsonNode *node)
{
	g_autoptr(GlsPaperPair) pair = g_new0(GlsPaperPair, 1);
	JsonObject *object;

	if (!JSON_NODE_HOLDS_OBJECT(node))
		return NULL;
	object = json_node_get_object(node);
	pair->id = dup_value(object, "pair");
	pair->a = parse_object(json_object_get_member(object, "a"));
	pair->b = parse_object(json_object_get_member(object, "b"));
	return pair->id != NULL && pair->a != NULL && pair->b != NULL ? g_steal_pointer(&pair)
								      : NULL;
}

static gboolean
parse_row_line(JsonNode *node, GPtrArray *rows)
{
	g_autoptr(GlsPaperRow) row = parse_object(node);

	if (row == NULL || *row->id == '\0')
		return FALSE;
	g_ptr_array_add(rows, g_steal_pointer(&row));
	return TRUE;
}

static gboolean
parse_pair_line(JsonNode *node, GPtrArray *pairs)
{
	GlsPaperPair *pair = parse_pair(node);

	if (pair != NULL)
		g_ptr_array_add(pairs, pair);
	return pair != NULL;
}

/* each line that is not empty is an object; @expected says what it should be */
static gboolean
parse_lines(const gchar *data,
	    gsize length,
	    gboolean (*parse)(JsonNode *node, GPtrArray *items),
	    const gchar *expected,
	    GPtrArray *items,
	    GError **error)
{
	g_autoptr(JsonParser) parser = json_parser_new_immutable();
	const gchar *end = data + length;
	guint number = 0;

	while (data < end) {
		const gchar *newline = memchr(data, '\n', end - data);
		const gchar *line_end = newline != NULL ? newline : end;
		g_autofree gchar *line = gls_text_squeeze(data, line_end - data);

		number++;
		data = line_end + 1;
		if (*line == '\0')
			continue;
		if (!json_parser_load_from_data(parser, line, -1, NULL) ||
		    json_parser_get_root(parser) == NULL ||
		    !parse(json_parser_get_root(parser), items)) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "line %u: expected %s",
				    number, expected);
			return FALSE;
		}
	}
	return TRUE;
}

/* old tables are in Latin-1 now and then */
static gchar *
dup_text(const gchar *data, gsize *length)
{
	gchar *text = NULL;

	if (!g_utf8_validate_len(data, *length, NULL))
		text = g_convert(data, *length, "UTF-8", "ISO-8859-1", NULL, length, NULL);
	return text != NULL ? text : g_memdup2(data, *length);
}

/**
 * gls_paper_table_parse:
 * @data: a table of papers: comma-separated values with a header, or an object of JSON on each line
 * @length: of @data in bytes
 * @error: a #GError
 *
 * Reads a table. Its columns, or members, are `id` and `title`, which it has to have, `authors`,
 * `venue`, `year`, `abstract` and `ids`; others are passed over. What is not UTF-8 is Latin-1.
 *
 * Returns: (transfer full) (element-type GlsPaperRow) (nullable): the rows; %NULL with
 *   %GLS_ERROR_UNREADABLE
 */
GPtrArray *
gls_paper_table_parse(const gchar *data, gsize length, GError **error)
{
	g_autofree gchar *text = NULL;
	g_autoptr(GPtrArray) rows = NULL;

	g_return_val_if_fail(data != NULL || length == 0, NULL);

	text = dup_text(data, &length);
	if (length == 0 || *text != '{')
		return parse_csv(text, length, error);
	rows = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_row_free);
	if (!parse_lines(text, length, parse_row_line, "an object with id and title", rows, error))
		return NULL;
	return g_steal_pointer(&rows);
}

/**
 * gls_paper_table_parse_pairs:
 * @data: pairs of papers, an object of JSON on each line: `pair`, and the papers `a` and `b`, which
 *   have the members that gls_paper_table_parse() reads
 * @length: of @data in bytes
 * @error: a #GError
 *
 * Reads pairs of papers.
 *
 * Returns: (transfer full) (element-type GlsPaperPair) (nullable): the pairs; %NULL with
 *   %GLS_ERROR_UNREADABLE
 */
GPtrArray *
gls_paper_table_parse_pairs(const gchar *data, gsize length, GError **error)
{
	g_autofree gchar *text = NULL;
	g_autoptr(GPtrArray)
		pairs = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_pair_free);

	g_return_val_if_fail(data != NULL || length == 0, NULL);

	text = dup_text(data, &length);
	if (!parse_lines(text, length, parse_pair_line, "an object with pair, a and b", pairs,
			 error))
		return NULL;
	return g_steal_pointer(&pairs);
}
