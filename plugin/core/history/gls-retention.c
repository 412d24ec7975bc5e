/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/history/gls-index.h"
#include "core/history/gls-retention.h"
#include "core/history/gls-segment-folder-private.h"

/* how much is carried over with one append, in bytes */
#define BATCH_SIZE (1024 * 1024)

/* the segments of one machine in their order, and the newest record of each of its papers */
typedef struct {
	GlsSegmentFolder *folder;
	GlsSegmentWriter *writer;
	gint64 date;
	GPtrArray *paths;
	GlsIndex *newest;
	guint n_dropped;
} Retention;

static void
retention_clear(Retention *self)
{
	g_ptr_array_unref(self->paths);
	gls_index_free(self->newest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Retention, retention_clear)

static gchar *
read_segment(const Retention *self, guint segment, gsize *length, GError **error)
{
	g_autoptr(GError) local_error = NULL;
	gchar *text = NULL;

	if (!g_file_get_contents(g_ptr_array_index(self->paths, segment), &text, length,
				 &local_error))
		g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
			    "the segment could not be read: %s", local_error->message);
	return text;
}

/* @whole gets FALSE if something in it is damaged, which nobody but the user may throw away */
static gboolean
index_segment(Retention *self, guint segment, gboolean *whole, GError **error)
{
	gsize length;
	g_autofree gchar *text = read_segment(self, segment, &length, error);
	GlsSegmentPiece piece;
	gsize position = 0;

	if (text == NULL)
		return FALSE;
	*whole = TRUE;
	gls_index_add_segment(self->newest, 0, segment);
	while (gls_segment_next(text, length, &position, &piece)) {
		GlsIndexPaper record = {.segment = segment, .offset = (guint32)piece.offset};

		if (piece.kind != GLS_SEGMENT_RECORD)
			*whole = FALSE;
		else if (gls_segment_get_group(text + piece.offset, piece.length, &record.group))
			gls_index_add_record(self->newest, &record);
	}
	return TRUE;
}

static gboolean
is_newest(const Retention *self, guint segment, const GlsSegmentPiece *piece, guint64 group)
{
	const GlsIndexPaper *paper;
	guint32 number;

	if (!gls_index_find_record(self->newest, group, segment, &number))
		return FALSE;
	paper = gls_index_get_paper(self->newest, number);
	return paper->segment == segment && paper->offset == piece->offset;
}

static gboolean
is_expired(const Retention *self, const gchar *bytes, gsize length)
{
	g_autoptr(GlsRecord) record = gls_record_new_from_data(bytes, length, NULL);

	return record != NULL && gls_record_get_activity(record) < self->date;
}

typedef enum {
	FATE_CARRY_OVER,
	FATE_EXPIRE,
	FATE_SUPERSEDED,
} Fate;

/* a record that is not of a paper is always carried over: what the user decided holds for ever */
static Fate
get_fate(const Retention *self, guint segment, const gchar *text, const GlsSegmentPiece *piece)
{
	guint64 group;

	if (!gls_segment_get_group(text + piece->offset, piece->length, &group))
		return FATE_CARRY_OVER;
	if (!is_newest(self, segment, piece, group))
		return FATE_SUPERSEDED;
	return is_expired(self, text + piece->offset, piece->length) ? FATE_EXPIRE
								     : FATE_CARRY_OVER;
}

/* counts what has expired in a segment, and adds what lives on in it to @alive, if that is given */
static gboolean
sort_out(Retention *self, guint segment, guint *n_expired, GString *alive, GError **error)
{
	gsize length;
	g_autofree gchar *text = read_segment(self, segment, &length, error);
	GlsSegmentPiece piece;
	gsize position = 0;

	*n_expired = 0;
	if (text == NULL)
		return FALSE;
	while (gls_segment_next(text, length, &position, &piece)) {
		Fate fate = get_fate(self, segment, text, &piece);

		*n_expired += fate == FATE_EXPIRE;
		if (fate != FATE_CARRY_OVER || alive == NULL)
			continue;
		g_string_append_len(alive, text + piece.offset, piece.length);
		g_string_append_c(alive, '\n');
	}
	return TRUE;
}

/* tells how many of the first segments go: up to the last one in which something has expired. If an
 * earlier one stayed, an older record of the same paper in it would count again */
static gboolean
count_to_drop(Retention *self, guint n_whole, guint *n, GError **error)
{
	*n = 0;
	for (guint i = 0; i < n_whole && i + 1 < self->paths->len; i++) {
		guint n_expired;

		if (!sort_out(self, i, &n_expired, NULL, error))
			return FALSE;
		if (n_expired > 0)
			*n = i + 1;
		self->n_dropped += n_expired;
	}
	return TRUE;
}

