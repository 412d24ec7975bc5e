/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/history/gls-segment-folder-private.h"

/* how much is read for one record first; few are longer */
#define FIRST_READ_SIZE 2048

/* how much of a record is asked for in advance; most are shorter */
#define PREFETCH_SIZE 512

/* the header of a record of a paper, a bracket on each side of 16 hex digits, and its line end */
#define HEADER_LENGTH 19

static GlsSegmentFile *
get_file(const GlsSegmentFolder *self, GlsSegmentPlace place)
{
	guint32 segment = gls_segment_place_get_segment(place);

	g_return_val_if_fail(segment < self->directory->files->len, NULL);
	return g_ptr_array_index(self->directory->files, segment);
}

/* the index or a segment is not what it was: the next refresh reads everything anew, and without the
 * index if that said what is not so */
static void
set_stale(GlsSegmentFolder *self, gboolean distrusted)
{
	self->stale = TRUE;
	self->distrusted |= distrusted;
}

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
	return offset < get_file(self, *place)->covered;
}

/* what was written since the index was made is newer than what that leads to */
static void
replace_by_newer(GlsSegmentFolder *self, GlsSegmentPlace *place)
{
	GlsSegmentFile *file = get_file(self, *place);
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
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));

	if (self->base != NULL && !find_in_base(self, key, places))
		set_stale(self, TRUE);
	gls_index_find(self->index, key, strlen(key), numbers);
	for (guint i = 0; i < numbers->len; i++) {
		const GlsIndexPaper *paper =
			gls_index_get_paper(self->index, g_array_index(numbers, guint32, i));

		add_place(places, gls_segment_place_new(paper->segment, paper->offset));
	}
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
		if (gls_segment_directory_open_file(self->directory, get_file(self, place)))
			posix_fadvise(get_file(self, place)->fd,
				      gls_segment_place_get_offset(place), PREFETCH_SIZE,
				      POSIX_FADV_WILLNEED);
	}
}

/**
 * gls_segment_folder_list:
 * @self: a folder
 *
 * Finds the newest record of every paper and machine. As with gls_segment_folder_find(), the folder may
 * become stale.
 *
 * Returns: (transfer full) (element-type GlsSegmentPlace): their places, in the order they stand in
 */
GArray *
gls_segment_folder_list(GlsSegmentFolder *self)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	GArray *places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

	if (self->base != NULL && !gls_index_file_list(self->base, found))
		set_stale(self, TRUE);
	sort_places(found);
	for (guint i = 0; i < found->len; i++) {
		GlsSegmentPlace place = g_array_index(found, GlsSegmentPlace, i);

		if (!translate(self, &place)) {
			set_stale(self, TRUE);
			continue;
		}
		replace_by_newer(self, &place);
		g_array_append_val(places, place);
	}
	for (guint i = 0; i < gls_index_get_n_papers(self->index); i++) {
		const GlsIndexPaper *paper = gls_index_get_paper(self->index, i);
		GlsSegmentPlace place = gls_segment_place_new(paper->segment, paper->offset);

		g_array_append_val(places, place);
	}
	sort_places(places);
	return places;
}

/* what stands at a place, as much as there may be of it */
static gchar *
read_at(GlsSegmentFolder *self, GlsSegmentPlace place, gsize size, gsize *length)
{
	GlsSegmentFile *file = get_file(self, place);
	g_autofree gchar *bytes = g_malloc(size);
	gssize n;

	if (!gls_segment_directory_open_file(self->directory, file))
		return NULL;
	do {
		n = pread(file->fd, bytes, size, gls_segment_place_get_offset(place));
	} while (n < 0 && errno == EINTR);
	if (n <= 0)
		return NULL;
	*length = (gsize)n;
	return g_steal_pointer(&bytes);
}

static gboolean
is_whole(const gchar *bytes, gsize length, gsize *record_length)
{
	GlsSegmentPiece piece;
	gsize position = 0;

	if (!gls_segment_next(bytes, length, &position, &piece) || piece.offset != 0 ||
	    piece.kind != GLS_SEGMENT_RECORD)
		return FALSE;
	*record_length = piece.length;
	return TRUE;
}

