/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "lookup/gls-source.h"

/*
 * The API of OpenAlex, https://developers.openalex.org: up to 100 values in a filter; searches are
 * ten times as dear as filters, and few a day are free for those without a key.
 */

#define SELECT                                                                                     \
	"doi,display_name,publication_date,ids,authorships,primary_location,cited_by_count,"       \
	"abstract_inverted_index"

/* words of an abstract; the longest ones have some 1,000 */
#define MAX_WORDS 5000

/* how a paper at arXiv is known by DOI */
#define ARXIV_DOI "10.48550/arxiv."

static gchar *
dup_doi(const GlsEntry *entry)
{
	const GlsPaperId *doi = gls_entry_get_id(entry, GLS_ID_DOI);
	const GlsPaperId *arxiv = gls_entry_get_id(entry, GLS_ID_ARXIV);

	return doi != NULL ? g_strdup(doi->value) : g_strconcat(ARXIV_DOI, arxiv->value, NULL);
}

static gchar *
ask_ids(const gchar *base, const GPtrArray *entries, gchar **body)
{
	g_autoptr(GString) filter = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		g_autofree gchar *doi = dup_doi(g_ptr_array_index(entries, i));
		g_autofree gchar *escaped = NULL;

		/* these begin another filter, or another value */
		if (strpbrk(doi, ",|") != NULL)
			continue;
		escaped = gls_source_escape(doi);
		g_string_append_printf(filter, "%s%s", filter->len > 0 ? "%7C" : "", escaped);
	}
	return g_strdup_printf("%s/works?filter=doi:%s&per_page=%u&select=" SELECT, base,
			       filter->str, entries->len);
}

static gchar *
ask_titles(const gchar *base, const GPtrArray *entries)
{
	g_autofree gchar *title = gls_source_dup_title(g_ptr_array_index(entries, 0));
	g_autofree gchar *escaped = gls_source_escape(title);

	return g_strdup_printf("%s/works?search=%s&per_page=5&select=" SELECT, base, escaped);
}

static void
place_word(gchar **words, const gchar *word, JsonArray *places)
{
	for (guint i = 0; i < json_array_get_length(places); i++) {
		JsonNode *node = json_array_get_element(places, i);
		gint64 place;

		if (!JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_INT64)
			continue;
		place = json_node_get_int(node);
		if (place < 0 || place >= MAX_WORDS || words[place] != NULL)
			continue;
		words[place] = g_utf8_make_valid(word, -1);
	}
}

/* {"entropy": [3, 17], ...}: the places of each word; words that are missing leave no gap */
static gchar *
dup_abstract(JsonObject *index)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) abstract = g_string_new(NULL);
	g_autoptr(GList) members = json_object_get_members(index);

	g_ptr_array_set_size(words, MAX_WORDS);
	for (GList *link = members; link != NULL; link = link->next) {
		JsonArray *places = gls_json_get_array(index, link->data);

		if (places != NULL)
			place_word((gchar **)words->pdata, link->data, places);
	}
	for (guint i = 0; i < MAX_WORDS; i++)
		if (words->pdata[i] != NULL)
			g_string_append_printf(abstract, "%s ", (gchar *)words->pdata[i]);
	return g_string_free(g_steal_pointer(&abstract), FALSE);
}

static void
read_field(GlsMetadata *paper, GlsMetadataField field, JsonObject *object, const gchar *name)
{
	gls_source_read_string(paper, field, GLS_LOOKUP_OPENALEX, object, name);
}

static void
read_ids(GlsMetadata *paper, JsonObject *object)
{
	static const gchar *const members[] = {"doi", "pmid"};
	JsonObject *ids = gls_json_get_object(object, "ids");
	g_autofree gchar *doi = gls_json_dup_string(object, "doi");

	/* they are links */
	if (doi != NULL)
		gls_metadata_add_id(paper, gls_paper_id_new_from_link(doi));
	for (guint i = 0; ids != NULL && i < G_N_ELEMENTS(members); i++) {
		g_autofree gchar *link = gls_json_dup_string(ids, members[i]);

		if (link != NULL)
			gls_metadata_add_id(paper, gls_paper_id_new_from_link(link));
	}
}

static void
read_authors(GlsMetadata *paper, JsonArray *authorships)
{
	for (guint i = 0; authorships != NULL && i < json_array_get_length(authorships); i++) {
		JsonObject *authorship = gls_json_get_element(authorships, i);
		JsonObject *author = authorship != NULL ? gls_json_get_object(authorship, "author")
							: NULL;
		g_autofree gchar *name =
			author != NULL ? gls_json_dup_string(author, "display_name") : NULL;

		gls_metadata_add_author(paper, name);
	}
}

static GlsMetadata *
read_paper(JsonObject *object)
{
	GlsMetadata *paper = gls_metadata_new();
	JsonObject *location = gls_json_get_object(object, "primary_location");
	JsonObject *venue = location != NULL ? gls_json_get_object(location, "source") : NULL;
	JsonObject *index = gls_json_get_object(object, "abstract_inverted_index");
	g_autofree gchar *abstract = index != NULL ? dup_abstract(index) : NULL;

	read_ids(paper, object);
	read_field(paper, GLS_METADATA_TITLE, object, "display_name");
	read_field(paper, GLS_METADATA_DATE, object, "publication_date");
	read_field(paper, GLS_METADATA_VENUE, venue, "display_name");
	gls_metadata_set(paper, GLS_METADATA_ABSTRACT, GLS_LOOKUP_OPENALEX, abstract);
	read_authors(paper, gls_json_get_array(object, "authorships"));
	gls_source_read_count(paper, GLS_METADATA_CITATIONS, GLS_LOOKUP_OPENALEX, object,
			      "cited_by_count");
	return paper;
}

static JsonArray *
find_papers(JsonNode *root)
{
	return JSON_NODE_HOLDS_OBJECT(root)
		       ? gls_json_get_array(json_node_get_object(root), "results")
		       : NULL;
}

static GPtrArray *
read_reply(const gchar *reply, gsize length, GError **error)
{
	return gls_source_read_json(reply, length, find_papers, read_paper, error);
}

const GlsSource gls_source_openalex = {
	.source = GLS_LOOKUP_OPENALEX,
	.base = "https://api.openalex.org",
	.media_type = "json",
	.pause = 150,
	.schemes = 1 << GLS_ID_ARXIV | 1 << GLS_ID_DOI,
	.fields = 1 << GLS_METADATA_ABSTRACT | 1 << GLS_METADATA_VENUE |
		  1 << GLS_METADATA_CITATIONS,
	.max_ids = 50,
	.max_titles = 1,
	.max_questions = 5,
	.ask_ids = ask_ids,
	.ask_titles = ask_titles,
	.read = read_reply,
};
