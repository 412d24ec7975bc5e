/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-decision-log.h"

struct _GlsDecisionLog {
	GPtrArray *decisions;
	GHashTable *by_event;
	GHashTable *parts;
	GHashTable *undone;
	GHashTable *marks;
	GlsDecisionGraph *graph;
	gint64 latest;
	gboolean hides;
};

/**
 * gls_decision_log_new:
 *
 * Makes an empty log.
 *
 * Returns: (transfer full): a log
 */
GlsDecisionLog *
gls_decision_log_new(void)
{
	GlsDecisionLog *self = g_new0(GlsDecisionLog, 1);

	self->decisions = g_ptr_array_new_with_free_func((GDestroyNotify)gls_decision_free);
	self->by_event = g_hash_table_new(g_str_hash, g_str_equal);
	self->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	self->undone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	self->marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					    (GDestroyNotify)g_ptr_array_unref);
	return self;
}

/**
 * gls_decision_log_free:
 * @self: (nullable): a log
 *
 * Frees a log.
 */
void
gls_decision_log_free(GlsDecisionLog *self)
{
	if (self == NULL)
		return;
	gls_decision_graph_free(self->graph);
	g_hash_table_unref(self->marks);
	g_hash_table_unref(self->undone);
	g_hash_table_unref(self->parts);
	g_hash_table_unref(self->by_event);
	g_ptr_array_unref(self->decisions);
	g_free(self);
}

static void
add_mark(GlsDecisionLog *self, GlsDecision *decision, GlsRecord *paper)
{
	GlsPaper known = {.title_key = paper->title_key, .ids = paper->ids};
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&known);

	for (guint i = 0; i < keys->len; i++) {
		GPtrArray *marks = g_hash_table_lookup(self->marks, g_ptr_array_index(keys, i));
		GlsDecisionMark mark = {decision, paper};

		if (marks == NULL) {
			marks = g_ptr_array_new_with_free_func(g_free);
			g_hash_table_insert(self->marks, g_strdup(g_ptr_array_index(keys, i)),
					    marks);
		}
		g_ptr_array_add(marks, g_memdup2(&mark, sizeof(mark)));
	}
}

static void
add_marks(GlsDecisionLog *self, GlsDecision *decision, guint first)
{
	for (guint i = first; i < decision->papers->len; i++)
		add_mark(self, decision, g_ptr_array_index(decision->papers, i));
}

static void
undo(GlsDecisionLog *self, const gchar *event)
{
	GlsDecision *undone = g_hash_table_lookup(self->by_event, event);

	g_hash_table_add(self->undone, g_strdup(event));
	if (undone != NULL)
		undone->undone = TRUE;
}

/* takes over @decision, which is a further part of a known one */
static void
add_part(GlsDecisionLog *self, GlsDecision *known, GlsDecision *decision)
{
	g_autoptr(GlsDecision) own = decision;
	guint first = known->papers->len;

	if (own->kind != known->kind || own->papers->len == 0)
		return;
	g_ptr_array_extend_and_steal(known->papers, g_ptr_array_ref(own->papers));
	add_marks(self, known, first);
}

/**
 * gls_decision_log_add:
 * @self: a log
 * @decision: (transfer full): a decision that was read, or a part of one
 *
 * Adds a decision, unless it is known: conflict copies hold the same ones. The order does not matter,
 * neither of decisions nor of the parts of one.
 *
 * Returns: %TRUE if it was not known
 */
gboolean
gls_decision_log_add(GlsDecisionLog *self, GlsDecision *decision)
{
	g_autoptr(GlsDecision) own = decision;
	g_autofree gchar *part = g_strdup_printf("%s.%u", own->event, own->part);
	GlsDecision *known = g_hash_table_lookup(self->by_event, own->event);

	if (!g_hash_table_add(self->parts, g_steal_pointer(&part)))
		return FALSE;
	self->latest = MAX(self->latest, own->time);
	if (known != NULL && own->kind != GLS_DECISION_SAME &&
	    own->kind != GLS_DECISION_DIFFERENT) {
		add_part(self, known, g_steal_pointer(&own));
		return TRUE;
	}
	if (known != NULL)
		return FALSE;
	if (own->kind == GLS_DECISION_UNDO)
		undo(self, own->undoes);
	if (own->kind <= GLS_DECISION_FORGET)
		add_marks(self, own, 0);
	else
		g_clear_pointer(&self->graph, gls_decision_graph_free);
	self->hides |= own->kind == GLS_DECISION_UNSEEN || own->kind == GLS_DECISION_FORGET;
	own->undone = g_hash_table_contains(self->undone, own->event);
	g_hash_table_insert(self->by_event, own->event, own);
	g_ptr_array_add(self->decisions, g_steal_pointer(&own));
	return TRUE;
}