/**
 * gls_segment_folder_read_bytes:
 * @self: a folder
 * @place: where a record begins
 * @length: (out): of the record in bytes
 *
 * Reads a record of any kind, and checks its sum.
 *
 * Returns: (transfer full) (nullable): the record; %NULL if it does not stand there any more, and then
 *   the folder is stale
 */
gchar *
gls_segment_folder_read_bytes(GlsSegmentFolder *self, GlsSegmentPlace place, gsize *length)
{
	static const gsize sizes[] = {FIRST_READ_SIZE, GLS_SEGMENT_MAX_RECORD};

	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree gchar *bytes = NULL;
		gsize n;

		bytes = read_at(self, place, sizes[i], &n);
		if (bytes != NULL && is_whole(bytes, n, length))
			return g_steal_pointer(&bytes);
	}
	set_stale(self, gls_segment_place_get_offset(place) < get_file(self, place)->covered);
	return NULL;
}

/**
 * gls_segment_folder_read:
 * @self: a folder
 * @place: where a record of a paper begins, from gls_segment_folder_find()
 *
 * Reads a record, and checks its sum.
 *
 * Returns: (transfer full) (nullable): the record; %NULL if it does not stand there any more, and
 *   then the folder is stale
 */
GlsRecord *
gls_segment_folder_read(GlsSegmentFolder *self, GlsSegmentPlace place)
{
	gsize length;
	g_autofree gchar *bytes = gls_segment_folder_read_bytes(self, place, &length);

	return bytes != NULL ? gls_record_new_from_data(bytes, length, NULL) : NULL;
}

/**
 * gls_segment_folder_get_events:
 * @self: a folder
 *
 * Tells where the records are that are not of a paper. They are all known after a refresh, without
 * reading the segments, for gls_segment_folder_read_bytes().
 *
 * Returns: (transfer none) (element-type GlsSegmentPlace): their places, in no order, valid until the
 *   next refresh
 */
const GArray *
gls_segment_folder_get_events(const GlsSegmentFolder *self)
{
	return self->events;
}

/**
 * gls_segment_folder_get_log:
 * @self: a folder
 *
 * Reads the decisions of the user that were not read yet. What a later version decided is passed over,
 * as are other kinds of records.
 *
 * Returns: (transfer none): all decisions, valid until the next refresh
 */
GlsDecisionLog *
gls_segment_folder_get_log(GlsSegmentFolder *self)
{
	for (; self->n_logged < self->events->len; self->n_logged++) {
		gsize length;
		g_autofree gchar *bytes = gls_segment_folder_read_bytes(
			self, g_array_index(self->events, GlsSegmentPlace, self->n_logged),
			&length);
		GlsDecision *decision =
			bytes != NULL ? gls_decision_new_from_data(bytes, length, NULL) : NULL;

		if (decision != NULL)
			gls_decision_log_add(self->log, decision);
	}
	return self->log;
}

/**
 * gls_segment_folder_get_fd:
 * @self: a folder
 * @place: a place in it
 *
 * Returns: a file descriptor to read the segment it is in, valid until another one is read; -1 if it
 *   could not be opened
 */
gint
gls_segment_folder_get_fd(GlsSegmentFolder *self, GlsSegmentPlace place)
{
	GlsSegmentFile *file = get_file(self, place);

	return gls_segment_directory_open_file(self->directory, file) ? file->fd : -1;
}

/**
 * gls_segment_folder_get_file:
 * @self: a folder
 * @place: a place in it
 *
 * Returns: (transfer none): the segment it is in
 */
const GlsSegmentFile *
gls_segment_folder_get_file(const GlsSegmentFolder *self, GlsSegmentPlace place)
{
	return get_file(self, place);
}

/**
 * gls_segment_folder_is_stale:
 * @self: a folder
 *
 * Returns: %TRUE if something was found not to be where it should, so that the next refresh reads
 *   everything anew, and what was found up to now may not be all
 */
gboolean
gls_segment_folder_is_stale(const GlsSegmentFolder *self)
{
	return self->stale;
}
