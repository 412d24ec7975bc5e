/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-entry.h"
#include "core/identity/gls-identity.h"

G_BEGIN_DECLS

/**
 * GLS_RECORD_MAX_MESSAGE_KEY:
 *
 * The longest key of a message, in bytes. Those of gls_message_dup_key() have 16.
 */
#define GLS_RECORD_MAX_MESSAGE_KEY 64

/**
 * GlsState:
 * @GLS_STATE_NEW: no record, or the record began with this very message
 * @GLS_STATE_SEEN: shown in another message before
 * @GLS_STATE_ELSEWHERE: arrived in another message, which was not opened yet
 * @GLS_STATE_REPEAT: an earlier entry of the same message is the same paper
 * @GLS_STATE_UPDATED: a lower version was shown in another message before
 *
 * What the history says of an entry.
 */
typedef enum {
	GLS_STATE_NEW,
	GLS_STATE_SEEN,
	GLS_STATE_ELSEWHERE,
	GLS_STATE_REPEAT,
	GLS_STATE_UPDATED,
} GlsState;

#define GLS_N_STATES (GLS_STATE_UPDATED + 1)

/**
 * GlsSighting:
 * @message_key: the message, by gls_message_dup_key(); %NULL if there was none
 * @source: (nullable): label of where that message came from
 * @date: when, in seconds since 1970 UTC
 * @version: of the paper in that message, 0 if not said; a record keeps it in #GlsRecord.version
 *
 * A paper met in a message.
 */
typedef struct {
	gchar *message_key;
	gchar *source;
	gint64 date;
	guint version;
} GlsSighting;

/**
 * GlsRecord:
 * @group: name of its group in the key-file
 * @title: (nullable): the title as first met in full
 * @title_key: (nullable): @title folded; %NULL if it is cut too short to tell papers apart
 * @ids: (element-type GlsPaperId): every strong id it was met with
 * @authors: (element-type utf8): keys of its first authors, see gls_author_key_new()
 * @year: when it appeared, 0 if not known
 * @venue: (nullable): where it appeared, as first shown
 * @sketch: (nullable): sketch of its abstract
 * @sources: (element-type utf8): labels of where it was met, in that order
 * @arrived: the first time it came in
 * @shown: the first time it was rendered in an opened message; its key is %NULL if it never was
 * @shown_in: (element-type utf8): keys of the messages it was shown in, that of @shown first
 * @last_shown: the latest time it was shown, in seconds since 1970 UTC; 0 if never
 * @version: the highest version that was shown, 0 if not known
 * @version_in: (nullable): key of the message that @version was first shown in
 * @version_before: the highest version that was shown before, 0 if not known
 * @marked: where the user marked it as seen last; its key is %NULL if that was never done
 * @renewed: time of the latest decision to forget the paper, or that it is unseen, that the record
 *   comes after, in microseconds since 1970 UTC; 0 if there is none
 *
 * All that the history holds of one paper.
 */
typedef struct {
	gchar *group;
	gchar *title;
	gchar *title_key;
	GPtrArray *ids;
	GPtrArray *authors;
	guint year;
	gchar *venue;
	GlsSketch *sketch;
	GPtrArray *sources;
	GlsSighting arrived;
	GlsSighting shown;
	GPtrArray *shown_in;
	gint64 last_shown;
	guint version;
	gchar *version_in;
	guint version_before;
	GlsSighting marked;
	gint64 renewed;
} GlsRecord;

GlsRecord *
gls_record_new(void);
GlsRecord *
gls_record_new_from_entry(const GlsEntry *entry);
void
gls_record_free(GlsRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRecord, gls_record_free)

GlsPaper
gls_record_get_paper(const GlsRecord *self);
GPtrArray *
gls_record_dup_paper_keys(const GlsRecord *self);
gint
gls_record_compare(const GlsRecord *self, const GlsRecord *other);
gboolean
gls_record_merge(GlsRecord *self, const GlsRecord *other);
GlsRecord *
gls_record_join(GPtrArray *records);
gint64
gls_record_get_activity(const GlsRecord *self);
gboolean
gls_record_add_sighting(GlsRecord *self, const GlsSighting *sighting, gboolean shown);

void
gls_record_append_to(const GlsRecord *self, GString *segment);
GlsRecord *
gls_record_new_from_data(const gchar *data, gsize length, GError **error);

GlsState
gls_record_get_state(const GlsRecord *self, const gchar *message_key);
const GlsSighting *
gls_record_get_other_sighting(const GlsRecord *self, const gchar *message_key);
gboolean
gls_record_get_update(const GlsRecord *self,
		      guint version,
		      const gchar *message_key,
		      guint *seen_version);
const gchar *
gls_state_to_string(GlsState state);

G_END_DECLS
