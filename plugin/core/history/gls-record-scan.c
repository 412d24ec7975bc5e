/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-record-private.h"
#include "core/history/gls-record-scan.h"
#include "core/history/gls-segment.h"
#include "core/text/gls-text.h"

/**
 * SECTION:gls-record-scan
 *
 * Looks at very many records, each only as far as it has to.
 */

/* of 2026-11-23T11:40:00Z */
#define TIME_LENGTH 20

/* the next line of the record, and none of those behind its sum */
static gboolean
next_line(const gchar *record, gsize length, gsize *position, GlsSegmentLine *line)
{
	return gls_segment_next_line(record, length, position, line) &&
	       !gls_segment_line_has_key(line, "sum");
}

/* the digits of a time, which sort as times do */
static guint64
get_digits(const GlsSegmentLine *line)
{
	guint64 digits = 0;

	if (line->value_length != TIME_LENGTH)
		return 0;
	for (guint i = 0; i < TIME_LENGTH; i++) {
		if (g_ascii_isdigit(line->value[i]))
			digits = digits * 10 + (guint64)(line->value[i] - '0');
	}
	return digits;
}

/**
 * gls_record_scan_activity:
 * @record: bytes that begin with a record
 * @length: of @record in bytes
 *
 * Tells when the paper was met last.
 *
 * Returns: the time as a number of 14 digits, 20261123114000 for 2026-11-23T11:40:00Z
 */
guint64
gls_record_scan_activity(const gchar *record, gsize length)
{
	guint64 activity = 0;
	gsize position = 0;
	GlsSegmentLine line;

	while (next_line(record, length, &position, &line)) {
		if (gls_segment_line_has_key(&line, GLS_RECORD_KEY_ARRIVED) ||
		    gls_segment_line_has_key(&line, GLS_RECORD_KEY_SHOWN) ||
		    gls_segment_line_has_key(&line, GLS_RECORD_KEY_LAST_SHOWN))
			activity = MAX(activity, get_digits(&line));
	}
	return activity;
}

/**
 * gls_record_scan_has_text:
 * @record: bytes that begin with a record
 * @length: of @record in bytes
 * @text: a text folded by gls_text_title_key()
 *
 * Returns: %TRUE if the title, an id or a label of a source has the text in it
 */
gboolean
gls_record_scan_has_text(const gchar *record, gsize length, const gchar *text)
{
	gsize position = 0;
	GlsSegmentLine line;

	while (next_line(record, length, &position, &line)) {
		g_autofree gchar *value = NULL;
		g_autofree gchar *key = NULL;

		if (!gls_segment_line_has_key(&line, GLS_RECORD_KEY_TITLE) &&
		    !gls_segment_line_has_key(&line, GLS_RECORD_KEY_IDS) &&
		    !gls_segment_line_has_key(&line, GLS_RECORD_KEY_SOURCES))
			continue;
		value = gls_segment_line_dup_string(&line);
		key = value != NULL ? gls_text_title_key(value, -1) : NULL;
		if (key != NULL && strstr(key, text) != NULL)
			return TRUE;
	}
	return FALSE;
}
