/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-word-trie.h"

/* odd numbers with bits all over, as multiplicative hashing wants them: 2^64 divided by the golden
 * ratio, and two primes of xxHash */
#define GLS_HASH_A G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)
#define GLS_HASH_B G_GUINT64_CONSTANT(0xc2b2ae3d27d4eb4f)
#define GLS_HASH_C G_GUINT64_CONSTANT(0x165667b19e3779f9)

/* 16 KiB stay in the first-level cache; 10,000 first words fill one bit of thirteen */
#define GLS_WORD_TRIE_FILTER_BITS 17

/* prefixes that phrases begin with are sorted by so many of their first bytes into 1,024 kinds */
#define GLS_WORD_TRIE_GUARD_LENGTH 4
#define GLS_WORD_TRIE_GUARD_BITS   10

/**
 * GlsWordTrieNode:
 * @prefix_lengths: bit N is set if a child is reached by a prefix of N bytes
 * @child_filter: a bit for the hash of each word that leads to a child; without it none does
 * @hash: of the word that leads here
 * @parent: the node before
 * @word: the word that leads here, as offset in #GlsWordTrie.pool
 * @length: of that word in bytes
 * @kind: what that word matches
 * @has_children: %TRUE if phrases go on
 * @first_phrase: one that ends here, plus 1; 0 if none does
 *
 * A sequence of words that phrases begin with.
 */
typedef struct {
	guint64 prefix_lengths;
	guint64 child_filter;
	guint64 hash;
	guint32 parent;
	guint32 word;
	guint32 length;
	GlsPhraseWord kind;
	gboolean has_children;
	guint32 first_phrase;
} GlsWordTrieNode;

typedef struct {
	GlsField fields;
	guint32 next;
} GlsWordTriePhrase;

/* a node by its parent and word: half of their hash, and its index, 0 for none, since the root has
 * no parent */
typedef struct {
	guint32 hash;
	guint32 node;
} GlsWordTrieSlot;

struct _GlsWordTrie {
	GArray *nodes;
	GArray *phrases;
	GString *pool;
	GlsWordTrieSlot *slots;
	guint32 slot_mask;
	guint64 short_lengths;
	guint64 guard_lengths[1 << GLS_WORD_TRIE_GUARD_BITS];
	guint64 filter[(1 << GLS_WORD_TRIE_FILTER_BITS) / 64];
};

/**
 * GlsWordTrieMatch:
 * @trie: what to look for
 * @words: where
 * @field: the field that @words stand in
 * @hits: what is found
 *
 * One walk over a text.
 */
typedef struct {
	const GlsWordTrie *trie;
	const GlsWords *words;
	GlsField field;
	GArray *hits;
} GlsWordTrieMatch;

static inline guint64
gls_hash_load(const gchar *p)
{
	guint64 bytes;

	memcpy(&bytes, p, 8);
	return GUINT64_FROM_LE(bytes);
}

/* of a word in #GlsWords.folded, or of its first bytes: loads may go beyond its end, into the
 * padding. The words of up to 16 bytes take no branch */
static inline guint64
gls_hash_word(const gchar *p, gsize length)
{
	guint n_bits = 8 * MIN(length, 8);
	guint64 head = gls_hash_load(p) & (~G_GUINT64_CONSTANT(0) >> (64 - n_bits));
	guint64 tail = gls_hash_load(length > 8 ? p + length - 8 : p);
	guint64 hash = (head ^ length) * GLS_HASH_B;

	for (gsize i = 8; i + 8 < length; i += 8)
		hash = (hash ^ (hash >> 32) ^ gls_hash_load(p + i)) * GLS_HASH_C;
	if (length > 8)
		hash ^= tail * GLS_HASH_C;
	return (hash ^ (hash >> 32)) * GLS_HASH_A;
}

static inline guint64
gls_hash_edge(guint64 word, guint32 parent, GlsPhraseWord kind)
{
	guint64 hash = (word ^ (((guint64)parent << 2 | kind) * GLS_HASH_C)) * GLS_HASH_B;

	return hash ^ (hash >> 32);
}

