/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsTitleLikeness:
 * @dice: trigrams of the folded titles that both have, as a share of those of either: 0 to 1
 * @inside: those trigrams as a share of those of the shorter title
 * @n_words: words of the shorter title
 * @n_only: words that only the first title has; small words such as "of" do not count, and neither
 *   does a wrong letter
 * @n_other_only: words that only the second one has
 * @numerals_differ: %TRUE if one has a numeral that the other has not: "Part I" and "Part 2"
 * @numerals_contradict: %TRUE if each has one that the other has not
 * @words_oppose: %TRUE if they differ in words that are opposites, such as "upper" and "lower", or
 *   in one that says what a paper is to another, such as "reply"
 *
 * How alike two titles are.
 */
typedef struct {
	gdouble dice;
	gdouble inside;
	guint n_words;
	guint n_only;
	guint n_other_only;
	gboolean numerals_differ;
	gboolean numerals_contradict;
	gboolean words_oppose;
} GlsTitleLikeness;

GlsTitleLikeness
gls_title_likeness(const gchar *title, const gchar *other);
gboolean
gls_title_is_cut_from(const gchar *title, const gchar *other);

G_END_DECLS
