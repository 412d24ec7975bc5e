/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-author-key.h"
#include "core/identity/gls-identity.h"
#include "core/identity/gls-title-likeness.h"
#include "core/text/gls-text.h"

/* folded characters of the shortest title that is an identity: "R1" and "GPT-4" name too much */
#define MIN_TITLE_LENGTH 8

/* authors that two lists have to share where little else is known */
#define MIN_SURE_AUTHORS 2
/* years between two columns of one title whose authors are not known */
#define MAX_YEARS_UNKNOWN_AUTHORS 1

/* runs of three words that two abstracts share: of 7,478 pairs of papers by a shared author 30 share
 * more than the first, most of them one paper twice */
#define MIN_OVERLAP  0.14
#define SURE_OVERLAP 0.3

/* likeness of the title of a paper and of a citation of it */
#define CITED_DICE		   0.7
#define CITED_INSIDE		   0.95
#define CITED_INSIDE_DICE	   0.55
#define CITED_DICE_UNKNOWN_AUTHORS 0.8
#define MIN_WORDS_UNKNOWN_AUTHORS  5
/* and of two titles of which each is as its authors have it */
#define RETOLD_DICE 0.9

#define SIMILAR_DICE		     0.5
#define SIMILAR_INSIDE		     0.7
#define SIMILAR_DICE_UNKNOWN_AUTHORS 0.9
#define SIMILAR_OVERLAP		     0.08
#define MAX_YEARS_SIMILAR	     3

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

		if (contradicts(id))
			schemes |= 1u << id->scheme;
	}
	return schemes;
}

/* what a paper is known to be published as; an id of a search engine says nothing of it */
static guint
get_publications(const GlsPaper *paper)
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

static gboolean
is_title_identity(const gchar *title_key)
{
	/* no character has more than 4 bytes, so the rest need not be counted */
	return title_key != NULL &&
	       g_utf8_strlen(title_key, 4 * MIN_TITLE_LENGTH) >= MIN_TITLE_LENGTH &&
	       !gls_text_is_generic_title(title_key);
}

/* what speaks for and against two papers being one */
typedef struct {
	const GlsPaper *paper;
	const GlsPaper *other;
	gboolean authors_known;
	gboolean authors_contradict;
	/* each author of either list is in the other one */
	gboolean authors_equal;
	/* authors that both have, and of the shorter list */
	guint n_shared;
	guint n_authors;
	gboolean years_known;
	guint years_apart;
	/* of the abstracts; less than 0 if one of them is not known */
	gdouble overlap;
} Evidence;

static Evidence
gather(const GlsPaper *paper, const GlsPaper *other)
{
	Evidence evidence = {.paper = paper, .other = other, .overlap = -1};
	guint n = paper->authors != NULL ? paper->authors->len : 0;
	guint n_other = other->authors != NULL ? other->authors->len : 0;

	if (n > 0 && n_other > 0) {
		evidence.authors_known = TRUE;
		evidence.n_authors = MIN(n, n_other);
		evidence.n_shared = gls_author_keys_count_shared(paper->authors, other->authors);
		evidence.authors_contradict = evidence.n_shared == 0;
		evidence.authors_equal = evidence.n_shared == n && n == n_other;
	}
	evidence.years_known = paper->year != 0 && other->year != 0;
	if (evidence.years_known)
		evidence.years_apart =
			MAX(paper->year, other->year) - MIN(paper->year, other->year);
	if (paper->sketch != NULL && other->sketch != NULL)
		evidence.overlap = gls_sketch_get_overlap(paper->sketch, other->sketch);
	return evidence;
}

/* one paper, in one publication or in two */
static GlsVerdict
get_same(const Evidence *evidence)
{
	guint kinds = get_publications(evidence->paper);
	guint other_kinds = get_publications(evidence->other);

	if (kinds != 0 && other_kinds != 0 && (kinds & other_kinds) == 0)
		return GLS_VERDICT_VERSION;
	return evidence->years_apart > 0 ? GLS_VERDICT_VERSION : GLS_VERDICT_SAME;
}

/* a short title is one with the names of its authors; but editors write an "Editorial" in every issue,
 * so that more has to agree there */
static GlsVerdict
compare_generic(const Evidence *evidence)
{
	if (evidence->authors_equal && !gls_text_is_generic_title(evidence->paper->title_key))
		return get_same(evidence);
	if (evidence->authors_equal && evidence->n_shared >= MIN_SURE_AUTHORS &&
	    evidence->years_known && evidence->years_apart == 0)
		return GLS_VERDICT_SAME;
	return GLS_VERDICT_DIFFERENT;
}

