/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-index-file.h"
#include "core/history/gls-index-format.h"

G_BEGIN_DECLS

/* blocks that were read and are right are kept, as the digest asks for them twice: to know which records
 * to ask the disk for, and to find them; 2 MiB. A block has eight places where it may be, so that some
 * thousand blocks at once leave few out. */
#define N_KEPT_SETS	512
#define N_KEPT_IN_A_SET 8

/* @numbers are 0 where there is no block: that of the header is not kept; @next is replaced next */
typedef struct {
	guint64 numbers[N_KEPT_IN_A_SET];
	GlsIndexBlock *blocks[N_KEPT_IN_A_SET];
	guint next;
} KeptSet;

struct _GlsIndexFile {
	gint fd;
	KeptSet kept[N_KEPT_SETS];
	GlsIndexHeader header;
	GVariant *segments;
	GVariant *events;
	GVariant *damages;
};

gboolean
gls_index_file_read_at(gint fd, gpointer buffer, gsize size, guint64 offset);

G_END_DECLS
