/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-ascii-run.h"
#include "core/text/gls-text.h"

/* ends a word, and means no more than that */
static gboolean
is_plain_separator(gchar byte)
{
	return byte == ' ' || (byte != '\0' && strchr("-:,.?!/\"", byte) != NULL);
}

/* folds most titles and names: no character in them means more than it shows. FALSE if one may; @between
 * stands between two words, NUL for nothing */
static gboolean
fold_plain(const gchar *text, gsize length, gchar between, gchar *folded)
{
	const gchar *start = folded;
	const gchar *end = text + length;

	while (text < end) {
		const gchar *run = text;

		/* what was read of a text is as long as what was written of it, or longer */
		text = gls_ascii_run_fold(run, end, folded);
		folded += text - run;
		if (text == end)
			break;
		if (!is_plain_separator(*text))
			return FALSE;
		while (text < end && is_plain_separator(*text))
			text++;
		if (between != '\0' && folded > start && text < end)
			*folded++ = between;
	}
	*folded = '\0';
	return TRUE;
}

/**
 * gls_text_fold:
 * @text: UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL
 *
 * Returns: (transfer full): the folded words of @text (see #GlsWords), one space between two of
 *   them
 */
gchar *
gls_text_fold(const gchar *text, gssize length)
{
	g_autoptr(GlsWords) words = NULL;
	g_autofree gchar *folded = NULL;

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = (gssize)strlen(text);
	/* a space comes in the place of a separator */
	folded = g_malloc((gsize)length + 1);
	if (fold_plain(text, (gsize)length, ' ', folded))
		return g_steal_pointer(&folded);
	words = gls_words_new(text, length);
	return g_strndup(words->folded->str, words->folded->len);
}

/**
 * gls_text_title_key:
 * @title: UTF-8
 * @length: of @title in bytes, -1 if it ends in NUL
 *
 * Makes what titles are compared by: the folded words without spaces, so that "Pre-training",
 * "pretraining" and words run together by the highlighting of a search are the same. An ellipsis
 * at either end, by which some digests cut titles, leaves no trace.
 *
 * Returns: (transfer full): the key, "" if @title holds no letter or digit
 */
gchar *
gls_text_title_key(const gchar *title, gssize length)
{
	gchar *key;
	gchar *out;

	g_return_val_if_fail(title != NULL, NULL);

	if (length < 0)
		length = (gssize)strlen(title);
	key = g_malloc((gsize)length + 1);
	if (fold_plain(title, (gsize)length, '\0', key))
		return key;
	g_free(key);
	key = out = gls_text_fold(title, length);
	for (const gchar *p = key; *p != '\0'; p++) {
		if (*p != ' ')
			*out++ = *p;
	}
	*out = '\0';
	return key;
}

/* most bytes of most texts: they stand for themselves and are no white space */
static gboolean
is_ink(gchar byte)
{
	return byte > ' ' && byte < 0x7f;
}

/* the byte after the white space that begins at @p, @p if there is none */
static const gchar *
gls_text_skip_space(const gchar *p, const gchar *end)
{
	while (p < end) {
		gunichar letter = (guchar)*p;

		if (is_ink(*p))
			break;
		if (letter >= 0x80)
			letter = g_utf8_get_char_validated(p, end - p);
		if (letter > 0x10ffff ||
		    !(g_unichar_isspace(letter) || letter == '\v' || letter == 0x85))
			break;
		p += g_unichar_to_utf8(letter, NULL);
	}
	return p;
}

/**
 * gls_text_squeeze:
 * @text: UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL
 *
 * Returns: (transfer full): @text with every run of white space, of line breaks and of no-break
 *   spaces made one space, and none at its ends
 */
gchar *
gls_text_squeeze(const gchar *text, gssize length)
{
	GString *squeezed;
	const gchar *end;

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = strlen(text);
	end = text + length;
	squeezed = g_string_sized_new(length);
	text = gls_text_skip_space(text, end);
	while (text < end) {
		const gchar *run = text;
		const gchar *next;

		/* a lone space between two words stays as it is */
		while (text < end &&
		       (is_ink(*text) || (*text == ' ' && text + 1 < end && is_ink(text[1]))))
			text++;
		g_string_append_len(squeezed, run, text - run);
		next = gls_text_skip_space(text, end);
		if (next == text && text < end)
			g_string_append_c(squeezed, *text++);
		else if (next < end)
			g_string_append_c(squeezed, ' ');
		text = MAX(text, next);
	}
	return g_string_free(squeezed, FALSE);
}
