/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-watch.h"
#include "core/text/gls-text.h"
#include "preferences/gls-rule-store-private.h"

/* rows that a list draws beyond what is seen (GTK's own number), and rows that come or go at once: each
 * takes some tenths of a millisecond */
#define MAX_ROWS     240
#define MAX_NEW_ROWS 24
#define MAX_OLD_ROWS 24

G_DEFINE_FINAL_TYPE(GlsRuleStore, gls_rule_store, G_TYPE_OBJECT)

enum {
	SIGNAL_CHANGED,
	SIGNAL_FAILED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
gls_rule_store_dispose(GObject *object)
{
	GlsRuleStore *self = GLS_RULE_STORE(object);

	if (self->watch != NULL)
		g_signal_handlers_disconnect_by_data(self->watch, self);
	g_clear_object(&self->watch);
	g_clear_handle_id(&self->show_id, g_source_remove);
	G_OBJECT_CLASS(gls_rule_store_parent_class)->dispose(object);
}

static void
gls_rule_store_finalize(GObject *object)
{
	GlsRuleStore *self = GLS_RULE_STORE(object);

	g_ptr_array_unref(self->all);
	g_ptr_array_unref(self->wanted);
	g_free(self->folded_search);
	g_object_unref(self->items);
	g_ptr_array_unref(self->done);
	g_ptr_array_unref(self->undone);
	g_free(self->text);
	g_free(self->path);
	g_mutex_clear(&self->mutex);
	G_OBJECT_CLASS(gls_rule_store_parent_class)->finalize(object);
}

static void
gls_rule_store_class_init(GlsRuleStoreClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_rule_store_dispose;
	object_class->finalize = gls_rule_store_finalize;

	signals[SIGNAL_CHANGED] = g_signal_new("changed", GLS_TYPE_RULE_STORE, G_SIGNAL_RUN_LAST, 0,
					       NULL, NULL, NULL, G_TYPE_NONE, 0);
	signals[SIGNAL_FAILED] = g_signal_new("failed", GLS_TYPE_RULE_STORE, G_SIGNAL_RUN_LAST, 0,
					      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
gls_rule_store_init(GlsRuleStore *self)
{
	self->all = g_ptr_array_new_with_free_func(g_object_unref);
	self->wanted = g_ptr_array_new_with_free_func(g_object_unref);
	self->items = g_list_store_new(GLS_TYPE_RULE_ITEM);
	self->done = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_step_free);
	self->undone = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_step_free);
	g_mutex_init(&self->mutex);
}

/**
 * gls_rule_store_new:
 * @path: (nullable): a rule file; %NULL for the user's own
 *
 * Returns: (transfer full): a store, in which nothing is yet
 */
GlsRuleStore *
gls_rule_store_new(const gchar *path)
{
	GlsRuleStore *self = g_object_new(GLS_TYPE_RULE_STORE, NULL);

	self->path = path != NULL ? g_strdup(path) : gls_rule_watch_dup_default_path();
	return self;
}

/* what is shown already stays the same object, so that it stays selected */
static GPtrArray *
reuse_items(GlsRuleStore *self, const GPtrArray *fresh)
{
	g_autoptr(GHashTable)
		by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *items = g_ptr_array_new_with_free_func(g_object_unref);

	for (guint i = 0; i < self->all->len; i++) {
		GlsRuleItem *item = g_ptr_array_index(self->all, i);

		g_hash_table_insert(by_name, g_strdup(gls_rule_item_get_name(item)), item);
	}
	for (guint i = 0; i < fresh->len; i++) {
		GlsRuleItem *item = g_ptr_array_index(fresh, i);
		GlsRuleItem *shown = g_hash_table_lookup(by_name, gls_rule_item_get_name(item));

		if (shown != NULL)
			gls_rule_item_take_over(shown, item);
		g_ptr_array_add(items, g_object_ref(shown != NULL ? shown : item));
	}
	return items;
}

static gboolean
is_at(GlsRuleStore *self, guint place, gconstpointer item)
{
	g_autoptr(GlsRuleItem) shown = g_list_model_get_item(G_LIST_MODEL(self->items), place);

	return shown == item;
}

/* a rule that was moved is taken out and put in again, so that the list stays where it is scrolled to */
static gboolean
move_one(GlsRuleStore *self, guint first, guint n)
{
	guint last = first + n - 1;
	gboolean down = is_at(self, first, self->wanted->pdata[last]);
	guint from = down ? first : last;
	guint to = down ? last : first;

	if (!down && !is_at(self, last, self->wanted->pdata[first]))
		return FALSE;
	g_list_store_remove(self->items, from);
	g_list_store_insert(self->items, to, self->wanted->pdata[to]);
	return TRUE;
}

/* changes no more of the list than is different, and no more at a time than can be drawn at once */
static gboolean
show_some(GlsRuleStore *self)
{
	const GPtrArray *wanted = self->wanted;
	guint n = g_list_model_get_n_items(G_LIST_MODEL(self->items));
	guint first = 0;
	guint same = 0;
	guint n_old;
	guint n_new;

	while (first < MIN(n, wanted->len) && is_at(self, first, wanted->pdata[first]))
		first++;
	while (same < MIN(n, wanted->len) - first &&
	       is_at(self, n - 1 - same, wanted->pdata[wanted->len - 1 - same]))
		same++;
	n_old = n - first - same;
	n_new = wanted->len - first - same;
	if (n_old == n_new && n_old > 1 && move_one(self, first, n_old))
		return TRUE;
	if (n_old > MAX_OLD_ROWS) {
		g_list_store_splice(self->items, first + n_old - MAX_OLD_ROWS, MAX_OLD_ROWS, NULL,
				    0);
		return TRUE;
	}
	if (first < MAX_ROWS)
		n_new = MIN(n_new, MAX_NEW_ROWS);
	if (n_old > 0 || n_new > 0)
		g_list_store_splice(self->items, first, n_old, wanted->pdata + first, n_new);
	return first + n_new + same < wanted->len;
}

static gboolean
show_more_cb(gpointer user_data)
{
	GlsRuleStore *self = user_data;

	if (show_some(self))
		return G_SOURCE_CONTINUE;
	self->show_id = 0;
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
	return G_SOURCE_REMOVE;
}

static void
show_wanted(GlsRuleStore *self)
{
	g_ptr_array_set_size(self->wanted, 0);
	for (guint i = 0; i < self->all->len; i++) {
		GlsRuleItem *item = g_ptr_array_index(self->all, i);

		if (self->folded_search == NULL ||
		    gls_rule_item_contains(item, self->folded_search))
			g_ptr_array_add(self->wanted, g_object_ref(item));
	}
	g_clear_handle_id(&self->show_id, g_source_remove);
	/* between two parts the window is drawn */
	if (show_some(self))
		self->show_id = g_idle_add(show_more_cb, self);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

/**
 * gls_rule_store_set_search:
 * @self: a store
 * @text: what is looked for in names and queries; nothing for all rules
 *
 * Chooses which rules are shown. `changed` is emitted when they are.
 */
void
gls_rule_store_set_search(GlsRuleStore *self, const gchar *text)
{
	g_clear_pointer(&self->folded_search, g_free);
	if (*text != '\0')
		self->folded_search = gls_text_fold(text, -1);
	show_wanted(self);
}

/**
 * gls_rule_store_take_listing:
 * @self: a store
 * @listing: the file as it is now; its text is taken over
 *
 * Shows what was read.
 */
void
gls_rule_store_take_listing(GlsRuleStore *self, GlsRuleListing *listing)
{
	GPtrArray *items = reuse_items(self, listing->items);

	g_ptr_array_unref(self->all);
	self->all = items;
	g_free(self->text);
	self->text = g_steal_pointer(&listing->text);
	show_wanted(self);
}

static void
load_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsRuleStore *self = source;
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);
	g_autoptr(GError) error = NULL;
	GlsRuleListing *listing = gls_rule_listing_new(self->path, &error);

