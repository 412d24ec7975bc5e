/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-rule-editor.h"

G_BEGIN_DECLS

/**
 * GlsImportedRule:
 * @name: of its group
 * @where: where it stands in the file, such as `line 3`
 * @match: what it looks for
 * @effect: (nullable): its effect, %NULL for a tag (static)
 * @colour: (nullable): its colour, %NULL for any (static)
 * @score: what it adds; 0 for nothing
 * @fold_case: whether words in capitals match any case
 * @enabled: whether it is switched on
 *
 * A rule that was taken over from another reader.
 */
typedef struct {
	gchar *name;
	gchar *where;
	gchar *match;
	const gchar *effect;
	const gchar *colour;
	gint score;
	gboolean fold_case;
	gboolean enabled;
} GlsImportedRule;

/**
 * GlsRuleImport:
 *
 * The filters of another reader, as rules, and what of them could not be taken over.
 */
typedef struct _GlsRuleImport GlsRuleImport;

const gchar *const *
gls_rule_import_get_formats(void);
GlsRuleImport *
gls_rule_import_new(const gchar *format, const gchar *text, gsize length, GError **error);
void
gls_rule_import_free(GlsRuleImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRuleImport, gls_rule_import_free)

const GPtrArray *
gls_rule_import_get_rules(const GlsRuleImport *self);
const GPtrArray *
gls_rule_import_get_notes(const GlsRuleImport *self);
gboolean
gls_rule_import_add_to(GlsRuleImport *self,
		       GlsRuleEditor *editor,
		       const gchar *effect,
		       GError **error);

G_END_DECLS
