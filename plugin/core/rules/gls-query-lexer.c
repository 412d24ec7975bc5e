/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-query-lexer.h"

static gboolean
is_space(const gchar *p)
{
	return g_unichar_isspace(g_utf8_get_char(p)) || *p == '\v';
}

/* what text editors make of a straight quote, in several languages */
static gboolean
is_typographic_quote(const gchar *p)
{
	switch (g_utf8_get_char(p)) {
	case 0xab:
	case 0xbb:
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0x300c:
	case 0x300d:
		return TRUE;
	default:
		return FALSE;
	}
}

static gboolean
is_quote(const gchar *p)
{
	return *p == '"' || is_typographic_quote(p);
}

static gboolean
ends_word(const GlsQueryLexer *self, const gchar *p)
{
	return *p == '\0' || *p == '(' || *p == ')' || strchr(self->separators, *p) != NULL ||
	       is_quote(p) || is_space(p);
}

/* a quote that a TeX backslash stands before is an accent */
static const gchar *
next(const gchar *p)
{
	return p[0] == '\\' && p[1] == '"' ? p + 2 : g_utf8_next_char(p);
}

/**
 * gls_query_lexer_set_error:
 * @self: a lexer
 * @at: where in its text
 * @error: a #GError, or %NULL
 * @format: as of printf(): what is wrong
 * @...: for @format
 *
 * Sets %GLS_ERROR_RULE, with the place at the end of its message: "at character N", from 1.
 */
void
gls_query_lexer_set_error(const GlsQueryLexer *self,
			  const gchar *at,
			  GError **error,
			  const gchar *format,
			  ...)
{
	g_autofree gchar *what = NULL;
	va_list args;

	va_start(args, format);
	what = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "%s at character %ld", what,
		    g_utf8_pointer_to_offset(self->text, at) + 1);
}

/**
 * gls_query_lexer_skip_space:
 * @self: a lexer
 *
 * Moves behind white space and separators.
 */
void
gls_query_lexer_skip_space(GlsQueryLexer *self)
{
	while (*self->p != '\0' && (is_space(self->p) || strchr(self->separators, *self->p)))
		self->p = g_utf8_next_char(self->p);
}

/**
 * gls_query_lexer_is_at_space:
 * @self: a lexer
 *
 * Returns: %TRUE if white space stands here
 */
gboolean
gls_query_lexer_is_at_space(const GlsQueryLexer *self)
{
	return is_space(self->p);
}

/**
 * gls_query_lexer_is_at_quote:
 * @self: a lexer
 *
 * Returns: %TRUE if a quote stands here, straight or typographic
 */
gboolean
gls_query_lexer_is_at_quote(const GlsQueryLexer *self)
{
	return is_quote(self->p);
}

/**
 * gls_query_lexer_is_at:
 * @self: a lexer
 * @operator: a word
 *
 * Returns: %TRUE if that word stands here
 */
gboolean
gls_query_lexer_is_at(const GlsQueryLexer *self, const gchar *operator)
{
	return g_str_has_prefix(self->p, operator) && ends_word(self, self->p + strlen(operator));
}

/**
 * gls_query_lexer_skip:
 * @self: a lexer
 * @operator: a word
 *
 * Moves behind that word and white space, if it stands here.
 *
 * Returns: %TRUE if it did
 */
gboolean
gls_query_lexer_skip(GlsQueryLexer *self, const gchar *operator)
{
	if (!gls_query_lexer_is_at(self, operator))
		return FALSE;
	self->p += strlen(operator);
	gls_query_lexer_skip_space(self);
	return TRUE;
}

/**
 * gls_query_lexer_read_word:
 * @self: a lexer
 *
 * Moves behind a word.
 *
 * Returns: the word
 */
GlsQueryPiece
gls_query_lexer_read_word(GlsQueryLexer *self)
{
	GlsQueryPiece piece = {self->p, self->p};

	while (!ends_word(self, self->p))
		self->p = next(self->p);
	piece.end = self->p;
	return piece;
}

/**
 * gls_query_lexer_read_quoted:
 * @self: a lexer, at a quote
 * @piece: (out): what stands between it and the next one
 * @error: a #GError, or %NULL
 *
 * Moves behind the quote that closes. A straight quote is closed by a straight one, a typographic
 * one by any.
 *
 * Returns: %TRUE, or %FALSE with %GLS_ERROR_RULE if there is no such quote
 */
gboolean
gls_query_lexer_read_quoted(GlsQueryLexer *self, GlsQueryPiece *piece, GError **error)
{
	gboolean straight = *self->p == '"';
	const gchar *end;

	piece->start = g_utf8_next_char(self->p);
	for (end = piece->start; *end != '\0'; end = next(end)) {
		if (*end == '"' || (!straight && is_typographic_quote(end)))
			break;
	}
	if (*end == '\0') {
		gls_query_lexer_set_error(self, self->p, error, "unclosed quote");
		return FALSE;
	}
	piece->end = end;
	self->p = g_utf8_next_char(end);
	return TRUE;
}

/**
 * gls_query_lexer_read_regex:
 * @self: a lexer, at a slash
 * @pattern: (out): what stands between it and the next one that no backslash stands before
 * @flags: (out): the letters behind that
 * @error: a #GError, or %NULL
 *
 * Moves behind the flags.
 *
 * Returns: %TRUE, or %FALSE with %GLS_ERROR_RULE if there is no second slash
 */
gboolean
gls_query_lexer_read_regex(GlsQueryLexer *self,
			   GlsQueryPiece *pattern,
			   GlsQueryPiece *flags,
			   GError **error)
{
	const gchar *end = self->p + 1;

	pattern->start = end;
	while (*end != '\0' && *end != '/')
		end += *end == '\\' && end[1] != '\0' ? 2 : 1;
	if (*end == '\0') {
		gls_query_lexer_set_error(self, self->p, error, "unclosed /regex/");
		return FALSE;
	}
	pattern->end = end;
	self->p = end + 1;
	*flags = gls_query_lexer_read_word(self);
	return TRUE;
}
