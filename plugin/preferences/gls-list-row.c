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

/* the places of a list whose rows are made, for gls_list_row_discard() */
static GQuark
get_places_quark(void)
{
	return g_quark_from_static_string("gls-list-row-places");
}

static GPtrArray *
get_places(GtkListItemFactory *factory)
{
	return g_object_get_qdata(G_OBJECT(factory), get_places_quark());
}

static GlsListRow *
ensure_row(GtkListItemFactory *factory, GtkListItem *item)
{
	if (gtk_list_item_get_child(item) == NULL) {
		gtk_list_item_set_child(item, g_object_new(GLS_TYPE_LIST_ROW, NULL));
		g_ptr_array_add(get_places(factory), item);
	}
	return GLS_LIST_ROW(gtk_list_item_get_child(item));
}

static void
setup_cb(GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	ensure_row(factory, item);
}

static void
teardown_cb(GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	g_ptr_array_remove_fast(get_places(factory), item);
	gtk_list_item_set_child(item, NULL);
}

static void
item_changed_cb(gpointer item, GParamSpec *spec, GlsListRow *row)
{
	row->show(row, item);
}

static void
bind_cb(GtkListItemFactory *factory, GtkListItem *item, GlsListRowShow show)
{
	GlsListRow *row = ensure_row(factory, item);

	forget_item(row);
	row->item = g_object_ref(gtk_list_item_get_item(item));
	row->show = show;
	row->notify_id = g_signal_connect(row->item, "notify", G_CALLBACK(item_changed_cb), row);
	show(row, row->item);
}

static void
unbind_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	GtkWidget *row = gtk_list_item_get_child(item);

	if (row != NULL)
		forget_item(GLS_LIST_ROW(row));
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

	g_object_set_qdata_full(G_OBJECT(factory), get_places_quark(), g_ptr_array_new(),
				(GDestroyNotify)g_ptr_array_unref);
	g_signal_connect(factory, "setup", G_CALLBACK(setup_cb), NULL);
	g_signal_connect(factory, "teardown", G_CALLBACK(teardown_cb), NULL);
	g_signal_connect(factory, "bind", G_CALLBACK(bind_cb), (gpointer)show);
	g_signal_connect(factory, "unbind", G_CALLBACK(unbind_cb), NULL);
	gtk_list_view_set_factory(view, factory);
}

/**
 * gls_list_row_discard:
 * @view: a list that was set up by gls_list_row_set_up(), and is not in view
 * @n: how many rows
 *
 * Removes rows before their items are taken off the list. A list makes up to 200 of them whatever is in
 * view, and each takes half a millisecond to go: all at once would be a pause.
 *
 * Returns: %TRUE if there are more
 */
gboolean
gls_list_row_discard(GtkListView *view, guint n)
{
	GPtrArray *places = get_places(gtk_list_view_get_factory(view));

	for (; n > 0 && places->len > 0; n--) {
		GtkListItem *item = g_ptr_array_steal_index(places, places->len - 1);

		gtk_list_item_set_child(item, NULL);
	}
	return places->len > 0;
}
