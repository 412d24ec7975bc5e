/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "preferences/gls-rule-store.h"

G_BEGIN_DECLS

#define GLS_TYPE_RULE_LIST (gls_rule_list_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleList, gls_rule_list, GLS, RULE_LIST, AdwBin)

void
gls_rule_list_set_store(GlsRuleList *self, GlsRuleStore *store);
GlsRuleItem *
gls_rule_list_get_selected(GlsRuleList *self);
GlsRuleItem *
gls_rule_list_get_neighbour(GlsRuleList *self, gboolean up);
void
gls_rule_list_select(GlsRuleList *self, GlsRuleItem *item);
gboolean
gls_rule_list_is_searching(GlsRuleList *self);
void
gls_rule_list_begin_search(GlsRuleList *self);
void
gls_rule_list_end_search(GlsRuleList *self);

G_END_DECLS
