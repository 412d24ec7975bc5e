/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-message.h"

G_BEGIN_DECLS

/**
 * GlsBlockKind:
 * @GLS_BLOCK_PARAGRAPH: running text, a `div`, or lines between two empty ones
 * @GLS_BLOCK_HEADING: `h1` to `h6`
 * @GLS_BLOCK_LIST_ITEM: `li`, `dt`, `dd`
 * @GLS_BLOCK_CELL: `td`, `th`
 * @GLS_BLOCK_PREFORMATTED: `pre`: its white space is kept
 *
 * What kind of element the text of a block stands in directly.
 */
typedef enum {
	GLS_BLOCK_PARAGRAPH,
	GLS_BLOCK_HEADING,
	GLS_BLOCK_LIST_ITEM,
	GLS_BLOCK_CELL,
	GLS_BLOCK_PREFORMATTED,
} GlsBlockKind;

/**
 * GlsBlock:
 * @start: first byte of its text in the document's text
 * @end: byte after its last
 * @kind: what it stands in
 * @level: 1 to 6 for a heading, else 0
 *
 * A piece of text that a reader sees as one: it never is empty and has no white space at its ends.
 * A line break inside it (`br`, or a line end in plain text) is one '\n'; two of them end the
 * block.
 */
typedef struct {
	guint32 start;
	guint32 end;
	GlsBlockKind kind;
	guint level;
} GlsBlock;

/**
 * GlsSpan:
 * @name: name of the element in lower case, such as `a`; lives as long as the document
 * @start: first byte of its text in the document's text
 * @end: byte after its last; equal to @start if it holds no text
 * @source_start: where its start tag begins in the source, in bytes
 * @source_end: byte after its end tag in the source
 * @parent: index of the span it stands in, -1 if in none
 * @href: (nullable): where a link leads, its entities decoded
 * @class_name: (nullable): the `class` attribute, without the prefixes that Gmail and Outlook put
 *   before each name in it when they forward a mail
 * @ref: (nullable): the `ref` attribute, by which PubMed numbers its entries
 * @data: (nullable): the `data-props` attribute, decoded: some pages keep their entries in it
 *
 * An element of an HTML source that tells about the text in it: every link, heading, `b`, `strong`,
 * `em`, `i` and `article`, and every element with a class, ref or data-props. In order of
 * @source_start.
 */
typedef struct {
	const gchar *name;
	guint32 start;
	guint32 end;
	guint32 source_start;
	guint32 source_end;
	gint parent;
	gchar *href;
	gchar *class_name;
	gchar *ref;
	gchar *data;
} GlsSpan;

/**
 * GlsDocument:
 *
 * The text that a reader of a message sees, cut into blocks, with the way back: every byte of the
 * text knows where in the source it came from. Reading costs linear time and no recursion, whatever
 * the source is.
 */
typedef struct _GlsDocument GlsDocument;

GlsDocument *
gls_document_new(const gchar *source, gsize length, GlsBodyType type);
void
gls_document_free(GlsDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsDocument, gls_document_free)

const gchar *
gls_document_get_text(const GlsDocument *self, gsize *length);
const GlsBlock *
gls_document_get_blocks(const GlsDocument *self, guint *n_blocks);
const GlsSpan *
gls_document_get_spans(const GlsDocument *self, guint *n_spans);
const GlsSpan *
gls_document_find_span(const GlsDocument *self, const gchar *name, guint32 start, guint32 end);
guint32
gls_document_get_source_offset(const GlsDocument *self, guint32 text_offset);
guint32
gls_document_get_insertion_offset(const GlsDocument *self, guint32 text_end);

G_END_DECLS
