/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <gtk/gtk.h>

#include "liferea/gls-liferea-preferences.h"

#define CYCLES 50
#define WINDOW                                                                                     \
	"<interface><menu id='tools_menu'><section><item><attribute name='label'>Monitor"          \
	"</attribute></item></section><section><item><attribute name='label'>Preferences"          \
	"</attribute><attribute name='action'>app.show-preferences</attribute></item><item>"       \
	"<attribute name='label'>Last</attribute></item></section></menu></interface>"
/* in which everything stands at another place */
#define PLAIN_WINDOW                                                                               \
	"<interface><menu id='tools_menu'><item><attribute name='label'>Monitor</attribute>"       \
	"</item></menu></interface>"
/* of a Liferea that has something else under the name */
#define OTHER_WINDOW "<interface><object class='GtkAdjustment' id='tools_menu'/></interface>"

/* Returns: the labels of a menu and its sections, in order */
static gchar *
dup_labels(GMenuModel *menu)
{
	GString *labels = g_string_new(NULL);

	for (gint n = 0; n < g_menu_model_get_n_items(menu); n++) {
		g_autoptr(GMenuModel) section = g_menu_model_get_item_link(menu, n, "section");
		g_autofree gchar *label = NULL;

		if (section != NULL)
			label = dup_labels(section);
		else
			g_menu_model_get_item_attribute(menu, n, "label", "s", &label);
		g_string_append_printf(labels, n > 0 ? ", %s" : "%s", label);
	}
	return g_string_free(labels, FALSE);
}

static void
assert_labels(GtkBuilder *builder, const gchar *expected)
{
	GMenuModel *menu = G_MENU_MODEL(gtk_builder_get_object(builder, "tools_menu"));
	g_autofree gchar *labels = dup_labels(menu);

	g_assert_cmpstr(labels, ==, expected);
}

static void
try_cycles(const gchar *window, const gchar *without, const gchar *with)
{
	g_autoptr(GtkBuilder) builder = gtk_builder_new_from_string(window, -1);
	g_autoptr(GSimpleActionGroup) application = g_simple_action_group_new();
	GObject *menu = gtk_builder_get_object(builder, "tools_menu");
	const guint menu_refs = menu->ref_count;
	const guint application_refs = G_OBJECT(application)->ref_count;

	for (guint i = 0; i < CYCLES; i++) {
		GlsLifereaPreferences *preferences =
			gls_liferea_preferences_new(G_ACTION_MAP(application), G_OBJECT(builder));
		GAction *action = g_action_map_lookup_action(G_ACTION_MAP(application),
							     "glossator-preferences");
		gpointer weak = action;

		g_assert_nonnull(preferences);
		assert_labels(builder, with);
		g_object_add_weak_pointer(G_OBJECT(action), &weak);
		gls_liferea_preferences_free(preferences);
		g_assert_null(weak);
		assert_labels(builder, without);
	}
	g_assert_cmpuint(menu->ref_count, ==, menu_refs);
	g_assert_cmpuint(G_OBJECT(application)->ref_count, ==, application_refs);
}

static void
test_cycles(void)
{
	try_cycles(WINDOW, "Monitor, Preferences, Last",
		   "Monitor, Preferences, _Glossator Preferences, Last");
	try_cycles(PLAIN_WINDOW, "Monitor", "Monitor, _Glossator Preferences");
}

/* entries of other plugins come and go */
static void
test_other_entries(void)
{
	g_autoptr(GtkBuilder) builder = gtk_builder_new_from_string(PLAIN_WINDOW, -1);
	g_autoptr(GSimpleActionGroup) application = g_simple_action_group_new();
	GMenu *menu = G_MENU(gtk_builder_get_object(builder, "tools_menu"));
	GlsLifereaPreferences *preferences =
		gls_liferea_preferences_new(G_ACTION_MAP(application), G_OBJECT(builder));

	g_menu_prepend(menu, "Another", "app.another");
	g_menu_append(menu, "One more", "app.one-more");
	gls_liferea_preferences_free(preferences);
	assert_labels(builder, "Another, Monitor, One more");
}

static void
try_without(GActionMap *application, const gchar *window)
{
	g_autoptr(GtkBuilder) builder = window != NULL ? gtk_builder_new_from_string(window, -1)
						       : NULL;
	GlsLifereaPreferences *preferences =
		gls_liferea_preferences_new(application, (GObject *)builder);

	g_assert_null(preferences);
	gls_liferea_preferences_free(preferences);
}

/* what Liferea may not have; that is told once */
static void
test_missing(void)
{
	g_autoptr(GSimpleActionGroup) application = g_simple_action_group_new();

	g_test_expect_message("glossator", G_LOG_LEVEL_WARNING, "*no Tools menu*");
	try_without(G_ACTION_MAP(application), NULL);
	g_test_assert_expected_messages();
	try_without(G_ACTION_MAP(application), "<interface/>");
	try_without(G_ACTION_MAP(application), OTHER_WINDOW);
	try_without(NULL, WINDOW);
	g_assert_null(
		g_action_map_lookup_action(G_ACTION_MAP(application), "glossator-preferences"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/liferea/preferences-entry/cycles", test_cycles);
	g_test_add_func("/liferea/preferences-entry/other-entries", test_other_entries);
	g_test_add_func("/liferea/preferences-entry/missing", test_missing);
	return g_test_run();
}
