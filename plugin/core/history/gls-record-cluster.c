/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-cluster.h"
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

/* how many records the end of a title, or an author with a word, leads to: where there are more, it
 * tells nothing of them apart, and reading them all takes its time */
#define MAX_ANCHORED 16

/* a record of each of some hundred machines and conflict copies */
#define MAX_MEMBERS 1024

/* masks of circles: those that share an id or a title with the candidate, and those it contradicts */
typedef struct {
	GlsRecordMember *member;
	guint part;
	guint64 same_by_id;
	guint64 same;
	guint64 contradicted;
	gboolean is_similar;
} Candidate;

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
} Cluster;

static void
candidate_free(Candidate *candidate)
{
	gls_record_member_free(candidate->member);
	g_free(candidate);
}

/* what a candidate is to a member */
static void
relate(const Cluster *cluster, Candidate *candidate, const GlsRecordMember *member, guint circle)
{
	GlsPaper paper = gls_record_get_paper(candidate->member->paper);
	GlsPaper other = gls_record_get_paper(member->paper);
	GlsPaper ids = {.ids = candidate->member->paper->ids};
	GlsPaper other_ids = {.ids = member->paper->ids};
	guint64 bit = G_GUINT64_CONSTANT(1) << circle;
	GlsVerdict verdict;
	GlsReason reason;

	if (gls_identity_contradicts(&ids, &other_ids)) {
		candidate->contradicted |= bit;
		return;
	}
	verdict = gls_identity_compare(&paper, &other, &reason);
	if (verdict >= GLS_VERDICT_VERSION)
		candidate->same |= bit;
	if (reason == GLS_REASON_ID)
		candidate->same_by_id |= bit;
	/* it is asked for of what is like the paper itself */
	if (verdict == GLS_VERDICT_SIMILAR && cluster->members->len <= 1)
		candidate->is_similar = TRUE;
}

/* takes over @member */
static void
add_candidate(Cluster *cluster, GlsRecordMember *member)
{
	Candidate *candidate = g_new0(Candidate, 1);
	GlsPaper paper = gls_record_get_paper(member->paper);

	candidate->member = member;
	candidate->part = gls_decision_graph_find(cluster->graph, &paper);
	for (guint i = 0; i < cluster->members->len; i++)
		relate(cluster, candidate, g_ptr_array_index(cluster->members, i),
		       g_array_index(cluster->circles, guint, i));
	g_ptr_array_add(cluster->candidates, candidate);
}

static GlsRecord *
dup_paper(const GlsRecord *record, const gchar *group)
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

static void
read_records(Cluster *cluster, const gchar *key)
{
	g_autoptr(GPtrArray)
		members = gls_record_members_read(cluster->folder, key, cluster->places);

	for (guint i = 0; i < members->len; i++)
		add_candidate(cluster, g_ptr_array_index(members, i));
}

static void
read_marks(Cluster *cluster, const gchar *key)
{
	const GPtrArray *marks = gls_decision_log_get_marks(cluster->log, key);

	for (guint i = 0; marks != NULL && i < marks->len; i++) {
		const GlsDecisionMark *mark = g_ptr_array_index(marks, i);
		GlsRecordMember *member;

		if (mark->decision->undone || !g_hash_table_add(cluster->marks, mark->paper))
			continue;
		member = gls_record_member_new(dup_paper(mark->paper, mark->decision->event));
		member->decision = mark->decision;
		add_candidate(cluster, member);
	}
}

static gboolean
is_apart(const Cluster *cluster, guint part)
{
	for (guint i = 0; i < cluster->parts->len; i++) {
		if (gls_decision_graph_is_apart(cluster->graph, part,
						g_array_index(cluster->parts, guint, i)))
			return TRUE;
	}
	return FALSE;
}

/* most records that an anchor leads to are of other papers: one look at each is enough */
static void
read_anchored(Cluster *cluster, const GlsPaper *paper, const gchar *anchor, GHashTable *looked_at)
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

/* near titles, of the paper that is asked for only: those of others would lead further and further
 * away */
static void
follow_anchors(Cluster *cluster, const GlsPaper *paper)
{
	g_autoptr(GPtrArray) anchors = gls_identity_dup_anchors(paper);
	g_autoptr(GHashTable)
		looked_at = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint i = 0; i < anchors->len; i++)
		read_anchored(cluster, paper, g_ptr_array_index(anchors, i), looked_at);
}

static void
add_member(Cluster *cluster, GlsRecordMember *member, guint circle)
{
	GlsPaper paper = gls_record_get_paper(member->paper);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	g_ptr_array_add(cluster->members, member);
	g_array_append_val(cluster->circles, circle);
	for (guint i = 0; i < cluster->candidates->len; i++)
		relate(cluster, g_ptr_array_index(cluster->candidates, i), member, circle);
	for (guint i = 0; i < keys->len; i++) {
		gchar *key = g_ptr_array_index(keys, i);

		if (!g_hash_table_add(cluster->followed, g_strdup(key)))
			continue;
		read_records(cluster, key);
		read_marks(cluster, key);
	}
}

