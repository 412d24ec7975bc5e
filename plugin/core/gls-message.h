/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsBodyType:
 * @GLS_BODY_TEXT: plain text
 * @GLS_BODY_HTML: HTML, as a whole page or as a fragment
 */
typedef enum {
	GLS_BODY_TEXT,
	GLS_BODY_HTML,
} GlsBodyType;

/**
 * GLS_MESSAGE_MAX_SIZE:
 *
 * The largest body that is looked at, in bytes. Publisher mails reach 719 KB and a day of cs.CV
 * 1.05 MB; a saved page with pictures inside may be larger.
 */
#define GLS_MESSAGE_MAX_SIZE (16 * 1024 * 1024)

/**
 * GlsMessage:
 * @id: (nullable): Message-ID of a mail, or GUID of a feed item; %NULL if it has none
 * @feed: (nullable): what makes @id unique beside itself: the feed an item came in, %NULL for mails
 * @source: (nullable): what the reader of the message calls where it came from: name of the sender
 *   or title of the feed. This label is kept in the history
 * @sender: (nullable): the address of the sender, to recognise a format; never stored
 * @host: (nullable): host name of the feed or page, to recognise a format; never stored
 * @subject: (nullable): subject of a mail or title of a feed item
 * @link: (nullable): where a feed item leads, to take ids from; never stored
 * @authors: (nullable): names that a feed gives for an item, as it gives them; %NULL if none
 * @categories: (nullable) (array zero-terminated=1): categories of a feed item; %NULL if none
 * @identifiers: (nullable) (array zero-terminated=1): what a feed item says identifies it, as given,
 *   such as "doi:10.1101/857789" or "pmid:38000000"; %NULL if none
 * @venue: (nullable): the journal or server that a feed item names; %NULL if none
 * @comment: (nullable): what a feed item says its authors remark on it; %NULL if nothing
 * @date: when it was sent, in seconds since 1970 UTC; 0 if it does not say
 * @body: valid UTF-8 without NUL
 * @length: of @body, in bytes
 * @type: how to read @body
 *
 * One mail, feed item or page, as it came in. It does not change once it is made, so it can be
 * handed to another thread.
 */
typedef struct {
	gchar *id;
	gchar *feed;
	gchar *source;
	gchar *sender;
	gchar *host;
	gchar *subject;
	gchar *link;
	gchar *authors;
	gchar **categories;
	gchar **identifiers;
	gchar *venue;
	gchar *comment;
	gint64 date;
	gchar *body;
	gsize length;
	GlsBodyType type;
} GlsMessage;

GlsMessage *
gls_message_new(GlsBodyType type, const gchar *body, gssize length);
void
gls_message_free(GlsMessage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMessage, gls_message_free)

gchar *
gls_message_dup_sender_label(const gchar *name, const gchar *address);
gchar *
gls_message_dup_key(const GlsMessage *self);

G_END_DECLS
