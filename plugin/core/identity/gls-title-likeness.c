/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/identity/gls-title-likeness.h"
#include "core/identity/gls-title-word.h"
#include "core/text/gls-edits.h"
#include "core/text/gls-text.h"

/* what is compared of a title; few have more than 300 letters, or 50 words */
#define MAX_LETTERS 1024
#define MAX_WORDS   128
/* letters of the shortest word that may have one wrong, and two */
#define MIN_ONE_EDIT  5
#define MIN_TWO_EDITS 9
/* folded characters of the shortest cut title that tells papers apart */
#define MIN_CUT_LENGTH 50

/* a title cut into folded words, and those of them that the other title does not have */
typedef struct {
	GlsWords *words;
	GlsTitleWord only[MAX_WORDS];
	guint n_words;
	guint n_only;
} Title;

static GlsTitleWord
get_word(const Title *title, guint i)
{
	const GlsWord *word = &g_array_index(title->words->words, GlsWord, i);

	return (GlsTitleWord){title->words->folded->str + word->fold_start,
			      word->fold_end - word->fold_start};
}

static gboolean
is_equal(const GlsTitleWord *word, const GlsTitleWord *other)
{
	return word->length == other->length &&
	       memcmp(word->letters, other->letters, word->length) == 0;
}

/* whether they are equal but for a wrong letter; a numeral has none */
static gboolean
is_misspelt(const GlsTitleWord *word, const GlsTitleWord *other)
{
	gsize shorter = MIN(word->length, other->length);

	if (shorter < MIN_ONE_EDIT || gls_title_word_has_digit(word) ||
	    gls_title_word_has_digit(other))
		return FALSE;
	return gls_edits_within(word->letters, word->length, other->letters, other->length,
				shorter >= MIN_TWO_EDITS ? 2 : 1);
}

/* the words of a title that another one has not, each as often as it has it more */
static void
find_only(Title *title, const Title *other)
{
	gboolean taken[MAX_WORDS] = {FALSE};

	for (guint i = 0; i < title->n_words; i++) {
		GlsTitleWord word = get_word(title, i);
		gboolean found = FALSE;

		for (guint j = 0; j < other->n_words && !found; j++) {
			GlsTitleWord other_word = get_word(other, j);

			found = !taken[j] && is_equal(&word, &other_word);
			taken[j] |= found;
		}
		if (!found)
			title->only[title->n_only++] = word;
	}
}

/* "pre training" and "pretraining": what only they have is the same without spaces */
static gboolean
is_spacing_only(const Title *title, const Title *other)
{
	g_autoptr(GString) key = g_string_new(NULL);
	g_autoptr(GString) other_key = g_string_new(NULL);

	for (guint i = 0; i < title->n_only; i++)
		g_string_append_len(key, title->only[i].letters, title->only[i].length);
	for (guint i = 0; i < other->n_only; i++)
		g_string_append_len(other_key, other->only[i].letters, other->only[i].length);
	return key->len > 0 && g_string_equal(key, other_key);
}

static void
drop_word(Title *title, guint i)
{
	title->n_only--;
	memmove(&title->only[i], &title->only[i + 1], (title->n_only - i) * sizeof(title->only[0]));
}

static void
drop_misspelt(Title *title, Title *other)
{
	for (guint i = 0; i < title->n_only;) {
		guint j = 0;

		while (j < other->n_only && !is_misspelt(&title->only[i], &other->only[j]))
			j++;
		if (j == other->n_only) {
			i++;
			continue;
		}
		drop_word(title, i);
		drop_word(other, j);
	}
}

static guint
count_content(const Title *title)
{
	guint n = 0;

	for (guint i = 0; i < title->n_only; i++)
		n += !gls_title_word_is_small(&title->only[i]);
	return n;
}

static guint
count_numerals_without(const Title *title, const Title *other)
{
	guint n = 0;

	for (guint i = 0; i < title->n_only; i++) {
		guint j = 0;

		if (!gls_title_word_is_numeral(&title->only[i]))
			continue;
		while (j < other->n_only &&
		       !gls_title_word_is_same_numeral(&title->only[i], &other->only[j]))
			j++;
		n += j == other->n_only;
	}
	return n;
}

/* in any spelling and order */
static void
compare_numerals(GlsTitleLikeness *likeness, const Title *title, const Title *other)
{
	guint n = count_numerals_without(title, other);
	guint n_other = count_numerals_without(other, title);

	likeness->numerals_differ = n > 0 || n_other > 0;
	likeness->numerals_contradict = n > 0 && n_other > 0;
}

static gboolean
words_oppose(const Title *title, const Title *other)
{
	for (guint i = 0; i < title->n_only; i++) {
		if (gls_title_word_is_role(&title->only[i]))
			return TRUE;
		for (guint j = 0; j < other->n_only; j++)
			if (gls_title_word_opposes(&title->only[i], &other->only[j]))
				return TRUE;
	}
	for (guint j = 0; j < other->n_only; j++)
		if (gls_title_word_is_role(&other->only[j]))
			return TRUE;
	return FALSE;
}

