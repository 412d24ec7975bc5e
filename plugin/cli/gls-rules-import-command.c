/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-rules-command.h"
#include "core/rules/import/gls-rule-import.h"
#include "files/gls-files.h"

static const gchar *const effects[] = {"tag", "star", "dim", "hide", NULL};

static void
append_rule(GString *text, const GlsRuleEditor *editor, const GlsImportedRule *rule)
{
	static const gchar *const keys[] = {"match",  "case",  "effect",
					    "colour", "score", "enabled"};

	g_string_append_printf(text, "[%s]\n", rule->name);
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		g_autofree gchar *value = gls_rule_editor_dup_value(editor, rule->name, keys[i]);

		if (value != NULL)
			g_string_append_printf(text, "%s=%s\n", keys[i], value);
	}
	g_string_append_c(text, '\n');
}

/* what was added goes to the standard output, what could not be to the standard error */
static gboolean
report(const GlsRuleImport *import, const GlsRuleEditor *editor, const gchar *path, gboolean saved)
{
	const GPtrArray *rules = gls_rule_import_get_rules(import);
	const GPtrArray *notes = gls_rule_import_get_notes(import);
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < notes->len; i++)
		gls_command_warn("%s: %s", gls_files_get_name(path),
				 (const gchar *)g_ptr_array_index(notes, i));
	for (guint i = 0; i < rules->len; i++)
		append_rule(text, editor, g_ptr_array_index(rules, i));
	g_string_append_printf(text,
			       saved ? _("%u rules added, %u notes\n")
				     : _("%u rules would be added, %u notes\n"),
			       rules->len, notes->len);
	return gls_command_write(text->str, text->len);
}

static GlsRuleImport *
read_import(const gchar *format, const gchar *path, GError **error)
{
	g_autoptr(GBytes) bytes = gls_files_load(path, error);
	GlsRuleImport *import = NULL;

	if (bytes == NULL)
		return NULL;
	import = gls_rule_import_new(format, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
				     error);
	if (import == NULL)
		g_prefix_error(error, "%s: ", gls_files_get_name(path));
	return import;
}

static gint
run_import(const gchar *format,
	   const gchar *path,
	   const gchar *rules,
	   const gchar *effect,
	   gboolean dry_run)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleImport) import = read_import(format, path, &error);
	g_autoptr(GlsRuleEditor)
		editor = import != NULL ? gls_rule_editor_new_from_file(rules, &error) : NULL;

	if (editor == NULL || !gls_rule_import_add_to(import, editor, effect, &error) ||
	    (!dry_run && !gls_rule_editor_save(editor, &error))) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	/* what could not be taken over is no failure: it was said, and the rest was done */
	return report(import, editor, path, !dry_run) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
import_rules(gint argc, gchar **argv)
{
	g_autofree gchar *format = NULL;
	g_autofree gchar *effect = NULL;
	g_autofree gchar *rules = NULL;
	g_autofree gchar *path = NULL;
	g_auto(GStrv) paths = NULL;
	gboolean dry_run = FALSE;
	const GOptionEntry entries[] = {
		{"from", 'f', 0, G_OPTION_ARG_STRING, &format,
		 N_("Where FILE is from: freshrss, miniflux, newsboat or ttrss-json"),
		 N_("READER")},
		{"effect", 'e', 0, G_OPTION_ARG_STRING, &effect,
		 N_("Give all rules this effect: tag, star, dim or hide"), N_("EFFECT")},
		{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would be added"),
		 NULL},
		{"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules, N_("Add to the rules in FILE"),
		 N_("FILE")},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("--from=READER FILE | -"));

	g_option_context_set_summary(context,
				     _("Takes over the filters of another reader as rules."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_rules_import_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (format == NULL || !g_strv_contains(gls_rule_import_get_formats(), format))
		return gls_command_fail_usage(
			&gls_rules_import_command,
			_("expected --from=freshrss, miniflux, newsboat or ttrss-json"));
	if (effect != NULL && !g_strv_contains(effects, effect))
		return gls_command_fail_usage(&gls_rules_import_command,
					      _("no effect '%s': expected tag, star, dim or hide"),
					      effect);
	if (paths == NULL || paths[1] != NULL)
		return gls_command_fail_usage(&gls_rules_import_command, _("expected one file"));
	path = gls_rules_command_dup_path(rules);
	return run_import(format, paths[0], path, effect, dry_run);
}

const GlsCommand gls_rules_import_command = {
	.name = "rules import",
	.summary = N_("Take over the filters of another reader"),
	.run = import_rules,
};
