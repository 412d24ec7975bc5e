/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-cluster-private.h"
#include "core/history/gls-record-private.h"

/*
 * Which of what may belong to a paper does: the order in which candidates join decides.
 */

static gboolean
is_apart(const GlsRecordCluster *cluster, guint part)
{
	for (guint i = 0; i < cluster->parts->len; i++) {
		if (gls_decision_graph_is_apart(cluster->graph, part,
						g_array_index(cluster->parts, guint, i)))
			return TRUE;
	}
	return FALSE;
}

/* the first recorded member of a circle that is the paper of the candidate */
static const GlsRecord *
find_first(const GlsRecordCluster *cluster, const GlsPaper *paper, guint64 circles)
{
	const GlsRecord *first = NULL;

	for (guint i = 0; i < cluster->members->len; i++) {
		const GlsRecordMember *member = g_ptr_array_index(cluster->members, i);
		guint circle = g_array_index(cluster->circles, guint, i);
		GlsPaper other = gls_record_get_paper(member->paper);

		if (member->records != NULL && (circles >> circle & 1) != 0 &&
		    (first == NULL || gls_record_compare(member->paper, first) < 0) &&
		    gls_identity_is_same(paper, &other))
			first = member->paper;
	}
	return first;
}

/* a title that two papers have is that of the one that came first */
static gboolean
is_claimed(const GlsRecordCluster *cluster, const GlsRecordCandidate *candidate, guint64 circles)
{
	GlsPaper paper = gls_record_get_paper(candidate->member->paper);
	const GlsRecord *first = NULL;

	for (guint i = 0; i < cluster->candidates->len; i++) {
		const GlsRecordCandidate *rival = g_ptr_array_index(cluster->candidates, i);
		GlsPaper other = gls_record_get_paper(rival->member->paper);

		if ((rival->contradicted & circles) == 0 || rival->member->records == NULL ||
		    !gls_identity_is_same(&paper, &other))
			continue;
		if (first == NULL)
			first = find_first(cluster, &paper, circles);
		if (first != NULL && gls_record_compare(rival->member->paper, first) < 0)
			return TRUE;
	}
	return FALSE;
}

/* 2 if it shares an id with a circle that it may join, 1 if a title, 0 if it may join none */
static guint
rank(const GlsRecordCluster *cluster, const GlsRecordCandidate *candidate)
{
	guint64 open = candidate->same & ~candidate->contradicted;

	if (open == 0 || is_apart(cluster, candidate->part))
		return 0;
	if ((open & candidate->same_by_id) != 0)
		return 2;
	return is_claimed(cluster, candidate, open) ? 0 : 1;
}

/*
 * gls_record_cluster_steal_next:
 * @self: a cluster
 *
 * Returns: (transfer full) (nullable): the candidate that joins next; %NULL if none may
 */
GlsRecordCandidate *
gls_record_cluster_steal_next(GlsRecordCluster *self)
{
	const GlsRecordCandidate *best = NULL;
	guint best_rank = 0;
	guint best_index = 0;

	for (guint i = 0; i < self->candidates->len; i++) {
		const GlsRecordCandidate *candidate = g_ptr_array_index(self->candidates, i);
		guint candidate_rank = rank(self, candidate);

		if (candidate_rank == 0 || candidate_rank < best_rank ||
		    (candidate_rank == best_rank &&
		     gls_record_compare(candidate->member->paper, best->member->paper) >= 0))
			continue;
		best = candidate;
		best_rank = candidate_rank;
		best_index = i;
	}
	return best != NULL ? g_ptr_array_steal_index_fast(self->candidates, best_index) : NULL;
}

/*
 * gls_record_cluster_dup_similar:
 * @self: a cluster
 *
 * Returns: (transfer full) (nullable): of the records that did not join the first one that has a
 *   similar title; %NULL if none has
 */
GlsRecord *
gls_record_cluster_dup_similar(const GlsRecordCluster *self)
{
	GlsRecordMember *best = NULL;

	for (guint i = 0; i < self->candidates->len; i++) {
		GlsRecordCandidate *candidate = g_ptr_array_index(self->candidates, i);
		GlsRecordMember *member = candidate->member;

		if (member->records == NULL || !candidate->is_similar ||
		    is_apart(self, candidate->part))
			continue;
		if (best == NULL || gls_record_compare(member->paper, best->paper) < 0)
			best = member;
	}
	return best != NULL ? gls_record_copy(best->paper) : NULL;
}
