/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-set.h"
#include "core/text/gls-words.h"
#include "preferences/gls-rule-suggestion.h"

/* titles that make a phrase worth a rule */
#define MIN_PAPERS 3

/* suggestions at once */
#define MAX_SUGGESTIONS 20

/* words of a phrase, and their shortest letters */
#define MIN_WORDS   2
#define MAX_WORDS   3
#define MIN_LETTERS 2

/* words that say nothing at the ends of a phrase, or that every title has */
static const gchar *const empty_words[] = {
	"a",	 "about", "after",	"all",	 "among",   "an",    "and",	"approach",
	"are",	 "as",	  "at",		"based", "be",	    "been",  "between", "beyond",
	"by",	 "can",	  "do",		"does",	 "for",	    "from",  "has",	"have",
	"how",	 "in",	  "into",	"is",	 "it",	    "its",   "made",	"more",
	"most",	 "new",	  "not",	"novel", "of",	    "on",    "or",	"our",
	"out",	 "over",  "paper",	"show",	 "study",   "than",  "that",	"the",
	"their", "them",  "they",	"this",	 "through", "to",    "toward",	"towards",
	"two",	 "under", "undergoing", "up",	 "used",    "using", "via",	"was",
	"we",	 "were",  "what",	"when",	 "where",   "which", "with",	"without",
	"your",
};

static void
suggestion_free(GlsRuleSuggestion *suggestion)
{
	g_free(suggestion->phrase);
	g_free(suggestion->example);
	g_free(suggestion);
}

static GHashTable *
make_empty_words(void)
{
	GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < G_N_ELEMENTS(empty_words); i++)
		g_hash_table_add(words, (gpointer)empty_words[i]);
	return words;
}

static gboolean
is_telling(const GlsWords *words, guint n, GHashTable *empty)
{
	const GlsWord *word = &g_array_index(words->words, GlsWord, n);
	g_autofree gchar *folded =
		g_strndup(words->folded->str + word->fold_start, word->fold_end - word->fold_start);

	return strlen(folded) >= MIN_LETTERS && !g_ascii_isdigit(*folded) &&
	       !g_hash_table_contains(empty, folded);
}

static void
count_phrase(GHashTable *found, gchar *phrase, const gchar *title)
{
	GlsRuleSuggestion *suggestion = g_hash_table_lookup(found, phrase);

	if (suggestion == NULL) {
		suggestion = g_new0(GlsRuleSuggestion, 1);
		suggestion->phrase = phrase;
		suggestion->example = g_strdup(title);
		g_hash_table_insert(found, phrase, suggestion);
	} else {
		g_free(phrase);
	}
	suggestion->n_papers++;
}

/* each phrase of a title once, however often it stands there */
static void
count_title(GHashTable *found, const gchar *title, GHashTable *empty)
{
	g_autoptr(GlsWords) words = gls_words_new(title, -1);
	g_autoptr(GHashTable) own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < words->words->len; i++) {
		const GlsWord *first = &g_array_index(words->words, GlsWord, i);

		for (guint n = 1; n <= MAX_WORDS && i + n <= words->words->len; n++) {
			const GlsWord *last = &g_array_index(words->words, GlsWord, i + n - 1);
			gchar *phrase;

			if (!is_telling(words, i + n - 1, empty))
				break;
			if (n < MIN_WORDS)
				continue;
			phrase = g_strndup(words->folded->str + first->fold_start,
					   last->fold_end - first->fold_start);
			if (g_hash_table_add(own, g_strdup(phrase)))
				count_phrase(found, phrase, title);
			else
				g_free(phrase);
		}
	}
}

/* phrases of more words say more */
static gint
compare(gconstpointer a, gconstpointer b)
{
	const GlsRuleSuggestion *one = *(const GlsRuleSuggestion *const *)a;
	const GlsRuleSuggestion *other = *(const GlsRuleSuggestion *const *)b;
	gsize weight = one->n_papers * strlen(one->phrase);
	gsize other_weight = other->n_papers * strlen(other->phrase);

	if (weight != other_weight)
		return weight > other_weight ? -1 : 1;
	return strcmp(one->phrase, other->phrase);
}

/* "language models" when "large language models" was suggested already, or the other way round */
static gboolean
is_part(const GPtrArray *chosen, const gchar *phrase)
{
	for (guint i = 0; i < chosen->len; i++) {
		const GlsRuleSuggestion *other = g_ptr_array_index(chosen, i);

		if (strstr(other->phrase, phrase) != NULL || strstr(phrase, other->phrase) != NULL)
			return TRUE;
	}
	return FALSE;
}

static GPtrArray *
choose(GHashTable *found)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	GPtrArray *chosen = g_ptr_array_new_with_free_func((GDestroyNotify)suggestion_free);
	GHashTableIter iter;
	gpointer suggested;

	g_hash_table_iter_init(&iter, found);
	while (g_hash_table_iter_next(&iter, NULL, &suggested))
		g_ptr_array_add(all, suggested);
	g_ptr_array_sort(all, compare);
	for (guint i = 0; i < all->len; i++) {
		GlsRuleSuggestion *suggestion = g_ptr_array_index(all, i);

		if (chosen->len < MAX_SUGGESTIONS && suggestion->n_papers >= MIN_PAPERS &&
		    !is_part(chosen, suggestion->phrase))
			g_ptr_array_add(chosen, suggestion);
		else
			suggestion_free(suggestion);
	}
	return chosen;
}

/**
 * gls_rule_suggestions_find:
 * @papers: papers
 * @rules: a rule file
 *
 * Finds phrases that stand in the titles of several papers that were read and have no tag yet.
 *
 * Returns: (transfer full) (element-type GlsRuleSuggestion): them, the best first
 */
GPtrArray *
gls_rule_suggestions_find(const GlsTrialPapers *papers, const gchar *rules)
{
	g_autoptr(GlsRuleSet) set = gls_rule_set_new_from_data(rules, -1, "rules.ini", NULL);
	g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) empty = make_empty_words();

	for (guint i = 0; i < gls_trial_papers_get_n(papers); i++) {
		const GlsTrialPaper *paper = gls_trial_papers_get(papers, i);
		g_autoptr(GPtrArray) tags = NULL;

		if (!paper->is_shown)
			continue;
		if (set != NULL)
			tags = gls_rule_set_match(set, paper->entry, &paper->origin);
		if (tags == NULL || tags->len == 0)
			count_title(found, paper->entry->title, empty);
	}
	return choose(found);
}
