/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "core/history/gls-history-count.h"
#include "core/history/gls-source-stat.h"
#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

#define GLS_TYPE_SOURCE_ROW (gls_source_row_get_type())
G_DECLARE_FINAL_TYPE(GlsSourceRow, gls_source_row, GLS, SOURCE_ROW, AdwExpanderRow)

GtkWidget *
gls_source_row_new(GlsSettings *settings, const gchar *label);
void
gls_source_row_set_count(GlsSourceRow *self, const GlsSourceCount *count);
void
gls_source_row_set_stat(GlsSourceRow *self, const GlsSourceStat *stat);

G_END_DECLS
