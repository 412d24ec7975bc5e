/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>
#include <time.h>

#include "core/history/gls-segment.h"

/* 9999-12-31T23:59:59Z, the last time that has four digits of a year */
#define MAX_SECONDS G_GINT64_CONSTANT(253402300799)

/* the day 1970-01-01, as GDate counts them */
#define JULIAN_1970	719163
#define SECONDS_PER_DAY (24 * 60 * 60)

/* of 2026-11-23T11:40:00.123456Z, and of what follows the stop in it */
#define SECONDS_LENGTH 19
#define N_DIGITS       6

/* reads a number of so many digits; -1 if it is none */
static gint
read_digits(const gchar *text, guint n)
{
	gint number = 0;

	for (guint i = 0; i < n; i++) {
		if (!g_ascii_isdigit(text[i]))
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

/* reads 2026-11-23T11:40:00 with little effort; FALSE if it is not that */
static gboolean
read_seconds(const gchar *text, gint64 *seconds)
{
	gint year = read_digits(text, 4);
	gint month = read_digits(text + 5, 2);
	gint day = read_digits(text + 8, 2);
	gint hour = read_digits(text + 11, 2);
	gint minute = read_digits(text + 14, 2);
	gint second = read_digits(text + 17, 2);
	GDate date;

	if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
	    text[16] != ':' || year < 1970 || month < 1 || day < 1 || hour < 0 || hour > 23 ||
	    minute < 0 || minute > 59 || second < 0 || second > 59 ||
	    !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return FALSE;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	*seconds = ((gint64)g_date_get_julian(&date) - JULIAN_1970) * SECONDS_PER_DAY +
		   (hour * 60 + minute) * 60 + second;
	return TRUE;
}

/**
 * gls_segment_append_date:
 * @segment: a segment with a record begun
 * @key: a key
 * @date: in seconds since 1970 UTC
 *
 * Appends a line with a time to the second: `2026-11-23T11:40:00Z`.
 */
void
gls_segment_append_date(GString *segment, const gchar *key, gint64 date)
{
	time_t seconds = (time_t)CLAMP(date, 0, MAX_SECONDS);
	gchar text[SECONDS_LENGTH + 2];
	struct tm tm;

	gmtime_r(&seconds, &tm);
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	gls_segment_append_string(segment, key, text);
}

/**
 * gls_segment_line_get_date:
 * @line: a line
 *
 * Reads what gls_segment_append_date() wrote, and other forms of ISO 8601.
 *
 * Returns: the time in seconds since 1970 UTC, 0 if it is none
 */
gint64
gls_segment_line_get_date(const GlsSegmentLine *line)
{
	g_autofree gchar *text = NULL;
	g_autoptr(GDateTime) time = NULL;
	gint64 seconds;

	if (line->value_length == SECONDS_LENGTH + 1 && line->value[SECONDS_LENGTH] == 'Z' &&
	    read_seconds(line->value, &seconds))
		return seconds;
	text = gls_segment_line_dup_string(line);
	if (text != NULL)
		time = g_date_time_new_from_iso8601(text, NULL);
	return time != NULL ? CLAMP(g_date_time_to_unix(time), 0, MAX_SECONDS) : 0;
}

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
