/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-batch.h"
#include "core/history/gls-record-search.h"

/* hex digits of the name of a group */
#define GROUP_LENGTH 16

struct _GlsRecordBatch {
	GlsSegmentFolder *folder;
	GPtrArray *records;
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
	g_ptr_array_unref(self->records);
	g_free(self);
}

static GlsRecord *
find_known(const GlsRecordBatch *self, const GlsRecord *record, const GPtrArray *keys)
{
	GlsPaper paper = gls_record_get_paper(record);

	for (guint i = 0; i < keys->len; i++) {
		GlsRecord *other = g_hash_table_lookup(self->by_key, g_ptr_array_index(keys, i));
		GlsPaper other_paper;

		if (other == NULL)
			continue;
		other_paper = gls_record_get_paper(other);
		if (gls_identity_is_same(&paper, &other_paper))
			return other;
	}
	return NULL;
}

/* of papers that share a key the first one keeps it */
static void
add_keys(GlsRecordBatch *self, GlsRecord *record)
{
	GlsPaper paper = gls_record_get_paper(record);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	for (guint i = 0; i < keys->len; i++) {
		if (g_hash_table_contains(self->by_key, g_ptr_array_index(keys, i)))
			continue;
		g_hash_table_insert(self->by_key, g_strdup(g_ptr_array_index(keys, i)), record);
	}
}

static gchar *
dup_group(const gchar *key)
{
	g_autofree gchar *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);

	return g_strndup(sum, GROUP_LENGTH);
}

/* the record of a paper that no entry of the batch was before */
static GlsRecord *
add_record(GlsRecordBatch *self, const GlsEntry *entry, const gchar *first_key)
{
	GlsRecord *record = gls_record_search(self->folder, entry);

	if (record == NULL) {
		record = gls_record_new();
		record->group = dup_group(first_key);
	}
	g_ptr_array_add(self->records, record);
	add_keys(self, record);
	return record;
}

/**
 * gls_record_batch_add:
 * @self: a batch
 * @entry: an entry
 * @sighting: the message that holds it
 * @shown: %TRUE if the message is opened, %FALSE if it arrived
 *
 * Adds what a message tells of a paper to what is recorded of it. Entries that are the same paper
 * make one record. An entry with no id and a generic title makes none, for it would not be found.
 */
void
gls_record_batch_add(GlsRecordBatch *self,
		     const GlsEntry *entry,
		     const GlsSighting *sighting,
		     gboolean shown)
{
	g_autoptr(GlsRecord) met = gls_record_new_from_entry(entry);
	GlsPaper paper = gls_record_get_paper(met);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);
	GlsRecord *record;
	gboolean learnt;
	gboolean changed;

	if (keys->len == 0)
		return;
	record = find_known(self, met, keys);
	if (record == NULL)
		record = add_record(self, entry, g_ptr_array_index(keys, 0));
	learnt = gls_record_merge(record, met);
	changed = gls_record_add_sighting(record, sighting, shown);
	if (learnt)
		add_keys(self, record);
	if (learnt || changed)
		g_hash_table_add(self->changed, record);
}

/**
 * gls_record_batch_add_record:
 * @self: a batch
 * @other: a record that need not have a group, such as one of another history
 *
 * Adds all that a record tells of its paper to what is recorded of it.
 */
void
gls_record_batch_add_record(GlsRecordBatch *self, const GlsRecord *other)
{
	g_autoptr(GlsEntry) entry = gls_entry_new(other->title != NULL ? other->title : "", -1);
	GlsPaper paper = gls_record_get_paper(other);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);
	GlsRecord *record;

	if (keys->len == 0)
		return;
	for (guint i = 0; i < other->ids->len; i++)
		g_ptr_array_add(entry->ids, gls_paper_id_copy(g_ptr_array_index(other->ids, i)));
	record = find_known(self, other, keys);
	if (record == NULL)
		record = add_record(self, entry, g_ptr_array_index(keys, 0));
	if (!gls_record_merge(record, other))
		return;
	add_keys(self, record);
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
