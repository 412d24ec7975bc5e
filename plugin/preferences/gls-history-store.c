/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "preferences/gls-history-expiry.h"
#include "preferences/gls-history-store.h"

/**
 * GlsHistoryStore:
 *
 * The history and the settings that say where it is, open and followed for all pages. It emits
 * `changed` once it is open, and when this or another program has changed the history or its place.
 * What is done with the history is done in threads.
 */
struct _GlsHistoryStore {
	GObject parent_instance;

	GlsSettings *settings;
	GlsHistory *history;
	gchar *directory;
	GCancellable *cancellable;
};

enum {
	SIGNAL_CHANGED,
	SIGNAL_FAILED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(GlsHistoryStore, gls_history_store, G_TYPE_OBJECT)

static void
close_history(GlsHistoryStore *self)
{
	if (self->history != NULL)
		g_signal_handlers_disconnect_by_data(self->history, self);
	g_clear_object(&self->history);
}

static void
gls_history_store_dispose(GObject *object)
{
	GlsHistoryStore *self = GLS_HISTORY_STORE(object);

	g_cancellable_cancel(self->cancellable);
	if (self->settings != NULL)
		g_signal_handlers_disconnect_by_data(self->settings, self);
	g_clear_object(&self->settings);
	close_history(self);
	G_OBJECT_CLASS(gls_history_store_parent_class)->dispose(object);
}

static void
gls_history_store_finalize(GObject *object)
{
	GlsHistoryStore *self = GLS_HISTORY_STORE(object);

	g_clear_object(&self->cancellable);
	g_free(self->directory);
	G_OBJECT_CLASS(gls_history_store_parent_class)->finalize(object);
}

static void
gls_history_store_class_init(GlsHistoryStoreClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_history_store_dispose;
	object_class->finalize = gls_history_store_finalize;
	signals[SIGNAL_CHANGED] = g_signal_new("changed", GLS_TYPE_HISTORY_STORE, G_SIGNAL_RUN_LAST,
					       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
	signals[SIGNAL_FAILED] = g_signal_new("failed", GLS_TYPE_HISTORY_STORE, G_SIGNAL_RUN_LAST,
					      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
history_changed_cb(GlsHistory *history, gboolean by_others, gpointer user_data)
{
	g_signal_emit(user_data, signals[SIGNAL_CHANGED], 0);
}

static void
open_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GError *error = NULL;
	GlsHistory *history = gls_history_open(task_data, GLS_HISTORY_NONE, &error);

	if (history == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, history, g_object_unref);
}

static void
opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsHistoryStore *self = GLS_HISTORY_STORE(source);
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) follow_error = NULL;
	g_autoptr(GlsHistory) history = g_task_propagate_pointer(G_TASK(result), &error);

	/* the settings may name another one meanwhile */
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
	    g_strcmp0(g_task_get_task_data(G_TASK(result)), self->directory) != 0)
		return;
	close_history(self);
	self->history = g_steal_pointer(&history);
	if (self->history != NULL) {
		g_signal_connect(self->history, "changed", G_CALLBACK(history_changed_cb), self);
		if (!gls_history_follow(self->history, &follow_error))
			g_debug("the history is not followed: %s", follow_error->message);
		gls_history_expiry_apply(self->directory,
					 gls_settings_get_keep_years(self->settings));
	} else {
		g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
	}
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
settings_changed_cb(GlsSettings *settings, gpointer user_data)
{
	GlsHistoryStore *self = user_data;
	g_autofree gchar *directory = gls_settings_dup_history_directory(settings);
	g_autoptr(GTask) task = NULL;

	if (g_strcmp0(directory, self->directory) == 0)
		return;
	g_free(self->directory);
	self->directory = g_steal_pointer(&directory);
	task = g_task_new(self, self->cancellable, opened_cb, NULL);
	g_task_set_task_data(task, g_strdup(self->directory), g_free);
	g_task_run_in_thread(task, open_thread);
}

static void
gls_history_store_init(GlsHistoryStore *self)
{
	self->cancellable = g_cancellable_new();
	self->settings = gls_settings_new(NULL);
	g_signal_connect(self->settings, "changed", G_CALLBACK(settings_changed_cb), self);
	gls_settings_follow(self->settings);
}

/**
 * gls_history_store_dup_shared:
 *
 * Returns: (transfer full): the one store of this program, which lives as long as anybody holds it
 */
GlsHistoryStore *
gls_history_store_dup_shared(void)
{
	static GWeakRef shared;
	GlsHistoryStore *store = g_weak_ref_get(&shared);

	if (store == NULL) {
		store = g_object_new(GLS_TYPE_HISTORY_STORE, NULL);
		g_weak_ref_set(&shared, store);
	}
	return store;
}

/**
 * gls_history_store_get_settings:
 * @self: a store
 *
 * Returns: (transfer none): the settings
 */
GlsSettings *
gls_history_store_get_settings(GlsHistoryStore *self)
{
	return self->settings;
}

/**
 * gls_history_store_get_directory:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): where the history is; %NULL until the settings are read
 */
const gchar *
gls_history_store_get_directory(GlsHistoryStore *self)
{
	return self->directory;
}

/**
 * gls_history_store_is_open:
 * @self: a store
 *
 * Returns: whether the history is open
 */
gboolean
gls_history_store_is_open(GlsHistoryStore *self)
{
	return self->history != NULL;
}

typedef struct {
	GlsHistory *history;
	GlsHistoryJob job;
	gpointer data;
	GDestroyNotify free_data;
	GDestroyNotify free_result;
} Job;

static void
job_free(Job *job)
{
	if (job->free_data != NULL)
		job->free_data(job->data);
	g_clear_object(&job->history);
	g_free(job);
}

static void
job_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	Job *job = task_data;
	GError *error = NULL;
	gpointer result = job->job(job->history, job->data, &error);

	if (result == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, result, job->free_result);
}

/**
 * gls_history_store_run_async:
 * @self: a store
 * @job: does something with the history
 * @data: passed to @job
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees what @job returned if nobody takes it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does something with the history in a thread.
 */
void
gls_history_store_run_async(GlsHistoryStore *self,
			    GlsHistoryJob job,
			    gpointer data,
			    GDestroyNotify free_data,
			    GDestroyNotify free_result,
			    GAsyncReadyCallback callback,
			    gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(self, NULL, callback, user_data);
	Job *own = g_new0(Job, 1);

	own->history = self->history != NULL ? g_object_ref(self->history) : NULL;
	own->job = job;
	own->data = data;
	own->free_data = free_data;
	own->free_result = free_result;
	g_task_set_task_data(task, own, (GDestroyNotify)job_free);
	if (own->history == NULL)
		g_task_return_new_error(task, GLS_ERROR, GLS_ERROR_HISTORY,
					"the history is not open");
	else
		g_task_run_in_thread(task, job_thread);
}

/**
 * gls_history_store_run_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: a #GError
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
gls_history_store_run_finish(GlsHistoryStore *self, GAsyncResult *result, GError **error)
{
	g_return_val_if_fail(g_task_is_valid(result, self), NULL);

	return g_task_propagate_pointer(G_TASK(result), error);
}
