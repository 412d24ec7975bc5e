/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-document-private.h"
#include "core/text/gls-entities.h"
#include "core/document/gls-html-reader.h"
#include "core/document/gls-html-text.h"
#include "core/document/gls-html-tokeniser.h"

/* how many open elements an end tag looks at for its own; unclosed ones rarely come in tens */
#define MAX_CLOSE_SEARCH 128

/* an element whose end tag has not come yet */
typedef struct {
	const GlsHtmlElement *element; /* NULL if unknown */
	GlsHtmlSlice name;
	guint32 text_start;
	gint span; /* the innermost there is, -1 if none */
	gboolean owns_span;
	gboolean hidden;
	GlsBlockKind kind;
	guint level;
} OpenElement;

typedef struct {
	GlsDocument *document;
	GlsHtmlText text;
	OpenElement open[GLS_DOCUMENT_MAX_DEPTH];
	guint depth; /* at least 1: the page itself */
	guint too_deep;
	guint link; /* depth of the open link, 0 if none */
} GlsHtmlReader;

static OpenElement *
gls_html_reader_top(GlsHtmlReader *self)
{
	return &self->open[self->depth - 1];
}

static void
gls_html_reader_place_text(GlsHtmlReader *self)
{
	self->text.kind = gls_html_reader_top(self)->kind;
	self->text.level = gls_html_reader_top(self)->level;
}

static gchar *
gls_html_reader_keep(GlsHtmlReader *self, const GlsHtmlSlice *value, gsize max)
{
	GStringChunk *strings = self->document->strings;
	g_autofree gchar *decoded = NULL;

	if (value->start == NULL || value->length > max)
		return NULL;
	if (memchr(value->start, '&', value->length) == NULL)
		return g_string_chunk_insert_len(strings, value->start, (gssize)value->length);
	decoded = gls_entity_decode_all(value->start, value->length, TRUE);
	return g_string_chunk_insert(strings, decoded);
}

/* Gmail writes "m_-6152371930188352731title" into a mail that it forwards, and Outlook "x_title" */
static const gchar *
gls_html_reader_skip_prefix(const gchar *name)
{
	const gchar *p = name;

	if (g_str_has_prefix(name, "x_"))
		return name + 2;
	if (!g_str_has_prefix(name, "m_"))
		return name;
	p += 2;
	p += *p == '-';
	if (!g_ascii_isdigit(*p))
		return name;
	while (g_ascii_isdigit(*p))
		p++;
	return p;
}

/* each forward puts a prefix before every name of a class */
static void
gls_html_reader_drop_prefixes(gchar *names)
{
	gchar *out = names;

	if (names == NULL || strchr(names, '_') == NULL)
		return;
	for (const gchar *p = names; *p != '\0';) {
		const gchar *next = gls_html_reader_skip_prefix(p);

		if (next != p) {
			p = next;
			continue;
		}
		while (*p != '\0' && !g_ascii_isspace(*p))
			*out++ = *p++;
		while (g_ascii_isspace(*p))
			*out++ = *p++;
	}
	*out = '\0';
}

static const gchar *
gls_html_reader_keep_name(GlsHtmlReader *self, const GlsHtmlToken *token)
{
	g_autofree gchar *name = NULL;

	if (token->element != NULL)
		return token->element->name;
	name = g_ascii_strdown(token->name.start, (gssize)token->name.length);
	return g_string_chunk_insert_const(self->document->strings, name);
}

static gboolean
gls_html_reader_wants_span(const GlsHtmlReader *self, const GlsHtmlToken *token)
{
	if (self->document->spans->len >= GLS_DOCUMENT_MAX_SPANS)
		return FALSE;
	return (token->element != NULL && (token->element->flags & GLS_HTML_SPAN) != 0) ||
	       token->class_name.start != NULL || token->ref.start != NULL ||
	       token->data.start != NULL;
}

static gint
gls_html_reader_open_span(GlsHtmlReader *self, const GlsHtmlToken *token, gint parent)
{
	GlsSpan span = {0};

	span.name = gls_html_reader_keep_name(self, token);
	span.source_start = gls_html_text_get_offset(&self->text, token->start);
	span.parent = parent;
	span.href = gls_html_reader_keep(self, &token->href, GLS_DOCUMENT_MAX_ATTRIBUTE);
	if (span.href != NULL)
		g_strstrip(span.href);
	span.class_name =
		gls_html_reader_keep(self, &token->class_name, GLS_DOCUMENT_MAX_ATTRIBUTE);
	gls_html_reader_drop_prefixes(span.class_name);
	span.ref = gls_html_reader_keep(self, &token->ref, GLS_DOCUMENT_MAX_ATTRIBUTE);
	span.data = gls_html_reader_keep(self, &token->data, GLS_MESSAGE_MAX_SIZE);
	g_array_append_val(self->document->spans, span);
	return (gint)self->document->spans->len - 1;
}

