/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-paper-list.h"

/* papers that are shown before the reader asks for more, and how many come at a time */
#define PAGE  400
#define BATCH 100

/*
 * A listing of the history in a thread. It pauses where enough is listed, so that a history of a
 * million papers costs what is looked at. The list and the thread both hold it.
 */
typedef struct {
	gatomicrefcount refs;
	GMutex mutex;
	GCond wake;
	guint n_allowed;
	gboolean is_cancelled;

	GlsPaperList *list;
	GMainContext *context;
	gchar *directory;
	gchar *text;
	guint states;
	GPtrArray *batch;
	guint n_found;
} Listing;

/**
 * GlsPaperList:
 *
 * The papers of a history that a search finds, as a #GListModel that grows when it is asked to. It
 * emits `changed` when it begins, pauses or ends, and `failed` with what is wrong.
 */
struct _GlsPaperList {
	GObject parent_instance;

	GPtrArray *items;
	Listing *listing;
	/* what is asked next, while the thread of the last question ends */
	Listing *next;
	guint n_threads;
	gboolean is_busy;
	gboolean is_complete;
};

enum {
	SIGNAL_CHANGED,
	SIGNAL_FAILED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type(GListModel *model)
{
	return GLS_TYPE_PAPER_ITEM;
}

static guint
get_n_items(GListModel *model)
{
	return GLS_PAPER_LIST(model)->items->len;
}

static gpointer
get_item(GListModel *model, guint position)
{
	GlsPaperList *self = GLS_PAPER_LIST(model);

	return position < self->items->len ? g_object_ref(g_ptr_array_index(self->items, position))
					   : NULL;
}

static void
list_model_init(GListModelInterface *iface)
{
	iface->get_item_type = get_item_type;
	iface->get_n_items = get_n_items;
	iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE(GlsPaperList,
			      gls_paper_list,
			      G_TYPE_OBJECT,
			      G_IMPLEMENT_INTERFACE(G_TYPE_LIST_MODEL, list_model_init))

static Listing *
listing_new(GlsPaperList *list, const gchar *directory, const gchar *text, guint states)
{
	Listing *self = g_new0(Listing, 1);

	g_atomic_ref_count_init(&self->refs);
	g_mutex_init(&self->mutex);
	g_cond_init(&self->wake);
	self->n_allowed = PAGE;
	self->list = list;
	self->context = g_main_context_ref_thread_default();
	self->directory = g_strdup(directory);
	self->text = g_strdup(text);
	self->states = states;
	return self;
}

static void
listing_unref(Listing *self)
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

static void
listing_cancel(Listing *self)
{
	g_mutex_lock(&self->mutex);
	self->is_cancelled = TRUE;
	self->list = NULL;
	g_cond_signal(&self->wake);
	g_mutex_unlock(&self->mutex);
	listing_unref(self);
}

typedef enum {
	NEWS_PAPERS,
	NEWS_PAUSE,
	NEWS_END,
} NewsKind;

/* what the thread tells the list */
typedef struct {
	Listing *listing;
	NewsKind kind;
	GPtrArray *papers;
	GError *error;
} News;

static void
news_free(gpointer data)
{
	News *news = data;

	listing_unref(news->listing);
	g_clear_pointer(&news->papers, g_ptr_array_unref);
	g_clear_error(&news->error);
	g_free(news);
}

static void
begin(GlsPaperList *self);

static void
add_papers(GlsPaperList *self, GPtrArray *papers)
{
	guint position = self->items->len;
	guint n = papers->len;

	g_ptr_array_extend_and_steal(self->items, g_ptr_array_ref(papers));
	g_list_model_items_changed(G_LIST_MODEL(self), position, 0, n);
}

/* in the thread of the list, which alone sets Listing.list */
static gboolean
take_news(gpointer data)
{
	News *news = data;
	GlsPaperList *self = news->listing->list;

	if (self == NULL)
		return G_SOURCE_REMOVE;
	if (news->papers != NULL)
		add_papers(self, news->papers);
	if (news->kind == NEWS_PAPERS)
		return G_SOURCE_REMOVE;
	self->is_busy = FALSE;
	self->is_complete = news->kind == NEWS_END;
	if (news->error != NULL)
		g_signal_emit(self, signals[SIGNAL_FAILED], 0, news->error->message);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
	return G_SOURCE_REMOVE;
}

static void
tell(Listing *self, NewsKind kind, GError *error)
{
	News *news = g_new0(News, 1);
	g_autoptr(GSource) source = g_idle_source_new();

	g_atomic_ref_count_inc(&self->refs);
	news->listing = self;
	news->kind = kind;
	news->error = error;
	news->papers = g_steal_pointer(&self->batch);
	g_source_set_callback(source, take_news, news, news_free);
	g_source_attach(source, self->context);
}

/* waits while enough is listed; FALSE once nobody wants more */
static gboolean
wait_for_reader(Listing *self)
{
	gboolean goes_on;

	g_mutex_lock(&self->mutex);
	if (self->n_found >= self->n_allowed && !self->is_cancelled) {
		tell(self, NEWS_PAUSE, NULL);
		while (self->n_found >= self->n_allowed && !self->is_cancelled)
			g_cond_wait(&self->wake, &self->mutex);
	}
	goes_on = !self->is_cancelled;
	g_mutex_unlock(&self->mutex);
	return goes_on;
}

static gboolean
list_cb(const GlsRecord *record, gpointer user_data)
{
	Listing *self = user_data;

	/* only now that there is one more is it known that the last pause was no end */
	if (!wait_for_reader(self))
		return FALSE;
	if (self->batch == NULL)
		self->batch = g_ptr_array_new_with_free_func(g_object_unref);
	g_ptr_array_add(self->batch, gls_paper_item_new(record));
	self->n_found++;
	if (self->batch->len >= BATCH)
		tell(self, NEWS_PAPERS, NULL);
	return TRUE;
}

static void
list_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	Listing *self = task_data;
	const GlsHistoryQuery query = {.text = self->text, .states = self->states};
	GError *error = NULL;
	g_autoptr(GlsHistory)
		history = gls_history_open(self->directory, GLS_HISTORY_READ_ONLY, &error);

	if (history != NULL)
		gls_history_list(history, &query, list_cb, self, &error);
	tell(self, NEWS_END, error);
	g_task_return_boolean(task, TRUE);
}

static void
thread_ended_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsPaperList *self = GLS_PAPER_LIST(source);

