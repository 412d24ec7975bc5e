/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "geary/geary-abi.h"
#include "geary/gls-geary-preferences.h"
#include "geary/gls-geary-widget.h"
#include "view/gls-preferences-launcher.h"

#define ACTION "glossator-preferences"
#define BUTTON "glossator-button"

struct _GlsGearyPreferences {
	GSimpleAction *action;
	/* the buttons that were added */
	GPtrArray *buttons;
	/* the dialog that tells why the preferences are not open */
	GtkWidget *notice;
	GCancellable *cancellable;
	gulong hook;
};

static GtkWindow *
get_active_window(void)
{
	return gtk_application_get_active_window(GTK_APPLICATION(g_application_get_default()));
}

/* over the window that the user is in, as Geary's own preferences may lie over its main window */
static void
tell(GlsGearyPreferences *self, const gchar *words)
{
	g_message("%s", words);
	if (self->notice != NULL)
		gtk_widget_destroy(self->notice);
	self->notice = gtk_message_dialog_new(
		get_active_window(), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
		GTK_MESSAGE_INFO, GTK_BUTTONS_CLOSE, "%s", _("Glossator Preferences"));
	gtk_message_dialog_format_secondary_text(GTK_MESSAGE_DIALOG(self->notice), "%s", words);
	g_signal_connect(self->notice, "response", G_CALLBACK(gtk_widget_destroy), NULL);
	g_signal_connect(self->notice, "destroy", G_CALLBACK(gtk_widget_destroyed), &self->notice);
	gtk_window_present(GTK_WINDOW(self->notice));
}

static void
launched_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autofree gchar *words = gls_preferences_launch_finish(result);

	/* once cancelled, the ways may be gone, and there is nothing to tell */
	if (words != NULL)
		tell(user_data, words);
}

static void
activated_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
	GlsGearyPreferences *self = user_data;

	gls_preferences_launch_async(NULL, self->cancellable, launched_cb, self);
}

static void
clicked_cb(GtkButton *button, gpointer user_data)
{
	g_action_activate(user_data, NULL);
}

static void
button_destroyed_cb(GtkWidget *button, gpointer user_data)
{
	GlsGearyPreferences *self = user_data;

	g_ptr_array_remove_fast(self->buttons, button);
}

static void
add_button(GtkWidget *widget, gpointer user_data)
{
	GlsGearyPreferences *self = user_data;
	g_autofree gchar *title = NULL;
	GtkWidget *button = NULL;

	if (!gls_geary_widget_is(widget, GEARY_TYPE_NAME_PLUGIN_ROW) ||
	    g_object_get_data(G_OBJECT(widget), BUTTON) != NULL)
		return;
	g_object_get(widget, "title", &title, NULL);
	/* the name in the plugin's own file, which is translated by the same catalogue */
	if (g_strcmp0(title, _("Glossator")) != 0 && g_strcmp0(title, "Glossator") != 0)
		return;
	button = gtk_button_new_from_icon_name("emblem-system-symbolic", GTK_ICON_SIZE_BUTTON);
	gtk_widget_set_tooltip_text(button, _("Preferences"));
	atk_object_set_name(gtk_widget_get_accessible(button), _("Preferences of Glossator"));
	gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
	g_signal_connect_object(button, "clicked", G_CALLBACK(clicked_cb), self->action, 0);
	g_signal_connect(button, "destroy", G_CALLBACK(button_destroyed_cb), self);
	g_ptr_array_add(self->buttons, button);
	g_object_set_data(G_OBJECT(widget), BUTTON, button);
	gtk_container_add(GTK_CONTAINER(widget), button);
	gtk_widget_show(button);
}

/* every widget that appears comes by here */
static gboolean
map_cb(GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
	GtkWidget *widget = g_value_get_object(&values[0]);

	if (gls_geary_widget_is(widget, GEARY_TYPE_NAME_PREFERENCES))
		gls_geary_widget_walk(widget, add_button, user_data);
	return TRUE;
}

/**
 * gls_geary_preferences_new:
 *
 * Returns: (transfer full): the ways to the preferences, until it is freed
 */
GlsGearyPreferences *
gls_geary_preferences_new(void)
{
	GlsGearyPreferences *self = g_new0(GlsGearyPreferences, 1);

	self->buttons = g_ptr_array_new();
	self->cancellable = g_cancellable_new();
	self->action = g_simple_action_new(ACTION, NULL);
	g_signal_connect(self->action, "activate", G_CALLBACK(activated_cb), self);
	g_action_map_add_action(G_ACTION_MAP(g_application_get_default()), G_ACTION(self->action));
	self->hook = g_signal_add_emission_hook(g_signal_lookup("map", GTK_TYPE_WIDGET), 0, map_cb,
						self, NULL);
	/* the plugin may have been enabled in that very window */
	gls_geary_widget_walk_windows(add_button, self);
	return self;
}

/**
 * gls_geary_preferences_free:
 * @self: (nullable): the ways to the preferences
 *
 * Takes them away.
 */
void
gls_geary_preferences_free(GlsGearyPreferences *self)
{
	if (self == NULL)
		return;
	g_signal_remove_emission_hook(g_signal_lookup("map", GTK_TYPE_WIDGET), self->hook);
	g_action_map_remove_action(G_ACTION_MAP(g_application_get_default()), ACTION);
	/* others may hold the action */
	g_signal_handlers_disconnect_by_data(self->action, self);
	g_cancellable_cancel(self->cancellable);
	if (self->notice != NULL)
		gtk_widget_destroy(self->notice);
	while (self->buttons->len > 0) {
		GtkWidget *button = g_ptr_array_index(self->buttons, 0);
		GtkWidget *row = gtk_widget_get_parent(button);

		if (row != NULL)
			g_object_set_data(G_OBJECT(row), BUTTON, NULL);
		/* which takes it out of the list */
		gtk_widget_destroy(button);
	}
	g_ptr_array_unref(self->buttons);
	g_object_unref(self->cancellable);
	g_object_unref(self->action);
	g_free(self);
}

/**
 * gls_geary_preferences_get_action:
 * @self: the ways to the preferences
 *
 * Returns: (transfer none): the action that opens them
 */
GAction *
gls_geary_preferences_get_action(GlsGearyPreferences *self)
{
	return G_ACTION(self->action);
}
