/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/gls-benchmark-history.h"
#include "cli/gls-benchmark-store.h"
#include "cli/gls-benchmark-papers.h"
#ifdef HAVE_SQLITE
#include "cli/gls-benchmark-sqlite.h"
#endif
#include "cli/gls-command.h"
#include "core/gls-error.h"
#include "core/history/gls-index-build.h"
#include "core/history/gls-index-file.h"

static gpointer
prepare_digest(const GlsBenchmarkStore *bench, gpointer store)
{
	GPtrArray *papers = gls_benchmark_papers_new_random(GLS_BENCHMARK_DIGEST, bench->n_papers);

	if (store != NULL)
		return gls_benchmark_digest_new(papers, store, NULL);
	return gls_benchmark_digest_new(
		papers, gls_history_open(bench->directory, GLS_HISTORY_NONE, NULL), g_object_unref);
}

/* a day of feeds */
static gpointer
prepare_day(const GlsBenchmarkStore *bench, gpointer store)
{
	return gls_benchmark_digest_new(
		gls_benchmark_papers_new_random(2 * GLS_BENCHMARK_DIGEST, bench->n_papers), store,
		NULL);
}

static gpointer
open_history(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	return gls_history_open(bench->directory, GLS_HISTORY_NONE, NULL);
}

static void
done_with_history(gpointer prepared, gpointer result)
{
	g_clear_object(&result);
}

static gpointer
look_up(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	const GlsBenchmarkDigest *digest = prepared;
	GPtrArray *records = gls_history_lookup(digest->store, digest->papers, NULL);

	g_clear_pointer(&records, g_ptr_array_unref);
	return NULL;
}

static gpointer
append(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	GlsSighting sighting = {(gchar *)"0123456789abcdef", (gchar *)"HF Daily Papers",
				1700000000};

	gls_history_record(store, ((GlsBenchmarkDigest *)prepared)->papers, &sighting, TRUE, NULL);
	return NULL;
}

static gboolean
count_cb(const GlsRecord *record, gpointer user_data)
{
	guint *n = user_data;

	(*n)++;
	return TRUE;
}

/* as a page of the preferences does */
static gpointer
list_latest(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	const GlsHistoryQuery query = {.limit = GLS_BENCHMARK_LISTED};
	guint n = 0;

	gls_history_list(store, &query, count_cb, &n, NULL);
	return NULL;
}

static gpointer
search_title(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	const GlsHistoryQuery query = {
		.text = GLS_BENCHMARK_WORD,
		.limit = GLS_BENCHMARK_LISTED,
		.as_found = TRUE,
	};
	guint n = 0;

	gls_history_list(store, &query, count_cb, &n, NULL);
	return NULL;
}

static void
done_with_list(gpointer prepared, gpointer result)
{
}

static const GlsBenchmarkWork list_work = {NULL, list_latest, done_with_list};
static const GlsBenchmarkWork search_work = {NULL, search_title, done_with_list};
static const GlsBenchmarkWork open_work = {NULL, open_history, done_with_history};
static const GlsBenchmarkWork look_up_work = {prepare_digest, look_up, gls_benchmark_digest_done};
static const GlsBenchmarkWork look_up_day_work = {prepare_day, look_up, gls_benchmark_digest_done};
static const GlsBenchmarkWork look_up_new_work = {gls_benchmark_prepare_new, look_up,
						  gls_benchmark_digest_done};
static const GlsBenchmarkWork append_work = {gls_benchmark_prepare_new, append,
					     gls_benchmark_digest_done};

static void
add_line(const GlsBenchmarkStore *bench,
	 const gchar *name,
	 gdouble own,
	 gdouble other,
	 const gchar *unit)
{
	g_string_append_printf(bench->table, "%-34s%12.2f", name, own);
	if (other >= 0)
		g_string_append_printf(bench->table, "%12.2f", other);
	else
		g_string_append_printf(bench->table, "%12s", "-");
	g_string_append_printf(bench->table, " %s\n", unit);
}

static gboolean
measure_history(GlsBenchmarkStore *bench, GlsBenchmarkTimes *times, GError **error)
{
	g_autoptr(GlsHistory) history = NULL;
	gdouble before = gls_benchmark_get_memory();

	history = gls_history_open(bench->directory, GLS_HISTORY_NONE, error);
	if (history == NULL)
		return FALSE;
	times->open_warm = gls_benchmark_store_measure(bench, &open_work, NULL, FALSE);
	times->open_cold = gls_benchmark_store_measure(bench, &open_work, NULL, TRUE);
	times->look_up_warm = gls_benchmark_store_measure(bench, &look_up_work, history, FALSE);
	times->look_up_day = gls_benchmark_store_measure(bench, &look_up_day_work, history, FALSE);
	times->look_up_new = gls_benchmark_store_measure(bench, &look_up_new_work, history, FALSE);
	times->list = gls_benchmark_store_measure(bench, &list_work, history, FALSE);
	times->search = gls_benchmark_store_measure(bench, &search_work, history, FALSE);
	times->memory = gls_benchmark_get_memory() - before;
	times->look_up_cold = gls_benchmark_store_measure(bench, &look_up_work, NULL, TRUE);
	times->append = gls_benchmark_store_measure(bench, &append_work, history, FALSE);
	return TRUE;
}

