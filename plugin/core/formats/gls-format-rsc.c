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
 * Alerts of the Royal Society of Chemistry, marked by class: ItemTitleLink, ItemAuthors and
 * ItemCitation, which ends in the DOI. All links are opaque.
 */

static const gchar *const markers[] = {"ItemTitleLink", NULL};

static const gchar *const senders[] = {
	"alerts@rsc.org", "e-alert@rsc.org", "@alerts.rsc.org", "@e-alerts.rsc.org", NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return gls_toc_is_within(spans, i, "a", "ItemTitleLink");
}

static const GlsToc toc = {
	.markers = markers,
	.senders = senders,
	.is_title = is_title,
	.authors_class = "ItemAuthors",
};

const GlsFormat gls_format_rsc = {
	.name = "rsc",
	.toc = &toc,
};
