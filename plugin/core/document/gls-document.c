/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-document-private.h"
#include "core/document/gls-html-reader.h"
#include "core/document/gls-text-reader.h"

/* white space, and the invisible characters that mails are padded with */
gboolean
gls_document_is_blank(gunichar c)
{
	switch (c) {
	case 0x00ad: /* soft hyphen */
	case 0x034f: /* combining grapheme joiner */
	case 0x200b: /* zero width space */
	case 0x200c: /* zero width non-joiner */
	case 0x200d: /* zero width joiner */
	case 0x2060: /* word joiner */
	case 0xfeff: /* zero width no-break space */
	case 0x200e: /* left-to-right mark */
	case 0x200f: /* right-to-left mark */
		return TRUE;
	default:
		/* embeddings and isolates of directions */
		if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
			return TRUE;
		return g_unichar_isspace(c) || c == '\v' || c == 0x85;
	}
}

/**
 * gls_document_new:
 * @source: body of a message: valid UTF-8
 * @length: of @source, in bytes; what is beyond %GLS_MESSAGE_MAX_SIZE or a NUL is not read
 * @type: how to read @source
 *
 * Reads the text of a message.
 *
 * The text of a plain one is its source without the marks of quoted lines, such as "> "; its blocks
 * are the paragraphs between lines of nothing but white space.
 *
 * The text of an HTML one is what a browser with scripting on would show, with two line ends
 * between blocks, and perhaps blank characters that are in none; comments, `script`, `title`, `noscript` and the like, and what the `hidden`
 * attribute or `display: none` hides, are left out. White space is squeezed to one space, except in
 * `pre`. A no-break space is kept as U+00A0 within a block but, as every invisible character, is
 * not part of the block at its ends.
 *
 * Returns: (transfer full): the document; it does not need @source any more
 */
GlsDocument *
gls_document_new(const gchar *source, gsize length, GlsBodyType type)
{
	g_autoptr(GlsDocument) self = NULL;

	g_return_val_if_fail(source != NULL, NULL);

	length = strnlen(source, MIN(length, GLS_MESSAGE_MAX_SIZE));
	self = g_new0(GlsDocument, 1);
	self->text = g_string_sized_new(length);
	self->runs = g_array_new(FALSE, FALSE, sizeof(GlsRun));
	self->blocks = g_array_new(FALSE, FALSE, sizeof(GlsBlock));
	self->spans = g_array_new(FALSE, FALSE, sizeof(GlsSpan));
	self->marks = g_array_new(FALSE, FALSE, sizeof(GlsMark));
	self->strings = g_string_chunk_new(4096);
	if (type == GLS_BODY_HTML)
		gls_html_reader_read(self, source, length);
	else
		gls_text_reader_read(self, source, length);
	return g_steal_pointer(&self);
}

/**
 * gls_document_free:
 * @self: (transfer full): a document
 *
 * Frees a document with its text, blocks and spans.
 */
void
gls_document_free(GlsDocument *self)
{
	if (self == NULL)
		return;
	g_string_free(self->text, TRUE);
	g_array_unref(self->runs);
	g_array_unref(self->blocks);
	g_array_unref(self->spans);
	g_array_unref(self->marks);
	g_string_chunk_free(self->strings);
	g_free(self);
}

/**
 * gls_document_get_text:
 * @self: a document
 * @length: (out) (optional): of the text, in bytes
 *
 * Gets the text that a reader sees.
 *
 * Returns: (transfer none): the text, NUL-terminated
 */
const gchar *
gls_document_get_text(const GlsDocument *self, gsize *length)
{
	g_return_val_if_fail(self != NULL, NULL);

	if (length != NULL)
		*length = self->text->len;
	return self->text->str;
}

/**
 * gls_document_get_blocks:
 * @self: a document
 * @n_blocks: (out): how many there are
 *
 * Gets the blocks of the text. They do not overlap.
 *
 * Returns: (transfer none) (array length=n_blocks): the blocks, in order
 */
const GlsBlock *
gls_document_get_blocks(const GlsDocument *self, guint *n_blocks)
{
	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(n_blocks != NULL, NULL);

	*n_blocks = self->blocks->len;
	return (const GlsBlock *)(gpointer)self->blocks->data;
}

