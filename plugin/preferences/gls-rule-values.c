/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/settings/gls-key-lines.h"
#include "preferences/gls-rule-values.h"

static const gchar *const key_names[] = {"match",   "colour", "effect", "score",
					 "only-in", "until",  "case",	"enabled"};

G_STATIC_ASSERT(G_N_ELEMENTS(key_names) == GLS_N_RULE_KEYS);

/**
 * gls_rule_values_new:
 * @name: of a rule
 *
 * Returns: (transfer full): a rule without keys
 */
GlsRuleValues *
gls_rule_values_new(const gchar *name)
{
	GlsRuleValues *self = g_new0(GlsRuleValues, 1);

	self->name = g_strdup(name);
	return self;
}

/**
 * gls_rule_values_new_from_group:
 * @key_file: a rule file
 * @group: the name of a rule in it
 *
 * Returns: (transfer full): that rule
 */
GlsRuleValues *
gls_rule_values_new_from_group(GKeyFile *key_file, const gchar *group)
{
	GlsRuleValues *self = gls_rule_values_new(group);

	for (guint i = 0; i < GLS_N_RULE_KEYS; i++) {
		g_autofree gchar *value = g_key_file_get_value(key_file, group, key_names[i], NULL);

		gls_rule_values_set(self, i, value);
	}
	return self;
}

/**
 * gls_rule_values_new_from_editor:
 * @editor: a rule file that is being edited
 * @rule: the name of a rule in it
 *
 * Returns: (transfer full): that rule
 */
GlsRuleValues *
gls_rule_values_new_from_editor(const GlsRuleEditor *editor, const gchar *rule)
{
	GlsRuleValues *self = gls_rule_values_new(rule);

	for (guint i = 0; i < GLS_N_RULE_KEYS; i++) {
		g_autofree gchar *value = gls_rule_editor_dup_value(editor, rule, key_names[i]);

		gls_rule_values_set(self, i, value);
	}
	return self;
}

/**
 * gls_rule_values_copy:
 * @self: a rule
 *
 * Returns: (transfer full): the same
 */
GlsRuleValues *
gls_rule_values_copy(const GlsRuleValues *self)
{
	GlsRuleValues *copy = gls_rule_values_new(self->name);

	for (guint i = 0; i < GLS_N_RULE_KEYS; i++)
		copy->keys[i] = g_strdup(self->keys[i]);
	return copy;
}

/**
 * gls_rule_values_free:
 * @self: a rule
 *
 * Frees it.
 */
void
gls_rule_values_free(GlsRuleValues *self)
{
	for (guint i = 0; i < GLS_N_RULE_KEYS; i++)
		g_free(self->keys[i]);
	g_free(self->name);
	g_free(self);
}

/**
 * gls_rule_values_set:
 * @self: a rule
 * @key: a key
 * @value: (nullable): its value; spaces at its ends are dropped, line breaks become spaces, and an
 *   empty one is none
 *
 * Sets a key.
 */
void
gls_rule_values_set(GlsRuleValues *self, GlsRuleKey key, const gchar *value)
{
	gchar *line = g_strdup(value != NULL ? value : "");

	g_strstrip(g_strdelimit(line, "\r\n", ' '));
	g_free(self->keys[key]);
	self->keys[key] = *line != '\0' ? g_strdup(line) : NULL;
	g_free(line);
}

/**
 * gls_rule_values_equal:
 * @self: a rule
 * @other: (nullable): another
 *
 * Returns: whether name and keys are the same
 */
gboolean
gls_rule_values_equal(const GlsRuleValues *self, const GlsRuleValues *other)
{
	if (other == NULL || strcmp(self->name, other->name) != 0)
		return FALSE;
	for (guint i = 0; i < GLS_N_RULE_KEYS; i++)
		if (g_strcmp0(self->keys[i], other->keys[i]) != 0)
			return FALSE;
	return TRUE;
}

