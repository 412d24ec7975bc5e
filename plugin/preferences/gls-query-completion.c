/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "preferences/gls-query-completion.h"
#include "preferences/gls-query-spans.h"

struct _GlsQueryCompletion {
	GtkTextView *view;
	GtkWidget *popover;
	GtkListBox *list;
	glong word_start;
};

static const struct {
	const gchar *name;
	const gchar *what;
} explanations[] = {
	{"title:", N_("words of the title")},
	{"abs:", N_("words of the abstract")},
	{"author:", N_("an author, as in author:\"Kaiming He\"")},
	{"cat:", N_("a subject class, as in cat:math.*")},
	{"comment:", N_("what the authors remark")},
	{"source:", N_("where the paper comes from")},
	{"format:", N_("the kind of digest")},
	{"id:", N_("an id, as in id:10.1145/*")},
	{"any:", N_("all of these")},
};

static void
accept(GlsQueryCompletion *self)
{
	GtkTextBuffer *buffer = gtk_text_view_get_buffer(self->view);
	GtkListBoxRow *row = gtk_list_box_get_selected_row(self->list);
	g_autofree gchar *name = NULL;
	GtkTextIter start;
	GtkTextIter end;

	if (row == NULL)
		return;
	name = g_strdup(g_object_get_data(G_OBJECT(row), "name"));
	gtk_popover_popdown(GTK_POPOVER(self->popover));
	gtk_text_buffer_get_iter_at_mark(buffer, &end, gtk_text_buffer_get_insert(buffer));
	gtk_text_buffer_get_iter_at_offset(buffer, &start, self->word_start);
	gtk_text_buffer_begin_user_action(buffer);
	gtk_text_buffer_delete(buffer, &start, &end);
	gtk_text_buffer_insert(buffer, &start, name, -1);
	gtk_text_buffer_end_user_action(buffer);
}

/**
 * gls_query_completion_new:
 * @view: where a query is written
 *
 * Returns: (transfer full): what offers fields there; it must be freed before the view
 */
GlsQueryCompletion *
gls_query_completion_new(GtkTextView *view)
{
	GlsQueryCompletion *self = g_new0(GlsQueryCompletion, 1);

	self->view = view;
	self->list = GTK_LIST_BOX(gtk_list_box_new());
	gtk_list_box_set_selection_mode(self->list, GTK_SELECTION_BROWSE);
	g_signal_connect_swapped(self->list, "row-activated", G_CALLBACK(accept), self);
	self->popover = gtk_popover_new();
	gtk_widget_add_css_class(self->popover, "completion");
	gtk_popover_set_autohide(GTK_POPOVER(self->popover), FALSE);
	gtk_popover_set_has_arrow(GTK_POPOVER(self->popover), FALSE);
	gtk_popover_set_position(GTK_POPOVER(self->popover), GTK_POS_BOTTOM);
	gtk_popover_set_child(GTK_POPOVER(self->popover), GTK_WIDGET(self->list));
	gtk_widget_set_halign(self->popover, GTK_ALIGN_START);
	gtk_widget_set_can_focus(self->popover, FALSE);
	gtk_widget_set_parent(self->popover, GTK_WIDGET(view));
	return self;
}

/**
 * gls_query_completion_free:
 * @self: a completion
 *
 * Takes it away.
 */
void
gls_query_completion_free(GlsQueryCompletion *self)
{
	gtk_widget_unparent(self->popover);
	g_free(self);
}

static void
add_row(GlsQueryCompletion *self, const gchar *name)
{
	GtkWidget *row = gtk_list_box_row_new();
	GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
	GtkWidget *what = NULL;

	gtk_box_append(GTK_BOX(box), gtk_label_new(name));
	for (guint i = 0; i < G_N_ELEMENTS(explanations); i++) {
		if (strcmp(explanations[i].name, name) != 0)
			continue;
		what = gtk_label_new(_(explanations[i].what));
		gtk_widget_add_css_class(what, "dim-label");
		gtk_box_append(GTK_BOX(box), what);
	}
	gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), box);
	gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
				       -1);
	g_object_set_data_full(G_OBJECT(row), "name", g_strdup(name), g_free);
	gtk_list_box_append(self->list, row);
}

