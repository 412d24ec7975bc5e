/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/text/gls-edits.h"

/**
 * gls_edits_within:
 * @text: a text
 * @length: of @text in bytes
 * @other: another text
 * @other_length: of @other in bytes
 * @max_edits: how many bytes may be put in, left out, replaced, or swapped with the next one
 *
 * Tells whether a few edits make one text the other. Equal ends cost nothing, so that with two
 * edits, as few as they are, every way is tried.
 *
 * Returns: %TRUE if at most @max_edits do
 */
gboolean
gls_edits_within(const gchar *text,
		 gsize length,
		 const gchar *other,
		 gsize other_length,
		 guint max_edits)
{
	while (length > 0 && other_length > 0 && *text == *other) {
		text++;
		other++;
		length--;
		other_length--;
	}
	while (length > 0 && other_length > 0 && text[length - 1] == other[other_length - 1]) {
		length--;
		other_length--;
	}
	if (length == 0 || other_length == 0)
		return length + other_length <= max_edits;
	if (max_edits == 0 || MAX(length, other_length) - MIN(length, other_length) > max_edits)
		return FALSE;
	if (length > 1 && other_length > 1 && text[0] == other[1] && text[1] == other[0] &&
	    gls_edits_within(text + 2, length - 2, other + 2, other_length - 2, max_edits - 1))
		return TRUE;
	return gls_edits_within(text + 1, length - 1, other + 1, other_length - 1, max_edits - 1) ||
	       gls_edits_within(text + 1, length - 1, other, other_length, max_edits - 1) ||
	       gls_edits_within(text, length, other + 1, other_length - 1, max_edits - 1);
}
