/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/gls-history-command.h"
#include "core/history/gls-history-check.h"
#include "core/history/gls-history-count.h"

static void
append_sources(GString *text, const GlsHistoryCount *count)
{
	g_string_append_printf(text, "\n%s\n", _("papers of each source"));
	for (guint i = 0; i < count->sources->len; i++) {
		const GlsSourceCount *source = g_ptr_array_index(count->sources, i);

		g_string_append_printf(text, "%10u  %s\n", source->n_papers, source->label);
	}
}

static void
append_months(GString *text, const GlsHistoryCount *count)
{
	g_string_append_printf(text, "\n%s\n", _("papers of each month"));
	for (guint i = 0; i < count->months->len; i++) {
		const GlsMonthCount *month = &g_array_index(count->months, GlsMonthCount, i);

		g_string_append_printf(text, "%10u  %04u-%02u\n", month->n_papers,
				       month->month / 12, month->month % 12 + 1);
	}
}

static void
append_files(GString *text, const gchar *directory)
{
	g_autoptr(GlsHistoryCheck) check = gls_history_check_new(directory, NULL);

	if (check == NULL)
		return;
	g_string_append_printf(text, _("%10u  segments\n"), check->n_segments);
	g_string_append_printf(text, _("%10" G_GUINT64_FORMAT "  bytes in them\n"), check->size);
	g_string_append_printf(text, _("%10" G_GUINT64_FORMAT "  records of papers\n"),
			       check->n_records);
	g_string_append_printf(text, _("%10" G_GUINT64_FORMAT "  decisions\n"), check->n_others);
	g_string_append_printf(text, _("%10u  machines"), check->machines->len);
	for (guint i = 0; i < check->machines->len; i++)
		g_string_append_printf(text, " %s",
				       (const gchar *)g_ptr_array_index(check->machines, i));
	g_string_append_c(text, '\n');
}

static gint
print_stats(GlsHistory *history)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GlsHistoryCount) count = gls_history_count_new(history, NULL, &error);

	if (count == NULL) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	g_string_append_printf(text, _("%10u  papers\n"), count->n_papers);
	g_string_append_printf(text, _("%10u  of them seen\n"), count->n_seen);
	append_files(text, gls_history_get_directory(history));
	append_sources(text, count);
	append_months(text, count);
	return gls_history_command_finish(history, !gls_command_write(text->str, text->len));
}

static gint
stats(gint argc, gchar **argv)
{
	g_autofree gchar *directory = NULL;
	const GOptionEntry options[] = {
		GLS_HISTORY_COMMAND_OPTION(&directory),
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GlsHistory) history = NULL;

	g_option_context_set_summary(
		context,
		_("Counts papers, by source and by the month in which they arrived, and the "
		  "files that hold them."));
	g_option_context_add_main_entries(context, options, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_history_stats_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (argc > 1)
		return gls_command_fail_usage(&gls_history_stats_command,
					      _("expected no argument"));
	history = gls_history_command_open(directory, GLS_HISTORY_READ_ONLY);
	return history != NULL ? print_stats(history) : GLS_EXIT_PROBLEM;
}

const GlsCommand gls_history_stats_command = {
	.name = "history stats",
	.summary = N_("Count papers, sources and files"),
	.run = stats,
};
