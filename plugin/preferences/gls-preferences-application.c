/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-preferences-application.h"
#include "preferences/gls-preferences-window.h"

#define APPLICATION_ID "org.glossator.Glossator.Preferences"

/**
 * GlsPreferencesApplication:
 *
 * The program. Started again, it raises the window that is there.
 */
struct _GlsPreferencesApplication {
	AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE(GlsPreferencesApplication, gls_preferences_application, ADW_TYPE_APPLICATION)

static GlsPreferencesWindow *
ensure_window(GApplication *application)
{
	GtkWindow *window = gtk_application_get_active_window(GTK_APPLICATION(application));
	GList *windows = gtk_application_get_windows(GTK_APPLICATION(application));

	for (GList *l = windows; l != NULL; l = l->next) {
		if (GLS_IS_PREFERENCES_WINDOW(l->data))
			return l->data;
	}
	window = GTK_WINDOW(gls_preferences_window_new(GTK_APPLICATION(application)));
	return GLS_PREFERENCES_WINDOW(window);
}

static void
activate(GApplication *application)
{
	gtk_window_present(GTK_WINDOW(ensure_window(application)));
}

static gint
command_line(GApplication *application, GApplicationCommandLine *command)
{
	GVariantDict *options = g_application_command_line_get_options_dict(command);
	GlsPreferencesWindow *window = ensure_window(application);
	const gchar *page = NULL;
	const gchar *rule = NULL;
	gint status = EXIT_SUCCESS;

	g_variant_dict_lookup(options, "page", "&s", &page);
	g_variant_dict_lookup(options, "rule", "&s", &rule);
	if (page != NULL && !gls_preferences_window_show_page(window, page)) {
		g_application_command_line_printerr(
			command, _("glossator-preferences: no page '%s'\n"), page);
		status = EXIT_FAILURE;
	}
	if (rule != NULL)
		gls_preferences_window_show_rule(window, rule);
	gtk_window_present(GTK_WINDOW(window));
	return status;
}

static void
about_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
	adw_show_about_window(gtk_application_get_active_window(user_data), "application-name",
			      _("Glossator"), "application-icon", APPLICATION_ID, "version",
			      VERSION, "developer-name", _("Glossator contributors"),
			      "license-type", GTK_LICENSE_LGPL_2_1, "comments",
			      _("Writes in the margins of digests of papers, in the reader that "
				"you have."),
			      NULL);
}

static void
quit_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
	GtkWindow *window = gtk_application_get_active_window(user_data);

	/* which asks about what is not saved */
	if (window != NULL)
		gtk_window_close(window);
}

static void
startup(GApplication *application)
{
	static const GActionEntry actions[] = {
		{"about", about_cb},
		{"quit", quit_cb},
	};

	G_APPLICATION_CLASS(gls_preferences_application_parent_class)->startup(application);
	g_action_map_add_action_entries(G_ACTION_MAP(application), actions, G_N_ELEMENTS(actions),
					application);
	gtk_application_set_accels_for_action(GTK_APPLICATION(application), "app.quit",
					      (const gchar *[]){"<Control>q", NULL});
	gtk_application_set_accels_for_action(GTK_APPLICATION(application), "window.close",
					      (const gchar *[]){"<Control>w", NULL});
}

static void
gls_preferences_application_class_init(GlsPreferencesApplicationClass *klass)
{
	GApplicationClass *application_class = G_APPLICATION_CLASS(klass);

	application_class->activate = activate;
	application_class->command_line = command_line;
	application_class->startup = startup;
}

static void
gls_preferences_application_init(GlsPreferencesApplication *self)
{
	static const GOptionEntry options[] = {
		{"rule", 'r', 0, G_OPTION_ARG_STRING, NULL, N_("Go to the rule NAME"), N_("NAME")},
		{"page", 'p', 0, G_OPTION_ARG_STRING, NULL,
		 N_("Go to a page: rules, sources, history or look-ups"), N_("PAGE")},
		{NULL},
	};

	g_application_add_main_option_entries(G_APPLICATION(self), options);
}

/**
 * gls_preferences_application_new:
 *
 * Returns: (transfer full): the program
 */
GApplication *
gls_preferences_application_new(void)
{
	return g_object_new(GLS_TYPE_PREFERENCES_APPLICATION, "application-id", APPLICATION_ID,
			    "flags", G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
