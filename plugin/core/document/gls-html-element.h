/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

/**
 * GlsHtmlFlags:
 * @GLS_HTML_INLINE: no flag: stands within a line
 * @GLS_HTML_BLOCK: begins and ends a block
 * @GLS_HTML_VOID: has no content and no end tag
 * @GLS_HTML_RAW: its content is neither markup nor text to be read
 * @GLS_HTML_INERT: its content is not shown
 * @GLS_HTML_SPAN: always becomes a span
 * @GLS_HTML_LINK: `a`: at most one is open
 * @GLS_HTML_BREAK: `br`
 * @GLS_HTML_ROOT: `html`, `head`, `body`: their tags may be missing or stand anywhere
 * @GLS_HTML_TABLE: `table`: no end tag of a part of a table reaches out of it
 * @GLS_HTML_TABLE_PART: a part of a table
 * @GLS_HTML_SCOPE: no end tag of other elements reaches out of it
 * @GLS_HTML_LIST: no implied end of an item reaches out of it
 * @GLS_HTML_P: its end is implied by the start of a block
 * @GLS_HTML_ITEM: `li`: its end is implied by the next
 * @GLS_HTML_TERM: `dt`, `dd`: likewise
 * @GLS_HTML_ROW: `tr`: likewise
 * @GLS_HTML_CELL: `td`, `th`: likewise
 *
 * How an element takes part in a page, as far as its text is concerned.
 */
typedef enum {
	GLS_HTML_INLINE = 0,
	GLS_HTML_BLOCK = 1 << 0,
	GLS_HTML_VOID = 1 << 1,
	GLS_HTML_RAW = 1 << 2,
	GLS_HTML_INERT = 1 << 3,
	GLS_HTML_SPAN = 1 << 4,
	GLS_HTML_LINK = 1 << 5,
	GLS_HTML_BREAK = 1 << 6,
	GLS_HTML_ROOT = 1 << 7,
	GLS_HTML_TABLE = 1 << 8,
	GLS_HTML_TABLE_PART = 1 << 9,
	GLS_HTML_SCOPE = 1 << 10,
	GLS_HTML_LIST = 1 << 11,
	GLS_HTML_P = 1 << 12,
	GLS_HTML_ITEM = 1 << 13,
	GLS_HTML_TERM = 1 << 14,
	GLS_HTML_ROW = 1 << 15,
	GLS_HTML_CELL = 1 << 16,
} GlsHtmlFlags;

/**
 * GlsHtmlElement:
 * @name: in lower case
 * @flags: how it takes part
 * @closes: flags of the open elements that its start tag ends
 * @kind: what the text in it stands in
 * @level: 1 to 6 for a heading, else 0
 *
 * A kind of element.
 */
typedef struct {
	const gchar *name;
	GlsHtmlFlags flags;
	GlsHtmlFlags closes;
	GlsBlockKind kind;
	guint level;
} GlsHtmlElement;

const GlsHtmlElement *
gls_html_element_lookup(const gchar *name, gsize length);

G_END_DECLS
