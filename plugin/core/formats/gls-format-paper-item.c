/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-front-matter.h"
#include "core/formats/gls-subject-entry.h"

/*
 * One paper as an item of any feed that has no format of its own: of a search or a list of links.
 * Its link or identifier names the paper, and its text is an abstract, or little. A blog post about
 * papers has an address of its own, and a text that is a digest is read as that by another format.
 */

/* bytes of text; structured abstracts with affiliations before them come near to it */
#define MAX_TEXT 8000
/* bytes; what is shorter than that is a byline or a date */
#define MIN_ABSTRACT 80
/* a paper's item links to it under all its ids, and to nothing else that has one */
#define MAX_FOREIGN_LINKS 2

static gboolean
is_strong(const GlsPaperId *id)
{
	return id != NULL && id->scheme != GLS_ID_SCHOLAR;
}

static gboolean
has_id(const GlsMessage *message)
{
	g_autoptr(GlsPaperId) from_link = gls_paper_id_new_from_link(message->link);

	if (is_strong(from_link))
		return TRUE;
	for (guint i = 0; message->identifiers != NULL && message->identifiers[i] != NULL; i++) {
		g_autoptr(GlsPaperId) id = gls_paper_id_new_from_string(message->identifiers[i]);

		if (is_strong(id))
			return TRUE;
	}
	return FALSE;
}

/* counts the links to papers that the message itself does not name */
static guint
count_foreign_links(const GlsMessage *message, const GlsDocument *document)
{
	g_autoptr(GlsEntry) entry = gls_entry_new("", 0);
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);
	guint n_foreign = 0;

	gls_subject_entry_add_ids(entry, message, GLS_SUBJECT_BELIEVE_LINK);
	for (guint i = 0; i < n_spans && n_foreign <= MAX_FOREIGN_LINKS; i++) {
		g_autoptr(GlsPaperId) id = gls_paper_id_new_from_link(spans[i].href);
		const GlsPaperId *own = id != NULL ? gls_entry_get_id(entry, id->scheme) : NULL;

		n_foreign += own != NULL && !gls_paper_id_equal(own, id);
	}
	return n_foreign;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	gsize length;

	gls_document_get_text(document, &length);
	if (message->subject == NULL || length > MAX_TEXT || !has_id(message) ||
	    count_foreign_links(message, document) > MAX_FOREIGN_LINKS ||
	    gls_front_matter_is(message->subject))
		return GLS_RECOGNITION_NONE;
	return GLS_RECOGNITION_SHAPE;
}

/* all paragraphs that are long enough, and what stands between them */
static void
set_abstract(GlsEntry *entry, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);
	guint32 start = 0;
	guint32 end = 0;

	for (guint i = 0; i < n_blocks; i++) {
		if (blocks[i].end - blocks[i].start < MIN_ABSTRACT)
			continue;
		if (end == 0)
			start = blocks[i].start;
		end = blocks[i].end;
	}
	gls_entry_set_abstract(entry, text + start, end - start);
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	GlsEntry *entry = gls_subject_entry_add(digest, message, GLS_SUBJECT_BELIEVE_LINK);

	if (entry == NULL)
		return;
	set_abstract(entry, document);
	/* an item that describes a paper has its date; one that links to it has its own */
	if (message->identifiers != NULL)
		gls_subject_entry_ensure_date(entry, message);
}

const GlsFormat gls_format_paper_item = {
	.name = "paper-item",
	.recognise = recognise,
	.parse = parse,
};
