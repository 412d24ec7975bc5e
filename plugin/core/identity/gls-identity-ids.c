/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/identity/gls-identity-private.h"

/* how a DOI of a preprint begins: SSRN, OSF, bioRxiv and medRxiv (both numbers), Research Square,
 * ChemRxiv, PsyArXiv, TechRxiv, Preprints.org, EarthArXiv, Authorea */
static const gchar *const preprint_dois[] = {
	"10.2139/ssrn", "10.31219/", "10.1101/",  "10.64898/", "10.21203/", "10.26434/",
	"10.31234/",	"10.36227/", "10.20944/", "10.31223/", "10.22541/",
};

/* kinds of publication, as bits */
enum {
	PREPRINT = 1 << 0,
	PUBLISHED = 1 << 1,
};

static gboolean
is_preprint_doi(const GlsPaperId *id)
{
	for (guint i = 0; id->scheme == GLS_ID_DOI && i < G_N_ELEMENTS(preprint_dois); i++) {
		if (g_str_has_prefix(id->value, preprint_dois[i]))
			return TRUE;
	}
	return FALSE;
}

/* one paper has one id of the scheme; but a Scholar cluster is split and joined as Google likes, and
 * the DOI of a preprint says nothing against that of the journal */
static gboolean
contradicts(const GlsPaperId *id)
{
	return id->scheme != GLS_ID_SCHOLAR && !is_preprint_doi(id);
}

static guint
get_n_ids(const GlsPaper *paper)
{
	return paper->ids != NULL ? paper->ids->len : 0;
}

/**
 * gls_identity_shares_id:
 * @paper: a paper
 * @other: another, or the same
 *
 * Returns: %TRUE if they have a strong id in common
 */
gboolean
gls_identity_shares_id(const GlsPaper *paper, const GlsPaper *other)
{
	for (guint i = 0; i < get_n_ids(paper); i++) {
		for (guint j = 0; j < get_n_ids(other); j++) {
			if (gls_paper_id_equal(g_ptr_array_index(paper->ids, i),
					       g_ptr_array_index(other->ids, j)))
				return TRUE;
		}
	}
	return FALSE;
}

/**
 * gls_identity_get_schemes:
 * @paper: a paper
 *
 * Returns: the schemes of its ids that tell papers apart, as bits
 */
guint
gls_identity_get_schemes(const GlsPaper *paper)
{
	guint schemes = 0;

	for (guint i = 0; i < get_n_ids(paper); i++) {
		const GlsPaperId *id = g_ptr_array_index(paper->ids, i);

		if (contradicts(id))
			schemes |= 1u << id->scheme;
	}
	return schemes;
}

/**
 * gls_identity_get_publications:
 * @paper: a paper
 *
 * Tells what a paper is known to be published as; an id of a search engine says nothing of it.
 *
 * Returns: preprint, published or both, as bits
 */
guint
gls_identity_get_publications(const GlsPaper *paper)
{
	guint kinds = 0;

	for (guint i = 0; i < get_n_ids(paper); i++) {
		const GlsPaperId *id = g_ptr_array_index(paper->ids, i);

		if (id->scheme == GLS_ID_ARXIV || is_preprint_doi(id))
			kinds |= PREPRINT;
		else if (id->scheme != GLS_ID_S2 && id->scheme != GLS_ID_SCHOLAR)
			kinds |= PUBLISHED;
	}
	return kinds;
}

/**
 * gls_identity_is_published_as:
 * @paper: a paper
 * @other: all that is known of it
 *
 * Tells whether what is known has a publication that the paper does not name: a preprint that is in a
 * journal too, or the other way round.
 *
 * Returns: %TRUE if it has
 */
gboolean
gls_identity_is_published_as(const GlsPaper *paper, const GlsPaper *other)
{
	guint kinds;

	g_return_val_if_fail(paper != NULL, FALSE);
	g_return_val_if_fail(other != NULL, FALSE);

	kinds = gls_identity_get_publications(paper);
	return kinds != 0 && (gls_identity_get_publications(other) & ~kinds) != 0;
}

/**
 * gls_identity_contradicts:
 * @paper: a paper
 * @other: another, or the same
 *
 * Tells whether the ids of two papers tell them apart: both have an id of one scheme, a Scholar
 * cluster aside, and they share none at all.
 *
 * Returns: %TRUE if they do
 */
gboolean
gls_identity_contradicts(const GlsPaper *paper, const GlsPaper *other)
{
	g_return_val_if_fail(paper != NULL, FALSE);
	g_return_val_if_fail(other != NULL, FALSE);

	return (gls_identity_get_schemes(paper) & gls_identity_get_schemes(other)) != 0 &&
	       !gls_identity_shares_id(paper, other);
}
