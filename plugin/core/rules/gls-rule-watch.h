/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/rules/gls-rule-set.h"

G_BEGIN_DECLS

#define GLS_TYPE_RULE_WATCH (gls_rule_watch_get_type())
G_DECLARE_FINAL_TYPE(GlsRuleWatch, gls_rule_watch, GLS, RULE_WATCH, GObject)

GlsRuleWatch *
gls_rule_watch_new(const gchar *path);
gchar *
gls_rule_watch_dup_default_path(void);
void
gls_rule_watch_follow(GlsRuleWatch *self);
GlsRuleSet *
gls_rule_watch_get_rules(GlsRuleWatch *self);

G_END_DECLS
