/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/gls-error.h"
#include "core/rules/gls-query.h"
#include "core/rules/import/gls-rule-import.h"
#include "fuzz.h"

/* the first byte chooses the format, the others are filters of it: whatever is taken over compiles */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	const gchar *const *formats = gls_rule_import_get_formats();
	g_autoptr(GlsRuleEditor) editor = NULL;
	g_autoptr(GlsRuleImport) import = NULL;
	g_autoptr(GError) error = NULL;
	const GPtrArray *rules;

	if (size == 0)
		return 0;
	import = gls_rule_import_new(formats[data[0] % 4], (const gchar *)data + 1, size - 1, NULL);
	if (import == NULL)
		return 0;
	/* no file: nothing is read or written, and the rules that are shipped are added to */
	editor = gls_rule_editor_new_from_file("/nonexistent/rules.ini", &error);
	g_assert_no_error(error);
	gls_rule_import_add_to(import, editor, NULL, &error);
	g_assert_no_error(error);
	rules = gls_rule_import_get_rules(import);
	for (guint i = 0; i < rules->len; i++) {
		const GlsImportedRule *rule = g_ptr_array_index(rules, i);
		g_autofree gchar *match = gls_rule_editor_dup_value(editor, rule->name, "match");

		g_assert_cmpstr(match, ==, rule->match);
	}
	return 0;
}
