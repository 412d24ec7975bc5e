/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

/**
 * GlsRecordLatest:
 *
 * The newest record of every paper and machine, the one of the paper that was met last at first. It
 * reads as it goes, so that a few of a million cost no more than a few.
 */
typedef struct _GlsRecordLatest GlsRecordLatest;

/**
 * GlsRecordSpot:
 * @place: where a record is
 * @activity: when its paper was met last, as it has it; see gls_record_scan_activity()
 * @bytes: (transfer none): the record, valid until the next one is asked for
 * @length: of @bytes
 *
 * A record, and where it is.
 */
typedef struct {
	GlsSegmentPlace place;
	guint64 activity;
	gchar *bytes;
	gsize length;
} GlsRecordSpot;

GlsRecordLatest *
gls_record_latest_new(GlsSegmentFolder *folder);
void
gls_record_latest_free(GlsRecordLatest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRecordLatest, gls_record_latest_free)

gboolean
gls_record_latest_next(GlsRecordLatest *self, GlsRecordSpot *spot);

G_END_DECLS
