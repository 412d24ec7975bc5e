/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_WORDS_PADDING:
 *
 * How many bytes may be read beyond the end of #GlsWords.folded. They have no meaning; they let a
 * word be loaded into a register whole.
 */
#define GLS_WORDS_PADDING 8

/**
 * GlsWord:
 * @start: first byte of the word in the text as given
 * @end: byte after its last
 * @fold_start: first byte of its folded form in #GlsWords.folded
 * @fold_end: byte after its last
 * @capitals: %TRUE if it has two letters or more and all are capitals, as in acronyms; a small s
 *   may follow them
 * @plural: %TRUE if @capitals and a small s follows
 *
 * One word of a text.
 */
typedef struct {
	guint32 start;
	guint32 end;
	guint32 fold_start;
	guint32 fold_end;
	guint8 capitals;
	guint8 plural;
} GlsWord;

/**
 * GlsWords:
 * @words: (element-type GlsWord): the words in their order
 * @folded: the folded words, with one space between two of them
 *
 * A text cut into words and folded, which is what rules and titles are compared by.
 *
 * A word is a run of letters and digits. Folding drops case, accents, TeX commands, apostrophes
 * inside a word and all that is not seen, such as soft hyphens; Greek letters become their names,
 * as TeX writes them. The signs `{ } $ ^ _` join what they stand between, so that "CO$_2$" is "co2".
 * A `+` or `#` directly after a letter or digit belongs to the word and ends it. A hyphen, a line
 * break and a no-break space separate words as a space does.
 *
 * Scripts that are written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) give one word for
 * each letter. So a term in them is a phrase, which is found anywhere inside a run.
 */
typedef struct {
	GArray *words;
	GString *folded;
} GlsWords;

GlsWords *
gls_words_new(const gchar *text, gssize length);
void
gls_words_free(GlsWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsWords, gls_words_free)

G_END_DECLS
