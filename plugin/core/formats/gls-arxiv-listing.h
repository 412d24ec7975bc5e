/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/formats/gls-line.h"

G_BEGIN_DECLS

/**
 * GlsArxivField:
 * @GLS_ARXIV_ID: the id, and whether it is a cross-list
 * @GLS_ARXIV_DATE: the date and size
 * @GLS_ARXIV_REPLACED: "replaced with revised version", and the date
 * @GLS_ARXIV_TITLE: the title
 * @GLS_ARXIV_AUTHORS: the authors
 * @GLS_ARXIV_CATEGORIES: the categories, the first one first
 * @GLS_ARXIV_JOURNAL: where it appeared
 * @GLS_ARXIV_DOI: the DOI of what appeared there
 * @GLS_ARXIV_COMMENTS: the remarks of the authors
 * @GLS_ARXIV_OTHER: what an entry has no place for: report numbers, classes
 *
 * What the header of an entry in a listing mail of arXiv holds.
 */
typedef enum {
	GLS_ARXIV_ID,
	GLS_ARXIV_DATE,
	GLS_ARXIV_REPLACED,
	GLS_ARXIV_TITLE,
	GLS_ARXIV_AUTHORS,
	GLS_ARXIV_CATEGORIES,
	GLS_ARXIV_JOURNAL,
	GLS_ARXIV_DOI,
	GLS_ARXIV_COMMENTS,
	GLS_ARXIV_OTHER,
	GLS_ARXIV_N_FIELDS,
} GlsArxivField;

/**
 * GlsArxivPiece:
 * @first: its first line
 * @n: how many lines it takes up; 0 if it is not there
 * @start: where its text begins in the document's text, on the first line
 *
 * The value of a field, or an abstract.
 */
typedef struct {
	guint first;
	guint n;
	guint32 start;
} GlsArxivPiece;

/**
 * GlsArxivListing:
 * @document: the document of a listing mail
 * @text: its text
 * @lines: (element-type GlsLine): the lines of it
 *
 * A listing mail while it is read.
 */
typedef struct {
	const GlsDocument *document;
	const gchar *text;
	GArray *lines;
} GlsArxivListing;

const GlsLine *
gls_arxiv_listing_get_line(const GlsArxivListing *self, guint i);
gboolean
gls_arxiv_listing_is_blank(const GlsArxivListing *self, guint i);
gboolean
gls_arxiv_listing_is_mark(const GlsArxivListing *self, guint i);
gboolean
gls_arxiv_listing_is_rule(const GlsArxivListing *self, guint i);
gboolean
gls_arxiv_listing_is_end(const GlsArxivListing *self, guint i);
guint
gls_arxiv_listing_read_header(const GlsArxivListing *self, guint i, GlsArxivPiece *fields);
gchar *
gls_arxiv_listing_dup_piece(const GlsArxivListing *self, const GlsArxivPiece *piece);

G_END_DECLS
