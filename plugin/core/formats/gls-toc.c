/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-mark.h"
#include "core/formats/gls-toc-private.h"
#include "core/formats/gls-toc-venue.h"
#include "core/text/gls-text.h"

/* lines before the first title that may name the journal */
#define MAX_HEADLINES 40
/* bytes; a longer line names none */
#define MAX_HEADLINE 400

static void
read_headline(GlsTocReader *self, const gchar *line)
{
	if (self->reason == NULL)
		self->reason = gls_toc_venue_find_reason(line);
	if (self->journal == NULL && self->reason == NULL)
		self->journal = gls_toc_venue_find_journal(line);
}

/* the journal or search that the subject names, or the first lines: a forward has another subject */
static void
read_headlines(GlsTocReader *self, const GlsMessage *message, guint32 until)
{
	static const gchar header[] = "subject: ";

	if (message->subject != NULL)
		read_headline(self, message->subject);
	for (guint i = 0; i < MIN(self->n_lines, MAX_HEADLINES); i++) {
		const GlsLine *line = &self->lines[i];
		g_autofree gchar *squeezed = NULL;

		if (line->start >= until || self->journal != NULL || self->reason != NULL)
			return;
		if (line->end - line->start > MAX_HEADLINE)
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
	if (gls_mark_is_in(message->body, toc->markers) && gls_toc_has_title(document, toc))
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, toc->senders) ? GLS_RECOGNITION_SENDER
						       : GLS_RECOGNITION_NONE;
}

static void
read_entries(const GlsToc *toc,
	     const GlsMessage *message,
	     const GlsDocument *document,
	     GlsDigest *digest)
{
	GlsTocReader self = {.toc = toc, .document = document};
	g_autoptr(GArray) titles = NULL;
	g_autoptr(GArray) lines = gls_line_read_all(document);
	gsize length;

	self.text = gls_document_get_text(document, &length);
	self.spans = gls_document_get_spans(document, &self.n_spans);
	self.lines = (const GlsLine *)(gpointer)lines->data;
	self.n_lines = lines->len;
	titles = gls_toc_find_titles(&self);
	for (guint i = 0; i < titles->len; i++) {
		const GlsTocTitle *title = &g_array_index(titles, GlsTocTitle, i);
		guint32 until = (guint32)length;

		if (i == 0)
			read_headlines(&self, message, title->start);
		if (i + 1 < titles->len)
			until = g_array_index(titles, GlsTocTitle, i + 1).start;
		if (title->is_article)
			gls_toc_read_entry(&self, digest, title, until);
	}
	g_free(self.journal);
	g_free(self.reason);
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
	for (; toc != NULL; toc = toc->otherwise) {
		read_entries(toc, message, document, digest);
		if (digest->entries->len > 0)
			return;
	}
}
