/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-format.h"
#include "core/gls-digest.h"
#include "core/gls-place.h"

/* the longest real digest has 501 entries; a message with more than this is not one */
#define MAX_ENTRIES 5000

/**
 * gls_digest_new:
 * @message: a message
 * @document: its document
 *
 * Recognises the format of a message and reads its entries.
 *
 * Returns: (transfer full): a digest, with no format and no entries if the message is none
 */
GlsDigest *
gls_digest_new(const GlsMessage *message, const GlsDocument *document)
{
	GlsDigest *self = g_new0(GlsDigest, 1);

	self->entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	self->format = gls_formats_recognise(message, document);
	if (self->format == NULL)
		return self;
	self->format->parse(message, document, self);
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
	g_free(self);
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
	g_autoptr(GlsEntry) entry = NULL;

	if (self->entries->len >= MAX_ENTRIES)
		return NULL;
	entry = gls_entry_new(text + title_start, title_end - title_start);
	if (*entry->title_key == '\0')
		return NULL;
	entry->n = self->entries->len + 1;
	entry->title_start = title_start;
	entry->title_end = title_end;
	g_ptr_array_add(self->entries, entry);
	return g_steal_pointer(&entry);
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
