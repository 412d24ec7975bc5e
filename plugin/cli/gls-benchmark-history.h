/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_BENCHMARK_MAX_PAPERS:
 *
 * The largest history that is measured; it takes two gigabytes of the disk, and as much for SQLite.
 */
#define GLS_BENCHMARK_MAX_PAPERS 10000000

gint
gls_benchmark_history_run(guint n_papers);

G_END_DECLS
