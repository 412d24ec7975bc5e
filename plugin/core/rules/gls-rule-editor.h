/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsRuleEditor:
 *
 * A rule file that is being edited. What no edit concerns stays byte for byte: comments, order,
 * blank lines, unknown keys, line ends. It belongs to one thread at a time.
 */
typedef struct _GlsRuleEditor GlsRuleEditor;

GlsRuleEditor *
gls_rule_editor_new_from_file(const gchar *path, GError **error);
void
gls_rule_editor_free(GlsRuleEditor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRuleEditor, gls_rule_editor_free)

gchar **
gls_rule_editor_dup_rules(const GlsRuleEditor *self);
gboolean
gls_rule_editor_has_rule(const GlsRuleEditor *self, const gchar *rule);
gchar *
gls_rule_editor_dup_value(const GlsRuleEditor *self, const gchar *rule, const gchar *key);
gchar *
gls_rule_editor_to_string(const GlsRuleEditor *self);

gboolean
gls_rule_editor_add_rule(GlsRuleEditor *self,
			 const gchar *rule,
			 const gchar *before,
			 GError **error);
gboolean
gls_rule_editor_remove_rule(GlsRuleEditor *self, const gchar *rule, GError **error);
gboolean
gls_rule_editor_rename_rule(GlsRuleEditor *self,
			    const gchar *rule,
			    const gchar *name,
			    GError **error);
gboolean
gls_rule_editor_move_rule(GlsRuleEditor *self,
			  const gchar *rule,
			  const gchar *before,
			  GError **error);
gboolean
gls_rule_editor_set_value(GlsRuleEditor *self,
			  const gchar *rule,
			  const gchar *key,
			  const gchar *value,
			  GError **error);
gboolean
gls_rule_editor_remove_key(GlsRuleEditor *self,
			   const gchar *rule,
			   const gchar *key,
			   GError **error);
gboolean
gls_rule_editor_save(GlsRuleEditor *self, GError **error);

G_END_DECLS
