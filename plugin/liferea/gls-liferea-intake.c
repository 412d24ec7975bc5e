/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "liferea/gls-liferea-intake.h"
#include "liferea/gls-liferea-item.h"

/* how long items are read at a time while Liferea waits, in microseconds */
#define SLICE 2000

/* what may wait for the worker: one item more than either stops the reading until it has caught up */
#define MAX_WAITING	 64
#define MAX_WAITING_SIZE (4 * 1024 * 1024)

/* the same in 1.14 to 2.0; ids_of_feed() proves it before it is used */
struct _LifereaItemSet {
	GSList *rules;
	gboolean any_match;
	GList *ids;
	const gchar *node_id;
};

/* an item on its way */
typedef struct {
	gulong id;
	GlsMessage *message;
} Item;

struct _GlsLifereaIntake {
	GObject *feed_list;
	GlsAnnotator *annotator;
	GlsLifereaHeadlines *headlines;
	GCancellable *cancellable;
	guint idle_id;

	GQueue feeds;
	gchar *feed_id;
	GArray *item_ids;
	guint next_item;
	GHashTable *known_items;

	GQueue items;
	gsize items_size;
	gulong recorded_id;
	gboolean recording;
};

static void
schedule(GlsLifereaIntake *self);
static void
record_next(GlsLifereaIntake *self);

static void
item_free(Item *item)
{
	gls_message_free(item->message);
	g_free(item);
}

static gboolean
is_available(void)
{
	return gls_liferea_item_is_available() && node_from_id != NULL && node_get_id != NULL &&
	       db_itemset_load != NULL && itemset_free != NULL && item_load != NULL;
}

static void
message_done_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsLifereaIntake *self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage)
		annotated = gls_annotator_annotate_finish(GLS_ANNOTATOR(source), result, &error);

	/* once cancelled, the intake may be gone */
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (annotated == NULL)
		g_debug("liferea: an item was not recorded: %s", error->message);
	else if (self->headlines != NULL && annotated->annotations->len > 1)
		gls_liferea_headlines_set_count(
			self->headlines, self->recorded_id,
			annotated->was_shown ? 0 : annotated->counts[GLS_STATE_NEW]);
	self->recording = FALSE;
	record_next(self);
	/* in batches: reading an item at a time would wake the host for each */
	if (self->items.length <= MAX_WAITING / 2)
		schedule(self);
}

static void
record_next(GlsLifereaIntake *self)
{
	Item *item = NULL;

	if (self->recording || g_queue_is_empty(&self->items))
		return;
	item = g_queue_pop_head(&self->items);
	self->items_size -= item->message->length;
	self->recorded_id = item->id;
	self->recording = TRUE;
	gls_annotator_annotate_async(self->annotator, g_steal_pointer(&item->message),
				     GLS_ANNOTATE_ARRIVED, self->cancellable, message_done_cb,
				     self);
	item_free(item);
}

static GArray *
ids_of_feed(const gchar *feed_id)
{
	LifereaItemSet *items = db_itemset_load(feed_id);
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(guint));

	if (items == NULL)
		return ids;
	if (items->node_id != feed_id) {
		g_warning_once("this Liferea keeps items in another way: "
			       "items that are not opened are not recorded");
		return ids;
	}
	for (const GList *link = items->ids; link != NULL; link = link->next) {
		guint id = GPOINTER_TO_UINT(link->data);

		g_array_append_val(ids, id);
	}
	itemset_free(items);
	return ids;
}

static gboolean
begin_next_feed(GlsLifereaIntake *self)
{
	g_clear_pointer(&self->item_ids, g_array_unref);
	g_clear_pointer(&self->feed_id, g_free);
	self->feed_id = g_queue_pop_head(&self->feeds);
	if (self->feed_id == NULL)
		return FALSE;
	self->item_ids = ids_of_feed(self->feed_id);
	self->next_item = 0;
	return TRUE;
}

static void
read_item(GlsLifereaIntake *self, guint id)
{
	g_autoptr(GObject) item = NULL;
	LifereaNode *feed = node_from_id(self->feed_id);
	GlsMessage *message = NULL;
	Item *waiting = NULL;

	if (feed == NULL || !g_hash_table_add(self->known_items, GUINT_TO_POINTER(id)))
		return;
	item = (GObject *)item_load(id);
	if (item == NULL)
		return;
	message = gls_liferea_item_to_message((LifereaItem *)item, feed);
	if (message == NULL)
		return;
	waiting = g_new0(Item, 1);
	waiting->id = id;
	waiting->message = message;
	self->items_size += message->length;
	g_queue_push_tail(&self->items, waiting);
}

static gboolean
is_full(GlsLifereaIntake *self)
{
	return self->items.length >= MAX_WAITING || self->items_size >= MAX_WAITING_SIZE;
}

