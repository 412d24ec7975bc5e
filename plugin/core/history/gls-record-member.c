/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record-member.h"
#include "core/history/gls-record-private.h"

/* @places are all that were read; @records wait to be made members, and so do their places */
typedef struct {
	GlsSegmentFolder *folder;
	GArray *places;
	GPtrArray *records;
	GArray *places_of_records;
} Reader;

/**
 * gls_record_member_new:
 * @paper: (transfer full): what the paper is known by
 *
 * Returns: (transfer full): a member that is not recorded
 */
GlsRecordMember *
gls_record_member_new(GlsRecord *paper)
{
	GlsRecordMember *self = g_new0(GlsRecordMember, 1);

	self->paper = self->own_paper = paper;
	return self;
}

/**
 * gls_record_member_new_for:
 * @paper: (transfer none): what the paper is known by, which must live as long as the member
 *
 * Returns: (transfer full): a member that is not recorded
 */
GlsRecordMember *
gls_record_member_new_for(const GlsRecord *paper)
{
	GlsRecordMember *self = g_new0(GlsRecordMember, 1);

	self->paper = paper;
	return self;
}

/**
 * gls_record_member_free:
 * @self: (nullable): a member
 *
 * Frees a member and what it holds.
 */
void
gls_record_member_free(GlsRecordMember *self)
{
	if (self == NULL)
		return;
	gls_record_free(self->own_paper);
	g_clear_pointer(&self->records, g_ptr_array_unref);
	g_clear_pointer(&self->places, g_array_unref);
	g_free(self);
}

static GPtrArray *
new_records(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
}

/* there are few of them */
static gboolean
has_place(const GArray *places, GlsSegmentPlace place)
{
	for (guint i = 0; i < places->len; i++) {
		if (g_array_index(places, GlsSegmentPlace, i) == place)
			return TRUE;
	}
	return FALSE;
}

/* reads what was not read yet of the records of a key, or of those under one name among them */
static void
read_key(Reader *reader, const gchar *key, const gchar *group)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

	gls_segment_folder_find(reader->folder, key, places);
	for (guint i = 0; i < places->len; i++) {
		GlsSegmentPlace place = g_array_index(places, GlsSegmentPlace, i);
		g_autoptr(GlsRecord) record = NULL;

		if (has_place(reader->places, place))
			continue;
		record = gls_segment_folder_read(reader->folder, place);
		if (record == NULL || (group != NULL && strcmp(record->group, group) != 0))
			continue;
		g_array_append_val(reader->places, place);
		g_array_append_val(reader->places_of_records, place);
		g_ptr_array_add(reader->records, g_steal_pointer(&record));
	}
}

/* the key that a record got its name by */
static gchar *
dup_first_key(const GlsRecord *record)
{
	GlsPaper paper = gls_record_get_paper(record);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	for (guint i = 0; i < keys->len; i++) {
		g_autofree gchar *group =
			gls_record_dup_group(g_ptr_array_index(keys, i), record->renewed);

		if (strcmp(group, record->group) == 0)
			return g_ptr_array_steal_index(keys, i);
	}
	return NULL;
}

static GlsRecord *
dup_joined(const GPtrArray *records)
{
	g_autoptr(GPtrArray) copies = new_records();

	for (guint i = 0; i < records->len; i++)
		g_ptr_array_add(copies, gls_record_copy(g_ptr_array_index(records, i)));
	return gls_record_join(copies);
}

/* takes the records under the name of the last one: what one machine does not know of a paper yet,
 * another does */
static GlsRecordMember *
take_group(Reader *reader)
{
	GPtrArray *records = reader->records;
	const GlsRecord *last = g_ptr_array_index(records, records->len - 1);
	GlsRecordMember *member = g_new0(GlsRecordMember, 1);

	member->records = new_records();
	member->places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	for (guint i = records->len; i-- > 0;) {
		const GlsRecord *record = g_ptr_array_index(records, i);

		if (strcmp(record->group, last->group) != 0)
			continue;
		g_ptr_array_add(member->records, g_ptr_array_steal_index(records, i));
		g_array_append_val(member->places,
				   g_array_index(reader->places_of_records, GlsSegmentPlace, i));
		g_array_remove_index(reader->places_of_records, i);
	}
	if (member->records->len > 1)
		member->own_paper = dup_joined(member->records);
	member->paper = member->own_paper != NULL ? member->own_paper : last;
	return member;
}

/* reads what others have under the name of the last record */
static void
read_others(Reader *reader, const gchar *key)
{
	const GlsRecord *last = g_ptr_array_index(reader->records, reader->records->len - 1);
	g_autofree gchar *first_key = NULL;

	/* a machine has one record of a name that counts */
	if (!gls_segment_folder_is_shared(reader->folder))
		return;
	first_key = dup_first_key(last);
	if (first_key != NULL && strcmp(first_key, key) != 0)
		read_key(reader, first_key, last->group);
}

/**
 * gls_record_members_read:
 * @folder: a folder of segments
 * @key: a key of a paper
 * @places: (element-type GlsSegmentPlace): what was read before, and is not read again; gets the places
 *   of what is read now
 *
 * Reads the records that have a key, and with each of them all that other machines have under its name.
 *
 * Returns: (transfer container) (element-type GlsRecordMember): a member for each name; the caller frees
 *   them
 */
GPtrArray *
gls_record_members_read(GlsSegmentFolder *folder, const gchar *key, GArray *places)
{
	GPtrArray *members = g_ptr_array_new();
	g_autoptr(GPtrArray) records = new_records();
	g_autoptr(GArray) places_of_records = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	Reader reader = {folder, places, records, places_of_records};

	read_key(&reader, key, NULL);
	while (records->len > 0) {
		read_others(&reader, key);
		g_ptr_array_add(members, take_group(&reader));
	}
	return members;
}
