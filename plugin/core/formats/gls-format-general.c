/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-evidence.h"
#include "core/formats/gls-format.h"
#include "core/text/gls-text.h"

/*
 * Any other digest: a repeated heading or link, each with the text of a paper behind it, or repeated
 * paper ids. A blog post with sections must not pass for one, so beside the shape there has to be
 * evidence that these are papers: ids in most entries, the phrases of abstracts, or a message that
 * says it is about papers.
 */

/* bytes of letters and digits; shorter headings are "Abstract", "Sponsors" and the like */
#define MIN_TITLE_KEY 10
/* bytes; longer than the longest titles, shorter than most abstracts */
#define MAX_TITLE 400
/* bytes; a shorter text behind a title is a byline or a date */
#define MIN_ABSTRACT 80
/* bytes; a text that carries an id of its entry is a short line, not prose that cites a paper */
#define MAX_ID_LINE 200
/* blocks behind a title that may belong to it */
#define MAX_BODY_BLOCKS 12
/* one way to read the message: what its titles are marked by */
typedef enum {
	MARK_HEADING_1,
	MARK_HEADING_6 = MARK_HEADING_1 + 5,
	MARK_LINK,
	MARK_BOLD,
	MARK_SHORT_BLOCK,
	N_MARKS,
} Mark;

typedef struct {
	guint32 start;
	guint32 end;
	guint block;
} Title;

static const gchar *const not_titles[] = {
	"abstract",    "acknowledgement", "contents",	 "copyright",	      "click here",
	"forward",     "manage",	  "privacy",	 "read more",	      "read the",
	"read online", "see all",	  "show all",	 "sign in",	      "sponsor",
	"subscribe",   "together with",	  "unsubscribe", "update your",	      "view in",
	"view online", "view this",	  "view all",	 "you are receiving", "you received",
};

static gboolean
is_title(const gchar *text, gsize length)
{
	g_autofree gchar *folded = NULL;

	if (length > MAX_TITLE || length < MIN_TITLE_KEY)
		return FALSE;
	if (g_strstr_len(text, length, "://") != NULL)
		return FALSE;
	folded = gls_text_fold(text, length);
	if (strlen(folded) < MIN_TITLE_KEY || strchr(folded, ' ') == NULL)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(not_titles); i++)
		if (g_str_has_prefix(folded, not_titles[i]))
			return FALSE;
	return TRUE;
}

/* the span of that name which the block's text begins with, whatever stands behind it */
static const GlsSpan *
find_leading_span(const GlsDocument *document, const GlsBlock *block, const gchar *name)
{
	const GlsSpan *span =
		gls_document_find_span(document, name, block->start, block->start + 1);

	return span != NULL && span->start == block->start && span->end <= block->end ? span : NULL;
}

static gboolean
is_paper_link(const GlsSpan *span)
{
	g_autoptr(GlsPaperId) id = NULL;

	if (span == NULL || span->href == NULL)
		return FALSE;
	id = gls_paper_id_new_from_link(span->href);
	return id != NULL;
}

/* a link or bold text that begins a block is its title if the rest stands on lines of its own, or
 * if it leads to a paper */
static gboolean
find_leading_title(const GlsDocument *document,
		   const GlsBlock *block,
		   const gchar *name,
		   guint32 *end)
{
	const gchar *text = gls_document_get_text(document, NULL);
	const GlsSpan *span = find_leading_span(document, block, name);
	const gchar *rest;

	if (span == NULL)
		return FALSE;
	*end = span->end;
	rest = text + span->end;
	rest += strspn(rest, " .");
	return rest >= text + block->end || *rest == '\n' || is_paper_link(span);
}

static gboolean
find_title(const GlsDocument *document, const GlsBlock *block, Mark mark, guint32 *end)
{
	*end = block->end;
	if (mark <= MARK_HEADING_6)
		return block->level == mark - MARK_HEADING_1 + 1;
	if (mark == MARK_LINK)
		return find_leading_title(document, block, "a", end);
	if (mark == MARK_BOLD)
		return find_leading_title(document, block, "b", end) ||
		       find_leading_title(document, block, "strong", end);
	return block->kind == GLS_BLOCK_PARAGRAPH;
}

/* a short block counts as a title only if the text of a paper follows at once */
static gboolean
has_text_behind(const GlsBlock *blocks, guint n_blocks, guint i)
{
	return i + 1 < n_blocks && blocks[i + 1].end - blocks[i + 1].start > MAX_TITLE;
}

