/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-digest.h"
#include "fuzz.h"

/* senders and hosts of formats; the body is read as one of each, and as one of none */
static const gchar *const senders[] = {
	NULL,
	"acs@example.pubs.acs.org",
	"alerts@rsc.org",
	"alerts@wiley.com",
	"cambridge-alerts@cambridge.org",
	"cshljnls-mailer@alerts.highwire.org",
	"daily_papers_digest@notifications.huggingface.co",
	"dan@tldrnewsletter.com",
	"do-not-reply@semanticscholar.org",
	"ealert@nature.com",
	"efback@ncbi.nlm.nih.gov",
	"noreply@alphaxiv.org",
	"noreply@clarivate.com",
	"noreply@ieee.org",
	"no-reply@arxiv.org",
	"sage@journals.sagepub.com",
	"scholaralerts-noreply@google.com",
	"scholarcitations-noreply@google.com",
	"sciencedirect@notification.elsevier.com",
	"toc@sciencemag.org",
};

static const gchar *const hosts[] = {
	NULL,
	"connect.biorxiv.org",
	"export.arxiv.org",
	"feeds.nature.com",
	"pubmed.ncbi.nlm.nih.gov",
	"rss.arxiv.org",
	"rss.sciencedirect.com",
	"kill-the-newsletter.com",
};

static void
assert_text(const gchar *text)
{
	if (text == NULL)
		return;
	g_assert_true(g_utf8_validate(text, -1, NULL));
	g_assert_cmpstr(text, !=, "");
}

/* "2026", "2026-04" or "2026-04-03" */
static void
check_date(const gchar *date)
{
	static const gchar pattern[] = "dddd-dd-dd";
	gsize length = date != NULL ? strlen(date) : 0;

	if (date == NULL)
		return;
	g_assert_true(length == 4 || length == 7 || length == 10);
	for (gsize i = 0; i < length; i++)
		g_assert_true(pattern[i] == 'd' ? g_ascii_isdigit(date[i]) : date[i] == '-');
}

static void
check_entry(const GlsEntry *entry, const GlsDocument *document)
{
	gsize length;

	gls_document_get_text(document, &length);
	assert_text(entry->title);
	assert_text(entry->title_key);
	assert_text(entry->abstract);
	assert_text(entry->venue);
	assert_text(entry->reason);
	check_date(entry->date);
	g_assert_nonnull(entry->title);
	g_assert_nonnull(entry->title_key);
	g_assert_cmpuint(entry->title_start, <=, entry->title_end);
	g_assert_cmpuint(entry->title_end, <=, length);
	if (entry->in_subject)
		g_assert_cmpuint(entry->title_end, ==, 0);
	for (guint i = 0; i < entry->authors->len; i++)
		assert_text(((const GlsAuthor *)g_ptr_array_index(entry->authors, i))->name);
	for (guint i = 0; i < entry->categories->len; i++)
		assert_text(g_ptr_array_index(entry->categories, i));
	for (guint i = 0; i < entry->ids->len; i++) {
		const GlsPaperId *id = g_ptr_array_index(entry->ids, i);

		assert_text(id->value);
		g_assert_true(gls_entry_get_id(entry, id->scheme) == id);
	}
}

static GlsMessage *
make_message(const guint8 *data, gsize size)
{
	g_autofree gchar *valid = g_utf8_make_valid((const gchar *)data + 2, (gssize)size - 2);
	GlsMessage *message =
		gls_message_new(data[0] & 1 ? GLS_BODY_HTML : GLS_BODY_TEXT, valid, -1);
	const gchar *line = strchr(message->body, '\n');

	message->sender = g_strdup(senders[data[1] % G_N_ELEMENTS(senders)]);
	message->host = g_strdup(hosts[(data[0] >> 1) % G_N_ELEMENTS(hosts)]);
	/* a feed item has its paper in the subject */
	if (line != NULL && line > message->body)
		message->subject = g_strndup(message->body, line - message->body);
	message->date = 1752000000;
	return message;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GlsMessage) message = size >= 2 ? make_message(data, size) : NULL;
	g_autoptr(GlsDocument) document = NULL;
	g_autoptr(GlsDigest) digest = NULL;

	if (message == NULL)
		return 0;
	document = gls_document_new(message->body, message->length, message->type);
	digest = gls_digest_new(message, document);
	g_assert_true((digest->format == NULL) == (digest->recognition == GLS_RECOGNITION_NONE));
	if (digest->format == NULL)
		g_assert_cmpuint(digest->entries->len, ==, 0);
	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);

		g_assert_cmpuint(entry->n, ==, i + 1);
		check_entry(entry, document);
	}
	return 0;
}
