/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-paper-id-private.h"

/* what a site calls the views of a paper, behind the DOI in its address */
static const gchar *const doi_views[] = {
	".abstract", ".full",	 ".full-text",	".pdf",	      ".short",	   "/abstract",
	"/epdf",     "/figures", "/full",	"/full-text", "/fulltext", "/html",
	"/meta",     "/pdf",	 "/references", "/summary",
};

static gboolean
gls_paper_id_has_prefix(const gchar *text, const gchar *prefix)
{
	return g_ascii_strncasecmp(text, prefix, strlen(prefix)) == 0;
}

/* the id that a path begins with, after any of the names a site has for its views */
static GlsPaperId *
gls_paper_id_find_arxiv(const gchar *path, const gchar *const *views)
{
	for (guint i = 0; views[i] != NULL; i++) {
		GlsPaperId *id = NULL;
		const gchar *p = path + strlen(views[i]);
		gsize n;

		if (!gls_paper_id_has_prefix(path, views[i]))
			continue;
		if (gls_paper_id_has_prefix(p, "arxiv:"))
			p += strlen("arxiv:");
		n = gls_paper_id_scan_arxiv(p, strlen(p), &id);
		/* 2501.03489.pdf and 2501.03489/, but not 2501.03489-a-slug */
		if (n > 0 && (p[n] == '\0' || p[n] == '/' || p[n] == '.'))
			return id;
		gls_paper_id_free(id);
	}
	return NULL;
}

static GlsPaperId *
gls_paper_id_from_arxiv(const GlsLink *link, const gchar *path)
{
	static const gchar *const views[] = {"/abs/", "/pdf/", "/html/",    "/format/",
					     "/ps/",  "/src/", "/e-print/", NULL};

	return gls_paper_id_find_arxiv(path, views);
}

static GlsPaperId *
gls_paper_id_from_alphaxiv(const GlsLink *link, const gchar *path)
{
	static const gchar *const views[] = {"/abs/", "/pdf/", "/overview/", NULL};

	return gls_paper_id_find_arxiv(path, views);
}

static GlsPaperId *
gls_paper_id_from_hugging_face(const GlsLink *link, const gchar *path)
{
	static const gchar *const views[] = {"/papers/", NULL};

	return gls_paper_id_find_arxiv(path, views);
}

static GlsPaperId *
gls_paper_id_from_pubmed(const GlsLink *link, const gchar *path)
{
	const gchar *p = path + strspn(path, "/");
	g_autofree gchar *number = NULL;
	gsize n;

	if (gls_paper_id_has_prefix(p, "pubmed/"))
		p += strlen("pubmed/");
	else if (!gls_link_is_at(link, "pubmed.ncbi.nlm.nih.gov"))
		return NULL;
	n = strspn(p, "0123456789");
	if (p[n] != '\0' && p[n] != '/')
		return NULL;
	number = g_strndup(p, n);
	return gls_paper_id_new(GLS_ID_PMID, number);
}

/* an article's name in the address is the suffix of its DOI */
static GlsPaperId *
gls_paper_id_from_nature(const GlsLink *link, const gchar *path)
{
	const gchar *name = path + strlen("/articles/");
	g_autofree gchar *doi = NULL;
	gsize n;

	if (!gls_paper_id_has_prefix(path, "/articles/"))
		return NULL;
	n = strcspn(name, "/");
	if (n > 4 && gls_paper_id_has_prefix(name + n - 4, ".pdf"))
		n -= 4;
	/* a page such as /articles/latest has no digit */
	if (strcspn(name, "0123456789") >= n || strcspn(name, " _%") < n)
		return NULL;
	doi = g_strdup_printf("10.1038/%.*s", (int)n, name);
	return gls_paper_id_new(GLS_ID_DOI, doi);
}

static GlsPaperId *
gls_paper_id_from_openreview(const GlsLink *link, const gchar *path)
{
	g_autofree gchar *id = NULL;

	if (!g_str_equal(path, "/forum") && !g_str_equal(path, "/pdf") &&
	    !g_str_equal(path, "/attachment"))
		return NULL;
	id = gls_link_dup_parameter(link, "id");
	return id != NULL ? gls_paper_id_new(GLS_ID_OPENREVIEW, id) : NULL;
}

static GlsPaperId *
gls_paper_id_from_semantic_scholar(const GlsLink *link, const gchar *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", 6);
	GlsPaperId *id = NULL;

	if (parts[0] == NULL || parts[1] == NULL || !g_str_equal(parts[1], "paper"))
		return NULL;
	for (guint i = 2; parts[i] != NULL && id == NULL; i++)
		id = gls_paper_id_new(GLS_ID_S2, parts[i]);
	return id;
}