static void
gls_html_reader_close_span(GlsHtmlReader *self, gint i, const gchar *source_end)
{
	GArray *spans = self->document->spans;
	GlsSpan *span = &g_array_index(spans, GlsSpan, i);

	if ((guint)i >= self->text.first_unplaced)
		gls_html_text_close_gap(&self->text);
	/* never before an empty span within it */
	span->end = MAX(gls_html_text_get_ink_end(&self->text),
			g_array_index(spans, GlsSpan, spans->len - 1).start);
	span->source_end = gls_html_text_get_offset(&self->text, source_end);
}

/* closes elements until @depth are left; the last of them ends at @source_end */
static void
gls_html_reader_pop(GlsHtmlReader *self, guint depth, const gchar *p, const gchar *source_end)
{
	while (self->depth > depth) {
		const OpenElement *top = gls_html_reader_top(self);

		self->depth--;
		if (top->owns_span)
			gls_html_reader_close_span(self, top->span,
						   self->depth == depth ? source_end : p);
	}
	if (self->link > self->depth)
		self->link = 0;
	gls_html_reader_place_text(self);
}

/* how deep the innermost open element with one of @flags is, 0 if there is none within @barrier */
static guint
gls_html_reader_find_flags(const GlsHtmlReader *self, guint flags, guint barrier)
{
	for (guint i = 0; i < MAX_CLOSE_SEARCH && i + 1 < self->depth; i++) {
		const OpenElement *open = &self->open[self->depth - 1 - i];
		guint found = open->element != NULL ? open->element->flags : 0;

		if ((found & flags) != 0)
			return self->depth - i;
		if ((found & barrier) != 0)
			return 0;
	}
	return 0;
}

static gboolean
gls_html_reader_ends(const GlsHtmlToken *token, const OpenElement *open)
{
	/* any end tag of a heading ends any heading */
	if (token->element != NULL && open->element != NULL)
		return token->element == open->element ||
		       (token->element->level > 0 && open->element->level > 0);
	return token->element == open->element && token->name.length == open->name.length &&
	       g_ascii_strncasecmp(token->name.start, open->name.start, open->name.length) == 0;
}

/* how deep the element of an end tag is, 0 if it is not open */
static guint
gls_html_reader_find_open(const GlsHtmlReader *self, const GlsHtmlToken *token, guint barrier)
{
	for (guint i = 0; i < MAX_CLOSE_SEARCH && i + 1 < self->depth; i++) {
		const OpenElement *open = &self->open[self->depth - 1 - i];

		if (gls_html_reader_ends(token, open))
			return self->depth - i;
		if (open->element != NULL && (open->element->flags & barrier) != 0)
			return 0;
	}
	return 0;
}

/* ends the open elements whose end tag may be left out before this start tag */
static void
gls_html_reader_close_implied(GlsHtmlReader *self, const GlsHtmlToken *token)
{
	const guint flags = token->element->flags;
	const guint closes = token->element->closes;
	guint found;

	if ((flags & GLS_HTML_BLOCK) != 0) {
		/* a link around blocks goes on */
		found = gls_html_reader_find_flags(self, GLS_HTML_P,
						   GLS_HTML_BLOCK | GLS_HTML_LINK);
		if (found > 0)
			gls_html_reader_pop(self, found - 1, token->start, token->start);
	}
	while (closes != 0) {
		guint barrier = (closes & GLS_HTML_CELL) != 0 ? GLS_HTML_TABLE
							      : GLS_HTML_SCOPE | GLS_HTML_LIST;

		found = gls_html_reader_find_flags(self, closes, barrier);
		if (found == 0)
			break;
		gls_html_reader_pop(self, found - 1, token->start, token->start);
	}
	if ((flags & GLS_HTML_LINK) != 0 && self->link > 0 && !gls_html_reader_top(self)->hidden)
		gls_html_reader_pop(self, self->link - 1, token->start, token->start);
}

static void
gls_html_reader_push(GlsHtmlReader *self, const GlsHtmlToken *token)
{
	const OpenElement *parent = gls_html_reader_top(self);
	const GlsHtmlElement *element = token->element;
	const guint flags = element != NULL ? element->flags : 0;
	OpenElement open = *parent;

	open.element = element;
	open.name = token->name;
	open.text_start = (guint32)self->document->text->len;
	open.owns_span = FALSE;
	open.hidden = parent->hidden || token->hidden || (flags & GLS_HTML_INERT) != 0;
	/* a `div` in a heading is part of the heading */
	if ((flags & GLS_HTML_BLOCK) != 0 &&
	    (element->kind != GLS_BLOCK_PARAGRAPH ||
	     (parent->kind != GLS_BLOCK_HEADING && parent->kind != GLS_BLOCK_PREFORMATTED))) {
		open.kind = element->kind;
		open.level = element->level;
	}
	if (!open.hidden && gls_html_reader_wants_span(self, token)) {
		open.span = gls_html_reader_open_span(self, token, parent->span);
		open.owns_span = TRUE;
	}
	self->open[self->depth++] = open;
	gls_html_reader_place_text(self);
	if ((flags & GLS_HTML_LINK) != 0 && !open.hidden)
		self->link = self->depth;
}

