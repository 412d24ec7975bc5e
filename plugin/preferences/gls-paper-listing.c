/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-paper-listing.h"

/* papers that are found before the user asks for more, and how many are told at a time: about what is
 * in view; what comes before a frame is laid out in it, and a row takes half a millisecond or more */
#define PAGE  48
#define BATCH 16

/* from one time to the next, so that there is a frame between them */
#define BATCH_MILLISECONDS 20

/* who made it and the thread both hold it */
struct _GlsPaperListing {
	gatomicrefcount refs;
	GCancellable *cancellable;

	/* of the thread that made it */
	GlsPaperListingFunc func;
	gpointer user_data;

	GMainContext *context;
	gchar *directory;
	gchar *text;
	guint states;

	/* of both, behind the mutex: what is to be told, and whether it will be */
	GMutex mutex;
	GCond wake;
	guint n_allowed;
	guint n_found;
	GPtrArray *found;
	GlsPaperListingNews last;
	gboolean is_telling;
};

static void
listing_unref(GlsPaperListing *self)
{
	if (!g_atomic_ref_count_dec(&self->refs))
		return;
	g_ptr_array_unref(self->found);
	g_clear_error(&self->last.error);
	g_main_context_unref(self->context);
	g_object_unref(self->cancellable);
	g_mutex_clear(&self->mutex);
	g_cond_clear(&self->wake);
	g_free(self->directory);
	g_free(self->text);
	g_free(self);
}

static GPtrArray *
steal_batch(GlsPaperListing *self)
{
	GPtrArray *papers = g_ptr_array_new_with_free_func(g_object_unref);

	for (guint n = MIN(self->found->len, BATCH); n > 0; n--)
		g_ptr_array_add(papers, g_ptr_array_steal_index(self->found, 0));
	return papers;
}

/* a pause or the end is told with the last papers before it */
static gboolean
tell_cb(gpointer data)
{
	GlsPaperListing *self = data;
	GlsPaperListingNews news = {0};
	g_autoptr(GPtrArray) papers = NULL;
	g_autoptr(GError) error = NULL;
	gboolean goes_on;

	if (self->func == NULL)
		return G_SOURCE_REMOVE;
	g_mutex_lock(&self->mutex);
	papers = steal_batch(self);
	goes_on = self->found->len > 0;
	if (!goes_on) {
		news = self->last;
		self->last = (GlsPaperListingNews){0};
		self->is_telling = FALSE;
	}
	g_mutex_unlock(&self->mutex);
	error = news.error;
	news.papers = papers;
	self->func(&news, self->user_data);
	return goes_on ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* with the mutex held; what is found before anybody listens is told together */
static void
tell(GlsPaperListing *self)
{
	g_autoptr(GSource) source = NULL;

	if (self->is_telling)
		return;
	self->is_telling = TRUE;
	source = g_timeout_source_new(BATCH_MILLISECONDS);
	g_source_set_priority(source, G_PRIORITY_DEFAULT_IDLE);
	g_atomic_ref_count_inc(&self->refs);
	g_source_set_callback(source, tell_cb, self, (GDestroyNotify)listing_unref);
	g_source_attach(source, self->context);
}

static gboolean
is_enough(const GlsPaperListing *self)
{
	return self->n_found >= self->n_allowed && !g_cancellable_is_cancelled(self->cancellable);
}

static gboolean
list_cb(const GlsRecord *record, gpointer user_data)
{
	GlsPaperListing *self = user_data;
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);

	/* only now that there is one more is it known that the last pause was no end */
	if (is_enough(self)) {
		self->last.is_pause = TRUE;
		tell(self);
		while (is_enough(self))
			g_cond_wait(&self->wake, &self->mutex);
	}
	if (g_cancellable_is_cancelled(self->cancellable))
		return FALSE;
	g_ptr_array_add(self->found, gls_paper_item_new(record));
	self->n_found++;
	tell(self);
	return TRUE;
}

static void
list_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsPaperListing *self = task_data;
	const GlsHistoryQuery query = {
		.text = self->text,
		.states = self->states,
		.as_found = TRUE,
		.cancellable = self->cancellable,
	};
	GError *error = NULL;
	g_autoptr(GlsHistory)
		history = gls_history_open(self->directory, GLS_HISTORY_READ_ONLY, &error);

	if (history != NULL)
		gls_history_list(history, &query, list_cb, self, &error);
	g_mutex_lock(&self->mutex);
	self->last = (GlsPaperListingNews){.is_end = TRUE, .error = error};
	tell(self);
	g_mutex_unlock(&self->mutex);
	g_task_return_boolean(task, TRUE);
}

/**
 * gls_paper_listing_new:
 * @directory: of the history
 * @text: (nullable): what the title, an id or a source has to contain
 * @states: as in #GlsHistoryQuery
 * @func: takes what is found, until gls_paper_listing_cancel()
 * @user_data: for @func
 *
 * Returns: (transfer full): a listing that has not begun; gls_paper_listing_cancel() frees it
 */
GlsPaperListing *
gls_paper_listing_new(const gchar *directory,
		      const gchar *text,
		      guint states,
		      GlsPaperListingFunc func,
		      gpointer user_data)
{
	GlsPaperListing *self = g_new0(GlsPaperListing, 1);

	g_atomic_ref_count_init(&self->refs);
	g_mutex_init(&self->mutex);
	g_cond_init(&self->wake);
	self->cancellable = g_cancellable_new();
	self->found = g_ptr_array_new_with_free_func(g_object_unref);
	self->n_allowed = PAGE;
	self->func = func;
	self->user_data = user_data;
	self->context = g_main_context_ref_thread_default();
	self->directory = g_strdup(directory);
	self->text = g_strdup(text);
	self->states = states;
	return self;
}

/**
 * gls_paper_listing_run_async:
 * @self: a listing that has not begun
 * @source: for @callback
 * @callback: called when its thread has ended
 *
 * Lists in a thread.
 */
void
gls_paper_listing_run_async(GlsPaperListing *self, GObject *source, GAsyncReadyCallback callback)
{
	g_autoptr(GTask) task = g_task_new(source, NULL, callback, NULL);

	g_atomic_ref_count_inc(&self->refs);
	g_task_set_task_data(task, self, (GDestroyNotify)listing_unref);
	g_task_run_in_thread(task, list_thread);
}

/**
 * gls_paper_listing_go_on:
 * @self: a listing that pauses
 *
 * Has it find more.
 */
void
gls_paper_listing_go_on(GlsPaperListing *self)
{
	g_mutex_lock(&self->mutex);
	self->n_allowed = self->n_found + PAGE;
	g_cond_signal(&self->wake);
	g_mutex_unlock(&self->mutex);
}

/**
 * gls_paper_listing_cancel:
 * @self: (transfer full): a listing
 *
 * Ends it; it tells no more.
 */
void
gls_paper_listing_cancel(GlsPaperListing *self)
{
	self->func = NULL;
	g_mutex_lock(&self->mutex);
	g_cancellable_cancel(self->cancellable);
	g_cond_signal(&self->wake);
	g_mutex_unlock(&self->mutex);
	listing_unref(self);
}
