/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-cluster.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-record-search.h"

/* times of the latest decisions, in microseconds; 0 if there is none */
typedef struct {
	gint64 forgotten;
	gint64 unseen;
} Limits;

static Limits
get_limits(const GPtrArray *members)
{
	Limits limits = {0};

	for (guint i = 0; i < members->len; i++) {
		const GlsRecordMember *member = g_ptr_array_index(members, i);

		if (member->decision == NULL)
			continue;
		if (member->decision->kind == GLS_DECISION_FORGET)
			limits.forgotten = MAX(limits.forgotten, member->decision->time);
		else if (member->decision->kind == GLS_DECISION_UNSEEN)
			limits.unseen = MAX(limits.unseen, member->decision->time);
	}
	return limits;
}

static void
add_hidden(GlsRecordSearch *self, const gchar *message_key)
{
	if (message_key != NULL)
		g_ptr_array_add(self->hidden, g_strdup(message_key));
}

/* a record that comes after a decision is not hidden by it, whatever the times of its messages */
static gboolean
hide(GlsRecordSearch *self, GlsRecord *record, const Limits *limits)
{
	gboolean is_forgotten = limits->forgotten > record->renewed;
	gboolean is_unseen = limits->unseen > record->renewed;

	if (is_forgotten)
		add_hidden(self, record->arrived.message_key);
	for (guint i = 0; (is_forgotten || is_unseen) && i < record->shown_in->len; i++)
		add_hidden(self, g_ptr_array_index(record->shown_in, i));
	if (is_unseen)
		gls_record_hide_shown(record, limits->unseen / G_USEC_PER_SEC);
	return is_forgotten && !gls_record_hide(record, limits->forgotten / G_USEC_PER_SEC);
}

static void
add_records(GlsRecordSearch *self,
	    GlsRecordMember *member,
	    const Limits *limits,
	    GPtrArray *records)
{
	g_array_append_vals(self->places, member->places->data, member->places->len);
	while (member->records->len > 0) {
		g_autoptr(GlsRecord) record = g_ptr_array_steal_index(member->records, 0);

		if (!hide(self, record, limits))
			g_ptr_array_add(records, g_steal_pointer(&record));
	}
}

static gboolean
set_mark(GlsRecord *record, const GlsDecision *decision, const Limits *limits)
{
	if (decision->kind != GLS_DECISION_SEEN || decision->time < limits->forgotten ||
	    decision->time < limits->unseen)
		return FALSE;
	record->marked.message_key = g_strdup(decision->sighting.message_key);
	record->marked.source = g_strdup(decision->sighting.source);
	record->marked.date = decision->sighting.date;
	return TRUE;
}

/**
 * gls_record_search_new:
 * @folder: a folder of segments
 * @paper: a paper
 * @message_key: (nullable): the message that holds it
 *
 * Finds all that any machine recorded of a paper, see gls_record_cluster_gather(), and joins it, see
 * gls_record_join(), without what the user had forgotten.
 *
 * Returns: (transfer full): what was found
 */
GlsRecordSearch *
gls_record_search_new(GlsSegmentFolder *folder, const GlsRecord *paper, const gchar *message_key)
{
	GlsRecordSearch *self = g_new0(GlsRecordSearch, 1);
	g_autoptr(GlsRecord) similar = NULL;
	g_autoptr(GPtrArray)
		members = gls_record_cluster_gather(folder, paper, message_key, &similar);
	g_autoptr(GPtrArray)
		records = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);
	Limits limits = get_limits(members);

	self->places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));
	self->hidden = g_ptr_array_new_with_free_func(g_free);
	self->renewed = MAX(limits.forgotten, limits.unseen);
	for (guint i = 0; i < members->len; i++) {
		GlsRecordMember *member = g_ptr_array_index(members, i);

		if (member->records != NULL)
			add_records(self, member, &limits, records);
		else if (member->decision != NULL &&
			 set_mark(member->own_paper, member->decision, &limits))
			g_ptr_array_add(records, g_steal_pointer(&member->own_paper));
	}
	self->record = gls_record_join(records);
	if (self->record == NULL)
		self->similar = g_steal_pointer(&similar);
	return self;
}

