/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "files/gls-import.h"
#include "preferences/gls-history-import.h"

/* problems that are told; a mailbox may be damaged in many places */
#define MAX_PROBLEMS 20

/**
 * GlsHistoryImport:
 *
 * An import into the history in a thread.
 */
struct _GlsHistoryImport {
	GObject parent_instance;

	gchar *directory;
	gchar *path;
	GCancellable *cancellable;

	GMutex mutex;
	GlsImportProgress progress;

	/* of the thread alone */
	GPtrArray *problems;
	guint n_problems;
};

G_DEFINE_FINAL_TYPE(GlsHistoryImport, gls_history_import, G_TYPE_OBJECT)

/**
 * gls_history_import_result_free:
 * @self: (nullable): what came of an import
 *
 * Frees it.
 */
void
gls_history_import_result_free(GlsHistoryImportResult *self)
{
	if (self == NULL)
		return;
	g_strfreev(self->problems);
	g_free(self);
}

static void
gls_history_import_finalize(GObject *object)
{
	GlsHistoryImport *self = GLS_HISTORY_IMPORT(object);

	g_free(self->directory);
	g_free(self->path);
	g_object_unref(self->cancellable);
	g_ptr_array_unref(self->problems);
	g_mutex_clear(&self->mutex);
	G_OBJECT_CLASS(gls_history_import_parent_class)->finalize(object);
}

static void
gls_history_import_class_init(GlsHistoryImportClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_history_import_finalize;
}

static void
gls_history_import_init(GlsHistoryImport *self)
{
	g_mutex_init(&self->mutex);
	self->cancellable = g_cancellable_new();
	self->problems = g_ptr_array_new_with_free_func(g_free);
}

/**
 * gls_history_import_new:
 * @directory: of the history
 * @path: a file or a folder
 *
 * Returns: (transfer full): an import that has not begun
 */
GlsHistoryImport *
gls_history_import_new(const gchar *directory, const gchar *path)
{
	GlsHistoryImport *self = g_object_new(GLS_TYPE_HISTORY_IMPORT, NULL);

	self->directory = g_strdup(directory);
	self->path = g_strdup(path);
	return self;
}

static gboolean
is_stopped(gpointer user_data)
{
	return g_cancellable_is_cancelled(GLS_HISTORY_IMPORT(user_data)->cancellable);
}

static void
warn(const gchar *text, gpointer user_data)
{
	GlsHistoryImport *self = user_data;

	if (self->n_problems++ < MAX_PROBLEMS)
		g_ptr_array_add(self->problems, g_strdup(text));
}

static void
take_progress(const GlsImportProgress *progress, gpointer user_data)
{
	GlsHistoryImport *self = user_data;

	g_mutex_lock(&self->mutex);
	self->progress = *progress;
	g_mutex_unlock(&self->mutex);
}

static GlsHistoryImportResult *
new_result(GlsHistoryImport *self, GlsImport *import)
{
	GlsHistoryImportResult *result = g_new0(GlsHistoryImportResult, 1);
	GHashTableIter iter;
	gpointer value;

	result->n_messages = gls_importer_get_n_messages(import->importer);
	result->n_papers = import->n_exported;
	g_hash_table_iter_init(&iter, gls_importer_get_counts(import->importer));
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const GlsImportCount *count = value;

		result->n_digests += count->n_messages;
		result->n_papers += count->n_papers;
		result->n_not_understood += count->n_not_understood;
	}
	result->was_cancelled = is_stopped(self);
	result->n_problems = self->n_problems;
	g_ptr_array_add(self->problems, NULL);
	result->problems = g_strdupv((gchar **)self->problems->pdata);
	return result;
}

static void
import_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsHistoryImport *self = source;
	const GlsImportObserver observer = {is_stopped, warn, take_progress, self};
	gchar *paths[] = {self->path, NULL};
	GError *error = NULL;
	g_auto(GlsImport) import = {0};
	g_autoptr(GlsHistory) history = gls_history_open(self->directory, GLS_HISTORY_NONE, &error);
	g_autoptr(GlsSourceStats) source_stats = gls_source_stats_new(NULL);

	if (history == NULL) {
		g_task_return_error(task, error);
		return;
	}
	gls_import_init(&import, history, &observer);
	gls_importer_set_source_stats(import.importer, source_stats);
	gls_import_paths(&import, paths);
	gls_history_finish_index(history);
	g_task_return_pointer(task, new_result(self, &import),
			      (GDestroyNotify)gls_history_import_result_free);
}

/**
 * gls_history_import_run_async:
 * @self: an import that has not begun
 * @callback: called when it is done, or was cancelled
 * @user_data: for @callback
 *
 * Imports in a thread.
 */
void
gls_history_import_run_async(GlsHistoryImport *self,
			     GAsyncReadyCallback callback,
			     gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(self, NULL, callback, user_data);

	g_task_run_in_thread(task, import_thread);
}

/**
 * gls_history_import_run_finish:
 * @self: an import
 * @result: what the callback was given
 * @error: a #GError
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL if the history cannot be opened
 */
GlsHistoryImportResult *
gls_history_import_run_finish(GlsHistoryImport *self, GAsyncResult *result, GError **error)
{
	g_return_val_if_fail(g_task_is_valid(result, self), NULL);

	return g_task_propagate_pointer(G_TASK(result), error);
}

/**
 * gls_history_import_cancel:
 * @self: an import
 *
 * Lets it read no more. What was read is recorded.
 */
void
gls_history_import_cancel(GlsHistoryImport *self)
{
	g_cancellable_cancel(self->cancellable);
}

/**
 * gls_history_import_get_state:
 * @self: an import
 *
 * Returns: how far it is
 */
GlsHistoryImportState
gls_history_import_get_state(GlsHistoryImport *self)
{
	GlsHistoryImportState state = {.is_cancelled = is_stopped(self)};

	g_mutex_lock(&self->mutex);
	if (self->progress.total > 0)
		state.fraction = (gdouble)self->progress.done / (gdouble)self->progress.total;
	state.n_messages = self->progress.n_messages;
	g_mutex_unlock(&self->mutex);
	return state;
}
