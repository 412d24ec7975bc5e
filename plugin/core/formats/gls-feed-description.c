/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"
#include "core/formats/gls-feed-description.h"
#include "core/formats/gls-line.h"
#include "core/formats/gls-name-list.h"
#include "core/text/gls-text.h"

/* bytes; a citation is shorter, a paragraph that cites one is longer */
#define MAX_CITATION 240
/* bytes; less is a label or a link, not a summary */
#define MIN_ABSTRACT 30

/* what is read of a description so far */
typedef struct {
	GlsEntry *entry;
	const gchar *text;
	GString *abstract;
	gboolean has_heading;
	gboolean ended;
} Reader;

/* lines that begin so hold no part of the abstract */
static const gchar *const notes[] = {
	"To cite this article",
	"The content of this RSS",
	"This article is licensed",
	"Open Access",
	"Copyright",
	"\xc2\xa9",
	"View the article online",
	"Read more",
	"Read the full",
	"[Abstract]",
};

/* a line that holds one of these is a citation */
static const gchar *const citations[] = {
	"Published online:", "Ahead of Print",	    "Early View",      "EarlyView",
	"Just Accepted",     "Accepted Manuscript", "Advance Article", "Accepted Article",
	"Available online",  "First published",	    ", Volume ",       ", Vol. ",
	"] Published ",
};

static const gchar *const abstract_headings[] = {"Abstract", "Summary"};

static const gchar *const other_headings[] = {
	"Graphical abstract",	  "TOC Graphic",       "Highlights",
	"Plain Language Summary", "Table of Contents", "Keywords",
	"Supporting Information",
};

static const gchar *const link_words[] = {"Full text", "PDF", "HTML", "Read more", "View article"};

static gboolean
is_any(const GlsLine *line, const gchar *text, const gchar *const *headings, guint n_headings)
{
	GlsLine bare = *line;

	if (bare.end > bare.start && text[bare.end - 1] == ':')
		bare.end--;
	for (guint i = 0; i < n_headings; i++)
		if (gls_line_is(&bare, text, headings[i]))
			return TRUE;
	return FALSE;
}

/* what stands behind "Label: ", %NULL if the line has another label or none */
static const gchar *
find_value(const GlsLine *line, const gchar *text, const gchar *label)
{
	gsize length = strlen(label);
	const gchar *p = text + line->start;

	if (line->end - line->start <= length || g_ascii_strncasecmp(p, label, length) != 0)
		return NULL;
	p += length;
	return p + strspn(p, " ");
}

static void
add_ids(Reader *self, const gchar *value, gsize length)
{
	g_autoptr(GPtrArray) ids = gls_paper_id_find_in_text(value, length);

	for (guint i = 0; i < ids->len; i++)
		gls_entry_add_id(self->entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
}

/* "Journal of Examples, Volume 12, Issue 3" or "Chem. Sci., 2026, Accepted Manuscript" */
static void
set_venue(Reader *self, const gchar *value, gsize length)
{
	static const gchar *const ends[] = {", Volume ", ", Vol. ",	", Issue ", ", Ahead",
					    ", 20",	 ", Published", " doi:"};
	g_autofree gchar *venue = NULL;

	if (self->entry->venue != NULL)
		return;
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
		const gchar *end = g_strstr_len(value, length, ends[i]);

		if (end != NULL)
			length = end - value;
	}
	venue = gls_text_squeeze(value, length);
	if (*venue != '\0')
		self->entry->venue = g_steal_pointer(&venue);
}

/* "Publication date: April 2026", "Source: ...", "Author(s): ...", "DOI: ..." */
static gboolean
read_label(Reader *self, const GlsLine *line)
{
	static const gchar *const authors[] = {"Author(s):", "Authors:", "Author:"};
	const gchar *end = self->text + line->end;
	const gchar *value;

	value = find_value(line, self->text, "Publication date:");
	if (value != NULL) {
		g_free(self->entry->date);
		self->entry->date = gls_date_text_find(value, end - value);
		return TRUE;
	}
	value = find_value(line, self->text, "Source:");
	if (value != NULL) {
		set_venue(self, value, end - value);
		return TRUE;
	}
	for (guint i = 0; i < G_N_ELEMENTS(authors); i++) {
		value = find_value(line, self->text, authors[i]);
		if (value == NULL)
			continue;
		if (self->entry->authors->len == 0)
			gls_author_parse_list(value, end - value, self->entry->authors);
		return TRUE;
	}
	return FALSE;
}

