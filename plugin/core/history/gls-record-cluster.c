/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-cluster-private.h"
#include "core/history/gls-record-private.h"

/**
 * SECTION:gls-record-cluster
 *
 * Finds everything that belongs to one paper, over any number of steps: A and B share an id, B and C
 * a title. A record joins if it is the same paper as one that joined before, and neither contradicts
 * any of them by its ids nor is apart from any by a decision of the user. Records that share an id
 * come before those that share a title, and then earlier ones before later ones, so that the result
 * depends on the records only, and not on the order in which they are read. A record without ids,
 * whose title is that of two papers, goes with the one that was recorded first.
 *
 * What the user said to be the same is a circle of its own, which contradicts others as it likes.
 */

/* 64 bits tell circles apart; a paper has as many only if the user joined as many by hand */
#define MAX_CIRCLES 64

/* a record of each of some hundred machines and conflict copies */
#define MAX_MEMBERS 1024

static guint
get_n_circles(const GlsRecordCluster *cluster)
{
	guint n = 0;

	for (guint i = 0; i < cluster->circles->len; i++)
		n = MAX(n, g_array_index(cluster->circles, guint, i) + 1);
	return n;
}

/* each paper that the user said to be the same begins a circle, unless it fits into one */
static void
add_part(GlsRecordCluster *cluster, guint part)
{
	const GPtrArray *papers;

	if (part == 0)
		return;
	for (guint i = 0; i < cluster->parts->len; i++) {
		if (g_array_index(cluster->parts, guint, i) == part)
			return;
	}
	g_array_append_val(cluster->parts, part);
	papers = gls_decision_graph_get_papers(cluster->graph, part);
	for (guint i = 0; i < papers->len && cluster->members->len < MAX_MEMBERS; i++) {
		GlsRecordMember *member = gls_record_member_new(
			gls_record_cluster_dup_paper(g_ptr_array_index(papers, i), ""));
		GlsRecordCandidate candidate = {0};
		guint64 fitting;
		guint circle = get_n_circles(cluster);

		candidate.member = member;
		for (guint j = 0; j < cluster->members->len; j++)
			gls_record_candidate_relate(&candidate, cluster,
						    g_ptr_array_index(cluster->members, j),
						    g_array_index(cluster->circles, guint, j));
		fitting = candidate.same & ~candidate.contradicted;
		if (fitting != 0)
			circle = (guint)g_bit_nth_lsf(fitting, -1);
		gls_record_cluster_add_member(cluster, member, MIN(circle, MAX_CIRCLES - 1));
	}
}

static gboolean
take_next(GlsRecordCluster *cluster)
{
	GlsRecordCandidate *next = NULL;
	guint64 open;

	if (cluster->members->len < MAX_MEMBERS)
		next = gls_record_cluster_steal_next(cluster);
	if (next == NULL)
		return FALSE;
	open = next->same & ~next->contradicted;
	if ((open & next->same_by_id) != 0)
		open &= next->same_by_id;
	gls_record_cluster_add_member(cluster, g_steal_pointer(&next->member),
				      (guint)g_bit_nth_lsf(open, -1));
	add_part(cluster, next->part);
	gls_record_candidate_free(next);
	return TRUE;
}

static gboolean
was_met_elsewhere(const GPtrArray *members, const gchar *message_key)
{
	for (guint i = 0; i < members->len; i++) {
		const GlsRecordMember *member = g_ptr_array_index(members, i);

		if (member->records != NULL &&
		    gls_record_get_state(member->paper, message_key) != GLS_STATE_NEW)
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_record_cluster_gather:
 * @folder: a folder of segments
 * @paper: a paper, which must live as long as what is returned
 * @message_key: (nullable): the message that holds it
 * @similar: (out) (transfer full) (nullable) (optional): the record of another paper that may be it
 *
 * Finds everything that is known of a paper. What the user decided comes before what the papers look
 * like.
 *
 * Returns: (transfer full) (element-type GlsRecordMember): what was found; the first member is @paper
 */
GPtrArray *
gls_record_cluster_gather(GlsSegmentFolder *folder,
			  const GlsRecord *paper,
			  const gchar *message_key,
			  GlsRecord **similar)
{
	GDestroyNotify free_candidate = (GDestroyNotify)gls_record_candidate_free;
	g_autoptr(GPtrArray)
		members = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_member_free);
	g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func(free_candidate);
	g_autoptr(GArray) circles = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	g_autoptr(GHashTable)
		followed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GlsDecisionLog *log = gls_segment_folder_get_log(folder);
	GlsRecordCluster cluster = {
		.folder = folder,
		.log = log,
		.graph = gls_decision_log_get_graph(log),
		.members = members,
		.circles = circles,
		.candidates = candidates,
		.places = places,
		.followed = followed,
		.parts = parts,
	};
	GlsPaper known = gls_record_get_paper(paper);

	gls_record_cluster_add_member(&cluster, gls_record_member_new_for(paper), 0);
	add_part(&cluster, gls_decision_graph_find(cluster.graph, &known));
	while (take_next(&cluster))
		;
	/* what its ids and its whole title say to be known needs no more; but what this very message
	 * brought stays what it was when it was opened first */
	if (!was_met_elsewhere(members, message_key)) {
		gls_record_cluster_follow_anchors(&cluster, &known);
		while (take_next(&cluster))
			;
	}
	g_clear_pointer(&cluster.marks, g_hash_table_unref);
	if (similar != NULL)
		*similar = gls_record_cluster_dup_similar(&cluster);
	return g_steal_pointer(&members);
}
