/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/gls-benchmark-rules.h"
#include "cli/gls-benchmark-terms.h"
#include "cli/gls-benchmark.h"
#include "core/rules/gls-regex-set.h"
#include "core/rules/gls-word-trie.h"

/* short texts are gone over several times for phrases: the clock counts microseconds */
#define MIN_BYTES (128 * 1024)

/* goes back ages in a text such as the one below */
#define SLOW_REGEX "(a+)+$"
#define SLOW_TEXT  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"

static const guint phrase_counts[] = {10, 100, 1000, 10000};
static const guint regex_counts[] = {10, 100, 500};

/* what is looked for, and where */
typedef struct {
	GPtrArray *texts;
	gsize n_bytes;
	guint n_rounds;
	GPtrArray *terms;
	GlsWordTrie *trie;
	GPtrArray *regexes;
	GlsRegexSet *set;
	GPtrArray *plain;
} RulesBench;

static GPtrArray *
dup_texts(const GlsDigest *digest)
{
	GPtrArray *texts = g_ptr_array_new();

	for (guint i = 0; i < digest->entries->len; i++) {
		const GlsEntry *entry = g_ptr_array_index(digest->entries, i);

		g_ptr_array_add(texts, entry->title);
		if (entry->abstract != NULL)
			g_ptr_array_add(texts, entry->abstract);
	}
	return texts;
}

static void
rules_bench_init(RulesBench *self, const GlsDigest *digest)
{
	self->texts = dup_texts(digest);
	for (guint i = 0; i < self->texts->len; i++)
		self->n_bytes += strlen(g_ptr_array_index(self->texts, i));
	self->n_rounds = self->n_bytes > 0 ? 1 + MIN_BYTES / self->n_bytes : 0;
}

static void
rules_bench_clear_terms(RulesBench *self)
{
	g_clear_pointer(&self->trie, gls_word_trie_free);
	g_clear_pointer(&self->set, gls_regex_set_free);
	g_clear_pointer(&self->regexes, g_ptr_array_unref);
	g_clear_pointer(&self->plain, g_ptr_array_unref);
	g_clear_pointer(&self->terms, g_ptr_array_unref);
}

static void
rules_bench_clear(RulesBench *self)
{
	rules_bench_clear_terms(self);
	g_clear_pointer(&self->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RulesBench, rules_bench_clear)

static GlsWordTrie *
dup_trie(const GPtrArray *phrases)
{
	GlsWordTrie *trie = gls_word_trie_new();

	for (guint i = 0; i < phrases->len; i++) {
		const gchar *text = g_ptr_array_index(phrases, i);
		gsize bad;
		g_autoptr(GlsPhrase) phrase =
			gls_phrase_new(text, strlen(text), GLS_FIELD_ALL, TRUE, &bad, NULL);

		if (phrase != NULL)
			gls_word_trie_add(trie, phrase);
	}
	return trie;
}

static void
run_compile(gconstpointer work)
{
	const RulesBench *self = work;

	gls_word_trie_free(dup_trie(self->terms));
}

static void
run_trie(gconstpointer work)
{
	const RulesBench *self = work;
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));

	for (guint i = 0; i < self->n_rounds * self->texts->len; i++) {
		const gchar *text = g_ptr_array_index(self->texts, i % self->texts->len);
		g_autoptr(GlsWords) words = gls_words_new(text, -1);

		g_array_set_size(hits, 0);
		gls_word_trie_match(self->trie, words, GLS_FIELD_TITLE, hits);
	}
}

static void
run_set(gconstpointer work)
{
	const RulesBench *self = work;
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsRegexSetHit));

	for (guint i = 0; i < self->texts->len; i++) {
		const gchar *text = g_ptr_array_index(self->texts, i);

		g_array_set_size(hits, 0);
		gls_regex_set_match(self->set, text, strlen(text), GLS_FIELD_TITLE, hits);
	}
}