static GlsVerdict
compare_equal_titles(const Evidence *evidence, GlsReason *reason)
{
	*reason = GLS_REASON_GENERIC_TITLE;
	if (!is_title_identity(evidence->paper->title_key))
		return compare_generic(evidence);
	*reason = GLS_REASON_OTHER_AUTHORS;
	if (evidence->authors_contradict)
		return GLS_VERDICT_DIFFERENT;
	*reason = GLS_REASON_TITLE;
	/* columns have one title for years */
	if (!evidence->authors_known && evidence->years_apart > MAX_YEARS_UNKNOWN_AUTHORS)
		return GLS_VERDICT_SIMILAR;
	return get_same(evidence);
}

/* abstracts of one paper change less than its title; a numeral in one title asks for more */
static gboolean
abstracts_agree(const Evidence *evidence, const GlsTitleLikeness *likeness)
{
	if (likeness->numerals_contradict)
		return FALSE;
	/* a digest may have one text for all of its papers */
	if (!evidence->authors_known)
		return evidence->overlap >= SURE_OVERLAP && likeness->dice >= SIMILAR_DICE &&
		       !likeness->numerals_differ && !likeness->words_oppose;
	if (likeness->numerals_differ || likeness->words_oppose)
		return evidence->overlap >= SURE_OVERLAP;
	return evidence->overlap >= MIN_OVERLAP;
}

/* whether one of them is cited, rather than listed by who has it: it names a venue, or only one of
 * them is dated. Then titles are as people write them down. Two papers that have ids would have been
 * told by those. */
static gboolean
is_citation(const Evidence *evidence)
{
	const GlsPaper *paper = evidence->paper;
	const GlsPaper *other = evidence->other;

	if (get_schemes(paper) != 0 && get_schemes(other) != 0)
		return FALSE;
	if (evidence->years_apart > 0)
		return FALSE;
	return paper->venue != NULL || other->venue != NULL ||
	       (paper->year == 0) != (other->year == 0);
}

static gboolean
is_cited_title(const Evidence *evidence, const GlsTitleLikeness *likeness)
{
	if (!evidence->authors_known)
		return likeness->dice >= CITED_DICE_UNKNOWN_AUTHORS &&
		       likeness->n_words >= MIN_WORDS_UNKNOWN_AUTHORS && !likeness->numerals_differ;
	return !likeness->numerals_contradict &&
	       (likeness->dice >= CITED_DICE ||
		(likeness->inside >= CITED_INSIDE && likeness->dice >= CITED_INSIDE_DICE));
}

/* whether a title was misspelt or changed a little: the same people write about the same things,
 * so that all else has to agree */
static gboolean
is_retold_title(const Evidence *evidence, const GlsTitleLikeness *likeness)
{
	return evidence->authors_equal && evidence->n_shared >= MIN_SURE_AUTHORS &&
	       evidence->years_apart == 0 && !likeness->numerals_differ && likeness->n_only <= 1 &&
	       likeness->n_other_only <= 1 && likeness->dice >= RETOLD_DICE;
}

/* only a hint */
static gboolean
is_similar(const Evidence *evidence, const GlsTitleLikeness *likeness)
{
	if (likeness->numerals_differ || evidence->years_apart > MAX_YEARS_SIMILAR)
		return FALSE;
	if (evidence->overlap >= 0 && evidence->overlap < SIMILAR_OVERLAP)
		return FALSE;
	if (!evidence->authors_known)
		return likeness->dice >= SIMILAR_DICE_UNKNOWN_AUTHORS;
	return evidence->n_shared * 2 > evidence->n_authors &&
	       (likeness->dice >= SIMILAR_DICE || likeness->inside >= SIMILAR_INSIDE);
}

static GlsVerdict
compare_near_titles(const Evidence *evidence, const GlsTitleLikeness *likeness, GlsReason *reason)
{
	*reason = GLS_REASON_OTHER_WORDS;
	if (likeness->words_oppose)
		return GLS_VERDICT_DIFFERENT;
	*reason = GLS_REASON_NEAR_TITLE;
	if (is_title_identity(evidence->paper->title_key) &&
	    is_title_identity(evidence->other->title_key) && evidence->overlap < 0) {
		if (is_citation(evidence) ? is_cited_title(evidence, likeness)
					  : is_retold_title(evidence, likeness))
			return get_same(evidence);
	}
	if (is_similar(evidence, likeness))
		return GLS_VERDICT_SIMILAR;
	*reason = likeness->numerals_differ ? GLS_REASON_OTHER_WORDS : GLS_REASON_NONE;
	return GLS_VERDICT_DIFFERENT;
}

