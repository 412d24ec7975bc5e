/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_INDEX_MAX_SAME:
 *
 * How many papers one key leads to at most; those that come later are not found by it.
 */
#define GLS_INDEX_MAX_SAME 64

/**
 * GlsIndexPaper:
 * @group: the group of its records
 * @segment: which segment holds its newest record
 * @offset: where that record begins in it, in bytes
 * @activity: when the paper was met last, as that record has it; see gls_record_scan_activity()
 *
 * Where the newest record of a paper is. One paper has as many of them as machines, or more.
 */
typedef struct {
	guint64 group;
	guint64 activity;
	guint32 segment;
	guint32 offset;
} GlsIndexPaper;

/**
 * GlsIndex:
 *
 * Leads from the keys of papers to their newest records. It is derived from the segments, and what
 * it says is a hint: a key may lead to another paper.
 */
typedef struct _GlsIndex GlsIndex;

/**
 * GlsIndexKey:
 * @hash: of the key, from gls_index_hash_key()
 * @paper: the number of a paper that is found by it
 *
 * A key as the index keeps it.
 */
typedef struct {
	guint32 hash;
	guint32 paper;
} GlsIndexKey;

guint32
gls_index_hash_key(guint64 seed, const gchar *key, gsize length);

GlsIndex *
gls_index_new(void);
void
gls_index_free(GlsIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsIndex, gls_index_free)

guint32
gls_index_add_segment(GlsIndex *self, guint32 machine, guint32 number);
guint32
gls_index_add_record(GlsIndex *self, const GlsIndexPaper *record);
void
gls_index_add_keys(GlsIndex *self, const GPtrArray *keys, guint32 paper);
void
gls_index_find(const GlsIndex *self, const gchar *key, gsize length, GArray *papers);
gboolean
gls_index_find_record(const GlsIndex *self, guint64 group, guint32 segment, guint32 *paper);
const GlsIndexPaper *
gls_index_get_paper(const GlsIndex *self, guint32 paper);
guint32
gls_index_get_n_papers(const GlsIndex *self);
GArray *
gls_index_dup_latest(const GlsIndex *self);
guint64
gls_index_get_seed(const GlsIndex *self);
guint32
gls_index_get_n_keys(const GlsIndex *self);
gboolean
gls_index_next_key(const GlsIndex *self, guint32 *position, GlsIndexKey *key);

G_END_DECLS
