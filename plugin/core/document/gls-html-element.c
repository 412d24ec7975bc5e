/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-html-element.h"

#define BLOCK	   GLS_HTML_BLOCK, 0, GLS_BLOCK_PARAGRAPH, 0
#define INLINE	   GLS_HTML_INLINE, 0, GLS_BLOCK_PARAGRAPH, 0
#define RAW	   GLS_HTML_RAW, 0, GLS_BLOCK_PARAGRAPH, 0
#define SPAN	   GLS_HTML_SPAN, 0, GLS_BLOCK_PARAGRAPH, 0
#define VOID	   GLS_HTML_VOID, 0, GLS_BLOCK_PARAGRAPH, 0
#define ROOT	   GLS_HTML_BLOCK | GLS_HTML_ROOT, 0, GLS_BLOCK_PARAGRAPH, 0
#define LIST	   GLS_HTML_BLOCK | GLS_HTML_LIST, 0, GLS_BLOCK_PARAGRAPH, 0
#define TERM	   GLS_HTML_BLOCK | GLS_HTML_TERM, GLS_HTML_TERM, GLS_BLOCK_LIST_ITEM, 0
#define HEADING(n) GLS_HTML_BLOCK | GLS_HTML_SPAN, 0, GLS_BLOCK_HEADING, n
#define ROWS                                                                                       \
	GLS_HTML_BLOCK | GLS_HTML_TABLE_PART, GLS_HTML_ROW | GLS_HTML_CELL, GLS_BLOCK_PARAGRAPH, 0
#define CELL                                                                                       \
	GLS_HTML_BLOCK | GLS_HTML_TABLE_PART | GLS_HTML_SCOPE | GLS_HTML_CELL, GLS_HTML_CELL,      \
		GLS_BLOCK_CELL, 0

/* https://html.spec.whatwg.org/#flow-content-3 and, for end tags, #parsing-main-inbody; by name */
static const GlsHtmlElement elements[] = {
	{"a", GLS_HTML_SPAN | GLS_HTML_LINK, 0, GLS_BLOCK_PARAGRAPH, 0},
	{"abbr", INLINE},
	{"address", BLOCK},
	{"area", VOID},
	{"article", GLS_HTML_BLOCK | GLS_HTML_SPAN, 0, GLS_BLOCK_PARAGRAPH, 0},
	{"aside", BLOCK},
	{"b", SPAN},
	{"base", VOID},
	{"big", INLINE},
	{"blockquote", BLOCK},
	{"body", ROOT},
	{"br", GLS_HTML_VOID | GLS_HTML_BREAK, 0, GLS_BLOCK_PARAGRAPH, 0},
	{"button", INLINE},
	{"caption", GLS_HTML_BLOCK | GLS_HTML_TABLE_PART | GLS_HTML_SCOPE, 0, GLS_BLOCK_PARAGRAPH,
	 0},
	{"center", BLOCK},
	{"cite", INLINE},
	{"code", INLINE},
	{"col", VOID},
	{"dd", TERM},
	{"del", INLINE},
	{"details", BLOCK},
	{"dialog", BLOCK},
	{"dir", LIST},
	{"div", BLOCK},
	{"dl", LIST},
	{"dt", TERM},
	{"em", SPAN},
	{"embed", VOID},
	{"fieldset", BLOCK},
	{"figcaption", BLOCK},
	{"figure", BLOCK},
	{"font", INLINE},
	{"footer", BLOCK},
	{"form", BLOCK},
	{"h1", HEADING(1)},
	{"h2", HEADING(2)},
	{"h3", HEADING(3)},
	{"h4", HEADING(4)},
	{"h5", HEADING(5)},
	{"h6", HEADING(6)},
	{"head", ROOT},
	{"header", BLOCK},
	{"hgroup", BLOCK},
	{"hr", GLS_HTML_BLOCK | GLS_HTML_VOID, 0, GLS_BLOCK_PARAGRAPH, 0},
	{"html", ROOT},
	{"i", SPAN},
	{"iframe", RAW},
	{"img", VOID},
	{"input", VOID},
	{"ins", INLINE},
	{"kbd", INLINE},
	{"label", INLINE},
	{"legend", BLOCK},
	{"li", GLS_HTML_BLOCK | GLS_HTML_ITEM, GLS_HTML_ITEM, GLS_BLOCK_LIST_ITEM, 0},
	{"link", VOID},
	{"main", BLOCK},
	{"mark", INLINE},
	{"menu", LIST},
	{"meta", VOID},
	{"nav", BLOCK},
	{"nobr", INLINE},
	{"noembed", RAW},
	{"noframes", RAW},
	{"noscript", RAW},
	{"ol", LIST},
	{"optgroup", BLOCK},
	{"option", GLS_HTML_BLOCK | GLS_HTML_ITEM, GLS_HTML_ITEM, GLS_BLOCK_PARAGRAPH, 0},
	{"p", GLS_HTML_BLOCK | GLS_HTML_P, 0, GLS_BLOCK_PARAGRAPH, 0},
	{"param", VOID},
	{"pre", GLS_HTML_BLOCK, 0, GLS_BLOCK_PREFORMATTED, 0},
	{"q", INLINE},
	{"s", INLINE},
	{"samp", INLINE},
	{"script", RAW},
	{"search", BLOCK},
	{"section", BLOCK},
	{"select", LIST},
	{"small", INLINE},
	{"source", VOID},
	{"span", INLINE},
	{"strike", INLINE},
	{"strong", SPAN},
	{"style", RAW},
	{"sub", INLINE},
	{"summary", BLOCK},
	{"sup", INLINE},
	{"table", GLS_HTML_BLOCK | GLS_HTML_TABLE | GLS_HTML_TABLE_PART | GLS_HTML_SCOPE, 0,
	 GLS_BLOCK_PARAGRAPH, 0},
	{"tbody", ROWS},
	{"td", CELL},
	{"template", GLS_HTML_INERT | GLS_HTML_SCOPE, 0, GLS_BLOCK_PARAGRAPH, 0},
	{"textarea", RAW},
	{"tfoot", ROWS},
	{"th", CELL},
	{"thead", ROWS},
	{"time", INLINE},
	{"title", RAW},
	{"tr", GLS_HTML_BLOCK | GLS_HTML_TABLE_PART | GLS_HTML_ROW, GLS_HTML_ROW | GLS_HTML_CELL,
	 GLS_BLOCK_PARAGRAPH, 0},
	{"track", VOID},
	{"tt", INLINE},
	{"u", INLINE},
	{"ul", LIST},
	{"var", INLINE},
	{"wbr", VOID},
	{"xmp", RAW},
};

static gint
gls_html_element_compare(const GlsHtmlElement *self, const gchar *name, gsize length)
{
	gint rc = g_ascii_strncasecmp(self->name, name, length);

	return rc != 0 ? rc : self->name[length] != '\0';
}

/**
 * gls_html_element_lookup:
 * @name: name of an element in any case, not NUL-terminated
 * @length: of @name, in bytes
 *
 * Looks up what is known about an element.
 *
 * Returns: (nullable): the same pointer for the same name; %NULL for a name HTML does not have
 */
const GlsHtmlElement *
gls_html_element_lookup(const gchar *name, gsize length)
{
	guint low = 0;
	guint high = G_N_ELEMENTS(elements);

	while (low < high) {
		guint middle = (low + high) / 2;
		gint rc = gls_html_element_compare(&elements[middle], name, length);

		if (rc == 0)
			return &elements[middle];
		if (rc < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
