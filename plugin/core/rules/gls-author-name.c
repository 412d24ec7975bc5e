/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-author.h"
#include "core/rules/gls-author-name.h"
#include "core/text/gls-words.h"

/* letters of initials written without full stops: "Smith JAB" */
#define MAX_INITIALS 3

/* parts of a family name that stand before it, folded */
static const gchar *const particles[] = {
	"af", "al",  "bin", "da", "de",	 "del", "della", "den", "der", "di", "do",  "dos", "du",
	"el", "ibn", "la",  "le", "ten", "ter", "van",	 "von", "vom", "zu", "zum", "zur", NULL,
};

static const gchar *const suffixes[] = {"jr", "sr", "ii", "iii", "iv", NULL};

static gboolean
is_wide(gunichar letter)
{
	return g_unichar_iswide(letter) && g_unichar_isalnum(letter);
}

/* moves the letters of scripts without capitals out of a name; what is left are names in others */
static gchar *
take_letters(GlsAuthorName *self, const gchar *text, gsize length)
{
	g_autofree gchar *copy = g_strndup(text, length);
	g_autofree gchar *normal = g_utf8_normalize(copy, -1, G_NORMALIZE_NFKC);
	GString *rest = g_string_new(NULL);
	g_autoptr(GString) letters = g_string_new(NULL);
	gboolean was_wide = FALSE;

	for (const gchar *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar letter = g_utf8_get_char(p);

		if (!is_wide(letter)) {
			/* "K.He" is two words */
			g_string_append_unichar(rest, letter);
			if (letter == '.')
				g_string_append_c(rest, ' ');
			was_wide = FALSE;
			continue;
		}
		if (!was_wide && letters->len > 0 && self->gap == 0)
			self->gap = letters->len;
		g_string_append_unichar(letters, letter);
		was_wide = TRUE;
	}
	self->letters = g_strdup(letters->str);
	return g_string_free(rest, FALSE);
}

static void
add_word(GPtrArray *folded, const GlsWords *words, guint i, gboolean split_initials)
{
	const GlsWord *word = &g_array_index(words->words, GlsWord, i);
	const gchar *start = words->folded->str + word->fold_start;
	gsize length = word->fold_end - word->fold_start;

	if (split_initials && word->capitals && !word->plural &&
	    g_utf8_strlen(start, length) <= MAX_INITIALS) {
		for (const gchar *p = start; p < start + length; p = g_utf8_next_char(p))
			g_ptr_array_add(folded, g_strndup(p, g_utf8_next_char(p) - p));
		return;
	}
	g_ptr_array_add(folded, g_strndup(start, length));
}

static GPtrArray *
fold_words(const gchar *text, gboolean split_initials)
{
	g_autoptr(GlsWords) words = gls_words_new(text != NULL ? text : "", -1);
	GPtrArray *folded = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < words->words->len; i++)
		add_word(folded, words, i, split_initials);
	return folded;
}

static gboolean
is_at(const GPtrArray *words, guint i, const gchar *const *list)
{
	return g_strv_contains(list, g_ptr_array_index(words, i));
}

static void
drop_suffix(GPtrArray *words)
{
	while (words->len > 0 && is_at(words, words->len - 1, suffixes))
		g_ptr_array_remove_index(words, words->len - 1);
}

/* particles stand before the family name; those in capitals were taken for given names */
static gchar *
take_particles(GPtrArray *given, GPtrArray *family)
{
	GString *taken = g_string_new(NULL);

	while (given->len > 1 && is_at(given, given->len - 1, particles)) {
		g_string_prepend(taken, g_ptr_array_index(given, given->len - 1));
		g_ptr_array_remove_index(given, given->len - 1);
	}
	while (family->len > 1 && is_at(family, 0, particles)) {
		g_string_append(taken, g_ptr_array_index(family, 0));
		g_ptr_array_remove_index(family, 0);
	}
	return g_string_free(taken, FALSE);
}

static gchar **
to_strv(GPtrArray *words)
{
	g_ptr_array_add(words, NULL);
	return (gchar **)g_ptr_array_steal(words, NULL);
}

