/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-toc-line.h"
#include "core/formats/gls-toc-phrase.h"

/*
 * What one line of a publisher's mail is. The layouts of these mails change every year, the words in
 * them hardly do. All lines are squeezed: no white space at the ends, one space between words.
 */

/* what an article's own lines never begin with */
static const gchar *const footers[] = {
	"about this",
	"add us to",
	"all rights reserved",
	"contact us",
	"copyright",
	"end of alert",
	"follow us",
	"for more information",
	"if you no longer",
	"if you would",
	"manage my",
	"manage your",
	"number of records",
	"please do not",
	"privacy",
	"showing",
	"terms",
	"this alert",
	"this e-mail",
	"this email",
	"this message",
	"to change",
	"to ensure",
	"to manage",
	"to stop",
	"to unsubscribe",
	"unsubscribe",
	"update your",
	"view in browser",
	"view results",
	"view this email",
	"you are receiving",
	"you have received",
	"you received",
	"you're receiving",
	"©",
};

/* kinds of articles and of access */
static const gchar *const labels[] = {
	"article",
	"articles",
	"book review",
	"brief communication",
	"brief report",
	"comment",
	"commentary",
	"communication",
	"communications",
	"early view",
	"editorial",
	"feature article",
	"forum",
	"free access",
	"full access",
	"full length article",
	"full-length article",
	"graphical abstract",
	"letter",
	"letters",
	"manuscript",
	"no abstract",
	"not available",
	"online first",
	"onlinefirst",
	"open access",
	"original article",
	"original research",
	"paper",
	"papers",
	"perspective",
	"perspectives",
	"rapid communication",
	"regular article",
	"report",
	"reports",
	"research article",
	"research articles",
	"research note",
	"research paper",
	"restricted access",
	"review",
	"review article",
	"reviews",
	"short communication",
	"special issue article",
	"special section",
	"survey",
	"technical note",
	"tutorial",
};

/**
 * gls_toc_line_is_footer:
 * @line: a line behind a title, squeezed
 *
 * Returns: whether it is about the mail and no longer about an article
 */
gboolean
gls_toc_line_is_footer(const gchar *line)
{
	return gls_toc_phrase_begins_any(line, footers, G_N_ELEMENTS(footers));
}

/**
 * gls_toc_line_is_label:
 * @line: a line behind a title, squeezed
 *
 * Returns: whether it only says of what kind an article is, or who may read it
 */
gboolean
gls_toc_line_is_label(const gchar *line)
{
	return gls_toc_phrase_is_any(line, labels, G_N_ELEMENTS(labels)) ||
	       gls_toc_phrase_begins(line, "open access ");
}

/**
 * gls_toc_line_is_sentence:
 * @line: a line behind a title, squeezed
 *
 * Returns: whether it is running text, as an abstract is
 */
gboolean
gls_toc_line_is_sentence(const gchar *line)
{
	gsize length = strlen(line);
	guint n_words = 0;
	guint n_small = 0;

	for (const gchar *p = line; p != NULL && *p != '\0'; p = strchr(p, ' ')) {
		p += *p == ' ';
		n_words++;
		n_small += g_unichar_islower(g_utf8_get_char(p));
	}
	if (n_words < 2 || n_small * 2 < n_words)
		return FALSE;
	return length >= 120 || strchr(".!?", line[length - 1]) != NULL ||
	       g_str_has_suffix(line, "…");
}
