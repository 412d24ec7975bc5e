/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-hf-paper.h"
#include "core/text/gls-text.h"

/*
 * What https://huggingface.co/api/daily_papers returns, saved as a file: an array of objects, each
 * with a "paper". The document's text is the JSON itself, so a title's place is its string there.
 */

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *start = message->body + strspn(message->body, " \t\r\n");

	if (message->type != GLS_BODY_TEXT || (*start != '[' && *start != '{'))
		return GLS_RECOGNITION_NONE;
	if (strstr(start, "\"paper\"") == NULL || strstr(start, "\"upvotes\"") == NULL)
		return GLS_RECOGNITION_NONE;
	return GLS_RECOGNITION_BODY;
}

/* the string after the next "title": in @text, its quotation marks left out */
static gboolean
find_title(const gchar *text, guint32 from, guint32 *start, guint32 *end)
{
	static const gchar name[] = "\"title\"";
	const gchar *at = text + from;

	while ((at = strstr(at, name)) != NULL) {
		at += strlen(name);
		at += strspn(at, " \t\r\n");
		if (*at != ':')
			continue;
		at++;
		at += strspn(at, " \t\r\n");
		if (*at != '"')
			continue;
		*start = at + 1 - text;
		for (at++; *at != '\0' && *at != '"'; at++)
			if (*at == '\\' && at[1] != '\0')
				at++;
		*end = at - text;
		return *at == '"';
	}
	return FALSE;
}

static gboolean
reads(const gchar *text, guint32 start, guint32 end, const gchar *title)
{
	g_autofree gchar *literal = NULL;
	g_autoptr(JsonNode) node = NULL;

	if (memchr(text + start, '\\', end - start) == NULL)
		return strlen(title) == end - start &&
		       memcmp(text + start, title, end - start) == 0;
	literal = g_strndup(text + start - 1, end - start + 2);
	node = json_from_string(literal, NULL);
	return node != NULL && JSON_NODE_HOLDS_VALUE(node) &&
	       g_strcmp0(json_node_get_string(node), title) == 0;
}

/* adds a paper whose title stands behind @done, or without a place once one was not found */
static GlsEntry *
add_entry(GlsDigest *digest, const GlsDocument *document, const gchar *title, guint32 *done)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	guint32 start;
	guint32 end;
	GlsEntry *entry;

	while (find_title(text, *done, &start, &end)) {
		*done = end;
		if (!reads(text, start, end, title))
			continue;
		entry = gls_digest_add_entry(digest, document, start, end);
		if (entry == NULL)
			return NULL;
		g_free(entry->title);
		g_free(entry->title_key);
		entry->title = gls_text_squeeze(title, -1);
		entry->title_key = gls_text_title_key(title, -1);
		return entry;
	}
	*done = length;
	return gls_digest_add_unplaced_entry(digest, title);
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_autoptr(GPtrArray) papers = gls_hf_papers_read(message->body);
	guint32 done = 0;

	for (guint i = 0; i < papers->len; i++) {
		const GlsHfPaper *paper = g_ptr_array_index(papers, i);
		GlsEntry *entry = add_entry(digest, document, paper->title, &done);

		if (entry != NULL)
			gls_hf_paper_complete_entry(paper, entry);
	}
}

const GlsFormat gls_format_hf_api = {
	.name = "hf-api",
	.recognise = recognise,
	.parse = parse,
};
