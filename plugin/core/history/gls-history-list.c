/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-history-private.h"
#include "core/history/gls-record-latest.h"
#include "core/history/gls-record-scan.h"
#include "core/history/gls-record-search.h"
#include "core/text/gls-text.h"

/* how many records are looked at before it is looked whether anybody still wants them */
#define PATIENCE 64

/* @found are papers that wait for those that were met later; the one to be listed next is the last */
typedef struct {
	GlsSegmentFolder *folder;
	const GlsHistoryQuery *query;
	gchar *text;
	GHashTable *listed;
	GPtrArray *found;
	GlsHistoryFunc func;
	gpointer user_data;
	guint n;
} List;

/* the latest one last, of those of one time the title that comes first in the alphabet */
static gint
compare_found(gconstpointer a, gconstpointer b)
{
	const GlsRecord *first = *(GlsRecord *const *)a;
	const GlsRecord *second = *(GlsRecord *const *)b;
	gint64 difference = gls_record_get_activity(first) - gls_record_get_activity(second);

	if (difference != 0)
		return difference < 0 ? -1 : 1;
	return -g_strcmp0(first->title, second->title);
}

/* as gls_record_scan_activity() has it */
static guint64
get_digits(gint64 time)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time);
	g_autofree gchar *digits = NULL;

	if (date == NULL)
		return 0;
	digits = g_date_time_format(date, "%Y%m%d%H%M%S");
	return g_ascii_strtoull(digits, NULL, 10);
}

static gboolean
is_asked_for(const List *list, const GlsRecord *record)
{
	guint state = 1u << gls_record_get_state(record, NULL);

	return (list->query->states == 0 || (list->query->states & state) != 0) &&
	       gls_record_get_activity(record) >= list->query->since;
}

/* joins what belongs to the paper that a record leads to, unless another one led there */
static void
follow(List *list, const GlsRecordSpot *spot)
{
	g_autoptr(GlsRecord) paper = NULL;
	g_autoptr(GlsRecordSearch) search = NULL;

	if (g_hash_table_contains(list->listed, &spot->place))
		return;
	paper = gls_segment_folder_read(list->folder, spot->place);
	if (paper == NULL)
		return;
	search = gls_record_search_new(list->folder, paper, NULL);
	for (guint i = 0; i < search->places->len; i++)
		g_hash_table_add(list->listed,
				 g_memdup2(&g_array_index(search->places, GlsSegmentPlace, i),
					   sizeof(GlsSegmentPlace)));
	if (search->record == NULL || !is_asked_for(list, search->record))
		return;
	g_ptr_array_add(list->found, g_steal_pointer(&search->record));
}

/* lists the papers that were met later than whatever the records to come may lead to */
static gboolean
flush(List *list, guint64 activity)
{
	g_ptr_array_sort(list->found, compare_found);
	while (list->found->len > 0) {
		const GlsRecord *latest = g_ptr_array_index(list->found, list->found->len - 1);
		g_autoptr(GlsRecord) record = NULL;

		if (activity != 0 && get_digits(gls_record_get_activity(latest)) <= activity)
			return TRUE;
		record = g_ptr_array_steal_index(list->found, list->found->len - 1);
		if (!list->func(record, list->user_data))
			return FALSE;
		if (++list->n == list->query->limit)
			return FALSE;
	}
	return TRUE;
}

/* with a text, records that do not have it say when a paper was met as well, unless nobody minds */
static gboolean
is_in_order(const List *list)
{
	return list->text == NULL || list->query->as_found;
}

/* FALSE if it was cancelled */
static gboolean
list_papers(List *list, GError **error)
{
	g_autoptr(GlsRecordLatest) latest = gls_record_latest_new(list->folder);
	guint64 since = list->query->since > 0 ? get_digits(list->query->since) : 0;
	guint64 last = 0;
	GlsRecordSpot spot;

	for (guint i = 0; gls_record_latest_next(latest, &spot); i++) {
		if (i % PATIENCE == 0 &&
		    g_cancellable_set_error_if_cancelled(list->query->cancellable, error))
			return FALSE;
		if (is_in_order(list) && spot.activity < since)
			break;
		/* an import may bring many papers with one and the same time */
		if (is_in_order(list) && spot.activity != last && !flush(list, spot.activity))
			return TRUE;
		last = spot.activity;
		if (list->text == NULL ||
		    gls_record_scan_has_text(spot.bytes, spot.length, list->text))
			follow(list, &spot);
	}
	flush(list, 0);
	return TRUE;
}

/**
 * gls_history_list:
 * @self: a history
 * @query: which papers
 * @func: (scope call): called for each of them, the one that was met last first
 * @user_data: passed to @func
 * @error: a #GError
 *
 * Lists papers that were recorded, each once, with all that any machine recorded of it, without what the user had
 * forgotten. It takes some 20 microseconds for each paper that is listed; with a text, some seconds for
 * a million records before the first paper, unless they are listed as they are found.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if the directory could not be read, with %G_IO_ERROR_CANCELLED
 *   if it was cancelled
 */
gboolean
gls_history_list(GlsHistory *self,
		 const GlsHistoryQuery *query,
		 GlsHistoryFunc func,
		 gpointer user_data,
		 GError **error)
{
	g_autoptr(GMutexLocker) locker = NULL;
	g_autofree gchar *text = NULL;
	g_autoptr(GHashTable)
		listed = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GPtrArray)
		found = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	List list = {
		.query = query,
		.listed = listed,
		.found = found,
		.func = func,
		.user_data = user_data,
	};

	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(query != NULL && func != NULL, FALSE);

	if (query->text != NULL && *query->text != '\0')
		text = gls_text_title_key(query->text, -1);
	list.folder = self->folder;
	locker = g_mutex_locker_new(&self->mutex);
	if (!gls_segment_folder_refresh(self->folder, FALSE, error))
		return FALSE;
	list.text = text;
	return list_papers(&list, error);
}
