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

/* a record of each of some hundred machines and conflict copies */
#define MAX_MEMBERS 1024

/* masks of circles: those that share an id or a title with the candidate, and those it contradicts */
typedef struct {
	GlsRecordMember member;
	guint part;
	guint64 same_by_id;
	guint64 same;
	guint64 contradicted;
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
member_free(GlsRecordMember *member)
{
	gls_record_free(member->record);
	g_free(member);
}

static void
candidate_free(Candidate *candidate)
{
	gls_record_free(candidate->member.record);
	g_free(candidate);
}

/* what a candidate is to a member */
static void
relate(Candidate *candidate, const GlsRecordMember *member, guint circle)
{
	GlsPaper paper = gls_record_get_paper(candidate->member.record);
	GlsPaper other = gls_record_get_paper(member->record);
	GlsPaper ids = {.ids = candidate->member.record->ids};
	GlsPaper other_ids = {.ids = member->record->ids};
	guint64 bit = G_GUINT64_CONSTANT(1) << circle;

	if (gls_identity_contradicts(&ids, &other_ids))
		candidate->contradicted |= bit;
	else if (gls_identity_is_same(&ids, &other_ids))
		candidate->same_by_id |= bit;
	if (gls_identity_is_same(&paper, &other))
		candidate->same |= bit;
}

/* takes over @record */
static void
add_candidate(Cluster *cluster,
	      GlsRecord *record,
	      const GlsDecision *decision,
	      GlsSegmentPlace place)
{
	Candidate *candidate = g_new0(Candidate, 1);
	GlsPaper paper = gls_record_get_paper(record);

	candidate->member = (GlsRecordMember){record, decision, decision == NULL, place};
	candidate->part = gls_decision_graph_find(cluster->graph, &paper);
	for (guint i = 0; i < cluster->members->len; i++)
		relate(candidate, g_ptr_array_index(cluster->members, i),
		       g_array_index(cluster->circles, guint, i));
	g_ptr_array_add(cluster->candidates, candidate);
}

static GlsRecord *
dup_paper(const GlsRecord *record, const gchar *group)
{
	GlsRecord *paper = gls_record_new();

	paper->group = g_strdup(group);
	paper->title_key = g_strdup(record->title_key);
	for (guint i = 0; i < record->ids->len; i++)
		gls_record_add_id(paper, g_ptr_array_index(record->ids, i));
	return paper;
}

/* FALSE if it is there; there are few of them */
static gboolean
add_place(GArray *places, GlsSegmentPlace place)
{
	for (guint i = 0; i < places->len; i++) {
		if (g_array_index(places, GlsSegmentPlace, i) == place)
			return FALSE;
	}
	g_array_append_val(places, place);
	return TRUE;
}

static void
read_records(Cluster *cluster, const gchar *key)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

	gls_segment_folder_find(cluster->folder, key, places);
	for (guint i = 0; i < places->len; i++) {
		GlsSegmentPlace place = g_array_index(places, GlsSegmentPlace, i);
		GlsRecord *record;

		if (!add_place(cluster->places, place))
			continue;
		record = gls_segment_folder_read(cluster->folder, place);
		if (record != NULL)
			add_candidate(cluster, record, NULL, place);
	}
}

static void
read_marks(Cluster *cluster, const gchar *key)
{
	const GPtrArray *marks = gls_decision_log_get_marks(cluster->log, key);

	for (guint i = 0; marks != NULL && i < marks->len; i++) {
		const GlsDecisionMark *mark = g_ptr_array_index(marks, i);

		if (!mark->decision->undone && g_hash_table_add(cluster->marks, mark->paper))
			add_candidate(cluster, dup_paper(mark->paper, mark->decision->event),
				      mark->decision, 0);
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

static void
add_member(Cluster *cluster, GlsRecordMember *member, guint circle)
{
	GlsPaper paper = gls_record_get_paper(member->record);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	g_ptr_array_add(cluster->members, member);
	g_array_append_val(cluster->circles, circle);
	for (guint i = 0; i < cluster->candidates->len; i++)
		relate(g_ptr_array_index(cluster->candidates, i), member, circle);
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
		GlsRecordMember *member = g_new0(GlsRecordMember, 1);
		Candidate candidate = {0};
		guint64 fitting;
		guint circle = get_n_circles(cluster);

		member->record = dup_paper(g_ptr_array_index(papers, i), "");
		candidate.member = *member;
		for (guint j = 0; j < cluster->members->len; j++)
			relate(&candidate, g_ptr_array_index(cluster->members, j),
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
		GlsPaper other = gls_record_get_paper(member->record);

		if (member->is_recorded && (circles >> circle & 1) != 0 &&
		    (first == NULL || gls_record_compare(member->record, first) < 0) &&
		    gls_identity_is_same(paper, &other))
			first = member->record;
	}
	return first;
}

/* a title that two papers have is that of the one that came first */
static gboolean
is_claimed(const Cluster *cluster, const Candidate *candidate, guint64 circles)
{
	GlsPaper paper = gls_record_get_paper(candidate->member.record);
	const GlsRecord *first = NULL;

	for (guint i = 0; i < cluster->candidates->len; i++) {
		const Candidate *rival = g_ptr_array_index(cluster->candidates, i);
		GlsPaper other = gls_record_get_paper(rival->member.record);

		if ((rival->contradicted & circles) == 0 || !rival->member.is_recorded ||
		    !gls_identity_is_same(&paper, &other))
			continue;
		if (first == NULL)
			first = find_first(cluster, &paper, circles);
		if (first != NULL && gls_record_compare(rival->member.record, first) < 0)
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
	GlsRecordMember *member;
	guint64 open;
	guint circle;

	for (guint i = 0; i < cluster->candidates->len; i++) {
		Candidate *candidate = g_ptr_array_index(cluster->candidates, i);
		guint candidate_rank = rank(cluster, candidate);

		if (candidate_rank == 0 || candidate_rank < best_rank ||
		    (candidate_rank == best_rank &&
		     gls_record_compare(candidate->member.record, best->member.record) >= 0))
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
	member = g_memdup2(&best->member, sizeof(best->member));
	best->member.record = NULL;
	add_member(cluster, member, circle);
	add_part(cluster, best->part);
	candidate_free(best);
	return TRUE;
}

/**
 * gls_record_cluster_gather:
 * @folder: a folder of segments
 * @paper: a paper
 *
 * Finds everything that is known of a paper.
 *
 * Returns: (transfer full) (element-type GlsRecordMember): what was found; the first member is @paper
 */
GPtrArray *
gls_record_cluster_gather(GlsSegmentFolder *folder, const GlsRecord *paper)
{
	GDestroyNotify free_candidate = (GDestroyNotify)candidate_free;
	g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func((GDestroyNotify)member_free);
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
	GlsRecordMember *first = g_new0(GlsRecordMember, 1);
	GlsPaper known = gls_record_get_paper(paper);

	first->record = dup_paper(paper, "");
	add_member(&cluster, first, 0);
	add_part(&cluster, gls_decision_graph_find(cluster.graph, &known));
	while (take_next(&cluster))
		;
	return g_steal_pointer(&members);
}
