/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-record-cluster.h"

G_BEGIN_DECLS

/*
 * @member: what may belong to the paper
 * @part: the papers that the user said to be the same as it; see #GlsDecisionGraph
 * @same_by_id: the circles with which it shares an id, a bit each
 * @same: those with which it shares an id or a title
 * @contradicted: those that it contradicts by its ids
 * @is_similar: its title is like that of the paper that is asked for
 *
 * Something that was read and did not join yet.
 */
typedef struct {
	GlsRecordMember *member;
	guint part;
	guint64 same_by_id;
	guint64 same;
	guint64 contradicted;
	gboolean is_similar;
} GlsRecordCandidate;

/*
 * @members: (element-type GlsRecordMember): what joined, the paper that is asked for first
 * @circles: (element-type guint): for each member the number of its circle
 * @candidates: (element-type GlsRecordCandidate): what did not
 * @places: the places of all records that were read
 * @marks: (nullable): the papers of decisions that were read, once there are any
 * @followed: the keys by which was read
 * @parts: (element-type guint): what the user said to be the same as a member
 *
 * A paper, while it is gathered.
 */
typedef struct {
	GlsSegmentFolder *folder;
	GlsDecisionLog *log;
	const GlsDecisionGraph *graph;
	GPtrArray *members;
	GArray *circles;
	GPtrArray *candidates;
	GArray *places;
	GHashTable *marks;
	GHashTable *followed;
	GArray *parts;
} GlsRecordCluster;

void
gls_record_candidate_free(GlsRecordCandidate *self);
void
gls_record_candidate_relate(GlsRecordCandidate *self,
			    const GlsRecordCluster *cluster,
			    const GlsRecordMember *member,
			    guint circle);

GlsRecord *
gls_record_cluster_dup_paper(const GlsRecord *record, const gchar *group);
void
gls_record_cluster_add_member(GlsRecordCluster *self, GlsRecordMember *member, guint circle);
void
gls_record_cluster_follow_anchors(GlsRecordCluster *self, const GlsPaper *paper);
GlsRecordCandidate *
gls_record_cluster_steal_next(GlsRecordCluster *self);
GlsRecord *
gls_record_cluster_dup_similar(const GlsRecordCluster *self);

G_END_DECLS
