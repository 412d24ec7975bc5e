/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-title-word.h"

/* the longest word in the tables below, in bytes */
#define MAX_LISTED 16

/* numerals that have no digit, and what they are; a lone "v" or "x" is more often a letter, but then
 * both titles have it */
static const struct {
	const gchar *letters;
	guint value;
} numerals[] = {
	{"i", 1},     {"ii", 2},     {"iii", 3},   {"iv", 4},	{"v", 5},     {"vi", 6},
	{"vii", 7},   {"viii", 8},   {"ix", 9},	   {"x", 10},	{"xi", 11},   {"xii", 12},
	{"one", 1},   {"two", 2},    {"three", 3}, {"four", 4}, {"five", 5},  {"six", 6},
	{"seven", 7}, {"eight", 8},  {"nine", 9},  {"ten", 10}, {"first", 1}, {"second", 2},
	{"third", 3}, {"fourth", 4}, {"fifth", 5}, {"1st", 1},	{"2nd", 2},   {"3rd", 3},
	{"4th", 4},   {"5th", 5},
};

/* opposites of which titles of two papers are full, each with the same beginning */
static const gchar *const opposites[][2] = {
	{"min", "max"},
	{"minimal", "maximal"},
	{"minimum", "maximum"},
	{"minima", "maxima"},
	{"minimize", "maximize"},
	{"minimise", "maximise"},
	{"minimizing", "maximizing"},
	{"minimising", "maximising"},
	{"minimization", "maximization"},
	{"minimisation", "maximisation"},
	{"lower", "upper"},
	{"low", "high"},
	{"lower", "higher"},
	{"left", "right"},
	{"positive", "negative"},
	{"odd", "even"},
	{"discrete", "continuous"},
	{"small", "large"},
	{"short", "long"},
	{"weak", "strong"},
	{"local", "global"},
	{"static", "dynamic"},
	{"hard", "soft"},
	{"open", "closed"},
	{"single", "multiple"},
	{"single", "double"},
	{"forward", "backward"},
	{"forward", "inverse"},
	{"direct", "inverse"},
	{"direct", "indirect"},
	{"internal", "external"},
	{"inner", "outer"},
	{"interior", "exterior"},
	{"online", "offline"},
	{"attractive", "repulsive"},
	{"classical", "quantum"},
	{"elliptic", "hyperbolic"},
	{"parabolic", "hyperbolic"},
	{"elliptic", "parabolic"},
	{"spherical", "hyperbolic"},
	{"theory", "experiment"},
	{"theory", "application"},
	{"theory", "applications"},
};

/* what makes a word its own opposite */
static const gchar *const prefixes[] = {
	"a",  "an", "anti",  "bi",  "co",    "de",   "dis", "hyper", "im",
	"in", "ir", "multi", "non", "quasi", "semi", "sub", "super", "un",
};

/* words that make a title the one of a paper about another */
static const gchar *const roles[] = {
	"addendum", "comment", "comments",  "corrigendum", "correction", "discussion", "editorial",
	"errata",   "erratum", "rejoinder", "reply",	   "response",	 "retraction",
};

/* words that a title can gain or lose; sorted by nothing but use */
static const gchar *const small_words[] = {
	"a",   "an", "and", "as", "at",	  "by",	 "for", "from",	 "in",	  "into", "is",
	"its", "of", "on",  "or", "over", "the", "to",	"under", "using", "via",  "with",
};

static gboolean
equals(const GlsTitleWord *word, const gchar *letters)
{
	return *word->letters == *letters && strncmp(word->letters, letters, word->length) == 0 &&
	       letters[word->length] == '\0';
}

static gboolean
is_listed(const GlsTitleWord *word, const gchar *const *list, gsize n)
{
	for (gsize i = 0; word->length <= MAX_LISTED && i < n; i++) {
		if (equals(word, list[i]))
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_title_word_has_digit:
 * @word: a word
 *
 * Returns: %TRUE if there is a digit in it
 */
gboolean
gls_title_word_has_digit(const GlsTitleWord *word)
{
	for (gsize i = 0; i < word->length; i++) {
		if (g_ascii_isdigit(word->letters[i]))
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_title_word_is_small:
 * @word: a word
 *
 * Returns: %TRUE if a title means the same without it, such as "the"
 */
gboolean
gls_title_word_is_small(const GlsTitleWord *word)
{
	return is_listed(word, small_words, G_N_ELEMENTS(small_words));
}

/**
 * gls_title_word_is_role:
 * @word: a word
 *
 * Returns: %TRUE if it says what a paper is to another, such as "reply"
 */
gboolean
gls_title_word_is_role(const GlsTitleWord *word)
{
	return is_listed(word, roles, G_N_ELEMENTS(roles));
}

/* what a numeral without digits, or of digits alone, is; 0 if it is none of these */
static guint
get_value(const GlsTitleWord *word)
{
	guint value = 0;

	for (gsize i = 0; word->length <= MAX_LISTED && i < G_N_ELEMENTS(numerals); i++) {
		if (equals(word, numerals[i].letters))
			return numerals[i].value;
	}
	for (gsize i = 0; i < word->length; i++) {
		if (!g_ascii_isdigit(word->letters[i]) || word->length > 8)
			return 0;
		value = value * 10 + (guint)(word->letters[i] - '0');
	}
	return value;
}

/**
 * gls_title_word_is_numeral:
 * @word: a word
 *
 * Returns: %TRUE if it is a number, as digits, in Roman or as a word, or has a digit, such as "gpt4"
 */
gboolean
gls_title_word_is_numeral(const GlsTitleWord *word)
{
	return gls_title_word_has_digit(word) || get_value(word) > 0;
}

/**
 * gls_title_word_is_same_numeral:
 * @word: a word
 * @other: another
 *
 * Returns: %TRUE if both are numerals and mean the same: "II", "two" and "2"
 */
gboolean
gls_title_word_is_same_numeral(const GlsTitleWord *word, const GlsTitleWord *other)
{
	guint value = get_value(word);

	if (value > 0)
		return value == get_value(other);
	return word->length == other->length && gls_title_word_has_digit(word) &&
	       memcmp(word->letters, other->letters, word->length) == 0;
}

/* whether a word is the other one with a prefix before it */
static gboolean
has_prefix(const GlsTitleWord *word, const GlsTitleWord *other)
{
	gsize length;

	if (word->length <= other->length || other->length < 3)
		return FALSE;
	length = word->length - other->length;
	if (memcmp(word->letters + length, other->letters, other->length) != 0)
		return FALSE;
	return is_listed(&(GlsTitleWord){word->letters, length}, prefixes, G_N_ELEMENTS(prefixes));
}

/**
 * gls_title_word_opposes:
 * @word: a word
 * @other: another
 *
 * Returns: %TRUE if they are opposites, such as "min" and "max" or "linear" and "nonlinear"
 */
gboolean
gls_title_word_opposes(const GlsTitleWord *word, const GlsTitleWord *other)
{
	for (gsize i = 0; i < G_N_ELEMENTS(opposites); i++) {
		if (equals(word, opposites[i][0])
			    ? equals(other, opposites[i][1])
			    : equals(word, opposites[i][1]) && equals(other, opposites[i][0]))
			return TRUE;
	}
	return has_prefix(word, other) || has_prefix(other, word);
}
