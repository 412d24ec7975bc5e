/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-document.h"
#include "lookup/gls-source.h"

/*
 * The REST API of Crossref, https://api.crossref.org/swagger-ui/index.html: DOIs in a filter, titles
 * in a query for references; one list a second for those who do not say who they are.
 */

#define SELECT "DOI,title,abstract,author,container-title,is-referenced-by-count,issued,relation"

static gchar *
ask_ids(const gchar *base, const GPtrArray *entries, gchar **body)
{
	g_autoptr(GString) filter = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		const GlsPaperId *id = gls_entry_get_id(g_ptr_array_index(entries, i), GLS_ID_DOI);
		g_autofree gchar *escaped = NULL;

		/* a comma would begin another filter */
		if (strchr(id->value, ',') != NULL)
			continue;
		escaped = gls_source_escape(id->value);
		g_string_append_printf(filter, "%sdoi:%s", filter->len > 0 ? "," : "", escaped);
	}
	return g_strdup_printf("%s/works?filter=%s&rows=%u&select=" SELECT, base, filter->str,
			       entries->len);
}

static gchar *
ask_titles(const gchar *base, const GPtrArray *entries)
{
	g_autofree gchar *title = gls_source_dup_title(g_ptr_array_index(entries, 0));
	g_autofree gchar *escaped = gls_source_escape(title);

	return g_strdup_printf("%s/works?query.bibliographic=%s&rows=3&select=" SELECT, base,
			       escaped);
}

static void
set(GlsMetadata *paper, GlsMetadataField field, const gchar *value)
{
	gls_metadata_set(paper, field, GLS_LOOKUP_CROSSREF, value);
}

/* titles and abstracts are JATS: elements such as jats:p and i, and entities */
static gchar *
dup_plain(const gchar *marked_up)
{
	g_autoptr(GlsDocument)
		document = gls_document_new(marked_up, strlen(marked_up), GLS_BODY_HTML);
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);

	return g_strndup(text, length);
}

static void
set_plain(GlsMetadata *paper, GlsMetadataField field, const gchar *marked_up)
{
	g_autofree gchar *plain = marked_up != NULL ? dup_plain(marked_up) : NULL;

	set(paper, field, plain);
}

static gchar *
dup_first(JsonObject *object, const gchar *name)
{
	JsonArray *array = gls_json_get_array(object, name);

	return array != NULL && json_array_get_length(array) > 0
		       ? gls_json_dup_element_string(array, 0)
		       : NULL;
}

/* {"date-parts": [[2026, 4, 3]]}, of which day and month may be missing */
static void
read_date(GlsMetadata *paper, JsonObject *object)
{
	JsonObject *issued = gls_json_get_object(object, "issued");
	JsonArray *dates = issued != NULL ? gls_json_get_array(issued, "date-parts") : NULL;
	JsonNode *node = dates != NULL && json_array_get_length(dates) > 0
				 ? json_array_get_element(dates, 0)
				 : NULL;
	JsonArray *parts = node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node)
								       : NULL;
	g_autoptr(GString) date = g_string_new(NULL);

	for (guint i = 0; parts != NULL && i < MIN(json_array_get_length(parts), 3); i++) {
		JsonNode *part = json_array_get_element(parts, i);

		if (!JSON_NODE_HOLDS_VALUE(part) || json_node_get_value_type(part) != G_TYPE_INT64)
			break;
		g_string_append_printf(date, i == 0 ? "%04d" : "-%02d",
				       (gint)CLAMP(json_node_get_int(part), 0, 9999));
	}
	set(paper, GLS_METADATA_DATE, date->str);
}

static void
read_authors(GlsMetadata *paper, JsonArray *authors)
{
	for (guint i = 0; authors != NULL && i < json_array_get_length(authors); i++) {
		JsonObject *author = gls_json_get_element(authors, i);
		g_autofree gchar *given = NULL;
		g_autofree gchar *family = NULL;
		g_autofree gchar *name = NULL;

		if (author == NULL)
			continue;
		given = gls_json_dup_string(author, "given");
		family = gls_json_dup_string(author, "family");
		name = given != NULL && family != NULL ? g_strconcat(given, " ", family, NULL)
						       : g_strdup(family);
		gls_metadata_add_author(paper, name);
	}
}

/* {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/1"}]} */
static void
read_published(GlsMetadata *paper, JsonObject *object)
{
	JsonObject *relation = gls_json_get_object(object, "relation");
	JsonArray *works = relation != NULL ? gls_json_get_array(relation, "is-preprint-of") : NULL;
	JsonObject *work = works != NULL && json_array_get_length(works) > 0
				   ? gls_json_get_element(works, 0)
				   : NULL;
	g_autofree gchar *type = work != NULL ? gls_json_dup_string(work, "id-type") : NULL;
	g_autofree gchar *id = g_strcmp0(type, "doi") == 0 ? gls_json_dup_string(work, "id") : NULL;

	set(paper, GLS_METADATA_PUBLISHED, id);
}

static GlsMetadata *
read_paper(JsonObject *object)
{
	GlsMetadata *paper = gls_metadata_new();
	g_autofree gchar *doi = gls_json_dup_string(object, "DOI");
	g_autofree gchar *title = dup_first(object, "title");
	g_autofree gchar *venue = dup_first(object, "container-title");
	g_autofree gchar *abstract = gls_json_dup_string(object, "abstract");

	if (doi != NULL)
		gls_metadata_add_id(paper, gls_paper_id_new(GLS_ID_DOI, doi));
	set_plain(paper, GLS_METADATA_TITLE, title);
	set_plain(paper, GLS_METADATA_ABSTRACT, abstract);
	set_plain(paper, GLS_METADATA_VENUE, venue);
	read_date(paper, object);
	read_authors(paper, gls_json_get_array(object, "author"));
	read_published(paper, object);
	gls_source_read_count(paper, GLS_METADATA_CITATIONS, GLS_LOOKUP_CROSSREF, object,
			      "is-referenced-by-count");
	return paper;
}

static JsonArray *
find_papers(JsonNode *root)
{
	JsonObject *message = JSON_NODE_HOLDS_OBJECT(root)
				      ? gls_json_get_object(json_node_get_object(root), "message")
				      : NULL;

	return message != NULL ? gls_json_get_array(message, "items") : NULL;
}

static GPtrArray *
read_reply(const gchar *reply, gsize length, GError **error)
{
	return gls_source_read_json(reply, length, find_papers, read_paper, error);
}

const GlsSource gls_source_crossref = {
	.source = GLS_LOOKUP_CROSSREF,
	.base = "https://api.crossref.org",
	.media_type = "json",
	.pause = 1000,
	.schemes = 1 << GLS_ID_DOI,
	.fields = 1 << GLS_METADATA_ABSTRACT | 1 << GLS_METADATA_VENUE |
		  1 << GLS_METADATA_CITATIONS,
	.max_ids = 50,
	.max_titles = 1,
	.max_questions = 25,
	.ask_ids = ask_ids,
	.ask_titles = ask_titles,
	.read = read_reply,
};