/* reads on until the slice is over, all is read, or enough is waiting for the worker */
static gboolean
read_slice(GlsLifereaIntake *self)
{
	gint64 start = g_get_monotonic_time();

	while (!is_full(self) && g_get_monotonic_time() - start < SLICE) {
		if (self->item_ids == NULL || self->next_item >= self->item_ids->len) {
			if (!begin_next_feed(self))
				return FALSE;
			continue;
		}
		read_item(self, g_array_index(self->item_ids, guint, self->next_item++));
	}
	return !is_full(self);
}

static gboolean
idle_cb(gpointer user_data)
{
	GlsLifereaIntake *self = user_data;
	gint64 start = g_get_monotonic_time();
	gboolean more = read_slice(self);

	g_debug("liferea: a slice of items took %.2f ms", (g_get_monotonic_time() - start) / 1e3);
	record_next(self);
	if (more)
		return G_SOURCE_CONTINUE;
	self->idle_id = 0;
	return G_SOURCE_REMOVE;
}

static void
schedule(GlsLifereaIntake *self)
{
	if (self->idle_id == 0)
		self->idle_id = g_idle_add_full(G_PRIORITY_LOW, idle_cb, self, NULL);
}

typedef struct {
	GlsLifereaIntake *intake;
	const gchar *name;
} Addition;

static void
add_feed(LifereaNode *node, gpointer user_data)
{
	Addition *addition = user_data;
	const gchar *id = node_get_id(node);

	if (addition->name == NULL || g_strcmp0(id, addition->name) == 0 ||
	    g_strcmp0(node_get_title(node), addition->name) == 0)
		g_queue_push_tail(&addition->intake->feeds, g_strdup(id));
	node_foreach_child_full(node, add_feed, 1, addition);
}

static void
node_updated_cb(GObject *feed_list, const gchar *name, gpointer user_data)
{
	Addition addition = {user_data, name};

	if (name == NULL)
		return;
	/* a title in 1.14 to 1.16, an id in 2.0; folders of that name have no items of their own */
	node_foreach_child_full(feedlist_get_root(), add_feed, 1, &addition);
	schedule(user_data);
}

/**
 * gls_liferea_intake_new:
 * @feed_list: Liferea's feed list
 * @annotator: records the items
 * @headlines: (nullable): told how many new papers each has; it lives longer than the intake
 *
 * Begins to record what arrives. Items that came while nobody recorded them are read in slices
 * while Liferea waits, and recorded in a thread.
 *
 * Returns: (transfer full) (nullable): an intake; %NULL if this Liferea has not what it needs
 */
GlsLifereaIntake *
gls_liferea_intake_new(GObject *feed_list, GlsAnnotator *annotator, GlsLifereaHeadlines *headlines)
{
	GlsLifereaIntake *self = NULL;
	Addition everything = {0};

	g_return_val_if_fail(G_IS_OBJECT(feed_list), NULL);
	g_return_val_if_fail(GLS_IS_ANNOTATOR(annotator), NULL);

	if (!is_available()) {
		g_warning("this Liferea does not tell its items: "
			  "items that are not opened are not recorded");
		return NULL;
	}
	self = g_new0(GlsLifereaIntake, 1);
	self->feed_list = g_object_ref(feed_list);
	self->annotator = g_object_ref(annotator);
	self->headlines = headlines;
	self->cancellable = g_cancellable_new();
	self->known_items = g_hash_table_new(NULL, NULL);
	g_queue_init(&self->feeds);
	g_queue_init(&self->items);
	g_signal_connect(feed_list, "node-updated", G_CALLBACK(node_updated_cb), self);
	everything.intake = self;
	node_foreach_child_full(feedlist_get_root(), add_feed, 1, &everything);
	schedule(self);
	return self;
}

/**
 * gls_liferea_intake_free:
 * @self: (nullable): an intake
 *
 * Stops recording. What was not recorded yet is read again next time.
 */
void
gls_liferea_intake_free(GlsLifereaIntake *self)
{
	if (self == NULL)
		return;
	g_clear_handle_id(&self->idle_id, g_source_remove);
	g_cancellable_cancel(self->cancellable);
	g_object_unref(self->cancellable);
	g_signal_handlers_disconnect_by_data(self->feed_list, self);
	g_object_unref(self->feed_list);
	g_object_unref(self->annotator);
	g_queue_clear_full(&self->feeds, g_free);
	g_queue_clear_full(&self->items, (GDestroyNotify)item_free);
	g_clear_pointer(&self->item_ids, g_array_unref);
	g_hash_table_unref(self->known_items);
	g_free(self->feed_id);
	g_free(self);
}
