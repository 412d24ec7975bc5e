/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-toc-private.h"
#include "core/formats/gls-toc-title.h"
#include "core/text/gls-text.h"

/* bytes; the longest title on arXiv has 382 characters */
#define MAX_TITLE 1000
/* bytes; a shorter text of a link is a number or an arrow */
#define MIN_TITLE 4

/**
 * gls_toc_trim:
 * @text: the text of a document
 * @start: (inout): first byte of a piece of it
 * @end: (inout): byte after its last
 *
 * Moves both ends of a piece of text inwards over white space.
 *
 * Returns: whether anything is left
 */
gboolean
gls_toc_trim(const gchar *text, guint32 *start, guint32 *end)
{
	while (*start < *end && g_unichar_isspace(g_utf8_get_char(text + *start)))
		*start = (guint32)(g_utf8_next_char(text + *start) - text);
	while (*start < *end) {
		const gchar *p = g_utf8_prev_char(text + *end);

		if (!g_unichar_isspace(g_utf8_get_char(p)))
			break;
		*end = (guint32)(p - text);
	}
	return *start < *end;
}

/* whether a span is a title, or stands where titles stand */
static gboolean
find_title(const GlsToc *toc, const gchar *text, const GlsSpan *spans, guint i, GlsTocTitle *title)
{
	g_autofree gchar *line = NULL;

	title->start = spans[i].start;
	title->end = spans[i].end;
	title->span = i;
	if (title->end <= title->start || title->end - title->start > MAX_TITLE)
		return FALSE;
	if (!toc->is_title(spans, i) || !gls_toc_trim(text, &title->start, &title->end))
		return FALSE;
	line = gls_text_squeeze(text + title->start, title->end - title->start);
	if (strlen(line) < MIN_TITLE || gls_toc_title_is_link_word(line))
		return FALSE;
	title->is_article = !gls_toc_title_is_no_article(line);
	if (toc->trim_title != NULL)
		toc->trim_title(text, title->start, &title->end);
	return title->end > title->start;
}

/**
 * gls_toc_has_title:
 * @document: a document
 * @toc: how a mail lists its articles
 *
 * Returns: whether there is anything in it that stands where titles stand
 */
gboolean
gls_toc_has_title(const GlsDocument *document, const GlsToc *toc)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);
	GlsTocTitle title;

	for (guint i = 0; i < n_spans; i++)
		if (find_title(toc, text, spans, i, &title))
			return TRUE;
	return FALSE;
}

/**
 * gls_toc_find_titles:
 * @self: a mail
 *
 * Returns: (transfer full) (element-type GlsTocTitle): its titles, and what stands where titles stand,
 *   in order
 */
GArray *
gls_toc_find_titles(const GlsTocReader *self)
{
	GArray *titles = g_array_new(FALSE, FALSE, sizeof(GlsTocTitle));
	guint32 done = 0;

	for (guint i = 0; i < self->n_spans; i++) {
		GlsTocTitle title;

		if (self->spans[i].start < done ||
		    !find_title(self->toc, self->text, self->spans, i, &title))
			continue;
		done = self->spans[i].end;
		g_array_append_val(titles, title);
	}
	return titles;
}
