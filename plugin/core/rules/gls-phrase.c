/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-phrase.h"

/* acronyms: a longer word in capitals is rather a shout */
#define GLS_PHRASE_MIN_CAPITALS 2
#define GLS_PHRASE_MAX_CAPITALS 5

static gboolean
gls_phrase_is_acronym(const GlsWords *words, const GlsWord *word)
{
	const gchar *folded = words->folded->str + word->fold_start;
	const gchar *end = words->folded->str + word->fold_end;
	glong n;

	if (!word->capitals || word->plural)
		return FALSE;
	n = g_utf8_strlen(folded, end - folded);
	if (n < GLS_PHRASE_MIN_CAPITALS || n > GLS_PHRASE_MAX_CAPITALS)
		return FALSE;
	for (; folded < end; folded = g_utf8_next_char(folded)) {
		if (!g_unichar_isalpha(g_utf8_get_char(folded)))
			return FALSE;
	}
	return TRUE;
}

/* the first `*` that does not end a word; @length if there is none */
static gsize
gls_phrase_find_bad_star(const GlsWords *words, const gchar *text, gsize length)
{
	const gchar *star = memchr(text, '*', length);
	guint i = 0;

	while (star != NULL) {
		gsize at = star - text;

		while (i < words->words->len && g_array_index(words->words, GlsWord, i).end < at)
			i++;
		if (i == words->words->len || g_array_index(words->words, GlsWord, i).end != at)
			return at;
		if (i + 1 < words->words->len &&
		    g_array_index(words->words, GlsWord, i + 1).start == at + 1)
			return at;
		star = memchr(star + 1, '*', length - at - 1);
	}
	return length;
}

static GlsPhraseWord
gls_phrase_classify(const GlsWords *words,
		    const GlsWord *word,
		    const gchar *text,
		    gsize length,
		    gboolean fold_case)
{
	if (word->end < length && text[word->end] == '*')
		return GLS_PHRASE_WORD_PREFIX;
	if (!fold_case && gls_phrase_is_acronym(words, word))
		return GLS_PHRASE_WORD_CAPITALS;
	return GLS_PHRASE_WORD_EXACT;
}

/**
 * gls_phrase_new:
 * @text: UTF-8, what stands between quotes, or one word; a hyphen in it separates words
 * @length: of @text in bytes
 * @fields: where the phrase may stand
 * @fold_case: %TRUE if words in capitals match any case
 * @bad: (out): on error, where in @text, in bytes
 * @error: a #GError, or %NULL
 *
 * Reads a phrase. A word that a `*` follows is a prefix; another of 2 to 5 letters in capitals
 * matches only capitals.
 *
 * Returns: (transfer full): the phrase, %NULL with %GLS_ERROR_RULE if @text holds no word, a `*`
 *   that ends no word, or crosses a limit
 */
GlsPhrase *
gls_phrase_new(const gchar *text,
	       gsize length,
	       GlsField fields,
	       gboolean fold_case,
	       gsize *bad,
	       GError **error)
{
	g_autoptr(GlsPhrase) self = NULL;

	g_return_val_if_fail(text != NULL, NULL);
	g_return_val_if_fail(bad != NULL, NULL);

	self = g_new0(GlsPhrase, 1);
	self->words = gls_words_new(text, length);
	self->fields = fields;
	*bad = gls_phrase_find_bad_star(self->words, text, length);
	if (*bad < length) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "a * that does not end a word");
		return NULL;
	}
	*bad = 0;
	if (self->words->words->len == 0) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "expected a letter or digit");
		return NULL;
	}
	if (self->words->words->len > GLS_PHRASE_MAX_WORDS) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "more than %d words in a phrase",
			    GLS_PHRASE_MAX_WORDS);
		return NULL;
	}
	self->kinds = g_new(GlsPhraseWord, self->words->words->len);
	for (guint i = 0; i < self->words->words->len; i++) {
		const GlsWord *word = &g_array_index(self->words->words, GlsWord, i);

		self->kinds[i] = gls_phrase_classify(self->words, word, text, length, fold_case);
		if (self->kinds[i] == GLS_PHRASE_WORD_PREFIX &&
		    word->fold_end - word->fold_start > GLS_PHRASE_MAX_PREFIX) {
			*bad = word->start;
			g_set_error(error, GLS_ERROR, GLS_ERROR_RULE,
				    "more than %d bytes before a *", GLS_PHRASE_MAX_PREFIX);
			return NULL;
		}
	}
	return g_steal_pointer(&self);
}

/**
 * gls_phrase_free:
 * @self: a phrase
 *
 * Frees it.
 */
void
gls_phrase_free(GlsPhrase *self)
{
	g_clear_pointer(&self->words, gls_words_free);
	g_free(self->kinds);
	g_free(self);
}
