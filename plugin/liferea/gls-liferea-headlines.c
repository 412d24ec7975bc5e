/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>

#include "liferea/gls-liferea-headlines.h"
#include "liferea/liferea-abi.h"

/* 2.0 has GTK 4, in which some of these are no more: each is asked for before it is used */
#pragma weak gtk_bin_get_child
#pragma weak gtk_bin_get_type
#pragma weak gtk_cell_area_attribute_get_column
#pragma weak gtk_cell_layout_get_area
#pragma weak gtk_cell_layout_get_cells
#pragma weak gtk_cell_layout_get_type
#pragma weak gtk_cell_renderer_text_get_type
#pragma weak gtk_tree_model_foreach
#pragma weak gtk_tree_model_get
#pragma weak gtk_tree_model_get_value
#pragma weak gtk_tree_model_row_changed
#pragma weak gtk_tree_view_column_set_cell_data_func
#pragma weak gtk_tree_view_get_column
#pragma weak gtk_tree_view_get_model
#pragma weak gtk_tree_view_get_type
#pragma weak gtk_widget_queue_draw

/* columns of the model of the list in 1.14 to 1.16: the headline, and the number of its item */
#define COLUMN_HEADLINE 2
#define COLUMN_ITEM_ID	4

struct _GlsLifereaHeadlines {
	GObject *item_view;
	GHashTable *counts;
	GtkWidget *tree;
	GtkTreeViewColumn *column;
	GtkCellRenderer *renderer;
	guint idle_id;
};

/* the count stands behind the headline; in the wide layout a second line follows with the text */
static gchar *
dup_markup(const gchar *headline, guint n_new)
{
	gint length = strcspn(headline, "\n");
	/* TRANSLATORS: beside the headline of a digest: how many papers in it are new */
	const gchar *format = g_dngettext(GETTEXT_PACKAGE, "%u new", "%u new", n_new);
	g_autofree gchar *count = g_strdup_printf(format, n_new);

	return g_strdup_printf("%.*s  <span size=\"small\" weight=\"bold\" background=\"#2ec27e\" "
			       "bgalpha=\"30%%\"> %s </span>%s",
			       length, headline, count, headline + length);
}

static void
cell_data_cb(GtkTreeViewColumn *column,
	     GtkCellRenderer *renderer,
	     GtkTreeModel *model,
	     GtkTreeIter *row,
	     gpointer user_data)
{
	GlsLifereaHeadlines *self = user_data;
	g_auto(GValue) id = G_VALUE_INIT;
	g_autofree gchar *headline = NULL;
	g_autofree gchar *markup = NULL;
	guint n_new = 0;

	gtk_tree_model_get_value(model, row, COLUMN_ITEM_ID, &id);
	if (G_VALUE_HOLDS_ULONG(&id))
		n_new = GPOINTER_TO_UINT(g_hash_table_lookup(
			self->counts, GSIZE_TO_POINTER(g_value_get_ulong(&id))));
	if (n_new == 0)
		return;
	gtk_tree_model_get(model, row, COLUMN_HEADLINE, &headline, -1);
	markup = dup_markup(headline != NULL ? headline : "", n_new);
	g_object_set(renderer, "markup", markup, NULL);
}

static void
forget_tree(GlsLifereaHeadlines *self)
{
	if (self->tree == NULL)
		return;
	g_signal_handlers_disconnect_by_data(self->tree, self);
	gtk_tree_view_column_set_cell_data_func(self->column, self->renderer, NULL, NULL, NULL);
	g_clear_object(&self->column);
	g_clear_object(&self->renderer);
	g_clear_object(&self->tree);
}

static gboolean
idle_cb(gpointer user_data)
{
	GlsLifereaHeadlines *self = user_data;

	self->idle_id = 0;
	gls_liferea_headlines_refresh(self);
	return G_SOURCE_REMOVE;
}

/* another layout has a list of its own */
static void
tree_destroyed_cb(GtkWidget *tree, gpointer user_data)
{
	GlsLifereaHeadlines *self = user_data;

	forget_tree(self);
	if (self->idle_id == 0)
		self->idle_id = g_idle_add(idle_cb, self);
}

