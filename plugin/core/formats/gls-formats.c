/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/formats/gls-format.h"

/* every format, in the order in which equally sure ones are tried */
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
	&gls_format_general,
	&gls_format_paper_item,
};
/* clang-format on */

/**
 * gls_formats_recognise:
 * @message: a message
 * @document: its document
 * @recognition: (out): what the surest one recognised it by
 *
 * Asks every format how sure it is.
 *
 * Returns: (transfer none) (nullable): the surest one, %NULL if no format knows the message
 */
const GlsFormat *
gls_formats_recognise(const GlsMessage *message,
		      const GlsDocument *document,
		      GlsRecognition *recognition)
{
	const GlsFormat *surest = NULL;
	GlsRecognition best = GLS_RECOGNITION_NONE;

	for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
		GlsRecognition other;

		/* no later format can be surer */
		if (best == GLS_RECOGNITION_BODY)
			break;
		other = gls_format_recognise(formats[i], message, document);
		if (other > best) {
			best = other;
			surest = formats[i];
		}
	}
	*recognition = best;
	return surest;
}