static gint
compare_trigrams(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return first < second ? -1 : first > second;
}

/* the bytes of a title in threes, sorted */
static guint
list_trigrams(const gchar *key, gsize length, guint32 *trigrams)
{
	guint n = length >= 3 ? (guint)MIN(length - 2, MAX_LETTERS) : 0;

	for (guint i = 0; i < n; i++)
		trigrams[i] = (guint32)(guchar)key[i] << 16 | (guint32)(guchar)key[i + 1] << 8 |
			      (guchar)key[i + 2];
	qsort(trigrams, n, sizeof(*trigrams), compare_trigrams);
	return n;
}

static void
compare_trigrams_of(GlsTitleLikeness *likeness,
		    const gchar *key,
		    gsize length,
		    const gchar *other_key,
		    gsize other_length)
{
	guint32 trigrams[MAX_LETTERS];
	guint32 other_trigrams[MAX_LETTERS];
	guint n = list_trigrams(key, length, trigrams);
	guint n_other = list_trigrams(other_key, other_length, other_trigrams);
	guint n_shared = 0;

	for (guint i = 0, j = 0; i < n && j < n_other;) {
		if (trigrams[i] == other_trigrams[j]) {
			n_shared++;
			i++;
			j++;
		} else if (trigrams[i] < other_trigrams[j]) {
			i++;
		} else {
			j++;
		}
	}
	if (n == 0 || n_other == 0)
		return;
	likeness->dice = 2.0 * n_shared / (n + n_other);
	likeness->inside = (gdouble)n_shared / MIN(n, n_other);
}

static gchar *
dup_key(const GlsWords *words)
{
	gchar *key = g_strndup(words->folded->str, words->folded->len);
	gchar *out = key;

	for (const gchar *p = key; *p != '\0'; p++) {
		if (*p != ' ')
			*out++ = *p;
	}
	*out = '\0';
	return key;
}

static void
compare_keys(GlsTitleLikeness *likeness, const Title *title, const Title *other)
{
	g_autofree gchar *key = dup_key(title->words);
	g_autofree gchar *other_key = dup_key(other->words);

	compare_trigrams_of(likeness, key, strlen(key), other_key, strlen(other_key));
}

/**
 * gls_title_likeness:
 * @title: a title as shown
 * @other: another
 *
 * Tells how alike two titles are. Titles are compared folded, up to 128 words.
 *
 * Returns: how alike they are
 */
GlsTitleLikeness
gls_title_likeness(const gchar *title, const gchar *other)
{
	g_autoptr(GlsWords) words = gls_words_new(title, -1);
	g_autoptr(GlsWords) other_words = gls_words_new(other, -1);
	Title first = {.words = words, .n_words = MIN(words->words->len, MAX_WORDS)};
	Title second = {.words = other_words, .n_words = MIN(other_words->words->len, MAX_WORDS)};
	GlsTitleLikeness likeness = {.n_words = MIN(first.n_words, second.n_words)};

	compare_keys(&likeness, &first, &second);
	find_only(&first, &second);
	find_only(&second, &first);
	if (is_spacing_only(&first, &second))
		return likeness;
	compare_numerals(&likeness, &first, &second);
	likeness.words_oppose = words_oppose(&first, &second);
	drop_misspelt(&first, &second);
	likeness.n_only = count_content(&first);
	likeness.n_other_only = count_content(&second);
	return likeness;
}

static gboolean
is_end_of(const gchar *key, const gchar *title, const gchar *other_key)
{
	if (g_utf8_strlen(key, -1) < MIN_CUT_LENGTH)
		return FALSE;
	if (g_str_has_suffix(title, "…") || g_str_has_suffix(title, "..."))
		return g_str_has_prefix(other_key, key);
	if (g_str_has_prefix(title, "…") || g_str_has_prefix(title, "..."))
		return g_str_has_suffix(other_key, key);
	return FALSE;
}

/**
 * gls_title_is_cut_from:
 * @title: a title as shown
 * @other: another
 *
 * Tells whether one of two titles is cut by an ellipsis at its end or at its beginning, and what is
 * left of it, 50 folded characters or more, stands in the other one. Of 4,894 titles no two are equal
 * in their first 50 characters, two groups are in 40.
 *
 * Returns: %TRUE if so
 */
gboolean
gls_title_is_cut_from(const gchar *title, const gchar *other)
{
	g_autofree gchar *key = gls_text_title_key(title, -1);
	g_autofree gchar *other_key = gls_text_title_key(other, -1);

	return is_end_of(key, title, other_key) || is_end_of(other_key, other, key);
}
