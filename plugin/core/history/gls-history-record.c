/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-history-private.h"
#include "core/history/gls-record-batch.h"
#include "core/history/gls-record-search.h"

/* what is recorded at a time, in the order in which it is */
typedef struct {
	const GPtrArray *meetings;
	const GPtrArray *records;
} Addition;

static void
add_meeting(GlsHistory *self, GlsRecordBatch *batch, const GlsMeeting *meeting)
{
	g_autoptr(GPtrArray) papers = gls_record_search_dup_papers(meeting->entries);

	gls_record_batch_begin_message(batch, papers);
	for (guint i = 0; i < papers->len; i++) {
		GlsSighting sighting = *meeting->sighting;

		sighting.version = gls_entry_get_version(g_ptr_array_index(meeting->entries, i));
		gls_record_batch_add(batch, g_ptr_array_index(papers, i), &sighting,
				     meeting->shown);
	}
}

/* the records that change, as they will stand in the segment */
static GString *
make_batch(GlsHistory *self, const Addition *addition)
{
	g_autoptr(GlsRecordBatch) batch = gls_record_batch_new(self->folder);

	for (guint i = 0; addition->meetings != NULL && i < addition->meetings->len; i++)
		add_meeting(self, batch, g_ptr_array_index(addition->meetings, i));
	for (guint i = 0; addition->records != NULL && i < addition->records->len; i++)
		gls_record_batch_add_record(batch, g_ptr_array_index(addition->records, i));
	return gls_record_batch_to_string(batch);
}

/* reads what there is, and tells what the addition changes in it */
static GString *
refresh_and_make_batch(GlsHistory *self, const Addition *addition, gboolean settled, GError **error)
{
	g_autoptr(GString) batch = NULL;

	if (!gls_segment_folder_refresh(self->folder, settled, error))
		return NULL;
	batch = make_batch(self, addition);
	if (!gls_segment_folder_is_stale(self->folder))
		return g_steal_pointer(&batch);
	if (!gls_segment_folder_refresh(self->folder, settled, error))
		return NULL;
	return make_batch(self, addition);
}

/* once more under the lock if another process has recorded something meanwhile; takes over @batch,
 * which is %NULL if there is none yet */
static gboolean
write_locked(GlsHistory *self, const Addition *addition, GString *batch, GError **error)
{
	guint64 serial = gls_segment_folder_get_serial(self->folder);
	g_autoptr(GString) own = batch;

	if (!gls_segment_folder_refresh(self->folder, TRUE, error))
		return FALSE;
	if (own == NULL || gls_segment_folder_get_serial(self->folder) != serial) {
		if (own != NULL)
			g_string_free(g_steal_pointer(&own), TRUE);
		own = refresh_and_make_batch(self, addition, TRUE, error);
	}
	return own != NULL &&
	       (own->len == 0 || gls_segment_writer_append(self->writer, self->folder, own, error));
}

/* takes over @batch */
static gboolean
add(GlsHistory *self, const Addition *addition, GString *batch, GError **error)
{
	g_autoptr(GString) own = batch;
	gboolean written;

	if (!gls_history_lock(self, error))
		return FALSE;
	written = write_locked(self, addition, g_steal_pointer(&own), error);
	gls_history_unlock(self);
	return written;
}

/**
 * gls_history_record:
 * @self: a history that is not read only
 * @entries: (element-type GlsEntry): the entries of a message
 * @sighting: the message, with its key
 * @shown: %TRUE if the message is opened, %FALSE if it arrived
 * @error: a #GError
 *
 * Records that papers were met in a message. An entry that repeats another makes no record, and neither
 * does one with no id and a generic title. Only what changes is written, in one batch that is on
 * the disk when this returns: the arrival of a message that is known changes nothing, and neither
 * does showing it again on the same day.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be written; the history is as it was before
 */
gboolean
gls_history_record(GlsHistory *self,
		   const GPtrArray *entries,
		   const GlsSighting *sighting,
		   gboolean shown,
		   GError **error)
{
	GlsMeeting meeting = {entries, sighting, shown};
	g_autoptr(GPtrArray) meetings = g_ptr_array_new();
	Addition addition = {.meetings = meetings};
	g_autoptr(GMutexLocker) locker = NULL;
	g_autoptr(GString) batch = NULL;

	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(entries != NULL, FALSE);
	g_return_val_if_fail(sighting != NULL && sighting->message_key != NULL, FALSE);
	g_return_val_if_fail(strlen(sighting->message_key) <= GLS_RECORD_MAX_MESSAGE_KEY, FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	g_ptr_array_add(meetings, &meeting);
	locker = g_mutex_locker_new(&self->mutex);
	batch = refresh_and_make_batch(self, &addition, FALSE, error);
	if (batch == NULL)
		return FALSE;
	if (batch->len == 0)
		return TRUE;
	return add(self, &addition, g_steal_pointer(&batch), error);
}

/**
 * gls_history_record_all:
 * @self: a history that is not read only
 * @meetings: (element-type GlsMeeting): papers met in messages
 * @error: a #GError
 *
 * Records many messages at a time, as gls_history_record() does one, in one batch: all of them are on
 * the disk when this returns, or none. The longest time the others wait for their turn is that of a
 * batch, so of years of mail give some hundred messages at a time.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if they could not be written
 */
gboolean
gls_history_record_all(GlsHistory *self, const GPtrArray *meetings, GError **error)
{
	Addition addition = {.meetings = meetings};
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(meetings != NULL, FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	locker = g_mutex_locker_new(&self->mutex);
	return add(self, &addition, NULL, error);
}

/**
 * gls_history_merge:
 * @self: a history that is not read only
 * @records: (element-type GlsRecord): what is known of papers, as of an older history
 * @error: a #GError
 *
 * Adds records to what is known of their papers, by the rules of gls_record_merge(), in one batch
 * that is on the disk when this returns. What is known already changes nothing.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if they could not be written
 */
gboolean
gls_history_merge(GlsHistory *self, const GPtrArray *records, GError **error)
{
	Addition addition = {.records = records};
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(records != NULL, FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	locker = g_mutex_locker_new(&self->mutex);
	return add(self, &addition, NULL, error);
}
