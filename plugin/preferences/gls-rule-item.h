/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "preferences/gls-rule-values.h"

G_BEGIN_DECLS

/**
 * GLS_RULE_ITEM_WEEKS:
 *
 * For how many weeks hits are shown.
 */
#define GLS_RULE_ITEM_WEEKS 12

#define GLS_TYPE_RULE_ITEM (gls_rule_item_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleItem, gls_rule_item, GLS, RULE_ITEM, GObject)

GlsRuleItem *
gls_rule_item_new(GlsRuleValues *values);
void
gls_rule_item_set_hits(GlsRuleItem *self, const GArray *weeks, guint n_known_weeks);
void
gls_rule_item_set_mistake(GlsRuleItem *self, const gchar *mistake);
void
gls_rule_item_take_over(GlsRuleItem *self, const GlsRuleItem *fresh);

const GlsRuleValues *
gls_rule_item_get_values(const GlsRuleItem *self);
const gchar *
gls_rule_item_get_name(const GlsRuleItem *self);
const gchar *
gls_rule_item_get_mistake(const GlsRuleItem *self);
const gchar *
gls_rule_item_get_colour(const GlsRuleItem *self);
const guint *
gls_rule_item_get_weeks(const GlsRuleItem *self);
gboolean
gls_rule_item_is_counted(const GlsRuleItem *self);
gboolean
gls_rule_item_is_idle(const GlsRuleItem *self);
gboolean
gls_rule_item_contains(const GlsRuleItem *self, const gchar *folded);

G_END_DECLS
