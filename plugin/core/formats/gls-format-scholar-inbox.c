/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
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

/* a line that is a link and nothing else: "PDF", or an address */
static void
read_link(GlsEntry *entry, const GlsDocument *document, const Line *line)
{
	const gchar *text = gls_document_get_text(document, NULL) + line->start;
	const GlsSpan *link = gls_document_find_span(document, "a", line->start, line->end);
	g_autofree gchar *address = NULL;

	if (link != NULL) {
		gls_entry_add_id(entry, gls_paper_id_new_from_link(link->href));
		return;
	}
	while (*text == '<' || *text == '(')
		text++;
	if (!g_str_has_prefix(text, "http"))
		return;
	address = g_strndup(text, strcspn(text, " \n>)"));
	gls_entry_add_id(entry, gls_paper_id_new_from_link(address));
}

static void
read_entry(GlsDigest *digest, const GlsDocument *document, const Line *lines, guint n_lines)
{
	const gchar *text = gls_document_get_text(document, NULL);
	const Line *score = &lines[LINE_SCORE];
	const Line *title = &lines[LINE_TITLE];
	const Line *authors = &lines[LINE_AUTHORS];
	GlsEntry *entry = gls_shown_text_add_title(digest, document, title->start, title->end);

	if (entry == NULL)
		return;
	read_venue(entry, text, &lines[LINE_VENUE]);
	gls_author_parse_list(text + authors->start, authors->end - authors->start, entry->authors);
	entry->reason = g_strdup_printf("score %.*s", (gint)(score->end - score->start),
					text + score->start);
	read_link(entry, document, title);
	for (guint i = LINE_LINK; i < MIN(n_lines, N_LINES) && entry->ids->len == 0; i++) {
		if (is_score(text, &lines[i]))
			break;
		read_link(entry, document, &lines[i]);
	}
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) lines = list_lines(document);

	for (guint i = 0; i < lines->len; i++) {
		if (!is_entry(text, lines, i))
			continue;
		read_entry(digest, document, &g_array_index(lines, Line, i), lines->len - i);
		i += LINE_AUTHORS;
	}
}

const GlsFormat gls_format_scholar_inbox = {
	.name = "scholar-inbox",
	.recognise = recognise,
	.parse = parse,
};
