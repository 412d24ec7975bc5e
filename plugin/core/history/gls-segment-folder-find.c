/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/history/gls-segment-folder-private.h"

/* the header of a record of a paper, a bracket on each side of 16 hex digits, and its line end */
#define HEADER_LENGTH 19

static void
add_place(GArray *places, GlsSegmentPlace place)
{
	for (guint i = 0; i < places->len; i++) {
		if (g_array_index(places, GlsSegmentPlace, i) == place)
			return;
	}
	if (places->len < GLS_INDEX_MAX_SAME)
		g_array_append_val(places, place);
}

/* where the index on the disk says that a record is; %FALSE if it says what cannot be */
static gboolean
translate(GlsSegmentFolder *self, GlsSegmentPlace *place)
{
	guint32 segment = gls_segment_place_get_segment(*place);
	guint32 offset = gls_segment_place_get_offset(*place);
	guint32 number;

	if (segment >= self->base_files->len)
		return FALSE;
	number = g_array_index(self->base_files, guint32, segment);
	*place = gls_segment_place_new(number, offset);
	return offset < gls_segment_folder_get_file(self, *place)->covered;
}

/* what was written since the index was made is newer than what that leads to */
static void
replace_by_newer(GlsSegmentFolder *self, GlsSegmentPlace *place)
{
	GlsSegmentFile *file = gls_segment_folder_get_file(self, *place);
	gchar header[HEADER_LENGTH];
	guint64 group;
	guint32 number;
	const GlsIndexPaper *paper;

	if (gls_index_get_n_papers(self->index) == 0 ||
	    !gls_segment_directory_open_file(self->directory, file) ||
	    pread(file->fd, header, sizeof(header), gls_segment_place_get_offset(*place)) !=
		    (gssize)sizeof(header) ||
	    !gls_segment_get_group(header, sizeof(header), &group) ||
	    !gls_index_find_record(self->index, group, file->index_number, &number))
		return;
	paper = gls_index_get_paper(self->index, number);
	*place = gls_segment_place_new(paper->segment, paper->offset);
}

static gboolean
find_in_base(GlsSegmentFolder *self, const gchar *key, GArray *places)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

	if (!gls_index_file_find(self->base, key, strlen(key), found))
		return FALSE;
	for (guint i = 0; i < found->len; i++) {
		GlsSegmentPlace place = g_array_index(found, GlsSegmentPlace, i);

		if (!translate(self, &place))
			return FALSE;
		replace_by_newer(self, &place);
		add_place(places, place);
	}
	return TRUE;
}

/**
 * gls_segment_folder_find:
 * @self: a folder
 * @key: a key of a paper, from gls_identity_dup_keys()
 * @places: (element-type GlsSegmentPlace): gets the places of the records that may have the key
 *
 * Finds records by a key, the newest of each paper and machine. The places are valid until the next
 * refresh. If the index on the disk is found to be damaged, the folder becomes stale, and some may be
 * missing: see gls_segment_folder_is_stale().
 */
void
gls_segment_folder_find(GlsSegmentFolder *self, const gchar *key, GArray *places)
{
	g_autoptr(GArray) numbers = NULL;

	if (self->base != NULL && !find_in_base(self, key, places))
		gls_segment_folder_set_stale(self, TRUE);
	if (gls_index_get_n_papers(self->index) == 0)
		return;
	numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
	gls_index_find(self->index, key, strlen(key), numbers);
	for (guint i = 0; i < numbers->len; i++) {
		const GlsIndexPaper *paper =
			gls_index_get_paper(self->index, g_array_index(numbers, guint32, i));

		add_place(places, gls_segment_place_new(paper->segment, paper->offset));
	}
}

/**
 * gls_segment_folder_is_shared:
 * @self: a folder
 *
 * Returns: %TRUE if more than one machine wrote there, or another program made conflict copies
 */
gboolean
gls_segment_folder_is_shared(const GlsSegmentFolder *self)
{
	return g_hash_table_size(self->machines) > 1;
}

