/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-biorxiv-paper.h"
#include "core/formats/gls-date-text.h"
#include "core/formats/gls-format.h"
#include "core/formats/gls-line.h"
#include "core/formats/gls-mark.h"
#include "core/formats/gls-name-list.h"
#include "core/text/gls-text.h"

/*
 * Alerts of bioRxiv and medRxiv. Under the name of each collection and a ruler stand its papers:
 * title, authors, "bioRxiv posted 29 November 2019, doi:10.1101/857789", a link, and "[Abstract]
 * [PDF]". Title and authors are broken into lines without a mark between them. In HTML each stands
 * in a block of its own.
 */

/* columns that the mails are broken at; a shorter line ends what it belongs to */
#define WIDTH 70
/* lines of a title and a list of authors: some lists have hundreds of names */
#define MAX_HEADER_LINES 200
/* lines behind the citation that may hold the paper's link */
#define MAX_LINK_LINES 3

/* the lines before a citation: title up to @title_end, authors up to @end */
typedef struct {
	guint start;
	guint title_end;
	guint authors;
	guint end;
} Header;

static const gchar *const senders[] = {
	"cshljnls-mailer@alerts.highwire.org",
	"openrxiv-mailer@alerts.highwire.org",
	NULL,
};

static const gchar *const markers[] = {
	"bioRxiv posted ",
	"medRxiv posted ",
	"set of bioRxiv papers is available",
	"set of medRxiv papers is available",
	"biorxiv.org/alerts",
	"medrxiv.org/alerts",
	NULL,
};

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	if (strstr(message->body, "rxiv.org/") != NULL && gls_mark_is_in(text, markers))
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, senders) ? GLS_RECOGNITION_SENDER : GLS_RECOGNITION_NONE;
}

/* "bioRxiv posted 29 November 2019, doi:10.1101/857789" */
static gboolean
is_citation(const GlsLine *line, const gchar *text)
{
	return gls_line_begins_with(line, text, "bioRxiv posted ") ||
	       gls_line_begins_with(line, text, "medRxiv posted ");
}

static gboolean
is_ruler(const GlsLine *line, const gchar *text)
{
	gsize length = line->end - line->start;

	return length >= 5 && strspn(text + line->start, "-=_*") >= length;
}

static gboolean
ends_header(const GArray *lines, guint i, const gchar *text)
{
	const GlsLine *line = gls_line_get(lines, i);

	return gls_line_is_blank(gls_line_get(lines, i)) || is_ruler(line, text) ||
	       is_citation(line, text) || gls_line_begins_with(line, text, "[Abstract]") ||
	       gls_line_begins_with(line, text, "http");
}

/* the first of the lines without a blank one that stand before line @i */
static guint
find_start(const GArray *lines, guint i, guint floor, const gchar *text)
{
	guint start = i;

	while (start > floor && i - start < MAX_HEADER_LINES &&
	       !ends_header(lines, start - 1, text))
		start--;
	return start;
}

/* whether a line was ended on purpose: the first word of the next one had room in it */
static gboolean
is_short(const GlsLine *line, const GlsLine *next, const gchar *text)
{
	gsize word = 0;

	while (next->start + word < next->end && text[next->start + word] != ' ')
		word++;
	return g_utf8_strlen(text + line->start, line->end - line->start) + 1 +
		       g_utf8_strlen(text + next->start, word) <=
	       WIDTH;
}

/* the first line of the authors among those from @start up to @end; the title has one at least */
static guint
find_authors(const GArray *lines, guint start, guint end, const gchar *text)
{
	guint authors = end;

	for (guint i = start + 1; i < end; i++)
		if (is_short(gls_line_get(lines, i - 1), gls_line_get(lines, i), text))
			return i;
	for (; authors > start + 1; authors--) {
		const GlsLine *line = gls_line_get(lines, authors - 1);

		if (!gls_name_list_is(text + line->start, line->end - line->start))
			break;
	}
	return authors < end ? authors : start + 1;
}

/* a collection's name stands over a ruler */
static void
find_collection(const GArray *lines, guint i, const gchar *text, GlsLine *collection)
{
	if (i > 0 && is_ruler(gls_line_get(lines, i), text) &&
	    !gls_line_is_blank(gls_line_get(lines, i - 1)))
		*collection = *gls_line_get(lines, i - 1);
}

