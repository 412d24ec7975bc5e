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
 * Alerts of ScienceDirect. The title is a link within a heading, since 2018; before, an element of the
 * class artTitle in a link. Behind it stand the kind of article, a date or volume, and the authors.
 * The link names the PII, through a redirect that can be undone.
 */

static const gchar *const markers[] = {
	/* links to articles, and what they are counted by */
	"_piikey=",
	"_piikey%3D",
	"dgcid=raven_",
	"dgcid%3Draven_",
	"click.notification.elsevier.com",
	NULL,
};

static const gchar *const senders[] = {
	"@notification.elsevier.com",
	"@prod.sciencedirect.com",
	"@sciencedirect.com",
	NULL,
};

/* /science?_ob=GatewayURL&_piikey=S0123456726001234 */
static GlsPaperId *
read_link(const gchar *href)
{
	g_autofree gchar *target = gls_link_unwrap(href);
	g_autoptr(GlsLink) link = target != NULL ? gls_link_new(target) : NULL;
	g_autofree gchar *pii = link != NULL ? gls_link_dup_parameter(link, "_piikey") : NULL;

	return pii != NULL ? gls_paper_id_new(GLS_ID_PII, pii) : NULL;
}

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	if (gls_toc_is_within(spans, i, "span", "artTitle"))
		return TRUE;
	return spans[i].href != NULL && gls_toc_is_within(spans, i, "h2", NULL);
}

static const GlsToc toc = {
	.markers = markers,
	.senders = senders,
	.is_title = is_title,
	.read_link = read_link,
	.authors_class = "authorTxt",
	.flags = GLS_TOC_VENUE_FIRST,
};

const GlsFormat gls_format_elsevier = {
	.name = "elsevier",
	.toc = &toc,
};