static gint
compare_places(gconstpointer a, gconstpointer b)
{
	GlsSegmentPlace first = *(const GlsSegmentPlace *)a;
	GlsSegmentPlace second = *(const GlsSegmentPlace *)b;

	return first < second ? -1 : first > second;
}

/* sorted, each once */
static void
sort_places(GArray *places)
{
	guint n = 0;

	g_array_sort(places, compare_places);
	for (guint i = 0; i < places->len; i++) {
		GlsSegmentPlace place = g_array_index(places, GlsSegmentPlace, i);

		if (n == 0 || g_array_index(places, GlsSegmentPlace, n - 1) != place)
			g_array_index(places, GlsSegmentPlace, n++) = place;
	}
	g_array_set_size(places, n);
}

/**
 * gls_segment_folder_prefetch:
 * @self: a folder
 * @keys: (element-type utf8): keys
 *
 * Asks the disk for what the index on it says of some keys, all at once, and then for the records it
 * leads to, in the order they stand in. A disk serves many requests in the time of a few. What was read
 * to memory needs none of this.
 */
void
gls_segment_folder_prefetch(GlsSegmentFolder *self, const GPtrArray *keys)
{
	g_autoptr(GArray) places = NULL;

	if (self->base == NULL)
		return;
	places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	gls_index_file_prefetch(self->base, keys);
	for (guint i = 0; i < keys->len; i++) {
		const gchar *key = g_ptr_array_index(keys, i);

		/* damage is for gls_segment_folder_find() to tell */
		gls_index_file_find(self->base, key, strlen(key), places);
	}
	sort_places(places);
	for (guint i = 0; i < places->len; i++) {
		GlsSegmentPlace place = g_array_index(places, GlsSegmentPlace, i);

		if (!translate(self, &place))
			continue;
		if (gls_segment_directory_open_file(self->directory,
						    gls_segment_folder_get_file(self, place)))
			posix_fadvise(gls_segment_folder_get_file(self, place)->fd,
				      gls_segment_place_get_offset(place), GLS_SEGMENT_USUAL_RECORD,
				      POSIX_FADV_WILLNEED);
	}
}

/**
 * gls_segment_folder_get_latest:
 * @self: a folder
 * @position: counted from 0, the record of the paper that was met last
 * @place: (out): where the record is
 *
 * Goes through the records that the index on the disk covers, in the order of time. Some are not the
 * newest of their paper any more: see gls_segment_folder_has_newer(). As with
 * gls_segment_folder_find(), the folder may become stale.
 *
 * Returns: %FALSE if there are no more
 */
gboolean
gls_segment_folder_get_latest(GlsSegmentFolder *self, guint64 position, GlsSegmentPlace *place)
{
	if (self->base == NULL || position >= gls_index_file_get_n_latest(self->base))
		return FALSE;
	if (gls_index_file_get_latest(self->base, position, place) && translate(self, place))
		return TRUE;
	gls_segment_folder_set_stale(self, TRUE);
	return FALSE;
}

/**
 * gls_segment_folder_dup_recent:
 * @self: a folder
 *
 * Returns: (transfer full) (element-type GlsIndexPaper): the records that the index on the disk does not
 *   cover, the newest of every paper and machine, and the one that was met last at first
 */
GArray *
gls_segment_folder_dup_recent(const GlsSegmentFolder *self)
{
	return gls_index_dup_latest(self->index);
}

/**
 * gls_segment_folder_has_newer:
 * @self: a folder
 * @place: a place from gls_segment_folder_get_latest()
 * @record: the record there
 * @length: of @record in bytes, or more
 *
 * Returns: %TRUE if the machine has written a newer record of the paper since the index was made
 */
gboolean
gls_segment_folder_has_newer(const GlsSegmentFolder *self,
			     GlsSegmentPlace place,
			     const gchar *record,
			     gsize length)
{
	const GlsIndexPaper *newest;
	guint64 group;
	guint32 number;

	if (!gls_segment_get_group(record, length, &group) ||
	    !gls_index_find_record(self->index, group, gls_segment_place_get_segment(place),
				   &number))
		return FALSE;
	newest = gls_index_get_paper(self->index, number);
	return gls_segment_place_new(newest->segment, newest->offset) != place;
}