/* how long it takes without an index, and how long it takes to make one in the background */
static void
measure_index(GlsBenchmarkStore *bench, gdouble *first_open, gdouble *rebuild)
{
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GlsIndexBuild) build = NULL;
	gint64 start = g_get_monotonic_time();

	g_unlink(bench->index_path);
	history = gls_history_open(bench->directory, GLS_HISTORY_NONE, NULL);
	*first_open = (g_get_monotonic_time() - start) / 1000.0;
	g_clear_object(&history);
	start = g_get_monotonic_time();
	build = gls_index_build_start(bench->directory, bench->index_path);
	gls_index_build_wait(build);
	*rebuild = (g_get_monotonic_time() - start) / 1000.0;
}

static gboolean
measure_sqlite(GlsBenchmarkStore *bench, GlsBenchmarkTimes *times, GError **error)
{
#ifdef HAVE_SQLITE
	return gls_benchmark_sqlite_measure(bench, times, error);
#else
	gls_command_warn(_("SQLite is not measured: this program was built without it"));
	return TRUE;
#endif
}

/* in a process of its own, for what it needs of memory is none of the reader's */
static gboolean
write_history(const GlsBenchmarkStore *bench, GError **error)
{
	pid_t pid = fork();
	gint status = 1;

	if (pid == 0) {
		g_autoptr(GError) local_error = NULL;

		if (gls_benchmark_papers_write(bench->directory, bench->n_papers, &local_error))
			g_object_unref(gls_history_open(bench->directory, GLS_HISTORY_NONE, NULL));
		else
			gls_command_warn("%s", local_error->message);
		_exit(local_error != NULL);
	}
	if (pid > 0 && waitpid(pid, &status, 0) == pid && status == 0)
		return TRUE;
	g_set_error_literal(error, GLS_ERROR, GLS_ERROR_HISTORY,
			    _("the history to measure could not be written"));
	return FALSE;
}

static gboolean
set_bench(GlsBenchmarkStore *bench, guint n_papers, GError **error)
{
	bench->n_papers = n_papers;
	bench->table = g_string_new(NULL);
	bench->root = g_dir_make_tmp("glossator-benchmark-XXXXXX", error);
	if (bench->root == NULL)
		return FALSE;
	/* index and machine are temporary too */
	g_setenv("XDG_CACHE_HOME", bench->root, TRUE);
	g_setenv("XDG_STATE_HOME", bench->root, TRUE);
	bench->directory = g_build_filename(bench->root, "history", NULL);
	bench->database = g_build_filename(bench->root, "papers.db", NULL);
	bench->index_path = gls_index_file_dup_default_path(bench->directory);
	return TRUE;
}

static gboolean
measure_all(GlsBenchmarkStore *bench, GError **error)
{
	GlsBenchmarkTimes own = {0};
	GlsBenchmarkTimes other = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
	gdouble first_open;
	gdouble rebuild;

	if (!write_history(bench, error))
		return FALSE;
	if (!measure_history(bench, &own, error) || !measure_sqlite(bench, &other, error))
		return FALSE;
	measure_index(bench, &first_open, &rebuild);
	g_string_append_printf(bench->table, "%-34s%12s%12s\n", _("papers in the history"),
			       "glossator", "SQLite");
	add_line(bench, _("open, warm"), own.open_warm, other.open_warm, "ms");
	add_line(bench, _("open, cold"), own.open_cold, other.open_cold, "ms");
	add_line(bench, _("memory"), own.memory, other.memory, "MB");
	add_line(bench, _("look up 150 ids, titles, warm"), own.look_up_warm, other.look_up_warm,
		 "ms");
	add_line(bench, _("look up 300 ids, titles, warm"), own.look_up_day, other.look_up_day,
		 "ms");
	add_line(bench, _("look up 150 new papers, warm"), own.look_up_new, other.look_up_new,
		 "ms");
	add_line(bench, _("look up 150 ids, titles, cold"), own.look_up_cold, other.look_up_cold,
		 "ms");
	add_line(bench, _("list latest 200, warm"), own.list, other.list, "ms");
	add_line(bench, _("search title, first 200, warm"), own.search, other.search, "ms");
	add_line(bench, _("record 150 papers durably"), own.append, other.append, "ms");
	add_line(bench, _("open without an index"), first_open, -1, "ms");
	add_line(bench, _("make the index anew"), rebuild, -1, "ms");
	g_string_append_printf(bench->table, _("%u papers; medians of %d runs.\n"), bench->n_papers,
			       GLS_BENCHMARK_RUNS);
	return TRUE;
}

/**
 * gls_benchmark_history_run:
 * @n_papers: how many papers, from 1 to %GLS_BENCHMARK_MAX_PAPERS
 *
 * Measures a history of so many papers that were made up, and SQLite with the same ones, and prints a
 * table. Cold means that the page cache holds nothing of their files.
 *
 * Returns: the exit code
 */
gint
gls_benchmark_history_run(guint n_papers)
{
	g_auto(GlsBenchmarkStore) bench = {0};
	g_autoptr(GError) error = NULL;

	if (!set_bench(&bench, n_papers, &error) || !measure_all(&bench, &error)) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	return gls_command_write(bench.table->str, bench.table->len) ? GLS_EXIT_OK
								     : GLS_EXIT_PROBLEM;
}
