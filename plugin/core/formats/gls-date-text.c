/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"

#define FIRST_YEAR 1900
#define LAST_YEAR  2099

/* a date as far as it is known: 0 for what is not */
typedef struct {
	guint year;
	guint month;
	guint day;
} Date;

static const gchar *const months[] = {
	"january", "february", "march",	    "april",   "may",	   "june",
	"july",	   "august",   "september", "october", "november", "december",
};

static const gchar *
skip_space(const gchar *p, const gchar *end)
{
	while (p < end && (*p == ' ' || *p == '\n' || *p == ','))
		p++;
	return p;
}

/* reads a whole number of that many digits; returns the byte after it, %NULL if there is none */
static const gchar *
read_number(const gchar *p, const gchar *end, gsize min, gsize max, guint *number)
{
	const gchar *start = p;

	*number = 0;
	while (p < end && g_ascii_isdigit(*p) && (gsize)(p - start) <= max)
		*number = *number * 10 + (guint)g_ascii_digit_value(*p++);
	return (gsize)(p - start) >= min && (gsize)(p - start) <= max ? p : NULL;
}

static const gchar *
read_year(const gchar *p, const gchar *end, guint *year)
{
	p = read_number(p, end, 4, 4, year);
	if (p == NULL || *year < FIRST_YEAR || *year > LAST_YEAR)
		return NULL;
	return p == end || !g_ascii_isalnum(*p) ? p : NULL;
}

static const gchar *
read_day(const gchar *p, const gchar *end, guint *day)
{
	p = read_number(p, end, 1, 2, day);
	if (p == NULL || *day < 1 || *day > 31)
		return NULL;
	return p == end || !g_ascii_isalnum(*p) ? p : NULL;
}

/* "Mar", "Mar.", "March" or "Mar-Apr", of which the first counts */
static const gchar *
read_month(const gchar *p, const gchar *end, guint *month)
{
	gsize n = 0;

	while (p + n < end && g_ascii_isalpha(p[n]))
		n++;
	if (n < 3)
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		if (n > strlen(months[i]) || g_ascii_strncasecmp(p, months[i], n) != 0)
			continue;
		*month = i + 1;
		p += n;
		if (p + 1 < end && *p == '-' && g_ascii_isalpha(p[1]))
			for (p++; p < end && g_ascii_isalpha(*p);)
				p++;
		return p < end && *p == '.' ? p + 1 : p;
	}
	return NULL;
}

/* "-04-03" or "/04/03" behind a year */
static gboolean
read_numbers_behind_year(const gchar *p, const gchar *end, Date *date)
{
	guint number;
	gchar separator;

	if (p == end || (*p != '-' && *p != '/'))
		return FALSE;
	separator = *p;
	p = read_number(p + 1, end, 2, 2, &number);
	if (p == NULL || number < 1 || number > 12)
		return FALSE;
	date->month = number;
	if (p < end && *p == separator && (p = read_number(p + 1, end, 2, 2, &number)) != NULL &&
	    number >= 1 && number <= 31)
		date->day = number;
	return TRUE;
}

/* "2017", "2017 Mar", "2017 Mar 30", "2017-03-30" */
static gboolean
read_year_first(const gchar *p, const gchar *end, Date *date)
{
	p = read_year(p, end, &date->year);
	if (p == NULL)
		return FALSE;
	if (read_numbers_behind_year(p, end, date))
		return TRUE;
	p = read_month(skip_space(p, end), end, &date->month);
	if (p != NULL && read_day(skip_space(p, end), end, &date->day) == NULL)
		date->day = 0;
	return TRUE;
}

/* "30 March 2017" */
static gboolean
read_day_first(const gchar *p, const gchar *end, Date *date)
{
	p = read_day(p, end, &date->day);
	/* "Issue 1, January 2026" names no day */
	if (p != NULL && p < end && *p == ' ')
		p = read_month(p + 1, end, &date->month);
	else
		p = NULL;
	return p != NULL && read_year(skip_space(p, end), end, &date->year) != NULL;
}

/* "March 30, 2017" or "March 2017" */
static gboolean
read_month_first(const gchar *p, const gchar *end, Date *date)
{
	const gchar *day;

	p = read_month(p, end, &date->month);
	if (p == NULL)
		return FALSE;
	p = skip_space(p, end);
	day = read_day(p, end, &date->day);
	if (day == NULL)
		date->day = 0;
	return read_year(skip_space(day != NULL ? day : p, end), end, &date->year) != NULL;
}

static gchar *
write_date(const Date *date)
{
	if (date->day > 0)
		return g_strdup_printf("%04u-%02u-%02u", date->year, date->month, date->day);
	if (date->month > 0)
		return g_strdup_printf("%04u-%02u", date->year, date->month);
	return g_strdup_printf("%04u", date->year);
}

/**
 * gls_date_text_find:
 * @text: a citation, or what else says when a paper appeared
 * @length: of @text in bytes, or -1 if it ends in a NUL
 *
 * Finds the first date in a text: "2017 Mar 30;41(4)", "30 March 2017", "Mar 30, 2017", "Mar-Apr
 * 2017", "2017-03-30", or a year alone. What stands within an id such as a DOI is none.
 *
 * Returns: (transfer full) (nullable): "2017", "2017-03" or "2017-03-30"; %NULL if there is none
 */
gchar *
gls_date_text_find(const gchar *text, gssize length)
{
	const gchar *end;

	g_return_val_if_fail(text != NULL, NULL);

	end = text + (length < 0 ? strlen(text) : (gsize)length);
	for (const gchar *p = text; p < end; p++) {
		Date day_first = {0};
		Date month_first = {0};
		Date year_first = {0};

		if (!g_ascii_isalnum(*p) || (p > text && strchr(" \n\t(,;:|\xa0", p[-1]) == NULL))
			continue;
		if (read_day_first(p, end, &day_first))
			return write_date(&day_first);
		if (read_month_first(p, end, &month_first))
			return write_date(&month_first);
		if (read_year_first(p, end, &year_first))
			return write_date(&year_first);
	}
	return NULL;
}
