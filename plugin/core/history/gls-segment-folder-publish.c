/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-segment-folder-private.h"

static gboolean
add_segment(GlsSegmentFolder *self, GlsSegmentFile *file, GArray *segments)
{
	GlsIndexedSegment segment = {.name = file->name, .covered = file->scanned};

	if (segment.covered > 0 &&
	    (!gls_segment_directory_open_file(self->directory, file) ||
	     !gls_segment_file_get_mark(file, segment.covered, &segment.mark)))
		return FALSE;
	g_array_append_val(segments, segment);
	return TRUE;
}

/* a torn record at the end is no damage yet: the segment is covered up to there */
static void
add_damages(const GlsSegmentFolder *self, GArray *damages, GArray *kinds)
{
	for (guint i = 0; i < self->damages->len; i++) {
		GlsSegmentPlace place = g_array_index(self->damages, GlsSegmentPlace, i);
		const GlsSegmentFile *file = g_ptr_array_index(
			self->directory->files, gls_segment_place_get_segment(place));

		if (gls_segment_place_get_offset(place) >= file->scanned)
			continue;
		g_array_append_val(damages, place);
		g_array_append_val(kinds, g_array_index(self->damage_kinds, guint8, i));
	}
}

/**
 * gls_segment_folder_publish:
 * @self: a folder that has read all its segments and uses no index on the disk
 * @writer: what to write the index with
 * @error: a #GError
 *
 * Writes what is known of the segments as an index on the disk.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be written, or %GLS_ERROR_CHANGED if others
 *   removed or cut a segment meanwhile
 */
gboolean
gls_segment_folder_publish(GlsSegmentFolder *self, GlsIndexWriter *writer, GError **error)
{
	g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(GlsIndexedSegment));
	g_autoptr(GArray) damages = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	g_autoptr(GArray) kinds = g_array_new(FALSE, FALSE, sizeof(guint8));
	GlsIndexContents contents = {self->index, segments, self->events, damages, kinds};

	g_return_val_if_fail(self->base == NULL, FALSE);

	for (guint i = 0; i < self->directory->files->len; i++) {
		GlsSegmentFile *file = g_ptr_array_index(self->directory->files, i);

		if (!add_segment(self, file, segments)) {
			g_set_error(error, GLS_ERROR, GLS_ERROR_CHANGED,
				    "%s/%s: changed while the index of the history was made",
				    self->directory->path, file->name);
			return FALSE;
		}
	}
	add_damages(self, damages, kinds);
	return gls_index_writer_publish(writer, &contents, error);
}
