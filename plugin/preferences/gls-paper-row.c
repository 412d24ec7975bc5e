/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-paper-row.h"

/**
 * GlsPaperRow:
 *
 * A paper of the history, in a list that shows another one in it when it is scrolled.
 */
struct _GlsPaperRow {
	GtkBox parent_instance;

	GtkLabel *title;
	GtkLabel *details;
	GtkLabel *state;
	GtkImage *icon;
	GlsPaperItem *item;
};

G_DEFINE_FINAL_TYPE(GlsPaperRow, gls_paper_row, GTK_TYPE_BOX)

static void
forget_item(GlsPaperRow *self)
{
	if (self->item != NULL)
		g_signal_handlers_disconnect_by_data(self->item, self);
	g_clear_object(&self->item);
}

static void
gls_paper_row_dispose(GObject *object)
{
	forget_item(GLS_PAPER_ROW(object));
	G_OBJECT_CLASS(gls_paper_row_parent_class)->dispose(object);
}

static void
gls_paper_row_class_init(GlsPaperRowClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_paper_row_dispose;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-paper-row.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsPaperRow, title);
	gtk_widget_class_bind_template_child(widget_class, GlsPaperRow, details);
	gtk_widget_class_bind_template_child(widget_class, GlsPaperRow, state);
	gtk_widget_class_bind_template_child(widget_class, GlsPaperRow, icon);
}

static void
gls_paper_row_init(GlsPaperRow *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
}

/* the item of the list around the row is what has the focus, and has no name of its own */
static void
name_list_item(GlsPaperRow *self)
{
	GtkWidget *list_item = gtk_widget_get_parent(GTK_WIDGET(self));
	g_autofree gchar *name = g_strdup_printf("%s. %s. %s", gls_paper_item_get_title(self->item),
						 gls_paper_item_get_state_words(self->item),
						 gls_paper_item_get_details(self->item));

	if (list_item != NULL)
		gtk_accessible_update_property(GTK_ACCESSIBLE(list_item),
					       GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
sync_state(GlsPaperRow *self)
{
	name_list_item(self);
	gtk_label_set_label(self->state, gls_paper_item_get_state_words(self->item));
	gtk_widget_set_opacity(GTK_WIDGET(self->icon),
			       gls_paper_item_get_state(self->item) == GLS_STATE_SEEN ? 1 : 0);
}

/**
 * gls_paper_row_set_item:
 * @self: a row
 * @item: (nullable): a paper
 *
 * Changes what it shows.
 */
void
gls_paper_row_set_item(GlsPaperRow *self, GlsPaperItem *item)
{
	forget_item(self);
	if (item == NULL)
		return;
	self->item = g_object_ref(item);
	gtk_label_set_label(self->title, gls_paper_item_get_title(item));
	gtk_label_set_label(self->details, gls_paper_item_get_details(item));
	g_signal_connect_swapped(item, "notify::state", G_CALLBACK(sync_state), self);
	sync_state(self);
}
