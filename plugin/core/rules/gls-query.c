/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/rules/gls-query-parser.h"
#include "core/rules/gls-query.h"

/**
 * GlsQuery:
 * @root: what it looks for
 * @scope: (nullable): where it holds
 * @terms: (element-type GlsTerm): the terms of both
 */
struct _GlsQuery {
	GlsQueryNode *root;
	GlsQueryNode *scope;
	GPtrArray *terms;
};

/**
 * gls_query_new:
 * @text: UTF-8, the query
 * @flags: how to read it
 * @error: a #GError, or %NULL
 *
 * Reads a query. NOT binds strongest, OR weakest.
 *
 * Returns: (transfer full): the query, %NULL with %GLS_ERROR_RULE, whose message ends in the place,
 *   "at character N", counted from 1
 */
GlsQuery *
gls_query_new(const gchar *text, GlsQueryFlags flags, GError **error)
{
	g_autoptr(GlsQuery) self = NULL;

	g_return_val_if_fail(text != NULL, NULL);

	self = g_new0(GlsQuery, 1);
	self->terms = g_ptr_array_new_with_free_func((GDestroyNotify)gls_term_free);
	self->root = gls_query_parser_read(text, flags, self->terms, error);
	return self->root != NULL ? g_steal_pointer(&self) : NULL;
}

/**
 * gls_query_free:
 * @self: a query
 *
 * Frees it.
 */
void
gls_query_free(GlsQuery *self)
{
	g_clear_pointer(&self->root, gls_query_node_free);
	g_clear_pointer(&self->scope, gls_query_node_free);
	g_ptr_array_unref(self->terms);
	g_free(self);
}

/**
 * gls_query_restrict:
 * @self: a query, not restricted yet
 * @scope: UTF-8, a list of `source:`, `cat:` and `format:` with names
 * @error: a #GError, or %NULL
 *
 * Lets the query match only in one of some places. Its terms are added to those of the query; they
 * never explain why it matches.
 *
 * Returns: %TRUE, or %FALSE with %GLS_ERROR_RULE, whose message ends in the place in @scope
 */
gboolean
gls_query_restrict(GlsQuery *self, const gchar *scope, GError **error)
{
	g_return_val_if_fail(self != NULL && self->scope == NULL, FALSE);
	g_return_val_if_fail(scope != NULL, FALSE);

	self->scope = gls_query_parser_read_scope(scope, self->terms, error);
	return self->scope != NULL;
}

/**
 * gls_query_get_n_terms:
 * @self: a query
 *
 * Returns: how many terms it has, at least 1
 */
guint
gls_query_get_n_terms(const GlsQuery *self)
{
	g_return_val_if_fail(self != NULL, 0);

	return self->terms->len;
}

/**
 * gls_query_get_term:
 * @self: a query
 * @term: which, from 0
 *
 * Returns: (transfer none): that term
 */
const GlsTerm *
gls_query_get_term(const GlsQuery *self, guint term)
{
	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(term < self->terms->len, NULL);

	return g_ptr_array_index(self->terms, term);
}

/**
 * gls_query_matches:
 * @self: a query
 * @found: (array): for each term, whether it was found
 *
 * Returns: %TRUE if the query matches
 */
gboolean
gls_query_matches(const GlsQuery *self, const gboolean *found)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(found != NULL, FALSE);

	if (self->scope != NULL && !gls_query_node_matches(self->scope, found))
		return FALSE;
	return gls_query_node_matches(self->root, found);
}

/**
 * gls_query_explain:
 * @self: a query
 * @found: (array): for each term, whether it was found
 * @why: (array): set to %TRUE for each term that helped the query to match, and else left alone
 *
 * Says why the query matches. A term that was found in an alternative that does not match, and one
 * that a NOT stands before, did not help.
 */
void
gls_query_explain(const GlsQuery *self, const gboolean *found, gboolean *why)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(found != NULL);
	g_return_if_fail(why != NULL);

	if (gls_query_matches(self, found))
		gls_query_node_explain(self->root, found, why);
}
