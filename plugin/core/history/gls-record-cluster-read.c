/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-cluster-private.h"
#include "core/history/gls-record-private.h"

/*
 * What may belong to a paper: it is read by the keys and the anchors of what belongs to it already.
 */

/* how many records the end of a title, or an author with a word, leads to: where there are more, it
 * tells nothing of them apart, and reading them all takes its time */
#define MAX_ANCHORED 16

/*
 * gls_record_candidate_free:
 * @self: a candidate
 *
 * Frees a candidate, and its member if it still has one.
 */
void
gls_record_candidate_free(GlsRecordCandidate *self)
{
	gls_record_member_free(self->member);
	g_free(self);
}

/*
 * gls_record_candidate_relate:
 * @self: a candidate
 * @cluster: the cluster that it may join
 * @member: a member of that
 * @circle: the circle of @member
 *
 * Takes in what the candidate is to a member.
 */
void
gls_record_candidate_relate(GlsRecordCandidate *self,
			    const GlsRecordCluster *cluster,
			    const GlsRecordMember *member,
			    guint circle)
{
	GlsPaper paper = gls_record_get_paper(self->member->paper);
	GlsPaper other = gls_record_get_paper(member->paper);
	GlsPaper ids = {.ids = self->member->paper->ids};
	GlsPaper other_ids = {.ids = member->paper->ids};
	guint64 bit = G_GUINT64_CONSTANT(1) << circle;
	GlsVerdict verdict;
	GlsReason reason;

	if (gls_identity_contradicts(&ids, &other_ids)) {
		self->contradicted |= bit;
		return;
	}
	verdict = gls_identity_compare(&paper, &other, &reason);
	if (verdict >= GLS_VERDICT_VERSION)
		self->same |= bit;
	if (reason == GLS_REASON_ID)
		self->same_by_id |= bit;
	/* it is asked for of what is like the paper itself */
	if (verdict == GLS_VERDICT_SIMILAR && cluster->members->len <= 1)
		self->is_similar = TRUE;
}

/*
 * gls_record_cluster_dup_paper:
 * @record: a record
 * @group: the name of the copy
 *
 * Returns: (transfer full): a copy of what tells one paper from others
 */
GlsRecord *
gls_record_cluster_dup_paper(const GlsRecord *record, const gchar *group)
{
	GlsRecord *paper = gls_record_new();

	paper->group = g_strdup(group);
	paper->title = g_strdup(record->title);
	paper->title_key = g_strdup(record->title_key);
	for (guint i = 0; i < record->ids->len; i++)
		gls_record_add_id(paper, g_ptr_array_index(record->ids, i));
	for (guint i = 0; i < record->authors->len; i++)
		g_ptr_array_add(paper->authors, g_strdup(g_ptr_array_index(record->authors, i)));
	paper->year = record->year;
	paper->venue = g_strdup(record->venue);
	if (record->sketch != NULL)
		paper->sketch = g_memdup2(record->sketch, sizeof(*record->sketch));
	return paper;
}

/* takes over @member */
static void
add_candidate(GlsRecordCluster *cluster, GlsRecordMember *member)
{
	GlsRecordCandidate *candidate = g_new0(GlsRecordCandidate, 1);
	GlsPaper paper = gls_record_get_paper(member->paper);

	candidate->member = member;
	candidate->part = gls_decision_graph_find(cluster->graph, &paper);
	for (guint i = 0; i < cluster->members->len; i++)
		gls_record_candidate_relate(candidate, cluster,
					    g_ptr_array_index(cluster->members, i),
					    g_array_index(cluster->circles, guint, i));
	g_ptr_array_add(cluster->candidates, candidate);
}

static void
read_records(GlsRecordCluster *cluster, const gchar *key)
{
	g_autoptr(GPtrArray)
		members = gls_record_members_read(cluster->folder, key, cluster->places);

	for (guint i = 0; i < members->len; i++)
		add_candidate(cluster, g_ptr_array_index(members, i));
}

static void
read_marks(GlsRecordCluster *cluster, const gchar *key)
{
	const GPtrArray *marks = gls_decision_log_get_marks(cluster->log, key);

	if (marks == NULL)
		return;
	if (cluster->marks == NULL)
		cluster->marks = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < marks->len; i++) {
		const GlsDecisionMark *mark = g_ptr_array_index(marks, i);
		GlsRecordMember *member;

		if (mark->decision->undone || !g_hash_table_add(cluster->marks, mark->paper))
			continue;
		member = gls_record_member_new(
			gls_record_cluster_dup_paper(mark->paper, mark->decision->event));
		member->decision = mark->decision;
		add_candidate(cluster, member);
	}
}

/*
 * gls_record_cluster_add_member:
 * @self: a cluster
 * @member: (transfer full): what joins it
 * @circle: the circle that it joins
 *
 * Adds a member, and reads what shares an id or a title with it.
 */
void
gls_record_cluster_add_member(GlsRecordCluster *self, GlsRecordMember *member, guint circle)
{
	GlsPaper paper = gls_record_get_paper(member->paper);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	g_ptr_array_add(self->members, member);
	g_array_append_val(self->circles, circle);
	for (guint i = 0; i < self->candidates->len; i++)
		gls_record_candidate_relate(g_ptr_array_index(self->candidates, i), self, member,
					    circle);
	while (keys->len > 0) {
		gchar *key = g_ptr_array_steal_index(keys, 0);

		/* the set has it from now on, or frees it */
		if (!g_hash_table_add(self->followed, key))
			continue;
		read_records(self, key);
		read_marks(self, key);
	}
}

/* most records that an anchor leads to are of other papers: one look at each is enough */
static void
read_anchored(GlsRecordCluster *cluster,
	      const GlsPaper *paper,
	      const gchar *anchor,
	      GHashTable *looked_at)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

	gls_segment_folder_find(cluster->folder, anchor, places);
	for (guint i = 0; places->len <= MAX_ANCHORED && i < places->len; i++) {
		GlsSegmentPlace place = g_array_index(places, GlsSegmentPlace, i);
		g_autoptr(GlsRecord) record = NULL;
		g_autoptr(GPtrArray) keys = NULL;
		GlsPaper other;

		if (!g_hash_table_add(looked_at, g_memdup2(&place, sizeof(place))))
			continue;
		record = gls_segment_folder_read_unless_ruled_out(cluster->folder, place, paper);
		if (record == NULL)
			continue;
		other = gls_record_get_paper(record);
		if (gls_identity_compare(paper, &other, NULL) < GLS_VERDICT_SIMILAR)
			continue;
		keys = gls_identity_dup_keys(&other);
		if (keys->len > 0 &&
		    g_hash_table_add(cluster->followed, g_strdup(g_ptr_array_index(keys, 0))))
			read_records(cluster, g_ptr_array_index(keys, 0));
	}
}

/*
 * gls_record_cluster_follow_anchors:
 * @self: a cluster
 * @paper: the paper that is asked for
 *
 * Reads what has a title near that of the paper that is asked for. Those near the titles of others
 * would lead further and further away.
 */
void
gls_record_cluster_follow_anchors(GlsRecordCluster *self, const GlsPaper *paper)
{
	g_autoptr(GPtrArray) anchors = gls_identity_dup_anchors(paper);
	g_autoptr(GHashTable)
		looked_at = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint i = 0; i < anchors->len; i++)
		read_anchored(self, paper, g_ptr_array_index(anchors, i), looked_at);
}
