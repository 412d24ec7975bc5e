/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-edit-private.h"
#include "core/rules/gls-rule-editor.h"
#include "core/rules/gls-rule-file.h"
#include "core/rules/gls-rule-set.h"
#include "core/settings/gls-key-lines.h"
#include "core/settings/gls-private-file.h"

struct _GlsRuleEditor {
	gchar *path;
	gchar *name;
	gchar *base;
	gboolean existed;
	GlsKeyLines *lines;
	GPtrArray *edits;
};

/* the file as it is now; a file that does not exist is the one that comes with Glossator, as the
 * readers use that */
static gchar *
read_file(const GlsRuleEditor *self, gboolean *exists, GError **error)
{
	g_autofree gchar *text = NULL;
	g_autoptr(GKeyFile) key_file = NULL;
	gsize length;

	*exists = g_file_test(self->path, G_FILE_TEST_EXISTS);
	if (!*exists) {
		g_autoptr(GBytes) shipped = gls_rule_set_get_default_file();

		return g_strndup(g_bytes_get_data(shipped, NULL), g_bytes_get_size(shipped));
	}
	text = gls_rule_file_read(self->path, &length, error);
	if (text == NULL)
		return NULL;
	key_file = gls_rule_file_parse(text, length, self->name, error);
	/* the parser has seen that there is no NUL in it */
	return key_file != NULL ? g_strndup(text, length) : NULL;
}

/**
 * gls_rule_editor_new_from_file:
 * @path: a rule file; one that does not exist is taken for the rules that come with Glossator
 * @error: a #GError
 *
 * Begins to edit a rule file.
 *
 * Returns: (transfer full): an editor; %NULL with a #GLS_ERROR that names file and line if it cannot
 *   be read or is no key-file: what cannot be read cannot be edited without losing some of it
 */
GlsRuleEditor *
gls_rule_editor_new_from_file(const gchar *path, GError **error)
{
	g_autoptr(GlsRuleEditor) self = NULL;

	g_return_val_if_fail(path != NULL, NULL);

	self = g_new0(GlsRuleEditor, 1);
	self->path = g_strdup(path);
	self->name = g_filename_display_basename(path);
	self->edits = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_edit_free);
	self->base = read_file(self, &self->existed, error);
	if (self->base == NULL)
		return NULL;
	self->lines = gls_key_lines_new(self->base, strlen(self->base));
	return g_steal_pointer(&self);
}

/**
 * gls_rule_editor_free:
 * @self: an editor
 *
 * Ends editing. What was not saved is gone.
 */
void
gls_rule_editor_free(GlsRuleEditor *self)
{
	g_clear_pointer(&self->lines, gls_key_lines_free);
	g_ptr_array_unref(self->edits);
	g_free(self->base);
	g_free(self->name);
	g_free(self->path);
	g_free(self);
}

/**
 * gls_rule_editor_dup_rules:
 * @self: an editor
 *
 * Returns: (transfer full): the names of the rules in their order, also of those that are switched
 *   off or wrong
 */
gchar **
gls_rule_editor_dup_rules(const GlsRuleEditor *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return gls_key_lines_dup_groups(self->lines);
}

/**
 * gls_rule_editor_has_rule:
 * @self: an editor
 * @rule: a name
 *
 * Returns: whether there is such a rule
 */
gboolean
gls_rule_editor_has_rule(const GlsRuleEditor *self, const gchar *rule)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(rule != NULL, FALSE);

	return gls_key_lines_has_group(self->lines, rule);
}

/**
 * gls_rule_editor_dup_value:
 * @self: an editor
 * @rule: a rule
 * @key: a key
 *
 * Returns: (transfer full) (nullable): its value as it is written, %NULL if it has none
 */
gchar *
gls_rule_editor_dup_value(const GlsRuleEditor *self, const gchar *rule, const gchar *key)
{
	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(rule != NULL, NULL);
	g_return_val_if_fail(key != NULL, NULL);

	return gls_key_lines_dup_value(self->lines, rule, key);
}

/**
 * gls_rule_editor_to_string:
 * @self: an editor
 *
 * Returns: (transfer full): the file with all edits
 */
gchar *
gls_rule_editor_to_string(const GlsRuleEditor *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return gls_key_lines_to_string(self->lines);
}

