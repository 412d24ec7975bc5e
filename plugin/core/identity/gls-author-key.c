/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-author-key.h"
#include "core/text/gls-edits.h"
#include "core/text/gls-text.h"

/* stands for initials that are not known */
#define NO_INITIALS "-"
/* letters of a given name that is initials without full stops: "JA" */
#define MAX_INITIALS 3
/* and of one in a list that has no capitals: "tzrrm" is run together of several names */
#define MAX_SMALL_INITIALS 5
/* letters of the shortest family name that may have one wrong, and two */
#define MIN_ONE_EDIT  5
#define MIN_TWO_EDITS 9
/* letters of the shortest part of a double name that stands for all of it */
#define MIN_PART 3
#define MAX_KEYS 64
/* authors whose names may be swapped: two letters of one alone are too little */
#define MIN_SWAPPED 2
/* bytes of the longest name; what is longer is no name */
#define MAX_NAME 120

static gboolean
has_only(const gchar *name, gboolean (*is_of_kind)(gunichar letter))
{
	for (const gchar *p = name; *p != '\0'; p = g_utf8_next_char(p)) {
		if (!is_of_kind(g_utf8_get_char(p)))
			return FALSE;
	}
	return *name != '\0';
}

/* whether each letter of a given name stands for a name */
static gboolean
is_initials(const gchar *given)
{
	glong length = g_utf8_strlen(given, -1);

	return (length <= MAX_INITIALS && has_only(given, g_unichar_isupper)) ||
	       (length <= MAX_SMALL_INITIALS && has_only(given, g_unichar_islower));
}

/* words of what stands in a list of authors and names none: publishers, parts of a title, places;
 * sorted */
static const gchar *const no_names[] = {
	"abstract",   "acm",	      "acms",	     "anthology", "approach",	  "column",
	"conference", "databases",    "department",  "edited",	  "edition",	  "editor",
	"editors",    "example",      "ieee",	     "institute", "introduction", "journal",
	"org",	      "participants", "proceedings", "record",	  "review",	  "springer",
	"technical",  "tutorial",     "university",  "workshop",
};

static gboolean
is_no_name(const gchar *folded)
{
	while (*folded != '\0') {
		gsize length = strcspn(folded, " ");

		for (guint i = 0; i < G_N_ELEMENTS(no_names) && *no_names[i] <= *folded; i++) {
			if (*folded == *no_names[i] && strlen(no_names[i]) == length &&
			    memcmp(folded, no_names[i], length) == 0)
				return TRUE;
		}
		folded += length + (folded[length] != '\0');
	}
	return FALSE;
}

static void
append_initials(GString *key, const gchar *given)
{
	g_autofree gchar *folded = gls_text_fold(given, -1);
	gsize start = key->len;

	if (is_initials(given)) {
		g_string_append(key, folded);
		return;
	}
	for (const gchar *p = folded; *p != '\0'; p = g_utf8_next_char(p)) {
		if (*p != ' ' && (p == folded || p[-1] == ' '))
			g_string_append_unichar(key, g_utf8_get_char(p));
	}
	if (key->len == start)
		g_string_append(key, NO_INITIALS);
}

/**
 * gls_author_key_new:
 * @author: an author
 *
 * Makes what authors are compared by: the folded family name and the initials, `he k`, `van der
 * maaten l`. A name that is not split has `-` in place of initials.
 *
 * Returns: (transfer full) (nullable): the key, %NULL if the name has no letter or digit, or is
 *   nobody's, such as "ACM Anthology"
 */
gchar *
gls_author_key_new(const GlsAuthor *author)
{
	gboolean is_split;
	g_autofree gchar *family = NULL;
	g_autofree gchar *name = NULL;
	GString *key;

	g_return_val_if_fail(author != NULL, NULL);

	is_split = author->family != NULL;
	family = is_split ? gls_text_fold(author->family, -1)
			  : gls_text_title_key(author->name, -1);
	name = gls_text_fold(author->name, -1);
	if (*family == '\0' || is_no_name(name))
		return NULL;
	key = g_string_new(family);
	g_string_append_c(key, ' ');
	if (is_split && author->given != NULL)
		append_initials(key, author->given);
	else
		g_string_append(key, NO_INITIALS);
	return g_string_free(key, FALSE);
}

/* a list of authors has other things in it now and then, and addresses are never kept */
static gboolean
is_name(const GlsAuthor *author)
{
	return strlen(author->name) <= MAX_NAME && strchr(author->name, '@') == NULL &&
	       strstr(author->name, "://") == NULL;
}

/**
 * gls_author_keys_new:
 * @authors: (element-type GlsAuthor): authors
 * @max_keys: how many keys to make at most
 *
 * Returns: (transfer full) (element-type utf8): the keys of the first authors, in their order, without
 *   what holds an address or has more than 120 bytes
 */
