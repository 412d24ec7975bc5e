/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-text.h"
#include "fuzz.h"

/* words stand in order, inside the text, and their folded forms one space apart */
static void
check_words(const GlsWords *words, gsize size)
{
	guint32 end = 0;
	guint32 fold_end = 0;

	for (guint i = 0; i < words->words->len; i++) {
		const GlsWord *word = &g_array_index(words->words, GlsWord, i);

		g_assert_cmpuint(word->start, >=, end);
		g_assert_cmpuint(word->end, >, word->start);
		g_assert_cmpuint(word->fold_start, ==, i == 0 ? 0 : fold_end + 1);
		g_assert_cmpuint(word->fold_end, >, word->fold_start);
		g_assert_null(memchr(words->folded->str + word->fold_start, ' ',
				     word->fold_end - word->fold_start));
		end = word->end;
		fold_end = word->fold_end;
	}
	g_assert_cmpuint(end, <=, size);
	g_assert_cmpuint(fold_end, ==, words->folded->len);
	g_assert_true(g_utf8_validate(words->folded->str, words->folded->len, NULL));
}

/* a sign belongs to the word before it, and what is one word may be two once it is folded, as with
 * an ideograph in a circle */
static void
drop_signs(gchar *key)
{
	gchar *out = key;

	for (const gchar *p = key; *p != '\0'; p++) {
		if (*p != '+' && *p != '#')
			*out++ = *p;
	}
	*out = '\0';
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	/* a copy of its own size, so that a byte read beyond the end is noticed */
	g_autofree gchar *text = g_memdup2(data, size);
	g_autoptr(GlsWords) words = NULL;
	g_autofree gchar *folded = NULL;
	g_autofree gchar *again = NULL;
	g_autofree gchar *title_key = NULL;
	g_autofree gchar *page_key = NULL;
	g_autofree gchar *squeezed = NULL;
	g_autofree gchar *twice = NULL;

	if (text == NULL)
		return 0;
	words = gls_words_new(text, size);
	check_words(words, size);
	folded = gls_text_fold(text, size);
	title_key = gls_text_title_key(text, size);
	again = gls_text_title_key(folded, -1);
	drop_signs(title_key);
	drop_signs(again);
	g_assert_cmpstr(again, ==, title_key);
	gls_text_is_generic_title(title_key);
	page_key = gls_text_page_key(text, size);
	g_assert_true(g_utf8_validate(page_key, -1, NULL));
	squeezed = gls_text_squeeze(text, size);
	twice = gls_text_squeeze(squeezed, -1);
	if (memchr(text, '\0', size) == NULL)
		g_assert_cmpstr(twice, ==, squeezed);
	return 0;
}
