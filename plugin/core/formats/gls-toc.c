/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"
#include "core/formats/gls-line.h"
#include "core/formats/gls-toc-line.h"
#include "core/formats/gls-toc-title.h"
#include "core/formats/gls-toc-venue.h"
#include "core/formats/gls-toc.h"
#include "core/text/gls-text.h"

/* bytes; the longest title on arXiv has 382 characters */
#define MAX_TITLE 1000
/* bytes; a shorter text of a link is a number or an arrow */
#define MIN_TITLE 4
/* lines behind a title that may belong to its article */
#define MAX_LINES 30
/* bytes; a longer line is an abstract, which may cite other papers */
#define MAX_ID_LINE 400
/* lines before the first title that may name the journal */
#define MAX_HEADLINES 40
/* elements around a span that tell what it is */
#define MAX_PARENTS 6

typedef struct {
	guint32 start;
	guint32 end;
	guint span;
	gboolean is_article;
} Title;

/* one mail while it is read; places only go forward */
typedef struct {
	const GlsToc *toc;
	const GlsDocument *document;
	const gchar *text;
	const GlsSpan *spans;
	guint n_spans;
	const GlsLine *lines;
	guint n_lines;
	guint next_line;
	guint next_span;  /* first whose link was not looked at */
	gchar *journal;	  /* of the whole mail */
	gchar *reason;	  /* of the whole mail */
	gchar *candidate; /* one name or a journal, not decided yet */
	gboolean open;	  /* the last line of names ended in a comma */
} Reader;

/**
 * gls_toc_is_within:
 * @spans: the spans of a document
 * @i: index of one of them
 * @name: (nullable): name of an element, %NULL for any
 * @class_name: (nullable): part of a class, %NULL for any
 *
 * Returns: whether a span is such an element or stands in one, a few levels up at most
 */
