/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/history/gls-history-count.h"
#include "core/settings/gls-settings.h"

G_BEGIN_DECLS

/**
 * GlsHistoryJob:
 * @history: an open history
 * @data: what was given with the function
 * @error: a #GError
 *
 * Does something with the history, in a thread.
 *
 * Returns: (nullable): what the one who asked for it gets; %NULL if it failed
 */
typedef gpointer (*GlsHistoryJob)(GlsHistory *history, gpointer data, GError **error);

#define GLS_TYPE_HISTORY_STORE (gls_history_store_get_type())
G_DECLARE_FINAL_TYPE(GlsHistoryStore, gls_history_store, GLS, HISTORY_STORE, GObject)

GlsHistoryStore *
gls_history_store_dup_shared(void);
GlsSettings *
gls_history_store_get_settings(GlsHistoryStore *self);
const gchar *
gls_history_store_get_directory(GlsHistoryStore *self);
gboolean
gls_history_store_is_open(GlsHistoryStore *self);

void
gls_history_store_run_async(GlsHistoryStore *self,
			    GlsHistoryJob job,
			    gpointer data,
			    GDestroyNotify free_data,
			    GDestroyNotify free_result,
			    GAsyncReadyCallback callback,
			    gpointer user_data);
gpointer
gls_history_store_run_finish(GlsHistoryStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
