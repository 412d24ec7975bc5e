/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsWord:
 * @start: first byte of the word in the text as given
 * @end: byte after its last
 * @fold_start: first byte of its folded form in #GlsWords.folded
 * @fold_end: byte after its last
 * @capitals: %TRUE if it was written in capitals (an s may follow), as acronyms are
 *
 * One word of a text.
 */
typedef struct {
	guint32 start;
	guint32 end;
	guint32 fold_start;
	guint32 fold_end;
	gboolean capitals;
} GlsWord;

/**
 * GlsWords:
 * @words: (element-type GlsWord): the words in their order
 * @folded: the folded words, with one space between two of them
 *
 * A text cut into words and folded, which is what rules and titles are compared by. Folding drops
 * case, accents, TeX commands and soft hyphens; a hyphen, a line break and a no-break space
 * separate words as a space does.
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

gchar *
gls_text_fold(const gchar *text, gssize length);
gchar *
gls_text_title_key(const gchar *title, gssize length);
gboolean
gls_text_is_generic_title(const gchar *title_key);
gchar *
gls_text_page_key(const gchar *text, gssize length);
gchar *
gls_text_squeeze(const gchar *text, gssize length);

G_END_DECLS
