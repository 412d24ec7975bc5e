/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

/**
 * GlsSegmentWriter:
 *
 * Appends to the segments of this machine. One process at a time does, which a lock sees to.
 */
typedef struct _GlsSegmentWriter GlsSegmentWriter;

GlsSegmentWriter *
gls_segment_writer_new(const gchar *path, const gchar *machine);
void
gls_segment_writer_free(GlsSegmentWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSegmentWriter, gls_segment_writer_free)

const gchar *
gls_segment_writer_get_machine(GlsSegmentWriter *self);
gboolean
gls_segment_writer_lock(GlsSegmentWriter *self, GError **error);
void
gls_segment_writer_unlock(GlsSegmentWriter *self);
gboolean
gls_segment_writer_append(GlsSegmentWriter *self,
			  GlsSegmentFolder *folder,
			  const GString *batch,
			  GError **error);
guint64
gls_segment_writer_get_written(const GlsSegmentWriter *self);
gboolean
gls_segment_writer_remove(GlsSegmentWriter *self, const gchar *path, GError **error);

G_END_DECLS
