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
	"</attribute></item></section></menu></interface>"
/* of a Liferea that has something else under the name */
#define OTHER_WINDOW "<interface><object class='GtkAdjustment' id='tools_menu'/></interface>"

static GSimpleActionGroup *
make_application(void)
{
	return g_simple_action_group_new();
}

static gboolean
has_entry(GMenuModel *menu)
{
	for (gint n = 0; n < g_menu_model_get_n_items(menu); n++) {
		g_autofree gchar *action = NULL;

		if (g_menu_model_get_item_attribute(menu, n, "action", "s", &action) &&
		    g_str_equal(action, "app.glossator-preferences"))
			return TRUE;
	}
	return FALSE;
}

static void
test_cycles(void)
{
	g_autoptr(GtkBuilder) builder = gtk_builder_new_from_string(WINDOW, -1);
	g_autoptr(GSimpleActionGroup) application = make_application();
	GMenu *menu = G_MENU(gtk_builder_get_object(builder, "tools_menu"));
	GMenuModel *model = G_MENU_MODEL(menu);
	const guint menu_refs = G_OBJECT(menu)->ref_count;
	const guint application_refs = G_OBJECT(application)->ref_count;

	for (guint i = 0; i < CYCLES; i++) {
		GlsLifereaPreferences *preferences =
			gls_liferea_preferences_new(G_ACTION_MAP(application), G_OBJECT(builder));
		GAction *action = g_action_map_lookup_action(G_ACTION_MAP(application),
							     "glossator-preferences");
		gpointer weak = action;

		g_assert_nonnull(preferences);
		g_assert_true(has_entry(model));
		g_assert_cmpint(g_menu_model_get_n_items(model), ==, 2);
		g_object_add_weak_pointer(G_OBJECT(action), &weak);
		gls_liferea_preferences_free(preferences);
		g_assert_null(weak);
		g_assert_false(has_entry(model));
		g_assert_cmpint(g_menu_model_get_n_items(model), ==, 1);
	}
	g_assert_cmpuint(G_OBJECT(menu)->ref_count, ==, menu_refs);
	g_assert_cmpuint(G_OBJECT(application)->ref_count, ==, application_refs);
}

/* entries of other plugins come and go */
static void
test_other_entries(void)
{
	g_autoptr(GtkBuilder) builder = gtk_builder_new_from_string(WINDOW, -1);
	g_autoptr(GSimpleActionGroup) application = make_application();
	GMenu *menu = G_MENU(gtk_builder_get_object(builder, "tools_menu"));
	GlsLifereaPreferences *preferences =
		gls_liferea_preferences_new(G_ACTION_MAP(application), G_OBJECT(builder));

	g_menu_append(menu, "Another", "app.another");
	g_menu_remove(menu, 0);
	gls_liferea_preferences_free(preferences);
	g_assert_false(has_entry(G_MENU_MODEL(menu)));
	g_assert_cmpint(g_menu_model_get_n_items(G_MENU_MODEL(menu)), ==, 1);
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
	g_autoptr(GSimpleActionGroup) application = make_application();

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