static inline const GlsWordTrieNode *
gls_word_trie_get_node(const GlsWordTrie *self, guint32 node)
{
	return &g_array_index(self->nodes, GlsWordTrieNode, node);
}

static inline guint64
gls_word_trie_child_bit(guint64 hash)
{
	return (guint64)1 << (hash >> 20 & 63);
}

static inline gboolean
gls_word_trie_filter_has(const GlsWordTrie *self, guint64 hash)
{
	guint64 bit = hash >> (64 - GLS_WORD_TRIE_FILTER_BITS);

	return (self->filter[bit / 64] >> (bit % 64)) & 1;
}

static void
gls_word_trie_filter_add(GlsWordTrie *self, guint64 hash)
{
	guint64 bit = hash >> (64 - GLS_WORD_TRIE_FILTER_BITS);

	self->filter[bit / 64] |= (guint64)1 << (bit % 64);
}

static inline guint
gls_word_trie_get_guard(const gchar *word)
{
	return gls_hash_word(word, GLS_WORD_TRIE_GUARD_LENGTH) >> (64 - GLS_WORD_TRIE_GUARD_BITS);
}

/* how long the prefixes are that may lead from a node by a word, as bits */
static inline guint64
gls_word_trie_get_lengths(const GlsWordTrie *self, guint32 parent, const gchar *word, gsize length)
{
	guint64 lengths = gls_word_trie_get_node(self, parent)->prefix_lengths;

	if (lengths == 0)
		return 0;
	if (parent == 0) {
		lengths = self->short_lengths;
		if (length >= GLS_WORD_TRIE_GUARD_LENGTH)
			lengths |= self->guard_lengths[gls_word_trie_get_guard(word)];
	}
	if (length < GLS_PHRASE_MAX_PREFIX)
		lengths &= ((guint64)2 << length) - 1;
	return lengths;
}

/* most words lead nowhere: this says so without a look at the table */
static inline gboolean
gls_word_trie_may_have_child(const GlsWordTrie *self, guint32 parent, guint64 hash)
{
	if (parent == 0)
		return gls_word_trie_filter_has(self, hash);
	return (gls_word_trie_get_node(self, parent)->child_filter &
		gls_word_trie_child_bit(hash)) != 0;
}

/**
 * gls_word_trie_new:
 *
 * Returns: (transfer full): a trie without phrases
 */
GlsWordTrie *
gls_word_trie_new(void)
{
	GlsWordTrie *self = g_new0(GlsWordTrie, 1);

	self->nodes = g_array_new(FALSE, TRUE, sizeof(GlsWordTrieNode));
	g_array_set_size(self->nodes, 1);
	self->phrases = g_array_new(FALSE, FALSE, sizeof(GlsWordTriePhrase));
	self->pool = g_string_new(NULL);
	self->slot_mask = 63;
	self->slots = g_new0(GlsWordTrieSlot, self->slot_mask + 1);
	return self;
}

/**
 * gls_word_trie_free:
 * @self: a trie
 *
 * Frees it.
 */
void
gls_word_trie_free(GlsWordTrie *self)
{
	g_array_unref(self->nodes);
	g_array_unref(self->phrases);
	g_string_free(self->pool, TRUE);
	g_free(self->slots);
	g_free(self);
}

/* the node that a word leads to, 0 if none. Equal hashes are not trusted: the words are compared */
static inline guint32
gls_word_trie_find(const GlsWordTrie *self,
		   guint32 parent,
		   GlsPhraseWord kind,
		   guint64 hash,
		   const gchar *word,
		   gsize length)
{
	guint64 edge = gls_hash_edge(hash, parent, kind);

	for (guint32 i = edge & self->slot_mask; self->slots[i].node != 0;
	     i = (i + 1) & self->slot_mask) {
		const GlsWordTrieNode *node;

		if (self->slots[i].hash != (guint32)(edge >> 32))
			continue;
		node = gls_word_trie_get_node(self, self->slots[i].node);
		if (node->parent == parent && node->kind == kind && node->length == length &&
		    memcmp(self->pool->str + node->word, word, length) == 0)
			return self->slots[i].node;
	}
	return 0;
}

