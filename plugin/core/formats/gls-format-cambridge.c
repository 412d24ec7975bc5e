/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-mark.h"
#include "core/formats/gls-toc-span.h"
#include "core/formats/gls-toc.h"

/*
 * Alerts of Cambridge Core. The title is a link, behind which stand the authors, the issue as one
 * more link, "doi:10.1017/..." and "Published Online on 25 February 2026". Every article has a DOI,
 * in its text or in its link; nothing else has.
 */

static const gchar *const markers[] = {
	"available on Cambridge Core",
	"Cambridge Core alert",
	"Cambridge Core Alert",
	"click.updates.cambridge.org",
	NULL,
};

static const gchar *const senders[] = {
	"@updates.cambridge.org",
	"noreply@cambridge.org",
	"alerts@cambridge.org",
	"cambridge-alerts@cambridge.org",
	NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return gls_toc_leads_to(&spans[i], "cambridge.org") ||
	       gls_toc_leads_to_article(&spans[i], "doi.org");
}

static const GlsToc toc = {
	.is_title = is_title,
	.flags = GLS_TOC_NEEDS_ID,
};

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (gls_mark_is_in(message->body, markers) && strstr(message->body, "10.1017") != NULL)
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, senders) ? GLS_RECOGNITION_SENDER : GLS_RECOGNITION_NONE;
}

const GlsFormat gls_format_cambridge = {
	.name = "cambridge",
	.recognise = recognise,
	.toc = &toc,
};
