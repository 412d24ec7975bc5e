/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-feed-description.h"
#include "core/formats/gls-format.h"
#include "core/formats/gls-front-matter.h"
#include "core/formats/gls-subject-entry.h"
#include "core/text/gls-text.h"

/*
 * Items of the feeds of journals: one paper each, its title the subject. Known by a DOI or PII in
 * the item's identifiers or link, or by where the link leads.
 */

/* where papers stand whose links show neither DOI nor PII */
static const struct {
	const gchar *host;
	const gchar *path;
} sites[] = {
	{"academic.oup.com", "/article"},
	{"cambridge.org", "/core/"},
	{"cell.com", "/fulltext/"},
	{"ieeexplore.ieee.org", "/document/"},
	{"ieeexplore.ieee.org", "/xpl/"},
	{"iopscience.iop.org", "/article/"},
	{"pubs.rsc.org", "/Content/Article"},
	{"pubs.rsc.org", "/content/article"},
	{"sciencedirect.com", "/science/article/"},
};

/* what ACS puts before the titles of papers that are not in an issue yet */
static const gchar *const title_prefixes[] = {"[ASAP] ", "ASAP: "};

static gboolean
is_journal_id(const GlsPaperId *id)
{
	return id != NULL && (id->scheme == GLS_ID_DOI || id->scheme == GLS_ID_PII);
}

/* "rsc.org" of "feeds.rsc.org" */
static const gchar *
find_domain(const gchar *host)
{
	const gchar *dot = strrchr(host, '.');

	while (dot != NULL && dot > host && dot[-1] != '.')
		dot--;
	return dot != NULL ? dot : host;
}

/* whether a feed links to its own papers; one that links to those of others is a reading list */
static gboolean
is_own_link(const GlsMessage *message)
{
	g_autoptr(GlsLink) link = gls_link_new(message->link);

	if (message->host == NULL || link == NULL || link->host == NULL)
		return TRUE;
	/* ACS links to its papers by their DOIs */
	return g_str_has_suffix(message->host, "acs.org") ||
	       g_str_equal(find_domain(message->host), find_domain(link->host));
}

static gboolean
has_journal_id(const GlsMessage *message)
{
	g_autoptr(GlsPaperId) id = gls_paper_id_new_from_link(message->link);

	if (is_journal_id(id) && is_own_link(message))
		return TRUE;
	for (guint i = 0; message->identifiers != NULL && message->identifiers[i] != NULL; i++) {
		g_autoptr(GlsPaperId) own = gls_paper_id_new_from_string(message->identifiers[i]);

		if (is_journal_id(own))
			return TRUE;
	}
	return FALSE;
}

/* Open Journal Systems has its articles at /article/view/N, on the journal's own host */
static gboolean
leads_to_paper(const GlsMessage *message, const GlsLink *link)
{
	if (strstr(link->path, "/article/view/") != NULL &&
	    (message->venue != NULL || message->authors != NULL))
		return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(sites); i++)
		if (gls_link_is_at(link, sites[i].host) &&
		    strstr(link->path, sites[i].path) != NULL)
			return TRUE;
	return FALSE;
}

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	g_autoptr(GlsLink) link = NULL;

	if (message->subject == NULL || message->sender != NULL)
		return GLS_RECOGNITION_NONE;
	if (has_journal_id(message))
		return GLS_RECOGNITION_HOST;
	link = message->link != NULL ? gls_link_new(message->link) : NULL;
	return link != NULL && leads_to_paper(message, link) ? GLS_RECOGNITION_HOST
							     : GLS_RECOGNITION_NONE;
}

static gchar *
dup_last_part(const gchar *path, const gchar *before)
{
	const gchar *part = strstr(path, before);

	if (part == NULL)
		return NULL;
	part += strlen(before);
	return g_strndup(part, strcspn(part, "/"));
}

/* ids that the links of two publishers hold in forms of their own: the end of RSC's is that of the
 * DOI, Cambridge has a PII */
static void
read_own_link(GlsEntry *entry, const gchar *href)
{
	g_autoptr(GlsLink) link = href != NULL ? gls_link_new(href) : NULL;

	if (link == NULL)
		return;
	if (gls_link_is_at(link, "pubs.rsc.org")) {
		const gchar *end = strrchr(link->path, '/');
		g_autofree gchar *doi = g_strconcat("10.1039", end, NULL);

		if (end != NULL && g_ascii_isalnum(end[1]) && strpbrk(end, "0123456789") != NULL)
			gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_DOI, doi));
	} else if (gls_link_is_at(link, "cambridge.org")) {
		g_autofree gchar *pii = dup_last_part(link->path, "/identifier/");

		if (pii != NULL)
			gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_PII, pii));
	}
}

static const gchar *
skip_title_prefix(const gchar *title)
{
	const gchar *volume;
	const gchar *pages;
	const gchar *end;

	for (guint i = 0; i < G_N_ELEMENTS(title_prefixes); i++)
		if (g_str_has_prefix(title, title_prefixes[i]))
			return title + strlen(title_prefixes[i]);
	/* MDPI: "Sensors, Vol. 26, Pages 1: Title" */
	volume = strstr(title, ", Vol. ");
	pages = volume != NULL ? strstr(volume, ", Pages ") : NULL;
	end = pages != NULL ? strstr(pages, ": ") : NULL;
	return end != NULL ? end + 2 : title;
}

static void
clean_title(GlsEntry *entry)
{
	gchar *clean = g_strdup(skip_title_prefix(entry->title));

	g_free(entry->title);
	entry->title = clean;
	g_free(entry->title_key);
	entry->title_key = gls_text_title_key(clean, -1);
}

/* Nature writes "Nature, Published online: 2026-05-13; | doi:10.1038/..." for its name */
static void
clean_venue(GlsEntry *entry)
{
	gchar *end = entry->venue != NULL ? strstr(entry->venue, ", Published online") : NULL;

	if (end != NULL)
		*end = '\0';
}

static void
parse(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	GlsEntry *entry;

	if (gls_front_matter_is(skip_title_prefix(message->subject)))
		return;
	entry = gls_subject_entry_add(digest, message, GLS_SUBJECT_BELIEVE_IDENTIFIERS);
	if (entry == NULL)
		return;
	clean_title(entry);
	clean_venue(entry);
	read_own_link(entry, message->link);
	gls_feed_description_read(document, entry);
	gls_subject_entry_ensure_date(entry, message);
}

const GlsFormat gls_format_publisher_feed = {
	.name = "publisher-feed",
	.recognise = recognise,
	.parse = parse,
};
