/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <string.h>
#include <glib.h>

G_BEGIN_DECLS

/*
 * gls_ascii_run_fold_eight:
 * @p: eight bytes
 * @out: gets their folded forms, and rubbish from the first that has none on
 *
 * Returns: how many of them, from the first on, are ASCII letters and digits
 */
static inline guint
gls_ascii_run_fold_eight(const gchar *p, gchar *out)
{
	const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
	const guint64 high = ones * 0x80;
	guint64 bytes;
	guint64 small;
	guint64 plain;
	guint64 is_letter;
	guint64 is_digit;
	guint64 is_other;

	memcpy(&bytes, p, 8);
	bytes = GUINT64_FROM_LE(bytes);
	/* sets the bit that makes a capital small; digits have it */
	small = bytes | ones * 0x20;
	plain = small & ~high;
	/* each sum sets the high bit of its byte if the byte is not below the bound, and none
	 * carries into the next */
	is_letter = (plain + ones * (0x80 - 'a')) & ~(plain + ones * (0x80 - 'z' - 1));
	plain = bytes & ~high;
	is_digit = (plain + ones * (0x80 - '0')) & ~(plain + ones * (0x80 - '9' - 1));
	is_other = (~(is_letter | is_digit) | bytes) & high;
	small = GUINT64_TO_LE(small);
	memcpy(out, &small, 8);
	return is_other != 0 ? __builtin_ctzll(is_other) / 8 : 8;
}

/**
 * gls_ascii_run_fold:
 * @p: where a run of ASCII letters and digits begins
 * @end: the byte after the text
 * @out: gets the folded run, and rubbish after it: as much room as there is from @p up to @end
 *
 * Folds most words of most texts, eight bytes at a time.
 *
 * Returns: the byte after the run
 */
static inline const gchar *
gls_ascii_run_fold(const gchar *p, const gchar *end, gchar *out)
{
	while (end - p >= 8) {
		guint n = gls_ascii_run_fold_eight(p, out);

		p += n;
		out += n;
		if (n < 8)
			return p;
	}
	while (p < end && g_ascii_isalnum(*p))
		*out++ = *p++ | 0x20;
	return p;
}

G_END_DECLS
