/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsQueryKind:
 * @GLS_QUERY_AND: all children match
 * @GLS_QUERY_OR: a child matches
 * @GLS_QUERY_NOT: the only child does not match
 * @GLS_QUERY_TERM: the term is found
 *
 * What a node asks for.
 */
typedef enum {
	GLS_QUERY_AND,
	GLS_QUERY_OR,
	GLS_QUERY_NOT,
	GLS_QUERY_TERM,
} GlsQueryKind;

/**
 * GlsQueryNode:
 * @kind: what it asks for
 * @children: (nullable) (element-type GlsQueryNode): %NULL in a term
 * @term: number of the term in its query
 *
 * A query as a tree. It is never deeper than the parser lets it be, so functions may recurse.
 */
typedef struct {
	GlsQueryKind kind;
	GPtrArray *children;
	guint term;
} GlsQueryNode;

GlsQueryNode *
gls_query_node_new(GlsQueryKind kind);
void
gls_query_node_free(GlsQueryNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsQueryNode, gls_query_node_free)

GlsQueryNode *
gls_query_node_simplify(GlsQueryNode *self);
gboolean
gls_query_node_matches(const GlsQueryNode *self, const gboolean *found);
void
gls_query_node_explain(const GlsQueryNode *self, const gboolean *found, gboolean *why);

G_END_DECLS
