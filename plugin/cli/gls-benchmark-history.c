/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/gls-benchmark-history.h"
#include "cli/gls-benchmark-papers.h"
#ifdef HAVE_SQLITE
#include "cli/gls-benchmark-sqlite.h"
#endif
#include "cli/gls-command.h"
#include "core/gls-error.h"
#include "core/history/gls-index-build.h"
#include "core/history/gls-index-file.h"

/* papers of a long digest */
#define DIGEST 150
#define N_RUNS 21

/* what is measured, and where it is */
typedef struct {
	guint n_papers;
	guint n_written;
	gchar *root;
	gchar *directory;
	gchar *index_path;
	gchar *database;
	GString *table;
} Bench;

static void
remove_tree(const gchar *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *child = g_build_filename(path, name, NULL);

		remove_tree(child);
	}
	g_remove(path);
}

static void
bench_clear(Bench *bench)
{
	if (bench->root != NULL)
		remove_tree(bench->root);
	g_free(bench->root);
	g_free(bench->directory);
	g_free(bench->index_path);
	g_free(bench->database);
	if (bench->table != NULL)
		g_string_free(bench->table, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Bench, bench_clear)

/* lets the page cache forget a file, as far as no process has it in use */
static void
forget_file(const gchar *path)
{
	gint fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	close(fd);
}

static void
remember_file(const gchar *path)
{
	g_autofree gchar *bytes = NULL;

	g_file_get_contents(path, &bytes, NULL, NULL);
}

/* for each file that is read */
static void
set_cache(const Bench *bench, void (*func)(const gchar *path))
{
	g_autoptr(GDir) dir = g_dir_open(bench->directory, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *path = g_build_filename(bench->directory, name, NULL);

		func(path);
	}
	func(bench->index_path);
	func(bench->database);
}

/* memory that is in use now, in MB */
static gdouble
get_memory(void)
{
	g_autofree gchar *text = NULL;
	gchar **fields = NULL;
	gdouble pages = 0;

	if (g_file_get_contents("/proc/self/statm", &text, NULL, NULL)) {
		fields = g_strsplit(text, " ", 3);
		pages = fields[0] != NULL && fields[1] != NULL ? g_ascii_strtod(fields[1], NULL)
							       : 0;
		g_strfreev(fields);
	}
	return pages * (gdouble)sysconf(_SC_PAGESIZE) / 1e6;
}

static gint
compare_times(gconstpointer a, gconstpointer b)
{
	gint64 first = *(const gint64 *)a;
	gint64 second = *(const gint64 *)b;

	return first < second ? -1 : first > second;
}

/* the median, in milliseconds */
static gdouble
get_median(gint64 *times, guint n)
{
	qsort(times, n, sizeof(times[0]), compare_times);
	return times[n / 2] / 1000.0;
}

/* a piece of work that is measured again and again; what it needs that does not count comes first */
typedef struct {
	gpointer (*prepare)(const Bench *bench, gpointer store);
	gpointer (*run)(const Bench *bench, gpointer store, gpointer prepared);
	void (*done)(gpointer prepared, gpointer result);
} Work;

static gdouble
measure(const Bench *bench, const Work *work, gpointer store, gboolean cold)
{
	gint64 times[N_RUNS];

	set_cache(bench, remember_file);
	for (guint i = 0; i < N_RUNS; i++) {
		gpointer prepared = work->prepare != NULL ? work->prepare(bench, store) : NULL;
		gpointer result;
		gint64 start;

		if (cold)
			set_cache(bench, forget_file);
		start = g_get_monotonic_time();
		result = work->run(bench, store, prepared);
		times[i] = g_get_monotonic_time() - start;
		work->done(prepared, result);
	}
	return get_median(times, N_RUNS);
}

/* a digest, and where to look it up: a store that was used has some of itself in memory, so one that is
 * to be cold is opened for it */
typedef struct {
	GPtrArray *papers;
	gpointer store;
	GDestroyNotify close;
} Digest;

static Digest *
digest_new(GPtrArray *papers, gpointer store, GDestroyNotify close_store)
{
	Digest *self = g_new0(Digest, 1);

	self->papers = papers;
	self->store = store;
	self->close = close_store;
	return self;
}

static void
done_with_digest(gpointer prepared, gpointer result)
{
	Digest *digest = prepared;

	if (digest->close != NULL)
		digest->close(digest->store);
	g_ptr_array_unref(digest->papers);
	g_free(digest);
}

static gpointer
prepare_digest(const Bench *bench, gpointer store)
{
	GPtrArray *papers = gls_benchmark_papers_new_random(DIGEST, bench->n_papers);

	if (store != NULL)
		return digest_new(papers, store, NULL);
	return digest_new(papers, gls_history_open(bench->directory, GLS_HISTORY_NONE, NULL),
			  g_object_unref);
}

static gpointer
prepare_new_digest(const Bench *bench, gpointer store)
{
	Bench *own = (Bench *)bench;

	own->n_written += DIGEST;
	return digest_new(gls_benchmark_papers_new(bench->n_papers + bench->n_written, DIGEST),
			  store, NULL);
}

static gpointer
open_history(const Bench *bench, gpointer store, gpointer prepared)
{
	return gls_history_open(bench->directory, GLS_HISTORY_NONE, NULL);
}

static void
done_with_history(gpointer prepared, gpointer result)
{
	g_clear_object(&result);
}

static gpointer
look_up(const Bench *bench, gpointer store, gpointer prepared)
{
	const Digest *digest = prepared;
	GPtrArray *records = gls_history_lookup(digest->store, digest->papers, NULL);

	g_clear_pointer(&records, g_ptr_array_unref);
	return NULL;
}

static gpointer
append(const Bench *bench, gpointer store, gpointer prepared)
{
	GlsSighting sighting = {(gchar *)"0123456789abcdef", (gchar *)"HF Daily Papers",
				1700000000};

	gls_history_record(store, ((Digest *)prepared)->papers, &sighting, TRUE, NULL);
	return NULL;
}

static const Work open_work = {NULL, open_history, done_with_history};
static const Work look_up_work = {prepare_digest, look_up, done_with_digest};
static const Work append_work = {prepare_new_digest, append, done_with_digest};

static void
add_line(const Bench *bench, const gchar *name, gdouble own, gdouble other, const gchar *unit)
{
	g_string_append_printf(bench->table, "%-34s%12.2f", name, own);
	if (other >= 0)
		g_string_append_printf(bench->table, "%12.2f", other);
	else
		g_string_append_printf(bench->table, "%12s", "-");
	g_string_append_printf(bench->table, " %s\n", unit);
}

/* times of one store, in the order of the table */
typedef struct {
	gdouble open_warm;
	gdouble open_cold;
	gdouble memory;
	gdouble look_up_warm;
	gdouble look_up_cold;
	gdouble append;
} Times;

static gboolean
measure_history(Bench *bench, Times *times, GError **error)
{
	g_autoptr(GlsHistory) history = NULL;
	gdouble before = get_memory();

	history = gls_history_open(bench->directory, GLS_HISTORY_NONE, error);
	if (history == NULL)
		return FALSE;
	times->open_warm = measure(bench, &open_work, NULL, FALSE);
	times->open_cold = measure(bench, &open_work, NULL, TRUE);
	times->look_up_warm = measure(bench, &look_up_work, history, FALSE);
	times->memory = get_memory() - before;
	times->look_up_cold = measure(bench, &look_up_work, NULL, TRUE);
	times->append = measure(bench, &append_work, history, FALSE);
	return TRUE;
}

/* how long it takes without an index, and how long it takes to make one in the background */
static void
measure_index(Bench *bench, gdouble *first_open, gdouble *rebuild)
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

#ifdef HAVE_SQLITE
static gpointer
open_sqlite(const Bench *bench, gpointer store, gpointer prepared)
{
	g_autoptr(GPtrArray) one = gls_benchmark_papers_new(0, 1);
	GlsBenchmarkSqlite *sqlite = gls_benchmark_sqlite_open(bench->database, NULL);

	/* it opens nothing before it is asked */
	if (sqlite != NULL)
		gls_benchmark_sqlite_look_up(sqlite, one);
	return sqlite;
}

static void
done_with_sqlite(gpointer prepared, gpointer result)
{
	gls_benchmark_sqlite_free(result);
}

static gpointer
prepare_sqlite_digest(const Bench *bench, gpointer store)
{
	GPtrArray *papers = gls_benchmark_papers_new_random(DIGEST, bench->n_papers);

	if (store != NULL)
		return digest_new(papers, store, NULL);
	return digest_new(papers, open_sqlite(bench, NULL, NULL),
			  (GDestroyNotify)gls_benchmark_sqlite_free);
}

static gpointer
look_up_sqlite(const Bench *bench, gpointer store, gpointer prepared)
{
	const Digest *digest = prepared;

	gls_benchmark_sqlite_look_up(digest->store, digest->papers);
	return NULL;
}

static gpointer
append_sqlite(const Bench *bench, gpointer store, gpointer prepared)
{
	gls_benchmark_sqlite_append(store, ((Digest *)prepared)->papers, bench->n_papers, NULL);
	return NULL;
}

static gboolean
measure_sqlite(Bench *bench, Times *times, GError **error)
{
	static const Work open_it = {NULL, open_sqlite, done_with_sqlite};
	static const Work find = {prepare_sqlite_digest, look_up_sqlite, done_with_digest};
	static const Work add = {prepare_new_digest, append_sqlite, done_with_digest};
	g_autoptr(GlsBenchmarkSqlite) sqlite = NULL;
	gdouble before;

	if (!gls_benchmark_sqlite_write(bench->database, bench->n_papers, error))
		return FALSE;
	times->open_warm = measure(bench, &open_it, NULL, FALSE);
	times->open_cold = measure(bench, &open_it, NULL, TRUE);
	times->look_up_cold = measure(bench, &find, NULL, TRUE);
	before = get_memory();
	sqlite = gls_benchmark_sqlite_open(bench->database, error);
	if (sqlite == NULL)
		return FALSE;
	times->look_up_warm = measure(bench, &find, sqlite, FALSE);
	times->memory = get_memory() - before;
	times->append = measure(bench, &add, sqlite, FALSE);
	return TRUE;
}
#else
static gboolean
measure_sqlite(Bench *bench, Times *times, GError **error)
{
	gls_command_warn(_("SQLite is not measured: this program was built without it"));
	return TRUE;
}
#endif

/* in a process of its own, for what it needs of memory is none of the reader's */
static gboolean
write_history(const Bench *bench, GError **error)
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
set_bench(Bench *bench, guint n_papers, GError **error)
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
measure_all(Bench *bench, GError **error)
{
	Times own = {0};
	Times other = {-1, -1, -1, -1, -1, -1};
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
	add_line(bench, _("look up 150 ids, titles, cold"), own.look_up_cold, other.look_up_cold,
		 "ms");
	add_line(bench, _("record 150 papers durably"), own.append, other.append, "ms");
	add_line(bench, _("open without an index"), first_open, -1, "ms");
	add_line(bench, _("make the index anew"), rebuild, -1, "ms");
	g_string_append_printf(bench->table, _("%u papers; medians of %d runs.\n"), bench->n_papers,
			       N_RUNS);
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
	g_auto(Bench) bench = {0};
	g_autoptr(GError) error = NULL;

	if (!set_bench(&bench, n_papers, &error) || !measure_all(&bench, &error)) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	return gls_command_write(bench.table->str, bench.table->len) ? GLS_EXIT_OK
								     : GLS_EXIT_PROBLEM;
}
