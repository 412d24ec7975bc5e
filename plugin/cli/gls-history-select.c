/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-history-select.h"
#include "core/gls-error.h"

#define SECONDS_OF_DAY (24 * 60 * 60)
#define MAX_DAYS       100000

/**
 * gls_history_select_clear:
 * @self: options
 *
 * Frees what they hold.
 */
void
gls_history_select_clear(GlsHistorySelect *self)
{
	g_free(self->text);
	g_free(self->state);
	g_free(self->source);
	g_free(self->since);
	g_free(self->source_key);
}

/**
 * gls_history_select_add_options:
 * @self: options
 * @context: those of a command
 *
 * Adds the options to a command.
 */
void
gls_history_select_add_options(GlsHistorySelect *self, GOptionContext *context)
{
	const GOptionEntry entries[] = {
		{"text", 't', 0, G_OPTION_ARG_STRING, &self->text,
		 N_("Papers with TEXT in their title, ids or sources"), N_("TEXT")},
		{"state", 's', 0, G_OPTION_ARG_STRING, &self->state,
		 N_("Papers that are seen, or elsewhere: arrived and never shown"), N_("STATE")},
		{"source", 'S', 0, G_OPTION_ARG_STRING, &self->source,
		 N_("Papers met in a source with TEXT in its name"), N_("TEXT")},
		{"since", 'd', 0, G_OPTION_ARG_STRING, &self->since,
		 N_("Papers met since DAY: 2026-11-23, or 30d for 30 days ago"), N_("DAY")},
		{"limit", 'l', 0, G_OPTION_ARG_INT, &self->limit,
		 N_("At most N papers, those that were met last"), N_("N")},
		{NULL},
	};

	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
}

static gboolean
parse_since(GlsHistorySelect *self, GError **error)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autoptr(GDateTime) day = NULL;
	g_autofree gchar *time = NULL;
	gchar *end;
	guint64 days;

	if (self->since == NULL)
		return TRUE;
	days = g_ascii_strtoull(self->since, &end, 10);
	if (end > self->since && strcmp(end, "d") == 0 && days <= MAX_DAYS) {
		self->query.since =
			MAX(g_get_real_time() / G_USEC_PER_SEC - (gint64)days * SECONDS_OF_DAY, 0);
		return TRUE;
	}
	time = g_strconcat(self->since, "T00:00:00", NULL);
	day = g_date_time_new_from_iso8601(time, zone);
	if (day != NULL) {
		self->query.since = MAX(g_date_time_to_unix(day), 0);
		return TRUE;
	}
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    _("no day '%s': expected one as 2026-11-23, or 30d"), self->since);
	return FALSE;
}

/**
 * gls_history_select_prepare:
 * @self: options, as the command line filled them in
 * @error: return location for an error
 *
 * Reads the options.
 *
 * Returns: %FALSE if one of them is wrong
 */
gboolean
gls_history_select_prepare(GlsHistorySelect *self, GError **error)
{
	self->query.text = self->text;
	if (self->source != NULL)
		self->source_key = g_utf8_casefold(self->source, -1);
	if (self->limit < 0) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    _("expected a limit of 1 or more"));
		return FALSE;
	}
	if (g_strcmp0(self->state, "seen") == 0)
		self->query.states = 1 << GLS_STATE_SEEN;
	else if (g_strcmp0(self->state, "elsewhere") == 0)
		self->query.states = 1 << GLS_STATE_ELSEWHERE;
	else if (self->state != NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    _("no state '%s': expected seen or elsewhere"), self->state);
		return FALSE;
	}
	return parse_since(self, error);
}

static gboolean
has_source(const GlsHistorySelect *self, const GlsRecord *record)
{
	for (guint i = 0; self->source_key != NULL && i < record->sources->len; i++) {
		g_autofree gchar *key = g_utf8_casefold(g_ptr_array_index(record->sources, i), -1);

		if (strstr(key, self->source_key) != NULL)
			return TRUE;
	}
	return self->source_key == NULL;
}

typedef struct {
	GlsHistorySelect *select;
	GPtrArray *records;
} Selection;

static gboolean
select_cb(const GlsRecord *record, gpointer user_data)
{
	Selection *selection = user_data;
	const guint limit = (guint)selection->select->limit;
	GlsRecord *copy;

	if (!has_source(selection->select, record))
		return TRUE;
	copy = gls_record_new();
	copy->group = g_strdup(record->group);
	gls_record_merge(copy, record);
	copy->marked = (GlsSighting){g_strdup(record->marked.message_key),
				     g_strdup(record->marked.source), record->marked.date};
	g_ptr_array_add(selection->records, copy);
	return limit == 0 || selection->records->len < limit;
}

/**
 * gls_history_select_run:
 * @self: options that are prepared
 * @history: a history
 * @error: return location for an error
 *
 * Chooses papers.
 *
 * Returns: (transfer full) (element-type GlsRecord): the papers that all options allow, the one that
 *   was met last at first
 */
GPtrArray *
gls_history_select_run(GlsHistorySelect *self, GlsHistory *history, GError **error)
{
	g_autoptr(GPtrArray)
		records = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	Selection selection = {self, records};

	if (!gls_history_list(history, &self->query, select_cb, &selection, error))
		return NULL;
	return g_steal_pointer(&records);
}
