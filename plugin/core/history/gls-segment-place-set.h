/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-place.h"

G_BEGIN_DECLS

/**
 * GlsSegmentPlaceSet:
 *
 * Very many places, each once, in the order they stand in. It takes a byte for 16 bytes of the
 * segments, and no sorting.
 */
typedef struct _GlsSegmentPlaceSet GlsSegmentPlaceSet;

GlsSegmentPlaceSet *
gls_segment_place_set_new(void);
void
gls_segment_place_set_free(GlsSegmentPlaceSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSegmentPlaceSet, gls_segment_place_set_free)

void
gls_segment_place_set_add(GlsSegmentPlaceSet *self, GlsSegmentPlace place);
GArray *
gls_segment_place_set_to_array(const GlsSegmentPlaceSet *self);

G_END_DECLS
