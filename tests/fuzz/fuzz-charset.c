/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-charset.h"
#include "core/gls-error.h"
#include "fuzz.h"

/* the first line of the input names the charset, what follows is the text */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	/* a copy of its own size, so that a byte read beyond the end is noticed */
	g_autofree gchar *copy = g_memdup2(data, size);
	const gchar *line_end = size > 0 ? memchr(copy, '\n', MIN(size, 32)) : NULL;
	gsize head = line_end != NULL ? (gsize)(line_end - copy) : 0;
	g_autofree gchar *charset = head > 0 ? g_strndup(copy, head) : NULL;
	g_autofree gchar *sniffed = gls_charset_sniff_html(copy, size);
	g_autoptr(GError) error = NULL;
	gsize first_bad;
	g_autofree gchar *text =
		gls_charset_to_utf8(copy + head, size - head, charset, &first_bad, &error);

	g_assert_true((text != NULL) == (error == NULL));
	g_assert_true(first_bad == G_MAXSIZE || first_bad < size - head);
	if (text != NULL)
		g_assert_true(g_utf8_validate(text, -1, NULL));
	if (sniffed != NULL)
		g_assert_cmpuint(strlen(sniffed), <, 64);
	return 0;
}
