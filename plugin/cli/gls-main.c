/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/gls-command.h"

static const GlsCommand *const commands[] = {
	&gls_annotate_command, &gls_benchmark_command, &gls_duplicates_command,
	&gls_history_command,  &gls_lookup_command,    &gls_rules_command,
};

/* a file that is opened must not take the place of a closed standard stream: what is meant for the
 * reader would be written into the history */
static void
open_standard_streams(void)
{
	for (gint descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
		if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF)
			continue;
		/* the wrong way round, so that using it still fails */
		if (open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			_exit(GLS_EXIT_PROBLEM);
	}
}

static gint
print_help(void)
{
	g_autoptr(GString) help = g_string_new(NULL);

	g_string_append(help, _("Usage: glossator COMMAND [OPTION…] [FILE…]\n\n"
				"Annotates digests of papers.\n\nCommands:\n"));
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		g_string_append_printf(help, "  %-12s%s\n", commands[i]->name,
				       _(commands[i]->summary));
	g_string_append(help, _("\n'glossator COMMAND --help' lists the options of a command, and\n"
				"'man glossator' tells more.\n"));
	return gls_command_write(help->str, help->len) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
print_version(void)
{
	const gchar *version = "glossator " VERSION "\n";

	return gls_command_write(version, strlen(version)) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
run(gint argc, gchar **argv)
{
	if (argc < 2) {
		gls_command_warn(_("expected a command; try 'glossator --help'"));
		return GLS_EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_help();
	if (strcmp(argv[1], "--version") == 0)
		return print_version();
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(argv[1], commands[i]->name) == 0)
			return commands[i]->run(argc - 1, argv + 1);
	gls_command_warn(_("no command '%s'; try 'glossator --help'"), argv[1]);
	return GLS_EXIT_USAGE;
}

int
main(int argc, char **argv)
{
	open_standard_streams();
	/* a reader that goes away is an error of writing, and is reported */
	signal(SIGPIPE, SIG_IGN);
	setlocale(LC_ALL, "");
	bindtextdomain(GETTEXT_PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
	textdomain(GETTEXT_PACKAGE);
	g_set_prgname("glossator");
	return run(argc, argv);
}