	if (listing == NULL)
		g_task_return_error(task, g_steal_pointer(&error));
	else
		g_task_return_pointer(task, listing, (GDestroyNotify)gls_rule_listing_free);
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsRuleStore *self = GLS_RULE_STORE(source);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleListing) listing = g_task_propagate_pointer(G_TASK(result), &error);

	if (listing == NULL)
		g_signal_emit(self, signals[SIGNAL_FAILED], 0, error);
	else
		gls_rule_store_take_listing(self, listing);
}

static void
load(GlsRuleStore *self)
{
	g_autoptr(GTask) task = g_task_new(self, NULL, loaded_cb, NULL);

	g_task_run_in_thread(task, load_thread);
}

/**
 * gls_rule_store_follow:
 * @self: a store that does not follow its file yet
 *
 * Reads the rules, and does so again whenever the file changes.
 */
void
gls_rule_store_follow(GlsRuleStore *self)
{
	g_return_if_fail(GLS_IS_RULE_STORE(self));
	g_return_if_fail(self->watch == NULL);

	self->watch = gls_file_watch_new(self->path);
	g_signal_connect_swapped(self->watch, "changed", G_CALLBACK(load), self);
	load(self);
}

/**
 * gls_rule_store_get_items:
 * @self: a store
 *
 * Returns: (transfer none): a list of #GlsRuleItem, those that are looked for; a long one comes in
 *   parts, with `changed` at the end
 */
