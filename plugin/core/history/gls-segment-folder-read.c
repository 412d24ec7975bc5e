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

#include "core/history/gls-record-private.h"
#include "core/history/gls-segment-folder-private.h"

/**
 * gls_segment_folder_get_file:
 * @self: a folder
 * @place: a place in it
 *
 * Returns: (transfer none): the segment it is in
 */
GlsSegmentFile *
gls_segment_folder_get_file(const GlsSegmentFolder *self, GlsSegmentPlace place)
{
	guint32 segment = gls_segment_place_get_segment(place);

	g_return_val_if_fail(segment < self->directory->files->len, NULL);
	return g_ptr_array_index(self->directory->files, segment);
}

/**
 * gls_segment_folder_set_stale:
 * @self: a folder
 * @distrusted: %TRUE if the index on the disk said what is not so
 *
 * Notes that the index or a segment is not what it was: the next refresh reads everything anew, and
 * without the index if that is to blame.
 */
void
gls_segment_folder_set_stale(GlsSegmentFolder *self, gboolean distrusted)
{
	self->stale = TRUE;
	self->distrusted |= distrusted;
}

/* takes what stands at a place, as much as there may be of a record */
typedef gpointer (*ParseFunc)(const gchar *bytes, gsize length);

/* 0 if nothing could be read */
static gsize
read_at(GlsSegmentFolder *self, GlsSegmentPlace place, gchar *buffer, gsize size)
{
	GlsSegmentFile *file = gls_segment_folder_get_file(self, place);
	gssize n;

	if (!gls_segment_directory_open_file(self->directory, file))
		return 0;
	do {
		n = pread(file->fd, buffer, size, gls_segment_place_get_offset(place));
	} while (n < 0 && errno == EINTR);
	return MAX(n, 0);
}

static gpointer
parse_at(GlsSegmentFolder *self, GlsSegmentPlace place, gchar *buffer, gsize size, ParseFunc parse)
{
	gsize n = read_at(self, place, buffer, size);

	return n > 0 ? parse(buffer, n) : NULL;
}

/* @first is the beginning of the record, if @n_first is not 0 */
static gpointer
read_rest(GlsSegmentFolder *self,
	  GlsSegmentPlace place,
	  const gchar *first,
	  gsize n_first,
	  ParseFunc parse)
{
	g_autofree gchar *whole = NULL;
	gpointer parsed = n_first > 0 ? parse(first, n_first) : NULL;

	if (parsed != NULL)
		return parsed;
	whole = g_malloc(GLS_SEGMENT_MAX_RECORD);
	parsed = parse_at(self, place, whole, GLS_SEGMENT_MAX_RECORD, parse);
	if (parsed == NULL)
		gls_segment_folder_set_stale(
			self, gls_segment_place_get_offset(place) <
				      gls_segment_folder_get_file(self, place)->covered);
	return parsed;
}

static gpointer
read_record(GlsSegmentFolder *self, GlsSegmentPlace place, ParseFunc parse)
{
	gchar first[GLS_SEGMENT_USUAL_RECORD];
	gsize n = read_at(self, place, first, sizeof(first));

	return read_rest(self, place, first, n, parse);
}

static gpointer
parse_bytes(const gchar *bytes, gsize length)
{
	GlsSegmentPiece piece;
	gsize position = 0;

	if (!gls_segment_next(bytes, length, &position, &piece) || piece.offset != 0 ||
	    piece.kind != GLS_SEGMENT_RECORD)
		return NULL;
	return g_bytes_new(bytes, piece.length);
}

static gpointer
parse_paper(const gchar *bytes, gsize length)
{
	return gls_record_new_from_data(bytes, length, NULL);
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
	GBytes *bytes = read_record(self, place, parse_bytes);

	return bytes != NULL ? g_bytes_unref_to_data(bytes, length) : NULL;
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
	return read_record(self, place, parse_paper);
}

/**
 * gls_segment_folder_read_unless_ruled_out:
 * @self: a folder
 * @place: where a record of a paper begins
 * @paper: a paper
 *
 * Does what gls_segment_folder_read() does, but for a record that gls_record_is_ruled_out() says to be
 * of another paper, which takes a third of the time.
 *
 * Returns: (transfer full) (nullable): the record; %NULL if it is of another paper, or does not stand
 *   there any more
 */
GlsRecord *
gls_segment_folder_read_unless_ruled_out(GlsSegmentFolder *self,
					 GlsSegmentPlace place,
					 const GlsPaper *paper)
{
	gchar first[GLS_SEGMENT_USUAL_RECORD];
	gsize n = read_at(self, place, first, sizeof(first));

	if (gls_record_is_ruled_out(first, n, paper))
		return NULL;
	return read_rest(self, place, first, n, parse_paper);
}

/**
 * gls_segment_folder_get_serial:
 * @self: a folder
 *
 * Returns: a number that is another one after a refresh that found anything new
 */
guint64
gls_segment_folder_get_serial(const GlsSegmentFolder *self)
{
	return self->serial;
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
