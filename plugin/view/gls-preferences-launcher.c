/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>

#include "core/rules/gls-rule-watch.h"
#include "view/gls-preferences-launcher.h"

#define PROGRAM "glossator-preferences"

static gboolean
launch_program(const gchar *path, const gchar *rule)
{
	const gchar *arguments[] = {path, rule != NULL ? "--rule" : NULL, rule, NULL};
	g_autoptr(GError) error = NULL;

	if (g_spawn_async(NULL, (gchar **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
			  &error))
		return TRUE;
	g_message("%s", error->message);
	return FALSE;
}

static void
opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GError) error = NULL;

	if (!g_app_info_launch_default_for_uri_finish(result, &error))
		g_message("the rules cannot be opened: %s", error->message);
}

/**
 * gls_preferences_launch:
 * @rule: (nullable): name of the rule to begin with
 *
 * Opens the preferences; where they are not installed, the file of rules in the user's editor. It
 * does not wait for either.
 */
void
gls_preferences_launch(const gchar *rule)
{
	g_autofree gchar *program = g_find_program_in_path(PROGRAM);
	g_autofree gchar *rules = NULL;
	g_autofree gchar *uri = NULL;

	if (program != NULL && launch_program(program, rule))
		return;
	rules = gls_rule_watch_dup_default_path();
	uri = g_filename_to_uri(rules, NULL, NULL);
	if (uri != NULL)
		g_app_info_launch_default_for_uri_async(uri, NULL, NULL, opened_cb, NULL);
}
