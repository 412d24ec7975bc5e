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
/* that of Liferea's own preferences, which ours stand below */
#define NEIGHBOUR "app.show-preferences"

struct _GlsLifereaPreferences {
	GActionMap *application;
	GMenu *menu;
};

static void
launched_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autofree gchar *words = gls_preferences_launch_finish(result);

	gls_liferea_report(words);
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

/* Returns: the place of an entry in a menu; -1 if it is not there */
static gint
find_entry(GMenuModel *menu, const gchar *action)
{
	for (gint n = 0; n < g_menu_model_get_n_items(menu); n++) {
		g_autofree gchar *found = NULL;

		if (g_menu_model_get_item_attribute(menu, n, G_MENU_ATTRIBUTE_ACTION, "s",
						    &found) &&
		    g_str_equal(found, action))
			return n;
	}
	return -1;
}

/* Returns: (transfer full): the section of a menu where its neighbour is, or else the menu */
static GMenu *
dup_section(GMenu *menu)
{
	GMenuModel *model = G_MENU_MODEL(menu);

	for (gint n = 0; n < g_menu_model_get_n_items(model); n++) {
		g_autoptr(GMenuModel)
			section = g_menu_model_get_item_link(model, n, G_MENU_LINK_SECTION);

		if (G_IS_MENU(section) && find_entry(section, NEIGHBOUR) >= 0)
			return G_MENU(g_steal_pointer(&section));
	}
	return g_object_ref(menu);
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
	gint neighbour = -1;

	if (application == NULL || !G_IS_MENU(menu)) {
		g_warning_once("this Liferea has no Tools menu: the preferences are not in it");
		return NULL;
	}
	self = g_new0(GlsLifereaPreferences, 1);
	self->application = g_object_ref(application);
	self->menu = dup_section(G_MENU(menu));
	action = g_simple_action_new(ACTION, NULL);
	g_signal_connect(action, "activate", G_CALLBACK(activated_cb), NULL);
	g_action_map_add_action(application, G_ACTION(action));
	neighbour = find_entry(G_MENU_MODEL(self->menu), NEIGHBOUR);
	g_menu_insert(self->menu, neighbour >= 0 ? neighbour + 1 : -1, _("_Glossator Preferences"),
		      DETAILED_ACTION);
	return self;
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
	gint place = -1;

	if (self == NULL)
		return;
	/* its place may be another one by now: other plugins have entries, too */
	place = find_entry(G_MENU_MODEL(self->menu), DETAILED_ACTION);
	if (place >= 0)
		g_menu_remove(self->menu, place);
	g_action_map_remove_action(self->application, ACTION);
	g_object_unref(self->menu);
	g_object_unref(self->application);
	g_free(self);
}
