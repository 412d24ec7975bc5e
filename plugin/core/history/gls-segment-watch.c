/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/history/gls-segment-watch.h"
#include "core/history/gls-segment.h"

/* what comes within that time after a change was told counts as one, in ms; an import writes many
 * batches a second */
#define COALESCE_MSEC 250
/* a change after a rest is told so soon, in ms: a new segment is made and written in less */
#define FIRST_MSEC 20
/* how often the monitor tells of one file, in ms */
#define RATE_MSEC 100

struct _GlsSegmentWatch {
	GFileMonitor *monitor;
	GMainContext *context;
	GSource *pending;
	gint64 told; /* when func was called last, in us */
	GlsSegmentWatchFunc func;
	gpointer user_data;
};

static gboolean
pending_cb(gpointer user_data)
{
	GlsSegmentWatch *self = user_data;

	g_clear_pointer(&self->pending, g_source_unref);
	self->told = g_get_monotonic_time();
	self->func(self->user_data);
	return G_SOURCE_REMOVE;
}

static gboolean
is_segment(GFile *file)
{
	g_autofree gchar *name = file != NULL ? g_file_get_basename(file) : NULL;

	return name != NULL && *name != '.' && g_str_has_suffix(name, GLS_SEGMENT_SUFFIX);
}

/* from the first change on, not from the last one: under a long import there is no rest */
static void
changed_cb(GFileMonitor *monitor,
	   GFile *file,
	   GFile *other,
	   GFileMonitorEvent event,
	   gpointer user_data)
{
	GlsSegmentWatch *self = user_data;
	gint64 rest = (g_get_monotonic_time() - self->told) / G_TIME_SPAN_MILLISECOND;

	if (self->pending != NULL || !is_segment(file) ||
	    event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
		return;
	self->pending = g_timeout_source_new((guint)MAX(COALESCE_MSEC - rest, FIRST_MSEC));
	g_source_set_callback(self->pending, pending_cb, self, NULL);
	g_source_attach(self->pending, self->context);
}

/**
 * gls_segment_watch_new:
 * @directory: the directory of a history; it may be a symbolic link, and need not exist yet
 * @func: called in the thread-default main context of the caller
 * @user_data: passed to @func
 * @error: a #GError
 *
 * Watches a directory. Of a symbolic link that is changed to lead elsewhere it does not hear.
 *
 * Returns: (transfer full) (nullable): a watch; %NULL with a #GIOError if the system has none left
 */
GlsSegmentWatch *
gls_segment_watch_new(const gchar *directory,
		      GlsSegmentWatchFunc func,
		      gpointer user_data,
		      GError **error)
{
	/* the monitor looks at a link itself, not at what it leads to; free() is what it ends with */
	gchar *real = realpath(directory, NULL);
	g_autoptr(GFile) file = g_file_new_for_path(real != NULL ? real : directory);
	g_autoptr(GFileMonitor)
		monitor = g_file_monitor_directory(file, G_FILE_MONITOR_NONE, NULL, error);
	GlsSegmentWatch *self = NULL;

	free(real);
	if (monitor == NULL)
		return NULL;
	self = g_new0(GlsSegmentWatch, 1);
	self->context = g_main_context_ref_thread_default();
	self->told = g_get_monotonic_time() - COALESCE_MSEC * G_TIME_SPAN_MILLISECOND;
	self->func = func;
	self->user_data = user_data;
	g_file_monitor_set_rate_limit(monitor, RATE_MSEC);
	g_signal_connect(monitor, "changed", G_CALLBACK(changed_cb), self);
	self->monitor = g_steal_pointer(&monitor);
	return self;
}

/**
 * gls_segment_watch_free:
 * @self: (nullable): a watch
 *
 * Ends a watch; its function is not called any more.
 */
void
gls_segment_watch_free(GlsSegmentWatch *self)
{
	if (self == NULL)
		return;
	g_signal_handlers_disconnect_by_data(self->monitor, self);
	g_file_monitor_cancel(self->monitor);
	g_object_unref(self->monitor);
	if (self->pending != NULL)
		g_source_destroy(self->pending);
	g_clear_pointer(&self->pending, g_source_unref);
	g_main_context_unref(self->context);
	g_free(self);
}

/**
 * gls_segment_watch_get_size:
 * @directory: the directory of a history
 *
 * Adds up how large the segments are: segments only grow, so that less what was written by oneself
 * it tells whether others wrote. It asks the disk, so no main thread calls it.
 *
 * Returns: the size in bytes; 0 if the directory cannot be read
 */
guint64
gls_segment_watch_get_size(const gchar *directory)
{
	DIR *items = opendir(directory);
	struct dirent *item;
	struct stat status;
	guint64 size = 0;

	while (items != NULL && (item = readdir(items)) != NULL) {
		if (item->d_name[0] != '.' && g_str_has_suffix(item->d_name, GLS_SEGMENT_SUFFIX) &&
		    fstatat(dirfd(items), item->d_name, &status, 0) == 0)
			size += (guint64)status.st_size;
	}
	if (items != NULL)
		closedir(items);
	return size;
}
