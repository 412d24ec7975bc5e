/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/gls-error.h"
#include "preferences/gls-rule-saving.h"

/* what a thread needs to know of an edit */
typedef struct {
	GlsRuleValues *draft;
	GlsRuleValues *saved;
	gchar *rule;
	gchar *before;
	gboolean enabled;
} Task;

static Task *
task_new(const gchar *rule)
{
	Task *task = g_new0(Task, 1);

	task->rule = g_strdup(rule);
	return task;
}

static void
task_free(Task *task)
{
	g_clear_pointer(&task->draft, gls_rule_values_free);
	g_clear_pointer(&task->saved, gls_rule_values_free);
	g_free(task->rule);
	g_free(task->before);
	g_free(task);
}

/* whether the rule in the file is still the one whose edit is saved */
static gboolean
check_unchanged(GlsRuleEditor *editor, const GlsRuleValues *saved, GError **error)
{
	g_autoptr(GlsRuleValues) now = gls_rule_values_new_from_editor(editor, saved->name);

	if (gls_rule_editor_has_rule(editor, saved->name) && gls_rule_values_equal(now, saved))
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_CHANGED,
		    _("“%s” was changed by another program meanwhile"), saved->name);
	return FALSE;
}

static gboolean
save(GlsRuleEditor *editor, gpointer data, GError **error)
{
	const Task *task = data;
	const GlsRuleValues *draft = task->draft;
	const GlsRuleValues *saved = task->saved;

	if (saved == NULL)
		return gls_rule_editor_add_rule(editor, draft->name, NULL, error) &&
		       gls_rule_values_write(draft, editor, error);
	if (!check_unchanged(editor, saved, error))
		return FALSE;
	if (strcmp(draft->name, saved->name) != 0 &&
	    !gls_rule_editor_rename_rule(editor, saved->name, draft->name, error))
		return FALSE;
	return gls_rule_values_write(draft, editor, error);
}

static gboolean
remove_rule(GlsRuleEditor *editor, gpointer data, GError **error)
{
	const Task *task = data;

	return gls_rule_editor_remove_rule(editor, task->rule, error);
}

static gboolean
move(GlsRuleEditor *editor, gpointer data, GError **error)
{
	const Task *task = data;

	return gls_rule_editor_move_rule(editor, task->rule, task->before, error);
}

static gboolean
enable(GlsRuleEditor *editor, gpointer data, GError **error)
{
	const Task *task = data;

	return task->enabled
		       ? gls_rule_editor_remove_key(editor, task->rule, "enabled", error)
		       : gls_rule_editor_set_value(editor, task->rule, "enabled", "false", error);
}

/* @words: with one %s for the name of the rule */
static void
begin(GlsRuleStore *store,
      const gchar *words,
      GlsRuleEditFunc func,
      Task *task,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
	g_autoptr(GString) what = g_string_new(words);

	g_string_replace(what, "%s", task->rule, 1);
	gls_rule_store_edit_async(store, what->str, func, task, (GDestroyNotify)task_free, callback,
				  user_data);
}

/**
 * gls_rule_saving_begin:
 * @store: where rules are kept
 * @draft: a rule
 * @saved: (nullable): how it stands in the file; %NULL to add it
 * @callback: called when it is saved, or was not; see gls_rule_store_edit_finish()
 * @user_data: for @callback
 *
 * Saves a rule. It fails with %GLS_ERROR_CHANGED if the file does not hold it as @saved any more, and
 * with %GLS_ERROR_CONFLICT if another rule has its name.
 */
void
gls_rule_saving_begin(GlsRuleStore *store,
		      const GlsRuleValues *draft,
		      const GlsRuleValues *saved,
		      GAsyncReadyCallback callback,
		      gpointer user_data)
{
	Task *task = task_new(draft->name);

	task->draft = gls_rule_values_copy(draft);
	task->saved = saved != NULL ? gls_rule_values_copy(saved) : NULL;
	begin(store, saved != NULL ? _("“%s” changed") : _("“%s” added"), save, task, callback,
	      user_data);
}

/**
 * gls_rule_saving_get_written:
 * @result: what the callback of gls_rule_saving_begin() was given
 *
 * Returns: (transfer none): the rule that was to be saved
 */
const GlsRuleValues *
gls_rule_saving_get_written(GAsyncResult *result)
{
	const Task *task = gls_rule_store_get_edit_data(result);

	return task->draft;
}

/**
 * gls_rule_saving_remove:
 * @store: where rules are kept
 * @rule: a name
 * @callback: see gls_rule_store_edit_finish()
 * @user_data: for @callback
 *
 * Deletes a rule.
 */
void
gls_rule_saving_remove(GlsRuleStore *store,
		       const gchar *rule,
		       GAsyncReadyCallback callback,
		       gpointer user_data)
{
	begin(store, _("“%s” deleted"), remove_rule, task_new(rule), callback, user_data);
}

/**
 * gls_rule_saving_move:
 * @store: where rules are kept
 * @rule: a name
 * @before: (nullable): the rule that it is to stand before; %NULL for the end
 * @callback: see gls_rule_store_edit_finish()
 * @user_data: for @callback
 *
 * Moves a rule.
 */
void
gls_rule_saving_move(GlsRuleStore *store,
		     const gchar *rule,
		     const gchar *before,
		     GAsyncReadyCallback callback,
		     gpointer user_data)
{
	Task *task = task_new(rule);

	task->before = g_strdup(before);
	begin(store, _("“%s” moved"), move, task, callback, user_data);
}

/**
 * gls_rule_saving_enable:
 * @store: where rules are kept
 * @rule: a name
 * @enabled: whether it works
 * @callback: see gls_rule_store_edit_finish()
 * @user_data: for @callback
 *
 * Switches a rule on or off.
 */
void
gls_rule_saving_enable(GlsRuleStore *store,
		       const gchar *rule,
		       gboolean enabled,
		       GAsyncReadyCallback callback,
		       gpointer user_data)
{
	Task *task = task_new(rule);

	task->enabled = enabled;
	begin(store, enabled ? _("“%s” switched on") : _("“%s” switched off"), enable, task,
	      callback, user_data);
}
