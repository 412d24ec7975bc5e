/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-trial.h"

G_BEGIN_DECLS

#define GLS_TYPE_TRIAL_SOURCE (gls_trial_source_get_type())
G_DECLARE_FINAL_TYPE(GlsTrialSource, gls_trial_source, GLS, TRIAL_SOURCE, GObject)

GlsTrialSource *
gls_trial_source_new_history(void);
GlsTrialSource *
gls_trial_source_new_sample(void);
GlsTrialSource *
gls_trial_source_new_file(GFile *file);

gboolean
gls_trial_source_is_history(GlsTrialSource *self);
gboolean
gls_trial_source_is_empty(GlsTrialSource *self);

void
gls_trial_source_try_async(GlsTrialSource *self,
			   const GlsRuleValues *draft,
			   const GlsRuleValues *saved,
			   GCancellable *cancellable,
			   GAsyncReadyCallback callback,
			   gpointer user_data);
GlsTrial *
gls_trial_source_try_finish(GlsTrialSource *self, GAsyncResult *result, GError **error);

G_END_DECLS
