/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-phrase.h"

G_BEGIN_DECLS

/**
 * GLS_QUERY_MAX_DEPTH:
 *
 * How deep groups and negations may stand in each other.
 */
#define GLS_QUERY_MAX_DEPTH 32

/**
 * GLS_QUERY_MAX_PHRASES:
 *
 * How many words and phrases a query may have.
 */
#define GLS_QUERY_MAX_PHRASES 1000

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
 * What a rule looks for: phrases joined by AND, OR and NOT. Whoever asks looks the phrases up and
 * says which were found.
 */
typedef struct _GlsQuery GlsQuery;

GlsQuery *
gls_query_new(const gchar *text, GlsQueryFlags flags, GError **error);
void
gls_query_free(GlsQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsQuery, gls_query_free)

guint
gls_query_get_n_phrases(const GlsQuery *self);
const GlsPhrase *
gls_query_get_phrase(const GlsQuery *self, guint phrase);
gboolean
gls_query_matches(const GlsQuery *self, const gboolean *found);
void
gls_query_explain(const GlsQuery *self, const gboolean *found, gboolean *why);

G_END_DECLS
