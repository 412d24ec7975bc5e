/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "geary/geary-abi.h"
#include "geary/gls-geary-bar.h"
#include "geary/gls-geary-widget.h"

/* Geary shows the info bar with the highest priority; ours waits behind the one that offers to show
 * remote images, whose priority is 0 */
#define PRIORITY (-1)

struct _GlsGearyBar {
	GtkWidget *bar;
	/* cleared when Geary drops the message */
	GWeakRef stack;
	/* the info bar that is shown, this one or another */
	GWeakRef shown;
	guint adding;
};

static gboolean
is_available(void)
{
	return conversation_message_get_info_bars != NULL && components_info_bar_new != NULL &&
	       components_info_bar_get_action_area != NULL &&
	       components_info_bar_stack_add != NULL && components_info_bar_stack_remove != NULL;
}

static void
clicked_cb(GtkButton *button, gpointer user_data)
{
	g_action_activate(user_data, NULL);
}

static void
add(GlsGearyBar *self);

static gboolean
add_again_cb(gpointer user_data)
{
	GlsGearyBar *self = user_data;

	self->adding = 0;
	add(self);
	return G_SOURCE_REMOVE;
}

/* Geary drops an info bar that another one takes the place of, and once that is gone shows none of
 * those that wait; it is in the midst of that here */
static void
parent_set_cb(GtkWidget *shown, GtkWidget *old_parent, gpointer user_data)
{
	GlsGearyBar *self = user_data;

	g_signal_handlers_disconnect_by_func(shown, parent_set_cb, self);
	if (self->adding == 0)
		self->adding = g_idle_add(add_again_cb, self);
}

static void
add(GlsGearyBar *self)
{
	g_autoptr(GtkWidget) stack = g_weak_ref_get(&self->stack);
	GtkWidget *shown = NULL;

	if (stack == NULL || gtk_widget_get_parent(stack) == NULL)
		return;
	if (gtk_widget_get_parent(self->bar) == NULL) {
		/* if it waits there already, nothing would be done */
		components_info_bar_stack_remove(stack, self->bar);
		components_info_bar_stack_add(stack, self->bar);
	}
	shown = gtk_bin_get_child(GTK_BIN(stack));
	g_weak_ref_set(&self->shown, shown);
	if (shown != NULL)
		g_signal_connect(shown, "parent-set", G_CALLBACK(parent_set_cb), self);
}

/* it has no other buttons that respond than the one that closes it */
static void
response_cb(GtkWidget *bar, gint response, gpointer user_data)
{
	gls_geary_bar_remove(user_data);
}

/* it is there before the message is seen, as one that slid in would push it down; and it is as high
 * whatever its width: for one that may be higher if it is narrow Geary keeps some room, gives that to
 * the page of the message, and more each time, since a page that has been high stays so */
static void
make_steady(GtkWidget *widget, gpointer user_data)
{
	if (GTK_IS_REVEALER(widget))
		gtk_revealer_set_transition_type(GTK_REVEALER(widget),
						 GTK_REVEALER_TRANSITION_TYPE_NONE);
	else if (GTK_IS_FLOW_BOX(widget))
		gtk_flow_box_set_min_children_per_line(GTK_FLOW_BOX(widget), 2);
	else if (GTK_IS_LABEL(widget)) {
		gtk_label_set_line_wrap(GTK_LABEL(widget), FALSE);
		gtk_label_set_ellipsize(GTK_LABEL(widget), PANGO_ELLIPSIZE_END);
	}
}

static GtkWidget *
make_bar(GlsGearyBar *self, GAction *preferences, const gchar *summary)
{
	GtkWidget *bar = components_info_bar_new("Glossator", summary);
	g_autoptr(GtkWidget) area = components_info_bar_get_action_area(bar);
	GtkWidget *button = gtk_button_new_with_label(_("Preferences…"));

	/* before it has the button, whose words stay whole */
	gls_geary_widget_walk(bar, make_steady, NULL);
	g_signal_connect_object(button, "clicked", G_CALLBACK(clicked_cb), preferences, 0);
	gtk_widget_show(button);
	gtk_container_add(GTK_CONTAINER(area), button);
	g_object_set(bar, "show-close-button", TRUE, NULL);
	g_signal_connect(bar, "response", G_CALLBACK(response_cb), self);
	g_object_set_data(G_OBJECT(bar), GEARY_INFO_BAR_PRIORITY, GINT_TO_POINTER(PRIORITY));
	return bar;
}

/**
 * gls_geary_bar_new:
 * @message: a ConversationMessage: what shows a message
 * @preferences: opens the preferences
 * @summary: how many papers are in the message, in words
 *
 * Puts an info bar over a message.
 *
 * Returns: (transfer full) (nullable): the info bar; %NULL if this Geary has none
 */
GlsGearyBar *
gls_geary_bar_new(GtkWidget *message, GAction *preferences, const gchar *summary)
{
	GlsGearyBar *self = NULL;
	GtkWidget *stack = NULL;

	if (!is_available())
		return NULL;
	stack = conversation_message_get_info_bars(message);
	self = g_new0(GlsGearyBar, 1);
	self->bar = g_object_ref_sink(make_bar(self, preferences, summary));
	g_weak_ref_init(&self->stack, stack);
	g_weak_ref_init(&self->shown, NULL);
	add(self);
	return self;
}

/* returns the stack, if it is still there */
static GtkWidget *
leave_stack(GlsGearyBar *self)
{
	GtkWidget *stack = g_weak_ref_get(&self->stack);
	g_autoptr(GtkWidget) shown = g_weak_ref_get(&self->shown);

	if (shown != NULL)
		g_signal_handlers_disconnect_by_func(shown, parent_set_cb, self);
	g_weak_ref_set(&self->shown, NULL);
	g_weak_ref_set(&self->stack, NULL);
	g_clear_handle_id(&self->adding, g_source_remove);
	return stack;
}

/**
 * gls_geary_bar_free:
 * @self: (nullable): an info bar
 *
 * Frees it. It stays where it is: call gls_geary_bar_remove() before.
 */
void
gls_geary_bar_free(GlsGearyBar *self)
{
	g_autoptr(GtkWidget) stack = NULL;

	if (self == NULL)
		return;
	stack = leave_stack(self);
	g_weak_ref_clear(&self->stack);
	g_weak_ref_clear(&self->shown);
	g_signal_handlers_disconnect_by_data(self->bar, self);
	g_object_unref(self->bar);
	g_free(self);
}

/**
 * gls_geary_bar_set_summary:
 * @self: an info bar
 * @summary: how many papers are in the message, in words
 *
 * Changes what it says.
 */
void
gls_geary_bar_set_summary(GlsGearyBar *self, const gchar *summary)
{
	g_autoptr(GObject) description = NULL;

	g_return_if_fail(self != NULL);

	g_object_get(self->bar, "description", &description, NULL);
	if (GTK_IS_LABEL(description)) {
		gtk_label_set_text(GTK_LABEL(description), summary);
		gtk_widget_set_tooltip_text(GTK_WIDGET(description), summary);
	}
}

/**
 * gls_geary_bar_remove:
 * @self: an info bar
 *
 * Takes the info bar away. It is not shown again.
 */
void
gls_geary_bar_remove(GlsGearyBar *self)
{
	g_autoptr(GtkWidget) stack = NULL;

	g_return_if_fail(self != NULL);

	stack = leave_stack(self);
	if (stack != NULL)
		components_info_bar_stack_remove(stack, self->bar);
}
