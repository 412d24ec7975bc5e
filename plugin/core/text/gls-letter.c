/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-letter.h"
#include "core/text/gls-tex.h"

/* letters that Unicode does not decompose, though they are a plain letter to one who types them */
static const struct {
	gunichar letter;
	const gchar *folded;
} plain_letters[] = {
	{0xdf, "ss"}, {0xe6, "ae"}, {0xf0, "d"},  {0xf8, "o"},	 {0xfe, "th"}, {0x111, "d"},
	{0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x167, "t"},
};

/**
 * gls_letter_is_unspaced:
 * @letter: a letter
 *
 * Returns: %TRUE if it belongs to a script that is written without spaces between words
 */
gboolean
gls_letter_is_unspaced(gunichar letter)
{
	switch (g_unichar_get_script(letter)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_THAI:
	case G_UNICODE_SCRIPT_LAO:
	case G_UNICODE_SCRIPT_KHMER:
	case G_UNICODE_SCRIPT_MYANMAR:
		return TRUE;
	default:
		/* the mark of a long vowel in Kana, and its half-width form */
		return letter == 0x30fc || letter == 0xff70;
	}
}

/**
 * gls_letter_is_apostrophe:
 * @letter: a character beyond ASCII
 *
 * Returns: %TRUE if it is an apostrophe or right quotation mark, or a letter that looks like one
 */
gboolean
gls_letter_is_apostrophe(gunichar letter)
{
	return letter == 0x2019 || letter == 0x2bb || letter == 0x2bc || letter == 0xff07;
}

static gsize
gls_letter_fold_part(gunichar part, gchar *folded)
{
	const gchar *name;

	part = g_unichar_tolower(part);
	if (!g_unichar_isalnum(part) || gls_letter_is_apostrophe(part))
		return 0;
	name = gls_tex_get_greek_name(part);
	for (guint i = 0; name == NULL && i < G_N_ELEMENTS(plain_letters); i++) {
		if (plain_letters[i].letter == part)
			name = plain_letters[i].folded;
	}
	if (name == NULL)
		return g_unichar_to_utf8(part, folded);
	memcpy(folded, name, strlen(name));
	return strlen(name);
}

/**
 * gls_letter_fold:
 * @letter: a letter or digit
 * @folded: (out caller-allocates): room for GLS_LETTER_MAX_FOLDED bytes
 *
 * Folds a letter: its parts in small letters without accents (Unicode's NFKD without marks), Greek
 * by its name. No NUL is written.
 *
 * Returns: how many bytes were written, 0 if nothing is left of it
 */
gsize
gls_letter_fold(gunichar letter, gchar *folded)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize n_parts = g_unichar_fully_decompose(letter, TRUE, parts, G_N_ELEMENTS(parts));
	gsize n = 0;

	for (gsize i = 0; i < n_parts; i++)
		n += gls_letter_fold_part(parts[i], folded + n);
	return n;
}