static GlsVerdict
compare_titles(const Evidence *evidence, GlsReason *reason)
{
	const GlsPaper *paper = evidence->paper;
	const GlsPaper *other = evidence->other;
	GlsTitleLikeness likeness;

	*reason = GLS_REASON_NONE;
	if (paper->title_key == NULL || other->title_key == NULL || *paper->title_key == '\0' ||
	    *other->title_key == '\0')
		return GLS_VERDICT_DIFFERENT;
	if (strcmp(paper->title_key, other->title_key) == 0)
		return compare_equal_titles(evidence, reason);
	if (paper->title == NULL || other->title == NULL)
		return GLS_VERDICT_DIFFERENT;
	*reason = GLS_REASON_OTHER_AUTHORS;
	if (evidence->authors_contradict)
		return GLS_VERDICT_DIFFERENT;
	*reason = GLS_REASON_CUT_TITLE;
	if (gls_title_is_cut_from(paper->title, other->title))
		return get_same(evidence);
	likeness = gls_title_likeness(paper->title, other->title);
	if (abstracts_agree(evidence, &likeness)) {
		*reason = GLS_REASON_ABSTRACT;
		return get_same(evidence);
	}
	return compare_near_titles(evidence, &likeness, reason);
}

/**
 * gls_identity_compare:
 * @paper: a paper
 * @other: another, or the same
 * @reason: (out) (optional): why
 *
 * Tells what two papers are to each other; in either direction the same. In this order:
 *
 * - they share a strong id: same;
 * - both have an id of one kind and share none: different;
 * - equal folded titles: same, unless both have authors and share none, or the title is generic or
 *   shorter than 8 folded characters;
 * - one title is cut by an ellipsis, and begins or ends the other with 50 folded characters or more:
 *   same, unless the authors contradict;
 * - abstracts that overlap, and a shared author: same, unless numerals in the titles contradict;
 * - near titles with shared authors, if an abstract is not known: same if little else differs, else
 *   similar.
 *
 * Papers that are the same are versions of it if one is a preprint and the other is not, or their
 * years differ. The numbers behind each threshold are in README.md.
 *
 * Returns: the verdict
 */
GlsVerdict
gls_identity_compare(const GlsPaper *paper, const GlsPaper *other, GlsReason *reason)
{
	GlsReason own;
	Evidence evidence;

	g_return_val_if_fail(paper != NULL, GLS_VERDICT_DIFFERENT);
	g_return_val_if_fail(other != NULL, GLS_VERDICT_DIFFERENT);

	if (reason == NULL)
		reason = &own;
	*reason = GLS_REASON_ID;
	if (shares_id(paper, other))
		return GLS_VERDICT_SAME;
	*reason = GLS_REASON_OTHER_ID;
	if ((get_schemes(paper) & get_schemes(other)) != 0)
		return GLS_VERDICT_DIFFERENT;
	evidence = gather(paper, other);
	return compare_titles(&evidence, reason);
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

	kinds = get_publications(paper);
	return kinds != 0 && (get_publications(other) & ~kinds) != 0;
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

	return (get_schemes(paper) & get_schemes(other)) != 0 && !shares_id(paper, other);
}

/**
 * gls_identity_is_ruled_out:
 * @paper: a paper, of which the ids and authors count
 * @other: another, or the same
 *
 * Tells whether the ids or the authors of two papers are enough to call them different, whatever their
 * titles and abstracts are. It takes less time than gls_identity_compare().
 *
 * Returns: %TRUE if they are
 */
gboolean
gls_identity_is_ruled_out(const GlsPaper *paper, const GlsPaper *other)
{
	gboolean ids_contradict;

	g_return_val_if_fail(paper != NULL, FALSE);
	g_return_val_if_fail(other != NULL, FALSE);

	ids_contradict = (get_schemes(paper) & get_schemes(other)) != 0;
	if (!ids_contradict && (paper->authors == NULL || other->authors == NULL ||
				paper->authors->len == 0 || other->authors->len == 0 ||
				gls_author_keys_count_shared(paper->authors, other->authors) > 0))
		return FALSE;
	return !shares_id(paper, other);
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
