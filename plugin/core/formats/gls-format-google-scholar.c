/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-mark.h"
#include "core/formats/gls-scholar-byline.h"
#include "core/formats/gls-scholar-reason.h"
#include "core/formats/gls-shown-link.h"
#include "core/formats/gls-shown-text.h"

/*
 * Google Scholar alerts: for a search, a followed author, citations of a paper, related research,
 * recommended articles. An entry is a label such as "[PDF]", the linked title, a byline, a snippet
 * and perhaps "• Cites: ..."; the mail ends in why it was sent. Titles and snippets are known by
 * their classes, which have stood since 2017; programs that drop the classes keep the heading and
 * the link.
 */

#define TITLE_CLASS   "gse_alrt_title"
#define SNIPPET_CLASS "gse_alrt_sni"
/* links of a title, of what stands beside each entry, and of the end of a mail */
#define TITLE_ADDRESS  "/scholar_url?"
#define SHARE_ADDRESS  "/scholar_share?"
#define ALERTS_ADDRESS "/scholar_alerts?"
/* bytes; a snippet is some two lines of a page */
#define MIN_SNIPPET 40
/* bytes; longer lines are no bylines */
#define MAX_LINE 500

static const gchar *const senders[] = {
	"scholaralerts-noreply@google.com",
	"scholarcitations-noreply@google.com",
	NULL,
};

typedef struct {
	const GlsDocument *document;
	GlsDigest *digest;
	const gchar *text;
	const GlsBlock *blocks;
	guint n_blocks;
	const GlsSpan *spans;
	guint n_spans;
	guint span;	     /* the next that may be a snippet */
	gboolean marked;     /* by classes */
	const gchar *reason; /* of the whole mail */
} Reader;

static gboolean
is_marked(const GlsShownLink *link)
{
	return gls_shown_link_has_class(link->class_name, TITLE_CLASS);
}

static gboolean
is_title_link(const GlsShownLink *link, const GlsBlock *blocks, gboolean is_html)
{
	return link->href != NULL && strstr(link->href, TITLE_ADDRESS) != NULL &&
	       link->start < link->end &&
	       (!is_html || blocks[link->block].level > 0 || link->after > link->end);
}

/* the links that are titles: by class, else by where they lead */
static GPtrArray *
find_titles(const GlsDocument *document, const GArray *links, gboolean *marked)
{
	GPtrArray *titles = g_ptr_array_new();
	guint n_spans;
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);
	guint32 last_end = 0;

	gls_document_get_spans(document, &n_spans);
	*marked = FALSE;
	for (guint i = 0; i < links->len && !*marked; i++)
		*marked = is_marked(&g_array_index(links, GlsShownLink, i));
	for (guint i = 0; i < links->len; i++) {
		GlsShownLink *link = &g_array_index(links, GlsShownLink, i);

		if (link->start < last_end ||
		    !(*marked ? is_marked(link) : is_title_link(link, blocks, n_spans > 0)))
			continue;
		last_end = link->end;
		g_ptr_array_add(titles, link);
	}
	return titles;
}

static gboolean
has_titles(const GlsMessage *message, const GlsDocument *document)
{
	g_autoptr(GArray) links = gls_shown_links_new(document, TITLE_CLASS);
	gboolean marked;
	g_autoptr(GPtrArray) titles = find_titles(document, links, &marked);

	/* a link copied out of an alert is none */
	return titles->len > 0 && (marked || strstr(message->body, SHARE_ADDRESS) != NULL ||
				   strstr(message->body, ALERTS_ADDRESS) != NULL);
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if ((strstr(message->body, TITLE_CLASS) != NULL ||
	     strstr(message->body, TITLE_ADDRESS) != NULL) &&
	    has_titles(message, document))
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, senders) ? GLS_RECOGNITION_SENDER : GLS_RECOGNITION_NONE;
}

/* one that only is cited somewhere has no page of its own: its link leads to Scholar, if anywhere */
static gboolean
is_citation(const gchar *text, guint32 label, guint32 label_end, const gchar *href)
{
	g_autoptr(GlsLink) link = NULL;

	if (label == label_end)
		return FALSE;
	if (strncmp(text + label, "[CITATION]", label_end - label) == 0 || href == NULL)
		return TRUE;
	link = gls_link_new(href);
	return link != NULL && gls_link_is_at_google(link) && g_str_equal(link->path, "/scholar");
}

/* the class may stand around the link */
static const gchar *
find_href(const GlsDocument *document, const GlsShownLink *title)
{
	const GlsSpan *link = NULL;

	if (title->href == NULL)
		link = gls_document_find_span(document, "a", title->start, title->start + 1);
	return link != NULL ? link->href : title->href;
}

static void
add_ids(GlsEntry *entry, const gchar *href)
{
	g_autoptr(GlsLink) link = NULL;
	g_autofree gchar *cluster = NULL;

	if (href == NULL)
		return;
	gls_entry_add_id(entry, gls_paper_id_new_from_link(href));
	link = gls_link_new(href);
	if (link != NULL && gls_link_is_at_google(link) && g_str_equal(link->path, "/scholar_url"))
		cluster = gls_link_dup_parameter(link, "d");
	if (cluster != NULL)
		gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_SCHOLAR, cluster));
}

