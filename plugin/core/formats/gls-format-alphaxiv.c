/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-mark.h"
#include "core/formats/gls-shown-link.h"
#include "core/formats/gls-shown-text.h"
#include "core/text/gls-text.h"

/*
 * The newsletter of alphaXiv: linked titles, each with an organisation or a text behind it. The last
 * part of an address is an arXiv id or a name such as "deepseek-v4".
 */

#define SITE	    "alphaxiv.org"
#define SENDER_HOST "@alphaxiv.org"
/* one link is a recommendation, not a newsletter */
#define MIN_LINKS 2
/* bytes of letters and digits; a shorter text is "Read more" or "View paper" */
#define MIN_TITLE_KEY 12
/* bytes; a shorter text behind a title is an organisation or a date */
#define MIN_ABSTRACT 80

static const gchar *const names[] = {
	"alphaXiv",
	"Trending Papers",
	"Trending papers",
	NULL,
};

/* where the paper of a link is at the site, %NULL if it leads elsewhere */
static gchar *
dup_paper(const GlsShownLink *link)
{
	static const gchar *const views[] = {"/abs/", "/overview/", "/pdf/", "/audio/"};
	g_autofree gchar *target = link->href != NULL && strstr(link->href, SITE) != NULL
					   ? gls_link_unwrap(link->href)
					   : NULL;
	g_autoptr(GlsLink) parts = target != NULL ? gls_link_new(target) : NULL;

	if (parts == NULL || !gls_link_is_at(parts, SITE))
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(views); i++)
		if (g_str_has_prefix(parts->path, views[i]))
			return g_strdup(parts->path + strlen(views[i]));
	return NULL;
}

static gboolean
is_title(const gchar *text, const GlsShownLink *link)
{
	g_autofree gchar *key = NULL;

	if (link->end - link->start < MIN_TITLE_KEY)
		return FALSE;
	key = gls_text_title_key(text + link->start, (gssize)(link->end - link->start));
	return strlen(key) >= MIN_TITLE_KEY;
}

static guint
count_titles(const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) links = gls_shown_links_new(document, NULL);
	guint n_titles = 0;

	for (guint i = 0; i < links->len; i++) {
		const GlsShownLink *link = &g_array_index(links, GlsShownLink, i);
		g_autofree gchar *paper = dup_paper(link);

		n_titles += paper != NULL && is_title(text, link);
	}
	return n_titles;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	const gchar *text = gls_document_get_text(document, NULL);

	if (strstr(message->body, SITE) != NULL && gls_mark_is_in(text, names) &&
	    count_titles(document) >= MIN_LINKS)
		return GLS_RECOGNITION_BODY;
	if (message->sender != NULL && g_str_has_suffix(message->sender, SENDER_HOST))
		return GLS_RECOGNITION_SENDER;
	return GLS_RECOGNITION_NONE;
}

static void
read_abstract(GlsEntry *entry, const gchar *text, guint32 at, guint32 limit)
{
	guint32 start;

	while (gls_shown_text_next_line(text, &start, &at, limit)) {
		if (at - start < MIN_ABSTRACT)
			continue;
		gls_entry_set_abstract(entry, text + start, (gssize)(at - start));
		return;
	}
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) links = gls_shown_links_new(document, NULL);
	g_autofree gchar *last = NULL;

	for (guint i = 0; i < links->len; i++) {
		const GlsShownLink *link = &g_array_index(links, GlsShownLink, i);
		g_autofree gchar *paper = dup_paper(link);
		guint32 start = link->start;
		guint32 end = link->end;
		GlsEntry *entry;

		/* "Listen to the paper" leads to the same one as the title above it */
		if (paper == NULL || !is_title(text, link) || g_strcmp0(paper, last) == 0)
			continue;
		gls_shown_text_trim_cut(text, &start, &end);
		entry = gls_shown_text_add_title(digest, document, start, end);
		if (entry == NULL)
			continue;
		g_free(last);
		last = g_steal_pointer(&paper);
		gls_entry_add_id(entry, gls_paper_id_new_from_link(link->href));
		if (i + 1 < links->len)
			read_abstract(entry, text, link->after, (link + 1)->start);
	}
}

const GlsFormat gls_format_alphaxiv = {
	.name = "alphaxiv",
	.recognise = recognise,
	.parse = parse,
};
