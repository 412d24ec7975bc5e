/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/settings/gls-file-watch.h"
#include "preferences/gls-source-tally.h"

/**
 * GlsSourceTally:
 *
 * The digests of each source as readers count them, read in a thread once somebody wants them, and
 * again when a reader has counted more. It emits `changed` when they were read.
 */
struct _GlsSourceTally {
	GObject parent_instance;

	GlsSourceStats *stats;
	GlsFileWatch *watch;
	GCancellable *cancellable;
	GPtrArray *sources;
	gboolean is_reading;
	gboolean is_stale;
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE(GlsSourceTally, gls_source_tally, G_TYPE_OBJECT)

static void
gls_source_tally_dispose(GObject *object)
{
	GlsSourceTally *self = GLS_SOURCE_TALLY(object);

	g_cancellable_cancel(self->cancellable);
	if (self->watch != NULL)
		g_signal_handlers_disconnect_by_data(self->watch, self);
	g_clear_object(&self->watch);
	G_OBJECT_CLASS(gls_source_tally_parent_class)->dispose(object);
}

static void
gls_source_tally_finalize(GObject *object)
{
	GlsSourceTally *self = GLS_SOURCE_TALLY(object);

	g_object_unref(self->cancellable);
	g_object_unref(self->stats);
	g_clear_pointer(&self->sources, g_ptr_array_unref);
	G_OBJECT_CLASS(gls_source_tally_parent_class)->finalize(object);
}

static void
gls_source_tally_class_init(GlsSourceTallyClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_source_tally_dispose;
	object_class->finalize = gls_source_tally_finalize;
	signal_changed = g_signal_new("changed", GLS_TYPE_SOURCE_TALLY, G_SIGNAL_RUN_LAST, 0, NULL,
				      NULL, NULL, G_TYPE_NONE, 0);
}

static void
gls_source_tally_init(GlsSourceTally *self)
{
	self->stats = gls_source_stats_new(NULL);
	self->cancellable = g_cancellable_new();
}

/**
 * gls_source_tally_new:
 *
 * Returns: (transfer full): a tally that has read nothing
 */
GlsSourceTally *
gls_source_tally_new(void)
{
	return g_object_new(GLS_TYPE_SOURCE_TALLY, NULL);
}

static void
read_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GError *error = NULL;
	GPtrArray *sources = gls_source_stats_read(task_data, &error);

	if (sources == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, sources, (GDestroyNotify)g_ptr_array_unref);
}

static void
begin(GlsSourceTally *self);

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsSourceTally *self = GLS_SOURCE_TALLY(source);
	g_autoptr(GError) error = NULL;
	GPtrArray *sources = g_task_propagate_pointer(G_TASK(result), &error);

	self->is_reading = FALSE;
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	/* readers report it, and what was read before is still true */
	if (sources == NULL) {
		g_debug("the digests of sources were not read: %s", error->message);
	} else {
		g_clear_pointer(&self->sources, g_ptr_array_unref);
		self->sources = sources;
	}
	g_signal_emit(self, signal_changed, 0);
	if (self->is_stale)
		begin(self);
}

static void
begin(GlsSourceTally *self)
{
	g_autoptr(GTask) task = NULL;

	self->is_stale = self->is_reading;
	if (self->is_reading)
		return;
	self->is_reading = TRUE;
	task = g_task_new(self, self->cancellable, read_cb, NULL);
	g_task_set_task_data(task, g_object_ref(self->stats), g_object_unref);
	g_task_run_in_thread(task, read_thread);
}

/**
 * gls_source_tally_want:
 * @self: a tally
 *
 * Has the digests read and followed from now on, as somebody looks at them.
 */
void
gls_source_tally_want(GlsSourceTally *self)
{
	if (self->watch != NULL)
		return;
	self->watch = gls_file_watch_new(gls_source_stats_get_path(self->stats));
	g_signal_connect_swapped(self->watch, "changed", G_CALLBACK(begin), self);
	begin(self);
}

/**
 * gls_source_tally_get_sources:
 * @self: a tally
 *
 * Returns: (transfer none) (nullable) (element-type GlsSourceStat): the source from which something
 *   came last first; %NULL until they are read
 */
const GPtrArray *
gls_source_tally_get_sources(GlsSourceTally *self)
{
	return self->sources;
}
