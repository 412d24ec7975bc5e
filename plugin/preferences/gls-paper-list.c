/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-paper-list.h"
#include "preferences/gls-paper-listing.h"

/**
 * GlsPaperList:
 *
 * The papers of a history that a search finds, as a #GListModel that grows when it is asked to. It
 * emits `changed` when it begins, pauses or ends, and `failed` with what is wrong.
 */
struct _GlsPaperList {
	GObject parent_instance;

	GPtrArray *items;
	GlsPaperListing *listing;
	/* what is asked next, while the thread of the last question ends */
	GlsPaperListing *next;
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

static void
begin(GlsPaperList *self);

static void
add_papers(GlsPaperList *self, GPtrArray *papers)
{
	guint position = self->items->len;
	guint n = papers->len;

	g_ptr_array_extend(self->items, papers, (GCopyFunc)(GCallback)g_object_ref, NULL);
	g_list_model_items_changed(G_LIST_MODEL(self), position, 0, n);
}

static void
take_news(const GlsPaperListingNews *news, gpointer user_data)
{
	GlsPaperList *self = user_data;

	if (news->papers->len > 0)
		add_papers(self, news->papers);
	if (!news->is_pause && !news->is_end)
		return;
	self->is_busy = FALSE;
	self->is_complete = news->is_end;
	if (news->error != NULL)
		g_signal_emit(self, signals[SIGNAL_FAILED], 0, news->error->message);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
thread_ended_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsPaperList *self = GLS_PAPER_LIST(source);

	self->n_threads--;
	begin(self);
}

/* one thread at a time: there may be a search for each letter that is typed */
static void
begin(GlsPaperList *self)
{
	if (self->n_threads > 0 || self->next == NULL)
		return;
	self->listing = g_steal_pointer(&self->next);
	self->n_threads++;
	gls_paper_listing_run_async(self->listing, G_OBJECT(self), thread_ended_cb);
}

static void
gls_paper_list_dispose(GObject *object)
{
	GlsPaperList *self = GLS_PAPER_LIST(object);

	g_clear_pointer(&self->listing, gls_paper_listing_cancel);
	g_clear_pointer(&self->next, gls_paper_listing_cancel);
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

	gls_paper_list_stop(self);
	self->next = gls_paper_listing_new(directory, text, states, take_news, self);
	self->is_busy = TRUE;
	self->is_complete = FALSE;
	g_ptr_array_set_size(self->items, 0);
	g_list_model_items_changed(G_LIST_MODEL(self), 0, n, 0);
	begin(self);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

/**
 * gls_paper_list_stop:
 * @self: a list
 *
 * Looks for no more papers. Those in the list stay.
 */
void
gls_paper_list_stop(GlsPaperList *self)
{
	g_clear_pointer(&self->listing, gls_paper_listing_cancel);
	g_clear_pointer(&self->next, gls_paper_listing_cancel);
	self->is_busy = FALSE;
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
	gls_paper_listing_go_on(self->listing);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

/**
 * gls_paper_list_remove:
 * @self: a list
 * @item: a paper
 * @position: (out): where it was, if it was in the list
 *
 * Takes a paper off the list; the history is changed elsewhere.
 *
 * Returns: whether it was in the list
 */
gboolean
gls_paper_list_remove(GlsPaperList *self, GlsPaperItem *item, guint *position)
{
	if (!g_ptr_array_find(self->items, item, position))
		return FALSE;
	g_ptr_array_remove_index(self->items, *position);
	g_list_model_items_changed(G_LIST_MODEL(self), *position, 1, 0);
	return TRUE;
}

/**
 * gls_paper_list_insert:
 * @self: a list
 * @item: a paper
 * @position: where it was when it was taken off
 *
 * Puts a paper back.
 */
void
gls_paper_list_insert(GlsPaperList *self, GlsPaperItem *item, guint position)
{
	position = MIN(position, self->items->len);
	g_ptr_array_insert(self->items, (gint)position, g_object_ref(item));
	g_list_model_items_changed(G_LIST_MODEL(self), position, 0, 1);
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
