/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-paper-id-private.h"

/* the longest in use have about 200 bytes */
#define MAX_DOI 512

#define MAX_OPENREVIEW 32

static const gchar *const scheme_names[GLS_ID_N_SCHEMES] = {"arxiv",	  "doi", "pmid",   "pii",
							    "openreview", "s2",	 "scholar"};

/* archives that gave out ids before April 2007: https://arxiv.org/archive */
static const gchar *const archives[] = {
    "acc-phys", "adap-org", "alg-geom", "ao-sci",   "astro-ph", "atom-ph",  "bayes-an",
    "chao-dyn", "chem-ph",  "cmp-lg",	"comp-gas", "cond-mat", "cs",	    "dg-ga",
    "funct-an", "gr-qc",    "hep-ex",	"hep-lat",  "hep-ph",	"hep-th",   "math",
    "math-ph",	"mtrl-th",  "nlin",	"nucl-ex",  "nucl-th",	"patt-sol", "physics",
    "plasm-ph", "q-alg",    "q-bio",	"quant-ph", "solv-int", "supr-con",
};

/**
 * gls_id_scheme_to_string:
 * @scheme: a scheme
 *
 * Gets the short name of a scheme.
 *
 * Returns: (transfer none): `arxiv`, `doi`, `pmid`, `pii`, `openreview`, `s2` or `scholar`
 */
const gchar *
gls_id_scheme_to_string(GlsIdScheme scheme)
{
	g_return_val_if_fail((guint)scheme < GLS_ID_N_SCHEMES, NULL);

	return scheme_names[scheme];
}

/**
 * gls_id_scheme_from_string:
 * @name: (nullable): short name of a scheme, in any case
 * @scheme: (out): the scheme
 *
 * Looks up a scheme by its name.
 *
 * Returns: %TRUE if there is one of that name
 */
gboolean
gls_id_scheme_from_string(const gchar *name, GlsIdScheme *scheme)
{
	g_return_val_if_fail(scheme != NULL, FALSE);

	for (guint i = 0; name != NULL && i < GLS_ID_N_SCHEMES; i++) {
		if (g_ascii_strcasecmp(name, scheme_names[i]) == 0) {
			*scheme = (GlsIdScheme)i;
			return TRUE;
		}
	}
	return FALSE;
}

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

static GlsPaperId *
gls_paper_id_take(GlsIdScheme scheme, gchar *value)
{
	GlsPaperId *self;

	if (value == NULL)
		return NULL;
	self = g_new0(GlsPaperId, 1);
	self->scheme = scheme;
	self->value = value;
	return self;
}

static GlsPaperId *
gls_paper_id_new_arxiv(const gchar *value)
{
	gsize length = strlen(value);
	g_autoptr(GlsPaperId) self = NULL;

	return gls_paper_id_scan_arxiv(value, length, &self) == length ? g_steal_pointer(&self)
								       : NULL;
}

static GlsPaperId *
gls_paper_id_new_doi(const gchar *value)
{
	static const gchar *const arxiv = "10.48550/arxiv.";
	gsize length = strlen(value);
	gsize prefix;
	g_autofree gchar *lower = NULL;

	if (length > MAX_DOI)
		return NULL;
	length = gls_paper_id_trim(value, length);
	while (length > 4 && g_ascii_strncasecmp(value + length - 4, ".pdf", 4) == 0)
		length = gls_paper_id_trim(value, length - 4);
	prefix = gls_paper_id_scan_doi(value, length);
	if (prefix == 0)
		return NULL;
	for (gsize i = prefix; i < length; i++) {
		if (g_ascii_isspace(value[i]) || g_ascii_iscntrl(value[i]))
			return NULL;
	}
	lower = g_ascii_strdown(value, (gssize)length);
	if (g_str_has_prefix(lower, arxiv))
		return gls_paper_id_new_arxiv(lower + strlen(arxiv));
	return gls_paper_id_take(GLS_ID_DOI, g_steal_pointer(&lower));
}

static gchar *
gls_paper_id_fold_number(const gchar *value, gsize max)
{
	gsize length;

	while (*value == '0')
		value++;
	length = strlen(value);
	if (length == 0 || length > max || gls_paper_id_count_digits(value, length) != length)
		return NULL;
	return g_strdup(value);
}

/* S and ISSN, or B and ISBN; year and number, or number; check digit: 17 characters either way */
static gchar *
gls_paper_id_fold_pii(const gchar *value)
{
	g_autoptr(GString) folded = g_string_new(NULL);

	for (; *value != '\0' && folded->len <= 17; value++) {
		if (strchr("()-. ", *value) == NULL)
			g_string_append_c(folded, g_ascii_toupper(*value));
	}
	if (folded->len != 17 || (folded->str[0] != 'S' && folded->str[0] != 'B'))
		return NULL;
	for (gsize i = 1; i < folded->len; i++) {
		gboolean check = i == folded->len - 1 || i == (folded->str[0] == 'S' ? 8 : 10);

		if (!g_ascii_isdigit(folded->str[i]) && !(check && folded->str[i] == 'X'))
			return NULL;
	}
	return g_strdup(folded->str);
}

