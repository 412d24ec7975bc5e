/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/document/gls-document-private.h"
#include "core/text/gls-entities.h"
#include "core/document/gls-html-text.h"

enum {
	CLASS_SPACE = 1 << 0, /* ends plain text if it follows another */
	CLASS_STOP = 1 << 1,  /* ends plain text */
};

/* a table, since every byte of the text is looked up */
static const guint8 classes[256] = {
	['\t'] = CLASS_SPACE | CLASS_STOP,
	['\n'] = CLASS_SPACE | CLASS_STOP,
	['\f'] = CLASS_SPACE | CLASS_STOP,
	['\r'] = CLASS_SPACE | CLASS_STOP,
	[' '] = CLASS_SPACE,
	['&'] = CLASS_STOP,
};

/**
 * gls_html_text_init:
 * @self: a text
 * @document: an empty document
 * @source: the source to be read
 *
 * Begins a text.
 */
void
gls_html_text_init(GlsHtmlText *self, GlsDocument *document, const gchar *source)
{
	*self = (GlsHtmlText){document, source};
	self->line_blank = TRUE;
	self->block_blank = TRUE;
}

/**
 * gls_html_text_get_offset:
 * @self: a text
 * @p: a place in the source
 *
 * Gets the offset of a place in the source.
 *
 * Returns: the offset, in bytes
 */
guint32
gls_html_text_get_offset(const GlsHtmlText *self, const gchar *p)
{
	return (guint32)(p - self->source);
}

static guint32
gls_html_text_length(const GlsHtmlText *self)
{
	return (guint32)self->document->text->len;
}

/**
 * gls_html_text_get_ink_end:
 * @self: a text
 *
 * Gets the end of what can be seen of the text so far. Each byte is looked at once, however often
 * this is called.
 *
 * Returns: byte after the last of the text that is not blank
 */
guint32
gls_html_text_get_ink_end(GlsHtmlText *self)
{
	const gchar *text = self->document->text->str;
	const gchar *checked = text + self->ink_checked;
	const gchar *p = text + gls_html_text_length(self);

	while (p > checked) {
		const gchar *previous = g_utf8_prev_char(p);

		if (!gls_document_is_blank(g_utf8_get_char(previous))) {
			self->ink_end = (guint32)(p - text);
			break;
		}
		p = previous;
	}
	self->ink_checked = gls_html_text_length(self);
	return self->ink_end;
}

static void
gls_html_text_add_run(GlsHtmlText *self, GlsRun run)
{
	GArray *runs = self->document->runs;

	if (runs->len > 0 && run.copied) {
		const GlsRun *last = &g_array_index(runs, GlsRun, runs->len - 1);

		if (last->copied && run.text - last->text == run.source - last->source)
			return;
	}
	g_array_append_val(runs, run);
}

/**
 * gls_html_text_close_gap:
 * @self: a text
 *
 * Writes what stands between the text so far and the next, and so fixes where the open spans begin.
 */
void
gls_html_text_close_gap(GlsHtmlText *self)
{
	static const gchar *const texts[] = {"", " ", "\n", "\n\n"};
	GlsDocument *document = self->document;
	GlsRun run = {gls_html_text_length(self), self->gap_source, self->gap_source};

	if (self->gap != GLS_HTML_GAP_NONE) {
		/* a space is copied from the first of its white space */
		run.copied = self->gap == GLS_HTML_GAP_SPACE;
		gls_html_text_add_run(self, run);
		g_string_append(document->text, texts[self->gap]);
		if (self->gap == GLS_HTML_GAP_BLOCK)
			self->block_start = gls_html_text_length(self);
		self->gap = GLS_HTML_GAP_NONE;
	}
	for (; self->first_unplaced < document->spans->len; self->first_unplaced++)
		g_array_index(document->spans, GlsSpan, self->first_unplaced).start =
			gls_html_text_length(self);
}

static void
gls_html_text_space(GlsHtmlText *self, const gchar *p)
{
	const GString *text = self->document->text;

	if (self->gap != GLS_HTML_GAP_NONE || text->len == 0 ||
	    g_ascii_isspace(text->str[text->len - 1]))
		return;
	self->gap = GLS_HTML_GAP_SPACE;
	self->gap_source = gls_html_text_get_offset(self, p);
}

static gboolean
gls_html_text_has_ink(const gchar *text, gsize length)
{
	const gchar *end = text + length;

	for (; text < end; text = g_utf8_next_char(text)) {
		if (!gls_document_is_blank(g_utf8_get_char(text)))
			return TRUE;
	}
	return FALSE;
}

