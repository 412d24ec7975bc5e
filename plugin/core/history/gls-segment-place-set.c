/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-segment-place-set.h"

/* no record is as short, so that one at most begins in such a stretch: its name and its sum have more */
#define STRETCH 16

#define N_SEGMENTS (1u << GLS_SEGMENT_PLACE_SEGMENT_BITS)

/* for each segment a byte for each stretch: where in it a record begins, counted from 1; 0 if none does */
struct _GlsSegmentPlaceSet {
	GByteArray *segments[N_SEGMENTS];
};

/**
 * gls_segment_place_set_new:
 *
 * Returns: (transfer full): an empty set
 */
GlsSegmentPlaceSet *
gls_segment_place_set_new(void)
{
	return g_new0(GlsSegmentPlaceSet, 1);
}

/**
 * gls_segment_place_set_free:
 * @self: (nullable): a set
 *
 * Frees a set.
 */
void
gls_segment_place_set_free(GlsSegmentPlaceSet *self)
{
	if (self == NULL)
		return;
	for (guint i = 0; i < N_SEGMENTS; i++)
		g_clear_pointer(&self->segments[i], g_byte_array_unref);
	g_free(self);
}

static void
ensure_length(GByteArray *stretches, guint length)
{
	guint old_length = stretches->len;

	if (length <= old_length)
		return;
	g_byte_array_set_size(stretches, length);
	memset(stretches->data + old_length, 0, length - old_length);
}

/**
 * gls_segment_place_set_add:
 * @self: a set
 * @place: where a record begins
 *
 * Adds a place.
 */
void
gls_segment_place_set_add(GlsSegmentPlaceSet *self, GlsSegmentPlace place)
{
	GByteArray **stretches = &self->segments[gls_segment_place_get_segment(place)];
	guint32 offset = gls_segment_place_get_offset(place);

	if (*stretches == NULL)
		*stretches = g_byte_array_new();
	ensure_length(*stretches, offset / STRETCH + 1);
	(*stretches)->data[offset / STRETCH] = 1 + offset % STRETCH;
}

/**
 * gls_segment_place_set_to_array:
 * @self: a set
 *
 * Returns: (transfer full) (element-type GlsSegmentPlace): the places, in the order they stand in
 */
GArray *
gls_segment_place_set_to_array(const GlsSegmentPlaceSet *self)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

	for (guint i = 0; i < N_SEGMENTS; i++) {
		const GByteArray *stretches = self->segments[i];

		for (guint j = 0; stretches != NULL && j < stretches->len; j++) {
			GlsSegmentPlace place;

			if (stretches->data[j] == 0)
				continue;
			place = gls_segment_place_new(i,
						      (gsize)j * STRETCH + stretches->data[j] - 1);
			g_array_append_val(places, place);
		}
	}
	return places;
}
