/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-sketch.h"
#include "core/text/gls-hash.h"
#include "core/text/gls-words.h"

/* words in a row that are compared as one */
#define SHINGLE 3
/* words of the shortest text that is worth it: a snippet says nothing of an abstract */
#define MIN_WORDS 30

/* FNV-1a: it is kept in files, and has to be the same on every machine */
static guint64
hash_word(const gchar *word, gsize length)
{
	guint64 hash = G_GUINT64_CONSTANT(0xcbf29ce484222325);

	for (gsize i = 0; i < length; i++)
		hash = (hash ^ (guchar)word[i]) * G_GUINT64_CONSTANT(0x100000001b3);
	return hash;
}

static gboolean
is_cut(const gchar *text, gsize length)
{
	while (length > 0 && g_ascii_isspace(text[length - 1]))
		length--;
	return (length >= 3 && memcmp(text + length - 3, "...", 3) == 0) ||
	       (length >= strlen("…") &&
		memcmp(text + length - strlen("…"), "…", strlen("…")) == 0);
}

/* the smallest hash of each bin */
static void
fill(guint64 *smallest, const GlsWords *words)
{
	guint64 hashes[SHINGLE] = {0};

	memset(smallest, 0xff, GLS_SKETCH_SIZE * sizeof(*smallest));
	for (guint i = 0; i < words->words->len; i++) {
		const GlsWord *word = &g_array_index(words->words, GlsWord, i);
		guint64 hash;

		hashes[0] = hashes[1];
		hashes[1] = hashes[2];
		hashes[2] = hash_word(words->folded->str + word->fold_start,
				      word->fold_end - word->fold_start);
		if (i + 1 < SHINGLE)
			continue;
		hash = gls_hash_mix(gls_hash_mix(gls_hash_mix(hashes[0]) ^ hashes[1]) ^ hashes[2]);
		smallest[hash % GLS_SKETCH_SIZE] =
			MIN(smallest[hash % GLS_SKETCH_SIZE], hash / GLS_SKETCH_SIZE);
	}
}

/**
 * gls_sketch_new:
 * @text: an abstract in UTF-8
 * @length: of @text in bytes, -1 if it ends in NUL
 *
 * Makes a sketch of the folded runs of three words of an abstract: MinHash with one permutation, of
 * which each bin keeps a byte.
 *
 * Returns: (transfer full) (nullable): the sketch; %NULL if the text has fewer than 30 words, or is
 *   cut by an ellipsis
 */
GlsSketch *
gls_sketch_new(const gchar *text, gssize length)
{
	g_autoptr(GlsWords) words = NULL;
	guint64 smallest[GLS_SKETCH_SIZE];
	GlsSketch *self;

	g_return_val_if_fail(text != NULL, NULL);

	if (length < 0)
		length = strlen(text);
	if (is_cut(text, length))
		return NULL;
	words = gls_words_new(text, length);
	if (words->words->len < MIN_WORDS)
		return NULL;
	fill(smallest, words);
	self = g_new0(GlsSketch, 1);
	for (guint i = 0; i < GLS_SKETCH_SIZE; i++) {
		if (smallest[i] != G_MAXUINT64)
			self->bins[i] = 1 + smallest[i] % G_MAXUINT8;
	}
	return self;
}

/**
 * gls_sketch_new_from_string:
 * @string: what gls_sketch_to_string() made
 *
 * Returns: (transfer full) (nullable): the sketch; %NULL if @string is none
 */
GlsSketch *
gls_sketch_new_from_string(const gchar *string)
{
	g_autofree guchar *bytes = NULL;
	gsize length;

	g_return_val_if_fail(string != NULL, NULL);

	bytes = g_base64_decode(string, &length);
	return length == sizeof(GlsSketch) ? g_memdup2(bytes, length) : NULL;
}

/**
 * gls_sketch_to_string:
 * @self: a sketch
 *
 * Returns: (transfer full): the sketch in base64, 88 characters
 */
gchar *
gls_sketch_to_string(const GlsSketch *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return g_base64_encode(self->bins, sizeof(self->bins));
}

/**
 * gls_sketch_get_overlap:
 * @self: a sketch
 * @other: another
 *
 * Estimates how many of the runs of three words of either text are in both, as a share of those that
 * are in either.
 *
 * Returns: 0 to 1
 */
gdouble
gls_sketch_get_overlap(const GlsSketch *self, const GlsSketch *other)
{
	guint n_equal = 0;
	guint n_filled = 0;

	g_return_val_if_fail(self != NULL && other != NULL, 0);

	for (guint i = 0; i < GLS_SKETCH_SIZE; i++) {
		n_filled += self->bins[i] != 0 || other->bins[i] != 0;
		n_equal += self->bins[i] != 0 && self->bins[i] == other->bins[i];
	}
	return n_filled > 0 ? (gdouble)n_equal / n_filled : 0;
}
