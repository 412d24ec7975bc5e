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
 * to ask the disk for, and to find them; 2 MiB */
#define N_KEPT 4096

typedef struct {
	guint64 number;
	GlsIndexBlock block;
} KeptBlock;

struct _GlsIndexFile {
	gint fd;
	KeptBlock *kept[N_KEPT];
	GlsIndexHeader header;
	GVariant *segments;
	GVariant *events;
	GVariant *damages;
};

gboolean
gls_index_file_read_at(gint fd, gpointer buffer, gsize size, guint64 offset);

G_END_DECLS