static void
read_ids(GlsEntry *entry, const GlsLine *line, const gchar *text)
{
	g_autoptr(GPtrArray)
		ids = gls_paper_id_find_in_text(text + line->start, line->end - line->start);

	for (guint i = 0; i < ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
	gls_biorxiv_paper_read_version(entry, text + line->start, line->end - line->start);
}

/* reads the citation in line @i, and the link behind it */
static void
read_citation(GlsEntry *entry, const GArray *lines, guint i, const gchar *text)
{
	const GlsLine *line = gls_line_get(lines, i);

	entry->venue = g_strndup(text + line->start, strlen("bioRxiv"));
	entry->date = gls_date_text_find(text + line->start, line->end - line->start);
	read_ids(entry, line, text);
	for (guint n = 1; n <= MAX_LINK_LINES && i + n < lines->len; n++) {
		line = gls_line_get(lines, i + n);
		if (gls_line_is_blank(line))
			continue;
		if (gls_line_find(line, text, "rxiv.org/") == NULL)
			break;
		read_ids(entry, line, text);
	}
}

static guint
skip_blank_back(const GArray *lines, guint i, guint floor)
{
	while (i > floor && gls_line_is_blank(gls_line_get(lines, i - 1)))
		i--;
	return i;
}

/* finds title and authors before the citation in line @i */
static Header
find_header(const GArray *lines, guint i, guint floor, const gchar *text, gboolean html)
{
	Header header = {.end = i};
	const GlsLine *line;

	header.start = find_start(lines, i, floor, text);
	/* in HTML the citation may be a block of its own */
	if (header.start == i) {
		header.end = skip_blank_back(lines, i, floor);
		header.start = find_start(lines, header.end, floor, text);
	}
	if (header.end - header.start >= 2) {
		header.authors = find_authors(lines, header.start, header.end, text);
		header.title_end = header.authors;
		return header;
	}
	/* and so may the authors */
	line = gls_line_get(lines, header.start);
	header.authors = header.end;
	header.title_end = header.end;
	if (html || gls_name_list_is(text + line->start, line->end - line->start)) {
		header.authors = header.start;
		header.title_end = skip_blank_back(lines, header.start, floor);
		header.start = find_start(lines, header.title_end, floor, text);
	}
	return header;
}

static GlsEntry *
add_entry(const GArray *lines, const Header *header, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	GlsEntry *entry;

	if (header->start >= header->title_end)
		return NULL;
	entry = gls_digest_add_entry(digest, document, gls_line_get(lines, header->start)->start,
				     gls_line_get(lines, header->title_end - 1)->end);
	if (entry == NULL)
		return NULL;
	if (header->authors < header->end)
		gls_biorxiv_paper_read_authors(entry,
					       text + gls_line_get(lines, header->authors)->start,
					       gls_line_get(lines, header->end - 1)->end -
						       gls_line_get(lines, header->authors)->start);
	return entry;
}

/* in HTML the version stands in the links behind an entry */
static void
read_links(const GlsDocument *document, GlsDigest *digest)
{
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);
	guint next = 0;

	for (guint i = 0; i < n_spans; i++) {
		GlsEntry *entry;

		while (next < digest->entries->len) {
			entry = g_ptr_array_index(digest->entries, next);
			if (entry->title_start > spans[i].start)
				break;
			next++;
		}
		if (next == 0 || spans[i].href == NULL)
			continue;
		entry = g_ptr_array_index(digest->entries, next - 1);
		if (entry->version == 0)
			gls_biorxiv_paper_read_version(entry, spans[i].href, strlen(spans[i].href));
	}
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) lines = gls_line_read_all(document);
	GlsLine collection = {0};
	guint floor = 0;

	for (guint i = 0; i < lines->len; i++) {
		Header header;
		GlsEntry *entry;

		find_collection(lines, i, text, &collection);
		if (!is_citation(gls_line_get(lines, i), text))
			continue;
		header = find_header(lines, i, floor, text, message->type == GLS_BODY_HTML);
		entry = add_entry(lines, &header, document, digest);
		floor = i + 1;
		if (entry == NULL)
			continue;
		if (collection.end > collection.start)
			g_ptr_array_add(entry->categories,
					gls_text_squeeze(text + collection.start,
							 collection.end - collection.start));
		read_citation(entry, lines, i, text);
	}
	read_links(document, digest);
}

const GlsFormat gls_format_biorxiv_mail = {
	.name = "biorxiv-mail",
	.recognise = recognise,
	.parse = parse,
};
