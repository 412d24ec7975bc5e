/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

#include "core/history/gls-segment-place.h"

G_BEGIN_DECLS

/**
 * GlsIndexedSegment:
 * @name: its name in the directory
 * @covered: how much of it is in the index, in bytes
 * @mark: what gls_segment_file_get_mark() said of those bytes
 *
 * A segment that an index on the disk was made from.
 */
typedef struct {
	const gchar *name;
	guint64 covered;
	guint64 mark;
} GlsIndexedSegment;

/**
 * GlsIndexFile:
 *
 * An index on the disk. It is a derived file that may be damaged, cut or removed at any time: whoever
 * finds that out goes on without it. It is read and not mapped, for a mapped file that somebody cuts
 * kills the process that looks at it.
 */
typedef struct _GlsIndexFile GlsIndexFile;

gchar *
gls_index_file_dup_default_path(const gchar *directory);
GlsIndexFile *
gls_index_file_open(const gchar *path);
void
gls_index_file_free(GlsIndexFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsIndexFile, gls_index_file_free)

guint
gls_index_file_get_n_segments(const GlsIndexFile *self);
GlsIndexedSegment
gls_index_file_get_segment(const GlsIndexFile *self, guint segment);
guint
gls_index_file_get_n_events(const GlsIndexFile *self);
GlsSegmentPlace
gls_index_file_get_event(const GlsIndexFile *self, guint event);
guint
gls_index_file_get_n_damages(const GlsIndexFile *self);
GlsSegmentPlace
gls_index_file_get_damage(const GlsIndexFile *self, guint damage, guint8 *kind);

gboolean
gls_index_file_find(GlsIndexFile *self, const gchar *key, gsize length, GArray *places);
void
gls_index_file_prefetch(GlsIndexFile *self, const GPtrArray *keys);
guint64
gls_index_file_get_n_latest(const GlsIndexFile *self);
gboolean
gls_index_file_get_latest(GlsIndexFile *self, guint64 position, GlsSegmentPlace *place);
gboolean
gls_index_file_check(const GlsIndexFile *self);

G_END_DECLS
