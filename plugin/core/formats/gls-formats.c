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

/* the surest of the formats that name a source; the first of several that are equally sure */
static const GlsFormat *
find_surest(const GlsMessage *message, const GlsDocument *document, GlsRecognition *recognition)
{
	const GlsFormat *surest = NULL;

	*recognition = GLS_RECOGNITION_NONE;
	/* behind a marker in the body no format can be surer */
	for (guint i = 0; i < G_N_ELEMENTS(formats) && *recognition < GLS_RECOGNITION_BODY; i++) {
		GlsRecognition other = gls_format_recognise(formats[i], message, document);

		if (other > *recognition) {
			*recognition = other;
			surest = formats[i];
		}
	}
	return surest;
}

/**
 * gls_formats_read:
 * @message: a message
 * @document: its document
 * @digest: an empty digest
 *
 * Asks the formats how sure they are, and lets the surest one read the message. @digest gets its
 * format, what that recognised the message by, and the entries; it stays empty if no format knows
 * the message.
 */
void
gls_formats_read(const GlsMessage *message, const GlsDocument *document, GlsDigest *digest)
{
	digest->format = find_surest(message, document, &digest->recognition);
	if (digest->format != NULL) {
		gls_format_parse(digest->format, message, document, digest);
		return;
	}
	for (guint i = 0; digest->format == NULL && i < G_N_ELEMENTS(formats_by_shape); i++) {
		digest->recognition =
			gls_format_read(formats_by_shape[i], message, document, digest);
		if (digest->recognition != GLS_RECOGNITION_NONE)
			digest->format = formats_by_shape[i];
	}
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
