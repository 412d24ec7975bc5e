/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-arxiv-listing.h"
#include "core/text/gls-text.h"

/* shorter lines of these characters are not what stands between entries */
#define MIN_RULE 10

/* arXiv knows no other keys: a colon in a title or comment makes none */
static const struct {
	const gchar *key;
	GlsArxivField field;
} keys[] = {
	{"arXiv:", GLS_ARXIV_ID},
	{"Date:", GLS_ARXIV_DATE},
	{"replaced with", GLS_ARXIV_REPLACED},
	{"Title:", GLS_ARXIV_TITLE},
	{"Authors:", GLS_ARXIV_AUTHORS},
	{"Author:", GLS_ARXIV_AUTHORS},
	{"Categories:", GLS_ARXIV_CATEGORIES},
	{"Journal-ref:", GLS_ARXIV_JOURNAL},
	{"DOI:", GLS_ARXIV_DOI},
	{"Comments:", GLS_ARXIV_COMMENTS},
	{"Report-no:", GLS_ARXIV_OTHER},
	{"MSC-class:", GLS_ARXIV_OTHER},
	{"ACM-class:", GLS_ARXIV_OTHER},
	{"Proxy:", GLS_ARXIV_OTHER},
	{"License:", GLS_ARXIV_OTHER},
};

/**
 * gls_arxiv_listing_get_line:
 * @self: a listing
 * @i: number of a line
 *
 * Returns: (transfer none): the line
 */
const GlsLine *
gls_arxiv_listing_get_line(const GlsArxivListing *self, guint i)
{
	return &g_array_index(self->lines, GlsLine, i);
}

/**
 * gls_arxiv_listing_is_blank:
 * @self: a listing
 * @i: number of a line
 *
 * Returns: %TRUE if nothing stands on the line
 */
gboolean
gls_arxiv_listing_is_blank(const GlsArxivListing *self, guint i)
{
	const GlsLine *line = gls_arxiv_listing_get_line(self, i);

	return line->start == line->end;
}

/**
 * gls_arxiv_listing_is_mark:
 * @self: a listing
 * @i: number of a line
 *
 * Returns: %TRUE if the line holds two backslashes alone: they begin a header and an abstract
 */
gboolean
gls_arxiv_listing_is_mark(const GlsArxivListing *self, guint i)
{
	const GlsLine *line = gls_arxiv_listing_get_line(self, i);

	return line->end - line->start == 2 && gls_line_begins_with(line, self->text, "\\\\");
}

/**
 * gls_arxiv_listing_is_rule:
 * @self: a listing
 * @i: number of a line
 *
 * Returns: %TRUE if the line is one of those between entries or sections
 */
gboolean
gls_arxiv_listing_is_rule(const GlsArxivListing *self, guint i)
{
	const GlsLine *line = gls_arxiv_listing_get_line(self, i);
	gsize length = line->end - line->start;

	return length >= MIN_RULE && strspn(self->text + line->start, "-%") >= length;
}

/**
 * gls_arxiv_listing_is_end:
 * @self: a listing
 * @i: number of a line
 *
 * Returns: %TRUE if the line ends an entry: "\\\\ ( https://arxiv.org/abs/2601.15305 ,  215kb)"
 */
gboolean
gls_arxiv_listing_is_end(const GlsArxivListing *self, guint i)
{
	const GlsLine *line = gls_arxiv_listing_get_line(self, i);

	return gls_line_begins_with(line, self->text, "\\\\ (") ||
	       gls_arxiv_listing_is_rule(self, i);
}

/* a line of plain text that continues another one is indented */
static gboolean
is_indented(const GlsArxivListing *self, const GlsLine *line)
{
	return line->start > 0 && strchr(" \t", self->text[line->start - 1]) != NULL &&
	       (line->start < 2 || self->text[line->start - 2] != '>');
}

static GlsArxivField
find_field(const GlsArxivListing *self, const GlsLine *line, guint32 *start)
{
	if (is_indented(self, line))
		return GLS_ARXIV_N_FIELDS;
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
		if (gls_line_begins_with(line, self->text, keys[i].key)) {
			*start = line->start + strlen(keys[i].key);
			*start += strspn(self->text + *start, " \t");
			*start = MIN(*start, line->end);
			return keys[i].field;
		}
	return GLS_ARXIV_N_FIELDS;
}

/**
 * gls_arxiv_listing_read_header:
 * @self: a listing
 * @i: number of the first line of a header
 * @fields: takes the fields of it, one for each #GlsArxivField, all empty before
 *
 * Reads the header of an entry. Of a field that stands there twice the first one counts.
 *
 * Returns: number of the line that ends the header; that behind the last one if none does
 */
guint
gls_arxiv_listing_read_header(const GlsArxivListing *self, guint i, GlsArxivPiece *fields)
{
	GlsArxivField field = GLS_ARXIV_OTHER;

	for (; i < self->lines->len; i++) {
		guint32 start;
		GlsArxivField found;

		if (gls_arxiv_listing_is_mark(self, i) || gls_arxiv_listing_is_end(self, i))
			break;
		if (gls_arxiv_listing_is_blank(self, i))
			continue;
		found = find_field(self, gls_arxiv_listing_get_line(self, i), &start);
		if (found != GLS_ARXIV_N_FIELDS) {
			field = fields[found].n == 0 ? found : GLS_ARXIV_OTHER;
			fields[field] = (GlsArxivPiece){i, 1, start};
		} else if (fields[field].n > 0) {
			fields[field].n = i + 1 - fields[field].first;
		}
	}
	return i;
}

/**
 * gls_arxiv_listing_dup_piece:
 * @self: a listing
 * @piece: a piece of it
 *
 * Returns: (transfer full): its text on one line, without marks of a quotation, white space squeezed
 */
gchar *
gls_arxiv_listing_dup_piece(const GlsArxivListing *self, const GlsArxivPiece *piece)
{
	g_autoptr(GString) joined = g_string_new(NULL);

	for (guint i = 0; i < piece->n; i++) {
		const GlsLine *line = gls_arxiv_listing_get_line(self, piece->first + i);
		guint32 start = i == 0 ? piece->start : line->start;

		g_string_append_len(joined, self->text + start, line->end - start);
		g_string_append_c(joined, ' ');
	}
	return gls_text_squeeze(joined->str, (gssize)joined->len);
}
