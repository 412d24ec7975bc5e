/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n-lib.h>

#include "core/rules/gls-rule-watch.h"
#include "view/gls-preferences-launcher.h"

#define PROGRAM	      "glossator-preferences"
#define DESKTOP_ENTRY "org.glossator.Glossator.Preferences.desktop"

/* the same in the GTK 3 and GTK 4 that a host has loaded; GTK's own headers are those of one of them */
extern __attribute__((weak)) gpointer
gdk_display_get_default(void);
/* Returns: (transfer full) */
extern __attribute__((weak)) GAppLaunchContext *
gdk_display_get_app_launch_context(gpointer display);

/*
 * Returns: (transfer full) (nullable): where the program is; a session may not look for programs in
 *   the home, but its desktop entry there names it by its whole path
 */
static gchar *
dup_program(void)
{
	g_autofree gchar *program = g_find_program_in_path(PROGRAM);
	g_autoptr(GDesktopAppInfo) entry = NULL;

	if (program != NULL)
		return g_steal_pointer(&program);
	/* %NULL as well if the program that it names is not there */
	entry = g_desktop_app_info_new(DESKTOP_ENTRY);
	return entry != NULL ? g_strdup(g_app_info_get_executable(G_APP_INFO(entry))) : NULL;
}

/**
 * gls_preferences_are_installed:
 *
 * Returns: whether gls_preferences_launch_async() opens the preferences, and not the file of rules
 */
gboolean
gls_preferences_are_installed(void)
{
	g_autofree gchar *program = dup_program();

	return program != NULL;
}

static void
ended_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GTask) task = user_data;
	g_autoptr(GError) error = NULL;
	gchar *words = NULL;

	if (!g_subprocess_wait_check_finish(G_SUBPROCESS(source), result, &error))
		/* TRANSLATORS: an error, in words */
		words = g_strdup_printf(_("the preferences failed: %s"), error->message);
	g_task_return_pointer(task, words, g_free);
}

/* Returns: (transfer full) (nullable): what tells a desktop that the user asked for the window */
static gchar *
dup_activation_token(void)
{
	g_autoptr(GDesktopAppInfo) entry = g_desktop_app_info_new(DESKTOP_ENTRY);
	g_autoptr(GAppLaunchContext) context = NULL;
	gpointer display = gdk_display_get_default != NULL ? gdk_display_get_default() : NULL;

	if (entry == NULL || display == NULL || gdk_display_get_app_launch_context == NULL)
		return NULL;
	context = gdk_display_get_app_launch_context(display);
	return g_app_launch_context_get_startup_notify_id(context, G_APP_INFO(entry), NULL);
}

static GSubprocess *
spawn(const gchar *const *arguments, GError **error)
{
	g_autoptr(GSubprocessLauncher)
		launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
	g_autofree gchar *token = dup_activation_token();

	/* without it, a window that is open already may not come to the front */
	if (token != NULL) {
		g_subprocess_launcher_setenv(launcher, "XDG_ACTIVATION_TOKEN", token, TRUE);
		g_subprocess_launcher_setenv(launcher, "DESKTOP_STARTUP_ID", token, TRUE);
	}
	return g_subprocess_launcher_spawnv(launcher, arguments, error);
}

static void
launch_program(GTask *task, const gchar *program, const gchar *rule)
{
	const gchar *arguments[] = {program, rule != NULL ? "--rule" : NULL, rule, NULL};
	g_autoptr(GError) error = NULL;
	g_autoptr(GSubprocess) process = spawn(arguments, &error);

	if (process == NULL)
		g_task_return_pointer(
			task,
			g_strdup_printf(_("the preferences cannot be opened: %s"), error->message),
			g_free);
	else
		g_subprocess_wait_check_async(process, g_task_get_cancellable(task), ended_cb,
					      g_object_ref(task));
}

static void
file_opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GTask) task = user_data;
	g_autoptr(GError) error = NULL;
	gchar *words = NULL;

	if (g_app_info_launch_default_for_uri_finish(result, &error))
		words = g_strdup(_("glossator-preferences is not installed: rules.ini is opened"));
	else
		/* TRANSLATORS: an error, in words */
		words = g_strdup_printf(
			_("glossator-preferences is not installed, and rules.ini cannot be "
			  "opened: %s"),
			error->message);
	g_task_return_pointer(task, words, g_free);
}

/**
 * gls_preferences_launch_async:
 * @rule: (nullable): name of the rule to begin with
 * @cancellable: (nullable): ends the wait, and leaves open what is open
 * @callback: called when there is something to tell, or when the preferences are closed
 * @user_data: data of @callback
 *
 * Opens the preferences; where they are not installed, the file of rules in the user's editor. It
 * does not wait for either.
 */
void
gls_preferences_launch_async(const gchar *rule,
			     GCancellable *cancellable,
			     GAsyncReadyCallback callback,
			     gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, user_data);
	g_autofree gchar *program = dup_program();
	g_autofree gchar *path = NULL;
	g_autofree gchar *uri = NULL;

	g_task_set_source_tag(task, gls_preferences_launch_async);
	if (program != NULL) {
		launch_program(task, program, rule);
		return;
	}
	path = gls_rule_watch_dup_default_path();
	uri = g_filename_to_uri(path, NULL, NULL);
	g_app_info_launch_default_for_uri_async(uri, NULL, cancellable, file_opened_cb,
						g_object_ref(task));
}

/**
 * gls_preferences_launch_finish:
 * @result: what a callback of gls_preferences_launch_async() was given
 *
 * Returns: (transfer full) (nullable): what the user is to know, in words: that something else was
 *   opened, or why nothing was; %NULL if there is nothing to tell
 */
gchar *
gls_preferences_launch_finish(GAsyncResult *result)
{
	g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);

	return g_task_propagate_pointer(G_TASK(result), NULL);
}
