/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-paper-id-private.h"

/* the longest in use have about 200 bytes */
#define MAX_DOI 512

#define MAX_OPENREVIEW 32

static const gchar *const scheme_names[GLS_ID_N_SCHEMES] = {"arxiv",	  "doi", "pmid",   "pii",
							    "openreview", "s2",	 "scholar"};

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
	if (length == 0 || length > max || value[strspn(value, "0123456789")] != '\0')
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