	self->n_threads--;
	begin(self);
}

/* one thread at a time: a search of a million papers takes its seconds even when it is not wanted any
 * more, and there may be one for each letter that is typed */
static void
begin(GlsPaperList *self)
{
	g_autoptr(GTask) task = NULL;

	if (self->n_threads > 0 || self->next == NULL)
		return;
	self->listing = g_steal_pointer(&self->next);
	self->n_threads++;
	g_atomic_ref_count_inc(&self->listing->refs);
	task = g_task_new(self, NULL, thread_ended_cb, NULL);
	g_task_set_task_data(task, self->listing, (GDestroyNotify)listing_unref);
	g_task_run_in_thread(task, list_thread);
}

static void
gls_paper_list_dispose(GObject *object)
{
	GlsPaperList *self = GLS_PAPER_LIST(object);

	g_clear_pointer(&self->listing, listing_cancel);
	g_clear_pointer(&self->next, listing_cancel);
	G_OBJECT_CLASS(gls_paper_list_parent_class)->dispose(object);
}

static void
gls_paper_list_finalize(GObject *object)
{
	g_ptr_array_unref(GLS_PAPER_LIST(object)->items);
	G_OBJECT_CLASS(gls_paper_list_parent_class)->finalize(object);
}

static void
gls_paper_list_class_init(GlsPaperListClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_paper_list_dispose;
	object_class->finalize = gls_paper_list_finalize;
	signals[SIGNAL_CHANGED] = g_signal_new("changed", GLS_TYPE_PAPER_LIST, G_SIGNAL_RUN_LAST, 0,
					       NULL, NULL, NULL, G_TYPE_NONE, 0);
	signals[SIGNAL_FAILED] = g_signal_new("failed", GLS_TYPE_PAPER_LIST, G_SIGNAL_RUN_LAST, 0,
					      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gls_paper_list_init(GlsPaperList *self)
{
	self->items = g_ptr_array_new_with_free_func(g_object_unref);
}

/**
 * gls_paper_list_new:
 *
 * Returns: (transfer full): an empty list
 */
GlsPaperList *
gls_paper_list_new(void)
{
	return g_object_new(GLS_TYPE_PAPER_LIST, NULL);
}

/**
 * gls_paper_list_ask:
 * @self: a list
 * @directory: of the history
 * @text: (nullable): what the title, an id or a source has to contain
 * @states: as in #GlsHistoryQuery
 *
 * Empties the list, and begins to fill it with the papers that were met last, in a thread.
 */
void
gls_paper_list_ask(GlsPaperList *self, const gchar *directory, const gchar *text, guint states)
{
	guint n = self->items->len;

	g_clear_pointer(&self->listing, listing_cancel);
	g_clear_pointer(&self->next, listing_cancel);
	self->next = listing_new(self, directory, text, states);
	self->is_busy = TRUE;
	self->is_complete = FALSE;
	g_ptr_array_set_size(self->items, 0);
	g_list_model_items_changed(G_LIST_MODEL(self), 0, n, 0);
	begin(self);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

/**
 * gls_paper_list_load_more:
 * @self: a list
 *
 * Goes on where it paused.
 */
void
gls_paper_list_load_more(GlsPaperList *self)
{
	if (self->is_busy || self->is_complete || self->listing == NULL)
		return;
	self->is_busy = TRUE;
	g_mutex_lock(&self->listing->mutex);
	self->listing->n_allowed = self->listing->n_found + PAGE;
	g_cond_signal(&self->listing->wake);
	g_mutex_unlock(&self->listing->mutex);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

/**
 * gls_paper_list_remove:
 * @self: a list
 * @item: a paper in it
 *
 * Takes a paper off the list; the history is changed elsewhere.
 */
void
gls_paper_list_remove(GlsPaperList *self, GlsPaperItem *item)
{
	guint position;

	if (!g_ptr_array_find(self->items, item, &position))
		return;
	g_ptr_array_remove_index(self->items, position);
	g_list_model_items_changed(G_LIST_MODEL(self), position, 1, 0);
}

/**
 * gls_paper_list_is_busy:
 * @self: a list
 *
 * Returns: whether papers are being looked for
 */
gboolean
gls_paper_list_is_busy(GlsPaperList *self)
{
	return self->is_busy;
}

/**
 * gls_paper_list_is_complete:
 * @self: a list
 *
 * Returns: whether all papers that were asked for are in the list
 */
gboolean
gls_paper_list_is_complete(GlsPaperList *self)
{
	return self->is_complete;
}