static gboolean
do_edit(GlsRuleEditor *self,
	GlsRuleEditKind kind,
	const gchar *rule,
	const gchar *other,
	const gchar *value,
	GError **error)
{
	GlsRuleEdit *edit = gls_rule_edit_new(kind, rule, other, value);

	if (gls_rule_edit_apply(edit, self->lines, error)) {
		g_ptr_array_add(self->edits, edit);
		return TRUE;
	}
	g_prefix_error(error, "%s: ", self->name);
	gls_rule_edit_free(edit);
	return FALSE;
}

/**
 * gls_rule_editor_add_rule:
 * @self: an editor
 * @rule: the name of a new rule
 * @before: (nullable): the rule that it is to stand before; %NULL for the end
 * @error: a #GError
 *
 * Adds a rule without keys.
 *
 * Returns: %FALSE with %GLS_ERROR_CONFLICT if there is one of that name, %GLS_ERROR_RULE if the name
 *   cannot stand in the file, %GLS_ERROR_NOT_FOUND if there is no rule @before
 */
gboolean
gls_rule_editor_add_rule(GlsRuleEditor *self,
			 const gchar *rule,
			 const gchar *before,
			 GError **error)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(rule != NULL, FALSE);

	return do_edit(self, GLS_RULE_EDIT_ADD, rule, before, NULL, error);
}

/**
 * gls_rule_editor_remove_rule:
 * @self: an editor
 * @rule: a rule
 * @error: a #GError
 *
 * Removes a rule, with the comments right above it and right below its keys.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such rule
 */
gboolean
gls_rule_editor_remove_rule(GlsRuleEditor *self, const gchar *rule, GError **error)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(rule != NULL, FALSE);

	return do_edit(self, GLS_RULE_EDIT_REMOVE, rule, NULL, NULL, error);
}

/**
 * gls_rule_editor_rename_rule:
 * @self: an editor
 * @rule: a rule
 * @name: its new name
 * @error: a #GError
 *
 * Renames a rule.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such rule, %GLS_ERROR_CONFLICT if the name
 *   is taken, %GLS_ERROR_RULE if it cannot stand in the file
 */
gboolean
gls_rule_editor_rename_rule(GlsRuleEditor *self,
			    const gchar *rule,
			    const gchar *name,
			    GError **error)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(rule != NULL, FALSE);
	g_return_val_if_fail(name != NULL, FALSE);

	return do_edit(self, GLS_RULE_EDIT_RENAME, rule, name, NULL, error);
}

/**
 * gls_rule_editor_move_rule:
 * @self: an editor
 * @rule: a rule
 * @before: (nullable): the rule that it is to stand before; %NULL for the end
 * @error: a #GError
 *
 * Moves a rule, with its comments.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such rule
 */
gboolean
gls_rule_editor_move_rule(GlsRuleEditor *self,
			  const gchar *rule,
			  const gchar *before,
			  GError **error)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(rule != NULL, FALSE);

	return do_edit(self, GLS_RULE_EDIT_MOVE, rule, before, NULL, error);
}

/**
 * gls_rule_editor_set_value:
 * @self: an editor
 * @rule: a rule
 * @key: a key
 * @value: its value, in one line and without spaces at its ends
 * @error: a #GError
 *
 * Sets a key. The value is written as it is, as the rules are read without escapes.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such rule, %GLS_ERROR_RULE if key or value
 *   would not be read back
 */
gboolean
gls_rule_editor_set_value(GlsRuleEditor *self,
			  const gchar *rule,
			  const gchar *key,
			  const gchar *value,
			  GError **error)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(rule != NULL, FALSE);
	g_return_val_if_fail(key != NULL, FALSE);
	g_return_val_if_fail(value != NULL, FALSE);

	return do_edit(self, GLS_RULE_EDIT_SET, rule, key, value, error);
}

/**
 * gls_rule_editor_remove_key:
 * @self: an editor
 * @rule: a rule
 * @key: a key, which it need not have
 * @error: a #GError
 *
 * Removes a key.
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if there is no such rule
 */
