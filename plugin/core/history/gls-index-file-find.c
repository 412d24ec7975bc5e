/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/uio.h>

#include "core/history/gls-index-file-private.h"
#include "core/history/gls-index.h"

/* blocks that are read at a time when all are */
#define WINDOW_BLOCKS 512

static gboolean
is_right(const GlsIndexFile *self, const GlsIndexBlock *block, guint64 number)
{
	return block->sum == gls_index_block_get_sum(block, self->header.seed, number);
}

static gboolean
read_block(const GlsIndexFile *self, guint64 number, GlsIndexBlock *block)
{
	return gls_index_file_read_at(self->fd, block, sizeof(*block),
				      number * GLS_INDEX_BLOCK_SIZE) &&
	       is_right(self, block, number);
}

/* FALSE if it would have to come from the disk */
static gboolean
read_block_at_hand(const GlsIndexFile *self, guint64 number, GlsIndexBlock *block)
{
	struct iovec part = {block, sizeof(*block)};

	return preadv2(self->fd, &part, 1, (off_t)(number * GLS_INDEX_BLOCK_SIZE), RWF_NOWAIT) ==
		       (gssize)sizeof(*block) &&
	       is_right(self, block, number);
}

static KeptSet *
get_kept_set(GlsIndexFile *self, guint64 number)
{
	return &self->kept[number % N_KEPT_SETS];
}

/* NULL if it is not kept */
static const GlsIndexBlock *
find_kept(const KeptSet *set, guint64 number)
{
	for (guint i = 0; i < N_KEPT_IN_A_SET; i++) {
		if (set->numbers[i] == number)
			return set->blocks[i];
	}
	return NULL;
}

typedef gboolean (*ReadFunc)(const GlsIndexFile *self, guint64 number, GlsIndexBlock *block);

/* NULL if it is damaged, or not at hand */
static const GlsIndexBlock *
keep_block(GlsIndexFile *self, guint64 number, ReadFunc read)
{
	KeptSet *set = get_kept_set(self, number);
	const GlsIndexBlock *kept = find_kept(set, number);
	guint place = set->next;

	if (kept != NULL)
		return kept;
	if (set->blocks[place] == NULL)
		set->blocks[place] = g_new(GlsIndexBlock, 1);
	set->numbers[place] = 0;
	if (!read(self, number, set->blocks[place]))
		return NULL;
	set->numbers[place] = number;
	set->next = (place + 1) % N_KEPT_IN_A_SET;
	return set->blocks[place];
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
		const GlsIndexBlock *block = keep_block(self, 1 + number, read_block);

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
 * Reads what gls_index_file_find() will read for some keys, as far as it is in the page cache, and asks
 * the disk for the rest at once, and does not wait for it.
 */
void
gls_index_file_prefetch(GlsIndexFile *self, const GPtrArray *keys)
{
	guint64 n_slots = (guint64)self->header.n_blocks * GLS_INDEX_BLOCK_SLOTS;
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint64));

	for (guint i = 0; i < keys->len; i++) {
		const gchar *key = g_ptr_array_index(keys, i);
		guint32 hash = gls_index_hash_key(self->header.seed, key, strlen(key));
		guint64 number =
			1 + gls_index_get_first_slot(hash, n_slots) / GLS_INDEX_BLOCK_SLOTS;

		if (find_kept(get_kept_set(self, number), number) == NULL)
			g_array_append_val(numbers, number);
	}
	g_array_sort(numbers, compare_numbers);
	for (guint i = 0; i < numbers->len; i++) {
		guint64 number = g_array_index(numbers, guint64, i);

		if (keep_block(self, number, read_block_at_hand) == NULL)
			posix_fadvise(self->fd, (off_t)(number * GLS_INDEX_BLOCK_SIZE),
				      GLS_INDEX_BLOCK_SIZE, POSIX_FADV_WILLNEED);
	}
}

/**
 * gls_index_file_get_n_latest:
 * @self: an index
 *
 * Returns: how many records gls_index_file_get_latest() has
 */
guint64
gls_index_file_get_n_latest(const GlsIndexFile *self)
{
	return self->header.n_latest;
}

/**
 * gls_index_file_get_latest:
 * @self: an index
 * @position: below gls_index_file_get_n_latest(); 0 is the record of the paper that was met last
 * @place: (out): where the record is
 *
 * Goes through all records in the order of time.
 *
 * Returns: %FALSE if the index is damaged there
 */
gboolean
gls_index_file_get_latest(GlsIndexFile *self, guint64 position, GlsSegmentPlace *place)
{
	guint64 number = 1 + (guint64)self->header.n_blocks + position / GLS_INDEX_BLOCK_SLOTS;
	const GlsIndexBlock *block = keep_block(self, number, read_block);

	if (block == NULL)
		return FALSE;
	*place = block->words[position % GLS_INDEX_BLOCK_SLOTS];
	return *place >> GLS_SEGMENT_PLACE_BITS == 0;
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
	g_autofree GlsIndexBlock *window = g_new(GlsIndexBlock, WINDOW_BLOCKS);
	guint64 n_blocks = 1 + (guint64)self->header.n_blocks +
			   gls_index_header_get_n_latest_blocks(&self->header);

	for (guint64 first = 0; first < n_blocks; first += WINDOW_BLOCKS) {
		gsize n = MIN(WINDOW_BLOCKS, n_blocks - first);

		if (!gls_index_file_read_at(self->fd, window, n * sizeof(*window),
					    first * GLS_INDEX_BLOCK_SIZE))
			return FALSE;
		for (gsize i = 0; i < n; i++) {
			if (!is_right(self, &window[i], first + i))
				return FALSE;
		}
	}
	return TRUE;
}
