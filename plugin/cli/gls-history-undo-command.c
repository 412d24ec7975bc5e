/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-history-command.h"

/* parses the options of a command that has no arguments; %FALSE if they are wrong */
static gboolean
parse(const GlsCommand *command, gint argc, gchar **argv, const gchar *summary, gchar **directory)
{
	const GOptionEntry options[] = {
		GLS_HISTORY_COMMAND_OPTION(directory),
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_summary(context, summary);
	g_option_context_add_main_entries(context, options, GETTEXT_PACKAGE);
	if (!gls_command_parse(command, context, &argc, &argv))
		return FALSE;
	if (argc > 1)
		gls_command_fail_usage(command, _("expected no argument"));
	return argc == 1;
}

static gint
undo(gint argc, gchar **argv)
{
	g_autofree gchar *directory = NULL;
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *undone = NULL;
	g_autofree gchar *line = NULL;

	if (!parse(&gls_history_undo_command, argc, argv,
		   _("Undoes your last decision about papers, on whichever machine you made it, and "
		     "says which. Called again it undoes the one before."),
		   &directory))
		return GLS_EXIT_USAGE;
	history = gls_history_command_open(directory, GLS_HISTORY_NONE);
	if (history == NULL)
		return GLS_EXIT_PROBLEM;
	undone = gls_history_undo(history, &error);
	if (undone == NULL) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	line = g_strconcat(undone, "\n", NULL);
	return gls_history_command_finish(history, !gls_command_write(line, strlen(line)));
}

static gint
print_decisions(GlsHistory *history)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) decisions = gls_history_dup_decisions(history, &error);
	g_autoptr(GString) text = g_string_new(NULL);

	if (decisions == NULL) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	for (guint i = 0; i < decisions->len; i++) {
		const GlsDecision *decision = g_ptr_array_index(decisions, i);
		g_autofree gchar *words = gls_decision_dup_words(decision);
		g_autofree gchar *day =
			gls_history_command_dup_day(decision->time / G_USEC_PER_SEC);

		/* translators: a day, what was decided */
		g_string_append_printf(text, decision->undone ? _("%s %s (undone)\n") : "%s %s\n",
				       day, words);
	}
	return gls_history_command_finish(history, !gls_command_write(text->str, text->len));
}

static gint
print_log(gint argc, gchar **argv)
{
	g_autofree gchar *directory = NULL;
	g_autoptr(GlsHistory) history = NULL;

	if (!parse(&gls_history_log_command, argc, argv,
		   _("Lists your decisions about papers, the last one first: the day, and what "
		     "was decided."),
		   &directory))
		return GLS_EXIT_USAGE;
	history = gls_history_command_open(directory, GLS_HISTORY_READ_ONLY);
	return history != NULL ? print_decisions(history) : GLS_EXIT_PROBLEM;
}

const GlsCommand gls_history_undo_command = {
	.name = "history undo",
	.summary = N_("Undo your last decision"),
	.run = undo,
};

const GlsCommand gls_history_log_command = {
	.name = "history log",
	.summary = N_("List your decisions"),
	.run = print_log,
};
