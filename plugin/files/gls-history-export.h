/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-history.h"

G_BEGIN_DECLS

gchar *
gls_history_export_dup_json(const GPtrArray *records);
gchar *
gls_history_export_dup_csv(const GPtrArray *records);

gboolean
gls_history_export_is(const gchar *start, gsize length);
gboolean
gls_history_export_read(const gchar *path, GlsHistory *history, guint64 *n_papers, GError **error);

G_END_DECLS
