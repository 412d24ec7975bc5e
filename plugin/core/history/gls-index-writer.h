/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-index-file.h"
#include "core/history/gls-index.h"

G_BEGIN_DECLS

/**
 * GlsIndexContents:
 * @index: the papers and their keys
 * @segments: (element-type GlsIndexedSegment): the segments, as @index numbers them
 * @events: (element-type GlsSegmentPlace): the records that are not of a paper
 * @damages: (element-type GlsSegmentPlace): what was left out
 * @damage_kinds: (element-type guint8): the #GlsSegmentPieceKind of each of @damages
 *
 * What an index on the disk is made from.
 */
typedef struct {
	const GlsIndex *index;
	const GArray *segments;
	const GArray *events;
	const GArray *damages;
	const GArray *damage_kinds;
} GlsIndexContents;

/**
 * GlsIndexWriter:
 *
 * Makes an index on the disk. One process at a time does, and the others do not wait for it.
 */
typedef struct _GlsIndexWriter GlsIndexWriter;

gboolean
gls_index_writer_open(const gchar *path, GlsIndexWriter **writer, GError **error);
void
gls_index_writer_free(GlsIndexWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsIndexWriter, gls_index_writer_free)

gboolean
gls_index_writer_publish(GlsIndexWriter *self, const GlsIndexContents *contents, GError **error);

G_END_DECLS