/* replaces what is as in @from by what it is in @to */
static void
keep_string(gchar **value, const gchar *from, const gchar *to)
{
	if (g_strcmp0(*value, from) != 0)
		return;
	g_free(*value);
	*value = g_strdup(to);
}

/**
 * gls_rule_values_keep:
 * @self: a rule
 * @from: a rule
 * @to: a rule
 *
 * Gives each part that is as in @from the value that it has in @to: what was shown in another way than
 * it is written, and was not touched, stays as it is written.
 */
void
gls_rule_values_keep(GlsRuleValues *self, const GlsRuleValues *from, const GlsRuleValues *to)
{
	keep_string(&self->name, from->name, to->name);
	for (guint i = 0; i < GLS_N_RULE_KEYS; i++)
		keep_string(&self->keys[i], from->keys[i], to->keys[i]);
}

static gboolean
merge_string(gchar **value, const gchar *base, const gchar *other)
{
	if (g_strcmp0(base, other) == 0 || g_strcmp0(*value, other) == 0)
		return TRUE;
	if (g_strcmp0(*value, base) != 0)
		return FALSE;
	g_free(*value);
	*value = g_strdup(other);
	return TRUE;
}

/**
 * gls_rule_values_merge:
 * @self: a rule that is being edited
 * @base: what it was before
 * @other: what somebody else made of it meanwhile
 *
 * Takes the changes of somebody else over, where they concern other parts of the rule.
 *
 * Returns: %FALSE if a part was changed in two ways; it is left as it is
 */
gboolean
gls_rule_values_merge(GlsRuleValues *self, const GlsRuleValues *base, const GlsRuleValues *other)
{
	gboolean merged = merge_string(&self->name, base->name, other->name);

	for (guint i = 0; i < GLS_N_RULE_KEYS; i++)
		merged &= merge_string(&self->keys[i], base->keys[i], other->keys[i]);
	return merged;
}

/**
 * gls_rule_values_is_enabled:
 * @self: a rule
 *
 * Returns: whether it is switched on
 */
gboolean
gls_rule_values_is_enabled(const GlsRuleValues *self)
{
	const gchar *value = self->keys[GLS_RULE_KEY_ENABLED];

	return value == NULL || g_ascii_strcasecmp(value, "false") != 0;
}

/**
 * gls_rule_values_to_group:
 * @self: a rule
 * @error: a #GError
 *
 * Returns: (transfer full): a rule file that holds this rule and no other; %NULL with
 *   %GLS_ERROR_RULE if name or values cannot stand in one
 */
gchar *
gls_rule_values_to_group(const GlsRuleValues *self, GError **error)
{
	g_autoptr(GlsKeyLines) lines = gls_key_lines_new("", 0);

	if (!gls_key_lines_add_group(lines, self->name, NULL, error))
		return NULL;
	for (guint i = 0; i < GLS_N_RULE_KEYS; i++) {
		if (self->keys[i] != NULL &&
		    !gls_key_lines_set_value(lines, self->name, key_names[i], self->keys[i], error))
			return NULL;
	}
	return gls_key_lines_to_string(lines);
}

/**
 * gls_rule_values_write:
 * @self: a rule
 * @editor: a rule file that has a rule of that name
 * @error: a #GError
 *
 * Gives the rule in the file these values. Keys that are right already are not touched.
 *
 * Returns: %FALSE with %GLS_ERROR_RULE if a value cannot stand in the file
 */
gboolean
gls_rule_values_write(const GlsRuleValues *self, GlsRuleEditor *editor, GError **error)
{
	g_autoptr(GlsRuleValues) now = gls_rule_values_new_from_editor(editor, self->name);

	for (guint i = 0; i < GLS_N_RULE_KEYS; i++) {
		const gchar *value = self->keys[i];

		if (g_strcmp0(value, now->keys[i]) == 0)
			continue;
		if (value != NULL
			    ? !gls_rule_editor_set_value(editor, self->name, key_names[i], value,
							 error)
			    : !gls_rule_editor_remove_key(editor, self->name, key_names[i], error))
			return FALSE;
	}
	return TRUE;
}
