/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-history-private.h"

/**
 * SECTION:gls-history-decide
 *
 * What the user decides about papers. Each decision is one event in the log (see
 * #GlsDecision) that holds on every machine, until a later one or gls_history_undo().
 */

/**
 * gls_history_append_decision:
 * @self: a history, after gls_history_begin()
 * @decision: a decision
 * @error: a #GError
 *
 * Writes a decision that is made now.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if that failed
 */
gboolean
gls_history_append_decision(GlsHistory *self, GlsDecision *decision, GError **error)
{
	g_autoptr(GString) batch = g_string_new(NULL);
	GlsDecisionLog *log = gls_segment_folder_get_log(self->folder);

	gls_decision_set_origin(decision, gls_segment_writer_get_machine(self->writer),
				gls_decision_log_get_next_time(log));
	gls_decision_append_to(decision, batch);
	return gls_segment_writer_append(self->writer, self->folder, batch, error);
}

/* papers that something identifies, each once */
static void
add_entries(GlsDecision *decision, const GPtrArray *entries)
{
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(entries, i);
		GlsPaper paper = {.title_key = entry->title_key, .ids = entry->ids};
		g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);
		guint n_new = 0;

		for (guint j = 0; j < keys->len; j++)
			n_new += g_hash_table_add(known, g_strdup(g_ptr_array_index(keys, j)));
		if (n_new > 0)
			gls_decision_add_entry(decision, entry);
	}
}

/**
 * gls_history_begin:
 * @self: a history whose mutex is held
 * @error: a #GError
 *
 * Locks the history, until gls_history_unlock(), and reads what others wrote, before anything is
 * decided.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if that failed
 */
gboolean
gls_history_begin(GlsHistory *self, GError **error)
{
	if (!gls_history_lock(self, error))
		return FALSE;
	if (gls_segment_folder_refresh(self->folder, TRUE, error))
		return TRUE;
	gls_history_unlock(self);
	return FALSE;
}

static gboolean
decide_entries(GlsHistory *self,
	       GlsDecisionKind kind,
	       const GPtrArray *entries,
	       const GlsSighting *sighting,
	       GError **error)
{
	g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&self->mutex);
	g_autoptr(GlsDecision) decision = NULL;
	gboolean done;

	decision = gls_decision_new(kind);
	if (sighting != NULL)
		gls_decision_set_sighting(decision, sighting);
	add_entries(decision, entries);
	if (decision->papers->len == 0)
		return TRUE;
	if (!gls_history_begin(self, error))
		return FALSE;
	done = gls_history_append_decision(self, decision, error);
	gls_history_unlock(self);
	return done;
}

/**
 * gls_history_mark_seen:
 * @self: a history that is not read only
 * @entries: (element-type GlsEntry): entries
 * @sighting: the message the user is in, with its key
 * @error: a #GError
 *
 * Marks papers as seen, in every message and in this one. One with no id and a generic title is left
 * out, for it would not be found.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be written
 */
gboolean
gls_history_mark_seen(GlsHistory *self,
		      const GPtrArray *entries,
		      const GlsSighting *sighting,
		      GError **error)
{
	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(entries != NULL, FALSE);
	g_return_val_if_fail(sighting != NULL && sighting->message_key != NULL, FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	return decide_entries(self, GLS_DECISION_SEEN, entries, sighting, error);
}

/**
 * gls_history_mark_unseen:
 * @self: a history that is not read only
 * @entries: (element-type GlsEntry): entries
 * @error: a #GError
 *
 * Marks papers as not seen: it is as if no message that held them had been opened up to now. That
 * they arrived stays known. A message they were shown in before counts again after a day only, for it
 * may still be open.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be written
 */
gboolean
gls_history_mark_unseen(GlsHistory *self, const GPtrArray *entries, GError **error)
{
	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(entries != NULL, FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	return decide_entries(self, GLS_DECISION_UNSEEN, entries, NULL, error);
}

/**
 * gls_history_forget:
 * @self: a history that is not read only
 * @entries: (element-type GlsEntry): entries
 * @error: a #GError
 *
 * Has papers forgotten: they are new again, on every machine. What is recorded later counts, but a
 * message that held them before only after a day, for it may still be open. Nothing is taken from
 * the log, so that it can be undone.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be written
 */
gboolean
gls_history_forget(GlsHistory *self, const GPtrArray *entries, GError **error)
{
	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);
	g_return_val_if_fail(entries != NULL, FALSE);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, FALSE);

	return decide_entries(self, GLS_DECISION_FORGET, entries, NULL, error);
}
