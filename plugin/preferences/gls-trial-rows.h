/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "preferences/gls-trial.h"

G_BEGIN_DECLS

/**
 * GlsTrialRows:
 *
 * The papers that a rule matches, and the remarks below them, in rows of a group. Rows are dear, so
 * they are kept and filled anew.
 */
typedef struct _GlsTrialRows GlsTrialRows;

GlsTrialRows *
gls_trial_rows_new(AdwPreferencesGroup *group);
void
gls_trial_rows_free(GlsTrialRows *self);

void
gls_trial_rows_set(GlsTrialRows *self, GlsTrial *trial, GPtrArray *remarks);

G_END_DECLS