GListModel *
gls_rule_store_get_items(GlsRuleStore *self)
{
	return G_LIST_MODEL(self->items);
}

/**
 * gls_rule_store_find:
 * @self: a store
 * @rule: a name
 *
 * Returns: (transfer none) (nullable): the rule of that name
 */
GlsRuleItem *
gls_rule_store_find(GlsRuleStore *self, const gchar *rule)
{
	for (guint i = 0; i < self->all->len; i++) {
		GlsRuleItem *item = g_ptr_array_index(self->all, i);

		if (strcmp(gls_rule_item_get_name(item), rule) == 0)
			return item;
	}
	return NULL;
}

/**
 * gls_rule_store_get_n_rules:
 * @self: a store
 *
 * Returns: how many rules there are, whether they are looked for or not
 */
guint
gls_rule_store_get_n_rules(GlsRuleStore *self)
{
	return self->all->len;
}

static guint
get_place(GlsRuleStore *self, const gchar *rule)
{
	guint place = 0;

	while (place < self->all->len &&
	       strcmp(gls_rule_item_get_name(self->all->pdata[place]), rule) != 0)
		place++;
	return place;
}

/**
 * gls_rule_store_get_rule_before:
 * @self: a store
 * @rule: the name of a rule
 * @place: the name of another
 *
 * Says where a rule is to be moved to, to take the place of another: before that if it comes from
 * below, and behind it if it comes from above.
 *
 * Returns: (transfer none) (nullable): the rule that it is to stand before; %NULL for the end
 */
const gchar *
gls_rule_store_get_rule_before(GlsRuleStore *self, const gchar *rule, const gchar *place)
{
	guint before = get_place(self, place);

	if (get_place(self, rule) < before)
		before++;
	return before < self->all->len ? gls_rule_item_get_name(self->all->pdata[before]) : NULL;
}

/**
 * gls_rule_store_dup_free_name:
 * @self: a store
 * @name: how a rule should be called
 *
 * Returns: (transfer full): that name, with a number behind it if it is taken
 */
gchar *
gls_rule_store_dup_free_name(GlsRuleStore *self, const gchar *name)
{
	gchar *found = g_strdup(name);

	for (guint n = 2; gls_rule_store_find(self, found) != NULL; n++) {
		g_free(found);
		found = g_strdup_printf("%s %u", name, n);
	}
	return found;
}

/**
 * gls_rule_store_get_text:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the file, byte for byte; %NULL before it was read
 */
const gchar *
gls_rule_store_get_text(GlsRuleStore *self)
{
	return self->text;
}
