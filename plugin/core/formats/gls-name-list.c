/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-name-list.h"
#include "core/formats/gls-toc-phrase.h"
#include "core/text/gls-text.h"

/*
 * Which line holds the authors of a paper, where nothing but the line itself tells.
 */

/* bytes; the names of a collaboration fill a longer line, and no mail lists them */
#define MAX_NAMES 4000
/* words of one name, particles and initials included */
#define MAX_NAME_WORDS 7
/* names in a list of which one may be that of a group; alone it would be that of a journal */
#define MIN_NAMES_AROUND_GROUP 3

/* words with a capital that no name has */
static const gchar *const no_name_words[] = {
	"Abstract", "Access", "Article", "Articles", "Editorial", "Full", "Get",    "HTML", "Issue",
	"Journal",  "News",   "Open",	 "PDF",	     "Research",  "Read", "Volume", NULL,
};

/* a capital, a letter of a script without capitals, or a particle */
static gboolean
is_name_word(const gchar *word)
{
	static const gchar *const particles[] = {
		"al",  "al.",	"af",  "av",  "bin", "da",  "dal", "dalla", "das", "de",
		"del", "della", "den", "der", "di",  "do",  "dos", "du",    "e",   "el",
		"et",  "het",	"ibn", "la",  "le",  "op",  "te",  "ten",   "ter", "van",
		"vom", "von",	"y",   "zu",  "zum", "zur", "...", "…",	    NULL,
	};
	gunichar first = g_utf8_get_char(word);

	if (g_strv_contains(particles, word))
		return TRUE;
	if (g_strv_contains(no_name_words, word))
		return FALSE;
	/* d'Angelo, 't Hooft */
	if (g_str_has_prefix(word, "d'") || g_str_has_prefix(word, "d’") || first == '\'')
		return TRUE;
	return g_unichar_isalpha(first) && !g_unichar_islower(first);
}

/* small words in the name of a group, such as "The Consortium for Examples" */
static gboolean
is_group_word(const gchar *word)
{
	static const gchar *const words[] = {"for", "of", "on", "the", NULL};

	return g_strv_contains(words, word);
}

static gboolean
is_name(const gchar *name, gboolean may_be_group)
{
	g_auto(GStrv) words = g_strsplit_set(name, " ", MAX_NAME_WORDS + 2);
	guint n_words = 0;

	for (guint i = 0; words[i] != NULL; i++) {
		if (*words[i] == '\0')
			continue;
		if (!is_name_word(words[i]) && !(may_be_group && is_group_word(words[i])))
			return FALSE;
		if (++n_words > MAX_NAME_WORDS)
			return FALSE;
	}
	return TRUE;
}

/**
 * gls_name_list_is:
 * @text: a line, or some
 * @length: of @text, in bytes, or -1 if it ends in a NUL
 *
 * Judges by its looks, for few messages mark it: capitals, commas, no digits.
 *
 * Returns: whether it is a list of names, such as "David A Kukla, L. de la Cruz", and nothing else
 */
gboolean
gls_name_list_is(const gchar *text, gssize length)
{
	g_autofree gchar *line = gls_text_squeeze(text, length);
	const gchar *list = gls_toc_phrase_begins(line, "by ") ? line + strlen("by ") : line;
	g_autoptr(GString) even = NULL;
	g_auto(GStrv) names = NULL;
	guint n_names;

	if (strlen(list) > MAX_NAMES || strpbrk(list, " ,") == NULL ||
	    strpbrk(list, "0123456789:?!|()[]/@\"") != NULL)
		return FALSE;
	even = g_string_new(list);
	g_string_replace(even, " and ", ",", 0);
	g_string_replace(even, " & ", ",", 0);
	names = g_strsplit_set(even->str, ",;", -1);
	n_names = g_strv_length(names);
	for (guint i = 0; i < n_names; i++)
		if (!is_name(names[i], n_names >= MIN_NAMES_AROUND_GROUP))
			return FALSE;
	return TRUE;
}

/**
 * gls_name_list_is_one:
 * @line: a line that gls_name_list_is() takes for names, squeezed
 *
 * Returns: whether it is one name, which may as well be that of a journal
 */
gboolean
gls_name_list_is_one(const gchar *line)
{
	return strpbrk(line, ",;&") == NULL && strstr(line, " and ") == NULL &&
	       !gls_toc_phrase_begins(line, "by ");
}
