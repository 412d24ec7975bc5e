/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-word-trie.h"

static GlsPhrase *
new_phrase(const gchar *text, GlsField fields)
{
	g_autoptr(GError) error = NULL;
	GlsPhrase *phrase;
	gsize bad;

	phrase = gls_phrase_new(text, strlen(text), fields, FALSE, &bad, &error);
	g_assert_no_error(error);
	return phrase;
}

static gint
compare_hits(gconstpointer a, gconstpointer b)
{
	const GlsWordTrieHit *hit = a;
	const GlsWordTrieHit *other = b;

	if (hit->phrase != other->phrase)
		return hit->phrase < other->phrase ? -1 : 1;
	return hit->start < other->start ? -1 : hit->start > other->start;
}

/* what a trie finds, as "phrase:start-end", sorted by phrase, then by place */
static gchar *
describe(GArray *hits)
{
	GString *text = g_string_new(NULL);

	g_array_sort(hits, compare_hits);
	for (guint i = 0; i < hits->len; i++) {
		const GlsWordTrieHit *hit = &g_array_index(hits, GlsWordTrieHit, i);
		g_string_append_printf(text, "%u:%u-%u ", hit->phrase, hit->start, hit->end);
	}
	return g_strchomp(g_string_free(text, FALSE));
}

static gchar *
find(const gchar *const *phrases, guint n_phrases, const gchar *text)
{
	g_autoptr(GlsWordTrie) trie = gls_word_trie_new();
	g_autoptr(GlsWords) words = gls_words_new(text, -1);
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));

	for (guint i = 0; i < n_phrases; i++) {
		g_autoptr(GlsPhrase) phrase = new_phrase(phrases[i], GLS_FIELD_ALL);
		g_assert_cmpuint(gls_word_trie_add(trie, phrase), ==, i);
	}
	gls_word_trie_match(trie, words, GLS_FIELD_TITLE, hits);
	return describe(hits);
}

static void
test_word_trie_one(void)
{
	static const struct {
		const gchar *phrase;
		const gchar *text;
		const gchar *hits;
	} cases[] = {
		{"bandit", "", ""},
		{"bandit", "A Bandit!", "0:2-8"},
		{"bandit", "bandits and nonbandit", ""},
		{"bandit*", "Bandits, bandit, band", "0:0-7 0:9-15"},
		{"regret bound*", "regret\nbounds, Regret-bound regrets bound", "0:0-13 0:15-27"},
		{"regret* bound", "regret bound, regrets bound", "0:0-12 0:14-27"},
		{"a a", "a a a", "0:0-3 0:2-5"},
		{"pre-training", "pre training, pretraining", "0:0-12"},
		{"entropy", "{\\em entropy} Entro\u00adpy", "0:5-12 0:14-23"},
		{"Schr\u00f6dinger bridge", "Schr\\\"odinger\u00a0Bridge", "0:0-21"},
		{"\u5b66\u4e60", "\u6df1\u5ea6\u5b66\u4e60\u6a21", "0:6-12"},
		{"\u5ea6*", "\u6df1\u5ea6\u5b66", "0:3-6"},
		{"RAG", "RAG, RAGs, RAG's, rag, Rag, RAGS, rags", "0:0-3 0:5-9 0:11-16"},
		{"IS", "As Is is IS", "0:9-11"},
		{"deep RL", "Deep RL, deep rl, DEEP RLs", "0:0-7 0:18-26"},
		{"a*", "a b", "0:0-1"},
		{"C++", "C, C++, C++11", "0:3-6 0:8-11"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *hits = find(&cases[i].phrase, 1, cases[i].text);

		g_test_message("%s in %s", cases[i].phrase, cases[i].text);
		g_assert_cmpstr(hits, ==, cases[i].hits);
	}
}

static void
test_word_trie_overlap(void)
{
	static const gchar *const phrases[] = {
		"deep", "deep learning", "learning theory", "deep*", "learning", "deep learning",
	};
	g_autofree gchar *hits = find(phrases, G_N_ELEMENTS(phrases), "Deep learning theory");

	g_assert_cmpstr(hits, ==, "0:0-4 1:0-13 2:5-20 3:0-4 4:5-13 5:0-13");
}

static void
test_word_trie_fields(void)
{
	g_autoptr(GlsWordTrie) trie = gls_word_trie_new();
	g_autoptr(GlsWords) words = gls_words_new("survey", -1);
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));
	g_autoptr(GlsPhrase) title = new_phrase("survey", GLS_FIELD_TITLE);
	g_autoptr(GlsPhrase) both = new_phrase("survey", GLS_FIELD_ALL);
	g_autofree gchar *found = NULL;

	gls_word_trie_add(trie, title);
	gls_word_trie_add(trie, both);
	gls_word_trie_match(trie, words, GLS_FIELD_ABSTRACT, hits);
	found = describe(hits);
	g_assert_cmpstr(found, ==, "1:0-6");
}

