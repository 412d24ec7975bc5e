/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-document-private.h"
#include "core/gls-entities.h"
#include "core/gls-html-reader.h"
#include "core/gls-html-tokeniser.h"

/* how many open elements an end tag looks at for its own; unclosed ones rarely come in tens */
#define MAX_CLOSE_SEARCH 128

/* what stands between the text so far and the next; a stronger one replaces a weaker one */
typedef enum {
	GAP_NONE,
	GAP_SPACE,
	GAP_LINE,
	GAP_BLOCK,
} Gap;

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
	const gchar *source;
	OpenElement open[GLS_DOCUMENT_MAX_DEPTH];
	guint depth; /* at least 1: the page itself */
	guint too_deep;
	guint link; /* depth of the open link, 0 if none */
	Gap gap;
	guint32 gap_source;
	gboolean line_blank;
	gboolean block_blank;
	guint32 block_start;
	GlsBlockKind block_kind;
	guint block_level;
	guint first_unplaced; /* spans from this one on begin with the next text */
	guint32 ink_end;      /* byte after the last that is not blank ... */
	guint32 ink_checked;  /* ... before this */
} GlsHtmlReader;

static OpenElement *
gls_html_reader_top(GlsHtmlReader *self)
{
	return &self->open[self->depth - 1];
}

static guint32
gls_html_reader_offset(const GlsHtmlReader *self, const gchar *p)
{
	return (guint32)(p - self->source);
}

static guint32
gls_html_reader_length(const GlsHtmlReader *self)
{
	return (guint32)self->document->text->len;
}

/* byte after the last of the text that is not blank */
static guint32
gls_html_reader_ink_end(GlsHtmlReader *self)
{
	const gchar *text = self->document->text->str;
	const gchar *checked = text + self->ink_checked;
	const gchar *p = text + gls_html_reader_length(self);

	while (p > checked) {
		const gchar *previous = g_utf8_prev_char(p);

		if (!gls_document_is_blank(g_utf8_get_char(previous))) {
			self->ink_end = (guint32)(p - text);
			break;
		}
		p = previous;
	}
	self->ink_checked = gls_html_reader_length(self);
	return self->ink_end;
}

static void
gls_html_reader_add_run(GlsHtmlReader *self, GlsRun run)
{
	GArray *runs = self->document->runs;

	if (runs->len > 0 && run.copied) {
		const GlsRun *last = &g_array_index(runs, GlsRun, runs->len - 1);

		if (last->copied && run.text - last->text == run.source - last->source)
			return;
	}
	g_array_append_val(runs, run);
}

/* writes what stands before the next text, and so fixes where the open spans begin */
static void
gls_html_reader_close_gap(GlsHtmlReader *self)
{
	static const gchar *const texts[] = {"", " ", "\n", "\n\n"};
	GlsDocument *document = self->document;
	GlsRun run = {gls_html_reader_length(self), self->gap_source, self->gap_source};

	if (self->gap != GAP_NONE) {
		/* a space is copied from the first of its white space */
		run.copied = self->gap == GAP_SPACE;
		gls_html_reader_add_run(self, run);
		g_string_append(document->text, texts[self->gap]);
		if (self->gap == GAP_BLOCK)
			self->block_start = gls_html_reader_length(self);
		self->gap = GAP_NONE;
	}
	for (; self->first_unplaced < document->spans->len; self->first_unplaced++)
		g_array_index(document->spans, GlsSpan, self->first_unplaced).start =
		    gls_html_reader_length(self);
}

static void
gls_html_reader_space(GlsHtmlReader *self, const gchar *p)
{
	const GString *text = self->document->text;

	if (self->gap != GAP_NONE || text->len == 0 || g_ascii_isspace(text->str[text->len - 1]))
		return;
	self->gap = GAP_SPACE;
	self->gap_source = gls_html_reader_offset(self, p);
}

static gboolean
gls_html_reader_has_ink(const gchar *text, gsize length)
{
	const gchar *end = text + length;

	for (; text < end; text = g_utf8_next_char(text)) {
		if (!gls_document_is_blank(g_utf8_get_char(text)))
			return TRUE;
	}
	return FALSE;
}

static void
gls_html_reader_append(GlsHtmlReader *self, const gchar *text, gsize length, GlsRun run)
{
	gls_html_reader_close_gap(self);
	run.text = gls_html_reader_length(self);
	gls_html_reader_add_run(self, run);
	g_string_append_len(self->document->text, text, (gssize)length);
	if (!self->line_blank || !gls_html_reader_has_ink(text, length))
		return;
	self->line_blank = FALSE;
	if (self->block_blank) {
		self->block_blank = FALSE;
		self->block_kind = gls_html_reader_top(self)->kind;
		self->block_level = gls_html_reader_top(self)->level;
	}
}

static void
gls_html_reader_copy(GlsHtmlReader *self, const gchar *p, const gchar *end)
{
	const GlsRun run = {.source = gls_html_reader_offset(self, p), .copied = TRUE};

	gls_html_reader_append(self, p, (gsize)(end - p), run);
}

