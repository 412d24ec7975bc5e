/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/history/gls-source-stat.h"

G_BEGIN_DECLS

#define GLS_TYPE_SOURCE_STATS (gls_source_stats_get_type())
G_DECLARE_FINAL_TYPE(GlsSourceStats, gls_source_stats, GLS, SOURCE_STATS, GObject)

GlsSourceStats *
gls_source_stats_new(const gchar *path);
const gchar *
gls_source_stats_get_path(GlsSourceStats *self);
gboolean
gls_source_stats_count(GlsSourceStats *self, const GArray *digests, GError **error);
GPtrArray *
gls_source_stats_read(GlsSourceStats *self, GError **error);

G_END_DECLS
