/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-digest.h"
#include "fuzz.h"

/* the second byte chooses one, so that a body without a marker is parsed too */
static const gchar *const senders[] = {
	NULL,
	"alerts@aaas.sciencepubs.org",
	"contact@alphaxiv.org",
	"daily_papers_digest@notifications.huggingface.co",
	"dan@tldrnewsletter.com",
	"do-not-reply@semanticscholar.org",
	"ealert@nature.com",
	"efback@ncbi.nlm.nih.gov",
	"info@scholar-inbox.com",
	"no-reply@arxiv.org",
	"scholaralerts-noreply@google.com",
};

static void
check_text(const gchar *text)
{
	g_assert_true(text == NULL || (*text != '\0' && g_utf8_validate(text, -1, NULL)));
}

static void
check_authors(const GlsEntry *entry)
{
	for (guint i = 0; i < entry->authors->len; i++) {
		const GlsAuthor *author = g_ptr_array_index(entry->authors, i);

		g_assert_nonnull(author->name);
		check_text(author->name);
	}
}

static void
check_place(const GlsEntry *entry, const GlsDocument *document)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);

	if (entry->in_subject)
		return;
	g_assert_cmpuint(entry->title_start, <, entry->title_end);
	g_assert_cmpuint(entry->title_end, <=, length);
	g_assert_true(g_utf8_validate(text + entry->title_start,
				      entry->title_end - entry->title_start, NULL));
}

static void
check_entry(const GlsEntry *entry, const GlsDocument *document)
{
	check_place(entry, document);
	check_authors(entry);
	g_assert_nonnull(entry->title);
	check_text(entry->title);
	check_text(entry->title_key);
	check_text(entry->abstract);
	check_text(entry->venue);
	check_text(entry->date);
	check_text(entry->reason);
	/* it would be a link, with the address of the reader in it */
	g_assert_true(entry->reason == NULL || strstr(entry->reason, "://") == NULL);
	g_assert_true(entry->date == NULL || strlen(entry->date) == 4 || strlen(entry->date) == 7 ||
		      strlen(entry->date) == 10);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GlsMessage) message = NULL;
	g_autoptr(GlsDocument) document = NULL;
	g_autoptr(GlsDigest) digest = NULL;
	g_autofree gchar *body = NULL;

	if (size < 2)
		return 0;
	body = g_utf8_make_valid((const gchar *)data + 2, (gssize)(size - 2));
	message = gls_message_new(data[0] % 2 == 0 ? GLS_BODY_TEXT : GLS_BODY_HTML, body, -1);
	message->sender = g_strdup(senders[data[1] % G_N_ELEMENTS(senders)]);
	message->subject = g_strndup(body, strcspn(body, "\n"));
	document = gls_document_new(message->body, message->length, message->type);
	digest = gls_digest_new(message, document);
	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);

		g_assert_cmpuint(entry->n, ==, i + 1);
		check_entry(entry, document);
	}
	return 0;
}