/**
 * gls_record_search_free:
 * @self: (nullable): what was found
 *
 * Frees it.
 */
void
gls_record_search_free(GlsRecordSearch *self)
{
	if (self == NULL)
		return;
	gls_record_free(self->record);
	gls_record_free(self->similar);
	g_array_unref(self->places);
	g_ptr_array_unref(self->hidden);
	g_free(self);
}

/**
 * gls_record_search_dup_papers:
 * @entries: (element-type GlsEntry): entries
 *
 * Returns: (transfer full) (element-type GlsRecord): what they are known by, by
 *   gls_record_new_from_entry()
 */
GPtrArray *
gls_record_search_dup_papers(const GPtrArray *entries)
{
	GPtrArray *papers = g_ptr_array_new_full(entries->len, (GDestroyNotify)gls_record_free);

	for (guint i = 0; i < entries->len; i++)
		g_ptr_array_add(papers, gls_record_new_from_entry(g_ptr_array_index(entries, i)));
	return papers;
}

/* whether some of the keys from @first up to before @end lead to a record */
static gboolean
is_found(GlsSegmentFolder *folder, const GPtrArray *keys, guint first, guint end)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

	for (guint i = first; i < end && places->len == 0; i++)
		gls_segment_folder_find(folder, g_ptr_array_index(keys, i), places);
	return places->len > 0;
}

/* the keys that lead to near titles of papers that their own keys do not lead to; @ends say how many of
 * @keys are those of a paper and of the ones before it */
static GPtrArray *
dup_anchors(GlsSegmentFolder *folder,
	    const GPtrArray *papers,
	    const GPtrArray *keys,
	    const GArray *ends)
{
	GPtrArray *anchors = g_ptr_array_new_with_free_func(g_free);
	guint first = 0;

	for (guint i = 0; i < papers->len; i++) {
		GlsPaper paper = gls_record_get_paper(g_ptr_array_index(papers, i));
		guint end = g_array_index(ends, guint, i);

		if (!is_found(folder, keys, first, end))
			g_ptr_array_extend_and_steal(anchors, gls_identity_dup_anchors(&paper));
		first = end;
	}
	return anchors;
}

/**
 * gls_record_search_prefetch:
 * @folder: a folder of segments
 * @papers: (element-type GlsRecord): papers
 *
 * Makes the disk bring all that gls_record_search() will first read for some papers, while they are
 * searched for.
 */
void
gls_record_search_prefetch(GlsSegmentFolder *folder, const GPtrArray *papers)
{
	g_autoptr(GPtrArray) keys = NULL;
	g_autoptr(GPtrArray) anchors = NULL;
	g_autoptr(GArray) ends = NULL;

	if (!gls_segment_folder_has_index_file(folder))
		return;
	keys = g_ptr_array_new_with_free_func(g_free);
	ends = g_array_sized_new(FALSE, FALSE, sizeof(guint), papers->len);
	for (guint i = 0; i < papers->len; i++) {
		GlsPaper paper = gls_record_get_paper(g_ptr_array_index(papers, i));

		g_ptr_array_extend_and_steal(keys, gls_identity_dup_keys(&paper));
		g_array_append_val(ends, keys->len);
	}
	gls_segment_folder_prefetch(folder, keys);
	anchors = dup_anchors(folder, papers, keys, ends);
	gls_segment_folder_prefetch(folder, anchors);
}

/**
 * gls_record_search:
 * @folder: a folder of segments
 * @paper: a paper
 * @message_key: (nullable): the message that holds it
 * @similar: (out) (transfer full) (nullable) (optional): if there is no record of it, the one of
 *   another that may be it
 *
 * Does what gls_record_search_new() does, for who asks for no more.
 *
 * Returns: (transfer full) (nullable): the record; %NULL if there is none
 */
GlsRecord *
gls_record_search(GlsSegmentFolder *folder,
		  const GlsRecord *paper,
		  const gchar *message_key,
		  GlsRecord **similar)
{
	g_autoptr(GlsRecordSearch) search = gls_record_search_new(folder, paper, message_key);

	if (similar != NULL)
		*similar = g_steal_pointer(&search->similar);
	return g_steal_pointer(&search->record);
}
