/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-keys.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-segment.h"

/**
 * gls_record_dup_keys:
 * @record: bytes of a whole record of a paper
 * @length: of @record in bytes
 *
 * Makes the keys by which a record is found, without reading all of it: those that
 * gls_identity_dup_keys() and gls_identity_dup_anchors() make of its paper. This is the only place that says what is indexed; who
 * changes it counts up %GLS_RECORD_KEYS_VERSION.
 *
 * Returns: (transfer full) (element-type utf8): the keys
 */
GPtrArray *
gls_record_dup_keys(const gchar *record, gsize length)
{
	g_autoptr(GlsRecord) known = gls_record_new();
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
	GlsSegmentLine line;
	gsize position = 0;

	while (gls_segment_next_line(record, length, &position, &line)) {
		g_autofree gchar *title = NULL;

		if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_TITLE)) {
			title = gls_segment_line_dup_string(&line);
			if (title != NULL && *title != '\0')
				gls_record_set_title(known, title);
		} else if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_IDS)) {
			/* they are written as the keys they are found by */
			g_ptr_array_extend_and_steal(
				keys,
				gls_segment_line_dup_list(&line, GLS_RECORD_MAX_IDS, G_MAXSIZE));
		} else if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_AUTHORS)) {
			gls_segment_line_read_list(&line, GLS_PAPER_MAX_AUTHORS,
						   GLS_RECORD_MAX_LABEL, known->authors);
		}
	}
	g_ptr_array_extend_and_steal(keys, gls_record_dup_paper_keys(known));
	return keys;
}
