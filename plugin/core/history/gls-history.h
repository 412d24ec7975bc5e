/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/history/gls-record.h"

G_BEGIN_DECLS

#define GLS_TYPE_HISTORY (gls_history_get_type())
G_DECLARE_FINAL_TYPE(GlsHistory, gls_history, GLS, HISTORY, GObject)

/**
 * GlsHistoryFlags:
 * @GLS_HISTORY_NONE: read and write
 * @GLS_HISTORY_READ_ONLY: create and write nothing, not even the directory
 */
typedef enum {
	GLS_HISTORY_NONE = 0,
	GLS_HISTORY_READ_ONLY = 1 << 0,
} GlsHistoryFlags;

GlsHistory *
gls_history_open(const gchar *directory, GlsHistoryFlags flags, GError **error);
gchar *
gls_history_dup_default_directory(void);
const gchar *
gls_history_get_directory(GlsHistory *self);
gchar **
gls_history_dup_warnings(GlsHistory *self);

GPtrArray *
gls_history_lookup(GlsHistory *self, const GPtrArray *entries, GError **error);
gboolean
gls_history_record(GlsHistory *self,
		   const GPtrArray *entries,
		   const GlsSighting *sighting,
		   gboolean shown,
		   GError **error);

gboolean
gls_history_drop_before(GlsHistory *self, gint64 date, guint *n_dropped, GError **error);
void
gls_history_finish_index(GlsHistory *self);

G_END_DECLS