/**
 * gls_decision_log_hides:
 * @self: a log
 *
 * Returns: %TRUE if anything was ever decided to be forgotten or unseen
 */
gboolean
gls_decision_log_hides(const GlsDecisionLog *self)
{
	return self->hides;
}

/**
 * gls_decision_log_get_marks:
 * @self: a log
 * @key: a key of a paper, from gls_identity_dup_keys()
 *
 * Returns: (transfer none) (nullable) (element-type GlsDecisionMark): what was decided of papers with
 *   the key, undone decisions among it; %NULL if nothing was
 */
const GPtrArray *
gls_decision_log_get_marks(const GlsDecisionLog *self, const gchar *key)
{
	/* most users decided nothing, and a table without keys hashes as long as a full one */
	return g_hash_table_size(self->marks) > 0 ? g_hash_table_lookup(self->marks, key) : NULL;
}

/**
 * gls_decision_log_get_graph:
 * @self: a log
 *
 * Returns: (transfer none): which papers are the same and which are not, valid until a decision is
 *   added
 */
const GlsDecisionGraph *
gls_decision_log_get_graph(GlsDecisionLog *self)
{
	g_autoptr(GPtrArray) decisions = NULL;

	if (self->graph != NULL)
		return self->graph;
	decisions = g_ptr_array_new();
	for (guint i = 0; i < self->decisions->len; i++) {
		GlsDecision *decision = g_ptr_array_index(self->decisions, i);

		if (!decision->undone && (decision->kind == GLS_DECISION_SAME ||
					  decision->kind == GLS_DECISION_DIFFERENT))
			g_ptr_array_add(decisions, decision);
	}
	self->graph = gls_decision_graph_new(decisions);
	return self->graph;
}

/**
 * gls_decision_log_find_latest:
 * @self: a log
 * @machine: id of a machine
 *
 * Finds what there is to undo.
 *
 * Returns: (transfer none) (nullable): the latest decision made on the machine that was not undone,
 *   and does not undo another; %NULL if there is none
 */
const GlsDecision *
gls_decision_log_find_latest(const GlsDecisionLog *self, const gchar *machine)
{
	const GlsDecision *latest = NULL;

	for (guint i = 0; i < self->decisions->len; i++) {
		const GlsDecision *decision = g_ptr_array_index(self->decisions, i);

		if (!decision->undone && decision->kind != GLS_DECISION_UNDO &&
		    gls_decision_is_of_machine(decision, machine) &&
		    (latest == NULL || gls_decision_compare(decision, latest) > 0))
			latest = decision;
	}
	return latest;
}

/**
 * gls_decision_log_get_next_time:
 * @self: a log
 *
 * Returns: the time of a decision that is made now, in microseconds since 1970 UTC: what is known is
 *   before it, however the clocks of the machines differ
 */
gint64
gls_decision_log_get_next_time(const GlsDecisionLog *self)
{
	return MAX(g_get_real_time(), self->latest + 1);
}

static gint
compare_latest_first(gconstpointer a, gconstpointer b)
{
	return gls_decision_compare(*(GlsDecision *const *)b, *(GlsDecision *const *)a);
}

/**
 * gls_decision_log_dup_decisions:
 * @self: a log
 *
 * Returns: (transfer full) (element-type GlsDecision): copies of all decisions, the latest one first
 */
GPtrArray *
gls_decision_log_dup_decisions(const GlsDecisionLog *self)
{
	GPtrArray *copies = g_ptr_array_new_with_free_func((GDestroyNotify)gls_decision_free);

	for (guint i = 0; i < self->decisions->len; i++)
		g_ptr_array_add(copies, gls_decision_copy(g_ptr_array_index(self->decisions, i)));
	g_ptr_array_sort(copies, compare_latest_first);
	return copies;
}
