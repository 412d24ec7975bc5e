/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-front-matter.h"
#include "core/text/gls-text.h"

/* folded; what follows the first kind has to be set off, so that "Contents of gold in sea water"
 * stays a paper */
static const gchar *const set_off[] = {
	"back cover",
	"back matter",
	"contents",
	"contents list",
	"correction",
	"corrections",
	"correction to",
	"author correction",
	"cover",
	"cover art",
	"cover feature",
	"cover image",
	"cover picture",
	"cover profile",
	"editorial board",
	"front cover",
	"front matter",
	"frontispiece",
	"graphical abstract",
	"graphical contents",
	"in this issue",
	"inside back cover",
	"inside cover",
	"inside front cover",
	"issue editorial masthead",
	"issue highlights",
	"issue information",
	"issue publication information",
	"masthead",
	"mastheads",
	"outside back cover",
	"outside front cover",
	"publisher correction",
	"publishers correction",
	"retraction",
	"table of contents",
};

/* whatever follows these */
static const gchar *const always[] = {
	"addendum to",
	"correction for",
	"corrigenda",
	"corrigendum",
	"errata",
	"erratum",
	"expression of concern",
	"ifc editorial board",
	"ofc outside front cover",
	"retraction note",
	"retraction notice",
};

/* and whatever else stands with these: "JFM volume 656 Cover and Front matter" */
static const gchar *const anywhere[] = {
	"cover and back matter",
	"cover and front matter",
};

/* the byte after as many letters and digits as a folded phrase has, %NULL if @title is shorter */
static const gchar *
skip_phrase(const gchar *title, const gchar *phrase)
{
	for (; *phrase != '\0'; phrase++) {
		if (*phrase == ' ')
			continue;
		while (*title != '\0' && !g_ascii_isalnum(*title))
			title++;
		if (*title == '\0')
			return NULL;
		title++;
	}
	return title;
}

static gboolean
begins_with(const gchar *folded, const gchar *phrase)
{
	gsize length = strlen(phrase);

	return strncmp(folded, phrase, length) == 0 &&
	       (folded[length] == ' ' || folded[length] == '\0');
}

static gboolean
begins_with_any(const gchar *title)
{
	g_autofree gchar *folded = gls_text_fold(title, -1);

	for (guint i = 0; i < G_N_ELEMENTS(set_off); i++)
		if (begins_with(folded, set_off[i]))
			return TRUE;
	return FALSE;
}

/* whether ":", "(", quotes, a dash or nothing at all follows, or one more such phrase, but no word */
static gboolean
is_set_off(const gchar *rest)
{
	/* "Cover-based" */
	if (*rest == '-')
		return FALSE;
	rest += strspn(rest, " ");
	if (g_ascii_strncasecmp(rest, "and ", strlen("and ")) == 0)
		return begins_with_any(rest + strlen("and "));
	return !g_unichar_isalpha(g_utf8_get_char(rest));
}

/**
 * gls_front_matter_is:
 * @title: the title of an item of a journal, in a feed or in a mail
 *
 * Says whether an item is no paper: a cover, a table of contents, an editorial board, or a note
 * that corrects or retracts a paper.
 *
 * Returns: %TRUE if it is none
 */
gboolean
gls_front_matter_is(const gchar *title)
{
	g_autofree gchar *folded = gls_text_fold(title, -1);

	for (guint i = 0; i < G_N_ELEMENTS(always); i++)
		if (begins_with(folded, always[i]))
			return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(anywhere); i++)
		if (strstr(folded, anywhere[i]) != NULL)
			return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(set_off); i++) {
		const gchar *rest;

		if (!begins_with(folded, set_off[i]))
			continue;
		rest = skip_phrase(title, set_off[i]);
		if (rest == NULL || is_set_off(rest))
			return TRUE;
	}
	return FALSE;
}
