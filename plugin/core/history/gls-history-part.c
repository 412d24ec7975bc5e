/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-history-private.h"

static const GlsDecisionGraph *
get_graph(GlsHistory *self)
{
	return gls_decision_log_get_graph(gls_segment_folder_get_log(self->folder));
}

/**
 * gls_history_dup_parts:
 * @self: a history
 * @entries: (element-type GlsEntry): the entries of one message
 *
 * Tells which papers the user said to be the same. What was decided comes before what papers look
 * like.
 *
 * Returns: (transfer full) (element-type guint) (nullable): for each entry a number that those have in common
 *   that are the same by a decision; 0 if there is none. The numbers are valid until another process
 *   decides something. %NULL if the directory could not be read.
 */
GArray *
gls_history_dup_parts(GlsHistory *self, const GPtrArray *entries)
{
	g_autoptr(GMutexLocker) locker = NULL;
	GArray *parts = NULL;

	g_return_val_if_fail(GLS_IS_HISTORY(self), NULL);
	g_return_val_if_fail(entries != NULL, NULL);

	locker = g_mutex_locker_new(&self->mutex);
	/* a directory that cannot be read is told by the look-up */
	if (!gls_segment_folder_refresh(self->folder, FALSE, NULL))
		return NULL;
	parts = g_array_sized_new(FALSE, TRUE, sizeof(guint), entries->len);
	for (guint i = 0; i < entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(entries, i);
		GlsPaper paper = {.title_key = entry->title_key, .ids = entry->ids};
		guint part = gls_decision_graph_find(get_graph(self), &paper);

		g_array_append_val(parts, part);
	}
	return parts;
}

/**
 * gls_history_is_apart:
 * @self: a history
 * @part: a number from gls_history_dup_parts(), or 0
 * @other: another
 *
 * Returns: %TRUE if the user said that these papers are not the same
 */
gboolean
gls_history_is_apart(GlsHistory *self, guint part, guint other)
{
	g_autoptr(GMutexLocker) locker = NULL;

	g_return_val_if_fail(GLS_IS_HISTORY(self), FALSE);

	if (part == 0 || other == 0)
		return FALSE;
	locker = g_mutex_locker_new(&self->mutex);
	return gls_decision_graph_is_apart(get_graph(self), part, other);
}