static guint
get_n_circles(const Cluster *cluster)
{
	guint n = 0;

	for (guint i = 0; i < cluster->circles->len; i++)
		n = MAX(n, g_array_index(cluster->circles, guint, i) + 1);
	return n;
}

/* each paper that the user said to be the same begins a circle, unless it fits into one */
static void
add_part(Cluster *cluster, guint part)
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
		GlsRecordMember *member =
			gls_record_member_new(dup_paper(g_ptr_array_index(papers, i), ""));
		Candidate candidate = {0};
		guint64 fitting;
		guint circle = get_n_circles(cluster);

		candidate.member = member;
		for (guint j = 0; j < cluster->members->len; j++)
			relate(cluster, &candidate, g_ptr_array_index(cluster->members, j),
			       g_array_index(cluster->circles, guint, j));
		fitting = candidate.same & ~candidate.contradicted;
		if (fitting != 0)
			circle = (guint)g_bit_nth_lsf(fitting, -1);
		add_member(cluster, member, MIN(circle, MAX_CIRCLES - 1));
	}
}

/* the first recorded member of a circle that is the paper of the candidate */
static const GlsRecord *
find_first(const Cluster *cluster, const GlsPaper *paper, guint64 circles)
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
is_claimed(const Cluster *cluster, const Candidate *candidate, guint64 circles)
{
	GlsPaper paper = gls_record_get_paper(candidate->member->paper);
	const GlsRecord *first = NULL;

	for (guint i = 0; i < cluster->candidates->len; i++) {
		const Candidate *rival = g_ptr_array_index(cluster->candidates, i);
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
rank(const Cluster *cluster, const Candidate *candidate)
{
	guint64 open = candidate->same & ~candidate->contradicted;

	if (open == 0 || is_apart(cluster, candidate->part))
		return 0;
	if ((open & candidate->same_by_id) != 0)
		return 2;
	return is_claimed(cluster, candidate, open) ? 0 : 1;
}

static gboolean
take_next(Cluster *cluster)
{
	Candidate *best = NULL;
	guint best_rank = 0;
	guint best_index = 0;
	guint64 open;
	guint circle;

	for (guint i = 0; i < cluster->candidates->len; i++) {
		Candidate *candidate = g_ptr_array_index(cluster->candidates, i);
		guint candidate_rank = rank(cluster, candidate);

		if (candidate_rank == 0 || candidate_rank < best_rank ||
		    (candidate_rank == best_rank &&
		     gls_record_compare(candidate->member->paper, best->member->paper) >= 0))
			continue;
		best = candidate;
		best_rank = candidate_rank;
		best_index = i;
	}
	if (best == NULL || cluster->members->len >= MAX_MEMBERS)
		return FALSE;
	best = g_ptr_array_steal_index_fast(cluster->candidates, best_index);
	open = best->same & ~best->contradicted;
	if ((open & best->same_by_id) != 0)
		open &= best->same_by_id;
	circle = (guint)g_bit_nth_lsf(open, -1);
	add_member(cluster, g_steal_pointer(&best->member), circle);
	add_part(cluster, best->part);
	candidate_free(best);
	return TRUE;
}

/* of the records that did not join the first one that has a similar title; %NULL if none has */
static GlsRecord *
steal_similar(Cluster *cluster)
{
	GlsRecordMember *best = NULL;

	for (guint i = 0; i < cluster->candidates->len; i++) {
		Candidate *candidate = g_ptr_array_index(cluster->candidates, i);
		GlsRecordMember *member = candidate->member;

		if (member->records == NULL || !candidate->is_similar ||
		    is_apart(cluster, candidate->part))
			continue;
		if (best == NULL || gls_record_compare(member->paper, best->paper) < 0)
			best = member;
	}
	return best != NULL ? gls_record_copy(best->paper) : NULL;
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
 * @paper: a paper
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
	GDestroyNotify free_candidate = (GDestroyNotify)candidate_free;
	g_autoptr(GPtrArray)
		members = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_member_free);
	g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func(free_candidate);
	g_autoptr(GArray) circles = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	g_autoptr(GHashTable) marks = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable)
		followed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GlsDecisionLog *log = gls_segment_folder_get_log(folder);
	Cluster cluster = {
		.folder = folder,
		.log = log,
		.graph = gls_decision_log_get_graph(log),
		.members = members,
		.circles = circles,
		.candidates = candidates,
		.places = places,
		.marks = marks,
		.followed = followed,
		.parts = parts,
	};
	GlsPaper known = gls_record_get_paper(paper);

	add_member(&cluster, gls_record_member_new(dup_paper(paper, "")), 0);
	add_part(&cluster, gls_decision_graph_find(cluster.graph, &known));
	while (take_next(&cluster))
		;
	/* what its ids and its whole title say to be known needs no more; but what this very message
	 * brought stays what it was when it was opened first */
	if (!was_met_elsewhere(members, message_key)) {
		follow_anchors(&cluster, &known);
		while (take_next(&cluster))
			;
	}
	if (similar != NULL)
		*similar = steal_similar(&cluster);
	return g_steal_pointer(&members);
}
