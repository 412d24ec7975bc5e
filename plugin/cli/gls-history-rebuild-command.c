/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "core/history/gls-index-build.h"
#include "core/history/gls-index-file.h"

static gint
rebuild_index(const gchar *option)
{
	g_autofree gchar *directory = gls_history_command_dup_directory(option);
	g_autofree gchar *path = gls_index_file_dup_default_path(directory);
	g_autofree gchar *folder = g_path_get_dirname(path);
	g_autoptr(GlsIndexBuild) build = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *line = NULL;
	GStatBuf status = {0};

	if (!g_file_test(directory, G_FILE_TEST_IS_DIR)) {
		gls_command_warn(_("%s: no such directory"), directory);
		return GLS_EXIT_PROBLEM;
	}
	if (g_mkdir_with_parents(folder, 0700) != 0 || (g_unlink(path) != 0 && errno != ENOENT)) {
		gls_command_warn("%s: %s", path, g_strerror(errno));
		return GLS_EXIT_PROBLEM;
	}
	build = gls_index_build_start(directory, path);
	gls_index_build_wait(build);
	if (!gls_index_build_finish(build, &error)) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	g_stat(path, &status);
	line = g_strdup_printf(_("%s: %" G_GINT64_FORMAT " bytes\n"), path, (gint64)status.st_size);
	return gls_command_write(line, strlen(line)) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
rebuild(gint argc, gchar **argv)
{
	g_autofree gchar *directory = NULL;
	const GOptionEntry options[] = {
		GLS_HISTORY_COMMAND_OPTION(&directory),
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_summary(
		context,
		_("Removes the index of the history, which is derived from it, and makes it "
		  "anew. Programs that are running go on meanwhile."));
	g_option_context_add_main_entries(context, options, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_history_rebuild_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (argc > 1)
		return gls_command_fail_usage(&gls_history_rebuild_command,
					      _("expected no argument"));
	return rebuild_index(directory);
}

const GlsCommand gls_history_rebuild_command = {
	.name = "history rebuild",
	.summary = N_("Make the index of the history anew"),
	.run = rebuild,
};
