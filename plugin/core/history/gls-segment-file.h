/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <sys/stat.h>

#include "core/history/gls-segment.h"

G_BEGIN_DECLS

/**
 * GlsSegmentChange:
 * @GLS_SEGMENT_UNCHANGED: nothing happened to it
 * @GLS_SEGMENT_GROWN: something may stand behind what was read
 * @GLS_SEGMENT_REPLACED: it is gone, was cut, or is another file now
 *
 * What others did to a segment.
 */
typedef enum {
	GLS_SEGMENT_UNCHANGED,
	GLS_SEGMENT_GROWN,
	GLS_SEGMENT_REPLACED,
} GlsSegmentChange;

/**
 * GlsSegmentFile:
 * @name: its name in the directory
 * @machine: id of the machine that writes it, or @name if it is not named as segments are
 * @number: among those of the machine
 * @index_number: what the index calls it
 * @fd: -1 while it is closed
 * @known: what was known of it when it was looked at last; all 0 before
 * @scanned: up to where it was read, in bytes: behind its last whole record
 * @covered: how much of that is in the index on the disk, in bytes
 * @closed: %TRUE if that index covers a later segment of the machine, so that no more is expected here
 * @failed: %TRUE if reading it failed, so that @scanned says nothing about where it ends
 *
 * One file of the history.
 */
typedef struct {
	gchar *name;
	gchar *machine;
	guint number;
	guint32 index_number;
	gint fd;
	struct stat known;
	gsize scanned;
	gsize covered;
	gboolean closed;
	gboolean failed;
} GlsSegmentFile;

/**
 * GlsSegmentPieceFunc:
 * @file: a segment
 * @piece: what stands there, its offset in the file
 * @bytes: (nullable): the bytes of a whole record, else %NULL
 * @user_data: what was given with the function
 *
 * Takes what was found in a segment.
 */
typedef void (*GlsSegmentPieceFunc)(const GlsSegmentFile *file,
				    const GlsSegmentPiece *piece,
				    const gchar *bytes,
				    gpointer user_data);

gboolean
gls_segment_file_is_name(const gchar *name);
GlsSegmentFile *
gls_segment_file_new(const gchar *name);
void
gls_segment_file_free(GlsSegmentFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsSegmentFile, gls_segment_file_free)

gboolean
gls_segment_file_open(GlsSegmentFile *self, gint directory);
void
gls_segment_file_close(GlsSegmentFile *self);
void
gls_segment_file_prefetch_mark(GlsSegmentFile *self, gsize length);
gboolean
gls_segment_file_get_mark(GlsSegmentFile *self, gsize length, guint64 *mark);
GlsSegmentChange
gls_segment_file_check(GlsSegmentFile *self, gint directory);
GlsSegmentChange
gls_segment_file_scan(GlsSegmentFile *self,
		      gboolean settled,
		      GlsSegmentPieceFunc func,
		      gpointer user_data);

G_END_DECLS
