/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-rule-editor.h"
#include "preferences/gls-rule-item.h"

G_BEGIN_DECLS

/**
 * GlsRuleEditFunc:
 * @editor: the rule file as it is now
 * @data: what was given with the function
 * @error: a #GError
 *
 * Changes rules. It is called in a thread.
 *
 * Returns: %FALSE to leave the file as it is
 */
typedef gboolean (*GlsRuleEditFunc)(GlsRuleEditor *editor, gpointer data, GError **error);

#define GLS_TYPE_RULE_STORE (gls_rule_store_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleStore, gls_rule_store, GLS, RULE_STORE, GObject)

GlsRuleStore *
gls_rule_store_new(const gchar *path);
void
gls_rule_store_follow(GlsRuleStore *self);

void
gls_rule_store_set_search(GlsRuleStore *self, const gchar *text);
gboolean
gls_rule_store_is_showing(GlsRuleStore *self);
GListModel *
gls_rule_store_get_items(GlsRuleStore *self);
guint
gls_rule_store_get_n_rules(GlsRuleStore *self);
const gchar *
gls_rule_store_get_rule_before(GlsRuleStore *self, const gchar *rule, const gchar *place);
GlsRuleItem *
gls_rule_store_find(GlsRuleStore *self, const gchar *rule);
gchar *
gls_rule_store_dup_free_name(GlsRuleStore *self, const gchar *name);
const gchar *
gls_rule_store_get_text(GlsRuleStore *self);

void
gls_rule_store_edit_async(GlsRuleStore *self,
			  const gchar *what,
			  GlsRuleEditFunc func,
			  gpointer data,
			  GDestroyNotify free_data,
			  GAsyncReadyCallback callback,
			  gpointer user_data);
gpointer
gls_rule_store_get_edit_data(GAsyncResult *result);
gboolean
gls_rule_store_edit_finish(GlsRuleStore *self, GAsyncResult *result, GError **error);

gboolean
gls_rule_store_can_undo(GlsRuleStore *self, gboolean redo);
void
gls_rule_store_undo_async(GlsRuleStore *self,
			  gboolean redo,
			  GAsyncReadyCallback callback,
			  gpointer user_data);
gchar *
gls_rule_store_undo_finish(GlsRuleStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
