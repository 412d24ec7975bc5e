/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "cli/gls-command.h"
#include "core/history/gls-history.h"

G_BEGIN_DECLS

extern const GlsCommand gls_history_check_command;
extern const GlsCommand gls_history_export_command;
extern const GlsCommand gls_history_forget_command;
extern const GlsCommand gls_history_import_command;
extern const GlsCommand gls_history_list_command;
extern const GlsCommand gls_history_log_command;
extern const GlsCommand gls_history_mark_seen_command;
extern const GlsCommand gls_history_mark_unseen_command;
extern const GlsCommand gls_history_rebuild_command;
extern const GlsCommand gls_history_show_command;
extern const GlsCommand gls_history_stats_command;
extern const GlsCommand gls_history_undo_command;

/**
 * GLS_HISTORY_COMMAND_OPTION:
 * @directory: (inout): the address of a string
 *
 * The option of every command that names the history.
 */
#define GLS_HISTORY_COMMAND_OPTION(directory)                                                      \
	{                                                                                          \
		"history", 'H', 0, G_OPTION_ARG_FILENAME, directory,                               \
			N_("Use the history in DIRECTORY"), N_("DIRECTORY")                        \
	}

gchar *
gls_history_command_dup_directory(const gchar *directory);
GlsHistory *
gls_history_command_open(const gchar *directory, GlsHistoryFlags flags);
gint
gls_history_command_finish(GlsHistory *history, gboolean problem);
gchar *
gls_history_command_dup_day(gint64 time);

G_END_DECLS
