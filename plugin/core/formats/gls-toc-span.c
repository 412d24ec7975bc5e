/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-toc-span.h"
#include "core/identity/gls-link.h"
#include "core/identity/gls-paper-id.h"

/* elements around a span that tell what it is */
#define MAX_PARENTS 6

/**
 * gls_toc_is_within:
 * @spans: the spans of a document
 * @i: index of one of them
 * @name: (nullable): name of an element, %NULL for any
 * @class_name: (nullable): part of a class, %NULL for any
 *
 * Returns: whether a span is such an element or stands in one, a few levels up at most
 */
gboolean
gls_toc_is_within(const GlsSpan *spans, guint i, const gchar *name, const gchar *class_name)
{
	gint at = (gint)i;

	for (guint n = 0; n < MAX_PARENTS && at >= 0; n++, at = spans[at].parent) {
		if (name != NULL && !g_str_equal(spans[at].name, name))
			continue;
		if (class_name == NULL || (spans[at].class_name != NULL &&
					   strstr(spans[at].class_name, class_name) != NULL))
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_toc_is_within_heading:
 * @spans: the spans of a document
 * @i: index of one of them
 *
 * Returns: whether a span is a heading of any level or stands in one, a few levels up at most
 */
gboolean
gls_toc_is_within_heading(const GlsSpan *spans, guint i)
{
	gint at = (gint)i;

	for (guint n = 0; n < MAX_PARENTS && at >= 0; n++, at = spans[at].parent)
		if (spans[at].name[0] == 'h' && g_ascii_isdigit(spans[at].name[1]))
			return TRUE;
	return FALSE;
}

/**
 * gls_toc_find_href:
 * @spans: the spans of a document
 * @i: index of one of them
 *
 * Returns: (nullable) (transfer none): where the link leads that a span is or stands in, a few levels
 *   up at most
 */
const gchar *
gls_toc_find_href(const GlsSpan *spans, guint i)
{
	gint at = (gint)i;

	for (guint n = 0; n < MAX_PARENTS && at >= 0; n++, at = spans[at].parent)
		if (spans[at].href != NULL)
			return spans[at].href;
	return NULL;
}

/**
 * gls_toc_leads_to:
 * @span: a span
 * @host: a host in lower case
 *
 * Returns: whether it is a link to a host or to one below it, a redirect there included
 */
gboolean
gls_toc_leads_to(const GlsSpan *span, const gchar *host)
{
	g_autoptr(GlsLink) link = NULL;

	if (span->href == NULL || strstr(span->href, host) == NULL)
		return FALSE;
	link = gls_link_new(span->href);
	return link != NULL && gls_link_is_at(link, host);
}

/**
 * gls_toc_leads_to_article:
 * @span: a span
 * @host: a host in lower case
 *
 * Returns: whether it is a link to an article whose id the link shows, at a host or below it
 */
gboolean
gls_toc_leads_to_article(const GlsSpan *span, const gchar *host)
{
	g_autoptr(GlsPaperId) id = NULL;

	if (!gls_toc_leads_to(span, host))
		return FALSE;
	id = gls_paper_id_new_from_link(span->href);
	return id != NULL;
}
