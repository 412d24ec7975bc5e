/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

/**
 * GlsRecordMember:
 * @record: what was recorded of the paper, or what it is known by
 * @decision: (nullable): the decision that names it, %NULL if none does
 * @is_recorded: %TRUE if the record stands in a segment
 * @place: where it does
 *
 * One of the things that are known of a paper.
 */
typedef struct {
	GlsRecord *record;
	const GlsDecision *decision;
	gboolean is_recorded;
	GlsSegmentPlace place;
} GlsRecordMember;

GPtrArray *
gls_record_cluster_gather(GlsSegmentFolder *folder, const GlsRecord *paper);

G_END_DECLS
