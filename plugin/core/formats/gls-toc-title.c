/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-front-matter.h"
#include "core/formats/gls-toc-phrase.h"
#include "core/formats/gls-toc-title.h"

/*
 * What stands where the titles of articles stand in the mails of publishers, and is none.
 */

/* beginnings of advertisements */
static const gchar *const advertisements[] = {
	"ad:", "advertisement", "announcing:", "sponsor:", "sponsored",
};

/* texts of links that stand beside a title */
static const gchar *const link_words[] = {
	"abstract",
	"add to calendar",
	"article",
	"citation",
	"contents",
	"download",
	"download pdf",
	"epdf",
	"epub",
	"facebook",
	"first page",
	"full article",
	"full text",
	"full text html",
	"full text pdf",
	"full-text",
	"get access",
	"html",
	"learn more",
	"linkedin",
	"login",
	"mendeley",
	"more",
	"open access",
	"pdf",
	"permissions",
	"preview",
	"purchase pdf",
	"read",
	"references",
	"request permissions",
	"rights",
	"rss",
	"share",
	"show more",
	"sign in",
	"supplemental",
	"supporting information",
	"tweet",
	"twitter",
	"view abstract",
	"view article",
	"view full text",
	"view pdf",
	"web",
	"weibo",
	"youtube",
};

static const gchar *const link_beginnings[] = {
	"10.",		"browse ",
	"click here",	"doi 10.",
	"doi:",		"follow us",
	"forward to",	"free access",
	"get rss",	"http:",
	"https:",	"manage ",
	"more from",	"new articles in press",
	"read article", "read full",
	"read it",	"read more",
	"read now",	"read online",
	"read the",	"see all",
	"submit now",	"submit your",
	"subscribe to", "unsubscribe",
	"update your",	"view all",
	"view in",	"view latest",
	"view online",	"view results",
	"view the",	"view these",
	"view this",	"visit the",
	"www.",
};

/* whether a line holds one of the phrases and nothing else */
static gboolean
equals_any(const gchar *line, const gchar *const *phrases, guint n_phrases)
{
	for (guint i = 0; i < n_phrases; i++)
		if (g_ascii_strcasecmp(line, phrases[i]) == 0)
			return TRUE;
	return FALSE;
}

/**
 * gls_toc_title_is_link_word:
 * @line: the text of a link, squeezed
 *
 * Returns: whether it is one that stands beside every article, or that leads away from them
 */
gboolean
gls_toc_title_is_link_word(const gchar *line)
{
	return equals_any(line, link_words, G_N_ELEMENTS(link_words)) ||
	       gls_toc_phrase_begins_any(line, link_beginnings, G_N_ELEMENTS(link_beginnings)) ||
	       gls_toc_phrase_find(line, ", volume ") != NULL;
}

/**
 * gls_toc_title_is_no_article:
 * @line: what stands where titles stand, squeezed
 *
 * Returns: whether it is a cover, a board, a correction or an advertisement
 */
gboolean
gls_toc_title_is_no_article(const gchar *line)
{
	return gls_front_matter_is(line) ||
	       gls_toc_phrase_begins_any(line, advertisements, G_N_ELEMENTS(advertisements));
}
