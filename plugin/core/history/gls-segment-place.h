/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsSegmentPlace:
 *
 * Where a record begins: the number of its segment among those that are known, in 12 bits, and the
 * offset in it in bytes, in 29 bits.
 */
typedef guint64 GlsSegmentPlace;

#define GLS_SEGMENT_PLACE_SEGMENT_BITS 12
#define GLS_SEGMENT_PLACE_OFFSET_BITS  29
#define GLS_SEGMENT_PLACE_BITS	       (GLS_SEGMENT_PLACE_SEGMENT_BITS + GLS_SEGMENT_PLACE_OFFSET_BITS)

static inline GlsSegmentPlace
gls_segment_place_new(guint32 segment, gsize offset)
{
	return (GlsSegmentPlace)segment << GLS_SEGMENT_PLACE_OFFSET_BITS | offset;
}

static inline guint32
gls_segment_place_get_segment(GlsSegmentPlace place)
{
	return (guint32)(place >> GLS_SEGMENT_PLACE_OFFSET_BITS);
}

static inline guint32
gls_segment_place_get_offset(GlsSegmentPlace place)
{
	return (guint32)(place & ((G_GUINT64_CONSTANT(1) << GLS_SEGMENT_PLACE_OFFSET_BITS) - 1));
}

G_END_DECLS
