/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record-batch.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-record-search.h"

/* how long after it was hidden a message that is still open is not worth a record, in seconds */
#define SETTLED_SECONDS (24 * 60 * 60)

struct _GlsRecordBatch {
	GlsSegmentFolder *folder;
	GPtrArray *records;
	GHashTable *by_group;
	GHashTable *by_key;
	GHashTable *changed;
};

/**
 * gls_record_batch_new:
 * @folder: what is recorded; it has to stay as long as the batch, and must not be refreshed
 *
 * Makes an empty batch.
 *
 * Returns: (transfer full): a batch
 */
GlsRecordBatch *
gls_record_batch_new(GlsSegmentFolder *folder)
{
	GlsRecordBatch *self = g_new0(GlsRecordBatch, 1);

	self->folder = folder;
	self->records = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	self->by_group = g_hash_table_new(g_str_hash, g_str_equal);
	self->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	self->changed = g_hash_table_new(NULL, NULL);
	return self;
}

/**
 * gls_record_batch_free:
 * @self: (nullable): a batch
 *
 * Frees a batch.
 */
void
gls_record_batch_free(GlsRecordBatch *self)
{
	if (self == NULL)
		return;
	g_hash_table_unref(self->changed);
	g_hash_table_unref(self->by_key);
	g_hash_table_unref(self->by_group);
	g_ptr_array_unref(self->records);
	g_free(self);
}

/* what all machines recorded under one name; what is known by other keys has other records */
static GlsRecord *
read_group(GlsSegmentFolder *folder, const gchar *key, const gchar *group)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	g_autoptr(GPtrArray)
		records = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);

	gls_segment_folder_find(folder, key, places);
	for (guint i = 0; i < places->len; i++) {
		GlsRecord *record =
			gls_segment_folder_read(folder, g_array_index(places, GlsSegmentPlace, i));

		if (record != NULL && strcmp(record->group, group) == 0)
			g_ptr_array_add(records, record);
		else
			gls_record_free(record);
	}
	return gls_record_join(records);
}

/* the record that the paper of an entry is kept in */
static GlsRecord *
ensure_record(GlsRecordBatch *self, const gchar *first_key, gint64 renewed)
{
	g_autofree gchar *group = gls_record_dup_group(first_key, renewed);
	GlsRecord *record = g_hash_table_lookup(self->by_group, group);

	if (record != NULL)
		return record;
	record = read_group(self->folder, first_key, group);
	if (record == NULL) {
		record = gls_record_new();
		record->group = g_steal_pointer(&group);
		record->renewed = renewed;
	}
	g_ptr_array_add(self->records, record);
	g_hash_table_insert(self->by_group, record->group, record);
	return record;
}

/* an entry that tells nothing that an earlier one of the message did not: the paper stands there twice */
static gboolean
is_repeat(const GlsRecordBatch *self, const GPtrArray *keys)
{
	const GlsRecord *record = g_hash_table_lookup(self->by_key, g_ptr_array_index(keys, 0));

	for (guint i = 1; record != NULL && i < keys->len; i++) {
		if (g_hash_table_lookup(self->by_key, g_ptr_array_index(keys, i)) != record)
			return FALSE;
	}
	return record != NULL;
}

/* of records that share a key the first one keeps it */
static void
add_keys(GlsRecordBatch *self, const GPtrArray *keys, GlsRecord *record)
{
	for (guint i = 0; i < keys->len; i++) {
		if (!g_hash_table_contains(self->by_key, g_ptr_array_index(keys, i)))
			g_hash_table_insert(self->by_key, g_strdup(g_ptr_array_index(keys, i)),
					    record);
	}
}

/* the message in which the user hid the paper is drawn anew: that is no new sighting */
static gboolean
is_hidden(const GlsRecordSearch *search, const GlsSighting *sighting)
{
	return sighting->date <= search->renewed / G_USEC_PER_SEC + SETTLED_SECONDS &&
	       g_ptr_array_find_with_equal_func(search->hidden, sighting->message_key, g_str_equal,
						NULL);
}

/**
 * gls_record_batch_begin_message:
 * @self: a batch
 * @papers: (element-type GlsRecord): what the entries of a message are known by
 *
 * Tells that the papers that are added next are those of another message.
 */
void
gls_record_batch_begin_message(GlsRecordBatch *self, const GPtrArray *papers)
{
	g_autoptr(GPtrArray) first_keys = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < papers->len; i++) {
		GlsPaper paper = gls_record_get_paper(g_ptr_array_index(papers, i));
		g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

		if (keys->len > 0)
			g_ptr_array_add(first_keys, g_ptr_array_steal_index(keys, 0));
	}
	gls_segment_folder_prefetch(self->folder, first_keys);
	g_hash_table_remove_all(self->by_key);
}

/**
 * gls_record_batch_add:
 * @self: a batch
 * @met: what an entry is known by
 * @sighting: the message that holds it, and the version of the paper in it
 * @shown: %TRUE if the message is opened, %FALSE if it arrived
 *
 * Adds what a message tells of a paper to what is recorded under the name of its first key. Records of
 * the same paper under other names are left alone: they are joined when it is looked up, and come
 * apart if the user says so. An entry with no id and a generic title makes no record, for it would
 * not be found; nor does one that repeats an earlier one of the message.
 */
void
gls_record_batch_add(GlsRecordBatch *self,
		     const GlsRecord *met,
		     const GlsSighting *sighting,
		     gboolean shown)
{
	GlsPaper paper = gls_record_get_paper(met);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);
	g_autoptr(GlsRecordSearch) search = NULL;
	GlsRecord *record;
	gboolean changed;

	if (keys->len == 0 || is_repeat(self, keys))
		return;
	/* what belongs to the paper matters here only if some of it was hidden */
	if (gls_decision_log_hides(gls_segment_folder_get_log(self->folder)))
		search = gls_record_search_new(self->folder, met, sighting->message_key);
	if (search != NULL && is_hidden(search, sighting))
		return;
	record = ensure_record(self, g_ptr_array_index(keys, 0),
			       search != NULL ? search->renewed : 0);
	changed = gls_record_merge(record, met);
	changed |= gls_record_add_sighting(record, sighting, shown);
	add_keys(self, keys, record);
	if (changed)
		g_hash_table_add(self->changed, record);
}

/**
 * gls_record_batch_add_record:
 * @self: a batch
 * @other: a record that need not have a group, such as one of another history
 *
 * Adds all that a record tells of its paper to what is recorded under the name of its first key, unless
 * all of that is known.
 */
void
gls_record_batch_add_record(GlsRecordBatch *self, const GlsRecord *other)
{
	GlsPaper paper = gls_record_get_paper(other);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);
	g_autoptr(GlsRecordSearch) search = NULL;
	GlsRecord *record;

	if (keys->len == 0)
		return;
	search = gls_record_search_new(self->folder, other, NULL);
	if (search->record != NULL && !gls_record_merge(search->record, other))
		return;
	record = ensure_record(self, g_ptr_array_index(keys, 0), search->renewed);
	if (gls_record_merge(record, other))
		g_hash_table_add(self->changed, record);
}

/**
 * gls_record_batch_to_string:
 * @self: a batch
 *
 * Returns: (transfer full): the records that changed, as they stand in a segment; empty if none did
 */
GString *
gls_record_batch_to_string(const GlsRecordBatch *self)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < self->records->len; i++) {
		const GlsRecord *record = g_ptr_array_index(self->records, i);

		if (g_hash_table_contains(self->changed, record))
			gls_record_append_to(record, text);
	}
	return text;
}
