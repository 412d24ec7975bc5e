/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"

/* the formats that name a source, in the order in which equally sure ones are tried; those that go by
 * the layout alone, which read the whole text for it and are asked only if no other knows a message */
/* clang-format off */
static const GlsFormat *const formats[] = {
	&gls_format_arxiv_feed,
	&gls_format_arxiv_mail,
	&gls_format_arxivdaily,
	&gls_format_google_scholar,
	&gls_format_semantic_scholar,
	&gls_format_scholar_inbox,
	&gls_format_alphaxiv,
	&gls_format_tldr_ai,
	&gls_format_hf_api,
	&gls_format_hf_mail,
	&gls_format_hf_page,
	&gls_format_pubmed_mail,
	&gls_format_biorxiv_mail,
	&gls_format_pubmed_feed,
	&gls_format_biorxiv_feed,
	&gls_format_publisher_feed,
	&gls_format_elsevier,
	&gls_format_nature,
	&gls_format_wiley,
	&gls_format_science,
	&gls_format_acs,
	&gls_format_rsc,
	&gls_format_sage,
	&gls_format_ieee,
	&gls_format_acm,
	&gls_format_cambridge,
	&gls_format_web_of_science,
};
static const GlsFormat *const formats_by_shape[] = {
	&gls_format_general,
	&gls_format_paper_item,
};
/* clang-format on */

/* the surest of some formats; the first of several that are equally sure */
static const GlsFormat *
find_surest(const GlsFormat *const *candidates,
	    guint n_candidates,
	    const GlsMessage *message,
	    const GlsDocument *document,
	    GlsRecognition *recognition)
{
	const GlsFormat *surest = NULL;

	*recognition = GLS_RECOGNITION_NONE;
	/* behind a marker in the body no format can be surer */
	for (guint i = 0; i < n_candidates && *recognition < GLS_RECOGNITION_BODY; i++) {
		GlsRecognition other = gls_format_recognise(candidates[i], message, document);

		if (other > *recognition) {
			*recognition = other;
			surest = candidates[i];
		}
	}
	return surest;
}

/**
 * gls_formats_recognise:
 * @message: a message
 * @document: its document
 * @recognition: (out): what the surest one recognised it by
 *
 * Asks the formats how sure they are.
 *
 * Returns: (transfer none) (nullable): the surest one, %NULL if no format knows the message
 */
const GlsFormat *
gls_formats_recognise(const GlsMessage *message,
		      const GlsDocument *document,
		      GlsRecognition *recognition)
{
	const GlsFormat *surest =
		find_surest(formats, G_N_ELEMENTS(formats), message, document, recognition);

	if (surest != NULL)
		return surest;
	return find_surest(formats_by_shape, G_N_ELEMENTS(formats_by_shape), message, document,
			   recognition);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/**
 * gls_formats_dup_names:
 *
 * Returns: (transfer full) (array zero-terminated=1): the short names of all formats, in the order of
 *   the alphabet
 */
gchar **
gls_formats_dup_names(void)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
		g_ptr_array_add(names, g_strdup(formats[i]->name));
	for (guint i = 0; i < G_N_ELEMENTS(formats_by_shape); i++)
		g_ptr_array_add(names, g_strdup(formats_by_shape[i]->name));
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, NULL);
	return (gchar **)g_ptr_array_steal(names, NULL);
}
