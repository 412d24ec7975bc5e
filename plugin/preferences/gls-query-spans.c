/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-query-field.h"
#include "core/rules/gls-query-lexer.h"
#include "preferences/gls-query-spans.h"

/* the end of `name:`, if a field stands here; else %NULL */
static const gchar *
find_field_end(const gchar *p)
{
	const gchar *end = p;

	while (g_ascii_isalpha(*end))
		end++;
	return *end == ':' && gls_query_field_find(p, end - p) != NULL ? end + 1 : NULL;
}

static gboolean
skip_operator(GlsQueryLexer *lexer)
{
	static const gchar *const operators[] = {"OR", "AND", "NOT"};

	if (*lexer->p == '(' || *lexer->p == ')' || *lexer->p == '-') {
		lexer->p++;
		return TRUE;
	}
	for (guint i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (!gls_query_lexer_is_at(lexer, operators[i]))
			continue;
		lexer->p += strlen(operators[i]);
		return TRUE;
	}
	return FALSE;
}

/* moves behind a piece; one that is not closed yet goes to the end */
static GlsQuerySpanKind
skip_piece(GlsQueryLexer *lexer)
{
	GlsQueryPiece piece;
	GlsQueryPiece flags;
	const gchar *field_end = find_field_end(lexer->p);

	if (field_end != NULL) {
		lexer->p = field_end;
		return GLS_QUERY_SPAN_FIELD;
	}
	if (skip_operator(lexer))
		return GLS_QUERY_SPAN_OPERATOR;
	if (gls_query_lexer_is_at_quote(lexer)) {
		if (!gls_query_lexer_read_quoted(lexer, &piece, NULL))
			lexer->p += strlen(lexer->p);
		return GLS_QUERY_SPAN_PHRASE;
	}
	if (*lexer->p == '/') {
		if (!gls_query_lexer_read_regex(lexer, &piece, &flags, NULL))
			lexer->p += strlen(lexer->p);
		return GLS_QUERY_SPAN_REGEX;
	}
	gls_query_lexer_read_word(lexer);
	return GLS_QUERY_SPAN_WORD;
}

/**
 * gls_query_spans_find:
 * @text: UTF-8, a query, which may be wrong or unfinished
 *
 * Tells the pieces of a query apart, to colour them.
 *
 * Returns: (transfer full) (element-type GlsQuerySpan): the pieces in their order
 */
GArray *
gls_query_spans_find(const gchar *text)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(GlsQuerySpan));
	GlsQueryLexer lexer = {text, text, ""};

	gls_query_lexer_skip_space(&lexer);
	while (*lexer.p != '\0') {
		GlsQuerySpan span = {.start = lexer.p - text};

		span.kind = skip_piece(&lexer);
		span.end = lexer.p - text;
		g_array_append_val(spans, span);
		gls_query_lexer_skip_space(&lexer);
	}
	return spans;
}

/**
 * gls_query_spans_complete:
 * @text: UTF-8, a query
 * @cursor: a place in it, in bytes
 * @start: (out): where the word begins that ends there
 *
 * Finds the fields whose names begin with the word that is being written.
 *
 * Returns: (transfer full) (array zero-terminated=1): them, each with its colon; empty if no word
 *   ends at @cursor, or it goes on behind it
 */
gchar **
gls_query_spans_complete(const gchar *text, gsize cursor, gsize *start)
{
	g_autoptr(GStrvBuilder) found = g_strv_builder_new();
	g_autoptr(GArray) spans = gls_query_spans_find(text);

	for (guint i = 0; i < spans->len; i++) {
		const GlsQuerySpan *span = &g_array_index(spans, GlsQuerySpan, i);
		const GlsQueryField *field;

		if (span->kind != GLS_QUERY_SPAN_WORD || span->end != cursor)
			continue;
		*start = span->start;
		for (guint n = 0; (field = gls_query_field_get(n)) != NULL; n++) {
			g_autofree gchar *name = g_strconcat(field->name, ":", NULL);

			if (g_ascii_strncasecmp(name, text + span->start, cursor - span->start) ==
			    0)
				g_strv_builder_add(found, name);
		}
	}
	return g_strv_builder_end(found);
}
