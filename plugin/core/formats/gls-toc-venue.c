/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"
#include "core/formats/gls-toc-phrase.h"
#include "core/formats/gls-toc-venue.h"

/*
 * Where an article appeared, and why a mail names it: from lines, subjects and headlines.
 */

/* a line that begins so says when, not where */
static const gchar *const date_labels[] = {
	"available online",
	"date",
	"early access",
	"first published",
	"issue",
	"online version",
	"pages",
	"posted",
	"publication date",
	"publication year",
	"published",
	"version of record",
	"volume",
	"year",
};

/* where the name of a journal ends */
static const gchar *const venue_ends[] = {
	" accepted manuscript",
	" advance article",
	" articles asap",
	" asap",
	" available online",
	" doi",
	" early view",
	" in press",
	" issue",
	" just accepted",
	" pages",
	" pp",
	" published",
	" vol ",
	" vol.",
	" volume",
	" | ",
};

/* what stands before and after a name; without the latter it is the last of its line */
typedef struct {
	const gchar *before;
	const gchar *after;
} Frame;

/* how subjects say what was searched */
static const Frame reasons[] = {
	{"new search results for ", NULL},
	{"new search alert for ", NULL},
	{"sciencedirect search alert: ", NULL},
	{"showing top results for search alert: ", NULL},
	{"saved search alert: ", NULL},
	{"saved search alert for ", NULL},
	{"new matches available for your search: ", NULL},
	{"article event alert: ", NULL},
	{"web of science alert - ", " - "},
	{"web of science alert - ", NULL},
	{"cited article: ", NULL},
	{"alert query: ", NULL},
};

/* how subjects name the journal */
static const Frame subjects[] = {
	{"new issue of ", " available on "},
	{"new articles of ", " available on "},
	{"new articles for ", " available on "},
	{"new content in ", " available on "},
	{"new onlinefirst articles available for ", NULL},
	{"new articles available for ", NULL},
	{"new content: ", NULL},
	{"new content available: ", NULL},
	{"early view alert: ", NULL},
	{"articles alert: ", NULL},
	{"article alert: ", NULL},
	{"table of contents alert: ", NULL},
	{"toc alert: ", NULL},
	{"", " : alert"},
	{"", ": alert"},
	{"", " : volume"},
	{"", ": volume"},
	{"", ", volume"},
	{"", " - volume"},
	{"", " contents: "},
	{"", " volume "},
	{"", ": table of contents"},
	{"", " table of contents"},
	{"", ": latest articles"},
	{"", ": asap"},
	{"", " asap articles"},
	{"", " - early view"},
	{"", ": early view"},
	{"", " onlinefirst"},
};

static gboolean
is_year(const gchar *p)
{
	return (strncmp(p, "19", 2) == 0 || strncmp(p, "20", 2) == 0) && g_ascii_isdigit(p[2]) &&
	       g_ascii_isdigit(p[3]) && !g_ascii_isalnum(p[4]);
}

/* where a year stands as a word, behind the beginning of a line */
static const gchar *
find_year(const gchar *line)
{
	for (const gchar *p = strchr(line, ' '); p != NULL; p = strchr(p + 1, ' '))
		if (is_year(p + 1))
			return p;
	return NULL;
}

/* "This Month | 01 April 2026 Nature Methods 23 | doi:...": where the name begins behind a date */
static const gchar *
skip_date(const gchar *line)
{
	const gchar *year = find_year(line);
	const gchar *start = line;
	const gchar *bar;
	g_autofree gchar *date = NULL;
	guint n_words = 1;

	if (year == NULL)
		return line;
	while ((bar = strstr(start, " | ")) != NULL && bar < year)
		start = bar + strlen(" | ");
	for (const gchar *p = start; p < year; p++)
		n_words += *p == ' ';
	date = gls_date_text_find(start, year + strlen(" 2026") - start);
	if (n_words > 2 || date == NULL || strlen(date) < strlen("2026-04"))
		return line;
	start = year + strlen(" 2026");
	return start + strspn(start, " ,");
}

