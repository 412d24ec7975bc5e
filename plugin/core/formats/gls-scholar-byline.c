/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-scholar-byline.h"
#include "core/formats/gls-shown-text.h"
#include "core/text/gls-text.h"

/* between authors and venue, and between venue and publisher */
#define SEPARATOR " - "
/* "M van den Beek", with initials in place of given names, and room for more */
#define MAX_NAME_WORDS 5

/* the end of a mail, or a snippet: no name has that many words */
static gboolean
is_sentence(const gchar *line)
{
	guint n_words = 1;

	if (strstr(line, "://") != NULL || g_str_has_suffix(line, ".") ||
	    g_str_has_suffix(line, "。") || g_str_has_prefix(line, "•"))
		return TRUE;
	if (strstr(line, SEPARATOR) != NULL)
		return FALSE;
	for (const gchar *p = line; *p != '\0'; p++) {
		if (*p == ',')
			n_words = 0;
		else if (*p == ' ' && ++n_words > MAX_NAME_WORDS)
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_year(const gchar *text)
{
	return strspn(text, "0123456789") == 4 && text[4] == '\0' &&
	       (g_str_has_prefix(text, "19") || g_str_has_prefix(text, "20"));
}

static gchar *
drop_cut(const gchar *text)
{
	guint32 start = 0;
	guint32 end = strlen(text);

	gls_shown_text_trim_cut(text, &start, &end);
	return g_strndup(text + start, end - start);
}

static void
set_venue(GlsEntry *entry, const gchar *venue)
{
	g_autofree gchar *shown = gls_text_squeeze(venue, -1);

	if (g_ascii_isalnum(*shown) || (guchar)*shown >= 0x80)
		entry->venue = g_steal_pointer(&shown);
}

/* "Venue, 2019", "Venue, 2019 - publisher.org", "2019", "Venue …" */
static void
read_publication(GlsEntry *entry, gchar *text)
{
	gchar *publisher = g_strrstr(text, SEPARATOR);
	gchar *comma;

	if (publisher != NULL && strchr(publisher + strlen(SEPARATOR), ' ') == NULL &&
	    strchr(publisher, '.') != NULL)
		*publisher = '\0';
	if (is_year(text)) {
		entry->date = g_strdup(text);
		return;
	}
	comma = g_strrstr(text, ", ");
	if (comma != NULL && is_year(comma + 2)) {
		entry->date = g_strdup(comma + 2);
		*comma = '\0';
	}
	set_venue(entry, text);
}

static void
read_authors(GlsEntry *entry, const gchar *text)
{
	g_autofree gchar *uncut = drop_cut(text);

	gls_author_parse_list(uncut, -1, entry->authors);
}

/**
 * gls_scholar_byline_read:
 * @entry: an entry of Google Scholar
 * @byline: the line under its title, "A Author, B Author… - Venue, 2019", of which any part may be
 *   missing
 * @length: of @byline, in bytes
 *
 * Takes authors, venue and year from a byline, and the id in a venue such as
 * "arXiv preprint arXiv:1912.02015".
 *
 * Returns: %FALSE if the line reads like a sentence, so that it is no byline
 */
gboolean
gls_scholar_byline_read(GlsEntry *entry, const gchar *byline, gsize length)
{
	g_autofree gchar *line = gls_shown_text_clean(byline, (gssize)length);
	g_autoptr(GPtrArray) ids = NULL;
	gchar *separator = strstr(line, SEPARATOR);

	if (*line == '\0' || is_sentence(line))
		return FALSE;
	ids = gls_paper_id_find_in_text(line, -1);
	for (guint i = 0; i < ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
	if (is_year(line) || g_str_has_prefix(line, "- ")) {
		read_publication(entry, g_str_has_prefix(line, "- ") ? line + 2 : line);
		return TRUE;
	}
	if (separator != NULL) {
		*separator = '\0';
		read_publication(entry, separator + strlen(SEPARATOR));
	}
	read_authors(entry, line);
	return TRUE;
}