static void
show(GlsQueryCompletion *self, gchar **names)
{
	GtkTextIter start;
	GdkRectangle place;
	GtkWidget *row;

	while ((row = gtk_widget_get_first_child(GTK_WIDGET(self->list))) != NULL)
		gtk_list_box_remove(self->list, row);
	for (guint i = 0; names[i] != NULL; i++)
		add_row(self, names[i]);
	gtk_list_box_select_row(self->list, gtk_list_box_get_row_at_index(self->list, 0));
	gtk_text_buffer_get_iter_at_offset(gtk_text_view_get_buffer(self->view), &start,
					   self->word_start);
	gtk_text_view_get_iter_location(self->view, &start, &place);
	gtk_text_view_buffer_to_window_coords(self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y,
					      &place.x, &place.y);
	gtk_popover_set_pointing_to(GTK_POPOVER(self->popover), &place);
	gtk_popover_popup(GTK_POPOVER(self->popover));
}

/**
 * gls_query_completion_offer:
 * @self: a completion
 *
 * Offers the fields that begin as the word before the cursor, if there are any.
 */
void
gls_query_completion_offer(GlsQueryCompletion *self)
{
	GtkTextBuffer *buffer = gtk_text_view_get_buffer(self->view);
	g_autofree gchar *text = NULL;
	g_auto(GStrv) names = NULL;
	GtkTextIter start;
	GtkTextIter end;
	gsize cursor;
	gsize word = 0;

	gtk_text_buffer_get_bounds(buffer, &start, &end);
	text = gtk_text_buffer_get_text(buffer, &start, &end, FALSE);
	gtk_text_buffer_get_iter_at_mark(buffer, &end, gtk_text_buffer_get_insert(buffer));
	cursor = g_utf8_offset_to_pointer(text, gtk_text_iter_get_offset(&end)) - text;
	names = gls_query_spans_complete(text, cursor, &word);
	if (names[0] == NULL) {
		gtk_popover_popdown(GTK_POPOVER(self->popover));
		return;
	}
	self->word_start = g_utf8_pointer_to_offset(text, text + word);
	show(self, names);
}

/**
 * gls_query_completion_present:
 * @self: a completion
 *
 * Places it anew, when the view was given its size.
 */
void
gls_query_completion_present(GlsQueryCompletion *self)
{
	gtk_popover_present(GTK_POPOVER(self->popover));
}

static void
move(GlsQueryCompletion *self, gint step)
{
	GtkListBoxRow *row = gtk_list_box_get_selected_row(self->list);
	gint place = row != NULL ? gtk_list_box_row_get_index(row) + step : 0;

	row = gtk_list_box_get_row_at_index(self->list, MAX(0, place));
	if (row != NULL)
		gtk_list_box_select_row(self->list, row);
}

/**
 * gls_query_completion_handle_key:
 * @self: a completion
 * @key: what was pressed
 * @modifiers: what is held
 *
 * Moves in what is offered, takes it or drops it.
 *
 * Returns: %TRUE if the key was meant for that
 */
gboolean
gls_query_completion_handle_key(GlsQueryCompletion *self, guint key, GdkModifierType modifiers)
{
	if (!gtk_widget_get_visible(self->popover) ||
	    (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
		return FALSE;
	switch (key) {
	case GDK_KEY_Down:
	case GDK_KEY_Up:
		move(self, key == GDK_KEY_Down ? 1 : -1);
		return TRUE;
	case GDK_KEY_Tab:
	case GDK_KEY_Return:
	case GDK_KEY_KP_Enter:
		accept(self);
		return TRUE;
	case GDK_KEY_Escape:
		gtk_popover_popdown(GTK_POPOVER(self->popover));
		return TRUE;
	default:
		return FALSE;
	}
}
