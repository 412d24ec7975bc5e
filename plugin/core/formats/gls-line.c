/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-line.h"

static gsize
count_leading_marks(const gchar *p, const gchar *end)
{
	const gchar *start = p;

	while (p < end && strchr("> \t\r", *p) != NULL)
		p++;
	return (gsize)(p - start);
}

/**
 * gls_line_read_all:
 * @document: a document
 *
 * Cuts the text of a document into lines: some formats have no other marks.
 *
 * Returns: (transfer full) (element-type GlsLine): the lines in order, blank ones among them
 */
GArray *
gls_line_read_all(const GlsDocument *document)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(GlsLine));
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	const gchar *end = text + length;

	for (const gchar *p = text; p < end;) {
		const gchar *next = memchr(p, '\n', (gsize)(end - p));
		const gchar *last = next != NULL ? next : end;
		const gchar *first = p + count_leading_marks(p, last);
		GlsLine line = {(guint32)(first - text), (guint32)(first - text)};

		while (last > first && strchr(" \t\r", last[-1]) != NULL)
			last--;
		line.end = (guint32)(last - text);
		g_array_append_val(lines, line);
		p = next != NULL ? next + 1 : end;
	}
	return lines;
}

/**
 * gls_line_get:
 * @lines: (element-type GlsLine): lines
 * @i: which one
 *
 * Returns: (transfer none): the line
 */
const GlsLine *
gls_line_get(const GArray *lines, guint i)
{
	return &g_array_index(lines, GlsLine, i);
}

/**
 * gls_line_is_blank:
 * @self: a line
 *
 * Returns: %TRUE if nothing stands in it
 */
gboolean
gls_line_is_blank(const GlsLine *self)
{
	return self->start == self->end;
}

/**
 * gls_line_is:
 * @self: a line
 * @text: the document's text
 * @words: what it may be, in any case of ASCII letters
 *
 * Returns: %TRUE if the line is that and nothing else
 */
gboolean
gls_line_is(const GlsLine *self, const gchar *text, const gchar *words)
{
	gsize length = strlen(words);

	return self->end - self->start == length &&
	       g_ascii_strncasecmp(text + self->start, words, length) == 0;
}

/**
 * gls_line_find:
 * @self: a line
 * @text: the document's text
 * @words: what to look for, as it is written
 *
 * Returns: (transfer none) (nullable): where @words stand in the line, %NULL if they do not
 */
const gchar *
gls_line_find(const GlsLine *self, const gchar *text, const gchar *words)
{
	return g_strstr_len(text + self->start, self->end - self->start, words);
}

/**
 * gls_line_begins_with:
 * @self: a line
 * @text: the document's text
 * @words: what to look for, as it is written
 *
 * Returns: %TRUE if the line begins with @words
 */
gboolean
gls_line_begins_with(const GlsLine *self, const gchar *text, const gchar *words)
{
	gsize length = strlen(words);

	return self->end - self->start >= length && memcmp(text + self->start, words, length) == 0;
}
