/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"

G_BEGIN_DECLS

GlsEntry *
gls_benchmark_paper_new(guint number);
GPtrArray *
gls_benchmark_papers_new(guint first, guint n);
GPtrArray *
gls_benchmark_papers_new_random(guint n, guint below);
void
gls_benchmark_paper_append_to(const GlsEntry *entry, guint number, GString *segment);
gboolean
gls_benchmark_papers_write(const gchar *directory, guint n, GError **error);

G_END_DECLS
