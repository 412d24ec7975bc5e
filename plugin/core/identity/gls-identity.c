/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-author-key.h"
#include "core/identity/gls-identity.h"
#include "core/text/gls-text.h"

/* folded characters of the shortest title that is an identity: "R1" and "GPT-4" name too much */
#define MIN_TITLE_LENGTH 8

/* one paper has one id of the scheme; a Scholar cluster is split and joined as Google likes */
static gboolean
scheme_contradicts(GlsIdScheme scheme)
{
	return scheme != GLS_ID_SCHOLAR;
}

static guint
get_n_ids(const GlsPaper *paper)
{
	return paper->ids != NULL ? paper->ids->len : 0;
}

static gboolean
shares_id(const GlsPaper *paper, const GlsPaper *other)
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

static guint
get_schemes(const GlsPaper *paper)
{
	guint schemes = 0;

	for (guint i = 0; i < get_n_ids(paper); i++) {
		const GlsPaperId *id = g_ptr_array_index(paper->ids, i);

		if (scheme_contradicts(id->scheme))
			schemes |= 1u << id->scheme;
	}
	return schemes;
}

static gboolean
is_title_identity(const gchar *title_key)
{
	/* no character has more than 4 bytes, so the rest need not be counted */
	return title_key != NULL &&
	       g_utf8_strlen(title_key, 4 * MIN_TITLE_LENGTH) >= MIN_TITLE_LENGTH &&
	       !gls_text_is_generic_title(title_key);
}

static gboolean
has_authors(const GlsPaper *paper)
{
	return paper->authors != NULL && paper->authors->len > 0;
}

static gboolean
authors_contradict(const GlsPaper *paper, const GlsPaper *other)
{
	return has_authors(paper) && has_authors(other) &&
	       gls_author_keys_count_shared(paper->authors, other->authors) == 0;
}

static GlsVerdict
give(GlsReason *reason, GlsVerdict verdict, GlsReason given)
{
	if (reason != NULL)
		*reason = given;
	return verdict;
}

/**
 * gls_identity_compare:
 * @paper: a paper
 * @other: another, or the same
 * @reason: (out) (optional): why
 *
 * Tells what two papers are to each other. It is the same in both directions.
 *
 * Returns: the verdict
 */
GlsVerdict
gls_identity_compare(const GlsPaper *paper, const GlsPaper *other, GlsReason *reason)
{
	g_return_val_if_fail(paper != NULL, GLS_VERDICT_DIFFERENT);
	g_return_val_if_fail(other != NULL, GLS_VERDICT_DIFFERENT);

	if (shares_id(paper, other))
		return give(reason, GLS_VERDICT_SAME, GLS_REASON_ID);
	if ((get_schemes(paper) & get_schemes(other)) != 0)
		return give(reason, GLS_VERDICT_DIFFERENT, GLS_REASON_OTHER_ID);
	if (g_strcmp0(paper->title_key, other->title_key) != 0)
		return give(reason, GLS_VERDICT_DIFFERENT, GLS_REASON_NONE);
	if (!is_title_identity(paper->title_key))
		return give(reason, GLS_VERDICT_DIFFERENT, GLS_REASON_GENERIC_TITLE);
	if (authors_contradict(paper, other))
		return give(reason, GLS_VERDICT_DIFFERENT, GLS_REASON_OTHER_AUTHORS);
	return give(reason, GLS_VERDICT_SAME, GLS_REASON_TITLE);
}

/**
 * gls_identity_is_same:
 * @paper: a paper
 * @other: another, or the same
 *
 * Tells whether two papers are the same for certain: see gls_identity_compare().
 *
 * Returns: %TRUE if they are the same, or two versions of it
 */
gboolean
gls_identity_is_same(const GlsPaper *paper, const GlsPaper *other)
{
	return gls_identity_compare(paper, other, NULL) >= GLS_VERDICT_VERSION;
}

/**
 * gls_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its name as programs read it
 */
const gchar *
gls_verdict_to_string(GlsVerdict verdict)
{
	switch (verdict) {
	case GLS_VERDICT_SAME:
		return "same";
	case GLS_VERDICT_VERSION:
		return "version";
	case GLS_VERDICT_SIMILAR:
		return "similar";
	case GLS_VERDICT_DIFFERENT:
	default:
		return "different";
	}
}

/**
 * gls_reason_to_string:
 * @reason: a reason
 *
 * Returns: (transfer none): its name as programs read it
 */
const gchar *
gls_reason_to_string(GlsReason reason)
{
	static const gchar *const names[] = {
		[GLS_REASON_NONE] = "none",
		[GLS_REASON_ID] = "id",
		[GLS_REASON_OTHER_ID] = "other-id",
		[GLS_REASON_TITLE] = "title",
		[GLS_REASON_OTHER_AUTHORS] = "other-authors",
		[GLS_REASON_GENERIC_TITLE] = "generic-title",
		[GLS_REASON_CUT_TITLE] = "cut-title",
		[GLS_REASON_NEAR_TITLE] = "near-title",
		[GLS_REASON_OTHER_WORDS] = "other-words",
		[GLS_REASON_ABSTRACT] = "abstract",
	};

	g_return_val_if_fail(reason < G_N_ELEMENTS(names), NULL);

	return names[reason];
}

/**
 * gls_identity_dup_keys:
 * @paper: a paper
 *
 * Makes the keys by which a hash table finds the same paper: `arxiv:2501.03489` and the like, the
 * strongest id first, and `title:` with the folded title at the end. Two papers that are the same
 * share a key; that two share the one of the title does not make them the same yet. A paper with no
 * id and a generic or too short title has no key.
 *
 * Returns: (transfer full) (element-type utf8): the keys
 */
GPtrArray *
gls_identity_dup_keys(const GlsPaper *paper)
{
	GPtrArray *keys;

	g_return_val_if_fail(paper != NULL, NULL);

	keys = g_ptr_array_new_with_free_func(g_free);
	for (guint scheme = 0; scheme < GLS_ID_N_SCHEMES; scheme++) {
		for (guint i = 0; i < get_n_ids(paper); i++) {
			const GlsPaperId *id = g_ptr_array_index(paper->ids, i);

			if ((guint)id->scheme == scheme)
				g_ptr_array_add(keys, gls_paper_id_to_string(id));
		}
	}
	if (is_title_identity(paper->title_key))
		g_ptr_array_add(keys, g_strconcat("title:", paper->title_key, NULL));
	return keys;
}

/**
 * gls_identity_dup_anchors:
 * @paper: a paper
 *
 * Makes the keys by which papers with near titles are found, besides those of
 * gls_identity_dup_keys(). Many papers share them.
 *
 * Returns: (transfer full) (element-type utf8): the keys
 */
GPtrArray *
gls_identity_dup_anchors(const GlsPaper *paper)
{
	g_return_val_if_fail(paper != NULL, NULL);

	return g_ptr_array_new_with_free_func(g_free);
}
