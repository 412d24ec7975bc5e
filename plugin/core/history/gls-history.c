/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-history.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-record-batch.h"
#include "core/history/gls-record-search.h"
#include "core/history/gls-segment-watch.h"
#include "core/history/gls-segment-writer.h"

struct _GlsHistory {
	GObject parent_instance;
	GMutex mutex;
	gchar *directory;
	GlsHistoryFlags flags;
	GlsSegmentFolder *folder;
	GlsSegmentWriter *writer;

	GlsSegmentWatch *watch;
	GCancellable *cancellable;
	guint64 known_size;
	guint64 known_written;
};

/**
 * GlsHistory:
 *
 * What papers were met before, in which messages, and when. It is kept in a directory of segments
 * (see #GlsSegment), of which other processes and other machines may write some at the same time:
 * each call sees what they wrote. All calls can be made from any thread.
 *
 * One that gls_history_follow() was called for emits `changed` when its segments change, with %TRUE
 * if somebody else changed them, which may be another #GlsHistory of this process.
 */
G_DEFINE_FINAL_TYPE(GlsHistory, gls_history, G_TYPE_OBJECT)

static guint changed_signal;

static void
gls_history_dispose(GObject *object)
{
	GlsHistory *self = GLS_HISTORY(object);

	g_clear_pointer(&self->watch, gls_segment_watch_free);
	if (self->cancellable != NULL)
		g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	G_OBJECT_CLASS(gls_history_parent_class)->dispose(object);
}

static void
gls_history_finalize(GObject *object)
{
	GlsHistory *self = GLS_HISTORY(object);

	g_clear_pointer(&self->writer, gls_segment_writer_free);
	g_clear_pointer(&self->folder, gls_segment_folder_free);
	g_free(self->directory);
	g_mutex_clear(&self->mutex);
	G_OBJECT_CLASS(gls_history_parent_class)->finalize(object);
}