/* many phrases, so that the table grows, and every one is found */
static void
test_word_trie_many(void)
{
	g_autoptr(GlsWordTrie) trie = gls_word_trie_new();
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GlsWords) words = NULL;
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));
	const guint n = 20000;

	for (guint i = 0; i < n; i++) {
		g_autofree gchar *shown =
			g_strdup_printf("word%u of%u a-much-longer-tail%u", i, i % 7, i % 11);
		g_autoptr(GlsPhrase) phrase = new_phrase(shown, GLS_FIELD_ALL);

		gls_word_trie_add(trie, phrase);
		g_string_append_printf(text, "%s. ", shown);
	}
	words = gls_words_new(text->str, text->len);
	gls_word_trie_match(trie, words, GLS_FIELD_TITLE, hits);
	g_assert_cmpuint(hits->len, ==, n);
	for (guint i = 0; i < n; i++)
		g_assert_cmpuint(g_array_index(hits, GlsWordTrieHit, i).phrase, ==, i);
}

/* the slow reference: every word of every phrase at every place */
static gboolean
reference_word(const GlsPhrase *phrase, guint i, const GlsWords *words, guint at)
{
	const GlsWord *wanted = &g_array_index(phrase->words->words, GlsWord, i);
	const GlsWord *word = &g_array_index(words->words, GlsWord, at);
	g_autofree gchar *text =
		g_strndup(words->folded->str + word->fold_start, word->fold_end - word->fold_start);
	g_autofree gchar *sought = g_strndup(phrase->words->folded->str + wanted->fold_start,
					     wanted->fold_end - wanted->fold_start);
	g_autofree gchar *plural = g_strconcat(sought, "s", NULL);

	switch (phrase->kinds[i]) {
	case GLS_PHRASE_WORD_PREFIX:
		return g_str_has_prefix(text, sought);
	case GLS_PHRASE_WORD_CAPITALS:
		return word->capitals && g_str_equal(text, word->plural ? plural : sought);
	default:
		return g_str_equal(text, sought);
	}
}

static void
reference_match(const GPtrArray *phrases, const GlsWords *words, GlsField field, GArray *hits)
{
	for (guint n = 0; n < phrases->len; n++) {
		const GlsPhrase *phrase = g_ptr_array_index(phrases, n);
		guint length = phrase->words->words->len;

		for (guint at = 0; at + length <= words->words->len; at++) {
			guint i = 0;

			while (i < length && reference_word(phrase, i, words, at + i))
				i++;
			if (i == length && (phrase->fields & field)) {
				GlsWordTrieHit hit = {
					n, g_array_index(words->words, GlsWord, at).start,
					g_array_index(words->words, GlsWord, at + length - 1).end};
				g_array_append_val(hits, hit);
			}
		}
	}
}

/* few letters, so that phrases begin, end and overlap alike */
static void
append_random_word(GRand *rand, GString *text)
{
	static const gchar *const pieces[] = {"a",	"b",	   "ab",     "A",      "RL",
					      "RAG",	"s",	   "\u00e9", "\u03b1", "\u6df1",
					      "\u5ea6", "o\u00ad", "\\'a",   "1",      "abcdefgh"};
	guint n = g_rand_int_range(rand, 1, 3);

	for (guint i = 0; i < n; i++)
		g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
}

static GlsPhrase *
new_random_phrase(GRand *rand)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint n = g_rand_int_range(rand, 1, 4);

	for (guint i = 0; i < n; i++) {
		append_random_word(rand, text);
		/* a soft hyphen at its end is no part of a word, which a `*` must follow */
		if (g_rand_int_range(rand, 0, 3) == 0 && !g_str_has_suffix(text->str, "\u00ad"))
			g_string_append_c(text, '*');
		g_string_append_c(text, ' ');
	}
	return new_phrase(text->str, g_rand_int_range(rand, 1, GLS_FIELD_DEFAULT + 1));
}

static void
test_word_trie_random(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260311);
	static const gchar *const separators[] = {" ", "-", "\n", ", ", "\u00a0", ""};
	guint n_hits = 0;

	for (guint round = 0; round < 10000; round++) {
		g_autoptr(GPtrArray)
			phrases = g_ptr_array_new_with_free_func((GDestroyNotify)gls_phrase_free);
		g_autoptr(GlsWordTrie) trie = gls_word_trie_new();
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GlsWords) words = NULL;
		g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));
		g_autoptr(GArray) expected = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));
		g_autofree gchar *got = NULL;
		g_autofree gchar *wanted = NULL;
		guint n_words = g_rand_int_range(rand, 0, 20);
		guint n_phrases = g_rand_int_range(rand, 1, 12);
		GlsField field = 1 << g_rand_int_range(rand, 0, 2);

		for (guint i = 0; i < n_phrases; i++) {
			g_ptr_array_add(phrases, new_random_phrase(rand));
			gls_word_trie_add(trie, g_ptr_array_index(phrases, i));
		}
		for (guint i = 0; i < n_words; i++) {
			append_random_word(rand, text);
			g_string_append(text, separators[g_rand_int_range(rand, 0, 6)]);
		}
		words = gls_words_new(text->str, text->len);
		gls_word_trie_match(trie, words, field, hits);
		reference_match(phrases, words, field, expected);
		n_hits += expected->len;
		got = describe(hits);
		wanted = describe(expected);
		g_assert_cmpstr(got, ==, wanted);
	}
	g_test_message("%u hits", n_hits);
	g_assert_cmpuint(n_hits, >, 5000);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/word-trie/one", test_word_trie_one);
	g_test_add_func("/word-trie/overlap", test_word_trie_overlap);
	g_test_add_func("/word-trie/fields", test_word_trie_fields);
	g_test_add_func("/word-trie/many", test_word_trie_many);
	g_test_add_func("/word-trie/random", test_word_trie_random);
	return g_test_run();
}
