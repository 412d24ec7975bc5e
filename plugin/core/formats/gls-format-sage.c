/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"
#include "core/formats/gls-format.h"
#include "core/formats/gls-line.h"
#include "core/formats/gls-mark.h"
#include "core/formats/gls-name-list.h"
#include "core/formats/gls-toc-line.h"
#include "core/formats/gls-toc-span.h"
#include "core/formats/gls-toc-title.h"
#include "core/formats/gls-toc-venue.h"
#include "core/formats/gls-toc.h"
#include "core/text/gls-text.h"

/*
 * Alerts of SAGE Journals. As text, an article is the lines between its kind ("Manuscript") and its
 * opaque link: the title on one line or more, the authors, and "Sep 30, 2026 | OnlineFirst". As HTML,
 * the title is a link.
 */

/* lines from the kind of an article to its link; more are no article */
#define MAX_LINES 24
/* lines, blank ones included, among which one names the journal, and their bytes */
#define MAX_HEADLINES 40
#define MAX_HEADLINE  400

static const gchar *const markers[] = {"| OnlineFirst", "issue-item__title", "sagepub.com/ls/click",
				       NULL};

static const gchar *const senders[] = {
	"sagejournals@sagepub.com", "noreply@sagepub.com",   "alerts@sagepub.com",
	"@email.sagepub.com",	    "@journals.sagepub.com", NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return gls_toc_is_within(spans, i, NULL, "issue-item__title") ||
	       gls_toc_leads_to(&spans[i], "sagepub.com");
}

static const GlsToc toc = {
	.is_title = is_title,
	.authors_class = "loa",
	.flags = GLS_TOC_NEEDS_AUTHORS,
};

static gchar *
squeeze_lines(const gchar *text, const GlsLine *first, const GlsLine *last)
{
	return gls_text_squeeze(text + first->start, last->end - first->start);
}

/* how many of the lines before the date are names, of which all but the last end in a comma */
static guint
count_names(const gchar *text, const GlsLine *lines, guint n_lines)
{
	g_autofree gchar *names = NULL;
	guint n = 1;

	while (n + 1 < n_lines && text[lines[n_lines - n - 1].end - 1] == ',')
		n++;
	if (n_lines < 2)
		return 0;
	names = squeeze_lines(text, &lines[n_lines - n], &lines[n_lines - 1]);
	return gls_name_list_is(names, -1) ? n : 0;
}

/* reads the lines before a link, the last of which is a date if they are an article */
static void
read_block(GlsDigest *digest,
	   const GlsDocument *document,
	   const GArray *block,
	   const gchar *journal,
	   const gchar *href)
{
	const gchar *text = gls_document_get_text(document, NULL);
	const GlsLine *lines = (const GlsLine *)(gpointer)block->data;
	guint n_lines = block->len;
	g_autofree gchar *date_line = NULL;
	g_autofree gchar *date = NULL;
	g_autofree gchar *title = NULL;
	guint n_names;
	GlsEntry *entry;

	if (n_lines < 2)
		return;
	date_line = squeeze_lines(text, &lines[n_lines - 1], &lines[n_lines - 1]);
	date = gls_date_text_find(date_line, -1);
	if (date == NULL ||
	    strlen(date_line) > strlen("September 30, 2026 | Published online first"))
		return;
	n_lines--;
	n_names = count_names(text, lines, n_lines);
	title = squeeze_lines(text, &lines[0], &lines[n_lines - n_names - 1]);
	if (gls_toc_title_is_no_article(title))
		return;
	entry = gls_digest_add_entry(digest, document, lines[0].start,
				     lines[n_lines - n_names - 1].end);
	if (entry == NULL)
		return;
	entry->venue = g_strdup(journal);
	entry->date = g_steal_pointer(&date);
	gls_entry_add_id(entry, gls_paper_id_new_from_link(href));
	if (n_names > 0)
		gls_author_parse_list(text + lines[n_lines - n_names].start,
				      lines[n_lines - 1].end - lines[n_lines - n_names].start,
				      entry->authors);
}

static void
read_text(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) lines = gls_line_read_all(document);
	g_autoptr(GArray) block = g_array_new(FALSE, FALSE, sizeof(GlsLine));
	g_autofree gchar *journal =
		message->subject != NULL ? gls_toc_venue_find_journal(message->subject) : NULL;

	for (guint i = 0; i < lines->len; i++) {
		const GlsLine *line = &g_array_index(lines, GlsLine, i);
		g_autofree gchar *squeezed = squeeze_lines(text, line, line);

		if (journal == NULL && i < MAX_HEADLINES && strlen(squeezed) <= MAX_HEADLINE)
			journal = gls_toc_venue_find_journal(squeezed);
		if (g_str_has_prefix(squeezed, "http"))
			read_block(digest, document, block, journal, squeezed);
		if (g_str_has_prefix(squeezed, "http") || g_str_has_prefix(squeezed, "---") ||
		    gls_toc_line_is_label(squeezed) || block->len >= MAX_LINES)
			g_array_set_size(block, 0);
		else if (*squeezed != '\0')
			g_array_append_val(block, *line);
	}
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (strstr(message->body, "sagepub.com") != NULL && gls_mark_is_in(message->body, markers))
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, senders) ? GLS_RECOGNITION_SENDER : GLS_RECOGNITION_NONE;
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	read_text(message, document, digest);
	if (digest->entries->len == 0)
		gls_toc_read(&toc, message, document, digest);
}

const GlsFormat gls_format_sage = {
	.name = "sage",
	.recognise = recognise,
	.parse = parse,
};
