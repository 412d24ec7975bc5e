/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/history/gls-decision.h"

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

/**
 * GlsHistoryQuery:
 * @text: (nullable): what the folded title, an id or a label of a source has to contain
 * @states: the states asked for, `1 << GLS_STATE_SEEN` and `1 << GLS_STATE_ELSEWHERE`; 0 for both
 * @since: the earliest time of the last activity, in seconds since 1970 UTC; 0 for all
 * @limit: how many papers at most; 0 for all
 * @as_found: with a text, %TRUE to list papers as they are found, the one at first of which a record
 *   with the text is the latest; %FALSE to search all of them before, for records without the text say
 *   as well when a paper was met last
 * @cancellable: (nullable): stops it
 *
 * Which papers to list.
 */
typedef struct {
	const gchar *text;
	guint states;
	gint64 since;
	guint limit;
	gboolean as_found;
	GCancellable *cancellable;
} GlsHistoryQuery;

/**
 * GlsHistoryFunc:
 * @record: all that is known of a paper
 * @user_data: what was given with the function
 *
 * Takes a paper of the history. It must not call the history.
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*GlsHistoryFunc)(const GlsRecord *record, gpointer user_data);

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
GPtrArray *
gls_history_lookup_with_similar(GlsHistory *self,
				const GPtrArray *entries,
				const gchar *message_key,
				GPtrArray **similar,
				GError **error);
GArray *
gls_history_dup_parts(GlsHistory *self, const GPtrArray *entries);
gboolean
gls_history_is_apart(GlsHistory *self, guint part, guint other);
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

gboolean
gls_history_mark_seen(GlsHistory *self,
		      const GPtrArray *entries,
		      const GlsSighting *sighting,
		      GError **error);
gboolean
gls_history_mark_unseen(GlsHistory *self, const GPtrArray *entries, GError **error);
gboolean
gls_history_forget(GlsHistory *self, const GPtrArray *entries, GError **error);
gboolean
gls_history_set_same(GlsHistory *self,
		     const GlsEntry *entry,
		     const GlsEntry *other,
		     GError **error);
gboolean
gls_history_set_different(GlsHistory *self,
			  const GlsEntry *entry,
			  const GlsEntry *other,
			  GError **error);
gchar *
gls_history_undo(GlsHistory *self, GError **error);

GPtrArray *
gls_history_dup_decisions(GlsHistory *self, GError **error);
gboolean
gls_history_list(GlsHistory *self,
		 const GlsHistoryQuery *query,
		 GlsHistoryFunc func,
		 gpointer user_data,
		 GError **error);

gboolean
gls_history_drop_before(GlsHistory *self, gint64 date, guint *n_dropped, GError **error);
void
gls_history_finish_index(GlsHistory *self);

G_END_DECLS
