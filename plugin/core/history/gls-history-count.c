/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-history-count.h"

typedef struct {
	GlsHistoryCount *count;
	GHashTable *sources;
	GTimeZone *zone;
	GCancellable *cancellable;
} Counting;

static void
source_count_free(GlsSourceCount *source)
{
	g_array_unref(source->months);
	g_free(source->label);
	g_free(source);
}

/* months are few, and most papers are of the last ones */
static void
count_month(GArray *months, guint month, gboolean seen)
{
	GlsMonthCount none = {month, 0, 0};
	GlsMonthCount *counted;
	guint i = months->len;

	while (i > 0 && g_array_index(months, GlsMonthCount, i - 1).month > month)
		i--;
	if (i == 0 || g_array_index(months, GlsMonthCount, i - 1).month != month)
		g_array_insert_val(months, i, none);
	else
		i--;
	counted = &g_array_index(months, GlsMonthCount, i);
	counted->n_papers++;
	counted->n_seen += seen;
}

static GlsSourceCount *
ensure_source(Counting *counting, const gchar *label)
{
	GlsSourceCount *source = g_hash_table_lookup(counting->sources, label);

	if (source != NULL)
		return source;
	source = g_new0(GlsSourceCount, 1);
	source->label = g_strdup(label);
	source->months = g_array_new(FALSE, FALSE, sizeof(GlsMonthCount));
	g_ptr_array_add(counting->count->sources, source);
	g_hash_table_insert(counting->sources, source->label, source);
	return source;
}

/* FALSE if it is not known when the paper arrived */
static gboolean
get_month(const Counting *counting, const GlsRecord *record, guint *month)
{
	g_autoptr(GDateTime) arrived = g_date_time_new_from_unix_utc(record->arrived.date);
	g_autoptr(GDateTime) here = NULL;

	if (arrived == NULL || record->arrived.message_key == NULL)
		return FALSE;
	here = g_date_time_to_timezone(arrived, counting->zone);
	*month = (guint)(g_date_time_get_year(here) * 12 + g_date_time_get_month(here) - 1);
	return TRUE;
}

static gboolean
count_cb(const GlsRecord *record, gpointer user_data)
{
	Counting *counting = user_data;
	gboolean seen = gls_record_get_state(record, NULL) == GLS_STATE_SEEN;
	gint64 activity = gls_record_get_activity(record);
	guint month;

	counting->count->n_papers++;
	counting->count->n_seen += seen;
	for (guint i = 0; i < record->sources->len; i++) {
		GlsSourceCount *source =
			ensure_source(counting, g_ptr_array_index(record->sources, i));

		source->n_papers++;
		source->n_seen += seen;
		source->last = MAX(source->last, activity);
	}
	if (get_month(counting, record, &month)) {
		count_month(counting->count->months, month, seen);
		if (record->arrived.source != NULL)
			count_month(ensure_source(counting, record->arrived.source)->months, month,
				    seen);
	}
	return !g_cancellable_is_cancelled(counting->cancellable);
}

static gint
compare_sources(gconstpointer a, gconstpointer b)
{
	const GlsSourceCount *one = *(GlsSourceCount *const *)a;
	const GlsSourceCount *other = *(GlsSourceCount *const *)b;

	if (one->n_papers != other->n_papers)
		return one->n_papers > other->n_papers ? -1 : 1;
	return strcmp(one->label, other->label);
}

/**
 * gls_history_count_new:
 * @history: a history
 * @cancellable: (nullable): stops it
 * @error: a #GError
 *
 * Counts papers, by source and by month. It reads all of them, some 20 microseconds each, and keeps
 * the history from others meanwhile: a program with a window opens one for it, in a thread.
 *
 * Returns: (transfer full) (nullable): the counts; %NULL with %GLS_ERROR_HISTORY if the directory could
 *   not be read, with %G_IO_ERROR_CANCELLED if it was stopped
 */
GlsHistoryCount *
gls_history_count_new(GlsHistory *history, GCancellable *cancellable, GError **error)
{
	const GlsHistoryQuery everything = {.cancellable = cancellable};
	g_autoptr(GlsHistoryCount) self = g_new0(GlsHistoryCount, 1);
	g_autoptr(GHashTable) sources = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	Counting counting = {self, sources, zone, cancellable};

	self->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_count_free);
	self->months = g_array_new(FALSE, FALSE, sizeof(GlsMonthCount));
	if (!gls_history_list(history, &everything, count_cb, &counting, error) ||
	    g_cancellable_set_error_if_cancelled(cancellable, error))
		return NULL;
	g_ptr_array_sort(self->sources, compare_sources);
	return g_steal_pointer(&self);
}

/**
 * gls_history_count_free:
 * @self: (nullable): counts
 *
 * Frees them.
 */
void
gls_history_count_free(GlsHistoryCount *self)
{
	if (self == NULL)
		return;
	g_ptr_array_unref(self->sources);
	g_array_unref(self->months);
	g_free(self);
}
