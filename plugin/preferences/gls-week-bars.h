/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLS_TYPE_WEEK_BARS (gls_week_bars_get_type())
G_DECLARE_FINAL_TYPE(GlsWeekBars, gls_week_bars, GLS, WEEK_BARS, GtkWidget)

void
gls_week_bars_set_weeks(GlsWeekBars *self, const guint *weeks, guint n_weeks);

G_END_DECLS
