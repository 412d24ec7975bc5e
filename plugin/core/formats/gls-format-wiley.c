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
 * Alerts of Wiley Online Library: tables of contents, Early View, saved searches. The title is in an
 * element of the class issue-item__title, with the issue behind it in parentheses; in mails of
 * searches it is a plain link.
 */

static const gchar *const markers[] = {"el.wiley.com", "onlinelibrary.wiley.com", NULL};

/* mails of searches have no class to know them by */
static const gchar *const search_markers[] = {"Your criteria:", "campaign=wolsavedsearch",
					      "Saved Search Alert", NULL};

static const gchar *const senders[] = {
	"wileyonlinelibrary@wiley.com",
	"alerts@wiley.com",
	"@email2.wiley.com",
	"@el.wiley.com",
	NULL,
};

static gboolean
is_title(const GlsSpan *spans, guint i)
{
	return gls_toc_is_within(spans, i, NULL, "issue-item__title");
}

static gboolean
is_any_link(const GlsSpan *spans, guint i)
{
	return gls_toc_leads_to(&spans[i], "wiley.com");
}

/* "(Angew. Chem. Int. Ed. 13/2026)" is not part of a title */
static void
trim_title(const gchar *text, guint32 start, guint32 *end)
{
	const gchar *p = text + *end - 1;
	const gchar *open;

	if (*p != ')')
		return;
	open = g_strrstr_len(text + start, *end - start, " (");
	while (p > text + start && g_ascii_isdigit(p[-1]))
		p--;
	if (open == NULL || open == text + start || p[-1] != '/' || !g_ascii_isdigit(p[-2]))
		return;
	*end = (guint32)(open - text);
}

static const GlsToc loose_toc = {
	.is_title = is_any_link,
	.trim_title = trim_title,
	.flags = GLS_TOC_NEEDS_AUTHORS | GLS_TOC_VENUE_FIRST,
};

static const GlsToc toc = {
	.is_title = is_title,
	.trim_title = trim_title,
	.authors_class = "loa",
	.otherwise = &loose_toc,
};

static GlsRecognition
recognise(const GlsMessage *message, const GlsDocument *document)
{
	if (gls_mark_is_in(message->body, markers) &&
	    (gls_toc_has_title(document, &toc) || gls_mark_is_in(message->body, search_markers)))
		return GLS_RECOGNITION_BODY;
	return gls_mark_is_from(message, senders) ? GLS_RECOGNITION_SENDER : GLS_RECOGNITION_NONE;
}

const GlsFormat gls_format_wiley = {
	.name = "wiley",
	.recognise = recognise,
	.toc = &toc,
};
