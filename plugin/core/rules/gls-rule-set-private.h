/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-rule-set.h"
#include "core/rules/gls-rule.h"
#include "core/rules/gls-term-index.h"

G_BEGIN_DECLS

/**
 * GlsRuleSet:
 * @n_refs: who uses it
 * @name: what errors call the file
 * @rules: (element-type GlsRule): in their order in the file
 * @first_terms: (element-type guint): for each rule, the number of its first term in @index
 * @match_nothing: (element-type gboolean): for each rule, whether it matches what holds no term
 * @term_rules: (element-type guint): for each term of @index, the rule it belongs to
 * @index: the terms of all rules
 * @has_days: %TRUE if a rule has a last day
 * @mistakes: (element-type GlsRuleError): what is wrong in the file
 * @errors: the same in words
 */
struct _GlsRuleSet {
	gatomicrefcount n_refs;
	gchar *name;
	GPtrArray *rules;
	GArray *first_terms;
	GArray *match_nothing;
	GArray *term_rules;
	GlsTermIndex *index;
	gboolean has_days;
	GPtrArray *mistakes;
	gchar **errors;
};

G_END_DECLS
