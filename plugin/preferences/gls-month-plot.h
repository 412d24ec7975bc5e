/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "core/history/gls-history-count.h"

G_BEGIN_DECLS

#define GLS_TYPE_MONTH_PLOT (gls_month_plot_get_type())
G_DECLARE_FINAL_TYPE(GlsMonthPlot, gls_month_plot, GLS, MONTH_PLOT, GtkWidget)

GtkWidget *
gls_month_plot_new_small(void);
void
gls_month_plot_set_months(GlsMonthPlot *self, const GArray *months, guint last);
guint
gls_month_plot_get_this_month(void);

G_END_DECLS
