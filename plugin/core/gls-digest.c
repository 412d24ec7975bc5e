/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-format.h"
#include "core/gls-digest.h"
#include "core/gls-forward.h"
#include "core/gls-place.h"

/* the longest real digest has 501 entries; a message with more than this is not one */
#define MAX_ENTRIES 5000

static void
drop_empty(gchar **text)
{
	if (*text != NULL && **text == '\0')
		g_clear_pointer(text, g_free);
}

/* what a format found nothing for is not known, and not an empty text */
static void
tidy_entries(const GPtrArray *entries)
{
	for (guint i = 0; i < entries->len; i++) {
		GlsEntry *entry = g_ptr_array_index(entries, i);

		drop_empty(&entry->abstract);
		drop_empty(&entry->venue);
		drop_empty(&entry->comment);
		drop_empty(&entry->date);
		drop_empty(&entry->reason);
	}
}

/**
 * gls_digest_new:
 * @message: a message
 * @document: its document
 *
 * Recognises the format of a message and reads its entries. A digest that was forwarded in the text
 * of a mail is read by its own sender and subject.
 *
 * Returns: (transfer full): a digest, with no format and no entries if the message is none
 */
GlsDigest *
gls_digest_new(const GlsMessage *message, const GlsDocument *document)
{
	GlsDigest *self = g_new0(GlsDigest, 1);
	g_autoptr(GlsForward) forward = gls_forward_find(document);
	GlsMessage original = *message;

	if (forward != NULL) {
		original.sender = forward->sender;
		original.subject = forward->subject;
	}
	self->entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	gls_formats_read(&original, document, self);
	tidy_entries(self->entries);
	gls_place_number_entries(document, self->entries);
	return self;
}

/**
 * gls_digest_free:
 * @self: (nullable): a digest
 *
 * Frees a digest and its entries.
 */
void
gls_digest_free(GlsDigest *self)
{
	if (self == NULL)
		return;
	g_clear_pointer(&self->entries, g_ptr_array_unref);
	g_free(self->source);
	g_free(self);
}

/**
 * gls_digest_clear:
 * @self: a digest
 *
 * Makes it what a message that is no digest has.
 */
void
gls_digest_clear(GlsDigest *self)
{
	self->format = NULL;
	self->recognition = GLS_RECOGNITION_NONE;
	g_clear_pointer(&self->source, g_free);
	g_ptr_array_set_size(self->entries, 0);
}

static GlsEntry *
add_entry(GlsDigest *self, const gchar *title, gssize length)
{
	g_autoptr(GlsEntry) entry = NULL;

	if (self->entries->len >= MAX_ENTRIES)
		return NULL;
	entry = gls_entry_new(title, length);
	if (*entry->title_key == '\0')
		return NULL;
	entry->n = self->entries->len + 1;
	g_ptr_array_add(self->entries, entry);
	return g_steal_pointer(&entry);
}

/**
 * gls_digest_add_entry:
 * @self: a digest
 * @document: its document
 * @title_start: first byte of a title in the document's text
 * @title_end: byte after its last
 *
 * Adds an entry with that title and the next number. Formats call it in the order of the text.
 *
 * Returns: (transfer none) (nullable): the entry; %NULL if the title has no letter or digit, or the
 *   digest is full
 */
GlsEntry *
gls_digest_add_entry(GlsDigest *self,
		     const GlsDocument *document,
		     guint32 title_start,
		     guint32 title_end)
{
	const gchar *text = gls_document_get_text(document, NULL);
	GlsEntry *entry = add_entry(self, text + title_start, title_end - title_start);

	if (entry == NULL)
		return NULL;
	entry->title_start = title_start;
	entry->title_end = title_end;
	return entry;
}

/**
 * gls_digest_add_unplaced_entry:
 * @self: a digest
 * @title: a title that does not stand in the document's text, such as one in the data of a page
 *
 * Adds an entry with that title and the next number; its place is empty.
 *
 * Returns: (transfer none) (nullable): the entry; %NULL if the title has no letter or digit, or the
 *   digest is full
 */
GlsEntry *
gls_digest_add_unplaced_entry(GlsDigest *self, const gchar *title)
{
	return add_entry(self, title, -1);
}

/**
 * gls_digest_add_subject_entry:
 * @self: a digest
 * @message: its message, whose subject is the title of a paper
 *
 * Adds the one paper that a message is about, as in the feeds of arXiv and of publishers, with what
 * the message says of it: authors, categories, venue, comment. The caller adds its ids, and may change
 * the title's key, the abstract and the rest: see gls_subject_entry_add().
 *
 * Returns: (transfer none) (nullable): the entry; %NULL if the subject has no letter or digit
 */
GlsEntry *
gls_digest_add_subject_entry(GlsDigest *self, const GlsMessage *message)
{
	GlsEntry *entry = message->subject != NULL ? add_entry(self, message->subject, -1) : NULL;

	if (entry == NULL)
		return NULL;
	entry->in_subject = TRUE;
	if (message->authors != NULL)
		gls_author_parse_list(message->authors, -1, entry->authors);
	for (guint i = 0; message->categories != NULL && message->categories[i] != NULL; i++)
		g_ptr_array_add(entry->categories, g_strdup(message->categories[i]));
	entry->venue = g_strdup(message->venue);
	entry->comment = g_strdup(message->comment);
	return entry;
}

/**
 * gls_digest_get_format_name:
 * @self: a digest
 *
 * Returns: (transfer none) (nullable): short name of the format that recognised it
 */
const gchar *
gls_digest_get_format_name(const GlsDigest *self)
{
	return self->format != NULL ? self->format->name : NULL;
}

/**
 * gls_digest_is_not_understood:
 * @self: a digest
 *
 * A feed of papers has other items too, such as covers and corrections; a mail of a known kind always
 * has papers.
 *
 * Returns: whether it is of a known format, and no paper was found where there have to be some
 */
gboolean
gls_digest_is_not_understood(const GlsDigest *self)
{
	return self->entries->len == 0 && self->recognition > GLS_RECOGNITION_HOST;
}

/**
 * gls_digest_get_recognised_by:
 * @self: a digest
 *
 * Returns: (transfer none) (nullable): what its format recognised it by, as programs read it:
 *   "body", "sender", "host" or "shape"; %NULL if none did
 */
const gchar *
gls_digest_get_recognised_by(const GlsDigest *self)
{
	static const gchar *const names[] = {
		[GLS_RECOGNITION_SHAPE] = "shape",
		[GLS_RECOGNITION_HOST] = "host",
		[GLS_RECOGNITION_SENDER] = "sender",
		[GLS_RECOGNITION_BODY] = "body",
	};

	return names[self->recognition];
}
