/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-text.h"

/*
 * What a title is found by in a page: as JavaScript has it, which is not as titles are compared.
 */

static gboolean
gls_text_is_cased(gunichar letter)
{
	return g_unichar_isupper(letter) || g_unichar_islower(letter) || g_unichar_istitle(letter);
}

/* Unicode's Case_Ignorable: what may stand inside a word for the rule of the final sigma */
static gboolean
gls_text_is_case_ignorable(gunichar letter)
{
	switch (g_unichar_type(letter)) {
	case G_UNICODE_NON_SPACING_MARK:
	case G_UNICODE_ENCLOSING_MARK:
	case G_UNICODE_FORMAT:
	case G_UNICODE_MODIFIER_LETTER:
	case G_UNICODE_MODIFIER_SYMBOL:
		return TRUE;
	default:
		break;
	}
	switch (letter) {
	case '\'':
	case '.':
	case ':':
	case 0xb7:
	case 0x55f:
	case 0x5f4:
	case 0x2018:
	case 0x2019:
	case 0x2027:
		return TRUE;
	default:
		return FALSE;
	}
}

/* whether no letter with case follows; it never looks beyond the next one, so the cost of all
 * sigmas together is linear */
static gboolean
gls_text_is_final(const gchar *p, const gchar *end)
{
	while (p < end) {
		gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
		gunichar letter = g_utf8_get_char_validated(p, end - p);
		gsize n_parts;

		if (letter > 0x10ffff)
			return TRUE;
		n_parts = g_unichar_fully_decompose(letter, TRUE, parts, G_N_ELEMENTS(parts));
		for (gsize i = 0; i < n_parts; i++) {
			if (!gls_text_is_case_ignorable(parts[i]))
				return !gls_text_is_cased(parts[i]);
		}
		p = g_utf8_next_char(p);
	}
	return TRUE;
}

static void
gls_text_append_page_ascii(GString *key, const gchar *run, const gchar *end, gboolean *in_word)
{
	gsize length = key->len;

	g_string_set_size(key, length + (end - run));
	for (const gchar *p = run; p < end; p++) {
		/* sets the bit that makes a capital small; digits have it */
		if (g_ascii_isalnum(*p))
			key->str[length++] = *p | 0x20;
	}
	g_string_truncate(key, length);
	for (const gchar *p = end; p > run; p--) {
		if (!gls_text_is_case_ignorable(p[-1])) {
			*in_word = g_ascii_isalpha(p[-1]);
			break;
		}
	}
}

/* appends one character to a page key; returns the byte after it */
static const gchar *
gls_text_append_page_char(GString *key, const gchar *p, const gchar *end, gboolean *in_word)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gunichar letter = g_utf8_get_char_validated(p, end - p);
	const gchar *next;
	gsize n_parts;

	if (letter > 0x10ffff)
		return p + 1;
	next = p + g_unichar_to_utf8(letter, NULL);
	n_parts = g_unichar_fully_decompose(letter, TRUE, parts, G_N_ELEMENTS(parts));
	for (gsize i = 0; i < n_parts; i++) {
		gunichar part = parts[i];

		if (part == 0x3a3 && *in_word && i + 1 == n_parts && gls_text_is_final(next, end))
			g_string_append_unichar(key, 0x3c2);
		else if (g_unichar_isalnum(part))
			g_string_append_unichar(key, g_unichar_tolower(part));
		if (!gls_text_is_case_ignorable(part))
			*in_word = gls_text_is_cased(part);
	}
	return next;
}

/**
 * gls_text_page_key:
 * @text: UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL
 *
 * Makes what a title is found by in the text of a page: its letters and digits in lower case and
 * nothing else. It is what the script in the page computes, which is in JavaScript
 * `s.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')`.
 *
 * Returns: (transfer full): the key
 */
gchar *
gls_text_page_key(const gchar *text, gssize length)
{
	GString *key;
	const gchar *end;
	gboolean in_word = FALSE;

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = strlen(text);
	end = text + length;
	key = g_string_sized_new(length);
	while (text < end) {
		const gchar *run = text;

		while (text < end && (guchar)*text < 0x80)
			text++;
		gls_text_append_page_ascii(key, run, text, &in_word);
		if (text < end)
			text = gls_text_append_page_char(key, text, end, &in_word);
	}
	return g_string_free(key, FALSE);
}
