/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_BENCHMARK_N_RUNS:
 *
 * How many runs of a work are timed.
 */
#define GLS_BENCHMARK_N_RUNS 41

/**
 * GlsBenchmarkFunc:
 * @work: what it works on
 *
 * Does once what is timed.
 */
typedef void (*GlsBenchmarkFunc)(gconstpointer work);

gdouble
gls_benchmark_time(GlsBenchmarkFunc run, gconstpointer work);

G_END_DECLS
