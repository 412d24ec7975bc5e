/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-mark.h"

/*
 * The mail of Hugging Face Daily Papers: a dozen lines "Title (82▲)", each of them a link to the
 * paper's page, or with that link behind it in the plain text; then "and 26 more papers".
 */

#define SENDER "daily_papers_digest@"
#define ARROW  "\xe2\x96\xb2"
/* ends the line above the first entry: "papers for today (17 Dec):" */
#define INTRODUCTION_END "):\n"

/* links carry the campaign; a forward may have lost them, and an Outlook may have wrapped them */
static const gchar *const markers[] = {
	"utm_source=digest-papers",
	"utm_source%3Ddigest-papers",
	"AK and the AI research community",
	NULL,
};

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	if (gls_mark_is_in(message->body, markers) || gls_mark_is_in(text, markers))
		return GLS_RECOGNITION_BODY;
	if (message->sender != NULL && g_str_has_prefix(message->sender, SENDER) &&
	    g_str_has_suffix(message->sender, "huggingface.co"))
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

/* the next votes, "(82▲)" or "(140 ▲)", in a range: from the blanks before them to their end */
static gboolean
find_votes(const gchar *text, guint32 from, guint32 end, guint32 *votes_start, guint32 *votes_end)
{
	const gchar *limit = text + end;

	for (const gchar *arrow = text + from;
	     (arrow = g_strstr_len(arrow, limit - arrow, ARROW)) != NULL; arrow += strlen(ARROW)) {
		const gchar *start = arrow;
		const gchar *after = arrow + strlen(ARROW);

		while (start > text + from && g_ascii_isspace(start[-1]))
			start--;
		while (start > text + from && (g_ascii_isdigit(start[-1]) || start[-1] == ','))
			start--;
		if (start == text + from || *--start != '(')
			continue;
		while (start > text + from && g_ascii_isspace(start[-1]))
			start--;
		after += strspn(after, " \n");
		*votes_start = start - text;
		*votes_end = MIN(after + (*after == ')'), limit) - text;
		return TRUE;
	}
	return FALSE;
}

/* /papers and /papers/submit have no id, and what a text part shows of a link is its address */
static GlsPaperId *
find_id(const gchar *text, const GlsSpan *span)
{
	if (span->href == NULL || span->start == span->end || !g_str_equal(span->name, "a") ||
	    g_str_has_prefix(text + span->start, "http"))
		return NULL;
	return gls_paper_id_new_from_link(span->href);
}

static void
read_links(GlsDigest *digest, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);

	for (guint i = 0; i < n_spans; i++) {
		g_autoptr(GlsPaperId) id = find_id(text, &spans[i]);
		guint32 end = spans[i].end;
		guint32 votes_end;
		GlsEntry *entry;

		if (id == NULL)
			continue;
		find_votes(text, spans[i].start, spans[i].end, &end, &votes_end);
		entry = gls_digest_add_entry(digest, document, spans[i].start, end);
		if (entry != NULL)
			gls_entry_add_id(entry, g_steal_pointer(&id));
	}
}

/* an address that stands in the text, and where it ends */
static GlsPaperId *
read_address(const gchar *text, guint32 start, guint32 *end)
{
	const gchar *address = text + start + strspn(text + start, " \n(<[");
	g_autofree gchar *href = NULL;

	if (!g_str_has_prefix(address, "http"))
		return NULL;
	href = g_strndup(address, strcspn(address, " \n)>]"));
	*end = address + strlen(href) - text;
	*end += strspn(text + *end, ")>]");
	return gls_paper_id_new_from_link(href);
}

static guint32
skip_introduction(const gchar *text, guint32 start, guint32 end)
{
	const gchar *at = g_strrstr_len(text + start, end - start, INTRODUCTION_END);

	if (at != NULL)
		start = at + strlen(INTRODUCTION_END) - text;
	while (start < end && g_ascii_isspace(text[start]))
		start++;
	return start;
}

/* the plain text, in which entries may follow each other without an empty line */
static void
read_lines(GlsDigest *digest, const GlsDocument *document, const GlsBlock *block)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint32 at = block->start;
	guint32 votes_start;
	guint32 votes_end;

	while (at < block->end && find_votes(text, at, block->end, &votes_start, &votes_end)) {
		guint32 start = skip_introduction(text, at, votes_start);
		g_autoptr(GlsPaperId) id = NULL;
		GlsEntry *entry;

		at = votes_end;
		id = read_address(text, votes_end, &at);
		entry = gls_digest_add_entry(digest, document, start, votes_start);
		if (entry != NULL)
			gls_entry_add_id(entry, g_steal_pointer(&id));
	}
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);

	read_links(digest, document);
	if (digest->entries->len > 0)
		return;
	for (guint i = 0; i < n_blocks; i++)
		read_lines(digest, document, &blocks[i]);
}

const GlsFormat gls_format_hf_mail = {
	.name = "hf-mail",
	.recognise = recognise,
	.parse = parse,
};
