/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "cli/gls-command.h"
#include "core/rules/gls-rule-set.h"

G_BEGIN_DECLS

extern const GlsCommand gls_rules_check_command;
extern const GlsCommand gls_rules_import_command;
extern const GlsCommand gls_rules_stats_command;
extern const GlsCommand gls_rules_test_command;

gchar *
gls_rules_command_dup_path(const gchar *path);
GlsRuleSet *
gls_rules_command_load(const gchar *path, GError **error);
void
gls_rules_command_append_mistake(GString *text, const GlsRuleError *mistake, const gchar *value);

G_END_DECLS
