/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsTitleWord:
 * @letters: the folded word, not ended by a NUL
 * @length: in bytes
 *
 * A word of a title.
 */
typedef struct {
	const gchar *letters;
	gsize length;
} GlsTitleWord;

gboolean
gls_title_word_has_digit(const GlsTitleWord *word);
gboolean
gls_title_word_is_small(const GlsTitleWord *word);
gboolean
gls_title_word_is_role(const GlsTitleWord *word);
gboolean
gls_title_word_is_numeral(const GlsTitleWord *word);
gboolean
gls_title_word_is_same_numeral(const GlsTitleWord *word, const GlsTitleWord *other);
gboolean
gls_title_word_opposes(const GlsTitleWord *word, const GlsTitleWord *other);

G_END_DECLS
