/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-history-private.h"
#include "core/history/gls-record-cluster.h"

static gchar *
dup_first_key(const GlsDecision *decision, guint i)
{
	GlsPaper paper = gls_record_get_paper(g_ptr_array_index(decision->papers, i));
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	return keys->len > 0 ? g_strdup(g_ptr_array_index(keys, 0)) : NULL;
}

/* both have to be known by something, and not by the same */
static gboolean
check_keys(const GlsDecision *decision, gboolean *is_one, GError **error)
{
	g_autofree gchar *first = dup_first_key(decision, 0);
	g_autofree gchar *second = dup_first_key(decision, 1);

	if (first == NULL || second == NULL) {
		g_set_error_literal(
			error, GLS_ERROR, GLS_ERROR_CONFLICT,
			"a paper without an id, whose title is generic or short, cannot "
			"be told from others");
		return FALSE;
	}
	*is_one = g_str_equal(first, second);
	return TRUE;
}

/* the ids of two papers that tell them apart, in words */
static gchar *
dup_contradiction(const GlsRecord *record, const GlsRecord *other)
{
	for (guint i = 0; i < record->ids->len; i++) {
		const GlsPaperId *id = g_ptr_array_index(record->ids, i);

		for (guint j = 0; j < other->ids->len; j++) {
			const GlsPaperId *other_id = g_ptr_array_index(other->ids, j);
			g_autofree gchar *text = gls_paper_id_to_string(id);
			g_autofree gchar *other_text = gls_paper_id_to_string(other_id);

			if (id->scheme == other_id->scheme && id->scheme != GLS_ID_SCHOLAR)
				return g_strdup_printf("%s and %s", text, other_text);
		}
	}
	return NULL;
}

static gboolean
check_same(GlsHistory *self, const GlsDecision *decision, GError **error)
{
	g_autoptr(GPtrArray) members = gls_record_cluster_gather(
		self->folder, g_ptr_array_index(decision->papers, 0), NULL, NULL);
	g_autoptr(GPtrArray) others = gls_record_cluster_gather(
		self->folder, g_ptr_array_index(decision->papers, 1), NULL, NULL);

	for (guint i = 0; i < members->len; i++) {
		const GlsRecord *record = ((GlsRecordMember *)g_ptr_array_index(members, i))->paper;
		GlsPaper paper = {.ids = record->ids};

		for (guint j = 0; j < others->len; j++) {
			const GlsRecord *other =
				((GlsRecordMember *)g_ptr_array_index(others, j))->paper;
			GlsPaper other_paper = {.ids = other->ids};
			g_autofree gchar *reason = NULL;

			if (!gls_identity_contradicts(&paper, &other_paper))
				continue;
			reason = dup_contradiction(record, other);
			g_set_error(error, GLS_ERROR, GLS_ERROR_CONFLICT,
				    "they have ids of two papers: %s", reason);
			return FALSE;
		}
	}
	return TRUE;
}

static gboolean
decide_pair_locked(GlsHistory *self, GlsDecision *decision, GError **error)
{
	gboolean is_one = FALSE;

	if (!check_keys(decision, &is_one, error))
		return FALSE;
	if (decision->kind == GLS_DECISION_SAME)
		return is_one || (check_same(self, decision, error) &&
				  gls_history_append_decision(self, decision, error));
	if (is_one) {
		g_autofree gchar *key = dup_first_key(decision, 0);

		g_set_error(error, GLS_ERROR, GLS_ERROR_CONFLICT,
			    "nothing tells them apart: both are %s", key);
		return FALSE;
	}
	return gls_history_append_decision(self, decision, error);
}

static gboolean
decide_pair(GlsHistory *self,
	    GlsDecisionKind kind,
	    const GlsEntry *entry,
	    const GlsEntry *other,
	    GError **error)
{
	g_autoptr(GlsDecision) decision = NULL;
	g_autoptr(GMutexLocker) locker = NULL;
	gboolean done;

	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(entry != NULL && other != NULL, FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	decision = gls_decision_new(kind);
	gls_decision_add_entry(decision, entry);
	gls_decision_add_entry(decision, other);
	locker = g_mutex_locker_new(&self->mutex);
	if (!gls_history_begin(self, error))
		return FALSE;
	done = decide_pair_locked(self, decision, error);
	gls_history_unlock(self);
	return done;
}

/**
 * gls_history_set_same:
 * @self: a history that is not read only
 * @entry: an entry
 * @other: another
 * @error: a #GError
 *
 * Says that two entries are the same paper, and so are all that are the same as one of them. What is
 * recorded of them stays apart in the log. It outweighs what was said before to the contrary.
 *
 * Returns: %FALSE with %GLS_ERROR_CONFLICT if ids of theirs say that they are two papers, or one of
 *   them is known by nothing; with %GLS_ERROR_HISTORY if it could not be written
 */
gboolean
gls_history_set_same(GlsHistory *self, const GlsEntry *entry, const GlsEntry *other, GError **error)
{
	return decide_pair(self, GLS_DECISION_SAME, entry, other, error);
}

/**
 * gls_history_set_different:
 * @self: a history that is not read only
 * @entry: an entry
 * @other: another
 * @error: a #GError
 *
 * Says that two entries are not the same paper, whatever their ids and titles say. It outweighs what
 * was said before: of the decisions that together made them one, the oldest has no effect any more,
 * as is told in #GlsDecisionGraph.
 *
 * Returns: %FALSE with %GLS_ERROR_CONFLICT if nothing tells the two apart, because what they are known
 *   by first is the same; with %GLS_ERROR_HISTORY if it could not be written
 */
gboolean
gls_history_set_different(GlsHistory *self,
			  const GlsEntry *entry,
			  const GlsEntry *other,
			  GError **error)
{
	return decide_pair(self, GLS_DECISION_DIFFERENT, entry, other, error);
}