/* the number in /cgi/content/abstract/857789v1, /cgi/content/short/2025.01.31.123456v2 and
 * /content/early/2017/10/27/207092.full.pdf; %NULL if there is none */
static const gchar *
gls_paper_id_find_biorxiv_number(const gchar *path)
{
	if (gls_paper_id_has_prefix(path, "/cgi/content/"))
		path = strchr(path + strlen("/cgi/content/"), '/');
	else if (gls_paper_id_has_prefix(path, "/content/early/"))
		path = strrchr(path, '/');
	else
		return NULL;
	return path != NULL ? path + 1 : NULL;
}

static GlsPaperId *
gls_paper_id_from_biorxiv(const GlsLink *link, const gchar *path)
{
	const gchar *p = gls_paper_id_find_biorxiv_number(path);
	const gchar *prefix = "10.1101";
	g_autofree gchar *doi = NULL;
	gsize n;

	if (p == NULL)
		return NULL;
	n = strspn(p, "0123456789.");
	while (n > 0 && p[n - 1] == '.')
		n--;
	if (n < 6 || strchr(".v", p[n]) == NULL)
		return NULL;
	if (p[4] == '.') {
		/* the prefix changed in the course of December 2025 */
		if (strncmp(p, "2025.12", 7) == 0)
			return NULL;
		if (strncmp(p, "2025.12", 7) > 0)
			prefix = "10.64898";
	}
	doi = g_strdup_printf("%s/%.*s", prefix, (int)n, p);
	return gls_paper_id_new(GLS_ID_DOI, doi);
}

static const struct {
	const gchar *host;
	GlsPaperId *(*read)(const GlsLink *link, const gchar *path);
} sites[] = {
	{"arxiv.org", gls_paper_id_from_arxiv}, /* and ar5iv.labs.arxiv.org */
	{"ar5iv.org", gls_paper_id_from_arxiv},
	{"alphaxiv.org", gls_paper_id_from_alphaxiv},
	{"huggingface.co", gls_paper_id_from_hugging_face},
	{"hf.co", gls_paper_id_from_hugging_face},
	{"ncbi.nlm.nih.gov", gls_paper_id_from_pubmed},
	{"nature.com", gls_paper_id_from_nature},
	{"openreview.net", gls_paper_id_from_openreview},
	{"semanticscholar.org", gls_paper_id_from_semantic_scholar},
	{"biorxiv.org", gls_paper_id_from_biorxiv},
	{"medrxiv.org", gls_paper_id_from_biorxiv},
};

static gsize
gls_paper_id_drop_view(const gchar *doi, gsize length)
{
	for (guint i = 0; i < G_N_ELEMENTS(doi_views); i++) {
		gsize n = strlen(doi_views[i]);

		if (length > n && gls_paper_id_has_prefix(doi + length - n, doi_views[i]))
			return length - n;
	}
	return length;
}

/* bioRxiv and medRxiv put the version behind the DOI: 10.1101/2020.01.01.123456v2 */
static gsize
gls_paper_id_drop_preprint_version(const gchar *doi, gsize length)
{
	gsize n = length;

	if (strncmp(doi, "10.1101/", 8) != 0 && strncmp(doi, "10.64898/", 9) != 0)
		return length;
	while (n > 0 && g_ascii_isdigit(doi[n - 1]))
		n--;
	return n > 9 && n < length && doi[n - 1] == 'v' && g_ascii_isdigit(doi[n - 2]) ? n - 1
										       : length;
}

static GlsPaperId *
gls_paper_id_read_doi(const gchar *text)
{
	gsize length = strlen(text);
	g_autofree gchar *doi = NULL;
	gsize last;

	do {
		last = length;
		while (length > 0 && text[length - 1] == '/')
			length--;
		length = gls_paper_id_drop_view(text, length);
	} while (length < last);
	length = gls_paper_id_drop_preprint_version(text, length);
	doi = g_strndup(text, length);
	return gls_paper_id_new(GLS_ID_DOI, doi);
}

