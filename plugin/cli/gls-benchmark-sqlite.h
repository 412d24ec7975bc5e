/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "cli/gls-benchmark-store.h"

G_BEGIN_DECLS

gboolean
gls_benchmark_sqlite_measure(GlsBenchmarkStore *bench, GlsBenchmarkTimes *times, GError **error);

G_END_DECLS
