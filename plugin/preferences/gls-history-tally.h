/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-history-store.h"

G_BEGIN_DECLS

#define GLS_TYPE_HISTORY_TALLY (gls_history_tally_get_type())
G_DECLARE_FINAL_TYPE(GlsHistoryTally, gls_history_tally, GLS, HISTORY_TALLY, GObject)

GlsHistoryTally *
gls_history_tally_dup_shared(void);
void
gls_history_tally_want(GlsHistoryTally *self);
const GlsHistoryCount *
gls_history_tally_get_count(GlsHistoryTally *self);

G_END_DECLS