/* where the name that a line begins with ends, %NULL if nothing tells */
static const gchar *
find_venue_end(const gchar *line)
{
	const gchar *end = find_year(line);

	for (guint i = 0; i < G_N_ELEMENTS(venue_ends); i++) {
		const gchar *found = gls_toc_phrase_find(line, venue_ends[i]);

		if (found != NULL && (end == NULL || found < end))
			end = found;
	}
	/* "NATURE, 585 (7825): 357-+" */
	for (const gchar *p = strchr(line, ','); p != NULL && (end == NULL || p < end);
	     p = strchr(p + 1, ','))
		if (p[1] == ' ' && g_ascii_isdigit(p[2]))
			end = p;
	/* "2026 IEEE 42nd International Conference ..." */
	if (end == NULL && is_year(line))
		end = line + strlen(line);
	return end;
}

/**
 * gls_toc_venue_find:
 * @line: a line that says where and when an article appeared, squeezed
 *
 * Takes the name of the journal or conference from such a line, if a year, a volume or the like
 * tells where it ends.
 *
 * Returns: (transfer full) (nullable): the name; %NULL if there is none
 */
gchar *
gls_toc_venue_find(const gchar *line)
{
	const gchar *end;

	if (gls_toc_phrase_begins_any(line, date_labels, G_N_ELEMENTS(date_labels)))
		return NULL;
	line = skip_date(line);
	line += strspn(line, "(");
	end = find_venue_end(line);
	/* neither the volume nor the day before the year belongs to the name */
	while (end != NULL && end > line && strchr(" ,;:.-|0123456789()/", end[-1]) != NULL) {
		/* "Sci." ends in a full stop, "(ICDE)" in a parenthesis */
		if ((end[-1] == '.' || end[-1] == ')') && end - 1 > line &&
		    g_ascii_isalpha(end[-2]))
			break;
		end--;
	}
	if (end == NULL || end <= line || !g_unichar_isalnum(g_utf8_get_char(line)))
		return NULL;
	return g_strndup(line, (gsize)(end - line));
}

/* what stands in a line between the two phrases of one row */
static gchar *
dup_between(const gchar *line, const Frame *frames, guint n_frames)
{
	for (guint i = 0; i < n_frames; i++) {
		const gchar *start = line + strlen(frames[i].before);
		const gchar *end;

		if (!gls_toc_phrase_begins(line, frames[i].before))
			continue;
		if (frames[i].after == NULL)
			end = start + strlen(start);
		else
			end = gls_toc_phrase_find(start, frames[i].after);
		if (end != NULL && end > start)
			return g_strndup(start, (gsize)(end - start));
	}
	return NULL;
}

/**
 * gls_toc_venue_find_journal:
 * @subject: subject of a mail, or its headline, squeezed
 *
 * Takes the name of the journal from the phrases in which publishers announce it.
 *
 * Returns: (transfer full) (nullable): the name; %NULL if the line is none of these
 */
gchar *
gls_toc_venue_find_journal(const gchar *subject)
{
	g_autofree gchar *journal = dup_between(subject, subjects, G_N_ELEMENTS(subjects));

	/* "Sep 30, 2026 | OnlineFirst" */
	return journal != NULL && strchr(journal, '|') == NULL ? g_steal_pointer(&journal) : NULL;
}

/**
 * gls_toc_venue_find_reason:
 * @subject: subject of a mail, or its headline, squeezed
 *
 * Takes the search term, the author or the cited article that a mail was asked for.
 *
 * Returns: (transfer full) (nullable): the term; %NULL if the line is none of these
 */
gchar *
gls_toc_venue_find_reason(const gchar *subject)
{
	return dup_between(subject, reasons, G_N_ELEMENTS(reasons));
}
