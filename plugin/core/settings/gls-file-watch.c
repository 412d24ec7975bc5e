/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "core/settings/gls-file-watch.h"
#include "core/settings/gls-private-file.h"

/* editors save in several steps: the file is read once they have rested, in ms */
#define REST_AFTER_CHANGE 50

/**
 * GlsFileWatch:
 *
 * A file that is followed while it changes, also where a symbolic link points to. It emits `changed`
 * in the main context in which it was made, once a change is over. The file may be missing then.
 */
struct _GlsFileWatch {
	GObject parent_instance;

	gchar *path;
	GFileMonitor *monitor;
	gchar *target;
	GFileMonitor *target_monitor;
	guint rest_id;
};

G_DEFINE_FINAL_TYPE(GlsFileWatch, gls_file_watch, G_TYPE_OBJECT)

static guint signal_changed;

static void
clear_monitor(GlsFileWatch *self, GFileMonitor **monitor)
{
	if (*monitor == NULL)
		return;
	g_signal_handlers_disconnect_by_data(*monitor, self);
	g_file_monitor_cancel(*monitor);
	g_clear_object(monitor);
}

static void
gls_file_watch_dispose(GObject *object)
{
	GlsFileWatch *self = GLS_FILE_WATCH(object);

	g_clear_handle_id(&self->rest_id, g_source_remove);
	clear_monitor(self, &self->monitor);
	clear_monitor(self, &self->target_monitor);
	G_OBJECT_CLASS(gls_file_watch_parent_class)->dispose(object);
}

static void
gls_file_watch_finalize(GObject *object)
{
	GlsFileWatch *self = GLS_FILE_WATCH(object);

	g_free(self->path);
	g_free(self->target);
	G_OBJECT_CLASS(gls_file_watch_parent_class)->finalize(object);
}

static void
gls_file_watch_class_init(GlsFileWatchClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_file_watch_dispose;
	object_class->finalize = gls_file_watch_finalize;

	signal_changed = g_signal_new("changed", GLS_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
				      NULL, NULL, G_TYPE_NONE, 0);
}

static void
gls_file_watch_init(GlsFileWatch *self)
{
}

static void
watch_target(GlsFileWatch *self);

static gboolean
rested_cb(gpointer user_data)
{
	g_autoptr(GlsFileWatch) self = g_object_ref(user_data);

	self->rest_id = 0;
	watch_target(self);
	g_signal_emit(self, signal_changed, 0);
	return G_SOURCE_REMOVE;
}

static void
file_changed_cb(GFileMonitor *monitor,
		GFile *file,
		GFile *other_file,
		GFileMonitorEvent event,
		gpointer user_data)
{
	GlsFileWatch *self = user_data;

	if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
		return;
	g_clear_handle_id(&self->rest_id, g_source_remove);
	self->rest_id = g_timeout_add(REST_AFTER_CHANGE, rested_cb, self);
}

static GFileMonitor *
watch(GlsFileWatch *self, const gchar *path)
{
	g_autoptr(GFile) file = g_file_new_for_path(path);
	GFileMonitor *monitor = g_file_monitor_file(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

	if (monitor != NULL)
		g_signal_connect(monitor, "changed", G_CALLBACK(file_changed_cb), self);
	return monitor;
}

/* a link may be made, or point elsewhere, at any time */
static void
watch_target(GlsFileWatch *self)
{
	g_autofree gchar *target = gls_private_file_resolve(self->path);

	if (g_strcmp0(target, self->target) == 0)
		return;
	clear_monitor(self, &self->target_monitor);
	if (g_strcmp0(target, self->path) != 0)
		self->target_monitor = watch(self, target);
	g_free(self->target);
	self->target = g_steal_pointer(&target);
}

/**
 * gls_file_watch_new:
 * @path: a file, which need not exist
 *
 * Follows a file from now on. Its folder is made if need be, with mode 0700, as it has to be there.
 *
 * Returns: (transfer full): a watch
 */
GlsFileWatch *
gls_file_watch_new(const gchar *path)
{
	GlsFileWatch *self = NULL;
	g_autofree gchar *folder = NULL;

	g_return_val_if_fail(path != NULL, NULL);

	self = g_object_new(GLS_TYPE_FILE_WATCH, NULL);
	self->path = g_strdup(path);
	folder = g_path_get_dirname(path);
	g_mkdir_with_parents(folder, 0700);
	self->monitor = watch(self, path);
	watch_target(self);
	return self;
}
