/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "geary/gls-geary-widget.h"

/**
 * gls_geary_widget_is:
 * @widget: an object
 * @type_name: the name of a type of Geary's
 *
 * Returns: %TRUE if it is of that very type
 */
gboolean
gls_geary_widget_is(gpointer widget, const gchar *type_name)
{
	return g_str_equal(G_OBJECT_TYPE_NAME(widget), type_name);
}

typedef struct {
	GtkCallback func;
	gpointer user_data;
} Walk;

static void
visit(GtkWidget *widget, gpointer data)
{
	Walk *walk = data;

	walk->func(widget, walk->user_data);
	if (GTK_IS_CONTAINER(widget))
		gtk_container_forall(GTK_CONTAINER(widget), visit, walk);
}

/**
 * gls_geary_widget_walk:
 * @widget: a widget
 * @func: called with it and with all that is inside it; it may not remove them
 * @user_data: for @func
 *
 * Visits a widget and what is in it.
 */
void
gls_geary_widget_walk(GtkWidget *widget, GtkCallback func, gpointer user_data)
{
	Walk walk = {func, user_data};

	visit(widget, &walk);
}

/**
 * gls_geary_widget_walk_windows:
 * @func: called with every window of the program and with all that is inside it
 * @user_data: for @func
 *
 * Visits all widgets.
 */
void
gls_geary_widget_walk_windows(GtkCallback func, gpointer user_data)
{
	g_autoptr(GList) windows = gtk_window_list_toplevels();

	for (GList *window = windows; window != NULL; window = window->next)
		gls_geary_widget_walk(window->data, func, user_data);
}
