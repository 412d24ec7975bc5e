/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-decision-log.h"
#include "core/history/gls-index-build.h"
#include "core/history/gls-index-writer.h"
#include "core/history/gls-record.h"
#include "core/history/gls-segment-file.h"
#include "core/history/gls-segment-place.h"

G_BEGIN_DECLS

/**
 * GlsSegmentFolder:
 *
 * All segments in a directory, of every machine, readable by the keys of papers. It follows what
 * others write there.
 */
typedef struct _GlsSegmentFolder GlsSegmentFolder;

GlsSegmentFolder *
gls_segment_folder_new(const gchar *path);
void
gls_segment_folder_free(GlsSegmentFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSegmentFolder, gls_segment_folder_free)

gboolean
gls_segment_folder_refresh(GlsSegmentFolder *self, gboolean settled, GError **error);
void
gls_segment_folder_prefetch(GlsSegmentFolder *self, const GPtrArray *keys);
void
gls_segment_folder_find(GlsSegmentFolder *self, const gchar *key, GArray *places);
gboolean
gls_segment_folder_is_shared(const GlsSegmentFolder *self);
gboolean
gls_segment_folder_get_latest(GlsSegmentFolder *self, guint64 position, GlsSegmentPlace *place);
GArray *
gls_segment_folder_dup_recent(const GlsSegmentFolder *self);
gboolean
gls_segment_folder_has_newer(const GlsSegmentFolder *self,
			     GlsSegmentPlace place,
			     const gchar *record,
			     gsize length);
GlsRecord *
gls_segment_folder_read(GlsSegmentFolder *self, GlsSegmentPlace place);
GlsRecord *
gls_segment_folder_read_unless_ruled_out(GlsSegmentFolder *self,
					 GlsSegmentPlace place,
					 const GlsPaper *paper);
gboolean
gls_segment_folder_is_as_read(const GlsSegmentFolder *self,
			      const gchar *machine,
			      guint number,
			      gint fd);
GlsDecisionLog *
gls_segment_folder_get_log(GlsSegmentFolder *self);
gchar *
gls_segment_folder_read_bytes(GlsSegmentFolder *self, GlsSegmentPlace place, gsize *length);
GlsSegmentFile *
gls_segment_folder_get_file(const GlsSegmentFolder *self, GlsSegmentPlace place);
guint64
gls_segment_folder_get_serial(const GlsSegmentFolder *self);
gboolean
gls_segment_folder_is_stale(const GlsSegmentFolder *self);
gboolean
gls_segment_folder_get_newest(GlsSegmentFolder *self,
			      const gchar *machine,
			      guint *number,
			      gsize *end);
const GPtrArray *
gls_segment_folder_get_warnings(const GlsSegmentFolder *self);

void
gls_segment_folder_set_index(GlsSegmentFolder *self, const gchar *path, gboolean read_only);
void
gls_segment_folder_set_max_tail(GlsSegmentFolder *self, gsize max_tail);
gboolean
gls_segment_folder_has_index_file(const GlsSegmentFolder *self);
GlsIndexBuild *
gls_segment_folder_ensure_build(GlsSegmentFolder *self);
gboolean
gls_segment_folder_publish(GlsSegmentFolder *self, GlsIndexWriter *writer, GError **error);

G_END_DECLS
