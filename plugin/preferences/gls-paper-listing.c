/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-paper-listing.h"

/* papers that are found before the user asks for more, and how many are told at a time: about what is
 * in view; what comes before a frame is laid out in it, and a row takes half a millisecond */
#define PAGE  48
#define BATCH 16

/* who made it and the thread both hold it */
struct _GlsPaperListing {
	gatomicrefcount refs;
	GMutex mutex;
	GCond wake;
	guint n_allowed;
	guint n_found;
	gboolean is_cancelled;

	/* of the thread that made it */
	GlsPaperListingFunc func;
	gpointer user_data;

	GMainContext *context;
	gchar *directory;
	gchar *text;
	guint states;

	/* of the thread that lists */
	GPtrArray *batch;
};

static void
listing_unref(GlsPaperListing *self)
{
	if (!g_atomic_ref_count_dec(&self->refs))
		return;
	g_clear_pointer(&self->batch, g_ptr_array_unref);
	g_main_context_unref(self->context);
	g_mutex_clear(&self->mutex);
	g_cond_clear(&self->wake);
	g_free(self->directory);
	g_free(self->text);
	g_free(self);
}

typedef struct {
	GlsPaperListing *listing;
	GlsPaperListingNews news;
} Telling;

static void
telling_free(gpointer data)
{
	Telling *telling = data;

	listing_unref(telling->listing);
	g_clear_pointer(&telling->news.papers, g_ptr_array_unref);
	g_clear_error(&telling->news.error);
	g_free(telling);
}

static gboolean
tell_cb(gpointer data)
{
	Telling *telling = data;
	GlsPaperListing *self = telling->listing;

	if (self->func != NULL)
		self->func(&telling->news, self->user_data);
	return G_SOURCE_REMOVE;
}

/* takes what was found and the error */
static void
tell(GlsPaperListing *self, GlsPaperListingNews news)
{
	Telling *telling = g_new0(Telling, 1);
	g_autoptr(GSource) source = g_idle_source_new();

	g_atomic_ref_count_inc(&self->refs);
	telling->listing = self;
	telling->news = news;
	telling->news.papers = g_steal_pointer(&self->batch);
	g_source_set_callback(source, tell_cb, telling, telling_free);
	g_source_attach(source, self->context);
}

/* counts one more paper, for which it waits while enough is listed; FALSE once nobody wants more */
static gboolean
wait_for_reader(GlsPaperListing *self)
{
	gboolean goes_on;

	g_mutex_lock(&self->mutex);
	if (self->n_found >= self->n_allowed && !self->is_cancelled) {
		tell(self, (GlsPaperListingNews){.is_pause = TRUE});
		while (self->n_found >= self->n_allowed && !self->is_cancelled)
			g_cond_wait(&self->wake, &self->mutex);
	}
	goes_on = !self->is_cancelled;
	self->n_found++;
	g_mutex_unlock(&self->mutex);
	return goes_on;
}

static gboolean
list_cb(const GlsRecord *record, gpointer user_data)
{
	GlsPaperListing *self = user_data;

	/* only now that there is one more is it known that the last pause was no end */
	if (!wait_for_reader(self))
		return FALSE;
	if (self->batch == NULL)
		self->batch = g_ptr_array_new_with_free_func(g_object_unref);
	g_ptr_array_add(self->batch, gls_paper_item_new(record));
	if (self->batch->len >= BATCH)
		tell(self, (GlsPaperListingNews){0});
	return TRUE;
}

static void
list_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsPaperListing *self = task_data;
	const GlsHistoryQuery query = {.text = self->text, .states = self->states};
	GError *error = NULL;
	g_autoptr(GlsHistory)
		history = gls_history_open(self->directory, GLS_HISTORY_READ_ONLY, &error);

	if (history != NULL)
		gls_history_list(history, &query, list_cb, self, &error);
	tell(self, (GlsPaperListingNews){.is_end = TRUE, .error = error});
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
	self->is_cancelled = TRUE;
	g_cond_signal(&self->wake);
	g_mutex_unlock(&self->mutex);
	listing_unref(self);
}