static void
gls_history_class_init(GlsHistoryClass *klass)
{
	G_OBJECT_CLASS(klass)->dispose = gls_history_dispose;
	G_OBJECT_CLASS(klass)->finalize = gls_history_finalize;
	changed_signal = g_signal_new("changed", GLS_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
				      NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
gls_history_init(GlsHistory *self)
{
	g_mutex_init(&self->mutex);
}

/* takes the lock of this machine, whose id is chosen with the first record */
static gboolean
lock(GlsHistory *self, GError **error)
{
	if (self->writer == NULL) {
		g_autofree gchar *machine = gls_machine_ensure_id(error);

		if (machine == NULL)
			return FALSE;
		self->writer = gls_segment_writer_new(self->directory, machine);
	}
	return gls_segment_writer_lock(self->writer, error);
}

/**
 * gls_history_open:
 * @directory: where the history is, see gls_history_dup_default_directory()
 * @flags: whether it is read only
 * @error: a #GError
 *
 * Opens a history, and creates it if there is none, unless it is read only: then there is nothing in
 * it. A history that can be read but not written to opens; only recording fails.
 *
 * Reading all segments takes some seconds for a million papers, so a program with a window opens
 * its history in a thread.
 *
 * Returns: (transfer full) (nullable): a history; %NULL with %GLS_ERROR_HISTORY if the directory could
 *   not be read or created
 */
GlsHistory *
gls_history_open(const gchar *directory, GlsHistoryFlags flags, GError **error)
{
	g_autoptr(GlsHistory) self = NULL;
	g_autoptr(GError) lock_error = NULL;
	gboolean locked;
	gboolean readable;

	g_return_val_if_fail(directory != NULL, NULL);

	self = g_object_new(GLS_TYPE_HISTORY, NULL);
	self->directory = g_strdup(directory);
	self->flags = flags;
	self->folder = gls_segment_folder_new(directory);
	locked = (flags & GLS_HISTORY_READ_ONLY) == 0 && lock(self, &lock_error);
	readable = gls_segment_folder_refresh(self->folder, TRUE, error);
	self->known_size = gls_segment_watch_get_size(directory);
	if (locked)
		gls_segment_writer_unlock(self->writer);
	if (!readable)
		return NULL;
	if (lock_error != NULL && !g_file_test(directory, G_FILE_TEST_IS_DIR)) {
		g_propagate_error(error, g_steal_pointer(&lock_error));
		return NULL;
	}
	return g_steal_pointer(&self);
}

/**
 * gls_history_dup_default_directory:
 *
 * Returns: (transfer full): `$XDG_DATA_HOME/glossator/history`, where the history is kept
 */
gchar *
gls_history_dup_default_directory(void)
{
	return g_build_filename(g_get_user_data_dir(), "glossator", "history", NULL);
}

/**
 * gls_history_get_directory:
 * @self: a history
 *
 * Returns: (transfer none): its directory, as it was given
 */
const gchar *
gls_history_get_directory(GlsHistory *self)
{
	g_return_val_if_fail(GLS_IS_HISTORY(self), NULL);

	return self->directory;
}

/**
 * gls_history_dup_warnings:
 * @self: a history
 *
 * Returns what was wrong in the segments read up to now, such as
 * "DIRECTORY/3f2a9c0d-0001.seen: record at byte 512 is incomplete, left out". Each is said once; 50 at
 * most are kept.
 *
 * Returns: (transfer full): the warnings, the first one first
 */
gchar **
gls_history_dup_warnings(GlsHistory *self)
{
	g_autoptr(GMutexLocker) locker = NULL;
	g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
	const GPtrArray *warnings;

	g_return_val_if_fail(GLS_IS_HISTORY(self), NULL);

	locker = g_mutex_locker_new(&self->mutex);
	warnings = gls_segment_folder_get_warnings(self->folder);
	for (guint i = 0; i < warnings->len; i++)
		g_strv_builder_add(builder, g_ptr_array_index(warnings, i));
	return g_strv_builder_end(builder);
}

/**
 * gls_history_lookup:
 * @self: a history
 * @entries: (element-type GlsEntry): entries
 * @error: a #GError
 *
 * Looks entries up. What several machines recorded of a paper, or what was recorded before two ids
 * were known to be the same paper's, is merged: see gls_record_search().
 *
 * Returns: (transfer full) (element-type GlsRecord): for each entry its record, or %NULL if there is
 *   none; %NULL with %GLS_ERROR_HISTORY if the directory could not be read
 */
GPtrArray *
gls_history_lookup(GlsHistory *self, const GPtrArray *entries, GError **error)
{
	g_autoptr(GMutexLocker) locker = NULL;
	g_autoptr(GPtrArray) records = NULL;

	g_return_val_if_fail(GLS_IS_HISTORY(self), NULL);
	g_return_val_if_fail(entries != NULL, NULL);

	locker = g_mutex_locker_new(&self->mutex);
	if (!gls_segment_folder_refresh(self->folder, FALSE, error))
		return NULL;
	records = g_ptr_array_new_full(entries->len, (GDestroyNotify)gls_record_free);
	for (guint i = 0; i < entries->len; i++)
		g_ptr_array_add(records,
				gls_record_search(self->folder, g_ptr_array_index(entries, i)));
	return g_steal_pointer(&records);
}

/* what is recorded at a time, in the order in which it is */
typedef struct {
	const GPtrArray *meetings;
	const GPtrArray *records;
} Addition;

/* the records that change, as they will stand in the segment */
static GString *
make_batch(GlsHistory *self, const Addition *addition)
{
	g_autoptr(GlsRecordBatch) batch = gls_record_batch_new(self->folder);

	for (guint i = 0; addition->meetings != NULL && i < addition->meetings->len; i++) {
		const GlsMeeting *meeting = g_ptr_array_index(addition->meetings, i);

		for (guint j = 0; j < meeting->entries->len; j++)
			gls_record_batch_add(batch, g_ptr_array_index(meeting->entries, j),
					     meeting->sighting, meeting->shown);
	}
	for (guint i = 0; addition->records != NULL && i < addition->records->len; i++)
		gls_record_batch_add_record(batch, g_ptr_array_index(addition->records, i));
	return gls_record_batch_to_string(batch);
}

static gboolean
write_locked(GlsHistory *self, const Addition *addition, GError **error)
{
	g_autoptr(GString) batch = NULL;

	if (!gls_segment_folder_refresh(self->folder, TRUE, error))
		return FALSE;
	batch = make_batch(self, addition);
	return batch->len == 0 ||
	       gls_segment_writer_append(self->writer, self->folder, batch, error);
}

static gboolean
add(GlsHistory *self, const Addition *addition, GError **error)
{
	gboolean written;

	if (!lock(self, error))
		return FALSE;
	written = write_locked(self, addition, error);
	gls_segment_writer_unlock(self->writer);
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
 * Records that papers were met in a message. Entries that are the same paper make one record; one
 * with no id and a generic title makes none. Only what changes is written, in one batch that is on
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
	if (!gls_segment_folder_refresh(self->folder, FALSE, error))
		return FALSE;
	batch = make_batch(self, &addition);
	if (batch->len == 0)
		return TRUE;
	/* once more under the lock: another process may have recorded the same meanwhile */
	return add(self, &addition, error);
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
	return add(self, &addition, error);
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
	return add(self, &addition, error);
}

typedef enum {
	CHANGE_NONE,
	CHANGE_OWN,
	CHANGE_OF_OTHERS,
} Change;

/* under the mutex, so that no batch of our own is half counted */
static void
compare_size_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsHistory *self = source;
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);
	guint64 size = gls_segment_watch_get_size(self->directory);
	guint64 written = self->writer != NULL ? gls_segment_writer_get_written(self->writer) : 0;
	Change change = CHANGE_NONE;

	if (size - written != self->known_size - self->known_written)
		change = CHANGE_OF_OTHERS;
	else if (written != self->known_written)
		change = CHANGE_OWN;
	self->known_size = size;
	self->known_written = written;
	g_task_return_int(task, change);
}

static void
compared_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	gssize change = g_task_propagate_int(G_TASK(result), NULL);

	/* it is less than that if the history is gone */
	if (change > CHANGE_NONE)
		g_signal_emit(source, changed_signal, 0, change == CHANGE_OF_OTHERS);
}

static void
watch_cb(gpointer user_data)
{
	GlsHistory *self = user_data;
	g_autoptr(GTask) task = g_task_new(self, self->cancellable, compared_cb, NULL);

	g_task_run_in_thread(task, compare_size_thread);
}

/**
 * gls_history_follow:
 * @self: a history
 * @error: a #GError
 *
 * Begins to emit `changed`, in the main context that is the thread's default now, and within half a
 * second of a change: that of a local file system, for others do not tell of theirs.
 *
 * Returns: %FALSE with a #GIOError if the directory cannot be watched
 */
gboolean
gls_history_follow(GlsHistory *self, GError **error)
{
	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(self->watch == NULL, FALSE);

	self->cancellable = g_cancellable_new();
	self->watch = gls_segment_watch_new(self->directory, watch_cb, self, error);
	return self->watch != NULL;
}