static void
gls_html_text_append(GlsHtmlText *self, const gchar *text, gsize length, GlsRun run)
{
	gls_html_text_close_gap(self);
	run.text = gls_html_text_length(self);
	gls_html_text_add_run(self, run);
	g_string_append_len(self->document->text, text, (gssize)length);
	if (!self->line_blank || !gls_html_text_has_ink(text, length))
		return;
	self->line_blank = FALSE;
	if (self->block_blank) {
		self->block_blank = FALSE;
		self->block_kind = self->kind;
		self->block_level = self->level;
	}
}

static void
gls_html_text_copy(GlsHtmlText *self, const gchar *p, const gchar *end)
{
	const GlsRun run = {.source = gls_html_text_get_offset(self, p), .copied = TRUE};

	gls_html_text_append(self, p, (gsize)(end - p), run);
}

/**
 * gls_html_text_end_block:
 * @self: a text
 * @p: the tag that ends it
 *
 * Ends the block. One that holds nothing to be seen is none.
 */
void
gls_html_text_end_block(GlsHtmlText *self, const gchar *p)
{
	const gchar *text = self->document->text->str;
	const gchar *start = text + self->block_start;
	GlsBlock block = {0};

	if (self->block_blank)
		return;
	while (gls_document_is_blank(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	block.start = (guint32)(start - text);
	block.end = gls_html_text_get_ink_end(self);
	block.kind = self->block_kind;
	block.level = self->block_level;
	g_array_append_val(self->document->blocks, block);
	self->block_blank = TRUE;
	self->line_blank = TRUE;
	self->gap = GLS_HTML_GAP_BLOCK;
	self->gap_source = gls_html_text_get_offset(self, p);
}

/**
 * gls_html_text_end_line:
 * @self: a text
 * @p: the tag or line end that ends it
 *
 * Ends the line, and the block too if there is nothing to be seen in the line.
 */
void
gls_html_text_end_line(GlsHtmlText *self, const gchar *p)
{
	if (self->line_blank) {
		gls_html_text_end_block(self, p);
		return;
	}
	self->line_blank = TRUE;
	self->gap = GLS_HTML_GAP_LINE;
	self->gap_source = gls_html_text_get_offset(self, p);
}

/* white space, which means something else in `pre` */
static const gchar *
gls_html_text_read_space(GlsHtmlText *self, const gchar *p, const gchar *end)
{
	if (self->kind != GLS_BLOCK_PREFORMATTED) {
		gls_html_text_space(self, p);
		while (p < end && g_ascii_isspace(*p))
			p++;
		return p;
	}
	if (*p == '\n')
		gls_html_text_end_line(self, p);
	else if (*p != '\r')
		gls_html_text_copy(self, p, p + 1);
	return p + 1;
}

static const gchar *
gls_html_text_read_reference(GlsHtmlText *self, const gchar *p, const gchar *end)
{
	gchar utf8[GLS_ENTITY_UTF8_SIZE] = {0};
	gsize length;
	gsize taken = gls_entity_decode(p, end, FALSE, utf8, &length);
	GlsRun run = {.source = gls_html_text_get_offset(self, p)};

	if (taken == 0) {
		gls_html_text_copy(self, p, p + 1);
		return p + 1;
	}
	run.source_end = run.source + (guint32)taken;
	if (!g_ascii_isspace(utf8[0]))
		gls_html_text_append(self, utf8, length, run);
	else if (self->kind != GLS_BLOCK_PREFORMATTED)
		gls_html_text_space(self, p);
	else if (utf8[0] == '\n')
		gls_html_text_end_line(self, p);
	else
		gls_html_text_append(self, utf8, length, run);
	return p + taken;
}

/* passes over words with one space between two of them, which can be copied as they are */
static const gchar *
gls_html_text_skip_plain(const gchar *p, const gchar *end)
{
	guint last = 0;

	for (; p < end; p++) {
		guint class = classes[(guchar)*p];

		/* one branch for each byte, and none for each word, can be foreseen */
		if (((class & CLASS_STOP) | (class & last)) != 0)
			break;
		last = class;
	}
	return last == CLASS_SPACE ? p - 1 : p;
}

/**
 * gls_html_text_read:
 * @self: a text
 * @start: first byte of a piece of text of the source
 * @end: byte after its last
 *
 * Reads the text between two tags.
 */
void
gls_html_text_read(GlsHtmlText *self, const gchar *start, const gchar *end)
{
	while (start < end) {
		const gchar *p = start;

		if (*p == '&') {
			start = gls_html_text_read_reference(self, p, end);
		} else if (classes[(guchar)*p] != 0) {
			start = gls_html_text_read_space(self, p, end);
		} else {
			start = gls_html_text_skip_plain(p, end);
			gls_html_text_copy(self, p, start);
		}
	}
}
