/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "lookup/gls-source.h"

static const GlsSource *const sources[] = {
	&gls_source_arxiv,    &gls_source_hugging_face, &gls_source_semantic_scholar,
	&gls_source_crossref, &gls_source_openalex,
};

/* bytes of a title in a question: what comes after them finds nothing more */
#define MAX_TITLE 300

/**
 * gls_source_get:
 * @source: one source
 *
 * Returns: how it is asked
 */
const GlsSource *
gls_source_get(GlsLookupSource source)
{
	for (guint i = 0; i < G_N_ELEMENTS(sources); i++)
		if (sources[i]->source == source)
			return sources[i];
	g_return_val_if_reached(NULL);
}

/**
 * gls_source_escape:
 * @text: any text
 *
 * Returns: (transfer full): the text as it may stand in the query of an address
 */
gchar *
gls_source_escape(const gchar *text)
{
	return g_uri_escape_string(text, NULL, FALSE);
}

/**
 * gls_source_dup_title:
 * @entry: an entry
 *
 * Returns: (transfer full): the words of its title, without what has a meaning in the language of a
 *   search: punctuation, TeX, and the ellipsis of a title that is cut
 */
gchar *
gls_source_dup_title(const GlsEntry *entry)
{
	g_autoptr(GString) words = g_string_new(NULL);

	for (const gchar *p = entry->title; *p != '\0' && words->len < MAX_TITLE;
	     p = g_utf8_next_char(p)) {
		gunichar letter = g_utf8_get_char(p);

		if (g_unichar_isalnum(letter) || g_unichar_ismark(letter))
			g_string_append_unichar(words, letter);
		else if (words->len > 0 && words->str[words->len - 1] != ' ')
			g_string_append_c(words, ' ');
	}
	return g_strchomp(g_string_free(g_steal_pointer(&words), FALSE));
}

/**
 * gls_source_new_found:
 *
 * Returns: (transfer full) (element-type GlsMetadata): no papers
 */
GPtrArray *
gls_source_new_found(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gls_metadata_unref);
}

/**
 * gls_source_read_json:
 * @reply: a reply, in JSON
 * @length: in bytes
 * @find_papers: finds the papers in it
 * @read_paper: reads one paper
 * @error: return location, %GLS_ERROR_INVALID_REPLY if the reply is no JSON
 *
 * Reads all papers of a reply. What is no object is passed over: some servers put null where they do
 * not know a paper.
 *
 * Returns: (transfer full) (element-type GlsMetadata): the papers, %NULL on error
 */
GPtrArray *
gls_source_read_json(const gchar *reply,
		     gsize length,
		     GlsSourceFindPapers find_papers,
		     GlsSourceReadPaper read_paper,
		     GError **error)
{
	g_autoptr(JsonNode) root = gls_json_parse(reply, (gssize)length, error);
	GPtrArray *found = NULL;
	JsonArray *papers = NULL;

	if (root == NULL)
		return NULL;
	found = gls_source_new_found();
	papers = find_papers(root);
	for (guint i = 0; papers != NULL && i < json_array_get_length(papers); i++) {
		JsonObject *object = gls_json_get_element(papers, i);
		GlsMetadata *paper = object != NULL ? read_paper(object) : NULL;

		if (paper != NULL)
			g_ptr_array_add(found, paper);
	}
	return found;
}

/**
 * gls_source_read_string:
 * @paper: what is known of a paper
 * @field: a field that is a text
 * @source: who says it
 * @object: (nullable): a part of its reply
 * @member: a member of @object; it may be missing, or be no text
 *
 * Sets a field from a member of a reply.
 */
void
gls_source_read_string(GlsMetadata *paper,
		       GlsMetadataField field,
		       GlsLookupSource source,
		       JsonObject *object,
		       const gchar *member)
{
	g_autofree gchar *value = object != NULL ? gls_json_dup_string(object, member) : NULL;

	gls_metadata_set(paper, field, source, value);
}

/**
 * gls_source_read_count:
 * @paper: what is known of a paper
 * @field: a field that is a number
 * @source: who says it
 * @object: a part of its reply
 * @member: a member of @object; it may be missing, or be no whole number
 *
 * Sets a field from a member of a reply.
 */
void
gls_source_read_count(GlsMetadata *paper,
		      GlsMetadataField field,
		      GlsLookupSource source,
		      JsonObject *object,
		      const gchar *member)
{
	gint64 number;

	if (gls_json_get_integer(object, member, &number))
		gls_metadata_set_count(paper, field, source, number);
}
