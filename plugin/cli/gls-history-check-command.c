/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "core/history/gls-history-check.h"

static void
append_fault(GString *text, const GlsHistoryFault *fault)
{
	if (fault->has_offset)
		/* translators: a file, a number, what is wrong there */
		g_string_append_printf(text, _("%s: at byte %" G_GSIZE_FORMAT ": %s\n"),
				       fault->path, fault->offset, fault->text);
	else
		g_string_append_printf(text, "%s: %s\n", fault->path, fault->text);
}

static void
append_summary(GString *text, const GlsHistoryCheck *check)
{
	g_string_append_printf(text,
			       _("%u segments of %u machines, %" G_GUINT64_FORMAT
				 " bytes: %" G_GUINT64_FORMAT " records, %" G_GUINT64_FORMAT
				 " decisions\n"),
			       check->n_segments, check->machines->len, check->size,
			       check->n_records, check->n_others);
	if (check->n_copies > 0)
		g_string_append_printf(
			text, _("%u of the segments are copies, and are read like the others\n"),
			check->n_copies);
	if (check->faults->len == 0)
		g_string_append(text, _("nothing is wrong\n"));
}

static gint
check_directory(const gchar *option)
{
	g_autofree gchar *directory = gls_history_command_dup_directory(option);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistoryCheck) check = gls_history_check_new(directory, &error);
	g_autoptr(GString) text = g_string_new(NULL);

	if (check == NULL) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	for (guint i = 0; i < check->faults->len; i++)
		append_fault(text, g_ptr_array_index(check->faults, i));
	append_summary(text, check);
	if (!gls_command_write(text->str, text->len))
		return GLS_EXIT_PROBLEM;
	return check->faults->len > 0 ? GLS_EXIT_PROBLEM : GLS_EXIT_OK;
}

static gint
check(gint argc, gchar **argv)
{
	g_autofree gchar *directory = NULL;
	const GOptionEntry entries[] = {
		GLS_HISTORY_COMMAND_OPTION(&directory),
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_summary(
		context,
		_("Reads every byte of the history, and says what is wrong in which file at "
		  "which byte. It changes nothing. The exit code is 1 if anything is "
		  "wrong."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_history_check_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (argc > 1)
		return gls_command_fail_usage(&gls_history_check_command,
					      _("expected no argument"));
	return check_directory(directory);
}

const GlsCommand gls_history_check_command = {
	.name = "history check",
	.summary = N_("Say what is wrong with the files of the history"),
	.run = check,
};
