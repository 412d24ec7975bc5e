/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/formats/gls-format.h"
#include "preferences/gls-format-words.h"

static const struct {
	const gchar *name;
	const gchar *title;
} titles[] = {
	{"acm", N_("ACM mail")},
	{"acs", N_("ACS mail")},
	{"alphaxiv", N_("alphaXiv mail")},
	{"arxiv-feed", N_("arXiv feed")},
	{"arxiv-mail", N_("arXiv mail")},
	{"arxivdaily", N_("arXivDaily mail")},
	{"biorxiv-feed", N_("bioRxiv feed")},
	{"biorxiv-mail", N_("bioRxiv mail")},
	{"cambridge", N_("Cambridge mail")},
	{"elsevier", N_("Elsevier mail")},
	{"general", N_("List of papers")},
	{"google-scholar", N_("Google Scholar mail")},
	{"hf-api", N_("Hugging Face papers")},
	{"hf-mail", N_("Hugging Face mail")},
	{"hf-page", N_("Hugging Face page")},
	{"ieee", N_("IEEE mail")},
	{"nature", N_("Nature mail")},
	{"paper-item", N_("Single paper")},
	{"publisher-feed", N_("Publisher’s feed")},
	{"pubmed-feed", N_("PubMed feed")},
	{"pubmed-mail", N_("PubMed mail")},
	{"rsc", N_("RSC mail")},
	{"sage", N_("Sage mail")},
	{"scholar-inbox", N_("Scholar Inbox mail")},
	{"science", N_("Science mail")},
	{"semantic-scholar", N_("Semantic Scholar mail")},
	{"tldr-ai", N_("TLDR AI mail")},
	{"web-of-science", N_("Web of Science mail")},
	{"wiley", N_("Wiley mail")},
};

/* the short name itself if this program does not know it, as when a later one counted it */
static const gchar *
get_title(const gchar *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
		if (strcmp(titles[i].name, name) == 0)
			return _(titles[i].title);
	}
	return name;
}

/**
 * gls_format_words_dup_list:
 *
 * Returns: (transfer full): all formats that are understood, each with its short name
 */
gchar *
gls_format_words_dup_list(void)
{
	g_auto(GStrv) names = gls_formats_dup_names();
	GString *list = g_string_new(NULL);

	for (guint i = 0; names[i] != NULL; i++)
		g_string_append_printf(list, "%s%s (%s)", i > 0 ? ", " : "", get_title(names[i]),
				       names[i]);
	return g_string_free(list, FALSE);
}

static gchar *
dup_count(const GlsFormatCount *count)
{
	g_autofree gchar *digests = NULL;
	g_autofree gchar *entries = NULL;

	if (count->n_digests == 0)
		return g_strdup(get_title(count->name));
	digests = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u digest", "%u digests", count->n_digests),
		count->n_digests);
	entries = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u entry", "%u entries", count->n_entries),
		count->n_entries);
	/* translators: a format; its digests; entries in them: "arXiv mail: 12 digests, 340 entries" */
	return g_strdup_printf(_("%s: %s, %s"), get_title(count->name), digests, entries);
}

/**
 * gls_format_words_dup_counts:
 * @stat: a source
 *
 * Returns: (transfer full): its formats and what came in them, a line for each
 */
gchar *
gls_format_words_dup_counts(const GlsSourceStat *stat)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < stat->formats->len; i++) {
		g_autofree gchar *count = dup_count(g_ptr_array_index(stat->formats, i));

		g_string_append_printf(words, "%s%s", i > 0 ? "\n" : "", count);
	}
	return g_string_free(words, FALSE);
}
