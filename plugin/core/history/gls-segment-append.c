/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <zlib.h>

#include "core/history/gls-segment.h"

static void
append_escaped(GString *segment, const gchar *text, gboolean is_list)
{
	gboolean leading = TRUE;

	for (const gchar *p = text; *p != '\0'; p++) {
		if (*p == ' ' && leading)
			g_string_append(segment, "\\s");
		else if (*p == '\t' && leading)
			g_string_append(segment, "\\t");
		else if (*p == '\n')
			g_string_append(segment, "\\n");
		else if (*p == '\r')
			g_string_append(segment, "\\r");
		else if (*p == '\\')
			g_string_append(segment, "\\\\");
		else if (*p == ';' && is_list)
			g_string_append(segment, "\\;");
		else
			g_string_append_c(segment, *p);
		leading = leading && (*p == ' ' || *p == '\t');
	}
}

/**
 * gls_segment_begin_record:
 * @segment: what will be appended to a segment
 * @group: name of the group, without brackets or line ends
 *
 * Begins a record.
 *
 * Returns: where it begins in @segment, for gls_segment_end_record()
 */
gsize
gls_segment_begin_record(GString *segment, const gchar *group)
{
	gsize start = segment->len;

	g_string_append_c(segment, '[');
	g_string_append(segment, group);
	g_string_append(segment, "]\n");
	return start;
}

/**
 * gls_segment_append_string:
 * @segment: a segment with a record begun
 * @key: a key
 * @value: (nullable): any UTF-8; %NULL appends nothing
 *
 * Appends a line to the record.
 */
void
gls_segment_append_string(GString *segment, const gchar *key, const gchar *value)
{
	if (value == NULL)
		return;
	g_string_append(segment, key);
	g_string_append_c(segment, '=');
	append_escaped(segment, value, FALSE);
	g_string_append_c(segment, '\n');
}

/**
 * gls_segment_append_list:
 * @segment: a segment with a record begun
 * @key: a key
 * @values: (element-type utf8): any UTF-8; no item appends nothing
 *
 * Appends a line that is a list to the record.
 */
void
gls_segment_append_list(GString *segment, const gchar *key, const GPtrArray *values)
{
	if (values->len == 0)
		return;
	g_string_append(segment, key);
	g_string_append_c(segment, '=');
	for (guint i = 0; i < values->len; i++) {
		append_escaped(segment, g_ptr_array_index(values, i), TRUE);
		g_string_append_c(segment, ';');
	}
	g_string_append_c(segment, '\n');
}

/**
 * gls_segment_end_record:
 * @segment: a segment with a record begun
 * @start: where it begins, from gls_segment_begin_record()
 *
 * Ends a record with its sum.
 */
void
gls_segment_end_record(GString *segment, gsize start)
{
	gulong sum = crc32_z(0, (const guchar *)segment->str + start, segment->len - start);

	g_string_append_printf(segment, "sum=%08lx\n\n", sum);
}
