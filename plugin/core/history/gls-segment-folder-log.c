/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-segment-folder-private.h"

/**
 * gls_segment_folder_get_log:
 * @self: a folder
 *
 * Reads the decisions of the user that were not read yet. What a later version decided is passed over,
 * as are other kinds of records.
 *
 * Returns: (transfer none): all decisions, valid until the next refresh
 */
GlsDecisionLog *
gls_segment_folder_get_log(GlsSegmentFolder *self)
{
	for (; self->n_logged < self->events->len; self->n_logged++) {
		gsize length;
		g_autofree gchar *bytes = gls_segment_folder_read_bytes(
			self, g_array_index(self->events, GlsSegmentPlace, self->n_logged),
			&length);
		GlsDecision *decision =
			bytes != NULL ? gls_decision_new_from_data(bytes, length, NULL) : NULL;

		if (decision != NULL)
			gls_decision_log_add(self->log, decision);
	}
	return self->log;
}