static void
run_plain(gconstpointer work)
{
	const RulesBench *self = work;

	for (guint i = 0; i < self->texts->len; i++) {
		const gchar *text = g_ptr_array_index(self->texts, i);
		gsize length = strlen(text);

		for (guint j = 0; j < self->plain->len; j++) {
			g_autoptr(GMatchInfo) match = NULL;
			gboolean found = g_regex_match_full(g_ptr_array_index(self->plain, j), text,
							    length, 0, G_REGEX_MATCH_NOTEMPTY,
							    &match, NULL);

			while (found)
				found = g_match_info_next(match, NULL);
		}
	}
}

static void
run_slow(gconstpointer work)
{
	const RulesBench *self = work;
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	gsize bad;
	g_autoptr(GlsRegex) regex = gls_regex_new(SLOW_REGEX, strlen(SLOW_REGEX), "", &bad, NULL);

	for (guint i = 0; i < self->texts->len; i++)
		gls_regex_match(regex, SLOW_TEXT, strlen(SLOW_TEXT), spans, NULL);
}

static void
append_phrases(RulesBench *self, const GlsDigest *digest, guint n, GString *table)
{
	g_autofree gchar *name = g_strdup_printf(_("%u phrases"), n);
	gdouble time;

	self->terms = gls_benchmark_dup_phrases(digest, n);
	self->trie = dup_trie(self->terms);
	time = gls_benchmark_time(run_trie, self);
	g_string_append_printf(table, _("%-18s%10.0f MB/s  compiled in %.3f ms\n"), name,
			       self->n_rounds * self->n_bytes / 1000.0 / time,
			       gls_benchmark_time(run_compile, self));
	rules_bench_clear_terms(self);
}

static void
rules_bench_add_regex(RulesBench *self, const gchar *pattern)
{
	gsize bad;
	GlsRegex *regex = gls_regex_new(pattern, strlen(pattern), "i", &bad, NULL);

	if (regex == NULL)
		return;
	g_ptr_array_add(self->regexes, regex);
	gls_regex_set_add(self->set, regex, GLS_FIELD_ALL);
	g_ptr_array_add(self->plain,
			g_regex_new(pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
}

static void
append_regexes(RulesBench *self, const GlsDigest *digest, guint n, GString *table)
{
	g_autofree gchar *name = g_strdup_printf(_("%u regexes"), n);
	gdouble time;
	gdouble plain_time;

	self->terms = gls_benchmark_dup_regexes(digest, n);
	self->set = gls_regex_set_new();
	self->regexes = g_ptr_array_new_with_free_func((GDestroyNotify)gls_regex_free);
	self->plain = g_ptr_array_new_with_free_func((GDestroyNotify)g_regex_unref);
	for (guint i = 0; i < self->terms->len; i++)
		rules_bench_add_regex(self, g_ptr_array_index(self->terms, i));
	time = gls_benchmark_time(run_set, self);
	plain_time = gls_benchmark_time(run_plain, self);
	g_string_append_printf(table, _("%-18s%10.3f ms    one by one %.3f ms: %.1f times\n"), name,
			       time, plain_time, plain_time / time);
	rules_bench_clear_terms(self);
}

/**
 * gls_benchmark_rules_append:
 * @digest: a digest
 * @table: where to append
 *
 * Measures how fast many phrases and regexes are looked for in the titles and abstracts of a digest,
 * and appends a line for each number of them. A digest without text has no lines.
 */
void
gls_benchmark_rules_append(const GlsDigest *digest, GString *table)
{
	g_auto(RulesBench) bench = {0};

	rules_bench_init(&bench, digest);
	if (bench.n_bytes == 0)
		return;
	for (guint i = 0; i < G_N_ELEMENTS(phrase_counts); i++)
		append_phrases(&bench, digest, phrase_counts[i], table);
	for (guint i = 0; i < G_N_ELEMENTS(regex_counts); i++)
		append_regexes(&bench, digest, regex_counts[i], table);
	g_string_append_printf(table, _("%-18s%10.3f ms\n"), SLOW_REGEX,
			       gls_benchmark_time(run_slow, &bench));
}