static GArray *
find_titles(const GlsDocument *document, Mark mark)
{
	GArray *titles = g_array_new(FALSE, FALSE, sizeof(Title));
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);

	for (guint i = 0; i < n_blocks; i++) {
		Title title = {blocks[i].start, blocks[i].end, i};

		if (!find_title(document, &blocks[i], mark, &title.end) ||
		    !is_title(text + title.start, title.end - title.start))
			continue;
		if (mark == MARK_SHORT_BLOCK && !has_text_behind(blocks, n_blocks, i))
			continue;
		g_array_append_val(titles, title);
	}
	return titles;
}

/* adds the ids of the links that begin in a piece of text */
static void
add_link_ids(GlsEntry *entry, const GlsDocument *document, guint32 start, guint32 end)
{
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);
	guint low = 0;
	guint high = n_spans;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (spans[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n_spans && spans[low].start < end; low++)
		if (spans[low].href != NULL)
			gls_entry_add_id(entry, gls_paper_id_new_from_link(spans[low].href));
}

/* takes what one piece of text behind a title says of the entry */
static void
read_piece(GlsEntry *entry, const GlsDocument *document, guint32 start, guint32 end, gsize *longest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	gsize length = end - start;

	if (length <= MAX_ID_LINE) {
		g_autoptr(GPtrArray) ids = gls_paper_id_find_in_text(text + start, length);

		add_link_ids(entry, document, start, end);
		for (guint i = 0; i < ids->len; i++)
			gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
	}
	if (length >= MIN_ABSTRACT && length > *longest) {
		gls_entry_set_abstract(entry, text + start, length);
		*longest = length;
	}
}

/* reads an entry from its title up to the block where the next one begins, if any does */
static void
read_entry(GlsDigest *digest, const GlsDocument *document, const Title *title, guint next_block)
{
	GlsEntry *entry = gls_digest_add_entry(digest, document, title->start, title->end);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);
	const GlsSpan *link;
	gsize longest = 0;

	if (entry == NULL)
		return;
	link = gls_document_find_span(document, "a", title->start, title->end);
	if (link != NULL && link->href != NULL)
		gls_entry_add_id(entry, gls_paper_id_new_from_link(link->href));
	add_link_ids(entry, document, title->start, title->end);
	if (title->end < blocks[title->block].end)
		read_piece(entry, document, title->end, blocks[title->block].end, &longest);
	next_block = MIN(MIN(next_block, n_blocks), title->block + 1 + MAX_BODY_BLOCKS);
	for (guint i = title->block + 1; i < next_block; i++)
		read_piece(entry, document, blocks[i].start, blocks[i].end, &longest);
}

static void
read_entries(GlsDigest *digest, const GlsDocument *document, Mark mark)
{
	g_autoptr(GArray) titles = find_titles(document, mark);

	for (guint i = 0; i < titles->len; i++) {
		const Title *title = &g_array_index(titles, Title, i);
		guint next_block = G_MAXUINT;

		if (i + 1 < titles->len)
			next_block = g_array_index(titles, Title, i + 1).block;
		read_entry(digest, document, title, next_block);
	}
}

/* reads the message by each mark in turn and keeps the reading that finds most */
static GlsDigest *
read_best(const GlsMessage *message, const GlsDocument *document)
{
	g_autoptr(GlsDigest) best = NULL;
	guint best_weight = 0;

	for (Mark mark = MARK_HEADING_1; mark < N_MARKS; mark++) {
		g_autoptr(GlsDigest) digest = g_new0(GlsDigest, 1);
		guint weight;

		digest->entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
		read_entries(digest, document, mark);
		weight = gls_evidence_weigh(digest, message, document);
		if (weight <= best_weight)
			continue;
		best_weight = weight;
		g_clear_pointer(&best, gls_digest_free);
		best = g_steal_pointer(&digest);
	}
	return g_steal_pointer(&best);
}

static GlsRecognition
read_digest(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_autoptr(GlsDigest) best = read_best(message, document);

	if (best == NULL)
		return GLS_RECOGNITION_NONE;
	g_ptr_array_extend_and_steal(digest->entries, g_steal_pointer(&best->entries));
	return GLS_RECOGNITION_SHAPE;
}

const GlsFormat gls_format_general = {
	.name = "general",
	.read = read_digest,
};
