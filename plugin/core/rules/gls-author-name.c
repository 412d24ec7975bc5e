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

/* letters of a name written without a space: the family name is the first of up to three of them,
 * or the first two of more: 何恺明, 김민수, 山田太郎 */
#define MAX_LETTERS_OF_SHORT_FAMILY 3

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
	while (words->len > 1 && is_at(words, words->len - 1, suffixes))
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

static void
gls_author_name_join(GlsAuthorName *self)
{
	g_autofree gchar *joined = g_strjoinv("", self->family);

	g_free(self->full_family);
	self->full_family = g_strconcat(self->particles, joined, NULL);
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
	if (given->len > 1)
		drop_suffix(given);
	/* nothing but what stands behind a comma */
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
 * Returns: (transfer full) (nullable): the name, %NULL if there is no letter in it
 */
GlsAuthorName *
gls_author_name_new(const gchar *text, gssize length)
{
	g_autoptr(GlsAuthorName) self = g_new0(GlsAuthorName, 1);
	g_autoptr(GlsAuthor) author = NULL;
	g_autofree gchar *rest = NULL;
	const GlsAuthor none = {0};

	g_return_val_if_fail(text != NULL, NULL);

	rest = take_letters(self, text, length < 0 ? strlen(text) : (gsize)length);
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
 * Returns: (transfer full) (nullable): the name, %NULL if there is no letter in it
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
	g_free(self->letters);
	g_free(self);
}

static gboolean
is_initial(const gchar *word)
{
	return *word != '\0' && *g_utf8_next_char(word) == '\0';
}

static gboolean
word_matches(const gchar *word, const gchar *wanted)
{
	gsize length = strlen(wanted);

	if (length > 0 && wanted[length - 1] == '*')
		return strncmp(word, wanted, length - 1) == 0;
	return strcmp(word, wanted) == 0;
}

/* an initial stands for every name that begins so */
static gboolean
given_matches(const gchar *word, const gchar *wanted)
{
	if (is_initial(word) || is_initial(wanted))
		return g_utf8_get_char(word) == g_utf8_get_char(wanted);
	return word_matches(word, wanted);
}

/* the shorter list stands in the longer one, in its order: middle names may be left out */
static gboolean
is_among(gchar **words, gchar **wanted)
{
	gboolean swap = g_strv_length(words) < g_strv_length(wanted);
	gchar **few = swap ? words : wanted;
	gchar **many = swap ? wanted : words;

	for (; *few != NULL && *many != NULL; many++) {
		if (swap ? given_matches(*few, *many) : given_matches(*many, *few))
			few++;
	}
	return *few == NULL;
}

static gboolean
is_joined(gchar **words, gchar **wanted)
{
	g_autofree gchar *joined = g_strjoinv("", words);
	g_autofree gchar *joined_wanted = g_strjoinv("", wanted);

	return word_matches(joined, joined_wanted);
}

static gboolean
givens_match(gchar **words, gchar **wanted)
{
	if (*wanted == NULL)
		return TRUE;
	if (*words == NULL)
		return FALSE;
	/* "Kai-Ming" and "Kaiming" */
	if (is_joined(words, wanted))
		return TRUE;
	return given_matches(*words, *wanted) && is_among(words + 1, wanted + 1);
}

static GPtrArray *
dup_all(const GlsAuthorName *self)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; self->given[i] != NULL; i++)
		g_ptr_array_add(all, self->given[i]);
	for (guint i = 0; self->family[i] != NULL; i++)
		g_ptr_array_add(all, self->family[i]);
	return all;
}

/* the last @n words are the same, and so are the names before them. A family name of two words, of
 * which only one was taken for it, is told so by the other name */
static gboolean
splits_match(const GlsAuthorName *self, const GlsAuthorName *wanted, guint n)
{
	g_autoptr(GPtrArray) words = dup_all(self);
	g_autoptr(GPtrArray) wanted_words = dup_all(wanted);

	if (words->len < n || wanted_words->len < n)
		return FALSE;
	for (guint i = 0; i < n; i++) {
		const gchar *word = g_ptr_array_index(words, words->len - n + i);

		if (!word_matches(word, g_ptr_array_index(wanted_words, wanted_words->len - n + i)))
			return FALSE;
	}
	g_ptr_array_set_size(words, words->len - n);
	g_ptr_array_set_size(wanted_words, wanted_words->len - n);
	g_ptr_array_add(words, NULL);
	g_ptr_array_add(wanted_words, NULL);
	return givens_match((gchar **)words->pdata, (gchar **)wanted_words->pdata);
}

static gboolean
particles_match(const GlsAuthorName *self, const GlsAuthorName *wanted)
{
	return *self->particles == '\0' || *wanted->particles == '\0' ||
	       strcmp(self->particles, wanted->particles) == 0;
}

/* "He Kaiming" and "Kaiming He": initials would match too many so */
static gboolean
is_swapped(const GlsAuthorName *self, const GlsAuthorName *wanted)
{
	if (*self->particles != '\0' || *self->given == NULL || *wanted->given == NULL ||
	    is_initial(*self->given) || is_initial(*wanted->given))
		return FALSE;
	return is_joined(self->given, wanted->family) && is_joined(self->family, wanted->given);
}

static gboolean
words_match(const GlsAuthorName *self, const GlsAuthorName *wanted)
{
	guint n_self = g_strv_length(self->family);
	guint n_wanted = g_strv_length(wanted->family);

	if (n_self == 0 || n_wanted == 0)
		return FALSE;
	if (particles_match(self, wanted) && splits_match(self, wanted, MAX(n_self, n_wanted)))
		return TRUE;
	/* "Le Cun" and "LeCun" */
	if (word_matches(self->full_family, wanted->full_family))
		return givens_match(self->given, wanted->given);
	return is_swapped(self, wanted);
}

/* @wanted is the family name alone */
static gboolean
is_family_of_letters(const GlsAuthorName *self, const GlsAuthorName *wanted)
{
	glong n = g_utf8_strlen(self->letters, -1);
	glong n_wanted = g_utf8_strlen(wanted->letters, -1);

	if (wanted->gap > 0 || !g_str_has_prefix(self->letters, wanted->letters))
		return FALSE;
	if (self->gap > 0)
		return strlen(wanted->letters) == self->gap;
	return n_wanted == (n > MAX_LETTERS_OF_SHORT_FAMILY ? 2 : 1);
}

static gboolean
letters_match(const GlsAuthorName *self, const GlsAuthorName *wanted)
{
	g_autofree gchar *turned = NULL;

	if (*self->letters == '\0' || *wanted->letters == '\0')
		return FALSE;
	if (strcmp(self->letters, wanted->letters) == 0)
		return TRUE;
	if (wanted->gap > 0) {
		turned = g_strdup_printf("%s%.*s", wanted->letters + wanted->gap, (gint)wanted->gap,
					 wanted->letters);
		return strcmp(self->letters, turned) == 0;
	}
	return is_family_of_letters(self, wanted);
}

/**
 * gls_author_name_matches:
 * @self: the name of an author
 * @wanted: the name that is looked for
 *
 * Compares two names. The family names must be the same; particles may be missing in one. An
 * initial in either matches a given name that begins so, another given name only itself; middle
 * names may be missing in one. A family name alone matches every author who has it, a full name
 * does not match an author whose given names are not said. Two full names also match in the other
 * order.
 *
 * Returns: %TRUE if @self may be the one that is looked for
 */
gboolean
gls_author_name_matches(const GlsAuthorName *self, const GlsAuthorName *wanted)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(wanted != NULL, FALSE);

	return letters_match(self, wanted) || words_match(self, wanted);
}
