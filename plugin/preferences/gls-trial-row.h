/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "preferences/gls-trial.h"

G_BEGIN_DECLS

#define GLS_TYPE_TRIAL_ROW (gls_trial_row_get_type())
G_DECLARE_FINAL_TYPE(GlsTrialRow, gls_trial_row, GLS, TRIAL_ROW, AdwActionRow)

GtkWidget *
gls_trial_row_new(void);
void
gls_trial_row_set_match(GlsTrialRow *self, const GlsTrialMatch *match);
void
gls_trial_row_set_remark(GlsTrialRow *self, const gchar *words);

G_END_DECLS
