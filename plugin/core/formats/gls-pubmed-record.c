/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-pubmed-citation.h"
#include "core/formats/gls-pubmed-record.h"

/* bytes; a shorter piece behind the citation is a note such as "Free PMC article" */
#define MIN_ABSTRACT 120
/* bytes of one author's name */
#define MAX_NAME 60

static const gchar *const not_abstracts[] = {
	"Author information", "Comment in", "Conflict of interest",
	"Copyright",	      "DOI:",	    "Erratum in",
	"Free PMC",	      "Items ",	    "PMCID:",
	"Similar articles",   "Update of",  "\xc2\xa9 ",
};

/* the number behind "PMID:", 0 if there is none */
static guint
read_pmid(const GlsLine *line, const gchar *text)
{
	const gchar *number = gls_line_find(line, text, "PMID:");

	if (number == NULL)
		return 0;
	number += strlen("PMID:");
	number += strspn(number, " ");
	return strspn(number, "0123456789") <= 8 ? (guint)g_ascii_strtoull(number, NULL, 10) : 0;
}

/* an address in <> stands behind what was a link */
static gboolean
ends_sentence(const GlsLine *line, const gchar *text)
{
	return line->end > line->start && strchr(".?!]>", text[line->end - 1]) != NULL;
}

static gboolean
has_paragraphs(const GArray *lines, guint from, guint to)
{
	for (guint i = from + 1; i < to; i++)
		if (gls_line_is_blank(gls_line_get(lines, i)) &&
		    !gls_line_is_blank(gls_line_get(lines, i - 1)))
			return TRUE;
	return FALSE;
}

/* cuts the lines of a record into title, authors and so on: paragraphs, if there are any, else
 * lines up to the end of a sentence, for each of these ends in a full stop */
static GArray *
cut_pieces(const GArray *lines, guint from, guint to, const gchar *text)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(GlsLine));
	gboolean paragraphs = has_paragraphs(lines, from, to);
	gboolean open = FALSE;

	for (guint i = from; i < to; i++) {
		const GlsLine *line = gls_line_get(lines, i);

		if (gls_line_is_blank(gls_line_get(lines, i))) {
			open = FALSE;
			continue;
		}
		if (open)
			g_array_index(pieces, GlsLine, pieces->len - 1).end = line->end;
		else
			g_array_append_val(pieces, *line);
		open = paragraphs || !ends_sentence(line, text);
	}
	return pieces;
}

/* what stands before "PMID:" in its own line belongs to the last piece */
static void
add_last_piece(GArray *pieces, const GlsLine *line, const gchar *text, gboolean alone)
{
	const gchar *pmid = gls_line_find(line, text, "PMID:");
	GlsLine piece = {line->start, (guint32)(pmid - text)};

	while (piece.end > piece.start && text[piece.end - 1] == ' ')
		piece.end--;
	if (piece.end == piece.start)
		return;
	if (alone || pieces->len == 0)
		g_array_append_val(pieces, piece);
	else
		g_array_index(pieces, GlsLine, pieces->len - 1).end = piece.end;
}

static gboolean
is_citation(const GlsLine *piece, const gchar *text)
{
	return gls_pubmed_citation_is(text + piece->start, piece->end - piece->start);
}

/* "Chiarelli AM, Holloway CM. " before something else: the end of the list, 0 if there is none */
static guint32
find_authors_end(const GlsLine *piece, const gchar *text)
{
	const gchar *stop = gls_line_find(piece, text, ". ");
	gsize n = 0;

	if (stop == NULL)
		return 0;
	while (stop - n > text + piece->start && g_ascii_isupper(stop[-1 - (gssize)n]))
		n++;
	/* initials alone are no author */
	if (n < 1 || n > 3 || stop - n == text + piece->start)
		return 0;
	return stop[-1 - (gssize)n] == ' ' ? (guint32)(stop - text) : 0;
}