/* takes back a short line without a full stop, which stands over the DOI as a name of a journal */
static void
take_back_venue(Reader *self)
{
	if (self->abstract->len == 0 || self->abstract->len > MAX_CITATION ||
	    strchr(".?!", self->abstract->str[self->abstract->len - 1]) != NULL)
		return;
	set_venue(self, self->abstract->str, self->abstract->len);
	g_string_truncate(self->abstract, 0);
}

/* "Sensors doi: 10.3390/s26010001" */
static gboolean
is_venue_with_doi(const Reader *self, const GlsLine *line)
{
	return self->entry->venue != NULL &&
	       gls_line_begins_with(line, self->text, self->entry->venue) &&
	       gls_line_find(line, self->text, " doi:") != NULL;
}

static gboolean
read_citation(Reader *self, const GlsLine *line)
{
	const gchar *start = self->text + line->start;
	gsize length = line->end - line->start;
	gboolean is_doi = find_value(line, self->text, "doi:") != NULL ||
			  gls_line_begins_with(line, self->text, "DOI ") ||
			  gls_line_begins_with(line, self->text, "https://doi.org/");
	gboolean is_citation = is_doi || is_venue_with_doi(self, line);

	for (guint i = 0; i < G_N_ELEMENTS(citations); i++)
		is_citation = is_citation || g_strstr_len(start, length, citations[i]) != NULL;
	if (!is_citation || length > MAX_CITATION)
		return FALSE;
	if (is_doi)
		take_back_venue(self);
	else if (*start != '[')
		set_venue(self, start, length);
	add_ids(self, start, length);
	if (self->entry->date == NULL)
		self->entry->date = gls_date_text_find(start, length);
	return TRUE;
}

/* RSC names the authors in a line of their own */
static gboolean
read_names(Reader *self, const GlsLine *line)
{
	const gchar *start = self->text + line->start;
	gsize length = line->end - line->start;

	if (self->entry->authors->len > 0 || self->abstract->len > 0 ||
	    memchr(start, ',', length) == NULL || !gls_name_list_is(start, length))
		return FALSE;
	gls_author_parse_list(start, length, self->entry->authors);
	return TRUE;
}

static gboolean
is_note(const Reader *self, const GlsLine *line)
{
	for (guint i = 0; i < G_N_ELEMENTS(notes); i++)
		if (gls_line_begins_with(line, self->text, notes[i]))
			return TRUE;
	return self->entry->venue != NULL && gls_line_is(line, self->text, self->entry->venue);
}

static void
read_line(Reader *self, const GlsLine *line)
{
	const gchar *value;
	const gchar *start = self->text + line->start;

	if (is_any(line, self->text, abstract_headings, G_N_ELEMENTS(abstract_headings))) {
		/* what stood before is the legend of a picture */
		if (!self->has_heading)
			g_string_truncate(self->abstract, 0);
		self->has_heading = TRUE;
		self->ended = FALSE;
		return;
	}
	if (is_any(line, self->text, other_headings, G_N_ELEMENTS(other_headings))) {
		self->ended = self->has_heading;
		return;
	}
	if (is_any(line, self->text, link_words, G_N_ELEMENTS(link_words)))
		return;
	if (read_label(self, line) || read_citation(self, line) || is_note(self, line) ||
	    read_names(self, line) || self->ended)
		return;
	value = find_value(line, self->text, "Abstract");
	if (value != NULL && self->abstract->len == 0)
		start = value + strspn(value, ":. ");
	if (self->abstract->len > 0)
		g_string_append_c(self->abstract, ' ');
	g_string_append_len(self->abstract, start, self->text + line->end - start);
}

/**
 * gls_feed_description_read:
 * @document: the text of a publisher's feed item
 * @entry: its entry
 *
 * Takes abstract, date, DOI, and, if the entry has none, venue and authors out of a description. It
 * knows the lines that publishers mix them in, such as "Publication date: April 2026" and
 * "Nature, Published online: 13 May 2026".
 */
void
gls_feed_description_read(const GlsDocument *document, GlsEntry *entry)
{
	g_autoptr(GArray) lines = gls_line_read_all(document);
	g_autoptr(GString) abstract = g_string_new(NULL);
	Reader reader = {entry, gls_document_get_text(document, NULL), abstract, FALSE, FALSE};

	for (guint i = 0; i < lines->len; i++)
		if (!gls_line_is_blank(gls_line_get(lines, i)))
			read_line(&reader, gls_line_get(lines, i));
	if (abstract->len >= MIN_ABSTRACT)
		gls_entry_set_abstract(entry, abstract->str, (gssize)abstract->len);
}