static gboolean
use_column(GlsLifereaHeadlines *self, GtkWidget *tree, GtkTreeViewColumn *column)
{
	GtkCellLayout *layout = GTK_CELL_LAYOUT(column);
	g_autoptr(GList) cells = gtk_cell_layout_get_cells(layout);

	for (GList *link = cells; link != NULL; link = link->next) {
		if (!GTK_IS_CELL_RENDERER_TEXT(link->data) ||
		    gtk_cell_area_attribute_get_column(gtk_cell_layout_get_area(layout), link->data,
						       "markup") != COLUMN_HEADLINE)
			continue;
		self->tree = g_object_ref(tree);
		self->column = g_object_ref(column);
		self->renderer = g_object_ref(link->data);
		gtk_tree_view_column_set_cell_data_func(column, self->renderer, cell_data_cb, self,
							NULL);
		g_signal_connect(tree, "destroy", G_CALLBACK(tree_destroyed_cb), self);
		return TRUE;
	}
	return FALSE;
}

/* Returns: (transfer none) (nullable): the list of headlines, if there is one as it is known */
static GtkWidget *
find_tree(GlsLifereaHeadlines *self)
{
	g_autoptr(GObject) list_view = NULL;
	GtkWidget *widget = NULL;

	g_object_get(self->item_view, "item-list-view", &list_view, NULL);
	if (list_view == NULL)
		return NULL;
	widget = item_list_view_get_widget(list_view);
	if (!GTK_IS_BIN(widget))
		return NULL;
	widget = gtk_bin_get_child(GTK_BIN(widget));
	return GTK_IS_TREE_VIEW(widget) ? widget : NULL;
}

/**
 * gls_liferea_headlines_new:
 * @item_view: what holds the list of headlines in Liferea 1.14 to 1.16
 *
 * Returns: (transfer full) (nullable): headlines without counts; %NULL if this Liferea shows them in
 *   another way
 */
GlsLifereaHeadlines *
gls_liferea_headlines_new(GObject *item_view)
{
	GlsLifereaHeadlines *self = NULL;

	g_return_val_if_fail(G_IS_OBJECT(item_view), NULL);

	if (item_list_view_get_widget == NULL || gtk_bin_get_child == NULL ||
	    gtk_tree_view_column_set_cell_data_func == NULL ||
	    g_object_class_find_property(G_OBJECT_GET_CLASS(item_view), "item-list-view") == NULL)
		return NULL;
	self = g_new0(GlsLifereaHeadlines, 1);
	self->item_view = g_object_ref(item_view);
	self->counts = g_hash_table_new(NULL, NULL);
	gls_liferea_headlines_refresh(self);
	return self;
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
	g_clear_handle_id(&self->idle_id, g_source_remove);
	if (self->tree != NULL)
		gtk_widget_queue_draw(self->tree);
	forget_tree(self);
	g_object_unref(self->item_view);
	g_hash_table_unref(self->counts);
	g_free(self);
}

static gboolean
change_row(GtkTreeModel *model, GtkTreePath *path, GtkTreeIter *row, gpointer item_id)
{
	g_auto(GValue) id = G_VALUE_INIT;

	gtk_tree_model_get_value(model, row, COLUMN_ITEM_ID, &id);
	if (!G_VALUE_HOLDS_ULONG(&id) || g_value_get_ulong(&id) != GPOINTER_TO_SIZE(item_id))
		return FALSE;
	gtk_tree_model_row_changed(model, path, row);
	return TRUE;
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
	gls_liferea_headlines_refresh(self);
	/* drawing it anew does not tell assistive technology */
	if (self->tree != NULL)
		gtk_tree_model_foreach(gtk_tree_view_get_model((GtkTreeView *)self->tree),
				       change_row, key);
}

/**
 * gls_liferea_headlines_refresh:
 * @self: headlines
 *
 * Looks for the list again, for Liferea makes another one when its layout changes, and draws it.
 */
void
gls_liferea_headlines_refresh(GlsLifereaHeadlines *self)
{
	GtkWidget *tree = NULL;

	g_return_if_fail(self != NULL);

	tree = find_tree(self);
	if (tree != self->tree) {
		GtkTreeViewColumn *column = NULL;

		forget_tree(self);
		for (gint i = 0; tree != NULL && self->tree == NULL; i++) {
			column = gtk_tree_view_get_column((GtkTreeView *)tree, i);
			if (column == NULL)
				return;
			use_column(self, tree, column);
		}
	}
	if (self->tree != NULL)
		gtk_widget_queue_draw(self->tree);
}
