/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-toc-phrase.h"

/**
 * gls_toc_phrase_begins:
 * @line: a squeezed line
 * @phrase: a phrase; its ASCII letters match capitals as well
 *
 * Returns: whether the line begins with the phrase
 */
gboolean
gls_toc_phrase_begins(const gchar *line, const gchar *phrase)
{
	return g_ascii_strncasecmp(line, phrase, strlen(phrase)) == 0;
}

/**
 * gls_toc_phrase_begins_any:
 * @line: a squeezed line
 * @phrases: (array length=n_phrases): phrases
 * @n_phrases: how many
 *
 * Returns: whether the line begins with one of the phrases
 */
gboolean
gls_toc_phrase_begins_any(const gchar *line, const gchar *const *phrases, guint n_phrases)
{
	for (guint i = 0; i < n_phrases; i++)
		if (gls_toc_phrase_begins(line, phrases[i]))
			return TRUE;
	return FALSE;
}

/* whether a line is a phrase, behind which only a number, a mark or one more such phrase stands */
static gboolean
is_phrase(const gchar *line, const gchar *phrase)
{
	const gchar *rest;

	if (!gls_toc_phrase_begins(line, phrase))
		return FALSE;
	rest = line + strlen(phrase);
	if (g_ascii_isalnum(*rest))
		return FALSE;
	if (gls_toc_phrase_begins(rest, " and "))
		return TRUE;
	/* "Cover-based" */
	if (*rest == '-')
		return FALSE;
	rest += strspn(rest, " ");
	return !g_unichar_isalpha(g_utf8_get_char(rest));
}

/**
 * gls_toc_phrase_is_any:
 * @line: a squeezed line
 * @phrases: (array length=n_phrases): phrases
 * @n_phrases: how many
 *
 * Returns: whether the line is one of the phrases, with a number or what stands behind a mark, as in
 *   "Cover Picture: A title (12/2026)", but not the beginning of a longer sentence
 */
gboolean
gls_toc_phrase_is_any(const gchar *line, const gchar *const *phrases, guint n_phrases)
{
	for (guint i = 0; i < n_phrases; i++)
		if (is_phrase(line, phrases[i]))
			return TRUE;
	return FALSE;
}

/**
 * gls_toc_phrase_find:
 * @line: a squeezed line
 * @phrase: a phrase
 *
 * Returns: (transfer none) (nullable): the first place of the phrase in the line
 */
const gchar *
gls_toc_phrase_find(const gchar *line, const gchar *phrase)
{
	for (const gchar *p = line; *p != '\0'; p++)
		if (gls_toc_phrase_begins(p, phrase))
			return p;
	return NULL;
}
