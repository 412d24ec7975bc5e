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
 * Alerts of Nature and of the journals beside it. Cells are marked by class: article-headline,
 * article-contributors, and article-date with the DOI. Links are redirects, some of which name their
 * target. Where the classes are missing, a link with a byline behind it is an article.
 */

static const gchar *const markers[] = {"nature.com", "springernature.com", NULL};

/* redirects of mails without classes */
static const gchar *const loose_markers[] = {"//links.springernature.com/f/a/",
					     "//click.nature.com/", NULL};

static const gchar *const senders[] = {
	"alerts@nature.com",  "ealert@nature.com",	   "@ealerts.nature.com",
	"@ealert.nature.com", "alerts@springernature.com", NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return spans[i].href != NULL && gls_toc_is_within(spans, i, NULL, "article-headline");
}

static gboolean
is_any_link(const GlsSpan *spans, guint i)
{
	return gls_toc_leads_to(&spans[i], "nature.com") ||
	       gls_toc_leads_to(&spans[i], "links.springernature.com");
}

static const GlsToc loose_toc = {
	.is_title = is_any_link,
	.flags = GLS_TOC_NEEDS_AUTHORS,
};

static const GlsToc toc = {
	.is_title = is_title,
	.authors_class = "article-contributors",
	.otherwise = &loose_toc,
};

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (gls_mark_is_in(message->body, markers) &&
	    (gls_toc_has_title(document, &toc) ||
	     (strstr(message->body, "www.nature.com") != NULL &&
	      gls_mark_is_in(message->body, loose_markers))))
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, senders) ? GLS_RECOGNITION_SENDER : GLS_RECOGNITION_NONE;
}

const GlsFormat gls_format_nature = {
	.name = "nature",
	.recognise = recognise,
	.toc = &toc,
};
