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

/**
 * GlsMeeting:
 * @entries: (element-type GlsEntry): the papers
 * @sighting: the message, with its key
 * @shown: %TRUE if the message was opened, %FALSE if it arrived
 *
 * Papers met in a message.
 */
typedef struct {
	const GPtrArray *entries;
	const GlsSighting *sighting;
	gboolean shown;
} GlsMeeting;

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
gls_history_record_all(GlsHistory *self, const GPtrArray *meetings, GError **error);
gboolean
gls_history_merge(GlsHistory *self, const GPtrArray *records, GError **error);
gboolean
gls_history_follow(GlsHistory *self, GError **error);

G_END_DECLS
