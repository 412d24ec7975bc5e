/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_STATISTICS_VIEW (gls_statistics_view_get_type())
G_DECLARE_FINAL_TYPE(GlsStatisticsView, gls_statistics_view, GLS, STATISTICS_VIEW, AdwBin)

G_END_DECLS
