/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-shown-link.h"
#include "core/formats/gls-shown-text.h"

/*
 * Scholar Inbox: an entry is a line with its score, one with the venue and year, such as
 * "ArXiv 2026 (June 12)" or "ICLR 2026", the title, the authors, and perhaps a link.
 */

#define NAME	    "Scholar Inbox"
#define SENDER_HOST "@scholar-inbox.com"
#define MAX_SCORE   100
/* bytes; longer lines are no venues */
#define MAX_VENUE 200
/* lines of an entry: score, venue, title, authors, and those that may hold its link */
enum {
	LINE_SCORE,
	LINE_VENUE,
	LINE_TITLE,
	LINE_AUTHORS,
	LINE_LINK,
	N_LINES = LINE_LINK + 2,
};

typedef struct {
	guint32 start;
	guint32 end;
} Line;

static const gchar *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};

/* "92" or "92%" */
static gboolean
is_score(const gchar *text, const Line *line)
{
	gsize length = line->end - line->start;
	gsize digits = strspn(text + line->start, "0123456789");

	if (digits == 0 || digits > 3 || g_ascii_strtoull(text + line->start, NULL, 10) > MAX_SCORE)
		return FALSE;
	return digits == length || (digits + 1 == length && text[line->start + digits] == '%');
}

static gboolean
is_venue(const gchar *text, const Line *line)
{
	g_autofree gchar *venue = NULL;
	g_autofree gchar *year = NULL;

	if (line->end - line->start > MAX_VENUE)
		return FALSE;
	venue = g_strndup(text + line->start, line->end - line->start);
	year = gls_shown_text_find_year(venue);
	return year != NULL && strstr(venue, "://") == NULL;
}

/* the lines of the text, without the blank ones */
static GArray *
list_lines(const GlsDocument *document)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	Line line = {0};

	while (gls_shown_text_next_line(text, &line.start, &line.end, (guint32)length))
		g_array_append_val(lines, line);
	return lines;
}

static gboolean
is_entry(const gchar *text, const GArray *lines, guint i)
{
	return i + LINE_AUTHORS < lines->len &&
	       is_score(text, &g_array_index(lines, Line, i + LINE_SCORE)) &&
	       is_venue(text, &g_array_index(lines, Line, i + LINE_VENUE));
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	if (strstr(text, NAME) != NULL) {
		g_autoptr(GArray) lines = list_lines(document);

		for (guint i = 0; i < lines->len; i++)
			if (is_entry(text, lines, i))
				return GLS_RECOGNITION_BODY;
	}
	if (message->sender != NULL && g_str_has_suffix(message->sender, SENDER_HOST))
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

/* "2026" of "ICLR 2026", "2026-06-12" of "ArXiv 2026 (June 12)" */
static gchar *
read_date(const gchar *venue, const gchar *year)
{
	const gchar *day = strchr(strstr(venue, year), '(');

	if (day == NULL)
		return g_strdup(year);
	day++;
	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		const gchar *number = day + strcspn(day, " )");
		guint64 n;

		if (!g_str_has_prefix(day, months[i]))
			continue;
		n = *number == ' ' ? g_ascii_strtoull(number, NULL, 10) : 0;
		if (n == 0 || n > 31)
			return g_strdup_printf("%s-%02u", year, i + 1);
		return g_strdup_printf("%s-%02u-%02u", year, i + 1, (guint)n);
	}
	return g_strdup(year);
}

static void
read_venue(GlsEntry *entry, const gchar *text, const Line *line)
{
	g_autofree gchar *venue =
		gls_shown_text_clean(text + line->start, (gssize)(line->end - line->start));
	g_autofree gchar *year = gls_shown_text_find_year(venue);

	entry->date = read_date(venue, year);
	*g_strrstr(venue, year) = '\0';
	g_strchomp(venue);
	if (*venue != '\0')
		entry->venue = g_steal_pointer(&venue);
}

/* ids of the links that begin in the entry; *@next_link goes on from entry to entry */
static void
read_links(GlsEntry *entry, const GArray *links, guint *next_link, guint32 start, guint32 end)
{
	for (; *next_link < links->len; ++*next_link) {
		const GlsShownLink *link = &g_array_index(links, GlsShownLink, *next_link);

		if (link->after > end)
			break;
		if (link->after > start)
			gls_entry_add_id(entry, gls_paper_id_new_from_link(link->href));
	}
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) lines = list_lines(document);
	g_autoptr(GArray) links = gls_shown_links_new(document, NULL);
	guint next_link = 0;

	for (guint i = 0; i < lines->len; i++) {
		const Line *line = &g_array_index(lines, Line, i);
		const Line *title = line + LINE_TITLE;
		GlsEntry *entry;
		guint last;

		if (!is_entry(text, lines, i))
			continue;
		entry = gls_shown_text_add_title(digest, document, title->start, title->end);
		if (entry == NULL)
			continue;
		read_venue(entry, text, line + LINE_VENUE);
		gls_author_parse_list(text + line[LINE_AUTHORS].start,
				      line[LINE_AUTHORS].end - line[LINE_AUTHORS].start,
				      entry->authors);
		entry->reason = g_strdup_printf("score %.*s", (gint)(line->end - line->start),
						text + line->start);
		for (last = LINE_AUTHORS; last + 1 < N_LINES && i + last + 1 < lines->len; last++)
			if (is_score(text, line + last + 1))
				break;
		read_links(entry, links, &next_link, line->start, line[last].end);
		i += LINE_AUTHORS;
	}
}

const GlsFormat gls_format_scholar_inbox = {
	.name = "scholar-inbox",
	.recognise = recognise,
	.parse = parse,
};