static void
gls_word_trie_insert(GlsWordTrie *self, guint32 index)
{
	const GlsWordTrieNode *node = gls_word_trie_get_node(self, index);
	guint64 edge = gls_hash_edge(node->hash, node->parent, node->kind);
	guint32 i = edge & self->slot_mask;

	while (self->slots[i].node != 0)
		i = (i + 1) & self->slot_mask;
	self->slots[i].hash = edge >> 32;
	self->slots[i].node = index;
}

/* keeps half of the slots free */
static void
gls_word_trie_grow(GlsWordTrie *self)
{
	if (self->nodes->len * 2 <= self->slot_mask)
		return;
	self->slot_mask = self->slot_mask * 4 + 3;
	g_free(self->slots);
	self->slots = g_new0(GlsWordTrieSlot, (gsize)self->slot_mask + 1);
	for (guint32 i = 1; i < self->nodes->len; i++)
		gls_word_trie_insert(self, i);
}

/* notes what the first word of a phrase looks like */
static void
gls_word_trie_add_first(GlsWordTrie *self,
			GlsPhraseWord kind,
			guint64 hash,
			const gchar *word,
			gsize length)
{
	gls_word_trie_filter_add(self, hash);
	if (kind != GLS_PHRASE_WORD_PREFIX)
		return;
	if (length < GLS_WORD_TRIE_GUARD_LENGTH)
		self->short_lengths |= (guint64)1 << length;
	else
		self->guard_lengths[gls_word_trie_get_guard(word)] |= (guint64)1 << length;
}

/* the node that a word leads to, made if it is missing */
static guint32
gls_word_trie_ensure_node(GlsWordTrie *self,
			  guint32 parent,
			  GlsPhraseWord kind,
			  const gchar *word,
			  gsize length)
{
	guint64 hash = gls_hash_word(word, length);
	guint32 found = gls_word_trie_find(self, parent, kind, hash, word, length);
	GlsWordTrieNode node = {0};
	GlsWordTrieNode *before;

	if (found != 0)
		return found;
	node.parent = parent;
	node.kind = kind;
	node.hash = hash;
	node.word = self->pool->len;
	node.length = length;
	g_string_append_len(self->pool, word, length);
	g_array_append_val(self->nodes, node);
	before = &g_array_index(self->nodes, GlsWordTrieNode, parent);
	before->has_children = TRUE;
	before->child_filter |= gls_word_trie_child_bit(hash);
	if (kind == GLS_PHRASE_WORD_PREFIX)
		before->prefix_lengths |= (guint64)1 << length;
	if (parent == 0)
		gls_word_trie_add_first(self, kind, hash, word, length);
	gls_word_trie_insert(self, self->nodes->len - 1);
	gls_word_trie_grow(self);
	return self->nodes->len - 1;
}

/**
 * gls_word_trie_add:
 * @self: a trie
 * @phrase: a phrase
 *
 * Adds a phrase, which may be there already.
 *
 * Returns: its number: how many were added before
 */
guint
gls_word_trie_add(GlsWordTrie *self, const GlsPhrase *phrase)
{
	GlsWordTriePhrase added = {0};
	GlsWordTrieNode *last;
	guint32 node = 0;

	g_return_val_if_fail(self != NULL, 0);
	g_return_val_if_fail(phrase != NULL, 0);

	for (guint i = 0; i < phrase->words->words->len; i++) {
		const GlsWord *word = &g_array_index(phrase->words->words, GlsWord, i);

		node = gls_word_trie_ensure_node(self, node, phrase->kinds[i],
						 phrase->words->folded->str + word->fold_start,
						 word->fold_end - word->fold_start);
	}
	last = &g_array_index(self->nodes, GlsWordTrieNode, node);
	added.fields = phrase->fields;
	added.next = last->first_phrase;
	g_array_append_val(self->phrases, added);
	last->first_phrase = self->phrases->len;
	return self->phrases->len - 1;
}

