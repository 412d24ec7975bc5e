/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "preferences/gls-rule-store.h"

G_BEGIN_DECLS

#define GLS_TYPE_RULE_FORM (gls_rule_form_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleForm, gls_rule_form, GLS, RULE_FORM, GtkBox)

void
gls_rule_form_set_store(GlsRuleForm *self, GlsRuleStore *store);
void
gls_rule_form_set_folded(GlsRuleForm *self, gboolean folded);
void
gls_rule_form_show_rule(GlsRuleForm *self, const GlsRuleValues *values);
void
gls_rule_form_show_new(GlsRuleForm *self, const GlsRuleValues *values);
void
gls_rule_form_clear(GlsRuleForm *self);
const gchar *
gls_rule_form_get_rule(GlsRuleForm *self);
gboolean
gls_rule_form_is_changed(GlsRuleForm *self);
gboolean
gls_rule_form_can_save(GlsRuleForm *self);
void
gls_rule_form_save(GlsRuleForm *self);

G_END_DECLS
