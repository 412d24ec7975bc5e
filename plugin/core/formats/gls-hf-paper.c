/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-hf-paper.h"
#include "core/gls-json.h"
#include "core/text/gls-text.h"

/* a day has some 50 papers, a month 1,500 */
#define MAX_PAPERS 5000
/* bytes of "2026-04-03" */
#define DATE_LENGTH 10

/**
 * gls_hf_paper_free:
 * @self: (nullable): a paper
 *
 * Frees a paper.
 */
void
gls_hf_paper_free(GlsHfPaper *self)
{
	if (self == NULL)
		return;
	gls_paper_id_free(self->id);
	g_free(self->title);
	g_free(self->abstract);
	g_clear_pointer(&self->authors, g_ptr_array_unref);
	g_free(self->date);
	g_free(self);
}

/* "2025-12-16T18:58:04.000Z" */
static gchar *
dup_date(JsonObject *object)
{
	g_autofree gchar *time = gls_json_dup_string(object, "publishedAt");
	g_autoptr(GDateTime) date = NULL;

	if (time == NULL)
		return NULL;
	date = g_date_time_new_from_iso8601(time, NULL);
	return date != NULL ? g_strndup(time, DATE_LENGTH) : NULL;
}

static void
read_authors(GlsHfPaper *self, JsonArray *authors)
{
	for (guint i = 0; authors != NULL && i < json_array_get_length(authors); i++) {
		JsonObject *author = gls_json_get_element(authors, i);
		g_autofree gchar *name = author != NULL ? gls_json_dup_string(author, "name")
							: NULL;

		/* one name is a list of one, with the same limits */
		if (name != NULL)
			gls_author_parse_list(name, -1, self->authors);
	}
}

/* what the API returns wraps each paper with who submitted it; the search does not */
static GlsHfPaper *
read_paper(JsonObject *object)
{
	g_autoptr(GlsHfPaper) self = g_new0(GlsHfPaper, 1);
	JsonObject *inner = gls_json_get_object(object, "paper");
	g_autofree gchar *id = NULL;

	if (inner != NULL)
		object = inner;
	self->authors = g_ptr_array_new_with_free_func((GDestroyNotify)gls_author_free);
	self->title = gls_json_dup_string(object, "title");
	if (self->title == NULL)
		return NULL;
	id = gls_json_dup_string(object, "id");
	if (id != NULL)
		self->id = gls_paper_id_new(GLS_ID_ARXIV, id);
	self->abstract = gls_json_dup_string(object, "summary");
	self->date = dup_date(object);
	read_authors(self, gls_json_get_array(object, "authors"));
	return g_steal_pointer(&self);
}

static JsonArray *
find_papers(JsonNode *root)
{
	JsonArray *papers;

	if (JSON_NODE_HOLDS_ARRAY(root))
		return json_node_get_array(root);
	if (!JSON_NODE_HOLDS_OBJECT(root))
		return NULL;
	papers = gls_json_get_array(json_node_get_object(root), "dailyPapers");
	return papers != NULL ? papers : gls_json_get_array(json_node_get_object(root), "papers");
}

/**
 * gls_hf_papers_read:
 * @json: what https://huggingface.co/api/daily_papers returns, or the data of the page
 *   https://huggingface.co/papers, which holds the same objects
 *
 * Reads the papers in JSON of Hugging Face. What is not a paper is passed over.
 *
 * Returns: (transfer full) (element-type GlsHfPaper): papers in order; none if it is no such JSON
 */
GPtrArray *
gls_hf_papers_read(const gchar *json)
{
	GPtrArray *papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_hf_paper_free);
	g_autoptr(JsonNode) root = gls_json_parse(json, -1, NULL);
	JsonArray *array = root != NULL ? find_papers(root) : NULL;

	for (guint i = 0; array != NULL && i < json_array_get_length(array); i++) {
		JsonObject *object = gls_json_get_element(array, i);
		GlsHfPaper *paper = object != NULL ? read_paper(object) : NULL;

		if (paper != NULL)
			g_ptr_array_add(papers, paper);
		if (papers->len == MAX_PAPERS)
			break;
	}
	return papers;
}

/**
 * gls_hf_papers_read_page:
 * @document: document of the page https://huggingface.co/papers
 *
 * Reads the papers in the data that the page brings along for its scripts.
 *
 * Returns: (transfer full) (element-type GlsHfPaper): papers in order; none if it brings none
 */
GPtrArray *
gls_hf_papers_read_page(const GlsDocument *document)
{
	GPtrArray *papers = g_ptr_array_new_with_free_func((GDestroyNotify)gls_hf_paper_free);
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);

	for (guint i = 0; i < n_spans; i++) {
		if (spans[i].data != NULL)
			g_ptr_array_extend_and_steal(papers, gls_hf_papers_read(spans[i].data));
	}
	return papers;
}

/**
 * gls_hf_paper_complete_entry:
 * @self: a paper
 * @entry: the same paper in a digest
 *
 * Adds to an entry what it does not say itself.
 */
void
gls_hf_paper_complete_entry(const GlsHfPaper *self, GlsEntry *entry)
{
	if (self->id != NULL)
		gls_entry_add_id(entry, gls_paper_id_copy(self->id));
	if (entry->abstract == NULL && self->abstract != NULL)
		gls_entry_set_abstract(entry, self->abstract, -1);
	if (entry->date == NULL)
		entry->date = g_strdup(self->date);
	if (entry->authors->len > 0)
		return;
	for (guint i = 0; i < self->authors->len; i++) {
		const GlsAuthor *author = g_ptr_array_index(self->authors, i);

		g_ptr_array_add(entry->authors, gls_author_new(author->name, -1));
	}
}

static GHashTable *
index_papers(const GPtrArray *papers)
{
	GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < papers->len; i++) {
		GlsHfPaper *paper = g_ptr_array_index(papers, i);

		g_hash_table_insert(index, gls_text_title_key(paper->title, -1), paper);
		if (paper->id != NULL)
			g_hash_table_insert(index, gls_paper_id_to_string(paper->id), paper);
	}
	return index;
}

/**
 * gls_hf_papers_complete_entries:
 * @papers: (element-type GlsHfPaper): papers
 * @entries: (element-type GlsEntry): entries of the same page
 *
 * Finds the paper of each entry by its id, or by its title if it has none, and adds what the entry
 * does not say itself.
 */
void
gls_hf_papers_complete_entries(const GPtrArray *papers, const GPtrArray *entries)
{
	g_autoptr(GHashTable) index = index_papers(papers);

	for (guint i = 0; i < entries->len; i++) {
		GlsEntry *entry = g_ptr_array_index(entries, i);
		const GlsPaperId *id = gls_entry_get_id(entry, GLS_ID_ARXIV);
		g_autofree gchar *key = id != NULL ? gls_paper_id_to_string(id)
						   : g_strdup(entry->title_key);
		const GlsHfPaper *paper = g_hash_table_lookup(index, key);

		if (paper != NULL)
			gls_hf_paper_complete_entry(paper, entry);
	}
}
