/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "cli/gls-benchmark-store.h"

G_BEGIN_DECLS

/**
 * GlsBenchmarkSqlite:
 *
 * The same records in an SQLite database, to compare with: a row for each paper, found by id and by
 * folded title, with a log that is written ahead and is on the disk when a change returns.
 */
typedef struct _GlsBenchmarkSqlite GlsBenchmarkSqlite;

gboolean
gls_benchmark_sqlite_write(const gchar *path, guint n_papers, GError **error);
GlsBenchmarkSqlite *
gls_benchmark_sqlite_open(const gchar *path, GError **error);
void
gls_benchmark_sqlite_free(GlsBenchmarkSqlite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsBenchmarkSqlite, gls_benchmark_sqlite_free)

guint
gls_benchmark_sqlite_look_up(GlsBenchmarkSqlite *self, const GPtrArray *papers);
gboolean
gls_benchmark_sqlite_append(GlsBenchmarkSqlite *self,
			    const GPtrArray *papers,
			    guint first,
			    GError **error);

gboolean
gls_benchmark_sqlite_measure(GlsBenchmarkStore *bench, GlsBenchmarkTimes *times, GError **error);

G_END_DECLS