GPtrArray *
gls_author_keys_new(const GPtrArray *authors, guint max_keys)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < authors->len && keys->len < max_keys; i++) {
		const GlsAuthor *author = g_ptr_array_index(authors, i);
		gchar *key = is_name(author) ? gls_author_key_new(author) : NULL;

		if (key != NULL)
			g_ptr_array_add(keys, key);
	}
	return keys;
}

/* a key cut in two, without copying */
typedef struct {
	const gchar *family;
	gsize length;
	const gchar *initials;
} Name;

static Name
cut(const gchar *key)
{
	const gchar *space = strrchr(key, ' ');

	if (space == NULL)
		return (Name){key, strlen(key), NO_INITIALS};
	return (Name){key, space - key, space + 1};
}

static gboolean
has_initials(const Name *name)
{
	return strcmp(name->initials, NO_INITIALS) != 0;
}

/* people leave out their first name, so one of the initials has to be the first of the other */
static gboolean
initials_match(const Name *name, const Name *other)
{
	if (!has_initials(name) || !has_initials(other))
		return TRUE;
	return g_utf8_strchr(other->initials, -1, g_utf8_get_char(name->initials)) != NULL ||
	       g_utf8_strchr(name->initials, -1, g_utf8_get_char(other->initials)) != NULL;
}

/* whether the family name is the first or the last word of the other, as "garcia" of "garcia
 * molina" */
static gboolean
is_part(const Name *name, const Name *other)
{
	const gchar *end = other->family + other->length;

	if (name->length < MIN_PART || name->length >= other->length)
		return FALSE;
	if (other->family[name->length] == ' ' &&
	    strncmp(name->family, other->family, name->length) == 0)
		return TRUE;
	return end[-(gssize)name->length - 1] == ' ' &&
	       strncmp(name->family, end - name->length, name->length) == 0;
}

static gboolean
families_match(const Name *name, const Name *other)
{
	gsize shorter = MIN(name->length, other->length);
	guint max_edits = shorter >= MIN_TWO_EDITS ? 2 : shorter >= MIN_ONE_EDIT ? 1 : 0;

	if (name->length == other->length &&
	    strncmp(name->family, other->family, name->length) == 0)
		return TRUE;
	if (is_part(name, other) || is_part(other, name))
		return TRUE;
	return max_edits > 0 && gls_edits_within(name->family, name->length, other->family,
						 other->length, max_edits);
}

/**
 * gls_author_keys_match:
 * @key: the key of an author
 * @other: that of another
 *
 * Tells whether two names may be one person's: the families are equal but for a wrong letter, or one
 * is a part of the other, and the initials do not contradict.
 *
 * Returns: %TRUE if they may
 */
gboolean
gls_author_keys_match(const gchar *key, const gchar *other)
{
	Name name = cut(key);
	Name other_name = cut(other);

	return initials_match(&name, &other_name) && families_match(&name, &other_name);
}

/* "kaiming h" for "he k": all that is known of given names is how they begin */
static gboolean
is_swapped(const gchar *key, const gchar *other)
{
	Name name = cut(key);
	Name other_name = cut(other);

	return has_initials(&name) && has_initials(&other_name) &&
	       g_utf8_strchr(name.initials, -1, g_utf8_get_char(other_name.family)) != NULL &&
	       g_utf8_strchr(other_name.initials, -1, g_utf8_get_char(name.family)) != NULL;
}

static guint
count(const GPtrArray *keys,
      const GPtrArray *others,
      gboolean (*matches)(const gchar *key, const gchar *other))
{
	guint64 taken = 0;
	guint n = 0;

	for (guint i = 0; i < MIN(keys->len, MAX_KEYS); i++) {
		for (guint j = 0; j < MIN(others->len, MAX_KEYS); j++) {
			if ((taken >> j & 1) != 0 ||
			    !matches(g_ptr_array_index(keys, i), g_ptr_array_index(others, j)))
				continue;
			taken |= G_GUINT64_CONSTANT(1) << j;
			n++;
			break;
		}
	}
	return n;
}

/**
 * gls_author_keys_count_shared:
 * @keys: (element-type utf8): the keys of authors
 * @others: (element-type utf8): those of others
 *
 * Counts the authors that both lists have. If they share none, but each of the shorter list, which has
 * two or more, is found with given and family name swapped, all of those count.
 *
 * Returns: how many
 */
guint
gls_author_keys_count_shared(const GPtrArray *keys, const GPtrArray *others)
{
	guint shared = count(keys, others, gls_author_keys_match);
	guint swapped;

	if (shared > 0)
		return shared;
	swapped = count(keys, others, is_swapped);
	return swapped >= MIN_SWAPPED && swapped == MIN(keys->len, others->len) ? swapped : 0;
}
