/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "lookup/gls-source.h"

/*
 * The papers API of Hugging Face, https://huggingface.co/docs/hub/api: one paper in each question,
 * by its arXiv id.
 */

/* bytes of "2026-04-03" */
#define DATE_LENGTH 10

static gchar *
ask_ids(const gchar *base, const GPtrArray *entries, gchar **body)
{
	const GlsPaperId *id = gls_entry_get_id(g_ptr_array_index(entries, 0), GLS_ID_ARXIV);
	g_autofree gchar *escaped = gls_source_escape(id->value);

	return g_strdup_printf("%s/api/papers/%s", base, escaped);
}

static void
read_field(GlsMetadata *paper, GlsMetadataField field, JsonObject *object, const gchar *name)
{
	gls_source_read_string(paper, field, GLS_LOOKUP_HUGGING_FACE, object, name);
}

static void
read_date(GlsMetadata *paper, JsonObject *object)
{
	g_autofree gchar *time = gls_json_dup_string(object, "publishedAt");
	g_autofree gchar *date = time != NULL ? g_strndup(time, DATE_LENGTH) : NULL;

	gls_metadata_set(paper, GLS_METADATA_DATE, GLS_LOOKUP_HUGGING_FACE, date);
}

static GPtrArray *
read_reply(const gchar *reply, gsize length, GError **error)
{
	g_autoptr(JsonNode) root = gls_json_parse(reply, (gssize)length, error);
	g_autoptr(GlsMetadata) paper = NULL;
	g_autofree gchar *id = NULL;
	GPtrArray *found = NULL;
	JsonObject *object = NULL;

	if (root == NULL)
		return NULL;
	found = gls_source_new_found();
	if (!JSON_NODE_HOLDS_OBJECT(root))
		return found;
	object = json_node_get_object(root);
	id = gls_json_dup_string(object, "id");
	paper = gls_metadata_new();
	if (id == NULL || !gls_metadata_add_id(paper, gls_paper_id_new(GLS_ID_ARXIV, id)))
		return found;
	read_field(paper, GLS_METADATA_TITLE, object, "title");
	read_field(paper, GLS_METADATA_ABSTRACT, object, "summary");
	read_field(paper, GLS_METADATA_TLDR, object, "ai_summary");
	read_field(paper, GLS_METADATA_CODE, object, "githubRepo");
	read_date(paper, object);
	gls_source_read_count(paper, GLS_METADATA_UPVOTES, GLS_LOOKUP_HUGGING_FACE, object,
			      "upvotes");
	g_ptr_array_add(found, g_steal_pointer(&paper));
	return found;
}

const GlsSource gls_source_hugging_face = {
	.source = GLS_LOOKUP_HUGGING_FACE,
	.base = "https://huggingface.co",
	.media_type = "json",
	.pause = 200,
	.schemes = 1 << GLS_ID_ARXIV,
	.fields = 1 << GLS_METADATA_UPVOTES | 1 << GLS_METADATA_TLDR | 1 << GLS_METADATA_CODE,
	.max_ids = 1,
	.max_questions = 50,
	.ask_ids = ask_ids,
	.read = read_reply,
};
