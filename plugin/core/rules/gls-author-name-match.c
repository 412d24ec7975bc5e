/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-author-name.h"

/* letters of a name written without a space: the family name is the first of up to three of them,
 * or the first two of more: 何恺明, 김민수, 山田太郎 */
#define MAX_LETTERS_OF_SHORT_FAMILY 3

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

static gboolean
is_one_initial(gchar **words)
{
	return words[0] != NULL && words[1] == NULL && is_initial(words[0]);
}

/* "He Kaiming" and "Kaiming He"; also "KAIMING HE", whose "HE" looks like initials. One initial
 * would match too many so */
static gboolean
is_swapped(const GlsAuthorName *self, const GlsAuthorName *wanted)
{
	if (*self->particles != '\0' || *self->given == NULL || *wanted->given == NULL ||
	    is_one_initial(self->given) || is_one_initial(wanted->given))
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
	if (wanted->full_name != NULL && word_matches(self->full_family, wanted->full_name))
		return TRUE;
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
