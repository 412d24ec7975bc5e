/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-history-store.h"

G_BEGIN_DECLS

void
gls_history_decide_async(GlsHistoryStore *store,
			 GlsDecisionKind kind,
			 GPtrArray *entries,
			 GAsyncReadyCallback callback,
			 gpointer user_data);
void
gls_history_undo_async(GlsHistoryStore *store, GAsyncReadyCallback callback, gpointer user_data);
gboolean
gls_history_undo_finish(GlsHistoryStore *store, GAsyncResult *result, gchar **words);
gchar *
gls_history_decide_dup_title(const GlsDecision *decision);

G_END_DECLS
