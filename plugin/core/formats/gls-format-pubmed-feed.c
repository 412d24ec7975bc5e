/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-line.h"
#include "core/formats/gls-pubmed-citation.h"
#include "core/formats/gls-subject-entry.h"

/*
 * Items of the feed of a PubMed search: one paper each, its title the subject. The body is the
 * citation, "ABSTRACT", the abstract, and "PMID:28359079 | DOI:10.1038/bjc.2017.87".
 */

#define HOST "pubmed.ncbi.nlm.nih.gov"

static gboolean
is_pmid(GlsPaperId *id)
{
	g_autoptr(GlsPaperId) own = id;

	return own != NULL && own->scheme == GLS_ID_PMID;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (message->subject == NULL || message->sender != NULL)
		return GLS_RECOGNITION_NONE;
	if (g_strcmp0(message->host, HOST) == 0 ||
	    is_pmid(gls_paper_id_new_from_link(message->link)))
		return GLS_RECOGNITION_HOST;
	for (guint i = 0; message->identifiers != NULL && message->identifiers[i] != NULL; i++)
		if (is_pmid(gls_paper_id_new_from_string(message->identifiers[i])))
			return GLS_RECOGNITION_HOST;
	return GLS_RECOGNITION_NONE;
}

static void
read_own_ids(GlsEntry *entry, const gchar *text, gsize length)
{
	g_autoptr(GPtrArray) ids = gls_paper_id_find_in_text(text, length);

	for (guint i = 0; i < ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
}

/* the second one stands where there is none */
static gboolean
is_heading(const GlsLine *line, const gchar *text)
{
	return gls_line_is(line, text, "ABSTRACT") || gls_line_is(line, text, "NO ABSTRACT");
}

static void
read_body(GlsEntry *entry, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) lines = gls_line_read_all(document);
	guint first = 0;
	guint end = lines->len;

	while (first < lines->len && gls_line_is_blank(gls_line_get(lines, first)))
		first++;
	while (end > first && !gls_line_begins_with(gls_line_get(lines, end - 1), text, "PMID:"))
		end--;
	if (end > first) {
		const GlsLine *line = gls_line_get(lines, --end);

		read_own_ids(entry, text + line->start, line->end - line->start);
	} else {
		end = lines->len;
	}
	if (first < end) {
		const GlsLine *line = gls_line_get(lines, first);

		if (gls_pubmed_citation_is(text + line->start, line->end - line->start)) {
			gls_pubmed_citation_read(text + line->start, line->end - line->start,
						 entry);
			first++;
		}
	}
	while (first < end && (gls_line_is_blank(gls_line_get(lines, first)) ||
			       is_heading(gls_line_get(lines, first), text)))
		first++;
	if (first < end)
		gls_entry_set_abstract(entry, text + gls_line_get(lines, first)->start,
				       gls_line_get(lines, end - 1)->end -
					       gls_line_get(lines, first)->start);
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	GlsEntry *entry = gls_subject_entry_add(digest, message, GLS_SUBJECT_BELIEVE_IDENTIFIERS);

	if (entry == NULL)
		return;
	read_body(entry, document);
	gls_subject_entry_ensure_date(entry, message);
}

const GlsFormat gls_format_pubmed_feed = {
	.name = "pubmed-feed",
	.recognise = recognise,
	.parse = parse,
};
