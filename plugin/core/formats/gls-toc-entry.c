/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"
#include "core/formats/gls-name-list.h"
#include "core/formats/gls-toc-line.h"
#include "core/formats/gls-toc-span.h"
#include "core/formats/gls-toc-private.h"
#include "core/formats/gls-toc-title.h"
#include "core/formats/gls-toc-venue.h"
#include "core/text/gls-text.h"

/* lines behind a title that may belong to its article */
#define MAX_LINES 30
/* bytes; a longer line is an abstract, which may cite other papers */
#define MAX_ID_LINE 400

static void
read_link(const GlsTocReader *self, GlsEntry *entry, const gchar *href)
{
	GlsPaperId *id = gls_paper_id_new_from_link(href);

	if (id == NULL && self->toc->read_link != NULL)
		id = self->toc->read_link(href);
	gls_entry_add_id(entry, id);
}

/* looks at the links that begin before a place, and takes their ids if there is an entry */
static void
read_links(GlsTocReader *self, GlsEntry *entry, guint32 end)
{
	for (; self->next_span < self->n_spans && self->spans[self->next_span].start < end;
	     self->next_span++)
		if (entry != NULL && self->spans[self->next_span].href != NULL)
			read_link(self, entry, self->spans[self->next_span].href);
}

/* the link that a title is, or stands in */
static void
read_title_link(const GlsTocReader *self, GlsEntry *entry, const GlsTocTitle *title)
{
	const gchar *href = gls_toc_find_href(self->spans, title->span);

	if (href != NULL)
		read_link(self, entry, href);
}

static void
read_names(GlsTocReader *self, GlsEntry *entry, const gchar *line)
{
	g_autoptr(GString) names = g_string_new(line);
	const gchar *others = strstr(names->str, " et al");

	if (others != NULL)
		g_string_truncate(names, (gsize)(others - names->str));
	g_string_replace(names, "...", "", 0);
	g_string_replace(names, "…", "", 0);
	self->open = names->len > 0 && strchr(",;", names->str[names->len - 1]) != NULL;
	if (self->open)
		g_string_truncate(names, names->len - 1);
	gls_author_parse_list(names->str, (gssize)names->len, entry->authors);
}

static gboolean
is_marked_as_authors(const GlsTocReader *self, guint32 start, guint32 end)
{
	const GlsSpan *span;

	if (self->toc->authors_class == NULL)
		return FALSE;
	span = gls_document_find_span(self->document, NULL, start, end);
	return span != NULL && gls_toc_is_within(self->spans, (guint)(span - self->spans), NULL,
						 self->toc->authors_class);
}

/* a line of names; %FALSE if it is none, or if the entry has its names */
static gboolean
take_names(GlsTocReader *self, GlsEntry *entry, const gchar *line)
{
	if (entry->authors->len > 0 && !self->open)
		return FALSE;
	if (!gls_name_list_is(line, -1) || gls_toc_title_is_link_word(line))
		return FALSE;
	if (entry->venue != NULL && g_ascii_strcasecmp(line, entry->venue) == 0)
		return FALSE;
	if ((self->toc->flags & GLS_TOC_VENUE_FIRST) != 0 && gls_name_list_is_one(line) &&
	    self->candidate == NULL && entry->authors->len == 0) {
		self->candidate = g_strdup(line);
		return TRUE;
	}
	if (self->candidate != NULL && entry->venue == NULL)
		entry->venue = g_steal_pointer(&self->candidate);
	read_names(self, entry, line);
	return TRUE;
}

