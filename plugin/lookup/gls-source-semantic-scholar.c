/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "lookup/gls-source.h"

/*
 * The Graph API of Semantic Scholar, https://api.semanticscholar.org/api-docs/graph: up to 500 papers
 * by id in one question, one by title; one question a second.
 */

#define FIELDS                                                                                     \
	"title,abstract,tldr,venue,year,publicationDate,citationCount,externalIds,authors.name"

/* the ids it takes, strongest first, and what it puts before them and calls them in replies */
static const struct {
	GlsIdScheme scheme;
	const gchar *prefix;
	const gchar *member;
} schemes[] = {
	{GLS_ID_ARXIV, "ARXIV:", "ArXiv"},
	{GLS_ID_DOI, "DOI:", "DOI"},
	{GLS_ID_PMID, "PMID:", "PubMed"},
	{GLS_ID_S2, "", NULL},
};

static void
add_id(JsonBuilder *builder, const GlsEntry *entry)
{
	for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
		const GlsPaperId *id = gls_entry_get_id(entry, schemes[i].scheme);
		g_autofree gchar *text = NULL;

		if (id == NULL)
			continue;
		text = g_strconcat(schemes[i].prefix, id->value, NULL);
		json_builder_add_string_value(builder, text);
		return;
	}
}

static gchar *
ask_ids(const gchar *base, const GPtrArray *entries, gchar **body)
{
	g_autoptr(JsonBuilder) builder = json_builder_new();
	g_autoptr(JsonNode) root = NULL;

	json_builder_begin_object(builder);
	json_builder_set_member_name(builder, "ids");
	json_builder_begin_array(builder);
	for (guint i = 0; i < entries->len; i++)
		add_id(builder, g_ptr_array_index(entries, i));
	json_builder_end_array(builder);
	json_builder_end_object(builder);
	root = json_builder_get_root(builder);
	*body = json_to_string(root, FALSE);
	return g_strdup_printf("%s/graph/v1/paper/batch?fields=" FIELDS, base);
}

static gchar *
ask_titles(const gchar *base, const GPtrArray *entries)
{
	g_autofree gchar *title = gls_source_dup_title(g_ptr_array_index(entries, 0));
	g_autofree gchar *escaped = gls_source_escape(title);

	return g_strdup_printf("%s/graph/v1/paper/search/match?query=%s&fields=" FIELDS, base,
			       escaped);
}

static void
read_field(GlsMetadata *paper, GlsMetadataField field, JsonObject *object, const gchar *name)
{
	gls_source_read_string(paper, field, GLS_LOOKUP_SEMANTIC_SCHOLAR, object, name);
}

static void
read_ids(GlsMetadata *paper, JsonObject *object)
{
	JsonObject *ids = gls_json_get_object(object, "externalIds");
	g_autofree gchar *own = gls_json_dup_string(object, "paperId");
	gboolean is_preprint = FALSE;

	for (guint i = 0; ids != NULL && i < G_N_ELEMENTS(schemes); i++) {
		g_autofree gchar *value = schemes[i].member != NULL
						  ? gls_json_dup_string(ids, schemes[i].member)
						  : NULL;

		if (value == NULL)
			continue;
		is_preprint |= schemes[i].scheme == GLS_ID_ARXIV;
		if (is_preprint && schemes[i].scheme == GLS_ID_DOI)
			gls_metadata_set(paper, GLS_METADATA_PUBLISHED, GLS_LOOKUP_SEMANTIC_SCHOLAR,
					 value);
		gls_metadata_add_id(paper, gls_paper_id_new(schemes[i].scheme, value));
	}
	if (own != NULL)
		gls_metadata_add_id(paper, gls_paper_id_new(GLS_ID_S2, own));
}

static void
read_date(GlsMetadata *paper, JsonObject *object)
{
	/* the day is the better one, and comes last */
	gls_source_read_count(paper, GLS_METADATA_DATE, GLS_LOOKUP_SEMANTIC_SCHOLAR, object,
			      "year");
	read_field(paper, GLS_METADATA_DATE, object, "publicationDate");
}

static GlsMetadata *
read_paper(JsonObject *object)
{
	GlsMetadata *paper = gls_metadata_new();
	JsonArray *authors = gls_json_get_array(object, "authors");

	read_field(paper, GLS_METADATA_TITLE, object, "title");
	read_field(paper, GLS_METADATA_ABSTRACT, object, "abstract");
	read_field(paper, GLS_METADATA_TLDR, gls_json_get_object(object, "tldr"), "text");
	read_field(paper, GLS_METADATA_VENUE, object, "venue");
	read_date(paper, object);
	read_ids(paper, object);
	gls_source_read_count(paper, GLS_METADATA_CITATIONS, GLS_LOOKUP_SEMANTIC_SCHOLAR, object,
			      "citationCount");
	for (guint i = 0; authors != NULL && i < json_array_get_length(authors); i++) {
		JsonObject *author = gls_json_get_element(authors, i);
		g_autofree gchar *name = author != NULL ? gls_json_dup_string(author, "name")
							: NULL;

		gls_metadata_add_author(paper, name);
	}
	return paper;
}

/* a batch is an array with null in place of unknown papers, a match an object with such an array */
static JsonArray *
find_papers(JsonNode *root)
{
	if (JSON_NODE_HOLDS_ARRAY(root))
		return json_node_get_array(root);
	return JSON_NODE_HOLDS_OBJECT(root) ? gls_json_get_array(json_node_get_object(root), "data")
					    : NULL;
}

static GPtrArray *
read_reply(const gchar *reply, gsize length, GError **error)
{
	return gls_source_read_json(reply, length, find_papers, read_paper, error);
}

const GlsSource gls_source_semantic_scholar = {
	.source = GLS_LOOKUP_SEMANTIC_SCHOLAR,
	.base = "https://api.semanticscholar.org",
	.media_type = "json",
	.pause = 1100,
	.schemes = 1 << GLS_ID_ARXIV | 1 << GLS_ID_DOI | 1 << GLS_ID_PMID | 1 << GLS_ID_S2,
	.fields = 1 << GLS_METADATA_ABSTRACT | 1 << GLS_METADATA_TLDR | 1 << GLS_METADATA_VENUE |
		  1 << GLS_METADATA_CITATIONS,
	.max_ids = 500,
	.max_titles = 1,
	.max_questions = 25,
	.ask_ids = ask_ids,
	.ask_titles = ask_titles,
	.read = read_reply,
};
