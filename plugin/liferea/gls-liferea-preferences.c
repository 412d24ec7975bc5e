/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "liferea/gls-liferea-preferences.h"
#include "liferea/gls-liferea-report.h"
#include "liferea/gtk-abi.h"
#include "view/gls-preferences-launcher.h"

/* the menu, by its name in the builder, has been called so from 1.14 to 2.0 */
#define MENU		"tools_menu"
#define ACTION		"glossator-preferences"
#define DETAILED_ACTION "app." ACTION

struct _GlsLifereaPreferences {
	GActionMap *application;
	GMenu *menu;
};

static void
launched_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autofree gchar *words = gls_preferences_launch_finish(result);

	gls_liferea_report_again(words);
}

/**
 * gls_liferea_preferences_open:
 *
 * Opens the preferences, or what is there in their place. What went wrong is told in Liferea.
 */
void
gls_liferea_preferences_open(void)
{
	gls_preferences_launch_async(NULL, NULL, launched_cb, NULL);
}

static void
activated_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
	gls_liferea_preferences_open();
}

/**
 * gls_liferea_preferences_new:
 * @application: (nullable): Liferea
 * @builder: (nullable): what has made its window
 *
 * Adds the way to the preferences.
 *
 * Returns: (transfer full) (nullable): the way, until it is freed; %NULL if this Liferea has no Tools
 *   menu
 */
GlsLifereaPreferences *
gls_liferea_preferences_new(GActionMap *application, GObject *builder)
{
	GObject *menu = builder != NULL && gtk_builder_get_object != NULL
				? gtk_builder_get_object(builder, MENU)
				: NULL;
	g_autoptr(GSimpleAction) action = NULL;
	GlsLifereaPreferences *self = NULL;

	if (application == NULL || !G_IS_MENU(menu)) {
		g_warning_once("this Liferea has no Tools menu: the preferences are not in it");
		return NULL;
	}
	self = g_new0(GlsLifereaPreferences, 1);
	self->application = g_object_ref(application);
	self->menu = g_object_ref(G_MENU(menu));
	action = g_simple_action_new(ACTION, NULL);
	g_signal_connect(action, "activate", G_CALLBACK(activated_cb), NULL);
	g_action_map_add_action(application, G_ACTION(action));
	g_menu_append(self->menu, _("_Glossator Preferences"), DETAILED_ACTION);
	return self;
}

static gboolean
is_own_entry(GMenuModel *menu, gint n)
{
	g_autofree gchar *action = NULL;

	return g_menu_model_get_item_attribute(menu, n, G_MENU_ATTRIBUTE_ACTION, "s", &action) &&
	       g_str_equal(action, DETAILED_ACTION);
}

/**
 * gls_liferea_preferences_free:
 * @self: (nullable): the way to the preferences
 *
 * Takes it away.
 */
void
gls_liferea_preferences_free(GlsLifereaPreferences *self)
{
	if (self == NULL)
		return;
	/* its place may be another one by now: other plugins have entries, too */
	for (gint n = g_menu_model_get_n_items(G_MENU_MODEL(self->menu)) - 1; n >= 0; n--)
		if (is_own_entry(G_MENU_MODEL(self->menu), n))
			g_menu_remove(self->menu, n);
	g_action_map_remove_action(self->application, ACTION);
	g_object_unref(self->menu);
	g_object_unref(self->application);
	g_free(self);
}
