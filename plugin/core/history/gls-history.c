/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-history-private.h"
#include "core/history/gls-machine.h"
#include "core/history/gls-record-search.h"
#include "core/history/gls-retention.h"

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
	g_signal_new("changed", GLS_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
		     G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
gls_history_init(GlsHistory *self)
{
	g_mutex_init(&self->mutex);
}

/**
 * gls_history_lock:
 * @self: a history whose mutex is held
 * @error: a #GError
 *
 * Takes the lock of this machine, whose id is chosen with the first record.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if that failed
 */
gboolean
gls_history_lock(GlsHistory *self, GError **error)
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
 * gls_history_unlock:
 * @self: a locked history
 *
 * Lets other processes of this machine write.
 */
void
gls_history_unlock(GlsHistory *self)
{
	gls_segment_writer_unlock(self->writer);
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
 * An index in the caches of this user makes that fast; see gls_segment_folder_set_index(). Without
 * one, as at the first time, all segments are read here, which takes some seconds for a million papers,
 * and then there is one. So a program with a window opens its history in a thread.
 *
 * Returns: (transfer full) (nullable): a history; %NULL with %GLS_ERROR_HISTORY if the directory could
 *   not be read or created
 */
GlsHistory *
gls_history_open(const gchar *directory, GlsHistoryFlags flags, GError **error)
{
	g_autoptr(GlsHistory) self = NULL;
	g_autofree gchar *index_path = gls_index_file_dup_default_path(directory);
	g_autoptr(GError) lock_error = NULL;
	gboolean locked;
	gboolean readable;

	g_return_val_if_fail(directory != NULL, NULL);

	self = g_object_new(GLS_TYPE_HISTORY, NULL);
	self->directory = g_strdup(directory);
	self->flags = flags;
	self->folder = gls_segment_folder_new(directory);
	gls_segment_folder_set_index(self->folder, index_path,
				     (flags & GLS_HISTORY_READ_ONLY) != 0);
	locked = (flags & GLS_HISTORY_READ_ONLY) == 0 && gls_history_lock(self, &lock_error);
	readable = gls_segment_folder_refresh(self->folder, TRUE, error);
	self->known_size = gls_segment_watch_get_size(directory);
	if (locked)
		gls_history_unlock(self);
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

static void
search(GlsHistory *self,
       const GPtrArray *entries,
       const gchar *message_key,
       GPtrArray *records,
       GPtrArray *similar)
{
	g_autoptr(GPtrArray) papers = gls_record_search_dup_papers(entries);

	g_ptr_array_set_size(records, 0);
	g_ptr_array_set_size(similar, 0);
	gls_record_search_prefetch(self->folder, papers);
	for (guint i = 0; i < papers->len; i++) {
		GlsRecord *other = NULL;

		g_ptr_array_add(records,
				gls_record_search(self->folder, g_ptr_array_index(papers, i),
						  message_key, &other));
		g_ptr_array_add(similar, other);
	}
}

/**
 * gls_history_lookup_with_similar:
 * @self: a history
 * @entries: (element-type GlsEntry): entries
 * @message_key: (nullable): the message that holds them
 * @similar: (out) (transfer full) (element-type GlsRecord): for each entry without a record that of
 *   another paper that may be it, or %NULL; a hint only
 * @error: a #GError
 *
 * Does what gls_history_lookup() does, and looks for papers that are similar.
 *
 * Returns: (transfer full) (element-type GlsRecord): what gls_history_lookup() returns
 */
GPtrArray *
gls_history_lookup_with_similar(GlsHistory *self,
				const GPtrArray *entries,
				const gchar *message_key,
				GPtrArray **similar,
				GError **error)
{
	GDestroyNotify free_record = (GDestroyNotify)gls_record_free;
	g_autoptr(GMutexLocker) locker = NULL;
	g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func(free_record);
	g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func(free_record);

	g_return_val_if_fail(GLS_IS_HISTORY(self), NULL);
	g_return_val_if_fail(entries != NULL, NULL);

	locker = g_mutex_locker_new(&self->mutex);
	if (!gls_segment_folder_refresh(self->folder, FALSE, error))
		return NULL;
	search(self, entries, message_key, records, others);
	/* an index or a segment was found damaged on the way: it is left out the second time */
	if (gls_segment_folder_is_stale(self->folder)) {
		if (!gls_segment_folder_refresh(self->folder, FALSE, error))
			return NULL;
		search(self, entries, message_key, records, others);
	}
	*similar = g_steal_pointer(&others);
	return g_steal_pointer(&records);
}

/**
 * gls_history_lookup:
 * @self: a history
 * @entries: (element-type GlsEntry): entries
 * @error: a #GError
 *
 * Looks entries up. What several machines recorded of a paper, what was recorded of it by other ids or
 * by its title, and what the user said to be the same, is joined: see gls_record_cluster_gather(). What
 * the user had forgotten is left out.
 *
 * Returns: (transfer full) (element-type GlsRecord): for each entry its record, or %NULL if there is
 *   none; %NULL with %GLS_ERROR_HISTORY if the directory could not be read
 */
GPtrArray *
gls_history_lookup(GlsHistory *self, const GPtrArray *entries, GError **error)
{
	g_autoptr(GPtrArray) similar = NULL;

	return gls_history_lookup_with_similar(self, entries, NULL, &similar, error);
}

/**
 * gls_history_drop_before:
 * @self: a history that is not read only
 * @date: in seconds since 1970 UTC
 * @n_dropped: (out) (optional): how many papers went
 * @error: a #GError
 *
 * Drops what this machine recorded of papers that did not arrive and were not shown since some time. By
 * itself nothing is ever dropped. What other machines recorded stays until they do the same, and so
 * does what stands in the newest segment, the last 16 MiB at most; see gls_retention_drop_before().
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if that failed; no paper is lost that should stay
 */
gboolean
gls_history_drop_before(GlsHistory *self, gint64 date, guint *n_dropped, GError **error)
{
	g_autoptr(GMutexLocker) locker = NULL;
	gboolean done;

	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	locker = g_mutex_locker_new(&self->mutex);
	if (!gls_history_lock(self, error))
		return FALSE;
	done = gls_retention_drop_before(self->folder, self->writer, date, n_dropped, error);
	gls_history_unlock(self);
	return done;
}

/**
 * gls_history_finish_index:
 * @self: a history
 *
 * Waits until a new index is there, if one is needed; see gls_segment_folder_set_index(). A program
 * that ends calls it when all else is done, for what it does in the background ends with it.
 */
void
gls_history_finish_index(GlsHistory *self)
{
	g_autoptr(GlsIndexBuild) build = NULL;

	g_return_if_fail(GLS_IS_HISTORY(self));

	g_mutex_lock(&self->mutex);
	build = gls_segment_folder_ensure_build(self->folder);
	g_mutex_unlock(&self->mutex);
	if (build != NULL)
		gls_index_build_wait(build);
}
