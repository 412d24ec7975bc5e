/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-regex-set.h"
#include "fuzz.h"

/* one line of flags, one with the pattern, and the text: a set finds what the regex finds alone */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree gchar *input = g_utf8_make_valid((const gchar *)data, size);
	g_auto(GStrv) lines = g_strsplit(input, "\n", 3);
	g_autoptr(GlsRegex) regex = NULL;
	g_autoptr(GlsRegexSet) set = gls_regex_set_new();
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(GlsRegexSetHit));
	g_autoptr(GError) error = NULL;
	gsize length;
	gsize bad;

	if (g_strv_length(lines) < 3)
		return 0;
	regex = gls_regex_new(lines[1], strlen(lines[1]), lines[0], &bad, &error);
	g_assert_true((regex == NULL) == (error != NULL));
	if (regex == NULL) {
		g_assert_cmpuint(bad, <=, strlen(lines[1]) + strlen(lines[0]) + 1);
		return 0;
	}
	length = strlen(lines[2]);
	gls_regex_set_add(set, regex, GLS_FIELD_ALL);
	gls_regex_set_match(set, lines[2], length, GLS_FIELD_TITLE, hits);
	gls_regex_match(regex, lines[2], length, spans, NULL);
	if (gls_regex_is_muted(regex))
		return 0;
	g_assert_cmpuint(hits->len, ==, spans->len);
	for (guint i = 0; i < spans->len; i++) {
		const GlsRegexSpan *span = &g_array_index(spans, GlsRegexSpan, i);
		const GlsRegexSetHit *hit = &g_array_index(hits, GlsRegexSetHit, i);

		g_assert_cmpuint(hit->start, ==, span->start);
		g_assert_cmpuint(hit->end, ==, span->end);
		g_assert_cmpuint(span->start, <, span->end);
		g_assert_cmpuint(span->end, <=, length);
		g_assert_true(
			g_utf8_validate_len(lines[2] + span->start, span->end - span->start, NULL));
	}
	return 0;
}
