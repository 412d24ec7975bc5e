/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-name-index.h"
#include "core/rules/gls-regex-set.h"
#include "core/rules/gls-term-index.h"
#include "core/rules/gls-word-trie.h"

/**
 * GlsTermIndex:
 * @terms: (element-type GlsTerm): all terms, owned by somebody else
 * @phrases: where phrases are looked for
 * @trie: the phrases
 * @trie_terms: (element-type guint32): for each phrase of @trie, its term
 * @wholes: where names are looked for
 * @names: the names
 * @author_terms: how many terms look for an author
 * @authors: the words that an author must have to be looked at
 * @regexes: the regular expressions
 * @regex_terms: (element-type guint32): for each of @regexes, its term
 */
struct _GlsTermIndex {
	GPtrArray *terms;
	GlsField phrases;
	GlsWordTrie *trie;
	GArray *trie_terms;
	GlsField wholes;
	GlsNameIndex *names;
	guint author_terms;
	GlsNameIndex *authors;
	GlsRegexSet *regexes;
	GArray *regex_terms;
};

/**
 * GlsTermSearch:
 * @index: what to look for
 * @field: the field that is looked at
 * @item: which of its texts
 * @text: that text
 * @hits: (element-type GlsTermHit): what is found
 *
 * One text while it is searched.
 */
typedef struct {
	const GlsTermIndex *index;
	GlsField field;
	guint item;
	const gchar *text;
	GArray *hits;
} GlsTermSearch;

/**
 * gls_term_index_new:
 *
 * Returns: (transfer full): an index without terms
 */
GlsTermIndex *
gls_term_index_new(void)
{
	GlsTermIndex *self = g_new0(GlsTermIndex, 1);

	self->terms = g_ptr_array_new();
	self->trie = gls_word_trie_new();
	self->trie_terms = g_array_new(FALSE, FALSE, sizeof(guint32));
	self->names = gls_name_index_new();
	self->authors = gls_name_index_new();
	self->regexes = gls_regex_set_new();
	self->regex_terms = g_array_new(FALSE, FALSE, sizeof(guint32));
	return self;
}

/**
 * gls_term_index_free:
 * @self: an index
 *
 * Frees it.
 */
void
gls_term_index_free(GlsTermIndex *self)
{
	g_ptr_array_unref(self->terms);
	gls_word_trie_free(self->trie);
	g_array_unref(self->trie_terms);
	gls_name_index_free(self->names);
	gls_name_index_free(self->authors);
	gls_regex_set_free(self->regexes);
	g_array_unref(self->regex_terms);
	g_free(self);
}

/* a `*` at its end makes it the beginning of a word */
static void
gls_term_index_add_word(GlsTermIndex *self, const gchar *word, guint32 term)
{
	gsize length = strlen(word);
	gboolean is_prefix = length > 0 && word[length - 1] == '*';
	g_autofree gchar *name = g_strndup(word, length - is_prefix);

	if (is_prefix || length > 0)
		gls_name_index_add(self->authors, name, is_prefix, term);
}

/* two names that match have one of these words in common; see gls_author_name_matches() */
static void
gls_term_index_add_author(GlsTermIndex *self, const GlsAuthorName *author, guint32 term)
{
	guint n = g_strv_length(author->family);
	g_autofree gchar *given = g_strjoinv("", author->given);

	self->author_terms++;
	if (*author->letters != '\0')
		gls_name_index_add(self->authors, "", TRUE, term);
	if (n > 0)
		gls_term_index_add_word(self, author->family[n - 1], term);
	if (n > 1 || *author->particles != '\0')
		gls_term_index_add_word(self, author->full_family, term);
	gls_term_index_add_word(self, given, term);
	if (author->full_name != NULL)
		gls_term_index_add_word(self, author->full_name, term);
}

/**
 * gls_term_index_add:
 * @self: an index
 * @term: a term, which must live as long as @self
 *
 * Adds a term.
 *
 * Returns: its number: how many were added before
 */
guint
gls_term_index_add(GlsTermIndex *self, const GlsTerm *term)
{
	guint32 n;

	g_return_val_if_fail(self != NULL, 0);
	g_return_val_if_fail(term != NULL, 0);

	n = self->terms->len;
	g_ptr_array_add(self->terms, (gpointer)term);
	switch (term->kind) {
	case GLS_TERM_PHRASE:
		gls_word_trie_add(self->trie, term->phrase);
		g_array_append_val(self->trie_terms, n);
		self->phrases |= term->fields;
		break;
	case GLS_TERM_AUTHOR:
		gls_term_index_add_author(self, term->author, n);
		break;
	case GLS_TERM_NAME:
		gls_name_index_add(self->names, term->name, term->is_prefix, n);
		self->wholes |= term->fields;
		break;
	case GLS_TERM_REGEX:
		gls_regex_set_add(self->regexes, term->regex, term->fields);
		g_array_append_val(self->regex_terms, n);
		break;
	default:
		g_assert_not_reached();
	}
	return n;
}

