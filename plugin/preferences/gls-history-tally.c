/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-history-tally.h"

/* a history that changes all the time, as in an import, is counted that often, in milliseconds */
#define PAUSE 3000

/**
 * GlsHistoryTally:
 *
 * The counts of the history for all pages that show them, counted in a thread once somebody wants
 * them, and again when the history has changed. It emits `changed` when there are new ones.
 */
struct _GlsHistoryTally {
	GObject parent_instance;

	GlsHistoryStore *store;
	GlsHistoryCount *count;
	GCancellable *cancellable;
	gchar *directory;
	gboolean is_wanted;
	gboolean is_counting;
	gboolean is_stale;
	guint timeout_id;
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE(GlsHistoryTally, gls_history_tally, G_TYPE_OBJECT)

static void
gls_history_tally_dispose(GObject *object)
{
	GlsHistoryTally *self = GLS_HISTORY_TALLY(object);

	g_cancellable_cancel(self->cancellable);
	g_clear_handle_id(&self->timeout_id, g_source_remove);
	if (self->store != NULL)
		g_signal_handlers_disconnect_by_data(self->store, self);
	g_clear_object(&self->store);
	G_OBJECT_CLASS(gls_history_tally_parent_class)->dispose(object);
}

static void
gls_history_tally_finalize(GObject *object)
{
	GlsHistoryTally *self = GLS_HISTORY_TALLY(object);

	g_clear_object(&self->cancellable);
	g_clear_pointer(&self->count, gls_history_count_free);
	g_free(self->directory);
	G_OBJECT_CLASS(gls_history_tally_parent_class)->finalize(object);
}

static void
gls_history_tally_class_init(GlsHistoryTallyClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_history_tally_dispose;
	object_class->finalize = gls_history_tally_finalize;
	signal_changed = g_signal_new("changed", GLS_TYPE_HISTORY_TALLY, G_SIGNAL_RUN_LAST, 0, NULL,
				      NULL, NULL, G_TYPE_NONE, 0);
}

/* with a history of its own, for it is kept from others while it is counted */
static void
count_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GError *error = NULL;
	g_autoptr(GlsHistory) history = gls_history_open(task_data, GLS_HISTORY_READ_ONLY, &error);
	GlsHistoryCount *count =
		history != NULL ? gls_history_count_new(history, cancellable, &error) : NULL;

	if (count == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, count, (GDestroyNotify)gls_history_count_free);
}

static void
begin(GlsHistoryTally *self);

static gboolean
timeout_cb(gpointer user_data)
{
	GlsHistoryTally *self = user_data;

	self->timeout_id = 0;
	if (self->is_stale)
		begin(self);
	return G_SOURCE_REMOVE;
}

static void
counted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsHistoryTally *self = GLS_HISTORY_TALLY(source);
	g_autoptr(GError) error = NULL;
	GlsHistoryCount *count = g_task_propagate_pointer(G_TASK(result), &error);

	self->is_counting = FALSE;
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (count != NULL) {
		g_clear_pointer(&self->count, gls_history_count_free);
		self->count = count;
		g_signal_emit(self, signal_changed, 0);
	} else {
		g_debug("the history was not counted: %s", error->message);
	}
	self->timeout_id = g_timeout_add(PAUSE, timeout_cb, self);
}

static void
begin(GlsHistoryTally *self)
{
	g_autoptr(GTask) task = NULL;

	if (!self->is_wanted || self->is_counting || self->timeout_id != 0 ||
	    !gls_history_store_is_open(self->store)) {
		self->is_stale = TRUE;
		return;
	}
	self->is_stale = FALSE;
	self->is_counting = TRUE;
	task = g_task_new(self, self->cancellable, counted_cb, NULL);
	g_task_set_task_data(task, g_strdup(gls_history_store_get_directory(self->store)), g_free);
	g_task_run_in_thread(task, count_thread);
}

static void
gls_history_tally_init(GlsHistoryTally *self)
{
	self->cancellable = g_cancellable_new();
	self->store = gls_history_store_dup_shared();
	g_signal_connect_swapped(self->store, "changed", G_CALLBACK(begin), self);
}

/**
 * gls_history_tally_dup_shared:
 *
 * Returns: (transfer full): the one tally of this program, which lives as long as anybody holds it
 */
GlsHistoryTally *
gls_history_tally_dup_shared(void)
{
	static GWeakRef shared;
	GlsHistoryTally *tally = g_weak_ref_get(&shared);

	if (tally == NULL) {
		tally = g_object_new(GLS_TYPE_HISTORY_TALLY, NULL);
		g_weak_ref_set(&shared, tally);
	}
	return tally;
}

/**
 * gls_history_tally_want:
 * @self: a tally
 *
 * Has the history counted from now on, as somebody looks at the counts.
 */
void
gls_history_tally_want(GlsHistoryTally *self)
{
	if (self->is_wanted)
		return;
	self->is_wanted = TRUE;
	begin(self);
}

/**
 * gls_history_tally_get_count:
 * @self: a tally
 *
 * Returns: (transfer none) (nullable): the counts; %NULL until there are any
 */
const GlsHistoryCount *
gls_history_tally_get_count(GlsHistoryTally *self)
{
	return self->count;
}