static void
gls_html_reader_end_block(GlsHtmlReader *self, const gchar *p)
{
	const gchar *text = self->document->text->str;
	const gchar *start = text + self->block_start;
	GlsBlock block = {0};

	if (self->block_blank)
		return;
	while (gls_document_is_blank(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	block.start = (guint32)(start - text);
	block.end = gls_html_reader_ink_end(self);
	block.kind = self->block_kind;
	block.level = self->block_level;
	g_array_append_val(self->document->blocks, block);
	self->block_blank = TRUE;
	self->line_blank = TRUE;
	self->gap = GAP_BLOCK;
	self->gap_source = gls_html_reader_offset(self, p);
}

static void
gls_html_reader_end_line(GlsHtmlReader *self, const gchar *p)
{
	if (self->line_blank) {
		gls_html_reader_end_block(self, p);
		return;
	}
	self->line_blank = TRUE;
	self->gap = GAP_LINE;
	self->gap_source = gls_html_reader_offset(self, p);
}

/* white space, which means something else in `pre` */
static const gchar *
gls_html_reader_read_space(GlsHtmlReader *self, const gchar *p, const gchar *end)
{
	if (gls_html_reader_top(self)->kind != GLS_BLOCK_PREFORMATTED) {
		gls_html_reader_space(self, p);
		while (p < end && g_ascii_isspace(*p))
			p++;
		return p;
	}
	if (*p == '\n')
		gls_html_reader_end_line(self, p);
	else if (*p != '\r')
		gls_html_reader_copy(self, p, p + 1);
	return p + 1;
}

static const gchar *
gls_html_reader_read_reference(GlsHtmlReader *self, const gchar *p, const gchar *end)
{
	gchar utf8[GLS_ENTITY_UTF8_SIZE] = {0};
	gsize length;
	gsize taken = gls_entity_decode(p, end, FALSE, utf8, &length);
	GlsRun run = {.source = gls_html_reader_offset(self, p)};

	if (taken == 0) {
		gls_html_reader_copy(self, p, p + 1);
		return p + 1;
	}
	run.source_end = run.source + (guint32)taken;
	if (utf8[0] == '\n' && gls_html_reader_top(self)->kind == GLS_BLOCK_PREFORMATTED)
		gls_html_reader_end_line(self, p);
	else if (g_ascii_isspace(utf8[0]))
		gls_html_reader_space(self, p);
	else
		gls_html_reader_append(self, utf8, length, run);
	return p + taken;
}

static gboolean
gls_html_reader_is_plain(gchar c)
{
	return c != '&' && !g_ascii_isspace(c);
}

static void
gls_html_reader_read_text(GlsHtmlReader *self, const GlsHtmlToken *token)
{
	const gchar *p = token->start;

	while (p < token->end) {
		const gchar *start = p;

		if (g_ascii_isspace(*p)) {
			p = gls_html_reader_read_space(self, p, token->end);
			continue;
		}
		if (*p == '&') {
			p = gls_html_reader_read_reference(self, p, token->end);
			continue;
		}
		/* a space between two words needs no squeezing */
		while (p < token->end &&
		       (gls_html_reader_is_plain(*p) ||
			(*p == ' ' && p + 1 < token->end && gls_html_reader_is_plain(p[1]))))
			p++;
		gls_html_reader_copy(self, start, p);
	}
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
	span.source_start = gls_html_reader_offset(self, token->start);
	span.parent = parent;
	span.href = gls_html_reader_keep(self, &token->href, GLS_DOCUMENT_MAX_ATTRIBUTE);
	if (span.href != NULL)
		g_strstrip(span.href);
	span.class_name =
	    gls_html_reader_keep(self, &token->class_name, GLS_DOCUMENT_MAX_ATTRIBUTE);
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

	if ((guint)i >= self->first_unplaced)
		gls_html_reader_close_gap(self);
	/* never before an empty span within it */
	span->end =
	    MAX(gls_html_reader_ink_end(self), g_array_index(spans, GlsSpan, spans->len - 1).start);
	span->source_end = gls_html_reader_offset(self, source_end);
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
		found =
		    gls_html_reader_find_flags(self, GLS_HTML_P, GLS_HTML_BLOCK | GLS_HTML_LINK);
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
	open.text_start = gls_html_reader_length(self);
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
			gls_html_reader_end_line(self, token->start);
		else if ((flags & GLS_HTML_BLOCK) != 0)
			gls_html_reader_end_block(self, token->start);
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
	GlsMark mark = {gls_html_reader_ink_end(self), gls_html_reader_offset(self, source_end)};

	if (self->line_blank || text_start >= mark.text)
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
		gls_html_reader_end_line(self, token->start);
	if ((flags & (GLS_HTML_RAW | GLS_HTML_VOID)) != 0)
		return;
	if ((flags & GLS_HTML_BLOCK) != 0 && !hidden)
		gls_html_reader_end_block(self, token->start);
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
	self->source = source;
	self->depth = 1;
	self->open[0].span = -1;
	self->line_blank = TRUE;
	self->block_blank = TRUE;
	while (document->blocks->len < GLS_DOCUMENT_MAX_BLOCKS &&
	       gls_html_tokeniser_next(&tokeniser, &token) != GLS_HTML_END) {
		if (token.kind == GLS_HTML_START_TAG)
			gls_html_reader_start_tag(self, &token);
		else if (token.kind == GLS_HTML_END_TAG)
			gls_html_reader_end_tag(self, &token);
		else if (!gls_html_reader_top(self)->hidden)
			gls_html_reader_read_text(self, &token);
	}
	gls_html_reader_end_block(self, tokeniser.position);
	gls_html_reader_pop(self, 1, tokeniser.position, tokeniser.position);
}
