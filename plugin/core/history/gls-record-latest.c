/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-index.h"
#include "core/history/gls-record-latest.h"
#include "core/history/gls-record-scan.h"

/* @recent: what the index on the disk does not cover; @spot is the next one of what it does, and
 * @bytes what was handed out last */
struct _GlsRecordLatest {
	GlsSegmentFolder *folder;
	GArray *recent;
	guint n_recent;
	guint64 n_covered;
	gboolean has_spot;
	GlsRecordSpot spot;
	gchar *bytes;
};

/* FALSE if it is damaged, or the machine has written a newer one since the index was made */
static gboolean
read_covered(GlsRecordLatest *self)
{
	GlsRecordSpot *spot = &self->spot;

	g_clear_pointer(&spot->bytes, g_free);
	spot->bytes = gls_segment_folder_read_bytes(self->folder, spot->place, &spot->length);
	if (spot->bytes == NULL ||
	    gls_segment_folder_has_newer(self->folder, spot->place, spot->bytes, spot->length))
		return FALSE;
	spot->activity = gls_record_scan_activity(spot->bytes, spot->length);
	return TRUE;
}

static void
ensure_spot(GlsRecordLatest *self)
{
	while (!self->has_spot &&
	       gls_segment_folder_get_latest(self->folder, self->n_covered, &self->spot.place)) {
		self->n_covered++;
		self->has_spot = read_covered(self);
	}
}

/* the next one that the index on the disk does not cover; NULL if what it has comes before */
static const GlsIndexPaper *
next_recent(GlsRecordLatest *self)
{
	const GlsIndexPaper *paper;

	if (self->n_recent == self->recent->len)
		return NULL;
	paper = &g_array_index(self->recent, GlsIndexPaper, self->n_recent);
	if (self->has_spot && paper->activity < self->spot.activity)
		return NULL;
	self->n_recent++;
	return paper;
}

/* FALSE if it is damaged */
static gboolean
read_recent(GlsRecordLatest *self, const GlsIndexPaper *paper, GlsRecordSpot *spot)
{
	spot->place = gls_segment_place_new(paper->segment, paper->offset);
	spot->activity = paper->activity;
	spot->bytes = gls_segment_folder_read_bytes(self->folder, spot->place, &spot->length);
	return spot->bytes != NULL;
}

/**
 * gls_record_latest_new:
 * @folder: (transfer none): a folder that is refreshed, and is not as long as this is in use
 *
 * Returns: (transfer full): the records, from the latest on
 */
GlsRecordLatest *
gls_record_latest_new(GlsSegmentFolder *folder)
{
	GlsRecordLatest *self = g_new0(GlsRecordLatest, 1);

	self->folder = folder;
	self->recent = gls_segment_folder_dup_recent(folder);
	return self;
}

/**
 * gls_record_latest_free:
 * @self: (nullable): records
 *
 * Ends it.
 */
void
gls_record_latest_free(GlsRecordLatest *self)
{
	if (self == NULL)
		return;
	g_array_unref(self->recent);
	g_free(self->spot.bytes);
	g_free(self->bytes);
	g_free(self);
}

/**
 * gls_record_latest_next:
 * @self: records
 * @spot: (out): the next one
 *
 * Goes on. A record that is damaged is left out. If the index on the disk is, there are no more. Then the
 * folder is stale: see gls_segment_folder_is_stale().
 *
 * Returns: %FALSE if there are no more
 */
gboolean
gls_record_latest_next(GlsRecordLatest *self, GlsRecordSpot *spot)
{
	const GlsIndexPaper *paper;

	g_clear_pointer(&self->bytes, g_free);
	ensure_spot(self);
	while ((paper = next_recent(self)) != NULL) {
		if (!read_recent(self, paper, spot))
			continue;
		self->bytes = spot->bytes;
		return TRUE;
	}
	if (!self->has_spot)
		return FALSE;
	self->has_spot = FALSE;
	*spot = self->spot;
	self->bytes = g_steal_pointer(&self->spot.bytes);
	return TRUE;
}