/* publishers of all kinds have the DOI in the path of an article, PLOS in the query */
static GlsPaperId *
gls_paper_id_find_doi(const GlsLink *link, const gchar *path)
{
	static const gchar *const parameters[] = {"doi", "id"};
	const gchar *end = path + strlen(path);

	for (const gchar *p = path; (p = strstr(p, "10.")) != NULL; p++) {
		if ((p == path || strchr("/:=", p[-1]) != NULL) &&
		    gls_paper_id_scan_doi(p, (gsize)(end - p)) > 0)
			return gls_paper_id_read_doi(p);
	}
	for (guint i = 0; i < G_N_ELEMENTS(parameters); i++) {
		g_autofree gchar *value = gls_link_dup_parameter(link, parameters[i]);

		if (value != NULL && gls_paper_id_scan_doi(value, strlen(value)) > 0)
			return gls_paper_id_read_doi(value);
	}
	return NULL;
}

/* /science/article/pii/S0123456726001234, /article/PIIS0140-6736(20)30183-5/fulltext */
static GlsPaperId *
gls_paper_id_find_pii(const gchar *path)
{
	for (const gchar *p = path; p != NULL; p = strchr(p, '/')) {
		g_autofree gchar *part = NULL;

		p += strspn(p, "/");
		if (gls_paper_id_has_prefix(p, "pii/"))
			p += strlen("pii/");
		else if (gls_paper_id_has_prefix(p, "pii"))
			p += strlen("pii");
		else
			continue;
		part = g_strndup(p, strcspn(p, "/"));
		return gls_paper_id_new(GLS_ID_PII, part);
	}
	return NULL;
}

static GlsPaperId *
gls_paper_id_find_cluster(const GlsLink *link, const gchar *path)
{
	g_autofree gchar *cluster = NULL;

	if (!gls_link_is_at_google(link))
		return NULL;
	if (g_str_equal(path, "/scholar"))
		cluster = gls_link_dup_parameter(link, "cluster");
	else if (g_str_equal(path, "/scholar_url"))
		cluster = gls_link_dup_parameter(link, "d");
	return cluster != NULL ? gls_paper_id_new(GLS_ID_SCHOLAR, cluster) : NULL;
}

static GlsPaperId *
gls_paper_id_new_from_target(const gchar *href)
{
	g_autoptr(GlsLink) link = gls_link_new(href);
	g_autofree gchar *path = NULL;
	GlsPaperId *self = NULL;

	if (link == NULL)
		return NULL;
	path = gls_link_decode(link->path, -1);
	/* a page of Hugging Face links to its papers without naming its own host */
	if (link->host == NULL)
		return path[0] == '/' ? gls_paper_id_from_hugging_face(link, path) : NULL;
	for (guint i = 0; i < G_N_ELEMENTS(sites) && self == NULL; i++) {
		if (gls_link_is_at(link, sites[i].host))
			self = sites[i].read(link, path);
	}
	if (self == NULL)
		self = gls_paper_id_find_doi(link, path);
	if (self == NULL)
		self = gls_paper_id_find_pii(path);
	if (self == NULL)
		self = gls_paper_id_find_cluster(link, path);
	return self;
}

/* a link that was written without its scheme, as arxiv.org/abs/2501.03489 */
static gchar *
gls_paper_id_complete_link(const gchar *href)
{
	gsize host = strcspn(href, "/?#:");

	if (href[host] == '/' && memchr(href, '.', host) != NULL)
		return g_strconcat("https://", href, NULL);
	return g_strdup(href);
}

/**
 * gls_paper_id_new_from_link:
 * @href: (nullable): a link as it stands in a page or mail, its entities decoded
 *
 * Reads the id of the paper that a link leads to. Redirects are undone by gls_link_unwrap(); for
 * one of Google Scholar whose target shows no id, the id is its cluster.
 *
 * Returns: (transfer full) (nullable): the id; %NULL if the link shows none
 */
GlsPaperId *
gls_paper_id_new_from_link(const gchar *href)
{
	g_autofree gchar *complete = NULL;
	g_autofree gchar *target = NULL;
	g_autoptr(GlsLink) link = NULL;
	GlsPaperId *self = NULL;

	if (href == NULL)
		return NULL;
	href += strspn(href, " \t\r\n");
	if (gls_paper_id_has_prefix(href, "doi:")) {
		target = gls_link_decode(href + strlen("doi:"), -1);
		return gls_paper_id_new(GLS_ID_DOI, target);
	}
	complete = gls_paper_id_complete_link(href);
	target = gls_link_unwrap(complete);
	if (target != NULL)
		self = gls_paper_id_new_from_target(target);
	if (self != NULL)
		return self;
	link = gls_link_new(complete);
	return link != NULL ? gls_paper_id_find_cluster(link, link->path) : NULL;
}