static void
gls_html_reader_start_tag(GlsHtmlReader *self, const GlsHtmlToken *token)
{
	const guint flags = token->element != NULL ? token->element->flags : 0;

	if ((flags & GLS_HTML_RAW) != 0 || (token->element == NULL && token->self_closing))
		return;
	if (token->element != NULL && self->too_deep == 0)
		gls_html_reader_close_implied(self, token);
	if (!gls_html_reader_top(self)->hidden && !token->hidden) {
		if ((flags & GLS_HTML_BREAK) != 0)
			gls_html_text_end_line(&self->text, token->start);
		else if ((flags & GLS_HTML_BLOCK) != 0)
			gls_html_text_end_block(&self->text, token->start);
	}
	if ((flags & (GLS_HTML_VOID | GLS_HTML_ROOT)) != 0)
		return;
	if (self->too_deep > 0 || self->depth == GLS_DOCUMENT_MAX_DEPTH)
		self->too_deep++;
	else
		gls_html_reader_push(self, token);
}

/* after the end tag of an element within a line there is a place that is in none */
static void
gls_html_reader_mark(GlsHtmlReader *self, guint32 text_start, const gchar *source_end)
{
	GArray *marks = self->document->marks;
	GlsMark mark = {gls_html_text_get_ink_end(&self->text),
			gls_html_text_get_offset(&self->text, source_end)};

	if (self->text.line_blank || text_start >= mark.text)
		return;
	if (marks->len > 0 && g_array_index(marks, GlsMark, marks->len - 1).text == mark.text)
		g_array_index(marks, GlsMark, marks->len - 1) = mark;
	else
		g_array_append_val(marks, mark);
}

static guint
gls_html_reader_get_barrier(guint flags)
{
	if ((flags & GLS_HTML_INERT) != 0)
		return 0;
	if ((flags & GLS_HTML_TABLE_PART) != 0)
		return GLS_HTML_TABLE;
	if ((flags & (GLS_HTML_BLOCK | GLS_HTML_LINK)) != 0)
		return GLS_HTML_SCOPE;
	return GLS_HTML_BLOCK;
}

static void
gls_html_reader_end_tag(GlsHtmlReader *self, const GlsHtmlToken *token)
{
	const guint flags = token->element != NULL ? token->element->flags : 0;
	gboolean hidden = gls_html_reader_top(self)->hidden;
	guint32 text_start;
	guint found;

	if ((flags & GLS_HTML_BREAK) != 0 && !hidden)
		gls_html_text_end_line(&self->text, token->start);
	if ((flags & (GLS_HTML_RAW | GLS_HTML_VOID)) != 0)
		return;
	if ((flags & GLS_HTML_BLOCK) != 0 && !hidden)
		gls_html_text_end_block(&self->text, token->start);
	if ((flags & GLS_HTML_ROOT) != 0)
		return;
	if (self->too_deep > 0) {
		self->too_deep--;
		return;
	}
	found = gls_html_reader_find_open(self, token, gls_html_reader_get_barrier(flags));
	if (found == 0)
		return;
	text_start = self->open[found - 1].text_start;
	gls_html_reader_pop(self, found - 1, token->start, token->end);
	if ((flags & GLS_HTML_BLOCK) == 0)
		gls_html_reader_mark(self, text_start, token->end);
}

/**
 * gls_html_reader_read:
 * @document: an empty document
 * @source: HTML, as a page or a fragment: valid UTF-8 without NUL
 * @length: of @source, in bytes; at most %GLS_MESSAGE_MAX_SIZE
 *
 * Reads the text, blocks and spans of an HTML source into a document. Its cost is linear in the
 * length: each end tag looks at a fixed number of open elements, and each piece of text is looked
 * at a fixed number of times.
 */
void
gls_html_reader_read(GlsDocument *document, const gchar *source, gsize length)
{
	g_autofree GlsHtmlReader *self = g_new0(GlsHtmlReader, 1);
	GlsHtmlTokeniser tokeniser = {source, source + length};
	GlsHtmlToken token;

	self->document = document;
	gls_html_text_init(&self->text, document, source);
	self->depth = 1;
	self->open[0].span = -1;
	while (document->blocks->len < GLS_DOCUMENT_MAX_BLOCKS &&
	       gls_html_tokeniser_next(&tokeniser, &token) != GLS_HTML_END) {
		if (token.kind == GLS_HTML_START_TAG)
			gls_html_reader_start_tag(self, &token);
		else if (token.kind == GLS_HTML_END_TAG)
			gls_html_reader_end_tag(self, &token);
		else if (!gls_html_reader_top(self)->hidden)
			gls_html_text_read(&self->text, token.start, token.end);
	}
	gls_html_text_end_block(&self->text, tokeniser.position);
	gls_html_reader_pop(self, 1, tokeniser.position, tokeniser.position);
}
