/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/rules/gls-query-node.h"

/**
 * gls_query_node_new:
 * @kind: what it asks for
 *
 * Returns: (transfer full): a node without children
 */
GlsQueryNode *
gls_query_node_new(GlsQueryKind kind)
{
	GlsQueryNode *self = g_new0(GlsQueryNode, 1);

	self->kind = kind;
	if (kind != GLS_QUERY_TERM)
		self->children =
			g_ptr_array_new_with_free_func((GDestroyNotify)gls_query_node_free);
	return self;
}

/**
 * gls_query_node_free:
 * @self: a node
 *
 * Frees it and all below it.
 */
void
gls_query_node_free(GlsQueryNode *self)
{
	g_clear_pointer(&self->children, g_ptr_array_unref);
	g_free(self);
}

/**
 * gls_query_node_simplify:
 * @self: (transfer full): an AND or OR with at least one child
 *
 * Returns: (transfer full): its child if it has only one, else @self
 */
GlsQueryNode *
gls_query_node_simplify(GlsQueryNode *self)
{
	GlsQueryNode *only;

	g_return_val_if_fail(self != NULL && self->children != NULL, self);

	if (self->children->len != 1)
		return self;
	only = g_ptr_array_steal_index(self->children, 0);
	gls_query_node_free(self);
	return only;
}

/**
 * gls_query_node_matches:
 * @self: a node
 * @found: (array): for each term of the query, whether it was found
 *
 * Returns: %TRUE if it matches
 */
gboolean
gls_query_node_matches(const GlsQueryNode *self, const gboolean *found)
{
	if (self->kind == GLS_QUERY_TERM)
		return found[self->term];
	for (guint i = 0; i < self->children->len; i++) {
		gboolean matches =
			gls_query_node_matches(g_ptr_array_index(self->children, i), found);

		/* the first that is not as AND wants it decides */
		if (matches != (self->kind == GLS_QUERY_AND))
			return self->kind == GLS_QUERY_OR;
	}
	return self->kind != GLS_QUERY_OR;
}

/**
 * gls_query_node_explain:
 * @self: a node
 * @found: (array): for each term of the query, whether it was found
 * @why: (array): set to %TRUE for each term that helped to match
 *
 * Says why a node matches; see gls_query_explain().
 */
void
gls_query_node_explain(const GlsQueryNode *self, const gboolean *found, gboolean *why)
{
	if (self->kind == GLS_QUERY_NOT || !gls_query_node_matches(self, found))
		return;
	if (self->kind == GLS_QUERY_TERM) {
		why[self->term] = TRUE;
		return;
	}
	for (guint i = 0; i < self->children->len; i++)
		gls_query_node_explain(g_ptr_array_index(self->children, i), found, why);
}
