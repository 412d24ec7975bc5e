/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "cli/gls-benchmark-terms.h"
#include "core/rules/gls-phrase.h"
#include "core/text/gls-words.h"

/* shorter words are rarely what a regex is for */
#define MIN_REGEX_WORD 5

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
#define N_WITH_WORDS   50
#define WITHOUT_A_WORD "\\b\\d+(\\.\\d+)?[BM]\\b"

/* folded words of @min_length bytes or more, as they follow each other */
static GPtrArray *
dup_words(const GlsDigest *digest, gsize min_length)
{
	GPtrArray *result = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);
		const gchar *text = entry->abstract != NULL ? entry->abstract : entry->title;
		g_autoptr(GlsWords) words = gls_words_new(text, -1);

		for (guint j = 0; j < words->words->len; j++) {
			const GlsWord *word = &g_array_index(words->words, GlsWord, j);
			gsize length = word->fold_end - word->fold_start;

			if (length >= min_length)
				g_ptr_array_add(
					result,
					g_strndup(words->folded->str + word->fold_start, length));
		}
	}
	return result;
}

/* words of the text from @first on, of which the last may stand elsewhere */
static gchar *
dup_phrase(const GPtrArray *words, guint first, guint n_words, gboolean is_found)
{
	GString *phrase = g_string_new(g_ptr_array_index(words, first));

	for (guint i = 1; i + 1 < n_words; i++)
		g_string_append_printf(
			phrase, " %s",
			(gchar *)g_ptr_array_index(words, MIN(first + i, words->len - 1)));
	first = is_found ? MIN(first + n_words - 1, words->len - 1) : words->len - 1 - first;
	g_string_append_printf(phrase, " %s", (gchar *)g_ptr_array_index(words, first));
	return g_string_free(phrase, FALSE);
}

/**
 * gls_benchmark_dup_phrases:
 * @digest: a digest
 * @n: how many phrases, at most
 *
 * Makes phrases of the words of a digest. Every second phrase stands in the text, the last word of
 * the others stands far away: as in life, most rules fail late and not at once. They have two words,
 * and more if two do not make as many as are asked for.
 *
 * Returns: (transfer full) (element-type utf8): the phrases, none if the digest has too few words
 */
GPtrArray *
gls_benchmark_dup_phrases(const GlsDigest *digest, guint n)
{
	g_autoptr(GPtrArray) words = dup_words(digest, 1);
	GPtrArray *phrases = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < n && words->len > 1; i++) {
		guint first = (guint64)i * (words->len - 1) / n;
		guint n_words = 2 + i % (1 + n / words->len);

		g_ptr_array_add(
			phrases,
			dup_phrase(words, first, MIN(n_words, GLS_PHRASE_MAX_WORDS), i % 2 == 0));
	}
	return phrases;
}

static const gchar *
get_word(const GPtrArray *words, guint i)
{
	return g_ptr_array_index(words, i % words->len);
}

/**
 * gls_benchmark_dup_regexes:
 * @digest: a digest
 * @n: how many regexes, at most
 *
 * Makes regexes of the longer words of a digest, to be used with the flag `i`.
 *
 * Returns: (transfer full) (element-type utf8): the patterns, none if the digest has too few words
 */
GPtrArray *
gls_benchmark_dup_regexes(const GlsDigest *digest, guint n)
{
	g_autoptr(GPtrArray) words = dup_words(digest, MIN_REGEX_WORD);
	GPtrArray *regexes = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < n && words->len > 0; i++) {
		guint first = (guint64)i * words->len / n;
		const gchar *shape = i % N_WITH_WORDS == N_WITH_WORDS - 1
					     ? WITHOUT_A_WORD
					     : shapes[i % G_N_ELEMENTS(shapes)];
		g_auto(GStrv) parts = g_strsplit(shape, "%s", -1);
		g_autoptr(GString) pattern = g_string_new(parts[0]);

		for (guint j = 1; parts[j] != NULL; j++) {
			/* the second stands near by, the third far away */
			guint at = j < 3 ? first + j - 1 : words->len - 1 - first;
			g_autofree gchar *word = g_regex_escape_string(get_word(words, at), -1);

			g_string_append_printf(pattern, "%s%s", word, parts[j]);
		}
		g_ptr_array_add(regexes, g_strdup(pattern->str));
	}
	return regexes;
}
