/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-message.h"
#include "core/text/gls-text.h"

/* hex digits of a message key: 64 bits, so that 1 in 10^7 of a million messages shares one */
#define KEY_LENGTH 16

/**
 * gls_message_new:
 * @type: how to read @body
 * @body: valid UTF-8 without NUL
 * @length: of @body in bytes, or -1 if it ends in a NUL
 *
 * Makes a message that holds a copy of @body and nothing else. Whoever makes it fills in the other
 * fields before it hands it on.
 *
 * Returns: (transfer full): a message
 */
GlsMessage *
gls_message_new(GlsBodyType type, const gchar *body, gssize length)
{
	GlsMessage *self = g_new0(GlsMessage, 1);

	self->type = type;
	self->length = length < 0 ? strlen(body) : (gsize)length;
	self->body = g_strndup(body, self->length);
	return self;
}

/**
 * gls_message_free:
 * @self: (nullable): a message
 *
 * Frees a message and what it holds.
 */
void
gls_message_free(GlsMessage *self)
{
	if (self == NULL)
		return;
	g_free(self->id);
	g_free(self->feed);
	g_free(self->source);
	g_free(self->sender);
	g_free(self->host);
	g_free(self->subject);
	g_free(self->link);
	g_free(self->authors);
	g_strfreev(self->categories);
	g_strfreev(self->identifiers);
	g_free(self->venue);
	g_free(self->comment);
	g_free(self->body);
	g_free(self);
}

/**
 * gls_message_dup_sender_label:
 * @name: (nullable): the name that a mail gives its sender
 * @address: (nullable): the address of the sender
 *
 * Makes what a mail's reader calls where it came from. The label is kept in the history, so no
 * address stands in it: a sender without a name is known by the domain.
 *
 * Returns: (transfer full) (nullable): the label; %NULL if there is nothing to make it of
 */
gchar *
gls_message_dup_sender_label(const gchar *name, const gchar *address)
{
	const gchar *at = address != NULL ? strrchr(address, '@') : NULL;
	g_autofree gchar *squeezed = NULL;

	if (name == NULL || strchr(name, '@') != NULL || strspn(name, " ") == strlen(name))
		name = at != NULL ? at + 1 : NULL;
	if (name != NULL)
		squeezed = gls_text_squeeze(name, -1);
	return squeezed != NULL && *squeezed != '\0' ? g_steal_pointer(&squeezed) : NULL;
}

/**
 * gls_message_dup_key:
 * @self: a message
 *
 * Returns what a message is known by in the history: a digest of its id and feed, else of its
 * subject and body. It says nothing about the id, which may hold an address or a link.
 *
 * Returns: (transfer full): 16 hex digits
 */
gchar *
gls_message_dup_key(const GlsMessage *self)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	const gchar *first = self->id != NULL ? self->id : self->subject;
	const gchar *second = self->id != NULL ? self->feed : self->body;

	/* the NUL between the two keeps "a" + "bc" and "ab" + "c" apart */
	if (first != NULL)
		g_checksum_update(checksum, (const guchar *)first, strlen(first) + 1);
	if (second != NULL)
		g_checksum_update(checksum, (const guchar *)second, strlen(second));
	return g_strndup(g_checksum_get_string(checksum), KEY_LENGTH);
}
