/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-file.h"

G_BEGIN_DECLS

/**
 * GlsSegmentDirectory:
 * @path: the directory; it may be a symbolic link
 * @files: (element-type GlsSegmentFile): the segments in it, in the order they were found, by name if
 *   at once; their @index_number is the place in this array
 *
 * The files of a directory of segments, of which others add, change and remove some.
 */
typedef struct {
	gchar *path;
	GPtrArray *files;

	/*< private >*/
	gint fd;
	struct stat known;
	gboolean listed;
	GHashTable *by_name;
	guint n_open;
} GlsSegmentDirectory;

GlsSegmentDirectory *
gls_segment_directory_new(const gchar *path);
void
gls_segment_directory_free(GlsSegmentDirectory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSegmentDirectory, gls_segment_directory_free)

gboolean
gls_segment_directory_open(GlsSegmentDirectory *self, gboolean *moved, GError **error);
gboolean
gls_segment_directory_exists(const GlsSegmentDirectory *self);
gboolean
gls_segment_directory_list(GlsSegmentDirectory *self, gchar **left_out, GError **error);
void
gls_segment_directory_forget(GlsSegmentDirectory *self);

GlsSegmentFile *
gls_segment_directory_find(const GlsSegmentDirectory *self, const gchar *name);
gboolean
gls_segment_directory_open_file(GlsSegmentDirectory *self, GlsSegmentFile *file);

G_END_DECLS
