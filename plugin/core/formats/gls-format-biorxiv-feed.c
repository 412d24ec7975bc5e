/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-biorxiv-paper.h"
#include "core/formats/gls-format.h"
#include "core/formats/gls-subject-entry.h"
#include "core/text/gls-text.h"

/*
 * Items of the feeds of bioRxiv and medRxiv (connect.biorxiv.org): one paper each, its title the
 * subject, its body the abstract, its version in the link, the collection in the feed's title.
 */

#define COLLECTION "Subject Collection: "

static gboolean
is_at(const gchar *host, const gchar *server)
{
	return host != NULL &&
	       (g_str_equal(host, server) ||
		(g_str_has_suffix(host, server) && host[strlen(host) - strlen(server) - 1] == '.'));
}

static const gchar *
find_server(const GlsMessage *message)
{
	g_autoptr(GlsLink) link = message->link != NULL ? gls_link_new(message->link) : NULL;

	if (is_at(message->host, "medrxiv.org") ||
	    (link != NULL && gls_link_is_at(link, "medrxiv.org")))
		return "medRxiv";
	if (is_at(message->host, "biorxiv.org") ||
	    (link != NULL && gls_link_is_at(link, "biorxiv.org")))
		return "bioRxiv";
	return NULL;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (message->subject == NULL || message->sender != NULL)
		return GLS_RECOGNITION_NONE;
	return find_server(message) != NULL ? GLS_RECOGNITION_HOST : GLS_RECOGNITION_NONE;
}

/* "bioRxiv Subject Collection: Bioengineering" is the feed's title */
static void
read_collection(GlsEntry *entry, const GlsMessage *message)
{
	const gchar *label = message->source != NULL ? strstr(message->source, COLLECTION) : NULL;
	g_autofree gchar *collection = NULL;

	if (label == NULL || entry->categories->len > 0)
		return;
	collection = gls_text_squeeze(label + strlen(COLLECTION), -1);
	if (*collection != '\0')
		g_ptr_array_add(entry->categories, g_steal_pointer(&collection));
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	GlsEntry *entry = gls_subject_entry_add(digest, message, GLS_SUBJECT_BELIEVE_IDENTIFIERS);
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);

	if (entry == NULL)
		return;
	if (message->authors != NULL)
		gls_biorxiv_paper_read_authors(entry, message->authors, strlen(message->authors));
	if (message->link != NULL)
		gls_biorxiv_paper_read_version(entry, message->link, strlen(message->link));
	if (entry->venue == NULL)
		entry->venue = g_strdup(find_server(message));
	read_collection(entry, message);
	gls_subject_entry_ensure_date(entry, message);
	gls_biorxiv_paper_read_abstract(entry, text, length);
}

const GlsFormat gls_format_biorxiv_feed = {
	.name = "biorxiv-feed",
	.recognise = recognise,
	.parse = parse,
};
