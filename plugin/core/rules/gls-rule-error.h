/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsRuleError:
 * @rule: the name of the rule's group
 * @key: the key whose value is wrong or missing
 * @character: where in that value, from 1; 0 if there is none
 * @what: what is wrong or was expected, followed by "at character N" unless that is 0
 * @text: file, group, key and @what in one line: "rules.ini: [bandits] match: unclosed quote at
 *   character 14"
 *
 * A mistake in a rule.
 */
typedef struct {
	gchar *rule;
	gchar *key;
	guint character;
	gchar *what;
	gchar *text;
} GlsRuleError;

GlsRuleError *
gls_rule_error_new(const gchar *file, const gchar *rule, const gchar *key, const gchar *what);
void
gls_rule_error_free(GlsRuleError *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRuleError, gls_rule_error_free)

G_END_DECLS
