/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-effect.h"
#include "core/rules/gls-query.h"
#include "core/rules/gls-rule-error.h"

G_BEGIN_DECLS

/**
 * GLS_RULE_MAX_SCORE:
 *
 * The largest score of a rule, and with a minus the smallest.
 */
#define GLS_RULE_MAX_SCORE 1000000

/**
 * GlsRule:
 * @name: of its group, which is what its tag reads
 * @match: its query as it is written
 * @only_in: (nullable): where it holds, as it is written
 * @query: what it looks for, and where it holds
 * @colour: one of the palette's names (static)
 * @effect: what it does beside giving a tag
 * @score: what it adds to the score of a paper
 * @until: its last day, as year * 10000 + month * 100 + day; 0 if it has none
 *
 * One rule of a rule file.
 */
typedef struct {
	gchar *name;
	gchar *match;
	gchar *only_in;
	GlsQuery *query;
	const gchar *colour;
	GlsEffect effect;
	gint score;
	guint until;
} GlsRule;

GlsRule *
gls_rule_new_from_group(GKeyFile *key_file,
			const gchar *group,
			const gchar *file_name,
			GPtrArray *errors);
void
gls_rule_free(GlsRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRule, gls_rule_free)

const gchar *const *
gls_rule_get_palette(void);
const gchar *
gls_rule_find_colour(const gchar *colour, const gchar *rule);

G_END_DECLS
