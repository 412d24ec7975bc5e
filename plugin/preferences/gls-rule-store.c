/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-watch.h"
#include "core/settings/gls-file-watch.h"
#include "core/settings/gls-private-file.h"
#include "preferences/gls-rule-listing.h"
#include "preferences/gls-rule-store.h"

/* how many edits can be undone; each keeps the file from before and after it */
#define MAX_UNDO 50

/* an edit that was made: the file before and after it, and what it was, in words */
typedef struct {
	gchar *before;
	gchar *after;
	gchar *what;
} Step;

/**
 * GlsRuleStore:
 *
 * The user's rule file as a list of #GlsRuleItem that is kept up to date. It emits `changed` when the
 * rules were read anew, and `failed` with a #GError when they cannot be read. Every edit is made in
 * the file as it is at that moment, in a thread, so that nothing another program wrote is lost.
 */
struct _GlsRuleStore {
	GObject parent_instance;

	gchar *path;
	gchar *text;
	GListStore *items;
	GlsFileWatch *watch;
	GPtrArray *done;
	GPtrArray *undone;
	GMutex mutex;
};

G_DEFINE_FINAL_TYPE(GlsRuleStore, gls_rule_store, G_TYPE_OBJECT)

enum {
	SIGNAL_CHANGED,
	SIGNAL_FAILED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
step_free(Step *step)
{
	g_free(step->before);
	g_free(step->after);
	g_free(step->what);
	g_free(step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Step, step_free)

static void
gls_rule_store_dispose(GObject *object)
{
	GlsRuleStore *self = GLS_RULE_STORE(object);

	if (self->watch != NULL)
		g_signal_handlers_disconnect_by_data(self->watch, self);
	g_clear_object(&self->watch);
	G_OBJECT_CLASS(gls_rule_store_parent_class)->dispose(object);
}

static void
gls_rule_store_finalize(GObject *object)
{
	GlsRuleStore *self = GLS_RULE_STORE(object);

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
	self->items = g_list_store_new(GLS_TYPE_RULE_ITEM);
	self->done = g_ptr_array_new_with_free_func((GDestroyNotify)step_free);
	self->undone = g_ptr_array_new_with_free_func((GDestroyNotify)step_free);
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
		by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
	GPtrArray *items = g_ptr_array_new_with_free_func(g_object_unref);
	guint n = g_list_model_get_n_items(G_LIST_MODEL(self->items));

	for (guint i = 0; i < n; i++) {
		GlsRuleItem *item = g_list_model_get_item(G_LIST_MODEL(self->items), i);

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

/* changes no more of the list than is different */
static void
show_items(GlsRuleStore *self, const GPtrArray *items)
{
	guint n = g_list_model_get_n_items(G_LIST_MODEL(self->items));
	guint first = 0;
	guint same = 0;

	while (first < MIN(n, items->len) && is_at(self, first, items->pdata[first]))
		first++;
	while (same < MIN(n, items->len) - first &&
	       is_at(self, n - 1 - same, items->pdata[items->len - 1 - same]))
		same++;
	if (n - first - same > 0 || items->len - first - same > 0)
		g_list_store_splice(self->items, first, n - first - same, items->pdata + first,
				    items->len - first - same);
}

static void
take_listing(GlsRuleStore *self, GlsRuleListing *listing)
{
	g_autoptr(GPtrArray) items = reuse_items(self, listing->items);

	g_free(self->text);
	self->text = g_steal_pointer(&listing->text);
	show_items(self, items);
	g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
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
		take_listing(self, listing);
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
 * Returns: (transfer none): a list of #GlsRuleItem
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
	guint n = g_list_model_get_n_items(G_LIST_MODEL(self->items));

	for (guint i = 0; i < n; i++) {
		g_autoptr(GlsRuleItem) item = g_list_model_get_item(G_LIST_MODEL(self->items), i);

		if (strcmp(gls_rule_item_get_name(item), rule) == 0)
			return item;
	}
	return NULL;
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

/* an edit that is to be made */
typedef struct {
	gchar *what;
	GlsRuleEditFunc func;
	gpointer data;
	GDestroyNotify free_data;
	Step *step;
	GlsRuleListing *listing;
} Edit;

static void
edit_free(Edit *edit)
{
	if (edit->free_data != NULL)
		edit->free_data(edit->data);
	g_clear_pointer(&edit->step, step_free);
	g_clear_pointer(&edit->listing, gls_rule_listing_free);
	g_free(edit->what);
	g_free(edit);
}

static gboolean
make_edit(GlsRuleStore *self, Edit *edit, GError **error)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);
	g_autoptr(GlsRuleEditor) editor = gls_rule_editor_new_from_file(self->path, error);
	g_autofree gchar *before = editor != NULL ? gls_rule_editor_to_string(editor) : NULL;

	if (editor == NULL || !edit->func(editor, edit->data, error) ||
	    !gls_rule_editor_save(editor, error))
		return FALSE;
	edit->step = g_new0(Step, 1);
	edit->step->before = g_steal_pointer(&before);
	edit->step->after = gls_rule_editor_to_string(editor);
	edit->step->what = g_strdup(edit->what);
	edit->listing = gls_rule_listing_new(self->path, error);
	return edit->listing != NULL;
}

static void
edit_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	g_autoptr(GError) error = NULL;

	if (make_edit(source, task_data, &error))
		g_task_return_boolean(task, TRUE);
	else
		g_task_return_error(task, g_steal_pointer(&error));
}

/**
 * gls_rule_store_edit_async:
 * @self: a store
 * @what: what is done, in words that people read: "Rule “bandits” deleted"
 * @func: does it; called in a thread
 * @data: for @func
 * @free_data: (nullable): frees @data
 * @callback: called when the file is saved, or was not
 * @user_data: for @callback
 *
 * Changes the rules.
 */
void
gls_rule_store_edit_async(GlsRuleStore *self,
			  const gchar *what,
			  GlsRuleEditFunc func,
			  gpointer data,
			  GDestroyNotify free_data,
			  GAsyncReadyCallback callback,
			  gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(self, NULL, callback, user_data);
	Edit *edit = g_new0(Edit, 1);

	edit->what = g_strdup(what);
	edit->func = func;
	edit->data = data;
	edit->free_data = free_data;
	g_task_set_task_data(task, edit, (GDestroyNotify)edit_free);
	g_task_run_in_thread(task, edit_thread);
}

/**
 * gls_rule_store_get_edit_data:
 * @result: what the callback of gls_rule_store_edit_async() was given
 *
 * Returns: (transfer none): the data of its function
 */
gpointer
gls_rule_store_get_edit_data(GAsyncResult *result)
{
	const Edit *edit = g_task_get_task_data(G_TASK(result));

	return edit->data;
}

/**
 * gls_rule_store_edit_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: a #GError
 *
 * Returns: %FALSE with an error of #GlsRuleEditor if the file is as it was
 */
gboolean
gls_rule_store_edit_finish(GlsRuleStore *self, GAsyncResult *result, GError **error)
{
	Edit *edit = g_task_get_task_data(G_TASK(result));

	if (!g_task_propagate_boolean(G_TASK(result), error))
		return FALSE;
	if (strcmp(edit->step->before, edit->step->after) != 0) {
		g_ptr_array_set_size(self->undone, 0);
		g_ptr_array_add(self->done, g_steal_pointer(&edit->step));
		if (self->done->len > MAX_UNDO)
			g_ptr_array_remove_index(self->done, 0);
	}
	take_listing(self, edit->listing);
	return TRUE;
}

/**
 * gls_rule_store_can_undo:
 * @self: a store
 * @redo: whether something is to be done again
 *
 * Returns: whether there is something to undo
 */
gboolean
gls_rule_store_can_undo(GlsRuleStore *self, gboolean redo)
{
	return (redo ? self->undone : self->done)->len > 0;
}

/* puts the file of a step back, unless another program wrote since */
static gboolean
put_back(GlsRuleStore *self, const Step *step, gboolean redo, GError **error)
{
	g_autoptr(GlsRuleListing) listing = NULL;
	gint lock = gls_private_file_lock(self->path, error);
	gboolean saved = FALSE;

	if (lock < 0)
		return FALSE;
	listing = gls_rule_listing_new(self->path, error);
	if (listing != NULL && strcmp(listing->text, redo ? step->before : step->after) != 0)
		g_set_error_literal(error, GLS_ERROR, GLS_ERROR_CHANGED,
				    _("The rules were changed by another program since"));
	else if (listing != NULL)
		saved = gls_private_file_save(self->path, redo ? step->after : step->before, error);
	g_close(lock, NULL);
	return saved;
}

static void
undo_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsRuleStore *self = source;
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);
	Edit *edit = task_data;
	gboolean redo = GPOINTER_TO_INT(edit->data);
	g_autoptr(GError) error = NULL;

