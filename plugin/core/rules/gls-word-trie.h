/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-phrase.h"

G_BEGIN_DECLS

/**
 * GlsWordTrieHit:
 * @phrase: number of the phrase, in the order they were added, from 0
 * @start: first byte of its words in the text
 * @end: byte after their last
 *
 * A phrase found in a text.
 */
typedef struct {
	guint32 phrase;
	guint32 start;
	guint32 end;
} GlsWordTrieHit;

/**
 * GlsWordTrie:
 *
 * Many phrases, to be looked for in a text all at once. When all are added it can be used by
 * several threads at a time.
 */
typedef struct _GlsWordTrie GlsWordTrie;

GlsWordTrie *
gls_word_trie_new(void);
void
gls_word_trie_free(GlsWordTrie *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsWordTrie, gls_word_trie_free)

guint
gls_word_trie_add(GlsWordTrie *self, const GlsPhrase *phrase);
void
gls_word_trie_match(const GlsWordTrie *self, const GlsWords *words, GlsField field, GArray *hits);

G_END_DECLS
