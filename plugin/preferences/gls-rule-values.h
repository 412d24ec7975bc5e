/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-rule-editor.h"

G_BEGIN_DECLS

/**
 * GlsRuleKey:
 * @GLS_RULE_KEY_MATCH: what the rule looks for
 * @GLS_RULE_KEY_COLOUR: of its tag
 * @GLS_RULE_KEY_EFFECT: what it does beside giving a tag
 * @GLS_RULE_KEY_SCORE: what it adds
 * @GLS_RULE_KEY_ONLY_IN: where it holds
 * @GLS_RULE_KEY_UNTIL: its last day
 * @GLS_RULE_KEY_CASE: whether words in capitals match any case
 * @GLS_RULE_KEY_ENABLED: whether it is switched on
 *
 * The keys of a rule, in the order in which they are written into a new one.
 */
typedef enum {
	GLS_RULE_KEY_MATCH,
	GLS_RULE_KEY_COLOUR,
	GLS_RULE_KEY_EFFECT,
	GLS_RULE_KEY_SCORE,
	GLS_RULE_KEY_ONLY_IN,
	GLS_RULE_KEY_UNTIL,
	GLS_RULE_KEY_CASE,
	GLS_RULE_KEY_ENABLED,
} GlsRuleKey;

#define GLS_N_RULE_KEYS (GLS_RULE_KEY_ENABLED + 1)

/**
 * GlsRuleValues:
 * @name: of the rule
 * @keys: for each #GlsRuleKey its value as it is written, %NULL if it has none
 *
 * A rule as it stands in the file, or as it is to stand there.
 */
typedef struct {
	gchar *name;
	gchar *keys[GLS_N_RULE_KEYS];
} GlsRuleValues;

GlsRuleValues *
gls_rule_values_new(const gchar *name);
GlsRuleValues *
gls_rule_values_new_from_group(GKeyFile *key_file, const gchar *group);
GlsRuleValues *
gls_rule_values_new_from_editor(const GlsRuleEditor *editor, const gchar *rule);
GlsRuleValues *
gls_rule_values_copy(const GlsRuleValues *self);
void
gls_rule_values_free(GlsRuleValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRuleValues, gls_rule_values_free)

void
gls_rule_values_set(GlsRuleValues *self, GlsRuleKey key, const gchar *value);
gboolean
gls_rule_values_equal(const GlsRuleValues *self, const GlsRuleValues *other);
void
gls_rule_values_keep(GlsRuleValues *self, const GlsRuleValues *from, const GlsRuleValues *to);
gboolean
gls_rule_values_merge(GlsRuleValues *self, const GlsRuleValues *base, const GlsRuleValues *other);
gboolean
gls_rule_values_is_enabled(const GlsRuleValues *self);
gchar *
gls_rule_values_to_group(const GlsRuleValues *self, GError **error);
gboolean
gls_rule_values_write(const GlsRuleValues *self, GlsRuleEditor *editor, GError **error);

G_END_DECLS
