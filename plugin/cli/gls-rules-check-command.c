/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/gls-rules-command.h"
#include "core/rules/gls-rule-editor.h"

static guint
count_off(const GlsRuleEditor *file, gchar **names)
{
	guint n = 0;

	for (guint i = 0; names[i] != NULL; i++) {
		g_autofree gchar *enabled = gls_rule_editor_dup_value(file, names[i], "enabled");

		n += enabled != NULL && g_ascii_strcasecmp(enabled, "false") == 0;
	}
	return n;
}

static gint
check_file(const gchar *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_file(path, &error);
	g_autoptr(GlsRuleEditor) file = rules != NULL ? gls_rule_editor_new_from_file(path, &error)
						      : NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	g_auto(GStrv) names = NULL;
	const GPtrArray *mistakes;

	if (file == NULL) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	mistakes = gls_rule_set_get_rule_errors(rules);
	for (guint i = 0; i < mistakes->len; i++) {
		const GlsRuleError *mistake = g_ptr_array_index(mistakes, i);
		g_autofree gchar *value =
			gls_rule_editor_dup_value(file, mistake->rule, mistake->key);

		gls_rules_command_append_mistake(text, mistake, value);
	}
	names = gls_rule_editor_dup_rules(file);
	/* translators: numbers of rules */
	g_string_append_printf(text, _("%u rules: %u in use, %u switched off; %u mistakes\n"),
			       g_strv_length(names), gls_rule_set_get_n_rules(rules),
			       count_off(file, names), mistakes->len);
	if (!gls_command_write(text->str, text->len))
		return GLS_EXIT_PROBLEM;
	return mistakes->len == 0 ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
check(gint argc, gchar **argv)
{
	g_auto(GStrv) paths = NULL;
	g_autofree gchar *path = NULL;
	const GOptionEntry entries[] = {
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("[FILE]"));

	g_option_context_set_summary(
		context, _("Names every mistake in the rules, in FILE or in your own ones."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_rules_check_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (paths != NULL && paths[1] != NULL)
		return gls_command_fail_usage(&gls_rules_check_command, _("expected one file"));
	path = gls_rules_command_dup_path(paths != NULL ? paths[0] : NULL);
	return check_file(path);
}

const GlsCommand gls_rules_check_command = {
	.name = "rules check",
	.summary = N_("Name every mistake in the rules"),
	.run = check,
};
