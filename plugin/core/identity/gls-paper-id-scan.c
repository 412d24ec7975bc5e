/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-paper-id-private.h"

/* archives that gave out ids before April 2007: https://arxiv.org/archive */
static const gchar *const archives[] = {
	"acc-phys", "adap-org", "alg-geom", "ao-sci",	"astro-ph", "atom-ph",	"bayes-an",
	"chao-dyn", "chem-ph",	"cmp-lg",   "comp-gas", "cond-mat", "cs",	"dg-ga",
	"funct-an", "gr-qc",	"hep-ex",   "hep-lat",	"hep-ph",   "hep-th",	"math",
	"math-ph",  "mtrl-th",	"nlin",	    "nucl-ex",	"nucl-th",  "patt-sol", "physics",
	"plasm-ph", "q-alg",	"q-bio",    "quant-ph", "solv-int", "supr-con",
};

static gsize
gls_paper_id_count_digits(const gchar *text, gsize length)
{
	gsize n = 0;

	while (n < length && g_ascii_isdigit(text[n]))
		n++;
	return n;
}

static guint
gls_paper_id_read_digits(const gchar *text, gsize length)
{
	guint number = 0;

	for (gsize i = 0; i < length; i++)
		number = number * 10 + (guint)g_ascii_digit_value(text[i]);
	return number;
}

static gboolean
gls_paper_id_is_month(guint yymm)
{
	return yymm % 100 >= 1 && yymm % 100 <= 12;
}

/* YYMM.NNNN until 2014, YYMM.NNNNN since: https://info.arxiv.org/help/arxiv_identifier.html */
static gsize
gls_paper_id_scan_new_arxiv(const gchar *text, gsize length)
{
	gsize n;
	guint yymm;

	if (gls_paper_id_count_digits(text, length) != 4 || length < 9 || text[4] != '.')
		return 0;
	n = gls_paper_id_count_digits(text + 5, length - 5);
	yymm = gls_paper_id_read_digits(text, 4);
	/* two-digit years above 90 belong to the old form */
	if (!gls_paper_id_is_month(yymm) || yymm < 704 || yymm > 9012)
		return 0;
	if (n != (yymm < 1501 ? 4 : 5) || gls_paper_id_read_digits(text + 5, n) == 0)
		return 0;
	return 5 + n;
}

static gsize
gls_paper_id_scan_archive(const gchar *text, gsize length)
{
	gsize n = 0;

	while (n < length && n < 10 && (g_ascii_isalpha(text[n]) || text[n] == '-'))
		n++;
	for (guint i = 0; i < G_N_ELEMENTS(archives); i++) {
		if (strlen(archives[i]) == n && g_ascii_strncasecmp(archives[i], text, n) == 0)
			return n;
	}
	return 0;
}

/* archive/YYMMNNN or archive.SC/YYMMNNN; sets *@archive to the length of the archive's name */
static gsize
gls_paper_id_scan_old_arxiv(const gchar *text, gsize length, gsize *archive)
{
	gsize n = gls_paper_id_scan_archive(text, length);
	guint yymm;

	*archive = n;
	if (n == 0)
		return 0;
	if (n < length && text[n] == '.') {
		for (n++; n < length && n < *archive + 10; n++) {
			if (!g_ascii_isalpha(text[n]) && text[n] != '-')
				break;
		}
	}
	if (n >= length || text[n] != '/')
		return 0;
	n++;
	if (gls_paper_id_count_digits(text + n, length - n) != 7)
		return 0;
	yymm = gls_paper_id_read_digits(text + n, 4);
	if (!gls_paper_id_is_month(yymm) || (yymm > 703 && yymm < 9107))
		return 0;
	return n + 7;
}

/* reads the vN behind an arXiv id */
static gsize
gls_paper_id_scan_version(const gchar *text, gsize length, guint *version)
{
	gsize n;

	*version = 0;
	if (length < 2 || (*text != 'v' && *text != 'V'))
		return 0;
	n = gls_paper_id_count_digits(text + 1, length - 1);
	if (n == 0 || n > 3 || text[1] == '0')
		return 0;
	*version = gls_paper_id_read_digits(text + 1, n);
	return n + 1;
}

/*
 * gls_paper_id_scan_arxiv:
 * @text: text that may begin with an arXiv id
 * @length: of @text, in bytes
 * @id: (out) (nullable): the id
 *
 * Returns: how many bytes the id takes with its version, 0 if there is none
 */
gsize
gls_paper_id_scan_arxiv(const gchar *text, gsize length, GlsPaperId **id)
{
	gsize archive = 0;
	gsize n = gls_paper_id_scan_new_arxiv(text, length);
	g_autoptr(GlsPaperId) self = NULL;

	*id = NULL;
	if (n == 0)
		n = gls_paper_id_scan_old_arxiv(text, length, &archive);
	if (n == 0)
		return 0;
	self = g_new0(GlsPaperId, 1);
	self->scheme = GLS_ID_ARXIV;
	if (archive > 0) {
		g_autofree gchar *name = g_ascii_strdown(text, (gssize)archive);

		self->value = g_strdup_printf("%s/%.7s", name, text + n - 7);
	} else {
		self->value = g_strndup(text, n);
	}
	n += gls_paper_id_scan_version(text + n, length - n, &self->version);
	if (n < length && (g_ascii_isalnum(text[n]) || text[n] == '_'))
		return 0;
	*id = g_steal_pointer(&self);
	return n;
}

/*
 * gls_paper_id_trim:
 * @text: an id or link as it stands in a sentence
 * @length: of @text, in bytes
 *
 * Returns: how many bytes are left without the punctuation that follows it
 */
gsize
gls_paper_id_trim(const gchar *text, gsize length)
{
	static const gchar *const brackets[] = {"()", "[]", "{}"};
	gssize surplus[G_N_ELEMENTS(brackets)] = {0};

	for (gsize i = 0; i < length; i++) {
		for (guint j = 0; j < G_N_ELEMENTS(brackets); j++)
			surplus[j] += (text[i] == brackets[j][1]) - (text[i] == brackets[j][0]);
	}
	while (length > 0) {
		gchar last = text[length - 1];
		gboolean trimmed = strchr(".,;:!?'\"*", last) != NULL;

		for (guint j = 0; j < G_N_ELEMENTS(brackets); j++) {
			/* a closing bracket that was opened within is part of it */
			if (last == brackets[j][1] && surplus[j] > 0) {
				surplus[j]--;
				trimmed = TRUE;
			}
		}
		if (!trimmed)
			break;
		length--;
	}
	return length;
}

/*
 * gls_paper_id_scan_doi:
 * @text: text that may begin with a DOI
 * @length: of @text, in bytes
 *
 * Returns: how many bytes the prefix of a DOI takes with its slash, 0 if there is none
 */
gsize
gls_paper_id_scan_doi(const gchar *text, gsize length)
{
	gsize n = 3;
	gsize digits;

	if (length < 8 || strncmp(text, "10.", 3) != 0)
		return 0;
	digits = gls_paper_id_count_digits(text + n, length - n);
	if (digits < 4 || digits > 9)
		return 0;
	n += digits;
	/* a registrant may have parts, as 10.1000.10 */
	while (n + 1 < length && n < 32 && text[n] == '.' && g_ascii_isdigit(text[n + 1]))
		n += 1 + gls_paper_id_count_digits(text + n + 1, length - n - 1);
	return n + 1 < length && text[n] == '/' ? n + 1 : 0;
}
