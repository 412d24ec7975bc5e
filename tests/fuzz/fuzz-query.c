/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-query.h"
#include "fuzz.h"

/* the bytes are a query, and also where it holds */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *text = g_utf8_make_valid((const gchar *)data, size);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsQuery) query = gls_query_new(text, GLS_QUERY_NONE, &error);
	g_autofree gboolean *found = NULL;
	g_autofree gboolean *why = NULL;
	guint n;

	if (query == NULL) {
		g_assert_nonnull(strstr(error->message, " at character "));
		return 0;
	}
	g_assert_no_error(error);
	if (!gls_query_restrict(query, text, &error)) {
		g_assert_nonnull(strstr(error->message, " at character "));
		g_clear_error(&error);
	}
	n = gls_query_get_n_terms(query);
	found = g_new0(gboolean, n);
	why = g_new0(gboolean, n);
	for (guint i = 0; i < n; i++)
		found[i] = size > 0 && data[i % size] & 1;
	gls_query_explain(query, found, why);
	for (guint i = 0; i < n; i++)
		g_assert_true(!why[i] || (found[i] && gls_query_matches(query, found)));
	return 0;
}
