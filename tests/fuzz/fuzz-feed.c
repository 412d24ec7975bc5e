/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "files/gls-feed.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) messages = gls_feed_parse((const gchar *)data, size, warnings, NULL);

	for (guint i = 0; messages != NULL && i < messages->len; i++) {
		const GlsMessage *message = g_ptr_array_index(messages, i);

		g_assert_true(g_utf8_validate(message->body, message->length, NULL));
		g_assert_true(strlen(message->body) == message->length);
		g_assert_true(message->id == NULL || g_utf8_validate(message->id, -1, NULL));
		g_assert_true(message->subject == NULL ||
			      g_utf8_validate(message->subject, -1, NULL));
		g_assert_true(message->source == NULL ||
			      g_utf8_validate(message->source, -1, NULL));
	}
	return 0;
}
