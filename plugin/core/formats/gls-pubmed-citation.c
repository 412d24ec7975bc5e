/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-date-text.h"
#include "core/formats/gls-pubmed-citation.h"
#include "core/text/gls-text.h"

/* the full stop between journal and year in "Br J Cancer. 2017 Mar 30", %NULL if there is none */
static const gchar *
find_year(const gchar *text, gsize length)
{
	const gchar *end = text + length;

	for (const gchar *p = text; p + 6 <= end; p++) {
		if (memcmp(p, ". 19", 4) != 0 && memcmp(p, ". 20", 4) != 0)
			continue;
		if (g_ascii_isdigit(p[4]) && g_ascii_isdigit(p[5]) &&
		    (p + 6 == end || strchr(" ;.\n", p[6]) != NULL))
			return p;
	}
	return NULL;
}

/**
 * gls_pubmed_citation_is:
 * @text: a piece of what stands under a title
 * @length: of @text, in bytes
 *
 * Says whether a piece is a citation as PubMed writes it: "Br J Cancer. 2017 Mar 30;116(9):1.
 * doi: 10.1038/bjc.2017.87. Epub 2017 Mar 30." (https://www.nlm.nih.gov/bsd/uniform_requirements.html)
 *
 * Returns: %TRUE if it is
 */
gboolean
gls_pubmed_citation_is(const gchar *text, gsize length)
{
	return g_strstr_len(text, length, "doi: 10.") != NULL ||
	       g_strstr_len(text, length, "[Internet]. ") != NULL ||
	       find_year(text, length) != NULL;
}

/**
 * gls_pubmed_citation_read:
 * @text: a citation; a PMID may stand behind it
 * @length: of @text, in bytes
 * @entry: the entry it belongs to
 *
 * Takes journal, date and ids from a citation, as far as the entry does not have them.
 */
void
gls_pubmed_citation_read(const gchar *text, gsize length, GlsEntry *entry)
{
	g_autoptr(GPtrArray) ids = gls_paper_id_find_in_text(text, length);
	const gchar *stop = find_year(text, length);
	const gchar *from = stop != NULL ? stop : text;
	g_autofree gchar *venue = NULL;

	for (guint i = 0; i < ids->len; i++)
		gls_entry_add_id(entry, gls_paper_id_copy(g_ptr_array_index(ids, i)));
	if (entry->date == NULL)
		entry->date = gls_date_text_find(from, text + length - from);
	if (stop == NULL)
		stop = g_strstr_len(text, length, ". ");
	venue = gls_text_squeeze(text, stop != NULL ? stop - text : 0);
	if (entry->venue == NULL && *venue != '\0')
		entry->venue = g_steal_pointer(&venue);
}
