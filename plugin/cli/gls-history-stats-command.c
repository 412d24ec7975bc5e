/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "core/history/gls-history-check.h"

/* papers counted by a name */
typedef struct {
	gchar *name;
	guint n;
} Count;

typedef struct {
	guint n_papers;
	guint n_seen;
	GHashTable *by_source;
	GHashTable *by_month;
} Stats;

static void
stats_clear(Stats *stats)
{
	g_clear_pointer(&stats->by_source, g_hash_table_unref);
	g_clear_pointer(&stats->by_month, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stats, stats_clear)

static void
count(GHashTable *counts, const gchar *name)
{
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, name));

	g_hash_table_insert(counts, g_strdup(name), GUINT_TO_POINTER(n + 1));
}

static gboolean
count_cb(const GlsRecord *record, gpointer user_data)
{
	Stats *stats = user_data;
	g_autoptr(GDateTime) arrived = g_date_time_new_from_unix_local(record->arrived.date);
	g_autofree gchar *month = arrived != NULL ? g_date_time_format(arrived, "%Y-%m") : NULL;

	stats->n_papers++;
	stats->n_seen += gls_record_get_state(record, NULL) == GLS_STATE_SEEN;
	for (guint i = 0; i < record->sources->len; i++)
		count(stats->by_source, g_ptr_array_index(record->sources, i));
	if (month != NULL)
		count(stats->by_month, month);
	return TRUE;
}

/* the most first, or by name */
static gint
compare_counts(gconstpointer a, gconstpointer b, gpointer by_name)
{
	const Count *first = a;
	const Count *second = b;

	if (!GPOINTER_TO_INT(by_name) && first->n != second->n)
		return first->n > second->n ? -1 : 1;
	return strcmp(first->name, second->name);
}

static void
append_counts(GString *text, const gchar *head, GHashTable *table, gboolean by_name)
{
	g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(Count));
	GHashTableIter iter;
	gpointer name;
	gpointer n;

	g_hash_table_iter_init(&iter, table);
	while (g_hash_table_iter_next(&iter, &name, &n)) {
		Count one = {name, GPOINTER_TO_UINT(n)};

		g_array_append_val(counts, one);
	}
	g_array_sort_with_data(counts, compare_counts, GINT_TO_POINTER(by_name));
	g_string_append_printf(text, "\n%s\n", head);
	for (guint i = 0; i < counts->len; i++) {
		const Count *one = &g_array_index(counts, Count, i);

		g_string_append_printf(text, "%10u  %s\n", one->n, one->name);
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
	const GlsHistoryQuery everything = {0};
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	g_auto(Stats) stats = {
		.by_source = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.by_month = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};

	if (!gls_history_list(history, &everything, count_cb, &stats, &error)) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	g_string_append_printf(text, _("%10u  papers\n"), stats.n_papers);
	g_string_append_printf(text, _("%10u  of them seen\n"), stats.n_seen);
	append_files(text, gls_history_get_directory(history));
	append_counts(text, _("papers of each source"), stats.by_source, FALSE);
	append_counts(text, _("papers of each month"), stats.by_month, TRUE);
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
