/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "files/gls-feed-limits-private.h"

/*
 * What libxml2 2.9 reads in more than linear time, or into too much memory, is refused before it
 * sees it. The bounds are far above any real feed.
 */

/* a day of cs.CV, the longest feed known, has 501 items of 12 elements, with a tag at each end. A tag
 * or an attribute takes up to 260 bytes of memory */
#define MAX_TAGS_AND_ATTRIBUTES 1000000
/* it compares each attribute of an element with every other one */
#define MAX_ATTRIBUTES 100
/* it looks for each prefix among all namespaces in scope; a root declares up to 30. One for each
 * element is not counted: XHTML in Atom has that, and elements stand 256 deep at most */
#define MAX_NAMESPACES 200
/* in bytes; it copies the comment so far for each "--" in it */
#define MAX_COMMENT (64 * 1024)

/* what was met so far */
typedef struct {
	guint n_tags_and_attributes;
	guint n_namespaces;
	guint n_attributes;
	gsize comment;
} Cost;

static const gchar *
find_end(const gchar *at, const gchar *end)
{
	const gchar *found = strstr(at, end);

	return found != NULL ? found + strlen(end) : at + strlen(at);
}

/* moves behind a comment, a CDATA section or a processing instruction; behind "<" of anything else */
static const gchar *
skip_no_tag(Cost *cost, const gchar *at)
{
	const gchar *end;

	if (g_str_has_prefix(at, "<![CDATA["))
		return find_end(at, "]]>");
	if (g_str_has_prefix(at, "<?"))
		return find_end(at, "?>");
	if (!g_str_has_prefix(at, "<!--"))
		return at + 1;
	end = find_end(at, "-->");
	cost->comment = end - at;
	return end;
}

/* counts what stands in a start tag, and moves to its end; markup that is broken ends at the next "<" */
static const gchar *
count_tag(Cost *cost, const gchar *at)
{
	guint n_namespaces = 0;

	cost->n_attributes = 0;
	for (at++; *at != '\0' && *at != '>' && *at != '<'; at++) {
		cost->n_attributes += *at == '=';
		n_namespaces += g_str_has_prefix(at, "xmlns");
		if (*at != '"' && *at != '\'')
			continue;
		at = strchr(at + 1, *at);
		if (at == NULL)
			return NULL;
	}
	cost->n_tags_and_attributes += 1 + cost->n_attributes;
	if (n_namespaces > 1)
		cost->n_namespaces += n_namespaces - 1;
	return at;
}

static gboolean
refuse(const gchar *what, guint limit, GError **error)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE, "the feed has %s %u", what, limit);
	return FALSE;
}

static gboolean
check(const Cost *cost, GError **error)
{
	if (cost->n_tags_and_attributes > MAX_TAGS_AND_ATTRIBUTES)
		return refuse("more tags and attributes than", MAX_TAGS_AND_ATTRIBUTES, error);
	if (cost->n_attributes > MAX_ATTRIBUTES)
		return refuse("an element with more attributes than", MAX_ATTRIBUTES, error);
	if (cost->n_namespaces > MAX_NAMESPACES)
		return refuse("more namespaces than", MAX_NAMESPACES, error);
	if (cost->comment > MAX_COMMENT)
		return refuse("a comment of more bytes than", MAX_COMMENT, error);
	return TRUE;
}

/*
 * gls_feed_limits_check:
 * @text: XML, perhaps not well-formed
 * @error: return location for an error
 *
 * Checks in one pass that an XML parser will read a text in linear time and memory.
 *
 * Returns: %FALSE with %GLS_ERROR_TOO_LARGE if it may not
 */
gboolean
gls_feed_limits_check(const gchar *text, GError **error)
{
	const gchar *at = text;
	Cost cost = {0};

	while (at != NULL && (at = strchr(at, '<')) != NULL) {
		at = at[1] == '!' || at[1] == '?' ? skip_no_tag(&cost, at) : count_tag(&cost, at);
		if (!check(&cost, error))
			return FALSE;
	}
	return TRUE;
}
