/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/text/gls-text.h"

/* a message with its document and digest */
typedef struct {
	GlsMessage *message;
	GlsDocument *document;
	GlsDigest *digest;
} Read;

static inline void
read_clear(Read *read)
{
	gls_digest_free(read->digest);
	gls_document_free(read->document);
	gls_message_free(read->message);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Read, read_clear)

/* takes @message */
static inline Read
read_message(GlsMessage *message)
{
	Read read = {.message = message};

	read.document = gls_document_new(message->body, message->length, message->type);
	read.digest = gls_digest_new(message, read.document);
	return read;
}

static inline Read
read_body(GlsBodyType type, const gchar *body)
{
	return read_message(gls_message_new(type, body, -1));
}

static inline const GlsEntry *
get_entry(const Read *read, guint i)
{
	g_assert_cmpuint(i, <, read->digest->entries->len);
	return g_ptr_array_index(read->digest->entries, i);
}

/* its ids, joined: "arxiv:2005.09007 doi:10.1000/x" */
static inline gchar *
join_ids(const GlsEntry *entry)
{
	GString *joined = g_string_new(NULL);

	for (guint i = 0; i < entry->ids->len; i++) {
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(entry->ids, i));

		g_string_append_printf(joined, "%s%s", i > 0 ? " " : "", id);
	}
	return g_string_free(joined, FALSE);
}

/* the text of the range that a view annotates */
static inline gchar *
dup_shown_title(const Read *read, const GlsEntry *entry)
{
	return g_strndup(gls_document_get_text(read->document, NULL) + entry->title_start,
			 entry->title_end - entry->title_start);
}

static inline void
assert_ids(const GlsEntry *entry, const gchar *expected)
{
	g_autofree gchar *ids = join_ids(entry);

	g_assert_cmpstr(ids, ==, expected);
}
