/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/render/gls-render-match.h"
#include "core/render/gls-render-private.h"

static void
append_line(GString *line, const gchar *start, const gchar *end)
{
	g_autofree gchar *piece = g_strndup(start, end - start);
	g_autofree gchar *safe = gls_render_line(piece);

	g_string_append(line, safe);
}

/* up to so many characters further on, to the end of a word if there is one */
static const gchar *
skip_forwards(const gchar *from, const gchar *end, guint context)
{
	const gchar *p = from;

	for (guint i = 0; i < context && p < end; i++)
		p = g_utf8_next_char(p);
	if (p == end)
		return end;
	for (const gchar *q = p; q > from; q = g_utf8_prev_char(q)) {
		if (*q == ' ')
			return q;
	}
	return p;
}

static const gchar *
skip_backwards(const gchar *from, const gchar *start, guint context)
{
	const gchar *p = from;

	for (guint i = 0; i < context && p > start; i++)
		p = g_utf8_prev_char(p);
	if (p == start)
		return start;
	for (const gchar *q = p; q < from; q = g_utf8_next_char(q)) {
		if (*q == ' ')
			return q + 1;
	}
	return p;
}

/* what stands between two hits, or before the first or behind the last one, shortened */
static void
append_gap(GString *line,
	   const gchar *start,
	   const gchar *end,
	   gboolean is_first,
	   gboolean is_last,
	   guint context)
{
	const gchar *head = is_first ? start : skip_forwards(start, end, context);
	const gchar *tail = is_last ? end : skip_backwards(end, head, context);

	if (context == 0 || (!is_first && !is_last && tail - head <= 3)) {
		append_line(line, start, end);
		return;
	}
	append_line(line, start, head);
	if (is_last ? head < end : tail > head)
		g_string_append(line, is_first ? "… " : is_last ? " …" : " … ");
	if (!is_last)
		append_line(line, tail, end);
}

/**
 * gls_render_match:
 * @hits: (element-type GlsHit): why a rule matched
 * @first: the first hit in @text; those of the same text follow it
 * @text: the text of that field
 * @start_mark: what to write before each hit
 * @end_mark: what to write behind it
 * @context: how many characters to keep around hits; 0 for all
 *
 * Writes a text in one line, with marks around what a rule found in it. It holds no control
 * characters but those of the marks.
 *
 * Returns: (transfer full): the line
 */
gchar *
gls_render_match(const GArray *hits,
		 guint first,
		 const gchar *text,
		 const gchar *start_mark,
		 const gchar *end_mark,
		 guint context)
{
	GString *line = g_string_new(NULL);
	const gchar *at = text;

	g_return_val_if_fail(hits != NULL, NULL);
	g_return_val_if_fail(text != NULL, NULL);

	for (guint i = first; i < hits->len; i++) {
		const GlsHit *hit = &g_array_index(hits, GlsHit, i);
		const GlsHit *begin = &g_array_index(hits, GlsHit, first);

		if (hit->field != begin->field || hit->item != begin->item)
			break;
		append_gap(line, at, text + hit->start, i == first, FALSE, context);
		g_string_append(line, start_mark);
		append_line(line, text + hit->start, text + hit->end);
		g_string_append(line, end_mark);
		at = text + hit->end;
	}
	append_gap(line, at, text + strlen(text), at == text, TRUE, context);
	return g_string_free(line, FALSE);
}
