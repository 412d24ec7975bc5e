/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-format.h"
#include "core/formats/gls-toc.h"

/*
 * Alerts of IEEE Xplore: tables of contents, authors, searches. The title is a link to a document of
 * Xplore; its authors are parted by semicolons, and a conference or journal follows. Such a link
 * alone is no mark, for people paste it into other mails with its "source=tocalert".
 */

static const gchar *const markers[] = {
	"New Matches Available for Your",
	"IEEE Xplore Author Alert",
	"IEEE Xplore Search Alert",
	"IEEE Xplore Content Alert",
	"IEEE Xplore Table of Contents",
	"Xplore TOC Alert",
	NULL,
};

static const gchar *const senders[] = {
	"@xplore.ieee.org",
	"@ieeexplore.ieee.org",
	"alerts@ieee.org",
	"xplore-alerts@ieee.org",
	"no-reply@ieee.org",
	"noreply@ieee.org",
	NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return spans[i].href != NULL && strstr(spans[i].href, "ieeexplore.ieee.org") != NULL &&
	       (strstr(spans[i].href, "document/") != NULL ||
		strstr(spans[i].href, "document%2F") != NULL ||
		strstr(spans[i].href, "arnumber") != NULL);
}

static const GlsToc toc = {
	.markers = markers,
	.senders = senders,
	.is_title = is_title,
	.flags = GLS_TOC_VENUE_AFTER_AUTHORS,
};

const GlsFormat gls_format_ieee = {
	.name = "ieee",
	.toc = &toc,
};
