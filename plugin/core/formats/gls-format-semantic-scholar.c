/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-shown-link.h"
#include "core/formats/gls-shown-text.h"

/*
 * Alerts of Semantic Scholar: for a library folder, an author, citations, a search. An entry is the
 * linked title, its authors and a "TLDR".
 */

#define SENDER	    "do-not-reply@semanticscholar.org"
#define TITLE_CLASS "paper-link"
#define SITE	    "semanticscholar.org/paper/"
/* in the query of the links of an alert */
#define CAMPAIGN "alert"
#define TLDR	 "TLDR"
/* bytes; longer lines are neither authors nor headings */
#define MAX_LINE 1000

static gboolean
is_title(const GlsShownLink *link)
{
	const gchar *query;

	if (link->href == NULL || link->start == link->end || strstr(link->href, SITE) == NULL)
		return FALSE;
	if (gls_shown_link_has_class(link->class_name, TITLE_CLASS))
		return TRUE;
	query = strchr(link->href, '?');
	return query != NULL && strstr(query, CAMPAIGN) != NULL;
}

static gboolean
is_same_paper(const GlsEntry *entry, const GlsPaperId *id)
{
	const GlsPaperId *known = entry != NULL ? gls_entry_get_id(entry, id->scheme) : NULL;

	return known != NULL && gls_paper_id_equal(known, id);
}

/* one link without a class may have been copied out of an alert */
static gboolean
has_titles(const GlsDocument *document)
{
	g_autoptr(GArray) links = gls_shown_links_new(document, NULL);
	guint n_titles = 0;

	for (guint i = 0; i < links->len; i++) {
		const GlsShownLink *link = &g_array_index(links, GlsShownLink, i);

		if (!is_title(link))
			continue;
		if (gls_shown_link_has_class(link->class_name, TITLE_CLASS) || ++n_titles > 1)
			return TRUE;
	}
	return FALSE;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (strstr(message->body, SITE) != NULL && has_titles(document))
		return GLS_RECOGNITION_BODY;
	if (message->sender != NULL && g_ascii_strcasecmp(message->sender, SENDER) == 0)
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

/* "A. One, Bob Two", not "Manage your alerts" and the address of the sender */
static gboolean
is_author_line(const GlsDocument *document, guint32 start, guint32 end)
{
	g_autofree gchar *line = NULL;

	if (end - start > MAX_LINE)
		return FALSE;
	line = g_strndup(gls_document_get_text(document, NULL) + start, end - start);
	if (strpbrk(line, "0123456789@<") != NULL)
		return FALSE;
	if (g_str_has_suffix(line, ".") && !g_str_has_suffix(line, "al."))
		return FALSE;
	return gls_document_find_span(document, "a", start, end) == NULL;
}

static void
read_tldr(GlsEntry *entry, const gchar *text, guint32 start, guint32 end, guint32 limit)
{
	g_autofree gchar *tldr = NULL;

	start += strlen(TLDR);
	while (start < end && strchr(": ", text[start]) != NULL)
		start++;
	/* the word may stand on a line of its own */
	if (start == end && !gls_shown_text_next_line(text, &start, &end, limit))
		return;
	end = gls_shown_text_find_block_end(text, end, limit);
	tldr = gls_shown_text_clean(text + start, (gssize)(end - start));
	gls_entry_set_abstract(entry, tldr, -1);
}

static void
read_body(GlsEntry *entry, const GlsDocument *document, guint32 at, guint32 limit)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint32 start;
	gboolean is_first = TRUE;

	while (gls_shown_text_next_line(text, &start, &at, limit)) {
		if (g_str_has_prefix(text + start, TLDR)) {
			read_tldr(entry, text, start, at, limit);
			return;
		}
		if (is_first && is_author_line(document, start, at))
			gls_author_parse_list(text + start, (gssize)(at - start), entry->authors);
		is_first = FALSE;
	}
}

/* what stands right above the first title says why; a forward has the header of a mail there */
static gchar *
find_reason(const GlsDocument *document, guint block)
{
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);
	const gchar *text = gls_document_get_text(document, NULL);
	g_autofree gchar *reason = NULL;

	if (block == 0 || blocks[block - 1].end - blocks[block - 1].start > MAX_LINE)
		return NULL;
	block--;
	reason = gls_shown_text_clean(text + blocks[block].start,
				      (gssize)(blocks[block].end - blocks[block].start));
	if (strchr(reason, '@') != NULL || strstr(reason, "://") != NULL ||
	    gls_document_find_span(document, "a", blocks[block].start, blocks[block].end) != NULL)
		return NULL;
	return g_steal_pointer(&reason);
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_autoptr(GArray) links = gls_shown_links_new(document, NULL);
	g_autofree gchar *reason = NULL;
	GlsEntry *entry = NULL;
	guint32 body_start = 0;
	gsize length;

	gls_document_get_text(document, &length);
	for (guint i = 0; i < links->len; i++) {
		const GlsShownLink *link = &g_array_index(links, GlsShownLink, i);
		guint32 start = link->start;
		guint32 end = link->end;
		g_autoptr(GlsPaperId) id = NULL;

		if (!is_title(link))
			continue;
		id = gls_paper_id_new_from_link(link->href);
		/* "Read more" leads to the same paper as the title above it */
		if (id == NULL || is_same_paper(entry, id))
			continue;
		if (entry != NULL)
			read_body(entry, document, body_start, start);
		else if (reason == NULL)
			reason = find_reason(document, link->block);
		gls_shown_text_trim_cut(gls_document_get_text(document, NULL), &start, &end);
		entry = gls_shown_text_add_title(digest, document, start, end);
		if (entry == NULL)
			continue;
		gls_entry_add_id(entry, g_steal_pointer(&id));
		entry->reason = g_strdup(reason);
		body_start = link->after;
	}
	if (entry != NULL)
		read_body(entry, document, body_start, (guint32)length);
}

const GlsFormat gls_format_semantic_scholar = {
	.name = "semantic-scholar",
	.recognise = recognise,
	.parse = parse,
};
