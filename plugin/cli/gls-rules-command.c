/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-rules-command.h"
#include "core/rules/gls-rule-watch.h"

/* how many characters of a long value are shown, and how many of them before the mistake */
#define MAX_SHOWN  72
#define MAX_BEFORE 48

static const GlsCommand *const commands[] = {
	&gls_rules_check_command,
	&gls_rules_test_command,
	&gls_rules_stats_command,
	&gls_rules_import_command,
};

/**
 * gls_rules_command_dup_path:
 * @path: (nullable): what the command line names
 *
 * Returns: (transfer full): the path of the rule file
 */
gchar *
gls_rules_command_dup_path(const gchar *path)
{
	return path != NULL ? g_strdup(path) : gls_rule_watch_dup_default_path();
}

/**
 * gls_rules_command_load:
 * @path: (nullable): a rule file; %NULL for the user's own, or if there is none the rules that come
 *   with Glossator
 * @error: a #GError
 *
 * Returns: (transfer full): the rules, %NULL if they cannot be read
 */
GlsRuleSet *
gls_rules_command_load(const gchar *path, GError **error)
{
	g_autofree gchar *own = gls_rules_command_dup_path(path);

	if (path == NULL && !g_file_test(own, G_FILE_TEST_EXISTS))
		return gls_rule_set_new_default();
	return gls_rule_set_new_from_file(own, error);
}

static gboolean
can_show(gunichar c)
{
	return !g_unichar_iscntrl(c) && g_unichar_type(c) != G_UNICODE_FORMAT;
}

/* a value, or the part of it around a mistake, and a caret below that */
static void
append_caret(GString *text, const gchar *value, guint character)
{
	glong length = g_utf8_strlen(value, -1);
	glong at = MIN((glong)character - 1, length);
	glong start = length > MAX_SHOWN ? MAX(0, at - MAX_BEFORE) : 0;
	glong end = MIN(length, start + MAX_SHOWN);
	const gchar *p = g_utf8_offset_to_pointer(value, start);
	guint column = start > 0;

	g_string_append_printf(text, "    %s", start > 0 ? "…" : "");
	for (glong i = start; i < end; i++, p = g_utf8_next_char(p)) {
		gunichar c = can_show(g_utf8_get_char(p)) ? g_utf8_get_char(p) : ' ';

		g_string_append_unichar(text, c);
		if (i < at)
			column += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
	}
	g_string_append_printf(text, "%s\n    %*s^\n", end < length ? "…" : "", column, "");
}

/**
 * gls_rules_command_append_mistake:
 * @text: where to write
 * @mistake: what is wrong in a rule
 * @value: (nullable): the value it is in
 *
 * Writes a mistake and, if it has a place, the value with a caret below that place.
 */
void
gls_rules_command_append_mistake(GString *text, const GlsRuleError *mistake, const gchar *value)
{
	g_string_append_printf(text, "%s\n", mistake->text);
	if (value != NULL && mistake->character > 0)
		append_caret(text, value, mistake->character);
}

static gint
print_help(void)
{
	g_autoptr(GString) help = g_string_new(NULL);

	g_string_append(help, _("Usage: glossator rules COMMAND [OPTION…] [ARGUMENT…]\n\n"
				"Checks the rules, and changes them.\n\nCommands:\n"));
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		g_string_append_printf(help, "  %-12s%s\n", commands[i]->name + strlen("rules "),
				       _(commands[i]->summary));
	g_string_append(help, _("\n'glossator rules COMMAND --help' lists the options of a "
				"command.\n"));
	return gls_command_write(help->str, help->len) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
run(gint argc, gchar **argv)
{
	if (argc < 2)
		return gls_command_fail_usage(&gls_rules_command, _("expected a command"));
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_help();
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(argv[1], commands[i]->name + strlen("rules ")) == 0)
			return commands[i]->run(argc - 1, argv + 1);
	return gls_command_fail_usage(&gls_rules_command, _("no command '%s'"), argv[1]);
}

const GlsCommand gls_rules_command = {
	.name = "rules",
	.summary = N_("Check, try, count and import rules"),
	.run = run,
};