	if (put_back(self, edit->step, redo, &error))
		edit->listing = gls_rule_listing_new(self->path, &error);
	if (edit->listing != NULL)
		g_task_return_boolean(task, TRUE);
	else
		g_task_return_error(task, g_steal_pointer(&error));
}

/**
 * gls_rule_store_undo_async:
 * @self: a store, with something to undo
 * @redo: whether it is to be done again
 * @callback: called when the file is saved, or was not
 * @user_data: for @callback
 *
 * Undoes the last edit, or makes again the one that was undone last.
 */
void
gls_rule_store_undo_async(GlsRuleStore *self,
			  gboolean redo,
			  GAsyncReadyCallback callback,
			  gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(self, NULL, callback, user_data);
	GPtrArray *from = redo ? self->undone : self->done;
	Edit *edit = g_new0(Edit, 1);

	g_return_if_fail(from->len > 0);

	edit->step = g_ptr_array_steal_index(from, from->len - 1);
	edit->data = GINT_TO_POINTER(redo);
	g_task_set_task_data(task, edit, (GDestroyNotify)edit_free);
	g_task_run_in_thread(task, undo_thread);
}

/**
 * gls_rule_store_undo_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: a #GError
 *
 * Returns: (transfer full): what was undone, in words; %NULL with %GLS_ERROR_CHANGED if another
 *   program changed the file since: nothing before that can be undone either
 */
gchar *
gls_rule_store_undo_finish(GlsRuleStore *self, GAsyncResult *result, GError **error)
{
	Edit *edit = g_task_get_task_data(G_TASK(result));
	gboolean redo = GPOINTER_TO_INT(edit->data);
	gchar *what;

	if (!g_task_propagate_boolean(G_TASK(result), error)) {
		g_ptr_array_set_size(self->done, 0);
		g_ptr_array_set_size(self->undone, 0);
		return NULL;
	}
	what = g_strdup(edit->step->what);
	g_ptr_array_add(redo ? self->done : self->undone, g_steal_pointer(&edit->step));
	take_listing(self, edit->listing);
	return what;
}
