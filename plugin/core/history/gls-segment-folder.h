/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-decision-log.h"

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
gls_segment_folder_find(GlsSegmentFolder *self, const gchar *key, GArray *papers);
GlsRecord *
gls_segment_folder_read(GlsSegmentFolder *self, guint32 paper);
gboolean
gls_segment_folder_get_newest(GlsSegmentFolder *self,
			      const gchar *machine,
			      guint *number,
			      gsize *end);
GlsDecisionLog *
gls_segment_folder_get_log(GlsSegmentFolder *self);
const GPtrArray *
gls_segment_folder_get_warnings(const GlsSegmentFolder *self);

G_END_DECLS