/* takes authors and citation out of one piece that may hold both */
static void
split_authors(GlsPubmedRecord *self, const GlsLine *piece, const gchar *text)
{
	guint32 end = find_authors_end(piece, text);
	GlsLine rest = {end + 2, piece->end};
	const gchar *short_list;

	self->citation = *piece;
	/* "Proc Natl Acad Sci U S A. 2017" is a journal */
	if (end == 0 || !is_citation(&rest, text) || g_ascii_isdigit(text[rest.start]))
		return;
	self->authors = (GlsLine){piece->start, end};
	/* a page for two widths of screens names the first one again */
	short_list = gls_line_find(&rest, text, ", et al. ");
	if (short_list != NULL && short_list - text - rest.start < MAX_NAME)
		rest.start = (guint32)(short_list - text + strlen(", et al. "));
	self->citation = rest;
}

/* "Authors. Title. Journal. 2017 Mar 30.", all in one */
static void
split_summary(GlsPubmedRecord *self, const GlsLine *piece, const gchar *text)
{
	guint32 authors_end = find_authors_end(piece, text);
	GlsLine rest = *piece;

	if (authors_end > 0) {
		self->authors = (GlsLine){piece->start, authors_end};
		rest.start = authors_end + 2;
	}
	self->title = rest;
	for (guint32 i = rest.start; i + 1 < rest.end; i++) {
		if (strchr(".?!]", text[i]) != NULL && strchr(" \n", text[i + 1]) != NULL) {
			self->title.end = i + 1;
			self->citation = (GlsLine){i + 2, rest.end};
			return;
		}
	}
}

static void
take_abstract(GlsPubmedRecord *self, const GlsLine *piece, const gchar *text)
{
	if (piece->end - piece->start < MIN_ABSTRACT ||
	    piece->end - piece->start <= self->abstract.end - self->abstract.start)
		return;
	for (guint i = 0; i < G_N_ELEMENTS(not_abstracts); i++)
		if (gls_line_begins_with(piece, text, not_abstracts[i]))
			return;
	self->abstract = *piece;
}

/* tells by what they look like which piece under the title is what */
static void
assign_pieces(GlsPubmedRecord *self, const GArray *pieces, guint first, const gchar *text)
{
	for (guint i = first; i < pieces->len; i++) {
		const GlsLine *piece = gls_line_get(pieces, i);

		if (self->citation.end > 0 && (self->authors.end > 0 || i > first))
			take_abstract(self, piece, text);
		else if (self->citation.end == 0 && is_citation(piece, text))
			split_authors(self, piece, text);
		else if (self->authors.end == 0)
			self->authors = *piece;
	}
}

static void
assign_with_title(GlsPubmedRecord *self, const GArray *pieces, const gchar *text)
{
	guint first = 0;
	const gchar *address;

	if (pieces->len == 1) {
		split_summary(self, gls_line_get(pieces, 0), text);
		return;
	}
	/* mails with abstracts have the citation first */
	if (is_citation(gls_line_get(pieces, 0), text))
		self->citation = *gls_line_get(pieces, first++);
	self->title = *gls_line_get(pieces, first++);
	address = gls_line_find(&self->title, text, "http");
	if (address != NULL) {
		self->title.end = (guint32)(address - text);
		while (self->title.end > self->title.start &&
		       strchr(" \n<([", text[self->title.end - 1]) != NULL)
			self->title.end--;
	}
	assign_pieces(self, pieces, first, text);
}

/**
 * gls_pubmed_record_complete_all:
 * @records: (element-type GlsPubmedRecord): records whose titles are known, in order
 * @lines: (element-type GlsLine): the lines of the document
 * @text: its text
 *
 * Finds authors and citation of records that do not have them yet, between the title and the line
 * with the PMID, or the next title.
 */
