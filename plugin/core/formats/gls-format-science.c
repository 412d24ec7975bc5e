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
 * Alerts of Science and of the journals beside it: the title is a link in a cell of the class em_f24,
 * with "By A. Author, et al." and one sentence behind it. All links are opaque.
 */

static const gchar *const markers[] = {"sciencepubs.org", NULL};

static const gchar *const senders[] = {"@aaas.sciencepubs.org", "@sciencepubs.org",
				       "alerts@sciencemag.org", "toc@sciencemag.org", NULL};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return spans[i].href != NULL && gls_toc_is_within(spans, i, "td", "em_f24");
}

static const GlsToc toc = {
	.markers = markers,
	.senders = senders,
	.is_title = is_title,
	.flags = GLS_TOC_NEEDS_AUTHORS,
};

const GlsFormat gls_format_science = {
	.name = "science",
	.toc = &toc,
};
