/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "liferea/gls-liferea-headlines.h"
#include "liferea/gls-liferea-rows.h"
#include "liferea/gls-liferea-tree.h"

struct _GlsLifereaHeadlines {
	GHashTable *counts;
	/* one of them, whichever this Liferea has */
	GlsLifereaTree *tree;
	GlsLifereaRows *rows;
};

static gchar *
dup_markup(gulong item_id, const gchar *headline, gpointer user_data)
{
	GlsLifereaHeadlines *self = user_data;
	guint n_new =
		GPOINTER_TO_UINT(g_hash_table_lookup(self->counts, GSIZE_TO_POINTER(item_id)));
	g_autofree gchar *count = NULL;

	if (n_new == 0)
		return NULL;
	/* TRANSLATORS: beside the headline of a digest: how many papers in it are new */
	count = g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u new", "%u new", n_new), n_new);
	return g_strdup_printf("%s  <span size=\"small\" weight=\"bold\" background=\"#2ec27e\" "
			       "bgalpha=\"30%%\"> %s </span>",
			       headline != NULL ? headline : "", count);
}

/**
 * gls_liferea_headlines_new:
 * @item_view: (nullable): what holds the list of headlines in Liferea 1.14 to 1.16
 *
 * Returns: (transfer full) (nullable): headlines without counts; %NULL if this Liferea shows them in
 *   another way
 */
GlsLifereaHeadlines *
gls_liferea_headlines_new(GObject *item_view)
{
	g_autoptr(GlsLifereaHeadlines) self = g_new0(GlsLifereaHeadlines, 1);

	self->counts = g_hash_table_new(NULL, NULL);
	if (item_view != NULL)
		self->tree = gls_liferea_tree_new(item_view, dup_markup, self);
	else
		self->rows = gls_liferea_rows_new(dup_markup, self);
	if (self->tree == NULL && self->rows == NULL)
		return NULL;
	gls_liferea_headlines_refresh(self);
	return g_steal_pointer(&self);
}

/**
 * gls_liferea_headlines_free:
 * @self: (nullable): headlines
 *
 * Frees them; the list shows no counts any more.
 */
void
gls_liferea_headlines_free(GlsLifereaHeadlines *self)
{
	if (self == NULL)
		return;
	g_clear_pointer(&self->tree, gls_liferea_tree_free);
	if (self->rows != NULL)
		g_object_run_dispose(G_OBJECT(self->rows));
	g_clear_object(&self->rows);
	g_hash_table_unref(self->counts);
	g_free(self);
}

/**
 * gls_liferea_headlines_set_count:
 * @self: headlines
 * @item_id: number of an item in Liferea
 * @n_new: how many papers in it are new; 0 for none, or if it was opened
 *
 * Sets what is said of a headline.
 */
void
gls_liferea_headlines_set_count(GlsLifereaHeadlines *self, gulong item_id, guint n_new)
{
	gpointer key = GSIZE_TO_POINTER(item_id);

	g_return_if_fail(self != NULL);

	if (GPOINTER_TO_UINT(g_hash_table_lookup(self->counts, key)) == n_new)
		return;
	if (n_new > 0)
		g_hash_table_insert(self->counts, key, GUINT_TO_POINTER(n_new));
	else
		g_hash_table_remove(self->counts, key);
	if (self->tree != NULL)
		gls_liferea_tree_refresh_item(self->tree, item_id);
	if (self->rows != NULL)
		gls_liferea_rows_refresh(self->rows);
}

/**
 * gls_liferea_headlines_refresh:
 * @self: headlines
 *
 * Shows the counts anew, as after Liferea has changed its layout.
 */
void
gls_liferea_headlines_refresh(GlsLifereaHeadlines *self)
{
	g_return_if_fail(self != NULL);

	if (self->tree != NULL)
		gls_liferea_tree_refresh(self->tree);
	if (self->rows != NULL)
		gls_liferea_rows_refresh(self->rows);
}
