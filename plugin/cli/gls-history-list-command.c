/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-history-command.h"
#include "cli/gls-history-select.h"
#include "core/history/gls-record-json.h"

typedef void (*RenderFunc)(const GlsRecord *record, GString *text);

static void
render_line(const GlsRecord *record, GString *text)
{
	const GlsSighting *sighting = gls_record_get_other_sighting(record, NULL);
	GlsState state = gls_record_get_state(record, NULL);
	g_autofree gchar *day = gls_history_command_dup_day(sighting != NULL ? sighting->date : 0);

	g_string_append_printf(text, "%s %-9s ", day, gls_state_to_string(state));
	if (record->ids->len > 0) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(record->ids, 0));

		g_string_append_printf(text, "%s ", id);
	}
	g_string_append_printf(text, "%s\n", record->title != NULL ? record->title : "-");
}

static void
render_sighting(GString *text, const gchar *what, const GlsSighting *sighting)
{
	g_autofree gchar *day = NULL;

	if (sighting->message_key == NULL)
		return;
	day = gls_history_command_dup_day(sighting->date);
	if (sighting->source != NULL)
		/* translators: "seen", "arrived"; a day; name of a source */
		g_string_append_printf(text, _("  %s %s in %s\n"), what, day, sighting->source);
	else
		g_string_append_printf(text, "  %s %s\n", what, day);
}

static void
render_whole(const GlsRecord *record, GString *text)
{
	g_string_append_printf(text, "%s\n", record->title != NULL ? record->title : "-");
	for (guint i = 0; i < record->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(record->ids, i));

		g_string_append_printf(text, "  %s\n", id);
	}
	render_sighting(text, _("arrived"), &record->arrived);
	render_sighting(text, _("seen"), &record->shown);
	render_sighting(text, _("marked as seen"), &record->marked);
	if (record->last_shown > record->shown.date) {
		g_autofree gchar *day = gls_history_command_dup_day(record->last_shown);

		g_string_append_printf(text, _("  last seen %s\n"), day);
	}
	if (record->shown_in->len > 1)
		g_string_append_printf(text, _("  seen in %u messages\n"), record->shown_in->len);
	for (guint i = 0; i < record->sources->len; i++)
		g_string_append_printf(text, _("  source %s\n"),
				       (const gchar *)g_ptr_array_index(record->sources, i));
}

static gchar *
render_json(const GPtrArray *records)
{
	g_autoptr(JsonNode) root = json_node_new(JSON_NODE_ARRAY);
	JsonArray *array = json_array_new();
	g_autofree gchar *json = NULL;

	for (guint i = 0; i < records->len; i++)
		json_array_add_element(array, gls_record_to_json(g_ptr_array_index(records, i)));
	json_node_take_array(root, array);
	json = json_to_string(root, TRUE);
	return g_strconcat(json, "\n", NULL);
}

static gchar *
render_text(const GPtrArray *records, RenderFunc render)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < records->len; i++)
		render(g_ptr_array_index(records, i), text);
	return g_string_free(text, FALSE);
}

static gint
print(const gchar *directory, GlsHistorySelect *select, gboolean json, RenderFunc render)
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
	text = json ? render_json(records) : render_text(records, render);
	return gls_history_command_finish(history, !gls_command_write(text, strlen(text)));
}

static gint
run(const GlsCommand *command, gint argc, gchar **argv, const gchar *summary, RenderFunc render)
{
	g_auto(GlsHistorySelect) select = {0};
	g_autofree gchar *format = NULL;
	g_autofree gchar *directory = NULL;
	g_auto(GStrv) words = NULL;
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{"format", 'f', 0, G_OPTION_ARG_STRING, &format,
		 N_("What to write: text (default) or json"), N_("FORMAT")},
		GLS_HISTORY_COMMAND_OPTION(&directory),
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_("[TEXT…]"));

	g_option_context_set_summary(context, summary);
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	gls_history_select_add_options(&select, context);
	if (!gls_command_parse(command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
		return gls_command_fail_usage(command, _("no format '%s': expected text or json"),
					      format);
	if (words != NULL && select.text != NULL)
		return gls_command_fail_usage(command, _("expected either TEXT or --text"));
	if (words != NULL)
		select.text = g_strjoinv(" ", words);
	if (!gls_history_select_prepare(&select, &error))
		return gls_command_fail_usage(command, "%s", error->message);
	return print(directory, &select, g_strcmp0(format, "json") == 0, render);
}

static gint
list(gint argc, gchar **argv)
{
	return run(
		&gls_history_list_command, argc, argv,
		_("Lists papers, the one met last first, a line for each: the day it was first seen, "
		  "or arrived if it was not; its state, an id, and its title."),
		render_line);
}

static gint
show(gint argc, gchar **argv)
{
	return run(&gls_history_show_command, argc, argv,
		   _("Shows all that the history knows of papers, the one met last first."),
		   render_whole);
}

const GlsCommand gls_history_list_command = {
	.name = "history list",
	.summary = N_("List papers, a line for each"),
	.run = list,
};

const GlsCommand gls_history_show_command = {
	.name = "history show",
	.summary = N_("Show all that is known of papers"),
	.run = show,
};
