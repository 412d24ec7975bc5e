/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "files/gls-history-export.h"
#include "core/gls-error.h"
#include "core/history/gls-record-json.h"

/* the first line of an export; a later version may add members to it and to those that follow */
#define HEADER "{\"format\":\"glossator-history\",\"version\":1}"
/* what every version of it begins with */
#define MARK "{\"format\":\"glossator-history\","

/* how many papers are added to the history at a time */
#define MAX_BATCH 2000
/* the longest line that is read, in bytes; a record with all its lists full takes some 40 KB */
#define MAX_LINE (1024 * 1024)

/**
 * gls_history_export_dup_json:
 * @records: (element-type GlsRecord): papers
 *
 * Returns: (transfer full): a line that says what it is, and an object of gls_record_to_json() in a
 *   line for each paper
 */
gchar *
gls_history_export_dup_json(const GPtrArray *records)
{
	GString *text = g_string_new(HEADER "\n");

	for (guint i = 0; i < records->len; i++) {
		g_autoptr(JsonNode) node = gls_record_to_json(g_ptr_array_index(records, i));
		g_autofree gchar *json = json_to_string(node, FALSE);

		g_string_append(text, json);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

/* RFC 4180. A title comes from a mail: what a spreadsheet would take for a formula is quoted */
static void
append_field(GString *text, const gchar *value, gboolean is_last)
{
	g_string_append_c(text, '"');
	if (value != NULL && *value != '\0' && strchr("=+-@\t\r", *value) != NULL)
		g_string_append_c(text, '\'');
	for (const gchar *p = value != NULL ? value : ""; *p != '\0'; p++) {
		if (*p == '"')
			g_string_append_c(text, '"');
		g_string_append_c(text, *p);
	}
	g_string_append(text, is_last ? "\"\r\n" : "\",");
}

static void
append_date(GString *text, gint64 date, gboolean is_last)
{
	g_autoptr(GDateTime) time = date > 0 ? g_date_time_new_from_unix_utc(date) : NULL;
	g_autofree gchar *value = time != NULL ? g_date_time_format_iso8601(time) : NULL;

	append_field(text, value, is_last);
}

static gchar *
dup_ids(const GlsRecord *record)
{
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	g_auto(GStrv) ids = NULL;

	for (guint i = 0; i < record->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(record->ids, i));

		g_strv_builder_add(builder, id);
	}
	ids = g_strv_builder_end(builder);
	return g_strjoinv(" ", ids);
}

static gchar *
dup_sources(const GlsRecord *record)
{
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	g_auto(GStrv) sources = NULL;

	for (guint i = 0; i < record->sources->len; i++)
		g_strv_builder_add(builder, g_ptr_array_index(record->sources, i));
	sources = g_strv_builder_end(builder);
	return g_strjoinv("; ", sources);
}

/**
 * gls_history_export_dup_csv:
 * @records: (element-type GlsRecord): papers
 *
 * Returns: (transfer full): a table for spreadsheets, as of RFC 4180: title, ids, sources, state, when
 *   it arrived and was shown first and last
 */
gchar *
gls_history_export_dup_csv(const GPtrArray *records)
{
	GString *text = g_string_new("title,ids,sources,state,arrived,shown,last_shown\r\n");

	for (guint i = 0; i < records->len; i++) {
		const GlsRecord *record = g_ptr_array_index(records, i);
		gboolean shown = record->shown.message_key != NULL;
		g_autofree gchar *ids = dup_ids(record);
		g_autofree gchar *sources = dup_sources(record);

		append_field(text, record->title, FALSE);
		append_field(text, ids, FALSE);
		append_field(text, sources, FALSE);
		append_field(text, gls_state_to_string(gls_record_get_state(record, NULL)), FALSE);
		append_date(text, record->arrived.date, FALSE);
		append_date(text, shown ? record->shown.date : 0, FALSE);
		append_date(text, record->last_shown, TRUE);
	}
	return g_string_free(text, FALSE);
}

/**
 * gls_history_export_is:
 * @start: how a file begins
 * @length: of @start in bytes
 *
 * Returns: %TRUE if it is what gls_history_export_dup_json() wrote
 */
gboolean
gls_history_export_is(const gchar *start, gsize length)
{
	return length >= strlen(MARK) && memcmp(start, MARK, strlen(MARK)) == 0;
}

static GlsRecord *
read_line(const gchar *line, gsize length, GError **error)
{
	g_autoptr(JsonParser) parser = json_parser_new_immutable();

	if (length > MAX_LINE) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE,
			    "the line has %" G_GSIZE_FORMAT " bytes, expected at most %d", length,
			    MAX_LINE);
		return NULL;
	}
	if (!json_parser_load_from_data(parser, line, (gssize)length, error))
		return NULL;
	if (json_parser_get_root(parser) == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "expected an object");
		return NULL;
	}
	return gls_record_new_from_json(json_parser_get_root(parser), error);
}

static gboolean
read_lines(GDataInputStream *stream,
	   const gchar *path,
	   GlsHistory *history,
	   guint64 *n_papers,
	   GError **error)
{
	g_autoptr(GPtrArray)
		batch = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	g_autoptr(GError) read_error = NULL;

	for (guint64 number = 1;; number++) {
		gsize length;
		g_autofree gchar *line =
			g_data_input_stream_read_line(stream, &length, NULL, &read_error);
		GlsRecord *record;

		if (read_error != NULL) {
			g_propagate_prefixed_error(error, g_steal_pointer(&read_error),
						   "%s: ", path);
			return FALSE;
		}
		if (batch->len >= MAX_BATCH || line == NULL) {
			if (history != NULL && !gls_history_merge(history, batch, error))
				return FALSE;
			*n_papers += batch->len;
			g_ptr_array_set_size(batch, 0);
		}
		if (line == NULL)
			return TRUE;
		if (*line == '\0' || number == 1)
			continue;
		record = read_line(line, length, error);
		if (record == NULL) {
			g_prefix_error(error, "%s: line %" G_GUINT64_FORMAT ": ", path, number);
			return FALSE;
		}
		g_ptr_array_add(batch, record);
	}
}

/**
 * gls_history_export_read:
 * @path: a file that was exported as JSON lines
 * @history: (nullable): takes the papers; %NULL to count only
 * @n_papers: (inout): how many papers were read is added to it
 * @error: a #GError
 *
 * Adds the papers in a file to a history. What is known already changes nothing.
 *
 * Returns: %FALSE if the file could not be read up to its end, or the history not be written: what
 *   stood before the line that the error names may be added
 */
gboolean
gls_history_export_read(const gchar *path, GlsHistory *history, guint64 *n_papers, GError **error)
{
	g_autoptr(GFile) file = g_file_new_for_path(path);
	g_autoptr(GFileInputStream) bytes = g_file_read(file, NULL, error);
	g_autoptr(GDataInputStream) stream = NULL;

	if (bytes == NULL)
		return FALSE;
	stream = g_data_input_stream_new(G_INPUT_STREAM(bytes));
	return read_lines(stream, path, history, n_papers, error);
}
