/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-arxiv-listing.h"
#include "core/formats/gls-date-text.h"
#include "core/formats/gls-format.h"
#include "core/formats/gls-mark.h"
#include "core/text/gls-text.h"

/*
 * The listing mail of arXiv: new papers, cross-lists and replacements, each section optional.
 *
 *	\\
 *	arXiv:2601.15305 (*cross-listing*)
 *	Date: Mon, 12 Jan 2026 20:33:39 GMT   (215kb)
 *
 *	Title: First line of a title
 *	  continuation
 *	Authors: A. Author, B. Author
 *	Categories: cs.AI
 *	\\
 *	  Abstract
 *	\\ ( https://arxiv.org/abs/2601.15305 ,  215kb)
 *	------------------------------------------------------------------------------
 *
 * A replacement has no abstract and "replaced with revised version ..." in place of the date. It
 * is read by lines, since a mail that went through HTML has lost its indents and empty lines.
 */

#define SENDER "no-reply@arxiv.org"
/* returns the line that ends the abstract, whose first line is @i */
static guint
read_abstract(const GlsArxivListing *listing, guint i, GlsArxivPiece *abstract)
{
	guint first = i;

	while (i < listing->lines->len && !gls_arxiv_listing_is_mark(listing, i) &&
	       !gls_arxiv_listing_is_end(listing, i))
		i++;
	if (i > first)
		*abstract = (GlsArxivPiece){first, i - first,
					    gls_arxiv_listing_get_line(listing, first)->start};
	return i;
}

static GlsEntry *
add_entry(const GlsArxivListing *listing, const GlsArxivPiece *title, GlsDigest *digest)
{
	g_autofree gchar *joined = gls_arxiv_listing_dup_piece(listing, title);
	const GlsLine *first = gls_arxiv_listing_get_line(listing, title->first);
	const GlsLine *last = gls_arxiv_listing_get_line(listing, title->first + title->n - 1);
	guint32 start = title->start;
	GlsEntry *entry;

	/* a key may stand alone, with the title on the next line */
	if (start == first->end)
		start += strspn(listing->text + start, " \t\r\n>");
	entry = gls_digest_add_entry(digest, listing->document, MIN(start, last->end), last->end);
	/* marks of a quotation are not of the title */
	if (entry != NULL && strcmp(entry->title, joined) != 0) {
		g_free(entry->title_key);
		entry->title_key = gls_text_title_key(joined, -1);
		g_free(entry->title);
		entry->title = g_steal_pointer(&joined);
	}
	return entry;
}

static void
fill_ids(GlsEntry *entry, const gchar *name, const gchar *doi)
{
	g_autofree gchar *id = g_strndup(name, strcspn(name, " ("));
	g_autoptr(GPtrArray) dois = gls_paper_id_find_in_text(doi, -1);

	gls_entry_add_id(entry, gls_paper_id_new_from_string(id));
	if (dois->len > 0)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(dois, 0)));
}

static void
fill_kind(GlsEntry *entry, const GlsArxivPiece *fields, const gchar *name)
{
	if (fields[GLS_ARXIV_REPLACED].n > 0)
		entry->kind = GLS_ENTRY_REPLACED;
	else if (strstr(name, "(*cross-listing*)") != NULL)
		entry->kind = GLS_ENTRY_CROSS;
	else if (fields[GLS_ARXIV_DATE].n > 0)
		entry->kind = GLS_ENTRY_NEW;
}

/* a mail program may have put "<http://cs.AI>" behind "cs.AI" */
static void
fill_categories(GlsEntry *entry, const gchar *names)
{
	g_auto(GStrv) categories = g_strsplit(names, " ", -1);

	for (guint i = 0; categories[i] != NULL; i++)
		if (g_ascii_isalpha(*categories[i]) && strchr(categories[i], ':') == NULL)
			g_ptr_array_add(entry->categories, g_strdup(categories[i]));
}

