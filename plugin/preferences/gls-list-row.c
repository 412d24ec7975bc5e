/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-list-row.h"

/**
 * GlsListRow:
 *
 * A title, details below it and a state beside it, in a list that shows another item in it when it is
 * scrolled.
 */
struct _GlsListRow {
	GtkBox parent_instance;

	GtkLabel *title;
	GtkLabel *details;
	GtkLabel *state;
	GtkImage *icon;
	/* what is shown, until it is another one */
	gpointer item;
	gulong notify_id;
	GlsListRowShow show;
};

G_DEFINE_FINAL_TYPE(GlsListRow, gls_list_row, GTK_TYPE_BOX)

static void
forget_item(GlsListRow *self)
{
	g_clear_signal_handler(&self->notify_id, self->item);
	g_clear_object(&self->item);
}

static void
gls_list_row_dispose(GObject *object)
{
	forget_item(GLS_LIST_ROW(object));
	G_OBJECT_CLASS(gls_list_row_parent_class)->dispose(object);
}

static void
gls_list_row_class_init(GlsListRowClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_list_row_dispose;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-list-row.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsListRow, title);
	gtk_widget_class_bind_template_child(widget_class, GlsListRow, details);
	gtk_widget_class_bind_template_child(widget_class, GlsListRow, state);
	gtk_widget_class_bind_template_child(widget_class, GlsListRow, icon);
}

static void
gls_list_row_init(GlsListRow *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
}

/* the item of the list around the row is what has the focus, and has no name of its own */
static void
name_list_item(GlsListRow *self)
{
	GtkWidget *list_item = gtk_widget_get_parent(GTK_WIDGET(self));
	g_autofree gchar *name = g_strdup_printf("%s. %s. %s", gtk_label_get_label(self->title),
						 gtk_label_get_label(self->state),
						 gtk_label_get_label(self->details));

	if (list_item != NULL)
		gtk_accessible_update_property(GTK_ACCESSIBLE(list_item),
					       GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * gls_list_row_set_words:
 * @self: a row
 * @title: what it is
 * @details: more about it
 * @state: its state in words
 * @icon_name: (nullable): a picture of that state
 *
 * Changes what it shows, and what a screen reader says of it.
 */
void
gls_list_row_set_words(GlsListRow *self,
		       const gchar *title,
		       const gchar *details,
		       const gchar *state,
		       const gchar *icon_name)
{
	gtk_label_set_label(self->title, title);
	gtk_label_set_label(self->details, details);
	gtk_label_set_label(self->state, state);
	gtk_image_set_from_icon_name(self->icon, icon_name);
	name_list_item(self);
}

static void
setup_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	gtk_list_item_set_child(item, g_object_new(GLS_TYPE_LIST_ROW, NULL));
}

static void
item_changed_cb(gpointer item, GParamSpec *spec, GlsListRow *row)
{
	row->show(row, item);
}

static void
bind_cb(GtkSignalListItemFactory *factory, GtkListItem *item, GlsListRowShow show)
{
	GlsListRow *row = GLS_LIST_ROW(gtk_list_item_get_child(item));

	forget_item(row);
	row->item = g_object_ref(gtk_list_item_get_item(item));
	row->show = show;
	row->notify_id = g_signal_connect(row->item, "notify", G_CALLBACK(item_changed_cb), row);
	show(row, row->item);
}

static void
unbind_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	forget_item(GLS_LIST_ROW(gtk_list_item_get_child(item)));
}

/**
 * gls_list_row_set_up:
 * @view: a list
 * @show: has a row show an item of its model, and again when a property of the item has changed
 *
 * Lets a list show its items in rows of this kind.
 */
void
gls_list_row_set_up(GtkListView *view, GlsListRowShow show)
{
	g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new();

	g_signal_connect(factory, "setup", G_CALLBACK(setup_cb), NULL);
	g_signal_connect(factory, "bind", G_CALLBACK(bind_cb), (gpointer)show);
	g_signal_connect(factory, "unbind", G_CALLBACK(unbind_cb), NULL);
	gtk_list_view_set_factory(view, factory);
}
