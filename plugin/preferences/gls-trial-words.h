/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-trial.h"

G_BEGIN_DECLS

gchar *
gls_trial_words_dup_found(const GlsTrial *trial);
gchar *
gls_trial_words_dup_changes(const GlsTrial *trial);

G_END_DECLS
