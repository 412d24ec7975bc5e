/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include "cli/gls-command.h"

/**
 * gls_command_warn:
 * @format: a printf() format
 * @...: its arguments
 *
 * Writes a line to the standard error, after the name of the program.
 */
void
gls_command_warn(const gchar *format, ...)
{
	g_autofree gchar *text = NULL;
	va_list arguments;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_printerr("glossator: %s\n", text);
}

/**
 * gls_command_fail_usage:
 * @command: a command
 * @format: a printf() format
 * @...: its arguments
 *
 * Says what is wrong with the command line.
 *
 * Returns: %GLS_EXIT_USAGE
 */
gint
gls_command_fail_usage(const GlsCommand *command, const gchar *format, ...)
{
	g_autofree gchar *text = NULL;
	va_list arguments;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_printerr("glossator %s: %s\nTry 'glossator %s --help'.\n", command->name, text,
		   command->name);
	return GLS_EXIT_USAGE;
}

/**
 * gls_command_parse:
 * @command: a command
 * @context: its options
 * @argc: (inout): number of its arguments
 * @argv: (inout): its arguments; what is left are no options
 *
 * Parses the options of a command, and says what is wrong with them.
 *
 * Returns: %FALSE if the command line is wrong
 */
gboolean
gls_command_parse(const GlsCommand *command, GOptionContext *context, gint *argc, gchar ***argv)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *name = g_strconcat("glossator ", command->name, NULL);

	/* --help names the program by it */
	g_set_prgname(name);
	if (g_option_context_parse(context, argc, argv, &error))
		return TRUE;
	gls_command_fail_usage(command, "%s", error->message);
	return FALSE;
}

/**
 * gls_command_write:
 * @data: what to write
 * @length: of @data in bytes
 *
 * Writes to the standard output, and says so if that fails.
 *
 * Returns: %TRUE if all was written
 */
gboolean
gls_command_write(const gchar *data, gsize length)
{
	while (length > 0) {
		gssize n = write(STDOUT_FILENO, data, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			gls_command_warn("standard output: %s", g_strerror(errno));
			return FALSE;
		}
		data += n;
		length -= n;
	}
	return TRUE;
}
