/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-html-tokeniser.h"

static gboolean
gls_html_slice_equal(const GlsHtmlSlice *self, const gchar *lower)
{
	return strlen(lower) == self->length &&
	       g_ascii_strncasecmp(self->start, lower, self->length) == 0;
}

static const gchar *
gls_html_tokeniser_skip_space(const GlsHtmlTokeniser *self, const gchar *p)
{
	while (p < self->end && g_ascii_isspace(*p))
		p++;
	return p;
}

/* byte after the next @c, or the end of the source */
static const gchar *
gls_html_tokeniser_skip_past(const GlsHtmlTokeniser *self, const gchar *p, gchar c)
{
	const gchar *found = memchr(p, c, (gsize)(self->end - p));

	return found != NULL ? found + 1 : self->end;
}

/* https://html.spec.whatwg.org/#comment-start-state: <!--> and --!> end one too */
static const gchar *
gls_html_tokeniser_skip_comment(const GlsHtmlTokeniser *self, const gchar *start)
{
	const gchar *content = start + strlen("<!--");
	const gchar *p = content;

	while ((p = memchr(p, '>', (gsize)(self->end - p))) != NULL) {
		const gchar *dashes = p[-1] == '!' && p - content >= 3 ? p - 3 : p - 2;

		/* the dashes that open it may close it */
		if (memcmp(dashes, "--", 2) == 0)
			return p + 1;
		p++;
	}
	return self->end;
}

/* leaves the position at the end tag of a raw element, or at the end of the source */
static void
gls_html_tokeniser_skip_raw(GlsHtmlTokeniser *self, const GlsHtmlElement *element)
{
	gsize length = strlen(element->name);
	const gchar *p = self->position;

	while ((p = memchr(p, '<', (gsize)(self->end - p))) != NULL) {
		if ((gsize)(self->end - p) >= length + 2 && p[1] == '/' &&
		    g_ascii_strncasecmp(p + 2, element->name, length) == 0 &&
		    (p + 2 + length == self->end || !g_ascii_isalnum(p[2 + length]))) {
			self->position = p;
			return;
		}
		p++;
	}
	self->position = self->end;
}

static gboolean
gls_html_style_hides(const GlsHtmlSlice *style)
{
	const gchar *end = style->start + style->length;

	for (const gchar *p = style->start; p != NULL && p < end;
	     p = memchr(p, ';', (gsize)(end - p)), p = p != NULL ? p + 1 : NULL) {
		while (p < end && g_ascii_isspace(*p))
			p++;
		if ((gsize)(end - p) < strlen("display:none") ||
		    g_ascii_strncasecmp(p, "display", strlen("display")) != 0)
			continue;
		p += strlen("display");
		while (p < end && (g_ascii_isspace(*p) || *p == ':'))
			p++;
		if ((gsize)(end - p) >= strlen("none") &&
		    g_ascii_strncasecmp(p, "none", strlen("none")) == 0)
			return TRUE;
	}
	return FALSE;
}

static void
gls_html_token_set_attribute(GlsHtmlToken *self,
			     const GlsHtmlSlice *name,
			     const GlsHtmlSlice *value)
{
	GlsHtmlSlice *slice = NULL;

	/* the first of two counts */
	if (gls_html_slice_equal(name, "href"))
		slice = &self->href;
	else if (gls_html_slice_equal(name, "class"))
		slice = &self->class_name;
	else if (gls_html_slice_equal(name, "ref"))
		slice = &self->ref;
	else if (gls_html_slice_equal(name, "data-props"))
		slice = &self->data;
	else if (gls_html_slice_equal(name, "style"))
		self->hidden = self->hidden || gls_html_style_hides(value);
	else if (gls_html_slice_equal(name, "hidden"))
		self->hidden = TRUE;
	if (slice != NULL && slice->start == NULL)
		*slice = *value;
}

/* returns the byte after the value, %NULL if the source ends before its closing quote */
static const gchar *
gls_html_tokeniser_read_value(const GlsHtmlTokeniser *self, const gchar *p, GlsHtmlSlice *value)
{
	const gchar *quote;

	p = gls_html_tokeniser_skip_space(self, p);
	if (p == self->end)
		return NULL;
	if (*p == '"' || *p == '\'') {
		quote = memchr(p + 1, *p, (gsize)(self->end - p - 1));
		if (quote == NULL)
			return NULL;
		*value = (GlsHtmlSlice){p + 1, (gsize)(quote - p - 1)};
		return quote + 1;
	}
	value->start = p;
	while (p < self->end && *p != '>' && !g_ascii_isspace(*p))
		p++;
	value->length = (gsize)(p - value->start);
	return p;
}

