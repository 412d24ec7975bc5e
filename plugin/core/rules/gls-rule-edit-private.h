/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/settings/gls-key-lines.h"

G_BEGIN_DECLS

/**
 * GlsRuleEditKind:
 * @GLS_RULE_EDIT_ADD: add the rule before the other one
 * @GLS_RULE_EDIT_REMOVE: remove it
 * @GLS_RULE_EDIT_RENAME: give it the other name
 * @GLS_RULE_EDIT_MOVE: move it before the other one
 * @GLS_RULE_EDIT_SET: set the value of a key
 * @GLS_RULE_EDIT_UNSET: remove a key
 */
typedef enum {
	GLS_RULE_EDIT_ADD,
	GLS_RULE_EDIT_REMOVE,
	GLS_RULE_EDIT_RENAME,
	GLS_RULE_EDIT_MOVE,
	GLS_RULE_EDIT_SET,
	GLS_RULE_EDIT_UNSET,
} GlsRuleEditKind;

/**
 * GlsRuleEdit:
 * @kind: what is done
 * @rule: to which rule
 * @other: (nullable): another rule, or a key
 * @value: (nullable): of the key
 *
 * One edit. All that were made are kept, to make them again in a file that changed meanwhile.
 */
typedef struct {
	GlsRuleEditKind kind;
	gchar *rule;
	gchar *other;
	gchar *value;
} GlsRuleEdit;

GlsRuleEdit *
gls_rule_edit_new(GlsRuleEditKind kind, const gchar *rule, const gchar *other, const gchar *value);
void
gls_rule_edit_free(GlsRuleEdit *self);
gboolean
gls_rule_edit_apply(const GlsRuleEdit *self, GlsKeyLines *lines, GError **error);

G_END_DECLS