static gchar *
gls_paper_id_fold_openreview(const gchar *value)
{
	gsize length = strlen(value);

	if (length < 5 || length > MAX_OPENREVIEW)
		return NULL;
	for (gsize i = 0; i < length; i++) {
		if (!g_ascii_isalnum(value[i]) && value[i] != '_' && value[i] != '-')
			return NULL;
	}
	return g_strdup(value);
}

static gchar *
gls_paper_id_fold_s2(const gchar *value)
{
	if (strlen(value) != 40 || strspn(value, "0123456789abcdefABCDEF") != 40)
		return NULL;
	return g_ascii_strdown(value, -1);
}

/**
 * gls_paper_id_new:
 * @scheme: a scheme
 * @value: an id of that scheme in any of its forms; an arXiv id may carry its version
 *
 * Makes an id and brings it to its canonical form. An old arXiv id loses its subject class, so that
 * `math.GT/0309136` and `math/0309136` are the same; the DOI `10.48550/arXiv.X` becomes the arXiv
 * id X; a DOI becomes lower case and loses the punctuation of a sentence around it.
 *
 * Returns: (transfer full) (nullable): the id; %NULL if @value is none of that scheme
 */
GlsPaperId *
gls_paper_id_new(GlsIdScheme scheme, const gchar *value)
{
	g_return_val_if_fail(value != NULL, NULL);

	switch (scheme) {
	case GLS_ID_ARXIV:
		return gls_paper_id_new_arxiv(value);
	case GLS_ID_DOI:
		return gls_paper_id_new_doi(value);
	case GLS_ID_PMID:
		return gls_paper_id_take(scheme, gls_paper_id_fold_number(value, 8));
	case GLS_ID_PII:
		return gls_paper_id_take(scheme, gls_paper_id_fold_pii(value));
	case GLS_ID_OPENREVIEW:
		return gls_paper_id_take(scheme, gls_paper_id_fold_openreview(value));
	case GLS_ID_S2:
		return gls_paper_id_take(scheme, gls_paper_id_fold_s2(value));
	case GLS_ID_SCHOLAR:
		return gls_paper_id_take(scheme, gls_paper_id_fold_number(value, 20));
	default:
		g_return_val_if_reached(NULL);
	}
}

static GlsPaperId *
gls_paper_id_new_from_named(const gchar *text)
{
	const gchar *colon = strchr(text, ':');
	g_autofree gchar *name = NULL;
	g_autofree gchar *value = NULL;
	GlsIdScheme scheme;

	if (colon == NULL)
		return NULL;
	name = g_strndup(text, (gsize)(colon - text));
	if (!gls_id_scheme_from_string(g_strstrip(name), &scheme))
		return NULL;
	value = g_strdup(colon + 1);
	return gls_paper_id_new(scheme, g_strstrip(value));
}

/**
 * gls_paper_id_new_from_string:
 * @text: (nullable): an id as gls_paper_id_to_string() writes it or as people do:
 * `arXiv:2501.03489v2`, `10.1000/xyz`, `PMID: 28359079`, or a link
 *
 * Reads an id that stands alone.
 *
 * Returns: (transfer full) (nullable): the id; %NULL if @text is none
 */
GlsPaperId *
gls_paper_id_new_from_string(const gchar *text)
{
	g_autofree gchar *stripped = NULL;
	GlsPaperId *self;

	if (text == NULL)
		return NULL;
	stripped = g_strstrip(g_strdup(text));
	self = gls_paper_id_new_from_named(stripped);
	if (self == NULL)
		self = gls_paper_id_new_arxiv(stripped);
	if (self == NULL)
		self = gls_paper_id_new_doi(stripped);
	if (self == NULL)
		self = gls_paper_id_new_from_link(stripped);
	return self;
}

/**
 * gls_paper_id_copy:
 * @self: an id
 *
 * Copies an id with its version.
 *
 * Returns: (transfer full): the copy
 */
GlsPaperId *
gls_paper_id_copy(const GlsPaperId *self)
{
	GlsPaperId *copy;

	g_return_val_if_fail(self != NULL, NULL);

	copy = gls_paper_id_take(self->scheme, g_strdup(self->value));
	copy->version = self->version;
	return copy;
}

/**
 * gls_paper_id_free:
 * @self: (transfer full) (nullable): an id
 *
 * Frees an id.
 */
void
gls_paper_id_free(GlsPaperId *self)
{
	if (self == NULL)
		return;
	g_free(self->value);
	g_free(self);
}

/**
 * gls_paper_id_equal:
 * @self: an id
 * @other: another
 *
 * Says whether two ids name the same paper; the version does not matter.
 *
 * Returns: %TRUE if they do
 */
gboolean
gls_paper_id_equal(const GlsPaperId *self, const GlsPaperId *other)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(other != NULL, FALSE);

	return self->scheme == other->scheme && g_str_equal(self->value, other->value);
}

/**
 * gls_paper_id_to_string:
 * @self: an id
 *
 * Writes an id as the history keeps it, without version.
 *
 * Returns: (transfer full): scheme and value, as `arxiv:2501.03489`
 */
gchar *
gls_paper_id_to_string(const GlsPaperId *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return g_strconcat(scheme_names[self->scheme], ":", self->value, NULL);
}
