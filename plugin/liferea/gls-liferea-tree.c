/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "liferea/gls-liferea-tree.h"
#include "liferea/gtk-abi.h"
#include "liferea/liferea-abi.h"

/* columns of the model: the headline, and the number of its item */
#define COLUMN_HEADLINE 2
#define COLUMN_ITEM_ID	4

struct _GlsLifereaTree {
	GObject *item_view;
	GlsLifereaMarkupFunc func;
	gpointer user_data;

	GObject *tree;
	GObject *column;
	GObject *renderer;
	guint idle_id;
};

static gboolean
is_a(gpointer object, const gchar *type)
{
	return object != NULL && g_type_is_a(G_OBJECT_TYPE(object), g_type_from_name(type));
}

static void
cell_data_cb(gpointer column, gpointer renderer, gpointer model, gpointer row, gpointer user_data)
{
	GlsLifereaTree *self = user_data;
	g_auto(GValue) id = G_VALUE_INIT;
	g_autofree gchar *headline = NULL;
	g_autofree gchar *markup = NULL;

	gtk_tree_model_get_value(model, row, COLUMN_ITEM_ID, &id);
	if (!G_VALUE_HOLDS_ULONG(&id))
		return;
	gtk_tree_model_get(model, row, COLUMN_HEADLINE, &headline, -1);
	markup = self->func(g_value_get_ulong(&id), headline, self->user_data);
	if (markup != NULL)
		g_object_set(renderer, "markup", markup, NULL);
}

/* any row if no item is given */
static gboolean
tell_row_changed(gpointer model, gpointer path, gpointer row, gpointer user_data)
{
	const gulong *item_id = user_data;
	g_auto(GValue) id = G_VALUE_INIT;

	gtk_tree_model_get_value(model, row, COLUMN_ITEM_ID, &id);
	if (item_id != NULL && (!G_VALUE_HOLDS_ULONG(&id) || g_value_get_ulong(&id) != *item_id))
		return FALSE;
	gtk_tree_model_row_changed(model, path, row);
	return item_id != NULL;
}

/* drawing the list anew does not tell assistive technology */
static void
tell_rows_changed(gpointer tree, const gulong *item_id)
{
	g_autoptr(GObject) model = NULL;

	g_object_get(tree, "model", &model, NULL);
	if (model != NULL)
		gtk_tree_model_foreach(model, tell_row_changed, (gpointer)item_id);
	gtk_widget_queue_draw(tree);
}

static void
forget_tree(GlsLifereaTree *self)
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
	GlsLifereaTree *self = user_data;

	self->idle_id = 0;
	gls_liferea_tree_refresh(self);
	return G_SOURCE_REMOVE;
}

/* another layout has a list of its own */
static void
tree_destroyed_cb(gpointer tree, gpointer user_data)
{
	GlsLifereaTree *self = user_data;

	forget_tree(self);
	if (self->idle_id == 0)
		self->idle_id = g_idle_add(idle_cb, self);
}

static gboolean
use_column(GlsLifereaTree *self, gpointer tree, gpointer column)
{
	g_autoptr(GList) cells = gtk_cell_layout_get_cells(column);

	for (GList *link = cells; link != NULL; link = link->next) {
		if (!is_a(link->data, "GtkCellRendererText") ||
		    gtk_cell_area_attribute_get_column(gtk_cell_layout_get_area(column), link->data,
						       "markup") != COLUMN_HEADLINE)
			continue;
		self->tree = g_object_ref(tree);
		self->column = g_object_ref(column);
		self->renderer = g_object_ref(link->data);
		gtk_tree_view_column_set_cell_data_func(column, link->data, cell_data_cb, self,
							NULL);
		g_signal_connect(tree, "destroy", G_CALLBACK(tree_destroyed_cb), self);
		return TRUE;
	}
	return FALSE;
}

/* Returns: (transfer none) (nullable): the list of headlines, if there is one as it is known */
static gpointer
find_tree(GlsLifereaTree *self)
{
	g_autoptr(GObject) list_view = NULL;
	gpointer widget = NULL;

	g_object_get(self->item_view, "item-list-view", &list_view, NULL);
	if (list_view == NULL)
		return NULL;
	widget = item_list_view_get_widget(list_view);
	if (!is_a(widget, "GtkBin"))
		return NULL;
	widget = gtk_bin_get_child(widget);
	return is_a(widget, "GtkTreeView") ? widget : NULL;
}

/**
 * gls_liferea_tree_new:
 * @item_view: what holds the list of headlines
 * @func: says what to show in place of a headline
 * @user_data: for @func
 *
 * Returns: (transfer full) (nullable): the list; %NULL if this Liferea has another one
 */
GlsLifereaTree *
gls_liferea_tree_new(GObject *item_view, GlsLifereaMarkupFunc func, gpointer user_data)
{
	GlsLifereaTree *self = NULL;

	g_return_val_if_fail(G_IS_OBJECT(item_view), NULL);
	g_return_val_if_fail(func != NULL, NULL);

	if (item_list_view_get_widget == NULL || gtk_bin_get_child == NULL ||
	    gtk_tree_view_column_set_cell_data_func == NULL ||
	    g_object_class_find_property(G_OBJECT_GET_CLASS(item_view), "item-list-view") == NULL)
		return NULL;
	self = g_new0(GlsLifereaTree, 1);
	self->item_view = g_object_ref(item_view);
	self->func = func;
	self->user_data = user_data;
	return self;
}

/**
 * gls_liferea_tree_free:
 * @self: (nullable): a list
 *
 * Frees it; headlines are again as Liferea has them.
 */
void
gls_liferea_tree_free(GlsLifereaTree *self)
{
	g_autoptr(GObject) tree = NULL;

	if (self == NULL)
		return;
	if (self->tree != NULL)
		tree = g_object_ref(G_OBJECT(self->tree));
	forget_tree(self);
	if (tree != NULL)
		tell_rows_changed(tree, NULL);
	g_clear_handle_id(&self->idle_id, g_source_remove);
	g_object_unref(self->item_view);
	g_free(self);
}

/**
 * gls_liferea_tree_refresh_item:
 * @self: a list
 * @item_id: number of an item
 *
 * Draws the headline of an item anew, and lets assistive technology read it anew.
 */
void
gls_liferea_tree_refresh_item(GlsLifereaTree *self, gulong item_id)
{
	g_return_if_fail(self != NULL);

	gls_liferea_tree_refresh(self);
	if (self->tree != NULL)
		tell_rows_changed(self->tree, &item_id);
}

/**
 * gls_liferea_tree_refresh:
 * @self: a list
 *
 * Looks for it again, for Liferea makes another one when its layout changes, and draws it.
 */
void
gls_liferea_tree_refresh(GlsLifereaTree *self)
{
	gpointer tree = NULL;

	g_return_if_fail(self != NULL);

	tree = find_tree(self);
	if (tree != self->tree) {
		gpointer column = NULL;

		forget_tree(self);
		for (gint i = 0; tree != NULL && self->tree == NULL; i++) {
			column = gtk_tree_view_get_column(tree, i);
			if (column == NULL)
				return;
			if (use_column(self, tree, column))
				tell_rows_changed(tree, NULL);
		}
	}
	if (self->tree != NULL)
		gtk_widget_queue_draw(self->tree);
}
