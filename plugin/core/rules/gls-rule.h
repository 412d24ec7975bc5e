/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-query.h"

G_BEGIN_DECLS

/**
 * GlsRule:
 * @name: of its group, which is what its tag reads
 * @colour: one of the palette's names (static)
 * @query: what it looks for
 *
 * One rule of a rule file.
 */
typedef struct {
	gchar *name;
	const gchar *colour;
	GlsQuery *query;
} GlsRule;

GlsRule *
gls_rule_new_from_group(GKeyFile *key_file,
			const gchar *group,
			const gchar *file_name,
			GPtrArray *errors);
void
gls_rule_free(GlsRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRule, gls_rule_free)

G_END_DECLS
