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
 * Alerts of the American Chemical Society: ASAP articles and tables of contents. The title is a link
 * in a heading of level 5, or in bold; behind it stand the authors, the journal, and sometimes the
 * DOI. Advertisements look the same, without authors.
 */

static const gchar *const markers[] = {"acspubs.org", "//pubs.acs.org", NULL};

static const gchar *const senders[] = {
	"@acspubs.org", "journalalerts@acs.org", "alerts@acs.org", "@pubs.acs.org", NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	gint parent = spans[i].parent;

	if (spans[i].href == NULL)
		return FALSE;
	return gls_toc_is_within(spans, i, "h5", NULL) ||
	       gls_toc_is_within(spans, i, NULL, "issue-item__title") ||
	       (parent >= 0 && g_str_equal(spans[parent].name, "strong"));
}

static const GlsToc toc = {
	.markers = markers,
	.senders = senders,
	.is_title = is_title,
	.flags = GLS_TOC_VENUE_AFTER_AUTHORS,
};

const GlsFormat gls_format_acs = {
	.name = "acs",
	.toc = &toc,
};
