/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/formats/gls-mark.h"

/**
 * gls_mark_is_in:
 * @text: a text, or the source of one
 * @marks: (array zero-terminated=1): pieces of such texts
 *
 * Returns: whether the text holds one of them
 */
gboolean
gls_mark_is_in(const gchar *text, const gchar *const *marks)
{
	for (guint i = 0; marks[i] != NULL; i++)
		if (strstr(text, marks[i]) != NULL)
			return TRUE;
	return FALSE;
}

/**
 * gls_mark_is_from:
 * @message: a message
 * @senders: (array zero-terminated=1): addresses, or domains with a leading `@`, which stand for
 *   those below them as well
 *
 * Returns: whether the message comes from one of them
 */
gboolean
gls_mark_is_from(const GlsMessage *message, const gchar *const *senders)
{
	const gchar *domain = message->sender != NULL ? strchr(message->sender, '@') : NULL;

	if (domain == NULL)
		return FALSE;
	for (guint i = 0; senders[i] != NULL; i++) {
		gsize length = strlen(senders[i]);
		gsize own = strlen(domain);

		if (g_ascii_strcasecmp(senders[i], message->sender) == 0)
			return TRUE;
		if (*senders[i] != '@' || own < length)
			continue;
		if (g_ascii_strcasecmp(domain + own - length + 1, senders[i] + 1) == 0 &&
		    (own == length || domain[own - length] == '.'))
			return TRUE;
	}
	return FALSE;
}
