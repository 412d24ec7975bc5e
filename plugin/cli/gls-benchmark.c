/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "cli/gls-benchmark.h"

/* the first runs warm caches up and do not count */
#define GLS_BENCHMARK_N_WARM_UP 5

static gint
compare_times(gconstpointer a, gconstpointer b)
{
	gint64 first = *(const gint64 *)a;
	gint64 second = *(const gint64 *)b;

	return first < second ? -1 : first > second;
}

/**
 * gls_benchmark_time:
 * @run: does the work once
 * @work: what it works on
 *
 * Returns: how long a warm run takes, in milliseconds: the median of %GLS_BENCHMARK_N_RUNS
 */
gdouble
gls_benchmark_time(GlsBenchmarkFunc run, gconstpointer work)
{
	gint64 times[GLS_BENCHMARK_N_RUNS];

	for (guint i = 0; i < GLS_BENCHMARK_N_WARM_UP + GLS_BENCHMARK_N_RUNS; i++) {
		gint64 start = g_get_monotonic_time();

		run(work);
		if (i >= GLS_BENCHMARK_N_WARM_UP)
			times[i - GLS_BENCHMARK_N_WARM_UP] = g_get_monotonic_time() - start;
	}
	qsort(times, GLS_BENCHMARK_N_RUNS, sizeof(times[0]), compare_times);
	return times[GLS_BENCHMARK_N_RUNS / 2] / 1000.0;
}
