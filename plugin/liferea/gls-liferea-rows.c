/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "liferea/gls-liferea-rows.h"
#include "liferea/gtk-abi.h"
#include "liferea/liferea-abi.h"

/* what Liferea notes of a row: the number of its item, and the label of its headline */
#define ROW_ITEM_ID "item-id"
#define ROW_LABEL   "headline_label"

/* what we note of a label: its row, the headline as Liferea made it, and as we did */
#define LABEL_ROW      "glossator-row"
#define LABEL_HEADLINE "glossator-headline"
#define LABEL_SHOWN    "glossator-shown"

struct _GlsLifereaRows {
	GObject parent_instance;

	GlsLifereaMarkupFunc func;
	gpointer user_data;
	gpointer list_view;
};

G_DEFINE_FINAL_TYPE(GlsLifereaRows, gls_liferea_rows, G_TYPE_OBJECT)

static void
show_headline(GlsLifereaRows *self, GObject *label)
{
	GObject *row = g_object_get_data(label, LABEL_ROW);
	const gchar *headline = g_object_get_data(label, LABEL_HEADLINE);
	const gchar *shown = g_object_get_data(label, LABEL_SHOWN);
	gpointer id = g_object_get_data(row, ROW_ITEM_ID);
	gchar *markup = NULL;

	if (self->func != NULL && id != NULL)
		markup = self->func(GPOINTER_TO_SIZE(id), headline, self->user_data);
	if (markup == NULL)
		markup = g_strdup(headline);
	if (g_strcmp0(shown, markup) == 0) {
		g_free(markup);
		return;
	}
	g_object_set_data_full(label, LABEL_SHOWN, markup, g_free);
	g_object_set(label, "label", markup, NULL);
}

static void
take_headline(GObject *label, gchar *headline)
{
	g_object_set_data_full(label, LABEL_HEADLINE, headline, g_free);
	g_object_set_data_full(label, LABEL_SHOWN, g_strdup(headline), g_free);
}

/* Liferea has written the headline, as it does for another item or when its item was read */
static void
label_changed_cb(GObject *label, GParamSpec *property, gpointer user_data)
{
	GlsLifereaRows *self = user_data;
	g_autofree gchar *headline = NULL;

	/* what we write is told, too: at once, or later */
	g_object_get(label, "label", &headline, NULL);
	if (g_strcmp0(headline, g_object_get_data(label, LABEL_SHOWN)) == 0)
		return;
	take_headline(label, g_steal_pointer(&headline));
	show_headline(self, label);
}

static void
use_row(GlsLifereaRows *self, GObject *row)
{
	GObject *label = g_object_get_data(row, ROW_LABEL);
	gchar *headline = NULL;

	if (label == NULL)
		return;
	if (g_object_get_data(label, LABEL_ROW) == NULL) {
		g_object_set_data(label, LABEL_ROW, row);
		g_object_get(label, "label", &headline, NULL);
		take_headline(label, headline);
		g_signal_connect_object(label, "notify::label", G_CALLBACK(label_changed_cb), self,
					0);
	}
	show_headline(self, label);
}

static void
leave_row(GlsLifereaRows *self, GObject *row)
{
	GObject *label = g_object_get_data(row, ROW_LABEL);

	if (label == NULL || g_object_get_data(label, LABEL_ROW) == NULL)
		return;
	g_signal_handlers_disconnect_by_data(label, self);
	show_headline(self, label);
	g_object_set_data(label, LABEL_ROW, NULL);
	g_object_set_data(label, LABEL_HEADLINE, NULL);
	g_object_set_data(label, LABEL_SHOWN, NULL);
}

/* after Liferea's own handler, which then has written the headline */
static void
bind_cb(GObject *factory, GObject *list_item, gpointer user_data)
{
	g_autoptr(GObject) row = NULL;

	g_object_get(list_item, "child", &row, NULL);
	if (row != NULL)
		use_row(user_data, row);
}

static void
foreach_row(GlsLifereaRows *self, gpointer widget, void (*func)(GlsLifereaRows *, GObject *))
{
	if (g_object_get_data(widget, ROW_ITEM_ID) != NULL) {
		func(self, widget);
		return;
	}
	for (gpointer child = gtk_widget_get_first_child(widget); child != NULL;
	     child = gtk_widget_get_next_sibling(child))
		foreach_row(self, child, func);
}

static gpointer
find_list_view(gpointer widget)
{
	gpointer found = NULL;

	if (g_strcmp0(G_OBJECT_TYPE_NAME(widget), "GtkListView") == 0)
		return widget;
	for (gpointer child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
	     child = gtk_widget_get_next_sibling(child))
		found = find_list_view(child);
	return found;
}

static void
gls_liferea_rows_dispose(GObject *object)
{
	GlsLifereaRows *self = GLS_LIFEREA_ROWS(object);

	self->func = NULL;
	if (self->list_view != NULL)
		foreach_row(self, self->list_view, leave_row);
	g_clear_object(&self->list_view);
	G_OBJECT_CLASS(gls_liferea_rows_parent_class)->dispose(object);
}

static void
gls_liferea_rows_class_init(GlsLifereaRowsClass *klass)
{
	G_OBJECT_CLASS(klass)->dispose = gls_liferea_rows_dispose;
}

static void
gls_liferea_rows_init(GlsLifereaRows *self)
{
}

/**
 * gls_liferea_rows_new:
 * @func: says what to show in place of a headline
 * @user_data: for @func; both are used until the rows are disposed of
 *
 * Returns: (transfer full) (nullable): the list; %NULL if this Liferea has another one
 */
GlsLifereaRows *
gls_liferea_rows_new(GlsLifereaMarkupFunc func, gpointer user_data)
{
	GlsLifereaRows *self = NULL;
	g_autoptr(GObject) factory = NULL;
	gpointer container = NULL;
	gpointer list_view = NULL;

	g_return_val_if_fail(func != NULL, NULL);

	if (liferea_shell_lookup == NULL || gtk_widget_get_first_child == NULL ||
	    gtk_widget_get_next_sibling == NULL)
		return NULL;
	container = liferea_shell_lookup("itemListViewContainer");
	list_view = container != NULL ? find_list_view(container) : NULL;
	if (list_view == NULL)
		return NULL;
	self = g_object_new(GLS_TYPE_LIFEREA_ROWS, NULL);
	self->func = func;
	self->user_data = user_data;
	self->list_view = g_object_ref(list_view);
	g_object_get(list_view, "factory", &factory, NULL);
	if (factory != NULL)
		g_signal_connect_object(factory, "bind", G_CALLBACK(bind_cb), self,
					G_CONNECT_AFTER);
	return self;
}

/**
 * gls_liferea_rows_refresh:
 * @self: a list
 *
 * Asks again what to show in the rows that are on screen.
 */
void
gls_liferea_rows_refresh(GlsLifereaRows *self)
{
	g_return_if_fail(GLS_IS_LIFEREA_ROWS(self));

	foreach_row(self, self->list_view, use_row);
}
