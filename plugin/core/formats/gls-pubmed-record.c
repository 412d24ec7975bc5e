/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-pubmed-piece.h"
#include "core/formats/gls-pubmed-record.h"

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
		gls_pubmed_piece_assign(record, pieces, text);
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
	gls_pubmed_piece_assign_with_title(&record, pieces, text);
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
