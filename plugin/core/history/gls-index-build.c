/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-index-build.h"
#include "core/history/gls-index-writer.h"
#include "core/history/gls-segment-folder.h"

struct _GlsIndexBuild {
	GMutex mutex;
	GCond cond;
	gchar *directory;
	gchar *index_path;
	gboolean done;
	GError *error;
};

static void
clear(gpointer data)
{
	GlsIndexBuild *self = data;

	g_mutex_clear(&self->mutex);
	g_cond_clear(&self->cond);
	g_free(self->directory);
	g_free(self->index_path);
	g_clear_error(&self->error);
}

/* that another process is making it is no error */
static gboolean
build(GlsIndexBuild *self, GError **error)
{
	g_autoptr(GlsIndexWriter) writer = NULL;
	g_autoptr(GlsSegmentFolder) folder = NULL;

	if (!gls_index_writer_open(self->index_path, &writer, error))
		return FALSE;
	if (writer == NULL)
		return TRUE;
	folder = gls_segment_folder_new(self->directory);
	return gls_segment_folder_refresh(folder, FALSE, error) &&
	       gls_segment_folder_publish(folder, writer, error);
}

static gpointer
run(gpointer data)
{
	g_autoptr(GlsIndexBuild) self = data;
	GError *error = NULL;

	build(self, &error);
	g_mutex_lock(&self->mutex);
	self->error = error;
	self->done = TRUE;
	g_cond_broadcast(&self->cond);
	g_mutex_unlock(&self->mutex);
	return NULL;
}

/**
 * gls_index_build_start:
 * @directory: where the history is
 * @index_path: where its index will be
 *
 * Starts to make an index.
 *
 * Returns: (transfer full): the thread that does
 */
GlsIndexBuild *
gls_index_build_start(const gchar *directory, const gchar *index_path)
{
	GlsIndexBuild *self = g_atomic_rc_box_new0(GlsIndexBuild);
	g_autoptr(GThread) thread = NULL;

	g_mutex_init(&self->mutex);
	g_cond_init(&self->cond);
	self->directory = g_strdup(directory);
	self->index_path = g_strdup(index_path);
	thread = g_thread_try_new("glossator-index", run, gls_index_build_ref(self), &self->error);
	if (thread == NULL) {
		gls_index_build_unref(self);
		self->done = TRUE;
	}
	return self;
}

/**
 * gls_index_build_ref:
 * @self: a build
 *
 * Returns: (transfer full): @self
 */
GlsIndexBuild *
gls_index_build_ref(GlsIndexBuild *self)
{
	return g_atomic_rc_box_acquire(self);
}

/**
 * gls_index_build_unref:
 * @self: (nullable): a build
 *
 * Lets go of it. Its thread goes on.
 */
void
gls_index_build_unref(GlsIndexBuild *self)
{
	if (self != NULL)
		g_atomic_rc_box_release_full(self, clear);
}

/**
 * gls_index_build_is_done:
 * @self: a build
 *
 * Returns: %TRUE if it has ended
 */
gboolean
gls_index_build_is_done(GlsIndexBuild *self)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	return self->done;
}

/**
 * gls_index_build_wait:
 * @self: a build
 *
 * Waits until it has ended: some ten seconds for a million records.
 */
void
gls_index_build_wait(GlsIndexBuild *self)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	while (!self->done)
		g_cond_wait(&self->cond, &self->mutex);
}

/**
 * gls_index_build_finish:
 * @self: a build that is done
 * @error: a #GError
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if the index could not be made; %TRUE also if another process
 *   is making it
 */
gboolean
gls_index_build_finish(GlsIndexBuild *self, GError **error)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	if (self->error == NULL)
		return TRUE;
	g_propagate_error(error, g_error_copy(self->error));
	return FALSE;
}
