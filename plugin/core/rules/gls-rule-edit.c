/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/rules/gls-rule-edit-private.h"

/*
 * gls_rule_edit_new:
 * @kind: what is done
 * @rule: to which rule
 * @other: (nullable): another rule, or a key
 * @value: (nullable): of the key
 *
 * Returns: (transfer full): an edit
 */
GlsRuleEdit *
gls_rule_edit_new(GlsRuleEditKind kind, const gchar *rule, const gchar *other, const gchar *value)
{
	GlsRuleEdit *self = g_new0(GlsRuleEdit, 1);

	self->kind = kind;
	self->rule = g_strdup(rule);
	self->other = g_strdup(other);
	self->value = g_strdup(value);
	return self;
}

/*
 * gls_rule_edit_free:
 * @self: an edit
 *
 * Frees it.
 */
void
gls_rule_edit_free(GlsRuleEdit *self)
{
	g_free(self->rule);
	g_free(self->other);
	g_free(self->value);
	g_free(self);
}

/*
 * gls_rule_edit_apply:
 * @self: an edit
 * @lines: a rule file
 * @error: a #GError
 *
 * Makes the edit.
 *
 * Returns: %FALSE with the error of the function of #GlsKeyLines that does it
 */
gboolean
gls_rule_edit_apply(const GlsRuleEdit *self, GlsKeyLines *lines, GError **error)
{
	switch (self->kind) {
	case GLS_RULE_EDIT_ADD:
		return gls_key_lines_add_group(lines, self->rule, self->other, error);
	case GLS_RULE_EDIT_REMOVE:
		return gls_key_lines_remove_group(lines, self->rule, error);
	case GLS_RULE_EDIT_RENAME:
		return gls_key_lines_rename_group(lines, self->rule, self->other, error);
	case GLS_RULE_EDIT_MOVE:
		return gls_key_lines_move_group(lines, self->rule, self->other, error);
	case GLS_RULE_EDIT_SET:
		return gls_key_lines_set_value(lines, self->rule, self->other, self->value, error);
	case GLS_RULE_EDIT_UNSET:
	default:
		return gls_key_lines_remove_key(lines, self->rule, self->other, error);
	}
}
