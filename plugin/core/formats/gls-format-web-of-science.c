/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"
#include "core/formats/gls-format.h"
#include "core/formats/gls-line.h"
#include "core/formats/gls-mark.h"
#include "core/formats/gls-toc-venue.h"
#include "core/formats/gls-toc.h"
#include "core/text/gls-text.h"

/*
 * Alerts of Web of Science, of searches and of citations. Until 2019, as text or in a table:
 * "Record 1 of 2." and then keys with their values, the title with or without one. Since then: links
 * with a byline behind them. Mails come even when nothing was found.
 */

/* bytes; what is longer is no name of a journal */
#define MAX_VENUE 200

static const gchar *const markers[] = {
	"Web of Science Alert - ",
	"Web of Science Citation Alert",
	"Web of Science Search Alert",
	NULL,
};

static const gchar *const greetings[] = {"You have a saved search alert",
					 "You have a citation alert", NULL};

static const gchar *const senders[] = {
	"noreply@isiknowledge.com",	"noreply@webofscience.com", "noreply@clarivate.com",
	"alerts-noreply@clarivate.com", "@webofscience.com",	    NULL,
};

typedef enum {
	KEY_NONE,
	KEY_TITLE,
	KEY_AUTHORS,
	KEY_SOURCE,
	KEY_DOI,
	KEY_DATE,
	KEY_ABSTRACT,
	KEY_OTHER,
} Key;

static const struct {
	const gchar *name;
	Key key;
} keys[] = {
	{"Title:", KEY_TITLE},
	{"Authors:", KEY_AUTHORS},
	{"Author(s):", KEY_AUTHORS},
	{"Source:", KEY_SOURCE},
	{"DOI:", KEY_DOI},
	{"Published:", KEY_DATE},
	/* "Volume: 10 Published: FEB 2019" */
	{"Volume:", KEY_DATE},
	{"Abstract:", KEY_ABSTRACT},
	{"*Order", KEY_OTHER},
	{"Addresses:", KEY_OTHER},
	{"Author Full Names:", KEY_OTHER},
	{"Author Keywords:", KEY_OTHER},
	{"Cited Reference Count:", KEY_OTHER},
	{"Cited References:", KEY_OTHER},
	{"Document Type:", KEY_OTHER},
	{"Document type:", KEY_OTHER},
	{"ISSN:", KEY_OTHER},
	{"KeyWords Plus:", KEY_OTHER},
	{"Keywords:", KEY_OTHER},
	{"Language:", KEY_OTHER},
	{"Publisher:", KEY_OTHER},
	{"Reprint Address:", KEY_OTHER},
	{"Times Cited:", KEY_OTHER},
};

/* the records of a mail while they are read; a value may go over lines and stand below its key */
typedef struct {
	GlsDigest *digest;
	const GlsDocument *document;
	const gchar *text;
	GlsEntry *entry;
	GlsEntryKind kind;
	gchar *reason;
	Key key;
	guint32 start; /* of the value; equal to @end if nothing of it came yet */
	guint32 end;
} Reader;

static gboolean
is_any_link(const GlsSpan *spans, guint i)
{
	return spans[i].href != NULL && g_str_has_prefix(spans[i].href, "http");
}

static const GlsToc toc = {
	.is_title = is_any_link,
	.flags = GLS_TOC_NEEDS_AUTHORS | GLS_TOC_VENUE_AFTER_AUTHORS,
};

/* "Record 1 of 2." or "*Record 1 of 2." */
static gboolean
is_record(const gchar *line)
{
	line += *line == '*';
	if (!g_str_has_prefix(line, "Record "))
		return FALSE;
	line += strlen("Record ");
	line += strspn(line, "0123456789");
	return g_str_has_prefix(line, " of ") && g_ascii_isdigit(line[strlen(" of ")]);
}

static gboolean
has_record(const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	for (const gchar *p = strstr(text, "Record "); p != NULL; p = strstr(p + 1, "Record "))
		if (is_record(p))
			return strstr(p, "Authors:") != NULL || strstr(p, "Source:") != NULL;
	return FALSE;
}

/* "JOURNAL OF X, 12 (3): 45-67 2026", or the name alone with "Volume: ..." below */
static void
read_source(Reader *self, const gchar *value)
{
	GlsEntry *entry = self->entry;

	if (entry->venue == NULL && self->key == KEY_SOURCE) {
		entry->venue = gls_toc_venue_find(value);
		if (entry->venue == NULL && strlen(value) <= MAX_VENUE)
			entry->venue = g_strdup(value);
	}
	if (entry->date == NULL)
		entry->date = gls_date_text_find(value, -1);
}

