/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "files/gls-history-export.h"
#include "cli/gls-history-select.h"

static const gchar *
get_first_id(const GlsRecord *record)
{
	return record->ids->len > 0 ? ((const GlsPaperId *)g_ptr_array_index(record->ids, 0))->value
				    : NULL;
}

/* by nothing that differs between two machines that know the same */
static gint
compare_records(gconstpointer a, gconstpointer b)
{
	const GlsRecord *first = *(GlsRecord *const *)a;
	const GlsRecord *second = *(GlsRecord *const *)b;
	gint order;

	if (first->arrived.date != second->arrived.date)
		return first->arrived.date < second->arrived.date ? -1 : 1;
	order = g_strcmp0(first->arrived.message_key, second->arrived.message_key);
	if (order == 0)
		order = g_strcmp0(first->title, second->title);
	return order != 0 ? order : g_strcmp0(get_first_id(first), get_first_id(second));
}

static gint
export_to(const gchar *directory, GlsHistorySelect *select, gboolean csv)
{
	g_autoptr(GlsHistory) history = gls_history_command_open(directory, GLS_HISTORY_READ_ONLY);
	g_autoptr(GPtrArray) records = NULL;
	g_autofree gchar *text = NULL;
	g_autoptr(GError) error = NULL;

	if (history == NULL)
		return GLS_EXIT_PROBLEM;
	records = gls_history_select_run(select, history, &error);
	if (records == NULL) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	g_ptr_array_sort(records, compare_records);
	text = csv ? gls_history_export_dup_csv(records) : gls_history_export_dup_json(records);
	return gls_history_command_finish(history, !gls_command_write(text, strlen(text)));
}

static gint export(gint argc, gchar **argv)
{
	g_auto(GlsHistorySelect) select = {0};
	g_autofree gchar *format = NULL;
	g_autofree gchar *directory = NULL;
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
		 N_("What to write: json (lines, default) or csv"), N_("FORMAT")},
		GLS_HISTORY_COMMAND_OPTION(&directory),
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_summary(context,
				     _("Writes the papers to the standard output, the first one "
				       "first. 'glossator history import' reads JSON lines back."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	gls_history_select_add_options(&select, context);
	if (!gls_command_parse(&gls_history_export_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (format != NULL && strcmp(format, "json") != 0 && strcmp(format, "csv") != 0)
		return gls_command_fail_usage(&gls_history_export_command,
					      _("no format '%s': expected json or csv"), format);
	if (argc > 1)
		return gls_command_fail_usage(&gls_history_export_command,
					      _("expected no argument"));
	if (!gls_history_select_prepare(&select, &error))
		return gls_command_fail_usage(&gls_history_export_command, "%s", error->message);
	return export_to(directory, &select, g_strcmp0(format, "csv") == 0);
}

const GlsCommand gls_history_export_command = {
	.name = "history export",
	.summary = N_("Write the papers as JSON lines or CSV"),
	.run = export,
};
