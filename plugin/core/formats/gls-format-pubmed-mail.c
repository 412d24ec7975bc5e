/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-mark.h"
#include "core/formats/gls-pubmed-citation.h"
#include "core/formats/gls-pubmed-record.h"
#include "core/text/gls-text.h"

/*
 * "What's new" of a search that was saved at PubMed's My NCBI. In HTML a title is a link to
 * /pubmed/PMID (until 2020, ref="ordinalpos=N") or pubmed.ncbi.nlm.nih.gov/PMID (since, ref=
 * "article_id=PMID"); authors, citation and "PMID: ..." follow. In plain text the same stands in
 * numbered records. A record may lack its authors or journal, so nothing is told by its position
 * among all records.
 */

#define SENDER "efback@ncbi.nlm.nih.gov"

/* bytes of letters and digits of a title; links such as "PDF" have less */
#define MIN_TITLE_KEY 5

/* in the text; the first word of each is in the same line in all known templates */
static const gchar *const markers[] = {
	"My NCBI what's new",
	"My NCBI what\xe2\x80\x99s new",
	NULL,
};

static const gchar *const not_titles[] = {
	"abstract", "freearticle",     "freepmcarticle",  "fulltext",
	"pubmed",   "relatedarticles", "similararticles",
};

static gboolean
has_class(const GlsSpan *span, const gchar *name)
{
	return span->class_name != NULL && strstr(span->class_name, name) != NULL;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	if (gls_mark_is_in(text, markers))
		return GLS_RECOGNITION_BODY;
	if (message->type == GLS_BODY_HTML && strstr(message->body, "docsum-title") != NULL &&
	    strstr(message->body, "article_id=") != NULL)
		return GLS_RECOGNITION_BODY;
	if (message->sender != NULL && g_ascii_strcasecmp(message->sender, SENDER) == 0)
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

static GlsPaperId *
read_pmid(const GlsSpan *span)
{
	const gchar *number = span->ref != NULL ? strstr(span->ref, "article_id=") : NULL;
	g_autoptr(GlsPaperId) id = NULL;

	if (number != NULL) {
		g_autofree gchar *digits = NULL;

		number += strlen("article_id=");
		digits = g_strndup(number, strspn(number, "0123456789"));
		return gls_paper_id_new(GLS_ID_PMID, digits);
	}
	id = gls_paper_id_new_from_link(span->href);
	return id != NULL && id->scheme == GLS_ID_PMID ? g_steal_pointer(&id) : NULL;
}

/* what a link shows is no title if it is an address, a number, or the name of a view */
static gboolean
is_title(const gchar *text, gsize length)
{
	g_autofree gchar *key = NULL;

	if (g_strstr_len(text, length, "://") != NULL)
		return FALSE;
	key = gls_text_title_key(text, length);
	if (strlen(key) < MIN_TITLE_KEY || key[strspn(key, "0123456789")] == '\0')
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(not_titles); i++)
		if (g_str_equal(key, not_titles[i]))
			return FALSE;
	return TRUE;
}

/* takes what spans with PubMed's own classes say; the page has some of them in two lengths */
static void
read_class(const GlsSpan *span, const gchar *text, GlsPubmedRecord *record)
{
	GlsLine piece = {span->start, span->end};

	if (span->start == span->end || has_class(span, "short-"))
		return;
	if (has_class(span, "docsum-authors"))
		record->authors = piece;
	else if (has_class(span, "docsum-journal-citation"))
		record->citation = piece;
	else if (has_class(span, "snippet"))
		record->abstract = piece;
}

