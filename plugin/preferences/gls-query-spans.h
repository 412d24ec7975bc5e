/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsQuerySpanKind:
 * @GLS_QUERY_SPAN_WORD: a word
 * @GLS_QUERY_SPAN_PHRASE: what stands between quotes, with them
 * @GLS_QUERY_SPAN_REGEX: a regular expression, with its slashes and flags
 * @GLS_QUERY_SPAN_FIELD: a field, with its colon
 * @GLS_QUERY_SPAN_OPERATOR: AND, OR, NOT, a minus or a parenthesis
 *
 * What a piece of a query is.
 */
typedef enum {
	GLS_QUERY_SPAN_WORD,
	GLS_QUERY_SPAN_PHRASE,
	GLS_QUERY_SPAN_REGEX,
	GLS_QUERY_SPAN_FIELD,
	GLS_QUERY_SPAN_OPERATOR,
} GlsQuerySpanKind;

#define GLS_N_QUERY_SPAN_KINDS (GLS_QUERY_SPAN_OPERATOR + 1)

/**
 * GlsQuerySpan:
 * @kind: what it is
 * @start: its first byte
 * @end: byte after its last
 *
 * A piece of the text of a query.
 */
typedef struct {
	GlsQuerySpanKind kind;
	gsize start;
	gsize end;
} GlsQuerySpan;

GArray *
gls_query_spans_find(const gchar *text);
gchar **
gls_query_spans_complete(const gchar *text, gsize cursor, gsize *start);

G_END_DECLS
