/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <string.h>

#include "core/history/gls-index-file-private.h"
#include "core/history/gls-index.h"

static gboolean
read_block(gint fd, guint64 seed, guint64 number, GlsIndexBlock *block)
{
	return gls_index_file_read_at(fd, block, sizeof(*block), number * GLS_INDEX_BLOCK_SIZE) &&
	       block->sum == gls_index_block_get_sum(block, seed, number);
}

static gboolean
is_kept(const GlsIndexFile *self, guint64 number)
{
	const KeptBlock *kept = self->kept[number % N_KEPT];

	return kept != NULL && kept->number == number;
}

/* NULL if it is damaged */
static const GlsIndexBlock *
get_block(GlsIndexFile *self, guint64 number)
{
	KeptBlock **kept = &self->kept[number % N_KEPT];

	if (is_kept(self, number))
		return &(*kept)->block;
	if (*kept == NULL)
		*kept = g_new(KeptBlock, 1);
	(*kept)->number = number;
	if (read_block(self->fd, self->header.seed, number, &(*kept)->block))
		return &(*kept)->block;
	g_clear_pointer(kept, g_free);
	return NULL;
}

/**
 * gls_index_file_find:
 * @self: an index
 * @key: a key
 * @length: of @key in bytes
 * @places: (element-type GlsSegmentPlace): gets the places of the records that may have the key
 *
 * Finds records by a key. There may be others among them, so they have to be looked at. Segments are
 * numbered as in gls_index_file_get_segment().
 *
 * Returns: %FALSE if the index is damaged there, so that nothing can be said
 */
gboolean
gls_index_file_find(GlsIndexFile *self, const gchar *key, gsize length, GArray *places)
{
	guint32 hash = gls_index_hash_key(self->header.seed, key, length);
	guint64 n_slots = (guint64)self->header.n_blocks * GLS_INDEX_BLOCK_SLOTS;
	guint64 first = gls_index_get_first_slot(hash, n_slots);
	guint64 number = first / GLS_INDEX_BLOCK_SLOTS;
	guint slot = first % GLS_INDEX_BLOCK_SLOTS;

	for (guint run = 0; run < GLS_INDEX_MAX_RUN; run++) {
		const GlsIndexBlock *block = get_block(self, 1 + number);

		if (block == NULL)
			return FALSE;
		for (; slot < GLS_INDEX_BLOCK_SLOTS; slot++) {
			GlsSegmentPlace place;

			if (block->words[slot] == 0)
				return TRUE;
			if (!gls_index_slot_has_hash(block->words[slot], hash))
				continue;
			place = gls_index_slot_get_place(block->words[slot]);
			g_array_append_val(places, place);
		}
		slot = 0;
		number = (number + 1) % self->header.n_blocks;
	}
	return FALSE;
}

static gint
compare_numbers(gconstpointer a, gconstpointer b)
{
	guint64 first = *(const guint64 *)a;
	guint64 second = *(const guint64 *)b;

	return first < second ? -1 : first > second;
}

/**
 * gls_index_file_prefetch:
 * @self: an index
 * @keys: (element-type utf8): keys
 *
 * Asks for all that gls_index_file_find() will read for some keys at once, and does not wait for it.
 */
void
gls_index_file_prefetch(const GlsIndexFile *self, const GPtrArray *keys)
{
	guint64 n_slots = (guint64)self->header.n_blocks * GLS_INDEX_BLOCK_SLOTS;
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint64));

	for (guint i = 0; i < keys->len; i++) {
		const gchar *key = g_ptr_array_index(keys, i);
		guint32 hash = gls_index_hash_key(self->header.seed, key, strlen(key));
		guint64 number =
			1 + gls_index_get_first_slot(hash, n_slots) / GLS_INDEX_BLOCK_SLOTS;

		if (!is_kept(self, number))
			g_array_append_val(numbers, number);
	}
	g_array_sort(numbers, compare_numbers);
	for (guint i = 0; i < numbers->len; i++) {
		guint64 number = g_array_index(numbers, guint64, i);

		if (i == 0 || number != g_array_index(numbers, guint64, i - 1))
			posix_fadvise(self->fd, (off_t)(number * GLS_INDEX_BLOCK_SIZE),
				      GLS_INDEX_BLOCK_SIZE, POSIX_FADV_WILLNEED);
	}
}

/**
 * gls_index_file_list:
 * @self: an index
 * @places: (element-type GlsSegmentPlace): gets the places of all records, once for each of their keys
 *
 * Finds all records that have a key.
 *
 * Returns: %FALSE if the index is damaged, so that some are missing
 */
gboolean
gls_index_file_list(const GlsIndexFile *self, GArray *places)
{
	GlsIndexBlock block;

	for (guint64 number = 1; number <= self->header.n_blocks; number++) {
		if (!read_block(self->fd, self->header.seed, number, &block))
			return FALSE;
		for (guint i = 0; i < GLS_INDEX_BLOCK_SLOTS; i++) {
			GlsSegmentPlace place = gls_index_slot_get_place(block.words[i]);

			if (block.words[i] != 0)
				g_array_append_val(places, place);
		}
	}
	return TRUE;
}

/**
 * gls_index_file_check:
 * @self: an index
 *
 * Reads all of it.
 *
 * Returns: %FALSE if any block is damaged
 */
gboolean
gls_index_file_check(const GlsIndexFile *self)
{
	GlsIndexBlock block;

	for (guint64 number = 0; number <= self->header.n_blocks; number++) {
		if (!read_block(self->fd, self->header.seed, number, &block))
			return FALSE;
	}
	return TRUE;
}
