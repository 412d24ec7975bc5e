/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-pubmed-citation.h"
#include "core/formats/gls-pubmed-piece.h"

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

/**
 * gls_pubmed_piece_assign:
 * @self: a record whose title is known
 * @pieces: (element-type GlsLine): the pieces of text behind its title
 * @text: the text of the document
 *
 * Finds authors, citation and abstract among the pieces.
 */
void
gls_pubmed_piece_assign(GlsPubmedRecord *self, const GArray *pieces, const gchar *text)
{
	assign_pieces(self, pieces, 0, text);
}

/**
 * gls_pubmed_piece_assign_with_title:
 * @self: a record
 * @pieces: (element-type GlsLine): its pieces of text, at least one
 * @text: the text of the document
 *
 * Finds title, authors, citation and abstract among the pieces.
 */
void
gls_pubmed_piece_assign_with_title(GlsPubmedRecord *self, const GArray *pieces, const gchar *text)
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
