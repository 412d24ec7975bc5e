/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "lookup/gls-source.h"

/*
 * The API of arXiv, https://info.arxiv.org/help/api/user-manual.html: replies are Atom with elements
 * of arXiv's own; at most one question every three seconds, on one connection.
 */

/* the elements that an entry is made of; those of arXiv carry its prefix */
static const struct {
	const gchar *element;
	GlsMetadataField field;
} fields[] = {
	{"title", GLS_METADATA_TITLE},
	{"summary", GLS_METADATA_ABSTRACT},
	{"published", GLS_METADATA_DATE},
	{"arxiv:comment", GLS_METADATA_COMMENT},
	{"arxiv:journal_ref", GLS_METADATA_VENUE},
	{"arxiv:doi", GLS_METADATA_PUBLISHED},
};

/* bytes of "2026-04-03" */
#define DATE_LENGTH 10

static gchar *
ask_ids(const gchar *base, const GPtrArray *entries, gchar **body)
{
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		const GlsPaperId *id =
			gls_entry_get_id(g_ptr_array_index(entries, i), GLS_ID_ARXIV);
		g_autofree gchar *escaped = gls_source_escape(id->value);

		g_string_append_printf(ids, "%s%s", i > 0 ? "," : "", escaped);
	}
	return g_strdup_printf("%s/api/query?id_list=%s&max_results=%u", base, ids->str,
			       entries->len);
}

static gchar *
ask_titles(const gchar *base, const GPtrArray *entries)
{
	g_autoptr(GString) query = g_string_new(NULL);
	g_autofree gchar *escaped = NULL;

	for (guint i = 0; i < entries->len; i++) {
		g_autofree gchar *title = gls_source_dup_title(g_ptr_array_index(entries, i));

		g_string_append_printf(query, "%sti:\"%s\"", i > 0 ? " OR " : "", title);
	}
	escaped = gls_source_escape(query->str);
	/* each title may be that of several papers */
	return g_strdup_printf("%s/api/query?search_query=%s&max_results=%u", base, escaped,
			       entries->len * 5);
}

typedef struct {
	GPtrArray *found;
	GlsMetadata *entry;
	GString *text;
	gboolean failed;
} Reader;

static void
reader_clear(Reader *reader)
{
	g_clear_pointer(&reader->found, g_ptr_array_unref);
	g_clear_pointer(&reader->entry, gls_metadata_unref);
	g_string_free(reader->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reader, reader_clear)

static void
start_element(GMarkupParseContext *context,
	      const gchar *name,
	      const gchar **attribute_names,
	      const gchar **attribute_values,
	      gpointer user_data,
	      GError **error)
{
	Reader *reader = user_data;

	g_string_truncate(reader->text, 0);
	if (strcmp(name, "entry") != 0)
		return;
	g_clear_pointer(&reader->entry, gls_metadata_unref);
	reader->entry = gls_metadata_new();
}

static void
end_entry(Reader *reader)
{
	/* a paper that it does not know is an entry without a title */
	if (reader->entry->ids->len > 0 && reader->entry->values[GLS_METADATA_TITLE] != NULL)
		g_ptr_array_add(reader->found, g_steal_pointer(&reader->entry));
	g_clear_pointer(&reader->entry, gls_metadata_unref);
}

static void
take_text(Reader *reader, const gchar *element)
{
	GlsMetadata *entry = reader->entry;
	gchar *text = reader->text->str;

	if (strcmp(element, "id") == 0) {
		/* what is wrong with a question is said in an entry of its own */
		reader->failed |= strstr(text, "/api/errors") != NULL;
		gls_metadata_add_id(entry, gls_paper_id_new_from_link(g_strstrip(text)));
	} else if (strcmp(element, "name") == 0) {
		gls_metadata_add_author(entry, text);
	}
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(element, fields[i].element) != 0)
			continue;
		if (fields[i].field == GLS_METADATA_DATE && reader->text->len > DATE_LENGTH)
			g_string_truncate(reader->text, DATE_LENGTH);
		gls_metadata_set(entry, fields[i].field, GLS_LOOKUP_ARXIV, reader->text->str);
	}
}

static void
end_element(GMarkupParseContext *context, const gchar *name, gpointer user_data, GError **error)
{
	Reader *reader = user_data;

	if (reader->entry == NULL)
		return;
	if (strcmp(name, "entry") == 0)
		end_entry(reader);
	else
		take_text(reader, name);
	g_string_truncate(reader->text, 0);
}

static void
text(GMarkupParseContext *context,
     const gchar *text,
     gsize length,
     gpointer user_data,
     GError **error)
{
	Reader *reader = user_data;

	g_string_append_len(reader->text, text, (gssize)length);
}

static GPtrArray *
read_reply(const gchar *reply, gsize length, GError **error)
{
	static const GMarkupParser parser = {start_element, end_element, text};
	g_auto(Reader) reader = {gls_source_new_found(), NULL, g_string_new(NULL)};
	g_autoptr(GMarkupParseContext)
		context = g_markup_parse_context_new(&parser, 0, &reader, NULL);

	/* the parser's own words quote the text */
	if (!g_markup_parse_context_parse(context, reply, (gssize)length, NULL) ||
	    !g_markup_parse_context_end_parse(context, NULL)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "expected Atom");
		return NULL;
	}
	if (reader.failed) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "it refuses the question");
		return NULL;
	}
	return g_steal_pointer(&reader.found);
}

const GlsSource gls_source_arxiv = {
	.source = GLS_LOOKUP_ARXIV,
	.base = "https://export.arxiv.org",
	.media_type = "xml",
	.pause = 3000,
	.schemes = 1 << GLS_ID_ARXIV,
	.fields = 1 << GLS_METADATA_ABSTRACT | 1 << GLS_METADATA_PUBLISHED,
	.max_ids = 200,
	.max_titles = 20,
	.max_questions = 10,
	.ask_ids = ask_ids,
	.ask_titles = ask_titles,
	.read = read_reply,
};