static const gchar *
gls_html_tokeniser_read_attribute(const GlsHtmlTokeniser *self, const gchar *p, GlsHtmlToken *token)
{
	GlsHtmlSlice name = {p, 0};
	GlsHtmlSlice value = {"", 0};

	/* a name may begin with an equals sign */
	do {
		p++;
	} while (p < self->end && *p != '=' && *p != '>' && *p != '/' && !g_ascii_isspace(*p));
	name.length = (gsize)(p - name.start);
	p = gls_html_tokeniser_skip_space(self, p);
	if (p < self->end && *p == '=')
		p = gls_html_tokeniser_read_value(self, p + 1, &value);
	if (p != NULL)
		gls_html_token_set_attribute(token, &name, &value);
	return p;
}

/* a tag that the source ends in is dropped with all that follows, as browsers do */
static gboolean
gls_html_tokeniser_read_tag(GlsHtmlTokeniser *self, const gchar *name, GlsHtmlToken *token)
{
	const gchar *p = name;

	while (p < self->end && *p != '>' && *p != '/' && !g_ascii_isspace(*p))
		p++;
	token->name = (GlsHtmlSlice){name, (gsize)(p - name)};
	token->element = gls_html_element_lookup(name, token->name.length);
	while (p != NULL && p < self->end && *p != '>') {
		token->self_closing = *p == '/';
		if (*p == '/' || g_ascii_isspace(*p))
			p++;
		else
			p = gls_html_tokeniser_read_attribute(self, p, token);
	}
	if (p == NULL || p == self->end) {
		self->position = self->end;
		return FALSE;
	}
	self->position = p + 1;
	token->end = self->position;
	if (token->kind == GLS_HTML_START_TAG && token->element != NULL &&
	    (token->element->flags & GLS_HTML_RAW) != 0)
		gls_html_tokeniser_skip_raw(self, token->element);
	return TRUE;
}

/* at the first `<` from @p that is not text, or the end of the source */
static const gchar *
gls_html_tokeniser_find_markup(const GlsHtmlTokeniser *self, const gchar *p)
{
	while ((p = memchr(p, '<', (gsize)(self->end - p))) != NULL) {
		if (self->end - p < 2)
			break;
		if (g_ascii_isalpha(p[1]) || p[1] == '!' || p[1] == '?')
			return p;
		if (p[1] == '/' && self->end - p > 2)
			return p;
		p++;
	}
	return self->end;
}

/* passes over a comment, declaration or processing instruction */
static gboolean
gls_html_tokeniser_skip_declaration(GlsHtmlTokeniser *self)
{
	const gchar *p = self->position;

	if (g_ascii_isalpha(p[1]) || (p[1] == '/' && g_ascii_isalpha(p[2])))
		return FALSE;
	if (self->end - p >= 4 && memcmp(p, "<!--", 4) == 0)
		self->position = gls_html_tokeniser_skip_comment(self, p);
	else
		self->position = gls_html_tokeniser_skip_past(self, p, '>');
	return TRUE;
}

/**
 * gls_html_tokeniser_next:
 * @self: where in the source it is
 * @token: (out): the token
 *
 * Reads the next token, as https://html.spec.whatwg.org/#tokenization does with scripting on. The
 * slices of the token point into the source. Each byte of the source is looked at a fixed number
 * of times, whatever the source is.
 *
 * Returns: the kind of @token; %GLS_HTML_END when there is none left
 */
GlsHtmlTokenKind
gls_html_tokeniser_next(GlsHtmlTokeniser *self, GlsHtmlToken *token)
{
	while (self->position < self->end) {
		const gchar *start = self->position;

		*token = (GlsHtmlToken){GLS_HTML_TEXT, start, self->end};
		self->position = gls_html_tokeniser_find_markup(self, start);
		if (self->position > start) {
			token->end = self->position;
			return GLS_HTML_TEXT;
		}
		if (gls_html_tokeniser_skip_declaration(self))
			continue;
		token->kind = start[1] == '/' ? GLS_HTML_END_TAG : GLS_HTML_START_TAG;
		if (gls_html_tokeniser_read_tag(self, start + (start[1] == '/' ? 2 : 1), token))
			return token->kind;
	}
	*token = (GlsHtmlToken){GLS_HTML_END, self->end, self->end};
	return GLS_HTML_END;
}
