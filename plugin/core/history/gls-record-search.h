/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-segment-folder.h"

G_BEGIN_DECLS

/**
 * GlsRecordSearch:
 * @record: (nullable): all that is known of a paper, %NULL if nothing is
 * @similar: (nullable): the record of another paper that may be it, if the paper is not known
 * @renewed: time of the latest decision to forget it, or that it is unseen, in microseconds since
 *   1970 UTC; 0 if there is none
 * @places: (element-type GlsSegmentPlace): where it is recorded
 * @hidden: (element-type utf8): keys of the messages that this decision hid
 *
 * What the history says of a paper.
 */
typedef struct {
	GlsRecord *record;
	GlsRecord *similar;
	gint64 renewed;
	GArray *places;
	GPtrArray *hidden;
} GlsRecordSearch;

void
gls_record_search_prefetch(GlsSegmentFolder *folder, const GPtrArray *papers);
GlsRecordSearch *
gls_record_search_new(GlsSegmentFolder *folder, const GlsRecord *paper, const gchar *message_key);
void
gls_record_search_free(GlsRecordSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsRecordSearch, gls_record_search_free)

GPtrArray *
gls_record_search_dup_papers(const GPtrArray *entries);
GlsRecord *
gls_record_search(GlsSegmentFolder *folder,
		  const GlsRecord *paper,
		  const gchar *message_key,
		  GlsRecord **similar);

G_END_DECLS
