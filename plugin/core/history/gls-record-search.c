/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-search.h"

/* ids that records add lead to further records; two steps join all that is met in practice */
#define MAX_STEPS 3

/* records that were read for a paper, which is what was asked for and what the records add to it */
typedef struct {
	GlsRecord *paper;
	GPtrArray *records;
	GArray *read;
} Search;

static GPtrArray *
new_records(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
}

static gint
compare_records(gconstpointer a, gconstpointer b)
{
	return gls_record_compare(*(GlsRecord *const *)a, *(GlsRecord *const *)b);
}

/* FALSE if it is there; there are few of them */
static gboolean
add_place(GArray *places, GlsSegmentPlace place)
{
	for (guint i = 0; i < places->len; i++) {
		if (g_array_index(places, GlsSegmentPlace, i) == place)
			return FALSE;
	}
	g_array_append_val(places, place);
	return TRUE;
}

/* takes the records of one key that are of the paper; of two that contradict each other, the first */
static void
search_key(GlsSegmentFolder *folder, Search *search, const gchar *key)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	g_autoptr(GPtrArray) found = new_records();

	gls_segment_folder_find(folder, key, places);
	for (guint i = 0; i < places->len; i++) {
		GlsSegmentPlace place = g_array_index(places, GlsSegmentPlace, i);
		GlsRecord *record;

		if (!add_place(search->read, place))
			continue;
		record = gls_segment_folder_read(folder, place);
		if (record != NULL)
			g_ptr_array_add(found, record);
	}
	g_ptr_array_sort(found, compare_records);
	while (found->len > 0) {
		g_autoptr(GlsRecord) record = g_ptr_array_steal_index(found, 0);
		GlsPaper paper = gls_record_get_paper(search->paper);
		GlsPaper other = gls_record_get_paper(record);

		if (!gls_identity_is_same(&paper, &other))
			continue;
		gls_record_merge(search->paper, record);
		g_ptr_array_add(search->records, g_steal_pointer(&record));
	}
}

static GlsRecord *
merge_records(GPtrArray *records)
{
	GlsRecord *merged;

	if (records->len == 0)
		return NULL;
	g_ptr_array_sort(records, compare_records);
	merged = g_ptr_array_steal_index(records, 0);
	for (guint i = 0; i < records->len; i++)
		gls_record_merge(merged, g_ptr_array_index(records, i));
	return merged;
}

/**
 * gls_record_search_prefetch:
 * @folder: a folder of segments
 * @entries: (element-type GlsEntry): entries
 *
 * Makes the disk bring all that gls_record_search() will first read for some entries, while they are
 * searched for.
 */
void
gls_record_search_prefetch(GlsSegmentFolder *folder, const GPtrArray *entries)
{
	g_autoptr(GPtrArray) keys = NULL;

	if (!gls_segment_folder_has_index_file(folder))
		return;
	keys = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(entries, i);
		GlsPaper paper = {.title_key = entry->title_key, .ids = entry->ids};

		g_ptr_array_extend_and_steal(keys, gls_identity_dup_keys(&paper));
	}
	gls_segment_folder_prefetch(folder, keys);
}

/**
 * gls_record_search:
 * @folder: a folder of segments
 * @entry: an entry
 *
 * Finds all that any machine recorded of the paper of an entry, and merges it: see
 * gls_record_merge(). What a record adds to the ids of the entry leads to further records.
 *
 * Returns: (transfer full) (nullable): the record; %NULL if there is none
 */
GlsRecord *
gls_record_search(GlsSegmentFolder *folder, const GlsEntry *entry)
{
	g_autoptr(GlsRecord) paper = gls_record_new_from_entry(entry);
	g_autoptr(GPtrArray) records = new_records();
	g_autoptr(GArray) read = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	Search search = {paper, records, read};
	guint n_keys = 0;

	for (guint step = 0; step < MAX_STEPS; step++) {
		GlsPaper known = gls_record_get_paper(paper);
		g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&known);

		if (keys->len == n_keys)
			break;
		n_keys = keys->len;
		for (guint i = 0; i < keys->len; i++)
			search_key(folder, &search, g_ptr_array_index(keys, i));
	}
	return merge_records(records);
}
