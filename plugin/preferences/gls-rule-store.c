/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-watch.h"
#include "preferences/gls-rule-store-private.h"

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

/**
 * gls_rule_store_emit_changed:
 * @self: a store
 *
 * Tells that other rules are shown.
 */
void
gls_rule_store_emit_changed(GlsRuleStore *self)
{
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
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
	gls_rule_store_show(self);
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
