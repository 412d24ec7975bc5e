/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-history-private.h"

static gchar *
undo_locked(GlsHistory *self, GError **error)
{
	const GlsDecision *latest =
		gls_decision_log_find_latest(gls_segment_folder_get_log(self->folder),
					     gls_segment_writer_get_machine(self->writer));
	g_autoptr(GlsDecision) decision = NULL;
	g_autofree gchar *words = NULL;

	if (latest == NULL) {
		g_set_error_literal(error, GLS_ERROR, GLS_ERROR_NOT_FOUND,
				    "nothing was decided on this machine that could be undone");
		return NULL;
	}
	words = gls_decision_dup_words(latest);
	decision = gls_decision_new(GLS_DECISION_UNDO);
	decision->undoes = g_strdup(latest->event);
	return gls_history_append_decision(self, decision, error) ? g_steal_pointer(&words) : NULL;
}

/**
 * gls_history_undo:
 * @self: a history that is not read only
 * @error: a #GError
 *
 * Undoes the latest decision made on this machine that was not undone yet, whichever process made it.
 * Called again, it goes back further.
 *
 * Returns: (transfer full) (nullable): in words what was undone; %NULL with %GLS_ERROR_NOT_FOUND if
 *   there is nothing left, with %GLS_ERROR_HISTORY if it could not be written
 */
gchar *
gls_history_undo(GlsHistory *self, GError **error)
{
	g_autoptr(GMutexLocker) locker = NULL;
	gchar *words;

	g_return_val_if_fail(GLS_IS_HISTORY(self), NULL);
	g_return_val_if_fail((self->flags & GLS_HISTORY_READ_ONLY) == 0, NULL);

	locker = g_mutex_locker_new(&self->mutex);
	if (!gls_history_begin(self, error))
		return NULL;
	words = undo_locked(self, error);
	gls_history_unlock(self);
	return words;
}

/**
 * gls_history_dup_decisions:
 * @self: a history
 * @error: a #GError
 *
 * Lists all that the user decided, on every machine.
 *
 * Returns: (transfer full) (element-type GlsDecision) (nullable): the decisions, the latest one first,
 *   those that were undone among them; %NULL with %GLS_ERROR_HISTORY if the directory could not be
 *   read
 */
GPtrArray *
gls_history_dup_decisions(GlsHistory *self, GError **error)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_HISTORY(self), NULL);

	locker = g_mutex_locker_new(&self->mutex);
	if (!gls_segment_folder_refresh(self->folder, FALSE, error))
		return NULL;
	return gls_decision_log_dup_decisions(gls_segment_folder_get_log(self->folder));
}
