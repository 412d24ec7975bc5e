/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "fuzz.h"

/* what a message may come with beside its body; the second byte of an input chooses one */
static const struct {
	const gchar *sender;
	const gchar *host;
	const gchar *link;
	const gchar *subject;
	const gchar *identifier;
} envelopes[] = {
	{NULL, NULL, NULL, NULL, NULL},
	{"no-reply@arxiv.org", NULL, NULL, "cs daily Subj-class mailing", NULL},
	{NULL, "rss.arxiv.org", "https://arxiv.org/abs/2601.00001v2", "A title", NULL},
	{NULL, "arxiv.org", "http://arxiv.org/abs/hep-th/9901001",
	 "A title?. (arXiv:hep-th/9901001v2 [hep-th] UPDATED)", NULL},
	{NULL, "x.example", "https://doi.org/10.1000/x", "A title of a paper", "doi:10.1000/x"},
	{NULL, NULL, NULL, "人工智能学术速递[12.18]", NULL},
	{"scholaralerts-noreply@google.com", NULL, NULL, "\"a query\" - new results", NULL},
	{"scholarcitations-noreply@google.com", NULL, NULL, "A. One - new articles", NULL},
	{"efback@ncbi.nlm.nih.gov", NULL, NULL, "What's new for 'a query' in PubMed", NULL},
	{NULL, "pubmed.ncbi.nlm.nih.gov", "https://pubmed.ncbi.nlm.nih.gov/28359079/", "A title",
	 "pmid:28359079"},
	{"daily_papers_digest@notifications.huggingface.co", NULL, NULL,
	 "Daily papers of 6 Jul 2026", NULL},
	{"do-not-reply@semanticscholar.org", NULL, NULL, "New papers", NULL},
	{NULL, "connect.biorxiv.org", "http://biorxiv.org/cgi/content/short/857789v1?rss=1",
	 "A title", "doi:10.1101/857789"},
	{NULL, "www.nature.com", "https://www.nature.com/articles/s41586-026-00001-1", "A title",
	 "10.1038/s41586-026-00001-1"},
	{"alerts@nature.com", NULL, NULL, "Nature contents", NULL},
	{"sciencedirect@notification.elsevier.com", NULL, NULL, "New articles", NULL},
	{"acs@example.pubs.acs.org", NULL, NULL, NULL, NULL},
	{"alerts@rsc.org", NULL, NULL, NULL, NULL},
	{"alerts@wiley.com", NULL, NULL, NULL, NULL},
	{"cambridge-alerts@cambridge.org", NULL, NULL, NULL, NULL},
	{"cshljnls-mailer@alerts.highwire.org", NULL, NULL, NULL, NULL},
	{"dan@tldrnewsletter.com", NULL, NULL, NULL, NULL},
	{"ealert@nature.com", NULL, NULL, NULL, NULL},
	{"noreply@alphaxiv.org", NULL, NULL, NULL, NULL},
	{"noreply@clarivate.com", NULL, NULL, NULL, NULL},
	{"noreply@ieee.org", NULL, NULL, NULL, NULL},
	{"sage@journals.sagepub.com", NULL, NULL, NULL, NULL},
	{"toc@sciencemag.org", NULL, NULL, NULL, NULL},
};

static GlsMessage *
make_message(GlsBodyType type, guint8 choice, const gchar *body)
{
	GlsMessage *message = gls_message_new(type, body, -1);
	guint i = choice % G_N_ELEMENTS(envelopes);

	message->sender = g_strdup(envelopes[i].sender);
	message->host = g_strdup(envelopes[i].host);
	message->link = g_strdup(envelopes[i].link);
	message->subject = g_strdup(envelopes[i].subject);
	if (envelopes[i].identifier != NULL) {
		const gchar *const identifiers[] = {envelopes[i].identifier, NULL};

		message->identifiers = g_strdupv((gchar **)identifiers);
	}
	return message;
}

static void
check_text(const gchar *text)
{
	g_assert_true(text == NULL || (*text != '\0' && g_utf8_validate(text, -1, NULL)));
}

/* "2026", "2026-04" or "2026-04-03" */
static void
check_date(const gchar *date)
{
	static const gchar pattern[] = "dddd-dd-dd";
	gsize length = date != NULL ? strlen(date) : 4;

	g_assert_true(length == 4 || length == 7 || length == 10);
	for (gsize i = 0; date != NULL && i < length; i++)
		g_assert_true(pattern[i] == 'd' ? g_ascii_isdigit(date[i]) : date[i] == '-');
}

static void
check_entry(const GlsEntry *entry, const gchar *text, gsize length)
{
	g_assert_nonnull(entry->title);
	g_assert_nonnull(entry->title_key);
	check_text(entry->title);
	check_text(entry->title_key);
	check_text(entry->abstract);
	check_text(entry->venue);
	check_date(entry->date);
	check_text(entry->reason);
	for (guint i = 0; i < entry->authors->len; i++) {
		const GlsAuthor *author = g_ptr_array_index(entry->authors, i);

		check_text(author->name);
		check_text(author->given);
		check_text(author->family);
	}
	for (guint i = 0; i < entry->categories->len; i++)
		check_text(g_ptr_array_index(entry->categories, i));
	g_assert_cmpuint(entry->title_start, <=, entry->title_end);
	g_assert_cmpuint(entry->title_end, <=, length);
	g_assert_true(!entry->in_subject || entry->title_end == 0);
	g_assert_true(g_utf8_validate(text + entry->title_start,
				      entry->title_end - entry->title_start, NULL));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *body = NULL;
	g_autoptr(GlsMessage) message = NULL;
	g_autoptr(GlsDocument) document = NULL;
	g_autoptr(GlsDigest) digest = NULL;
	const gchar *text;
	gsize length;

	if (size < 2)
		return 0;
	body = g_utf8_make_valid((const gchar *)data + 2, (gssize)size - 2);
	message = make_message(data[0] % 2 == 0 ? GLS_BODY_TEXT : GLS_BODY_HTML, data[1], body);
	document = gls_document_new(message->body, message->length, message->type);
	digest = gls_digest_new(message, document);
	text = gls_document_get_text(document, &length);
	g_assert_true((digest->format == NULL) == (digest->recognition == GLS_RECOGNITION_NONE));
	g_assert_true(digest->format != NULL || digest->entries->len == 0);
	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);

		g_assert_cmpuint(entry->n, ==, i + 1);
		check_entry(entry, text, length);
	}
	return 0;
}
