/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "core/settings/gls-settings.h"

static const GlsCommand *const commands[] = {
	&gls_history_list_command,	&gls_history_show_command,
	&gls_history_mark_seen_command, &gls_history_mark_unseen_command,
	&gls_history_forget_command,	&gls_history_undo_command,
	&gls_history_log_command,	&gls_history_import_command,
	&gls_history_export_command,	&gls_history_stats_command,
	&gls_history_check_command,	&gls_history_rebuild_command,
};

/**
 * gls_history_command_dup_directory:
 * @directory: (nullable): what the command line names
 *
 * Returns: (transfer full): the directory of the history: that one, else that of the settings
 */
gchar *
gls_history_command_dup_directory(const gchar *directory)
{
	g_autoptr(GlsSettings) settings = NULL;
	g_autofree gchar *warning = NULL;

	if (directory != NULL)
		return g_strdup(directory);
	settings = gls_settings_new(NULL);
	warning = gls_settings_dup_warning(settings);
	if (warning != NULL)
		gls_command_warn("%s", warning);
	return gls_settings_dup_history_directory(settings);
}

/**
 * gls_history_command_open:
 * @directory: (nullable): what the command line names
 * @flags: whether it is read only
 *
 * Opens the history, and says so if that fails.
 *
 * Returns: (transfer full) (nullable): the history
 */
GlsHistory *
gls_history_command_open(const gchar *directory, GlsHistoryFlags flags)
{
	g_autofree gchar *own = gls_history_command_dup_directory(directory);
	g_autoptr(GError) error = NULL;
	GlsHistory *history = gls_history_open(own, flags, &error);

	if (history == NULL)
		gls_command_warn("%s", error->message);
	return history;
}

/**
 * gls_history_command_finish:
 * @history: a history
 * @problem: %TRUE if something was wrong already
 *
 * Says what was wrong in the segments that were read.
 *
 * Returns: the exit code
 */
gint
gls_history_command_finish(GlsHistory *history, gboolean problem)
{
	g_auto(GStrv) warnings = gls_history_dup_warnings(history);

	for (guint i = 0; warnings[i] != NULL; i++)
		gls_command_warn("%s", warnings[i]);
	return problem || warnings[0] != NULL ? GLS_EXIT_PROBLEM : GLS_EXIT_OK;
}

/**
 * gls_history_command_dup_day:
 * @time: in seconds since 1970 UTC
 *
 * Returns: (transfer full): the day on which that was here, `2026-11-23`
 */
gchar *
gls_history_command_dup_day(gint64 time)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_local(time);

	return date != NULL ? g_date_time_format(date, "%Y-%m-%d") : g_strdup("?");
}

static gint
print_help(void)
{
	g_autoptr(GString) help = g_string_new(NULL);

	g_string_append(help,
			_("Usage: glossator history COMMAND [OPTION…] [ARGUMENT…]\n\n"
			  "Looks into the history of papers, and changes it.\n\nCommands:\n"));
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		g_string_append_printf(help, "  %-12s%s\n", commands[i]->name + strlen("history "),
				       _(commands[i]->summary));
	g_string_append(help, _("\n'glossator history COMMAND --help' lists the options of a "
				"command.\n"));
	return gls_command_write(help->str, help->len) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
run(gint argc, gchar **argv)
{
	if (argc < 2)
		return gls_command_fail_usage(&gls_history_command, _("expected a command"));
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_help();
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(argv[1], commands[i]->name + strlen("history ")) == 0)
			return commands[i]->run(argc - 1, argv + 1);
	return gls_command_fail_usage(&gls_history_command, _("no command '%s'"), argv[1]);
}

const GlsCommand gls_history_command = {
	.name = "history",
	.summary = N_("Look into the history, change it, import mails into it"),
	.run = run,
};
