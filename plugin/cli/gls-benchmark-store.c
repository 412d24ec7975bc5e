/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "cli/gls-benchmark-store.h"
#include "cli/gls-benchmark-papers.h"

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

/**
 * gls_benchmark_store_clear:
 * @bench: what was measured
 *
 * Removes all of it.
 */
void
gls_benchmark_store_clear(GlsBenchmarkStore *bench)
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

/**
 * gls_benchmark_digest_new:
 * @papers: (transfer full) (element-type GlsEntry): papers
 * @store: where to look them up
 * @close_store: (nullable): closes @store
 *
 * Returns: (transfer full): a digest, for gls_benchmark_digest_done()
 */
GlsBenchmarkDigest *
gls_benchmark_digest_new(GPtrArray *papers, gpointer store, GDestroyNotify close_store)
{
	GlsBenchmarkDigest *self = g_new0(GlsBenchmarkDigest, 1);

	self->papers = papers;
	self->store = store;
	self->close = close_store;
	return self;
}

/**
 * gls_benchmark_digest_done:
 * @prepared: (transfer full): a digest
 * @result: nothing
 *
 * Frees a digest, and closes its store if that was opened for it.
 */
void
gls_benchmark_digest_done(gpointer prepared, gpointer result)
{
	GlsBenchmarkDigest *digest = prepared;

	if (digest->close != NULL)
		digest->close(digest->store);
	g_ptr_array_unref(digest->papers);
	g_free(digest);
}

/**
 * gls_benchmark_prepare_new:
 * @bench: what is measured
 * @store: where to record them
 *
 * Returns: (transfer full): a digest of papers that were never met
 */
gpointer
gls_benchmark_prepare_new(const GlsBenchmarkStore *bench, gpointer store)
{
	GlsBenchmarkStore *own = (GlsBenchmarkStore *)bench;

	own->n_written += GLS_BENCHMARK_DIGEST;
	return gls_benchmark_digest_new(
		gls_benchmark_papers_new(bench->n_papers + bench->n_written, GLS_BENCHMARK_DIGEST),
		store, NULL);
}

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
set_cache(const GlsBenchmarkStore *bench, void (*func)(const gchar *path))
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

/**
 * gls_benchmark_get_memory:
 *
 * Returns: the memory that this process has in use now, in MB
 */
gdouble
gls_benchmark_get_memory(void)
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

/**
 * gls_benchmark_store_measure:
 * @bench: what is measured
 * @work: the work
 * @store: (nullable): what it is done with
 * @cold: %TRUE if the page cache has forgotten all files before each run, %FALSE if it has all of them
 *
 * Returns: how long the work takes, the median in milliseconds
 */
gdouble
gls_benchmark_store_measure(const GlsBenchmarkStore *bench,
			    const GlsBenchmarkWork *work,
			    gpointer store,
			    gboolean cold)
{
	gint64 times[GLS_BENCHMARK_RUNS];

	set_cache(bench, remember_file);
	for (guint i = 0; i < GLS_BENCHMARK_RUNS; i++) {
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
	return get_median(times, GLS_BENCHMARK_RUNS);
}