/* titles that are links, each with its PMID; the spans up to the next title belong to it */
static void
find_linked_records(const GlsDocument *document, GArray *records)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);
	g_autoptr(GlsPaperId) last = NULL;

	for (guint i = 0; i < n_spans; i++) {
		const GlsSpan *span = &spans[i];
		g_autoptr(GlsPaperId) id = NULL;
		GlsPubmedRecord record = {.title = {span->start, span->end}};

		if (records->len > 0)
			read_class(span, text,
				   &g_array_index(records, GlsPubmedRecord, records->len - 1));
		if (span->href == NULL || !is_title(text + span->start, span->end - span->start))
			continue;
		id = read_pmid(span);
		if (id == NULL || (last != NULL && gls_paper_id_equal(id, last)))
			continue;
		record.pmid = (guint)g_ascii_strtoull(id->value, NULL, 10);
		g_array_append_val(records, record);
		gls_paper_id_free(last);
		last = g_steal_pointer(&id);
	}
}

static gchar *
strip_quotes(const gchar *term, gsize length)
{
	g_autofree gchar *squeezed = gls_text_squeeze(term, length);
	gsize n = strlen(squeezed);

	if (n > 2 && strchr("'\"", squeezed[0]) != NULL && squeezed[n - 1] == squeezed[0])
		return g_strndup(squeezed + 1, n - 2);
	return n > 0 ? g_steal_pointer(&squeezed) : NULL;
}

/* "Search: TERM" before the first entry, else the subject "What's new for 'TERM' in PubMed" */
static gchar *
find_search(const GlsMessage *message, const gchar *text, const GArray *lines, guint32 first_title)
{
	const gchar *start;
	const gchar *end;

	for (guint i = 0; i < lines->len; i++) {
		const GlsLine *line = &g_array_index(lines, GlsLine, i);

		if (line->start >= first_title)
			break;
		if (gls_line_begins_with(line, text, "Search: "))
			return strip_quotes(text + line->start + 8, line->end - line->start - 8);
	}
	start = message->subject != NULL ? strstr(message->subject, "s new for ") : NULL;
	if (start == NULL)
		return NULL;
	start += strlen("s new for ");
	end = g_strrstr(start, " in PubMed");
	return strip_quotes(start, end != NULL ? (gsize)(end - start) : strlen(start));
}

/* the list ends in a full stop, which is none of the last one's initials */
static void
read_authors(const gchar *list, gsize length, GlsEntry *entry)
{
	if (length > 0 && list[length - 1] == '.')
		length--;
	gls_author_parse_list(list, (gssize)length, entry->authors);
}

static void
add_record(const GlsPubmedRecord *record, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	GlsEntry *entry =
		gls_digest_add_entry(digest, document, record->title.start, record->title.end);

	if (entry == NULL)
		return;
	if (record->pmid > 0) {
		g_autofree gchar *pmid = g_strdup_printf("%u", record->pmid);

		gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_PMID, pmid));
	}
	read_authors(text + record->authors.start, record->authors.end - record->authors.start,
		     entry);
	gls_pubmed_citation_read(text + record->citation.start,
				 record->citation.end - record->citation.start, entry);
	gls_entry_set_abstract(entry, text + record->abstract.start,
			       record->abstract.end - record->abstract.start);
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) lines = gls_line_read_all(document);
	g_autoptr(GArray) records = g_array_new(FALSE, FALSE, sizeof(GlsPubmedRecord));
	g_autofree gchar *search = NULL;

	find_linked_records(document, records);
	if (records->len > 0)
		gls_pubmed_record_complete_all(records, lines, text);
	else
		gls_pubmed_record_read_all(records, lines, text);
	if (records->len == 0)
		return;
	search = find_search(message, text, lines,
			     g_array_index(records, GlsPubmedRecord, 0).title.start);
	for (guint i = 0; i < records->len; i++)
		add_record(&g_array_index(records, GlsPubmedRecord, i), document, digest);
	for (guint i = 0; i < digest->entries->len; i++) {
		GlsEntry *entry = g_ptr_array_index(digest->entries, i);

		entry->reason = g_strdup(search);
	}
}

const GlsFormat gls_format_pubmed_mail = {
	.name = "pubmed-mail",
	.recognise = recognise,
	.parse = parse,
};
