/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-document-private.h"
#include "core/document/gls-text-reader.h"

/* so many lines in a row are quoted; one alone may be the wrapped line of a text: "> 90 %" */
#define MIN_QUOTED_LINES 2

/**
 * GlsTextReader:
 * @document: what is read into
 * @source: the text that is read
 * @end: byte after its last
 * @paragraph: where in the document's text the paragraph begins
 * @quoted: %TRUE if the last line was quoted
 *
 * Reads a plain text.
 */
typedef struct {
	GlsDocument *document;
	const gchar *source;
	const gchar *end;
	gsize paragraph;
	gboolean quoted;
} GlsTextReader;

static const gchar *
skip_blank(const gchar *p, const gchar *end)
{
	while (p < end && gls_document_is_blank(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	return p;
}

static const gchar *
skip_blank_back(const gchar *start, const gchar *p)
{
	while (p > start) {
		const gchar *previous = g_utf8_prev_char(p);

		if (!gls_document_is_blank(g_utf8_get_char(previous)))
			break;
		p = previous;
	}
	return p;
}

static void
end_paragraph(GlsTextReader *self)
{
	const GString *text = self->document->text;
	const gchar *start = text->str + self->paragraph;
	const gchar *end = text->str + text->len;
	GlsBlock block = {0};

	self->paragraph = text->len;
	start = skip_blank(start, end);
	end = skip_blank_back(start, end);
	if (start == end)
		return;
	block.start = (guint32)(start - text->str);
	block.end = (guint32)(end - text->str);
	g_array_append_val(self->document->blocks, block);
}

static const gchar *
find_next_line(const GlsTextReader *self, const gchar *line)
{
	const gchar *newline = memchr(line, '\n', (gsize)(self->end - line));

	return newline != NULL ? newline + 1 : self->end;
}

/* whether a line and those after it are quoted, as RFC 3676, 4.5 and every mail program marks it */
static gboolean
begins_quotation(const GlsTextReader *self, const gchar *line)
{
	for (guint i = 0; i < MIN_QUOTED_LINES; i++) {
		if (line == self->end || *line != '>')
			return FALSE;
		line = find_next_line(self, line);
	}
	return TRUE;
}

/* leaves out ">", "> ", "> > " and ">> " before a line; further spaces are its own */
static const gchar *
skip_marks(const gchar *line, const gchar *end)
{
	while (line < end && *line == '>')
		line += line + 1 < end && line[1] == ' ' && line + 2 < end && line[2] == '>' ? 2
											     : 1;
	return line < end && *line == ' ' ? line + 1 : line;
}

static void
add_run(GlsTextReader *self, const gchar *from)
{
	const GlsRun run = {
		.text = (guint32)self->document->text->len,
		.source = (guint32)(from - self->source),
		.copied = TRUE,
	};

	g_array_append_val(self->document->runs, run);
}

/* appends a line, and tells whether it shows anything */
static gboolean
read_line(GlsTextReader *self, const gchar *line, const gchar *next)
{
	gboolean quoted = line < self->end && *line == '>' &&
			  (self->quoted || begins_quotation(self, line));
	const gchar *shown = quoted ? skip_marks(line, next) : line;

	if (quoted != self->quoted)
		end_paragraph(self);
	/* a line of marks alone may leave nothing, and each run has to begin at a place of its own */
	if (shown < next && (quoted || self->quoted || self->document->runs->len == 0))
		add_run(self, shown);
	self->quoted = quoted;
	g_string_append_len(self->document->text, shown, next - shown);
	return skip_blank(shown, next) < next;
}

/**
 * gls_text_reader_read:
 * @document: an empty document
 * @source: a plain text: valid UTF-8
 * @length: of @source in bytes
 *
 * Reads a plain text into a document. Lines that are quoted lose their marks, so that a forwarded
 * digest reads as the digest itself; where quoted lines begin and end, a block does.
 */
void
gls_text_reader_read(GlsDocument *document, const gchar *source, gsize length)
{
	GlsTextReader self = {.document = document, .source = source, .end = source + length};

	for (const gchar *line = source; line < self.end;) {
		const gchar *next = find_next_line(&self, line);

		if (!read_line(&self, line, next))
			end_paragraph(&self);
		if (document->blocks->len == GLS_DOCUMENT_MAX_BLOCKS)
			return;
		line = next;
	}
	end_paragraph(&self);
}
