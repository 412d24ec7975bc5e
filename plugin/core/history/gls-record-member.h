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
 * @paper: what the paper is known by here; it is the only one of @records, @own_paper, or not owned
 * @own_paper: (nullable): @paper, if it is owned and not one of @records
 * @decision: (nullable): the decision that names it, %NULL if none does
 * @records: (nullable) (element-type GlsRecord): what is recorded of it under one name, by each machine;
 *   %NULL if it was not recorded
 * @places: (nullable) (element-type GlsSegmentPlace): where these records are
 *
 * One of the things that are known of a paper.
 */
typedef struct {
	const GlsRecord *paper;
	GlsRecord *own_paper;
	const GlsDecision *decision;
	GPtrArray *records;
	GArray *places;
} GlsRecordMember;

GlsRecordMember *
gls_record_member_new(GlsRecord *paper);
GlsRecordMember *
gls_record_member_new_for(const GlsRecord *paper);
void
gls_record_member_free(GlsRecordMember *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRecordMember, gls_record_member_free)

GPtrArray *
gls_record_members_read(GlsSegmentFolder *folder, const gchar *key, GArray *places);

G_END_DECLS