static gboolean
append(Retention *self, GString *batch, GError **error)
{
	if (batch->len == 0)
		return TRUE;
	if (!gls_segment_folder_refresh(self->folder, TRUE, error) ||
	    !gls_segment_writer_append(self->writer, self->folder, batch, error))
		return FALSE;
	g_string_truncate(batch, 0);
	return TRUE;
}

/* appends what lives on in a segment, in parts cut between two records */
static gboolean
carry_over(Retention *self, guint segment, GError **error)
{
	g_autoptr(GString) alive = g_string_new(NULL);
	g_autoptr(GString) batch = g_string_new(NULL);
	GlsSegmentPiece piece;
	gsize position = 0;
	guint n_expired;

	if (!sort_out(self, segment, &n_expired, alive, error))
		return FALSE;
	while (gls_segment_next(alive->str, alive->len, &position, &piece)) {
		g_string_append_len(batch, alive->str + piece.offset, piece.length);
		g_string_append_c(batch, '\n');
		if (batch->len >= BATCH_SIZE && !append(self, batch, error))
			return FALSE;
	}
	return append(self, batch, error);
}

static gint
compare_numbers(gconstpointer a, gconstpointer b)
{
	const GlsSegmentFile *file = *(GlsSegmentFile *const *)a;
	const GlsSegmentFile *other = *(GlsSegmentFile *const *)b;

	return file->number < other->number ? -1 : file->number > other->number;
}

static void
find_segments(Retention *self)
{
	const gchar *machine = gls_segment_writer_get_machine(self->writer);
	const GlsSegmentDirectory *directory = self->folder->directory;
	g_autoptr(GPtrArray) files = g_ptr_array_new();

	for (guint i = 0; i < directory->files->len; i++) {
		GlsSegmentFile *file = g_ptr_array_index(directory->files, i);

		if (strcmp(file->machine, machine) == 0)
			g_ptr_array_add(files, file);
	}
	g_ptr_array_sort(files, compare_numbers);
	for (guint i = 0; i < files->len; i++) {
		const GlsSegmentFile *file = g_ptr_array_index(files, i);

		g_ptr_array_add(self->paths, g_build_filename(directory->path, file->name, NULL));
	}
}

/* tells how many of the first segments have nothing damaged in them */
static gboolean
index_segments(Retention *self, guint *n_whole, GError **error)
{
	*n_whole = 0;
	for (guint i = 0; i < self->paths->len; i++) {
		gboolean whole;

		if (!index_segment(self, i, &whole, error))
			return FALSE;
		if (whole && *n_whole == i)
			*n_whole = i + 1;
	}
	return TRUE;
}

/**
 * gls_retention_drop_before:
 * @folder: the segments
 * @writer: a writer that holds the lock
 * @date: in seconds since 1970 UTC
 * @n_dropped: (out) (optional): how many papers went
 * @error: a #GError
 *
 * Drops the papers of this machine that did not arrive and were not shown since some time. A segment is
 * never written anew: what lives on in the first segments is appended to the newest one, and once that
 * is on the disk they are removed, the first one first. A crash on the way leaves some records twice,
 * which changes nothing. The newest segment stays, and so do those from the first damaged one on.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if that failed; no paper is lost that should stay
 */
gboolean
gls_retention_drop_before(GlsSegmentFolder *folder,
			  GlsSegmentWriter *writer,
			  gint64 date,
			  guint *n_dropped,
			  GError **error)
{
	g_auto(Retention) self = {
		.folder = folder,
		.writer = writer,
		.date = date,
		.paths = g_ptr_array_new_with_free_func(g_free),
		.newest = gls_index_new(),
	};
	guint n_whole;
	guint n;

	if (!gls_segment_folder_refresh(folder, TRUE, error))
		return FALSE;
	find_segments(&self);
	if (!index_segments(&self, &n_whole, error) || !count_to_drop(&self, n_whole, &n, error))
		return FALSE;
	for (guint i = 0; i < n; i++) {
		if (!carry_over(&self, i, error))
			return FALSE;
	}
	for (guint i = 0; i < n; i++) {
		if (!gls_segment_writer_remove(writer, g_ptr_array_index(self.paths, i), error))
			return FALSE;
	}
	if (n_dropped != NULL)
		*n_dropped = self.n_dropped;
	return gls_segment_folder_refresh(folder, TRUE, error);
}