static gboolean
are_particles(gchar **words)
{
	guint n = 0;

	while (words[n] != NULL && g_strv_contains(particles, words[n]))
		n++;
	return n > 0 && words[n] == NULL;
}

static void
gls_author_name_join(GlsAuthorName *self)
{
	g_autofree gchar *joined = g_strjoinv("", self->family);

	g_free(self->full_family);
	self->full_family = g_strconcat(self->particles, joined, NULL);
	g_clear_pointer(&self->full_name, g_free);
	if (are_particles(self->given)) {
		g_autofree gchar *given = g_strjoinv("", self->given);

		self->full_name = g_strconcat(given, self->full_family, NULL);
	}
}

static void
add_star(gchar **words)
{
	guint n = g_strv_length(words);
	gchar *last = n > 0 ? words[n - 1] : NULL;

	if (last == NULL)
		return;
	words[n - 1] = g_strconcat(last, "*", NULL);
	g_free(last);
}

static void
split(GlsAuthorName *self, const GlsAuthor *author)
{
	g_autoptr(GPtrArray) given = fold_words(author->given, TRUE);
	g_autoptr(GPtrArray) family = fold_words(author->family, FALSE);

	drop_suffix(family);
	drop_suffix(given);
	/* "Davis Jr.", and what stands behind a comma alone */
	if (family->len == 0) {
		g_ptr_array_unref(g_steal_pointer(&family));
		family = g_steal_pointer(&given);
		given = g_ptr_array_new_with_free_func(g_free);
	}
	self->particles = take_particles(given, family);
	self->given = to_strv(given);
	self->family = to_strv(family);
	gls_author_name_join(self);
}

/**
 * gls_author_name_new:
 * @text: the name of one author in any form that gls_author_new() reads
 * @length: of @text in bytes, or -1 if it ends in a NUL
 *
 * Takes a name apart. A name that stands there in two scripts is both.
 *
 * Returns: (transfer full) (nullable): the name, %NULL if there is no letter in it or it is longer
 *   than %GLS_AUTHOR_NAME_MAX_LENGTH
 */
GlsAuthorName *
gls_author_name_new(const gchar *text, gssize length)
{
	g_autoptr(GlsAuthorName) self = g_new0(GlsAuthorName, 1);
	g_autoptr(GlsAuthor) author = NULL;
	g_autofree gchar *rest = NULL;
	const GlsAuthor none = {0};

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = strlen(text);
	if (length > GLS_AUTHOR_NAME_MAX_LENGTH)
		return NULL;
	rest = take_letters(self, text, length);
	author = gls_author_new(rest, -1);
	split(self, author != NULL ? author : &none);
	if (self->family[0] == NULL && *self->letters == '\0')
		return NULL;
	return g_steal_pointer(&self);
}

/**
 * gls_author_name_new_wanted:
 * @text: a name that is looked for; a `*` at its end stands for the rest of that word
 * @length: of @text in bytes, or -1 if it ends in a NUL
 *
 * Returns: (transfer full) (nullable): the name, %NULL as gls_author_name_new()
 */
GlsAuthorName *
gls_author_name_new_wanted(const gchar *text, gssize length)
{
	GlsAuthorName *self = gls_author_name_new(text, length);

	if (length < 0)
		length = strlen(text);
	if (self == NULL || text[length - 1] != '*')
		return self;
	/* the last word as it is written */
	if (memchr(text, ',', length) != NULL && self->given[0] != NULL)
		add_star(self->given);
	else
		add_star(self->family);
	gls_author_name_join(self);
	return self;
}

/**
 * gls_author_name_free:
 * @self: (nullable): a name
 *
 * Frees a name.
 */
void
gls_author_name_free(GlsAuthorName *self)
{
	if (self == NULL)
		return;
	g_strfreev(self->given);
	g_strfreev(self->family);
	g_free(self->particles);
	g_free(self->full_family);
	g_free(self->full_name);
	g_free(self->letters);
	g_free(self);
}
