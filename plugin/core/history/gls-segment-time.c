/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/history/gls-segment.h"

/* 9999-12-31T23:59:59Z, the last time that has four digits of a year */
#define MAX_SECONDS G_GINT64_CONSTANT(253402300799)

/* of 2026-11-23T11:40:00.123456Z, and of what follows the stop in it */
#define SECONDS_LENGTH 19
#define N_DIGITS       6

/**
 * gls_segment_append_time:
 * @segment: a segment with a record begun
 * @key: a key
 * @time: in microseconds since 1970 UTC; 0 appends nothing
 *
 * Appends a line with a time to the microsecond: `2026-11-23T11:40:00.123456Z`.
 */
void
gls_segment_append_time(GString *segment, const gchar *key, gint64 time)
{
	g_autoptr(GDateTime) seconds = NULL;
	g_autofree gchar *text = NULL;

	if (time <= 0)
		return;
	time = MIN(time, MAX_SECONDS * G_USEC_PER_SEC);
	seconds = g_date_time_new_from_unix_utc(time / G_USEC_PER_SEC);
	text = g_date_time_format(seconds, "%Y-%m-%dT%H:%M:%S");
	g_string_append_printf(segment, "%s=%s.%06dZ\n", key, text, (gint)(time % G_USEC_PER_SEC));
}

/**
 * gls_segment_line_get_time:
 * @line: a line
 *
 * Reads what gls_segment_append_time() wrote.
 *
 * Returns: the time in microseconds since 1970 UTC, 0 if it is none
 */
gint64
gls_segment_line_get_time(const GlsSegmentLine *line)
{
	g_autofree gchar *text = gls_segment_line_dup_string(line);
	g_autofree gchar *seconds = NULL;
	g_autoptr(GDateTime) time = NULL;
	gint64 microseconds = 0;

	if (text == NULL || strlen(text) != SECONDS_LENGTH + N_DIGITS + 2 ||
	    text[SECONDS_LENGTH] != '.' || text[SECONDS_LENGTH + N_DIGITS + 1] != 'Z' ||
	    strspn(text + SECONDS_LENGTH + 1, "0123456789") != N_DIGITS)
		return 0;
	seconds = g_strdup_printf("%.*sZ", SECONDS_LENGTH, text);
	time = g_date_time_new_from_iso8601(seconds, NULL);
	if (time == NULL)
		return 0;
	microseconds = g_ascii_strtoll(text + SECONDS_LENGTH + 1, NULL, 10);
	return CLAMP(g_date_time_to_unix(time), 0, MAX_SECONDS - 1) * G_USEC_PER_SEC + microseconds;
}
