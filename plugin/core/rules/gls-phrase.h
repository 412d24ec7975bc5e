/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-field.h"
#include "core/text/gls-words.h"

G_BEGIN_DECLS

/**
 * GLS_PHRASE_MAX_WORDS:
 *
 * How many words a phrase may have. Matching goes that deep.
 */
#define GLS_PHRASE_MAX_WORDS 32

/**
 * GLS_PHRASE_MAX_PREFIX:
 *
 * How long a word with a `*` may be, in bytes of its folded form.
 */
#define GLS_PHRASE_MAX_PREFIX 63

/**
 * GlsPhraseWord:
 * @GLS_PHRASE_WORD_EXACT: the same folded word
 * @GLS_PHRASE_WORD_PREFIX: a word that begins so
 * @GLS_PHRASE_WORD_CAPITALS: the same word in capitals, or that and a small s
 *
 * What a word of a phrase matches.
 */
typedef enum {
	GLS_PHRASE_WORD_EXACT,
	GLS_PHRASE_WORD_PREFIX,
	GLS_PHRASE_WORD_CAPITALS,
} GlsPhraseWord;

/**
 * GlsPhrase:
 * @words: its words, at least one
 * @kinds: (array): for each of them what it matches
 * @fields: where it may stand
 *
 * One word, or several that must follow each other.
 */
typedef struct {
	GlsWords *words;
	GlsPhraseWord *kinds;
	GlsField fields;
} GlsPhrase;

GlsPhrase *
gls_phrase_new(const gchar *text,
	       gsize length,
	       GlsField fields,
	       gboolean fold_case,
	       gsize *bad,
	       GError **error);
void
gls_phrase_free(GlsPhrase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPhrase, gls_phrase_free)

G_END_DECLS
