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
#include "core/settings/gls-private-file.h"
#include "preferences/gls-rule-store-private.h"

/* how many edits can be undone; each keeps the file from before and after it */
#define MAX_UNDO 50

/*
 * gls_rule_step_free:
 * @self: an edit that was made
 *
 * Frees it.
 */
void
gls_rule_step_free(GlsRuleStep *self)
{
	g_free(self->before);
	g_free(self->after);
	g_free(self->what);
	g_free(self);
}

/* an edit that is to be made */
typedef struct {
	gchar *what;
	GlsRuleEditFunc func;
	gpointer data;
	GDestroyNotify free_data;
	GlsRuleStep *step;
	GlsRuleListing *listing;
} Edit;

static void
edit_free(Edit *edit)
{
	if (edit->free_data != NULL)
		edit->free_data(edit->data);
	g_clear_pointer(&edit->step, gls_rule_step_free);
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
	edit->step = g_new0(GlsRuleStep, 1);
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
	gls_rule_store_take_listing(self, edit->listing);
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
put_back(GlsRuleStore *self, const GlsRuleStep *step, gboolean redo, GError **error)
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
 *   program changed the file since: nothing before that can be undone either. After any other error
 *   it can be tried again
 */
gchar *
gls_rule_store_undo_finish(GlsRuleStore *self, GAsyncResult *result, GError **error)
{
	Edit *edit = g_task_get_task_data(G_TASK(result));
	gboolean redo = GPOINTER_TO_INT(edit->data);
	g_autoptr(GError) local_error = NULL;
	gchar *what;

	if (!g_task_propagate_boolean(G_TASK(result), &local_error)) {
		if (g_error_matches(local_error, GLS_ERROR, GLS_ERROR_CHANGED)) {
			g_ptr_array_set_size(self->done, 0);
			g_ptr_array_set_size(self->undone, 0);
		} else {
			g_ptr_array_add(redo ? self->undone : self->done,
					g_steal_pointer(&edit->step));
		}
		g_propagate_error(error, g_steal_pointer(&local_error));
		return NULL;
	}
	what = g_strdup(edit->step->what);
	g_ptr_array_add(redo ? self->done : self->undone, g_steal_pointer(&edit->step));
	gls_rule_store_take_listing(self, edit->listing);
	return what;
}
