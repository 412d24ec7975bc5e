/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-paper-id-private.h"

/* what may stand between the name of a scheme and an id: a colon and spaces */
#define MAX_GAP 4

static gsize
gls_paper_id_skip(const gchar *text, gsize length, const gchar *word)
{
	gsize n = strlen(word);
	gsize limit;

	if (length < n || g_ascii_strncasecmp(text, word, n) != 0)
		return 0;
	for (limit = MIN(length, n + MAX_GAP); n < limit && strchr(": \t\n", text[n]) != NULL;)
		n++;
	return n;
}

/* bytes up to what no DOI or link in a text has: white space, quotes, angle brackets, CJK */
static gsize
gls_paper_id_span_token(const gchar *text, gsize length)
{
	gsize n = 0;

	while (n < length && text[n] > ' ' && text[n] < 0x7f && strchr("\"<>`|", text[n]) == NULL)
		n++;
	return n;
}

static gsize
gls_paper_id_match_link(const gchar *text, gsize length, GlsPaperId **id)
{
	static const gchar *const starts[] = {"http://",
					      "https://",
					      "www.",
					      "arxiv.org/",
					      "doi.org/",
					      "dx.doi.org/",
					      "huggingface.co/papers/"};

	for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
		g_autofree gchar *link = NULL;
		gsize n;

		if (length < strlen(starts[i]) ||
		    g_ascii_strncasecmp(text, starts[i], strlen(starts[i])) != 0)
			continue;
		n = gls_paper_id_span_token(text, length);
		link = g_strndup(text, gls_paper_id_trim(text, n));
		*id = gls_paper_id_new_from_link(link);
		return n;
	}
	return 0;
}

static gsize
gls_paper_id_match_arxiv(const gchar *text, gsize length, GlsPaperId **id)
{
	gsize skipped = gls_paper_id_skip(text, length, "arxiv");
	gsize n = 0;

	if (skipped > 0)
		n = gls_paper_id_scan_arxiv(text + skipped, length - skipped, id);
	return n > 0 ? skipped + n : 0;
}

static gsize
gls_paper_id_match_doi(const gchar *text, gsize length, GlsPaperId **id)
{
	g_autofree gchar *doi = NULL;
	gsize n;

	if (gls_paper_id_scan_doi(text, length) == 0)
		return 0;
	n = gls_paper_id_span_token(text, length);
	doi = g_strndup(text, n);
	*id = gls_paper_id_new(GLS_ID_DOI, doi);
	return n;
}

static gsize
gls_paper_id_match_pmid(const gchar *text, gsize length, GlsPaperId **id)
{
	gsize skipped = gls_paper_id_skip(text, length, "pmid");
	g_autofree gchar *number = NULL;
	gsize n = skipped;

	while (skipped > 0 && n < length && g_ascii_isdigit(text[n]))
		n++;
	if (n == skipped)
		return 0;
	number = g_strndup(text + skipped, n - skipped);
	*id = gls_paper_id_new(GLS_ID_PMID, number);
	return n;
}

/* returns how many bytes belong to an id or link, 0 if none begins here */
static gsize
gls_paper_id_match(const gchar *text, gsize length, GlsPaperId **id)
{
	gsize n = gls_paper_id_match_link(text, length, id);

	if (n == 0)
		n = gls_paper_id_match_arxiv(text, length, id);
	if (n == 0)
		n = gls_paper_id_match_doi(text, length, id);
	if (n == 0)
		n = gls_paper_id_match_pmid(text, length, id);
	return n;
}

/**
 * gls_paper_id_find_in_text:
 * @text: a text
 * @length: of @text, in bytes, or -1
 *
 * Finds the ids that are written out in a text: `arXiv:2501.03489`, DOIs with or without `doi:`,
 * `PMID: 28359079`, and links. It takes linear time.
 *
 * Returns: (transfer full) (element-type GlsPaperId): the ids in order of their first places, each
 *   once
 */
GPtrArray *
gls_paper_id_find_in_text(const gchar *text, gssize length)
{
	g_autoptr(GPtrArray) ids = NULL;
	g_autoptr(GHashTable) known = NULL;
	const gchar *end;

	g_return_val_if_fail(text != NULL, NULL);

	ids = g_ptr_array_new_with_free_func((GDestroyNotify)gls_paper_id_free);
	known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	end = text + (length < 0 ? strlen(text) : (gsize)length);
	for (const gchar *p = text; p < end;) {
		g_autoptr(GlsPaperId) id = NULL;
		gsize n = 0;

		/* an id begins with one of these, as a word of its own */
		if (strchr("1aAdDhHpPwW", *p) != NULL && (p == text || !g_ascii_isalnum(p[-1])))
			n = gls_paper_id_match(p, (gsize)(end - p), &id);
		if (id != NULL && g_hash_table_add(known, gls_paper_id_to_string(id)))
			g_ptr_array_add(ids, g_steal_pointer(&id));
		p += MAX(n, 1);
	}
	return g_steal_pointer(&ids);
}
