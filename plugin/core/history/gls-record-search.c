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
	GHashTable *read;
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

/* takes the records of one key that are of the paper; of two that contradict each other, the first */
static void
search_key(GlsSegmentFolder *folder, Search *search, const gchar *key)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GPtrArray) found = new_records();

	gls_segment_folder_find(folder, key, numbers);
	for (guint i = 0; i < numbers->len; i++) {
		guint32 number = g_array_index(numbers, guint32, i);
		GlsRecord *record;

		if (!g_hash_table_add(search->read, GUINT_TO_POINTER(number)))
			continue;
		record = gls_segment_folder_read(folder, number);
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
	g_autoptr(GHashTable) read = g_hash_table_new(NULL, NULL);
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