static void
take_ids(GlsEntry *entry, const gchar *line)
{
	g_autoptr(GPtrArray) ids = gls_paper_id_find_in_text(line, -1);

	for (guint i = 0; i < ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
}

/* whether a line that says nothing else is the journal, by where it stands */
static gboolean
is_place_of_venue(const GlsTocReader *self, const GlsEntry *entry)
{
	if (entry->authors->len > 0)
		return (self->toc->flags & GLS_TOC_VENUE_AFTER_AUTHORS) != 0;
	return (self->toc->flags & GLS_TOC_VENUE_FIRST) != 0;
}

/* a line that is neither names nor a text: where and when the article appeared */
static void
take_place(const GlsTocReader *self, GlsEntry *entry, const gchar *line)
{
	g_autofree gchar *date = gls_date_text_find(line, -1);

	/* a whole date says more than the year of the volume */
	if (date != NULL && (entry->date == NULL || strlen(date) > strlen(entry->date))) {
		g_free(entry->date);
		entry->date = g_strdup(date);
	}
	if (entry->venue == NULL && !gls_toc_line_is_label(line))
		entry->venue = gls_toc_venue_find(line);
	if (entry->venue == NULL && date == NULL && is_place_of_venue(self, entry) &&
	    !gls_toc_title_is_link_word(line) && !gls_toc_line_is_label(line))
		entry->venue = g_strdup(line);
}

static void
take_text(GlsEntry *entry, const gchar *line)
{
	if (g_ascii_strncasecmp(line, "abstract:", strlen("abstract:")) == 0)
		line += strlen("abstract:");
	if (entry->abstract == NULL || strlen(entry->abstract) < strlen(line))
		gls_entry_set_abstract(entry, line, -1);
}

/* takes what a line behind a title says; %FALSE if it does not belong to the article any more */
static gboolean
read_line(GlsTocReader *self, GlsEntry *entry, guint32 start, guint32 end)
{
	g_autofree gchar *line = gls_text_squeeze(self->text + start, end - start);
	gboolean is_text = FALSE;

	if (gls_toc_line_is_footer(line))
		return FALSE;
	if (is_marked_as_authors(self, start, end)) {
		read_names(self, entry, line);
	} else if (gls_toc_line_is_sentence(line)) {
		is_text = TRUE;
		take_text(entry, line);
	} else if (!gls_toc_line_is_label(line) && take_names(self, entry, line)) {
		return TRUE;
	} else if (end - start <= MAX_ID_LINE) {
		take_ids(entry, line);
		take_place(self, entry, line);
	}
	read_links(self, is_text ? NULL : entry, end);
	return TRUE;
}

/* a heading behind a title begins another section */
static gboolean
is_heading(const GlsTocReader *self, guint32 start, guint32 end)
{
	const GlsSpan *span = gls_document_find_span(self->document, NULL, start, end);

	return span != NULL && gls_toc_is_within_heading(self->spans, (guint)(span - self->spans));
}

static void
read_lines(GlsTocReader *self, GlsEntry *entry, guint32 start, guint32 until)
{
	while (self->next_line < self->n_lines && self->lines[self->next_line].end <= start)
		self->next_line++;
	for (guint n = 0; n < MAX_LINES && self->next_line < self->n_lines;) {
		GlsLine line = self->lines[self->next_line];

		/* the rest of the title's own line */
		if (line.start < start)
			line.start = start;
		if (line.start >= until)
			return;
		line.end = MIN(line.end, until);
		self->next_line++;
		if (line.end <= line.start || !gls_toc_trim(self->text, &line.start, &line.end))
			continue;
		if (n++ > 0 && is_heading(self, line.start, line.end))
			return;
		if (!read_line(self, entry, line.start, line.end))
			return;
	}
}

static gboolean
is_complete(const GlsTocReader *self, const GlsEntry *entry)
{
	if ((self->toc->flags & GLS_TOC_NEEDS_AUTHORS) != 0)
		return entry->authors->len > 0;
	if ((self->toc->flags & GLS_TOC_NEEDS_ID) != 0)
		return entry->ids->len > 0;
	return entry->authors->len > 0 || entry->ids->len > 0 || entry->date != NULL ||
	       (entry->venue != NULL && self->journal == NULL);
}

/* what a title holds beside itself: "(Journal 13/2026)" */
static void
read_title_rest(const GlsTocReader *self, GlsEntry *entry, const GlsTocTitle *title)
{
	g_autofree gchar *rest = gls_text_squeeze(self->text + title->end,
						  self->spans[title->span].end - title->end);

	if (entry->venue == NULL)
		entry->venue = gls_toc_venue_find(rest);
}

/**
 * gls_toc_read_entry:
 * @self: a mail, of which this title and what follows were not read yet
 * @digest: gets the entry
 * @title: the title of an article
 * @until: where the next title begins
 *
 * Reads one article: its title, the links in and around it, and the lines behind it. What has
 * nothing of an article but the title is a banner, and no entry.
 */
void
gls_toc_read_entry(GlsTocReader *self, GlsDigest *digest, const GlsTocTitle *title, guint32 until)
{
	GlsEntry *entry = gls_digest_add_entry(digest, self->document, title->start, title->end);

	if (entry == NULL)
		return;
	entry->venue = g_strdup(self->journal);
	entry->reason = g_strdup(self->reason);
	self->open = FALSE;
	read_title_link(self, entry, title);
	read_links(self, NULL, title->start);
	read_links(self, entry, title->end);
	read_title_rest(self, entry, title);
	read_lines(self, entry, self->spans[title->span].end, until);
	if (self->candidate != NULL && entry->authors->len == 0)
		read_names(self, entry, self->candidate);
	g_clear_pointer(&self->candidate, g_free);
	/* a banner */
	if (!is_complete(self, entry))
		g_ptr_array_set_size(digest->entries, (gint)digest->entries->len - 1);
}