static void
fill_entry(GlsEntry *entry, const GlsArxivListing *listing, const GlsArxivPiece *fields)
{
	gchar *values[GLS_ARXIV_N_FIELDS] = {0};

	for (GlsArxivField field = 0; field < GLS_ARXIV_OTHER; field++)
		values[field] = gls_arxiv_listing_dup_piece(listing, &fields[field]);
	fill_ids(entry, values[GLS_ARXIV_ID], values[GLS_ARXIV_DOI]);
	fill_kind(entry, fields, values[GLS_ARXIV_ID]);
	gls_author_parse_list(values[GLS_ARXIV_AUTHORS], -1, entry->authors);
	fill_categories(entry, values[GLS_ARXIV_CATEGORIES]);
	if (*values[GLS_ARXIV_JOURNAL] != '\0')
		entry->venue = g_strdup(values[GLS_ARXIV_JOURNAL]);
	gls_entry_set_comment(entry, values[GLS_ARXIV_COMMENTS], -1);
	entry->date = gls_date_text_find(values[GLS_ARXIV_DATE], -1);
	for (GlsArxivField field = 0; field < GLS_ARXIV_OTHER; field++)
		g_free(values[field]);
}

/* returns the line behind the entry whose header begins at line @i */
static guint
read_entry(const GlsArxivListing *listing, guint i, GlsDigest *digest)
{
	GlsArxivPiece fields[GLS_ARXIV_N_FIELDS] = {0};
	GlsArxivPiece abstract = {0};
	g_autofree gchar *abstract_text = NULL;
	GlsEntry *entry = NULL;

	i = gls_arxiv_listing_read_header(listing, i, fields);
	if (i < listing->lines->len && gls_arxiv_listing_is_mark(listing, i))
		i = read_abstract(listing, i + 1, &abstract);
	if (fields[GLS_ARXIV_TITLE].n > 0)
		entry = add_entry(listing, &fields[GLS_ARXIV_TITLE], digest);
	if (entry != NULL) {
		fill_entry(entry, listing, fields);
		abstract_text = gls_arxiv_listing_dup_piece(listing, &abstract);
		gls_entry_set_abstract(entry, abstract_text, -1);
	}
	return i;
}

/* two backslashes alone may also stand in an abstract: a header has a rule before it or an id in
 * it */
static gboolean
begins_header(const GlsArxivListing *listing, guint i, gboolean behind_rule)
{
	if (!gls_arxiv_listing_is_mark(listing, i))
		return FALSE;
	if (behind_rule)
		return TRUE;
	for (i++; i < listing->lines->len; i++)
		if (!gls_arxiv_listing_is_blank(listing, i))
			return gls_line_begins_with(gls_arxiv_listing_get_line(listing, i),
						    listing->text, "arXiv:");
	return FALSE;
}

/* the sender's name is "send mail ONLY to cs", the subject "cs daily Subj-class mailing 100007 3" */
static gchar *
dup_source(const gchar *subject)
{
	const gchar *rest = subject != NULL ? strstr(subject, " daily Subj-class mailing") : NULL;
	const gchar *archive = rest;

	while (archive != NULL && archive > subject && archive[-1] != ' ')
		archive--;
	return archive < rest ? g_strdup_printf("arXiv %.*s", (gint)(rest - archive), archive)
			      : g_strdup("arXiv");
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	g_autoptr(GArray) lines = gls_line_read_all(document);
	const GlsArxivListing listing = {document, gls_document_get_text(document, NULL), lines};
	gboolean behind_rule = FALSE;

	digest->source = dup_source(message->subject);

	for (guint i = 0; i < lines->len;) {
		if (begins_header(&listing, i, behind_rule)) {
			i = read_entry(&listing, i + 1, digest);
			behind_rule = FALSE;
			continue;
		}
		if (!gls_arxiv_listing_is_blank(&listing, i))
			behind_rule = gls_arxiv_listing_is_rule(&listing, i);
		i++;
	}
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	static const gchar *const markers[] = {
		"Send any comments regarding submissions directly to submitter.",
		"\\\\ ( https://arxiv.org/abs/",
		"\\\\ ( http://arxiv.org/abs/",
		NULL,
	};
	const gchar *text = gls_document_get_text(document, NULL);

	if (gls_mark_is_in(text, markers))
		return GLS_RECOGNITION_BODY;
	if (message->sender != NULL && g_ascii_strcasecmp(message->sender, SENDER) == 0 &&
	    message->subject != NULL && strstr(message->subject, "Subj-class mailing") != NULL)
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

const GlsFormat gls_format_arxiv_mail = {
	.name = "arxiv-mail",
	.recognise = recognise,
	.parse = parse,
};
