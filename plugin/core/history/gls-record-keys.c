/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-keys.h"
#include "core/history/gls-record-private.h"
#include "core/history/gls-segment.h"

static void
take_all(GPtrArray *keys, GPtrArray *more)
{
	g_ptr_array_extend_and_steal(keys, more);
}

static void
add_title(GPtrArray *keys, const GlsSegmentLine *line)
{
	g_autofree gchar *title = gls_segment_line_dup_string(line);
	g_autofree gchar *title_key = title != NULL ? gls_record_dup_title_key(title) : NULL;
	GlsPaper titled = {.title_key = title_key};

	take_all(keys, gls_identity_dup_keys(&titled));
}

/* the ids of a record are written as the keys they are found by */
static void
add_ids(GPtrArray *keys, const GlsSegmentLine *line)
{
	take_all(keys, gls_segment_line_dup_list(line, GLS_RECORD_MAX_IDS, G_MAXSIZE));
}

/**
 * gls_record_dup_keys:
 * @record: bytes of a whole record of a paper
 * @length: of @record in bytes
 *
 * Makes the keys by which a record is found, without reading all of it: those that
 * gls_identity_dup_keys() makes of its paper. This is the only place that says what is indexed; who
 * changes it counts up %GLS_RECORD_KEYS_VERSION.
 *
 * Returns: (transfer full) (element-type utf8): the keys
 */
GPtrArray *
gls_record_dup_keys(const gchar *record, gsize length)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
	GlsSegmentLine line;
	gsize position = 0;

	while (gls_segment_next_line(record, length, &position, &line)) {
		if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_TITLE))
			add_title(keys, &line);
		else if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_IDS))
			add_ids(keys, &line);
	}
	return keys;
}