static const GlsSpan *
next_snippet(Reader *self, guint32 start, guint32 end)
{
	for (; self->span < self->n_spans && self->spans[self->span].start < end; self->span++) {
		const GlsSpan *span = &self->spans[self->span];

		if (span->start >= start &&
		    gls_shown_link_has_class(span->class_name, SNIPPET_CLASS))
			return span;
	}
	return NULL;
}

/* without classes a snippet is what stands behind the byline, up to an address or a short line */
static void
read_plain_snippet(Reader *self, GlsEntry *entry, guint32 at, guint32 end)
{
	const gchar *text = self->text;
	const gchar *address = g_strstr_len(text + at, end - at, "<http");
	g_autofree gchar *snippet = NULL;
	guint32 start;

	if (address != NULL) {
		/* a picture that is linked there, "[image: Save]" */
		const gchar *picture = g_strrstr_len(text + at, address - text - at, "[");

		end = (guint32)((picture != NULL ? picture : address) - text);
	}
	if (!gls_shown_text_next_line(text, &start, &at, end) || at - start < MIN_SNIPPET)
		return;
	at = gls_shown_text_find_block_end(text, at, end);
	snippet = gls_shown_text_clean(text + start, (gssize)(at - start));
	gls_entry_set_abstract(entry, snippet, -1);
}

static void
read_body(Reader *self, GlsEntry *entry, guint32 at, guint32 end)
{
	const GlsSpan *snippet = next_snippet(self, at, end);
	guint32 start;

	if (snippet != NULL) {
		g_autofree gchar *abstract = gls_shown_text_clean(
			self->text + snippet->start, (gssize)(snippet->end - snippet->start));

		gls_entry_set_abstract(entry, abstract, -1);
		end = snippet->start;
	}
	if (!gls_shown_text_next_line(self->text, &start, &at, end) || at - start > MAX_LINE)
		return;
	if (!gls_scholar_byline_read(entry, self->text + start, at - start))
		at = start;
	if (!self->marked)
		read_plain_snippet(self, entry, at, end);
}

static void
read_entry(Reader *self, const GlsShownLink *link, guint32 end)
{
	const gchar *href = find_href(self->document, link);
	guint32 label = self->blocks[link->block].start;
	guint32 label_end = gls_shown_text_skip_label(self->text, label, link->start);
	guint32 title_start = link->start;
	guint32 title_end = link->end;
	GlsEntry *entry;

	if (label_end == label) {
		/* in plain text the label stands in what is linked */
		label = title_start;
		title_start = gls_shown_text_skip_label(self->text, title_start, title_end);
		label_end = title_start;
	}
	gls_shown_text_trim_cut(self->text, &title_start, &title_end);
	entry = gls_shown_text_add_title(self->digest, self->document, title_start, title_end);
	if (entry == NULL)
		return;
	if (is_citation(self->text, label, label_end, href))
		entry->kind = GLS_ENTRY_CITATION;
	add_ids(entry, href);
	read_body(self, entry, link->after, end);
	entry->reason = gls_scholar_reason_of_entry(self->document, link->block + 1, end);
	if (entry->reason == NULL)
		entry->reason = g_strdup(self->reason);
}

/* byte after the last snippet, or else after the last title */
static guint32
find_last_end(const Reader *self, const GPtrArray *titles)
{
	for (guint i = self->n_spans; i > 0; i--)
		if (gls_shown_link_has_class(self->spans[i - 1].class_name, SNIPPET_CLASS))
			return self->spans[i - 1].end;
	if (titles->len == 0)
		return 0;
	return ((const GlsShownLink *)g_ptr_array_index(titles, titles->len - 1))->end;
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	Reader self = {document, digest};
	g_autoptr(GArray) links = gls_shown_links_new(document, TITLE_CLASS);
	g_autoptr(GPtrArray) titles = find_titles(document, links, &self.marked);
	g_autofree gchar *reason = NULL;
	gsize length;

	self.text = gls_document_get_text(document, &length);
	self.blocks = gls_document_get_blocks(document, &self.n_blocks);
	self.spans = gls_document_get_spans(document, &self.n_spans);
	reason = gls_scholar_reason_of_mail(
		document, gls_mark_is_from(message, senders) ? message->subject : NULL,
		find_last_end(&self, titles));
	self.reason = reason;
	for (guint i = 0; i < titles->len; i++) {
		const GlsShownLink *link = g_ptr_array_index(titles, i);
		const GlsShownLink *next = i + 1 < titles->len ? g_ptr_array_index(titles, i + 1)
							       : NULL;
		guint32 end = (guint32)length;

		/* the label of the next title is not of this entry */
		if (next != NULL)
			end = next->block > link->block ? self.blocks[next->block].start
							: next->start;
		read_entry(&self, link, end);
	}
}

const GlsFormat gls_format_google_scholar = {
	.name = "google-scholar",
	.recognise = recognise,
	.parse = parse,
};
