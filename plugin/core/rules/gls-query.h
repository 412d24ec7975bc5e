/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-term.h"

G_BEGIN_DECLS

/**
 * GLS_QUERY_MAX_DEPTH:
 *
 * How deep groups and negations may stand in each other.
 */
#define GLS_QUERY_MAX_DEPTH 32

/**
 * GLS_QUERY_MAX_TERMS:
 *
 * How many words, phrases and other terms a query may have.
 */
#define GLS_QUERY_MAX_TERMS 1000

/**
 * GlsQueryFlags:
 * @GLS_QUERY_NONE: words of 2 to 5 letters in capitals match only capitals
 * @GLS_QUERY_FOLD_CASE: they match any case
 *
 * How to read a query.
 */
typedef enum {
	GLS_QUERY_NONE = 0,
	GLS_QUERY_FOLD_CASE = 1 << 0,
} GlsQueryFlags;

/**
 * GlsQuery:
 *
 * What a rule looks for: terms joined by AND, OR and NOT. Whoever asks looks the terms up and says
 * which were found.
 */
typedef struct _GlsQuery GlsQuery;

GlsQuery *
gls_query_new(const gchar *text, GlsQueryFlags flags, GError **error);
void
gls_query_free(GlsQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsQuery, gls_query_free)

gboolean
gls_query_restrict(GlsQuery *self, const gchar *scope, GError **error);
guint
gls_query_get_n_terms(const GlsQuery *self);
const GlsTerm *
gls_query_get_term(const GlsQuery *self, guint term);
gboolean
gls_query_matches(const GlsQuery *self, const gboolean *found);
void
gls_query_explain(const GlsQuery *self, const gboolean *found, gboolean *why);

G_END_DECLS