gboolean
gls_toc_is_within(const GlsSpan *spans, guint i, const gchar *name, const gchar *class_name)
{
	gint at = (gint)i;

	for (guint n = 0; n < MAX_PARENTS && at >= 0; n++, at = spans[at].parent) {
		if (name != NULL && !g_str_equal(spans[at].name, name))
			continue;
		if (class_name == NULL || (spans[at].class_name != NULL &&
					   strstr(spans[at].class_name, class_name) != NULL))
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_toc_leads_to:
 * @span: a span
 * @host: a host in lower case
 *
 * Returns: whether it is a link to a host or to one below it, a redirect there included
 */
gboolean
gls_toc_leads_to(const GlsSpan *span, const gchar *host)
{
	g_autoptr(GlsLink) link = NULL;

	if (span->href == NULL || strstr(span->href, host) == NULL)
		return FALSE;
	link = gls_link_new(span->href);
	return link != NULL && gls_link_is_at(link, host);
}

/**
 * gls_toc_leads_to_article:
 * @span: a span
 * @host: a host in lower case
 *
 * Returns: whether it is a link to an article whose id the link shows, at a host or below it
 */
gboolean
gls_toc_leads_to_article(const GlsSpan *span, const gchar *host)
{
	g_autoptr(GlsPaperId) id = NULL;

	if (!gls_toc_leads_to(span, host))
		return FALSE;
	id = gls_paper_id_new_from_link(span->href);
	return id != NULL;
}

/**
 * gls_toc_is_from:
 * @message: a message
 * @senders: (array zero-terminated=1): addresses, or domains with a leading `@`, which stand for
 *   those below them as well
 *
 * Returns: whether the message comes from one of them
 */
gboolean
gls_toc_is_from(const GlsMessage *message, const gchar *const *senders)
{
	const gchar *domain = message->sender != NULL ? strchr(message->sender, '@') : NULL;

	if (domain == NULL)
		return FALSE;
	for (guint i = 0; senders[i] != NULL; i++) {
		gsize length = strlen(senders[i]);
		gsize own = strlen(domain);

		if (g_ascii_strcasecmp(senders[i], message->sender) == 0)
			return TRUE;
		if (*senders[i] != '@' || own < length)
			continue;
		if (g_ascii_strcasecmp(domain + own - length + 1, senders[i] + 1) == 0 &&
		    (own == length || domain[own - length] == '.'))
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_toc_has_marker:
 * @message: a message
 * @markers: (array zero-terminated=1): pieces of its source
 *
 * Returns: whether the body holds one of them
 */
gboolean
gls_toc_has_marker(const GlsMessage *message, const gchar *const *markers)
{
	for (guint i = 0; markers[i] != NULL; i++)
		if (strstr(message->body, markers[i]) != NULL)
			return TRUE;
	return FALSE;
}

/* moves both ends of a piece of text inwards over white space; whether anything is left */
static gboolean
trim(const gchar *text, guint32 *start, guint32 *end)
{
	while (*start < *end && g_unichar_isspace(g_utf8_get_char(text + *start)))
		*start = (guint32)(g_utf8_next_char(text + *start) - text);
	while (*start < *end) {
		const gchar *p = g_utf8_prev_char(text + *end);

		if (!g_unichar_isspace(g_utf8_get_char(p)))
			break;
		*end = (guint32)(p - text);
	}
	return *start < *end;
}

/* whether a span is a title, or stands where titles stand */
static gboolean
find_title(const GlsToc *toc, const gchar *text, const GlsSpan *spans, guint i, Title *title)
{
	g_autofree gchar *line = NULL;

	title->start = spans[i].start;
	title->end = spans[i].end;
	title->span = i;
	if (title->end <= title->start || title->end - title->start > MAX_TITLE)
		return FALSE;
	if (!toc->is_title(spans, i) || !trim(text, &title->start, &title->end))
		return FALSE;
	line = gls_text_squeeze(text + title->start, title->end - title->start);
	if (strlen(line) < MIN_TITLE || gls_toc_title_is_link_word(line))
		return FALSE;
	title->is_article = !gls_toc_title_is_no_article(line);
	if (toc->trim_title != NULL)
		toc->trim_title(text, title->start, &title->end);
	return title->end > title->start;
}

/**
 * gls_toc_has_title:
 * @document: a document
 * @toc: how a mail lists its articles
 *
 * Returns: whether there is anything in it that stands where titles stand
 */
gboolean
gls_toc_has_title(const GlsDocument *document, const GlsToc *toc)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);
	Title title;

	for (guint i = 0; i < n_spans; i++)
		if (find_title(toc, text, spans, i, &title))
			return TRUE;
	return FALSE;
}

static GArray *
find_titles(const Reader *self)
{
	GArray *titles = g_array_new(FALSE, FALSE, sizeof(Title));
	guint32 done = 0;

	for (guint i = 0; i < self->n_spans; i++) {
		Title title;

		if (self->spans[i].start < done ||
		    !find_title(self->toc, self->text, self->spans, i, &title))
			continue;
		done = self->spans[i].end;
		g_array_append_val(titles, title);
	}
	return titles;
}

static void
read_link(const Reader *self, GlsEntry *entry, const gchar *href)
{
	GlsPaperId *id = gls_paper_id_new_from_link(href);

	if (id == NULL && self->toc->read_link != NULL)
		id = self->toc->read_link(href);
	gls_entry_add_id(entry, id);
}

/* looks at the links that begin before a place, and takes their ids if there is an entry */
static void
read_links(Reader *self, GlsEntry *entry, guint32 end)
{
	for (; self->next_span < self->n_spans && self->spans[self->next_span].start < end;
	     self->next_span++)
		if (entry != NULL && self->spans[self->next_span].href != NULL)
			read_link(self, entry, self->spans[self->next_span].href);
}

/* the link that a title is, or stands in */
static void
read_title_link(const Reader *self, GlsEntry *entry, const Title *title)
{
	gint at = (gint)title->span;

	for (guint n = 0; n < MAX_PARENTS && at >= 0; n++, at = self->spans[at].parent)
		if (self->spans[at].href != NULL) {
			read_link(self, entry, self->spans[at].href);
			return;
		}
}

static void
read_names(Reader *self, GlsEntry *entry, const gchar *line)
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
is_marked_as_authors(const Reader *self, guint32 start, guint32 end)
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
take_names(Reader *self, GlsEntry *entry, const gchar *line)
{
	if (entry->authors->len > 0 && !self->open)
		return FALSE;
	if (!gls_toc_line_is_names(line) || gls_toc_title_is_link_word(line))
		return FALSE;
	if (entry->venue != NULL && g_ascii_strcasecmp(line, entry->venue) == 0)
		return FALSE;
	if ((self->toc->flags & GLS_TOC_VENUE_FIRST) != 0 && gls_toc_line_is_one_name(line) &&
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
is_place_of_venue(const Reader *self, const GlsEntry *entry)
{
	if (entry->authors->len > 0)
		return (self->toc->flags & GLS_TOC_VENUE_AFTER_AUTHORS) != 0;
	return (self->toc->flags & GLS_TOC_VENUE_FIRST) != 0;
}

/* a line that is neither names nor a text: where and when the article appeared */
static void
take_place(const Reader *self, GlsEntry *entry, const gchar *line)
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
read_line(Reader *self, GlsEntry *entry, guint32 start, guint32 end)
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
is_heading(const Reader *self, guint32 start, guint32 end)
{
	const GlsSpan *span = gls_document_find_span(self->document, NULL, start, end);

	for (guint n = 0; n < MAX_PARENTS && span != NULL; n++) {
		if (span->name[0] == 'h' && g_ascii_isdigit(span->name[1]))
			return TRUE;
		span = span->parent >= 0 ? &self->spans[span->parent] : NULL;
	}
	return FALSE;
}

static void
read_lines(Reader *self, GlsEntry *entry, guint32 start, guint32 until)
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
		if (line.end <= line.start || !trim(self->text, &line.start, &line.end))
			continue;
		if (n++ > 0 && is_heading(self, line.start, line.end))
			return;
		if (!read_line(self, entry, line.start, line.end))
			return;
	}
}

static gboolean
is_complete(const Reader *self, const GlsEntry *entry)
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
read_title_rest(const Reader *self, GlsEntry *entry, const Title *title)
{
	g_autofree gchar *rest = gls_text_squeeze(self->text + title->end,
						  self->spans[title->span].end - title->end);

	if (entry->venue == NULL)
		entry->venue = gls_toc_venue_find(rest);
}

static void
read_entry(Reader *self, GlsDigest *digest, const Title *title, guint32 until)
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

static void
read_headline(Reader *self, const gchar *line)
{
	if (self->reason == NULL)
		self->reason = gls_toc_venue_find_reason(line);
	if (self->journal == NULL && self->reason == NULL)
		self->journal = gls_toc_venue_find_journal(line);
}

/* the journal or search that the subject names, or the first lines: a forward has another subject */
static void
read_headlines(Reader *self, const GlsMessage *message, guint32 until)
{
	static const gchar header[] = "subject: ";

	if (message->subject != NULL)
		read_headline(self, message->subject);
	for (guint i = 0; i < MIN(self->n_lines, MAX_HEADLINES); i++) {
		const GlsLine *line = &self->lines[i];
		g_autofree gchar *squeezed = NULL;

		if (line->start >= until || self->journal != NULL || self->reason != NULL)
			return;
		if (line->end - line->start > MAX_ID_LINE)
			continue;
		squeezed = gls_text_squeeze(self->text + line->start, line->end - line->start);
		if (g_ascii_strncasecmp(squeezed, header, strlen(header)) == 0)
			read_headline(self, squeezed + strlen(header));
		else
			read_headline(self, squeezed);
	}
}

/**
 * gls_toc_recognise:
 * @toc: how the mail lists its articles
 * @message: a mail
 * @document: its document
 *
 * Recognises a mail by a marker in its body and a title in it, else by its sender.
 *
 * Returns: how sure it is
 */
GlsRecognition
gls_toc_recognise(const GlsToc *toc, const GlsMessage *message, const GlsDocument *document)
{
	if (gls_toc_has_marker(message, toc->markers) && gls_toc_has_title(document, toc))
		return GLS_RECOGNITION_BODY;
	return gls_toc_is_from(message, toc->senders) ? GLS_RECOGNITION_SENDER
						      : GLS_RECOGNITION_NONE;
}

/**
 * gls_toc_read:
 * @toc: how the mail lists its articles
 * @message: a mail
 * @document: its document
 * @digest: gets its entries
 *
 * Reads a mail that lists articles: each title, and the lines up to the next one. A line is names,
 * a place and date, a text, or neither, by its looks. The cost is linear: titles, links and lines
 * are passed once, in order.
 */
void
gls_toc_read(const GlsToc *toc,
	     const GlsMessage *message,
	     const GlsDocument *document,
	     GlsDigest *digest)
{
	Reader self = {.toc = toc, .document = document};
	g_autoptr(GArray) titles = NULL;
	g_autoptr(GArray) lines = gls_line_read_all(document);
	gsize length;

	self.text = gls_document_get_text(document, &length);
	self.spans = gls_document_get_spans(document, &self.n_spans);
	self.lines = (const GlsLine *)(gpointer)lines->data;
	self.n_lines = lines->len;
	titles = find_titles(&self);
	for (guint i = 0; i < titles->len; i++) {
		const Title *title = &g_array_index(titles, Title, i);
		guint32 until = (guint32)length;

		if (i == 0)
			read_headlines(&self, message, title->start);
		if (i + 1 < titles->len)
			until = g_array_index(titles, Title, i + 1).start;
		if (title->is_article)
			read_entry(&self, digest, title, until);
	}
	g_free(self.journal);
	g_free(self.reason);
}
