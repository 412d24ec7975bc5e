/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/lookup/gls-lookup-reply.h"
#include "core/lookup/gls-lookup-request.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	const gchar *line = (const gchar *)data;
	g_autoptr(GlsLookupRequest)
		request = gls_lookup_request_new_from_line(line, (gssize)size, NULL);
	g_autoptr(GlsLookupReply) reply = gls_lookup_reply_new_from_line(line, (gssize)size, NULL);

	if (request != NULL) {
		g_autofree gchar *text = gls_lookup_request_to_line(request);
		g_autoptr(GlsLookupRequest)
			again = gls_lookup_request_new_from_line(text, -1, NULL);

		g_assert_true(again != NULL && again->entries->len == request->entries->len);
	}
	if (reply != NULL) {
		g_autofree gchar *text = gls_lookup_reply_to_line(reply);
		g_autoptr(GlsLookupReply) again = gls_lookup_reply_new_from_line(text, -1, NULL);

		g_assert_true(again != NULL && again->kind == reply->kind);
	}
	return 0;
}
