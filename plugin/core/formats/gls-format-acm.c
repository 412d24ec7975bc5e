/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-toc-span.h"
#include "core/formats/gls-toc.h"

/*
 * Alerts of the ACM Digital Library: the title is a link that names the DOI, or of the class
 * issue-item__title.
 */

static const gchar *const markers[] = {
	"ACM Digital Library Alert", "ACM DL Alert", "ACM Digital Library alert",
	"ACM Digital Library TOC",   "ACM DL TOC",   "dl.acm.org/action/showPreferences",
	"TOC Alert from the ACM",    NULL,
};

static const gchar *const senders[] = {
	"@dl.acm.org", "alerts@acm.org", "dl-alerts@acm.org", "dl-alerts@hq.acm.org", NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return gls_toc_is_within(spans, i, NULL, "issue-item__title") ||
	       gls_toc_leads_to_article(&spans[i], "dl.acm.org");
}

static const GlsToc toc = {
	.markers = markers,
	.senders = senders,
	.is_title = is_title,
	.authors_class = "loa",
	.flags = GLS_TOC_VENUE_AFTER_AUTHORS,
};

const GlsFormat gls_format_acm = {
	.name = "acm",
	.toc = &toc,
};