void
gls_pubmed_record_complete_all(GArray *records, const GArray *lines, const gchar *text)
{
	guint i = 0;

	for (guint r = 0; r < records->len; r++) {
		GlsPubmedRecord *record = &g_array_index(records, GlsPubmedRecord, r);
		guint32 next = G_MAXUINT32;
		g_autoptr(GArray) pieces = NULL;
		guint from;

		if (r + 1 < records->len)
			next = g_array_index(records, GlsPubmedRecord, r + 1).title.start;
		while (i < lines->len && gls_line_get(lines, i)->start < record->title.end)
			i++;
		from = i;
		while (i < lines->len && gls_line_get(lines, i)->end < next &&
		       gls_line_find(gls_line_get(lines, i), text, "PMID:") == NULL)
			i++;
		if (record->citation.end > 0)
			continue;
		pieces = cut_pieces(lines, from, i, text);
		if (i < lines->len && gls_line_get(lines, i)->end < next)
			add_last_piece(pieces, gls_line_get(lines, i), text, TRUE);
		assign_pieces(record, pieces, 0, text);
	}
}

/* "12. Title", "12: Title", or "12." alone; returns the number, 0 if the line does not begin so */
static guint
read_number(const GlsLine *line, const gchar *text, guint32 *rest)
{
	const gchar *p = text + line->start;
	gsize n = strspn(p, "0123456789");

	*rest = line->start + n + 1;
	if (n == 0 || n > 4 || (p[n] != '.' && p[n] != ':') || *rest > line->end)
		return 0;
	if (*rest < line->end && text[*rest] != ' ')
		return 0;
	while (*rest < line->end && text[*rest] == ' ')
		(*rest)++;
	return (guint)g_ascii_strtoull(p, NULL, 10);
}

/* where an unnumbered record begins whose PMID stands in line @i: its paragraph, or if that is but
 * one line, the one before */
static guint
find_unnumbered_start(const GArray *lines, guint i, guint floor)
{
	guint start = i;

	while (start > floor && !gls_line_is_blank(gls_line_get(lines, start - 1)))
		start--;
	if (start < i)
		return start;
	while (start > floor && gls_line_is_blank(gls_line_get(lines, start - 1)))
		start--;
	while (start > floor && !gls_line_is_blank(gls_line_get(lines, start - 1)))
		start--;
	return start;
}

static void
add_record(GArray *records, GArray *lines, guint from, guint to, const gchar *text)
{
	GlsPubmedRecord record = {.pmid = read_pmid(gls_line_get(lines, to), text)};
	g_autoptr(GArray) pieces = cut_pieces(lines, from, to, text);

	if (record.pmid == 0)
		return;
	add_last_piece(pieces, gls_line_get(lines, to), text,
		       to == from || gls_line_is_blank(gls_line_get(lines, to - 1)) ||
			       ends_sentence(gls_line_get(lines, to - 1), text));
	if (pieces->len == 0)
		return;
	assign_with_title(&record, pieces, text);
	g_array_append_val(records, record);
}

/**
 * gls_pubmed_record_read_all:
 * @records: (element-type GlsPubmedRecord): gets the records, in order
 * @lines: (element-type GlsLine): the lines of the document
 * @text: its text
 *
 * Finds records in text without links: each ends in the line with its PMID, and most begin with a
 * number.
 */
void
gls_pubmed_record_read_all(GArray *records, const GArray *lines, const gchar *text)
{
	g_autoptr(GArray) own = g_array_copy((GArray *)lines);
	guint floor = 0;
	guint start = G_MAXUINT;
	guint number = 0;

	for (guint i = 0; i < own->len; i++) {
		GlsLine *line = &g_array_index(own, GlsLine, i);
		guint32 rest;
		guint n = read_number(line, text, &rest);

		if (n > 0 && (start == G_MAXUINT || n == number + 1)) {
			number = n;
			start = i;
			line->start = rest;
		}
		if (gls_line_find(line, text, "PMID:") == NULL)
			continue;
		if (start == G_MAXUINT)
			start = find_unnumbered_start(own, i, floor);
		add_record(records, own, start, i, text);
		floor = i + 1;
		start = G_MAXUINT;
	}
}
