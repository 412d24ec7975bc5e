/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"

G_BEGIN_DECLS

/**
 * GLS_BENCHMARK_DIGEST:
 *
 * The papers of a long digest.
 */
#define GLS_BENCHMARK_DIGEST 150

/**
 * GLS_BENCHMARK_LISTED:
 *
 * How many papers are listed.
 */
#define GLS_BENCHMARK_LISTED 200

/**
 * GLS_BENCHMARK_WORD:
 *
 * What is searched for: one in six of the papers that are made up has it in its title.
 */
#define GLS_BENCHMARK_WORD "quantum"

/**
 * GLS_BENCHMARK_RUNS:
 *
 * How often each work is measured.
 */
#define GLS_BENCHMARK_RUNS 21

/**
 * GlsBenchmarkStore:
 * @n_papers: how many papers there are
 * @n_written: how many came since
 * @root: a temporary directory for all of it
 * @directory: the history
 * @index_path: its index
 * @database: the same as an SQLite database
 * @table: what will be printed
 *
 * What is measured, and where it is.
 */
typedef struct {
	guint n_papers;
	guint n_written;
	gchar *root;
	gchar *directory;
	gchar *index_path;
	gchar *database;
	GString *table;
} GlsBenchmarkStore;

/**
 * GlsBenchmarkTimes:
 *
 * What one store needs, in milliseconds and megabytes; negative if it was not measured.
 */
typedef struct {
	gdouble open_warm;
	gdouble open_cold;
	gdouble memory;
	gdouble look_up_warm;
	gdouble look_up_cold;
	gdouble append;
	gdouble look_up_day;
	gdouble look_up_new;
	gdouble list;
	gdouble search;
} GlsBenchmarkTimes;

/**
 * GlsBenchmarkWork:
 * @prepare: (nullable): makes what the work needs, which does not count
 * @run: does it
 * @done: takes what both made
 *
 * A piece of work that is measured again and again.
 */
typedef struct {
	gpointer (*prepare)(const GlsBenchmarkStore *bench, gpointer store);
	gpointer (*run)(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared);
	void (*done)(gpointer prepared, gpointer result);
} GlsBenchmarkWork;

/**
 * GlsBenchmarkDigest:
 * @papers: (element-type GlsEntry): its papers
 * @store: where to look them up
 * @close: (nullable): closes @store
 *
 * A digest, and where to look it up: a store that was used has some of itself in memory, so one that is
 * to be cold is opened for it.
 */
typedef struct {
	GPtrArray *papers;
	gpointer store;
	GDestroyNotify close;
} GlsBenchmarkDigest;

void
gls_benchmark_store_clear(GlsBenchmarkStore *bench);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(GlsBenchmarkStore, gls_benchmark_store_clear)

GlsBenchmarkDigest *
gls_benchmark_digest_new(GPtrArray *papers, gpointer store, GDestroyNotify close_store);
void
gls_benchmark_digest_done(gpointer prepared, gpointer result);
gpointer
gls_benchmark_prepare_new(const GlsBenchmarkStore *bench, gpointer store);

gdouble
gls_benchmark_get_memory(void);
gdouble
gls_benchmark_store_measure(const GlsBenchmarkStore *bench,
			    const GlsBenchmarkWork *work,
			    gpointer store,
			    gboolean cold);

G_END_DECLS
