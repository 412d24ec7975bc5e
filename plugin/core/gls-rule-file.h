/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-rule-set.h"

G_BEGIN_DECLS

#define GLS_TYPE_RULE_FILE (gls_rule_file_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleFile, gls_rule_file, GLS, RULE_FILE, GObject)

GlsRuleFile *
gls_rule_file_new(const gchar *path);
gchar *
gls_rule_file_dup_default_path(void);
void
gls_rule_file_follow(GlsRuleFile *self);
GlsRuleSet *
gls_rule_file_get_rules(GlsRuleFile *self);

G_END_DECLS
