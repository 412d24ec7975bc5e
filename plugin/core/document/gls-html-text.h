/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

/**
 * GlsHtmlGap:
 * @GLS_HTML_GAP_NONE: nothing
 * @GLS_HTML_GAP_SPACE: white space
 * @GLS_HTML_GAP_LINE: the end of a line
 * @GLS_HTML_GAP_BLOCK: the end of a block
 *
 * What stands between the text so far and the next.
 */
typedef enum {
	GLS_HTML_GAP_NONE,
	GLS_HTML_GAP_SPACE,
	GLS_HTML_GAP_LINE,
	GLS_HTML_GAP_BLOCK,
} GlsHtmlGap;

/**
 * GlsHtmlText:
 * @document: where the text, its blocks and its runs are written
 * @source: what places in the source are counted from
 * @kind: what the next text stands in
 * @level: its level if that is a heading
 * @gap: what comes before the next text
 * @gap_source: where that is in the source
 * @line_blank: %TRUE until the line has text to be seen
 * @block_blank: %TRUE until the block has
 * @block_start: where the block begins in the text
 * @block_kind: what the block stands in
 * @block_level: its level if it is a heading
 * @first_unplaced: number of the first span that begins with the next text
 * @ink_end: byte after the last of the text that is not blank ...
 * @ink_checked: ... before this
 *
 * The text of an HTML source as it grows.
 */
typedef struct {
	GlsDocument *document;
	const gchar *source;
	GlsBlockKind kind;
	guint level;
	GlsHtmlGap gap;
	guint32 gap_source;
	gboolean line_blank;
	gboolean block_blank;
	guint32 block_start;
	GlsBlockKind block_kind;
	guint block_level;
	guint first_unplaced;
	guint32 ink_end;
	guint32 ink_checked;
} GlsHtmlText;

void
gls_html_text_init(GlsHtmlText *self, GlsDocument *document, const gchar *source);
void
gls_html_text_read(GlsHtmlText *self, const gchar *start, const gchar *end);
void
gls_html_text_end_line(GlsHtmlText *self, const gchar *p);
void
gls_html_text_end_block(GlsHtmlText *self, const gchar *p);
void
gls_html_text_close_gap(GlsHtmlText *self);
guint32
gls_html_text_get_ink_end(GlsHtmlText *self);
guint32
gls_html_text_get_offset(const GlsHtmlText *self, const gchar *p);

G_END_DECLS
