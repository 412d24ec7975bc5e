/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-scholar-reason.h"
#include "core/formats/gls-shown-text.h"

/* bytes; longer texts are no reasons */
#define MAX_REASON 500
#define BULLET	   "•"

/* a reason is kept, so it must not hold a link, which would hold the reader's address */
static gchar *
read_reason(const gchar *text, guint32 start, guint32 end)
{
	g_autofree gchar *reason = NULL;

	if (end - start > MAX_REASON)
		return NULL;
	reason = gls_shown_text_clean(text + start, (gssize)(end - start));
	if (*reason == '\0' || strstr(reason, "://") != NULL)
		return NULL;
	return g_steal_pointer(&reason);
}

/**
 * gls_scholar_reason_of_entry:
 * @document: an alert
 * @block: index of the first block behind a title
 * @end: byte after the entry
 *
 * Reads why one entry stands in an alert: "• Cites: ..." or the like in the reader's language, one
 * or more.
 *
 * Returns: (transfer full) (nullable): the reasons, %NULL if there is none
 */
gchar *
gls_scholar_reason_of_entry(const GlsDocument *document, guint block, guint32 end)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);
	g_autoptr(GString) reasons = g_string_new(NULL);

	for (; block < n_blocks && blocks[block].start < end; block++) {
		guint32 start = blocks[block].start;
		g_autofree gchar *reason = NULL;

		if (!g_str_has_prefix(text + start, BULLET))
			continue;
		start += strlen(BULLET);
		/* the bullet may stand in a cell of its own */
		if (start == blocks[block].end) {
			if (++block == n_blocks)
				break;
			start = blocks[block].start;
		}
		reason = read_reason(text, start, blocks[block].end);
		if (reason != NULL)
			g_string_append_printf(reasons, "%s%s", reasons->len > 0 ? "; " : "",
					       reason);
	}
	if (reasons->len == 0)
		return NULL;
	return g_string_free(g_steal_pointer(&reasons), FALSE);
}

/* "List alerts" or "Cancel alert", one of which stands behind the reason; other links may lead to the
 * reader's alerts before it */
static gboolean
is_alerts_link(const GlsSpan *span)
{
	return span->href != NULL && strstr(span->href, "/scholar_alerts?") != NULL &&
	       (strstr(span->href, "view_op=list_alerts") != NULL ||
		strstr(span->href, "view_op=cancel_alert") != NULL);
}

/* index of the block of the first such link behind the entries, 0 if there is none */
static guint
find_alerts_block(const GlsDocument *document, guint32 start)
{
	guint n_spans;
	const GlsSpan *spans = gls_document_get_spans(document, &n_spans);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);
	guint block = 0;

	for (guint i = 0; i < n_spans; i++) {
		if (spans[i].start < start || !is_alerts_link(&spans[i]))
			continue;
		while (block < n_blocks && blocks[block].end <= spans[i].start)
			block++;
		return block;
	}
	return 0;
}

/* whichever the language, it names Google, or the search in brackets; it must not name the reader */
static gboolean
is_tail(const gchar *reason)
{
	return reason != NULL && strchr(reason, '@') == NULL &&
	       (strstr(reason, "Google") != NULL || *reason == '[');
}

static gchar *
find_tail(const GlsDocument *document, guint32 start)
{
	const gchar *text = gls_document_get_text(document, NULL);
	guint n_blocks;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n_blocks);

	for (guint i = find_alerts_block(document, start); i > 0; i--) {
		const GlsBlock *block = &blocks[i - 1];
		g_autofree gchar *reason = NULL;

		if (block->start < start)
			break;
		reason = read_reason(text, block->start, block->end);
		if (is_tail(reason))
			return g_steal_pointer(&reason);
	}
	return NULL;
}

/**
 * gls_scholar_reason_of_mail:
 * @document: an alert
 * @subject: (nullable): its subject, if that is Google Scholar's own
 * @start: byte after the last entry
 *
 * Reads why an alert was sent: its subject says it in few words, such as "Yoonji Kim - new
 * citations"; without one it is the paragraph before the links to the reader's alerts.
 *
 * Returns: (transfer full) (nullable): the reason, in the reader's language; %NULL if there is none
 */
gchar *
gls_scholar_reason_of_mail(const GlsDocument *document, const gchar *subject, guint32 start)
{
	if (subject != NULL && *subject != '\0')
		return read_reason(subject, 0, (guint32)strlen(subject));
	return find_tail(document, start);
}