/**
 * gls_term_index_get_n_terms:
 * @self: an index
 *
 * Returns: how many terms were added
 */
guint
gls_term_index_get_n_terms(const GlsTermIndex *self)
{
	g_return_val_if_fail(self != NULL, 0);

	return self->terms->len;
}

static void
gls_term_search_add(const GlsTermSearch *self, guint32 term, guint32 start, guint32 end)
{
	GlsTermHit hit = {term, self->field, self->item, start, end};

	g_array_append_val(self->hits, hit);
}

static void
gls_term_search_phrases(const GlsTermSearch *self)
{
	g_autoptr(GlsWords) words = gls_words_new(self->text, -1);
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(GlsWordTrieHit));

	gls_word_trie_match(self->index->trie, words, self->field, found);
	for (guint i = 0; i < found->len; i++) {
		const GlsWordTrieHit *hit = &g_array_index(found, GlsWordTrieHit, i);

		gls_term_search_add(self,
				    g_array_index(self->index->trie_terms, guint32, hit->phrase),
				    hit->start, hit->end);
	}
}

/* all of the text is what was looked for */
static void
gls_term_search_add_whole(const GlsTermSearch *self, guint32 term)
{
	gls_term_search_add(self, term, 0, strlen(self->text));
}

/* an id is looked for with and without its scheme */
static void
gls_term_search_names(const GlsTermSearch *self, const GlsEntry *entry)
{
	g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autofree gchar *name = gls_term_fold_name(self->text, -1);

	gls_name_index_find(self->index->names, name, terms);
	if (self->field == GLS_FIELD_ID) {
		g_autofree gchar *full =
			gls_paper_id_to_string(g_ptr_array_index(entry->ids, self->item));
		g_autofree gchar *folded = gls_term_fold_name(full, -1);

		gls_name_index_find(self->index->names, folded, terms);
	}
	for (guint i = 0; i < terms->len; i++) {
		guint32 n = g_array_index(terms, guint32, i);
		const GlsTerm *term = g_ptr_array_index(self->index->terms, n);

		if (term->fields & self->field)
			gls_term_search_add_whole(self, n);
	}
}

static void
gls_term_search_author(const GlsTermSearch *self)
{
	g_autoptr(GlsAuthorName) author = gls_author_name_new(self->text, -1);
	g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint n;

	if (author == NULL)
		return;
	n = g_strv_length(author->family);
	gls_name_index_find(self->index->authors, n > 0 ? author->family[n - 1] : "", terms);
	if (n > 1 || *author->particles != '\0')
		gls_name_index_find(self->index->authors, author->full_family, terms);
	for (guint i = 0; i < terms->len; i++) {
		guint32 found = g_array_index(terms, guint32, i);
		const GlsTerm *term = g_ptr_array_index(self->index->terms, found);

		if (gls_author_name_matches(author, term->author))
			gls_term_search_add_whole(self, found);
	}
}

static void
gls_term_search_regexes(const GlsTermSearch *self)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(GlsRegexSetHit));

	gls_regex_set_match(self->index->regexes, self->text, strlen(self->text), self->field,
			    found);
	for (guint i = 0; i < found->len; i++) {
		const GlsRegexSetHit *hit = &g_array_index(found, GlsRegexSetHit, i);

		gls_term_search_add(self,
				    g_array_index(self->index->regex_terms, guint32, hit->regex),
				    hit->start, hit->end);
	}
}

/**
 * gls_term_index_match:
 * @self: an index
 * @entry: a paper
 * @origin: (nullable): where it comes from
 * @hits: (element-type GlsTermHit): where to append what is found
 *
 * Finds every term at every place, those that overlap too, in order of field and text. Phrases cost
 * one walk over the texts, however many they are; names and authors a look into a table for each; a
 * regex a walk of its own, unless the text lacks what it needs.
 */
void
gls_term_index_match(const GlsTermIndex *self,
		     const GlsEntry *entry,
		     const GlsOrigin *origin,
		     GArray *hits)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(entry != NULL);
	g_return_if_fail(hits != NULL);

	for (guint bit = 0; bit < GLS_N_FIELDS; bit++) {
		GlsTermSearch search = {self, 1 << bit, 0, NULL, hits};

		for (;; search.item++) {
			search.text = gls_field_get_text(search.field, search.item, entry, origin);
			if (search.text == NULL)
				break;
			if (self->phrases & search.field)
				gls_term_search_phrases(&search);
			if (self->wholes & search.field)
				gls_term_search_names(&search, entry);
			if (self->author_terms > 0 && search.field == GLS_FIELD_AUTHOR)
				gls_term_search_author(&search);
			if (self->regex_terms->len > 0)
				gls_term_search_regexes(&search);
		}
	}
}