gboolean
gls_rule_editor_remove_key(GlsRuleEditor *self, const gchar *rule, const gchar *key, GError **error)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(rule != NULL, FALSE);
	g_return_val_if_fail(key != NULL, FALSE);

	return do_edit(self, GLS_RULE_EDIT_UNSET, rule, key, NULL, error);
}

/* whether a group is in both files the same, or in neither */
static gboolean
check_same(const GlsRuleEditor *self,
	   const GlsKeyLines *base,
	   const GlsKeyLines *now,
	   const gchar *rule,
	   GError **error)
{
	g_autofree gchar *before = gls_key_lines_dup_group(base, rule);
	g_autofree gchar *after = gls_key_lines_dup_group(now, rule);

	if (g_strcmp0(before, after) == 0)
		return TRUE;
	g_set_error(error, GLS_ERROR, GLS_ERROR_CHANGED,
		    "%s: [%s] was changed by another program meanwhile", self->name, rule);
	return FALSE;
}

/* makes all edits again in the file as it is now, if nobody else touched the same groups */
static GlsKeyLines *
merge(const GlsRuleEditor *self, const gchar *text, GError **error)
{
	g_autoptr(GlsKeyLines) base = gls_key_lines_new(self->base, strlen(self->base));
	g_autoptr(GlsKeyLines) now = gls_key_lines_new(text, strlen(text));

	for (guint i = 0; i < self->edits->len; i++) {
		const GlsRuleEdit *edit = g_ptr_array_index(self->edits, i);

		if (!check_same(self, base, now, edit->rule, error) ||
		    (edit->kind == GLS_RULE_EDIT_RENAME &&
		     !check_same(self, base, now, edit->other, error)))
			return NULL;
	}
	for (guint i = 0; i < self->edits->len; i++) {
		g_autoptr(GError) local = NULL;

		if (gls_rule_edit_apply(g_ptr_array_index(self->edits, i), now, &local))
			continue;
		g_set_error(error, GLS_ERROR, GLS_ERROR_CHANGED,
			    "%s was changed by another program meanwhile: %s", self->name,
			    local->message);
		return NULL;
	}
	return g_steal_pointer(&now);
}

static gboolean
save_locked(GlsRuleEditor *self, GError **error)
{
	g_autofree gchar *now = NULL;
	g_autofree gchar *text = NULL;
	g_autoptr(GKeyFile) key_file = NULL;
	g_autoptr(GlsKeyLines) merged = NULL;
	gboolean exists;

	now = read_file(self, &exists, error);
	if (now == NULL)
		return FALSE;
	if (self->existed && !exists) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_CHANGED,
			    "%s was removed by another program meanwhile", self->name);
		return FALSE;
	}
	if (strcmp(now, self->base) != 0) {
		merged = merge(self, now, error);
		if (merged == NULL)
			return FALSE;
	}
	text = gls_key_lines_to_string(merged != NULL ? merged : self->lines);
	key_file = gls_rule_file_parse(text, strlen(text), self->name, error);
	if (key_file == NULL || !gls_private_file_save(self->path, text, error))
		return FALSE;
	if (merged != NULL) {
		gls_key_lines_free(self->lines);
		self->lines = g_steal_pointer(&merged);
	}
	g_free(self->base);
	self->base = g_steal_pointer(&text);
	self->existed = TRUE;
	g_ptr_array_set_size(self->edits, 0);
	return TRUE;
}

/**
 * gls_rule_editor_save:
 * @self: an editor
 * @error: a #GError
 *
 * Writes the file, at once and with mode 0600; a symbolic link stays one. If another program changed
 * it meanwhile, the edits are made again in what it wrote. Without edits nothing is written. It
 * waits for other programs and for the disk, so a program with a window calls it in a thread.
 *
 * Returns: %FALSE with %GLS_ERROR_CHANGED if another program changed or removed the same rules, or
 *   another error if it could not be written: the file is then as it was, and so are the edits
 */
gboolean
gls_rule_editor_save(GlsRuleEditor *self, GError **error)
{
	gboolean saved;
	gint lock;

	g_return_val_if_fail(self != NULL, FALSE);

	if (self->edits->len == 0)
		return TRUE;
	lock = gls_private_file_lock(self->path, error);
	if (lock < 0)
		return FALSE;
	saved = save_locked(self, error);
	g_close(lock, NULL);
	return saved;
}
