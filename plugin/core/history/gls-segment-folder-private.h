/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-index-build.h"
#include "core/history/gls-index-file.h"
#include "core/history/gls-index-writer.h"
#include "core/history/gls-index.h"
#include "core/history/gls-segment-directory.h"
#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

/* how much of a record is asked for in advance, and read at first; few are longer */
#define GLS_SEGMENT_USUAL_RECORD 1024

/*
 * @index, @events and @damages are of what was read from the segments: behind what @base covers, or
 * all of them if there is none. @log has the first @n_logged of @events.
 */
struct _GlsSegmentFolder {
	GlsSegmentDirectory *directory;
	GHashTable *machines;
	GlsIndex *index;
	guint n_indexed;
	GArray *events;
	GArray *damages;
	GArray *damage_kinds;
	GlsDecisionLog *log;
	guint n_logged;
	GPtrArray *warnings;
	guint64 serial;
	gboolean settled;
	gboolean stale;
	gboolean out_of_order;

	gchar *index_path;
	GlsIndexFile *base;
	GArray *base_files;
	GlsIndexBuild *build;
	gint64 built;
	gsize max_tail;
	gboolean read_only;
	gboolean loaded;
	gboolean distrusted;
	gboolean cannot_publish;
};

void
gls_segment_folder_set_stale(GlsSegmentFolder *self, gboolean distrusted);
void
gls_segment_folder_clear_index(GlsSegmentFolder *self);
void
gls_segment_folder_add_warning(GlsSegmentFolder *self, gchar *warning);
void
gls_segment_folder_warn_of_damage(GlsSegmentFolder *self,
				  const GlsSegmentFile *file,
				  gsize offset,
				  GlsSegmentPieceKind kind);

void
gls_segment_folder_close_earlier(GlsSegmentFolder *self);
void
gls_segment_folder_load_base(GlsSegmentFolder *self);
gboolean
gls_segment_folder_renew_base(GlsSegmentFolder *self);

G_END_DECLS
