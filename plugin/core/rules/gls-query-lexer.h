/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsQueryLexer:
 * @text: the text of a query
 * @p: where it reads
 * @separators: what ends a word beside white space, quotes and parentheses: ASCII characters
 *
 * Cuts the text of a query into its pieces.
 */
typedef struct {
	const gchar *text;
	const gchar *p;
	const gchar *separators;
} GlsQueryLexer;

/**
 * GlsQueryPiece:
 * @start: its first byte
 * @end: byte after its last
 *
 * A piece of the text of a query: a word, what stands between quotes, a pattern.
 */
typedef struct {
	const gchar *start;
	const gchar *end;
} GlsQueryPiece;

void
gls_query_lexer_skip_space(GlsQueryLexer *self);
gboolean
gls_query_lexer_is_at_space(const GlsQueryLexer *self);
gboolean
gls_query_lexer_is_at_quote(const GlsQueryLexer *self);
gboolean
gls_query_lexer_is_at(const GlsQueryLexer *self, const gchar *operator);
gboolean
gls_query_lexer_skip(GlsQueryLexer *self, const gchar *operator);

GlsQueryPiece
gls_query_lexer_read_word(GlsQueryLexer *self);
gboolean
gls_query_lexer_read_quoted(GlsQueryLexer *self, GlsQueryPiece *piece, GError **error);
gboolean
gls_query_lexer_read_regex(GlsQueryLexer *self,
			   GlsQueryPiece *pattern,
			   GlsQueryPiece *flags,
			   GError **error);

void
gls_query_lexer_set_error(const GlsQueryLexer *self,
			  const gchar *at,
			  GError **error,
			  const gchar *format,
			  ...) G_GNUC_PRINTF(4, 5);

G_END_DECLS
