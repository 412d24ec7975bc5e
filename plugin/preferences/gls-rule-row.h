/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "preferences/gls-rule-item.h"

G_BEGIN_DECLS

#define GLS_TYPE_RULE_ROW (gls_rule_row_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleRow, gls_rule_row, GLS, RULE_ROW, GtkBox)

void
gls_rule_row_set_item(GlsRuleRow *self, GlsRuleItem *item);

G_END_DECLS