static void
gls_word_trie_walk(const GlsWordTrieMatch *match, guint32 parent, guint first, guint i);

/* a word led to a node: the phrases that end there are found, the others may go on */
static void
gls_word_trie_arrive(const GlsWordTrieMatch *match, guint32 index, guint first, guint i)
{
	const GlsWordTrieNode *node = gls_word_trie_get_node(match->trie, index);
	const GArray *words = match->words->words;

	for (guint32 n = node->first_phrase; n != 0;) {
		const GlsWordTriePhrase *phrase =
			&g_array_index(match->trie->phrases, GlsWordTriePhrase, n - 1);

		if (phrase->fields & match->field) {
			GlsWordTrieHit hit = {n - 1, g_array_index(words, GlsWord, first).start,
					      g_array_index(words, GlsWord, i).end};
			g_array_append_val(match->hits, hit);
		}
		n = phrase->next;
	}
	if (node->has_children && i + 1 < words->len)
		gls_word_trie_walk(match, index, first, i + 1);
}

static void
gls_word_trie_step(const GlsWordTrieMatch *match,
		   guint32 parent,
		   GlsPhraseWord kind,
		   gsize length,
		   guint first,
		   guint i)
{
	const GlsWord *word = &g_array_index(match->words->words, GlsWord, i);
	const gchar *folded = match->words->folded->str + word->fold_start;
	guint64 hash = gls_hash_word(folded, length);
	guint32 node;

	if (!gls_word_trie_may_have_child(match->trie, parent, hash))
		return;
	node = gls_word_trie_find(match->trie, parent, kind, hash, folded, length);
	if (node != 0)
		gls_word_trie_arrive(match, node, first, i);
}

/* goes on from a node with word @i; as deep as the longest phrase has words */
static void
gls_word_trie_walk(const GlsWordTrieMatch *match, guint32 parent, guint first, guint i)
{
	const GlsWord *word = &g_array_index(match->words->words, GlsWord, i);
	gsize length = word->fold_end - word->fold_start;
	guint64 lengths = gls_word_trie_get_lengths(
		match->trie, parent, match->words->folded->str + word->fold_start, length);

	gls_word_trie_step(match, parent, GLS_PHRASE_WORD_EXACT, length, first, i);
	if (word->capitals)
		gls_word_trie_step(match, parent, GLS_PHRASE_WORD_CAPITALS, length - word->plural,
				   first, i);
	while (lengths != 0) {
		gls_word_trie_step(match, parent, GLS_PHRASE_WORD_PREFIX, __builtin_ctzll(lengths),
				   first, i);
		lengths &= lengths - 1;
	}
}

static inline gboolean
gls_word_trie_may_begin(const GlsWordTrie *self, const GlsWord *word, const gchar *folded)
{
	gsize length = word->fold_end - word->fold_start;

	if (gls_word_trie_filter_has(self, gls_hash_word(folded, length)))
		return TRUE;
	if (word->plural && gls_word_trie_filter_has(self, gls_hash_word(folded, length - 1)))
		return TRUE;
	return gls_word_trie_get_lengths(self, 0, folded, length) != 0;
}

/**
 * gls_word_trie_match:
 * @self: a trie
 * @words: the words of a text
 * @field: the field that the text stands in
 * @hits: (element-type GlsWordTrieHit): where to append what is found
 *
 * Finds every phrase at every place, those that overlap too, in order of their first word. It goes
 * over the words once; what a word costs does not depend on how many phrases there are, but on how
 * many begin like the text.
 */
void
gls_word_trie_match(const GlsWordTrie *self, const GlsWords *words, GlsField field, GArray *hits)
{
	GlsWordTrieMatch match = {self, words, field, hits};

	g_return_if_fail(self != NULL);
	g_return_if_fail(words != NULL);
	g_return_if_fail(hits != NULL);

	for (guint i = 0; i < words->words->len; i++) {
		const GlsWord *word = &g_array_index(words->words, GlsWord, i);

		if (gls_word_trie_may_begin(self, word, words->folded->str + word->fold_start))
			gls_word_trie_walk(&match, 0, i, i);
	}
}