/**
 * gls_document_get_spans:
 * @self: a document
 * @n_spans: (out): how many there are
 *
 * Gets the elements that tell about the text. A span lies wholly within its parent. Plain text has
 * none.
 *
 * Returns: (transfer none) (array length=n_spans): the spans, in order of their start tags
 */
const GlsSpan *
gls_document_get_spans(const GlsDocument *self, guint *n_spans)
{
	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(n_spans != NULL, NULL);

	*n_spans = self->spans->len;
	return (const GlsSpan *)(gpointer)self->spans->data;
}

/* index of the last element whose @member, a guint32, is at most @key; -1 if there is none */
static gint
gls_document_search(GArray *array, gsize member, guint32 key)
{
	gsize size = g_array_get_element_size(array);
	gint low = -1;
	gint high = (gint)array->len;

	while (high - low > 1) {
		gint middle = low + (high - low) / 2;
		guint32 value;

		memcpy(&value, array->data + (gsize)middle * size + member, sizeof(value));
		if (value <= key)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static const GlsRun *
gls_document_search_run(const GlsDocument *self, guint32 text_offset)
{
	gint i = gls_document_search(self->runs, G_STRUCT_OFFSET(GlsRun, text), text_offset);

	return i >= 0 ? &g_array_index(self->runs, GlsRun, i) : NULL;
}

/**
 * gls_document_find_span:
 * @self: a document
 * @name: (nullable): name of the element in lower case, %NULL for any
 * @start: first byte of a piece of the text
 * @end: byte after its last
 *
 * Finds the innermost element that a piece of text stands in; the piece should not be empty, for
 * several elements may begin and end at one place. It takes time in the logarithm of the
 * number of spans.
 *
 * Returns: (transfer none) (nullable): the span
 */
const GlsSpan *
gls_document_find_span(const GlsDocument *self, const gchar *name, guint32 start, guint32 end)
{
	gint i;

	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(start <= end, NULL);

	/* all that are open at a place are the last one that began before it, and its parents */
	i = gls_document_search(self->spans, G_STRUCT_OFFSET(GlsSpan, start), start);
	while (i >= 0) {
		const GlsSpan *span = &g_array_index(self->spans, GlsSpan, i);

		if (span->end >= end && (name == NULL || g_str_equal(span->name, name)))
			return span;
		i = span->parent;
	}
	return NULL;
}

/**
 * gls_document_get_source_offset:
 * @self: a document
 * @text_offset: a byte of the text
 *
 * Says where a byte of the text comes from. The bytes of a character reference come from its
 * ampersand, a squeezed space from the first of its white space.
 *
 * Returns: a byte of the source; for the end of the text, the byte after the last that was read
 */
guint32
gls_document_get_source_offset(const GlsDocument *self, guint32 text_offset)
{
	const GlsRun *run;

	g_return_val_if_fail(self != NULL, 0);
	g_return_val_if_fail(text_offset <= self->text->len, 0);

	run = gls_document_search_run(self, text_offset);
	if (run == NULL)
		return 0;
	if (run->copied)
		return run->source + (text_offset - run->text);
	return text_offset == self->text->len ? run->source_end : run->source;
}

/**
 * gls_document_get_insertion_offset:
 * @self: a document
 * @text_end: byte after the last of a piece of text, such as a title
 *
 * Says where in the source something can be inserted that is to be read right after a piece of
 * text. If a link, or another element within a line, ends with that text, the place is after its
 * end tag, so that nothing becomes part of a link; it always is within the same block.
 *
 * Returns: an offset into the source
 */
guint32
gls_document_get_insertion_offset(const GlsDocument *self, guint32 text_end)
{
	const GlsRun *run;
	gint i;

	g_return_val_if_fail(self != NULL, 0);
	g_return_val_if_fail(text_end <= self->text->len, 0);

	i = gls_document_search(self->marks, G_STRUCT_OFFSET(GlsMark, text), text_end);
	if (i >= 0 && g_array_index(self->marks, GlsMark, i).text == text_end)
		return g_array_index(self->marks, GlsMark, i).source;
	if (text_end == 0)
		return gls_document_get_source_offset(self, 0);
	run = gls_document_search_run(self, text_end - 1);
	return run->copied ? run->source + (text_end - run->text) : run->source_end;
}
