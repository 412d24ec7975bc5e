/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-history-private.h"

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
		g_signal_emit_by_name(source, "changed", change == CHANGE_OF_OTHERS);
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
