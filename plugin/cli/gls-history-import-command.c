/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "cli/gls-progress.h"
#include "files/gls-import.h"

/* what was read is recorded, and no more is read */
static volatile sig_atomic_t interrupted = FALSE;

static void
interrupt_cb(gint number)
{
	interrupted = TRUE;
}

static gboolean
is_stopped(gpointer user_data)
{
	return interrupted;
}

static void
warn(const gchar *text, gpointer user_data)
{
	gls_command_warn("%s", text);
}

static void
show_progress(const GlsImportProgress *progress, gpointer user_data)
{
	GlsProgress **bar = user_data;

	if (*bar == NULL)
		*bar = gls_progress_new(progress->total);
	gls_progress_set(*bar, progress->done, progress->n_messages);
}

static gchar *
dup_report(GlsImport *self)
{
	GHashTable *counts = gls_importer_get_counts(self->importer);
	g_autoptr(GList) names = g_hash_table_get_keys(counts);
	GString *text = g_string_new(NULL);
	GlsImportCount all = {0};

	names = g_list_sort(names, (GCompareFunc)strcmp);
	/* translators: heads of three columns, of which the last two are 10 wide */
	g_string_append_printf(text, _("%-20s%10s%10s\n"), _("format"), _("messages"), _("papers"));
	for (const GList *link = names; link != NULL; link = link->next) {
		const gchar *name = link->data;
		const GlsImportCount *count = g_hash_table_lookup(counts, name);

		g_string_append_printf(text, "%-20s%10" G_GUINT64_FORMAT "%10" G_GUINT64_FORMAT,
				       name, count->n_messages, count->n_papers);
		if (count->n_not_understood > 0)
			g_string_append_printf(text, _("  %" G_GUINT64_FORMAT " not understood"),
					       count->n_not_understood);
		g_string_append_c(text, '\n');
		all.n_messages += count->n_messages;
		all.n_papers += count->n_papers;
	}
	g_string_append_printf(text, "%-20s%10" G_GUINT64_FORMAT "%10" G_GUINT64_FORMAT "\n",
			       _("all digests"), all.n_messages, all.n_papers);
	g_string_append_printf(text, "%-20s%10" G_GUINT64_FORMAT "\n", _("no digests"),
			       gls_importer_get_n_messages(self->importer) - all.n_messages -
				       gls_importer_get_n_failed(self->importer));
	if (gls_importer_get_n_failed(self->importer) > 0)
		g_string_append_printf(text, "%-20s%10" G_GUINT64_FORMAT "\n", _("unreadable"),
				       gls_importer_get_n_failed(self->importer));
	if (self->n_exported > 0)
		g_string_append_printf(text, "%-20s%10s%10" G_GUINT64_FORMAT "\n",
				       _("exported before"), "", self->n_exported);
	return g_string_free(text, FALSE);
}

static void
import_paths(GlsImport *run, gchar **paths)
{
	const struct sigaction action = {.sa_handler = interrupt_cb, .sa_flags = SA_RESETHAND};

	/* a second signal ends the program at once */
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	gls_import_paths(run, paths);
}

/* a history that is named on the command line is another one than the user's */
static void
count_sources(const GlsImport *run)
{
	g_autoptr(GlsSourceStats) source_stats = gls_source_stats_new(NULL);

	gls_importer_set_source_stats(run->importer, source_stats);
}

static gint
run_import(const gchar *directory, gboolean dry_run, gchar **paths)
{
	g_autoptr(GlsProgress) bar = NULL;
	const GlsImportObserver observer = {is_stopped, warn, show_progress, &bar};
	g_autoptr(GlsHistory) history = NULL;
	g_auto(GlsImport) run = {0};
	g_autofree gchar *report = NULL;

	if (!dry_run) {
		history = gls_history_command_open(directory, GLS_HISTORY_NONE);
		if (history == NULL)
			return GLS_EXIT_PROBLEM;
	}
	gls_import_init(&run, history, &observer);
	if (history != NULL && directory == NULL)
		count_sources(&run);
	import_paths(&run, paths);
	g_clear_pointer(&bar, gls_progress_free);
	report = dup_report(&run);
	if (!gls_command_write(report, strlen(report)))
		run.problem = TRUE;
	if (interrupted)
		gls_command_warn(_("interrupted: what was read is recorded, and the same command "
				   "goes on"));
	run.problem = run.problem || interrupted || gls_importer_get_n_failed(run.importer) > 0 ||
		      !gls_importer_has_counted(run.importer);
	if (history == NULL)
		return run.problem ? GLS_EXIT_PROBLEM : GLS_EXIT_OK;
	gls_history_finish_index(history);
	return gls_history_command_finish(history, run.problem);
}

static gint
import(gint argc, gchar **argv)
{
	g_autofree gchar *directory = NULL;
	g_auto(GStrv) paths = NULL;
	gboolean dry_run = FALSE;
	const GOptionEntry entries[] = {
		{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run,
		 N_("Record nothing, only say what would be"), NULL},
		GLS_HISTORY_COMMAND_OPTION(&directory),
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("PATH…"));

	g_option_context_set_summary(
		context,
		_("Records the papers in the digests of an mbox, a Maildir, a folder of .eml files, "
		  "Liferea's items (liferea.db), single mails and feeds, and exports of a history. "
		  "They count as shown on the day of the message, or as arrived if its mail reader "
		  "says that it is unread. Messages that are no digests are passed over. What is "
		  "recorded already changes nothing."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_history_import_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (paths == NULL)
		return gls_command_fail_usage(&gls_history_import_command,
					      _("expected an mbox, a folder, liferea.db or another "
						"file"));
	return run_import(directory, dry_run, paths);
}

const GlsCommand gls_history_import_command = {
	.name = "history import",
	.summary = N_("Record the papers in mailboxes and stored feeds"),
	.run = import,
};
