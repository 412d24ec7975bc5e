/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "cli/gls-benchmark-terms.h"
#include "core/rules/gls-phrase.h"
#include "core/text/gls-words.h"

/* shorter words are rarely what a rule is for */
#define MIN_WORD 5

/* what people write into regexes: each takes up to three words */
static const gchar *const shapes[] = {
	"%s.*%s",
	"\\b%s\\w*",
	"%s[- ]?%s",
	"(%s|%s)s?\\s+%s",
	"%s\\s+(\\w+\\s+){0,3}%s",
	"(?:%s|%s|%s)",
	"\\b%s\\b.{0,40}\\b%s\\b",
	"%s(s|ing|ed)?\\b",
	"^.*%s",
	"(?<!non-)%s",
};

/* one of so many regexes has no word in it that could be looked for */
#define N_WITH_WORDS   100
#define WITHOUT_A_WORD "\\b\\d+(\\.\\d+)?[BM]\\b"

/* a word and the one after it */
typedef struct {
	gchar *first;
	gchar *second;
} Pair;

static void
pair_clear(gpointer pair)
{
	g_free(((Pair *)pair)->first);
	g_free(((Pair *)pair)->second);
}

static gboolean
is_long(const GlsWord *word)
{
	return word->fold_end - word->fold_start >= MIN_WORD;
}

static gchar *
dup_word(const GlsWords *words, const GlsWord *word)
{
	return g_strndup(words->folded->str + word->fold_start, word->fold_end - word->fold_start);
}

/* the places of a digest where two longer words follow each other: nobody looks for "of the" */
static GArray *
dup_pairs(const GlsDigest *digest)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));

	g_array_set_clear_func(pairs, pair_clear);
	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);
		const gchar *text = entry->abstract != NULL ? entry->abstract : entry->title;
		g_autoptr(GlsWords) words = gls_words_new(text, -1);

		for (guint j = 0; j + 1 < words->words->len; j++) {
			const GlsWord *word = &g_array_index(words->words, GlsWord, j);
			Pair pair;

			if (!is_long(word) || !is_long(word + 1))
				continue;
			pair.first = dup_word(words, word);
			pair.second = dup_word(words, word + 1);
			g_array_append_val(pairs, pair);
		}
	}
	return pairs;
}

static const Pair *
get_pair(const GArray *pairs, guint i)
{
	return &g_array_index(pairs, Pair, i % pairs->len);
}

/**
 * gls_benchmark_dup_phrases:
 * @digest: a digest
 * @n: how many phrases, at most
 *
 * Makes phrases of the longer words of a digest. Every second phrase stands in the text, the last
 * word of the others stands far away: as in life, most rules fail late and not at once. If there are
 * not as many as are asked for, the rest goes on with a word from elsewhere.
 *
 * Returns: (transfer full) (element-type utf8): the phrases, none if the digest has too few words
 */
GPtrArray *
gls_benchmark_dup_phrases(const GlsDigest *digest, guint n)
{
	g_autoptr(GArray) pairs = dup_pairs(digest);
	GPtrArray *phrases = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < n && pairs->len > 0; i++) {
		guint at = n > pairs->len ? i : (guint64)i * pairs->len / n;
		const Pair *pair = get_pair(pairs, at);
		const Pair *far = get_pair(pairs, at + pairs->len / 2);

		if (i >= pairs->len)
			g_ptr_array_add(phrases,
					g_strdup_printf("%s %s %s", pair->first, pair->second,
							get_pair(pairs, i * 7)->second));
		else
			g_ptr_array_add(phrases,
					g_strdup_printf("%s %s", pair->first,
							i % 2 == 0 ? pair->second : far->second));
	}
	return phrases;
}

/* every second one is put together from two, and stands nowhere */
static gchar *
dup_regex_word(const GArray *pairs, guint i, gboolean is_found)
{
	const gchar *word = get_pair(pairs, i)->first;
	g_autofree gchar *joined =
		g_strconcat(word, get_pair(pairs, i + pairs->len / 2)->first, NULL);

	return g_regex_escape_string(is_found ? word : joined, -1);
}

/**
 * gls_benchmark_dup_regexes:
 * @digest: a digest
 * @n: how many regexes, at most
 *
 * Makes regexes of the longer words of a digest, to be used with the flag `i`. The words of every
 * second one do not stand in it: as in life, most find nothing.
 *
 * Returns: (transfer full) (element-type utf8): the patterns, none if the digest has too few words
 */
GPtrArray *
gls_benchmark_dup_regexes(const GlsDigest *digest, guint n)
{
	g_autoptr(GArray) pairs = dup_pairs(digest);
	GPtrArray *regexes = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < n && pairs->len > 0; i++) {
		guint first = (guint64)i * pairs->len / n;
		const gchar *shape = i % N_WITH_WORDS == N_WITH_WORDS - 1
					     ? WITHOUT_A_WORD
					     : shapes[i / 2 % G_N_ELEMENTS(shapes)];
		g_auto(GStrv) parts = g_strsplit(shape, "%s", -1);
		GString *pattern = g_string_new(parts[0]);

		for (guint j = 1; parts[j] != NULL; j++) {
			/* the second stands near by, the third far away */
			guint at = j < 3 ? first + j - 1 : first + pairs->len / 3;
			g_autofree gchar *word = dup_regex_word(pairs, at, i % 2 == 0);

			g_string_append_printf(pattern, "%s%s", word, parts[j]);
		}
		g_ptr_array_add(regexes, g_string_free(pattern, FALSE));
	}
	return regexes;
}
