/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_EXIT_OK:
 *
 * All was done.
 */
#define GLS_EXIT_OK 0

/**
 * GLS_EXIT_PROBLEM:
 *
 * Something was wrong with an input, the rules, the history or the output. What could be done was.
 */
#define GLS_EXIT_PROBLEM 1

/**
 * GLS_EXIT_USAGE:
 *
 * The command line was wrong; nothing was done.
 */
#define GLS_EXIT_USAGE 2

/**
 * GlsCommand:
 * @name: as it stands on the command line
 * @summary: what it does, in a line for --help
 * @run: runs it on its own arguments, of which the first is @name; returns the exit code
 *
 * One command of the program.
 */
typedef struct {
	const gchar *name;
	const gchar *summary;
	gint (*run)(gint argc, gchar **argv);
} GlsCommand;

extern const GlsCommand gls_annotate_command;
extern const GlsCommand gls_benchmark_command;
extern const GlsCommand gls_duplicates_command;
extern const GlsCommand gls_history_command;
extern const GlsCommand gls_lookup_command;
extern const GlsCommand gls_rules_command;

gboolean
gls_command_parse(const GlsCommand *command, GOptionContext *context, gint *argc, gchar ***argv);
gint
gls_command_fail_usage(const GlsCommand *command, const gchar *format, ...) G_GNUC_PRINTF(2, 3);
void
gls_command_warn(const gchar *format, ...) G_GNUC_PRINTF(1, 2);
gboolean
gls_command_write(const gchar *data, gsize length);

G_END_DECLS