static void
end_value(Reader *self)
{
	gsize length = self->end - self->start;
	g_autofree gchar *value = gls_text_squeeze(self->text + self->start, length);

	if (length == 0)
		return;
	if (self->key == KEY_TITLE && self->entry == NULL) {
		self->entry =
			gls_digest_add_entry(self->digest, self->document, self->start, self->end);
		if (self->entry == NULL)
			return;
		self->entry->kind = self->kind;
		self->entry->reason = g_strdup(self->reason);
	} else if (self->entry != NULL && self->key == KEY_AUTHORS) {
		gls_author_parse_list(value, -1, self->entry->authors);
	} else if (self->entry != NULL && self->key == KEY_DOI) {
		gls_entry_add_id(self->entry, gls_paper_id_new(GLS_ID_DOI, value));
	} else if (self->entry != NULL && self->key == KEY_ABSTRACT) {
		gls_entry_set_abstract(self->entry, value, -1);
	} else if (self->entry != NULL && (self->key == KEY_SOURCE || self->key == KEY_DATE)) {
		read_source(self, value);
	}
	self->start = self->end;
	/* in a table the journal has no key */
	self->key = self->key == KEY_AUTHORS ? KEY_SOURCE : KEY_OTHER;
}

static Key
find_key(const gchar *text, const GlsLine *line, guint32 *value)
{
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
		if (gls_line_begins_with(line, text, keys[i].name)) {
			*value = line->start + (guint32)strlen(keys[i].name);
			return keys[i].key;
		}
	return KEY_NONE;
}

static void
read_line(Reader *self, const GlsLine *line)
{
	guint32 start = line->start;
	Key key = find_key(self->text, line, &start);

	if (is_record(self->text + line->start)) {
		end_value(self);
		self->entry = NULL;
		/* the title, unless a key stands before it */
		self->key = KEY_TITLE;
		return;
	}
	/* an abstract may have lines that look like keys */
	if (key != KEY_NONE && (self->key != KEY_ABSTRACT || self->start == self->end)) {
		end_value(self);
		self->key = key;
		self->start = self->end = start;
	}
	while (start < line->end && self->text[start] == ' ')
		start++;
	if (start == line->end)
		return;
	if (self->start == self->end)
		self->start = start;
	self->end = line->end;
}

static void
read_records(Reader *self)
{
	g_autoptr(GArray) lines = gls_line_read_all(self->document);
	gboolean in_record = FALSE;

	for (guint i = 0; i < lines->len; i++) {
		const GlsLine *line = &g_array_index(lines, GlsLine, i);
		g_autofree gchar *squeezed = NULL;

		in_record = in_record || is_record(self->text + line->start);
		if (line->start == line->end) {
			end_value(self);
			continue;
		}
		if (in_record) {
			read_line(self, line);
			continue;
		}
		squeezed = gls_text_squeeze(self->text + line->start, line->end - line->start);
		if (self->reason == NULL)
			self->reason = gls_toc_venue_find_reason(squeezed);
	}
	end_value(self);
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (gls_mark_is_in(message->body, markers) || has_record(document))
		return GLS_RECOGNITION_BODY;
	if (strstr(message->body, "Web of Science") != NULL &&
	    gls_mark_is_in(message->body, greetings))
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, senders) ? GLS_RECOGNITION_SENDER : GLS_RECOGNITION_NONE;
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	Reader self = {.digest = digest, .document = document, .text = text, .key = KEY_OTHER};

	if (strstr(text, "Cited Article:") != NULL || strstr(text, "has been cited ") != NULL)
		self.kind = GLS_ENTRY_CITATION;
	if (message->subject != NULL)
		self.reason = gls_toc_venue_find_reason(message->subject);
	if (has_record(document)) {
		read_records(&self);
	} else {
		gls_toc_read(&toc, message, document, digest);
		for (guint i = 0; i < digest->entries->len; i++)
			((GlsEntry *)g_ptr_array_index(digest->entries, i))->kind = self.kind;
	}
	g_free(self.reason);
}

const GlsFormat gls_format_web_of_science = {
	.name = "web-of-science",
	.recognise = recognise,
	.parse = parse,
};
