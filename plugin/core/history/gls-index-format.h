/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

#include "core/history/gls-segment-place.h"

G_BEGIN_DECLS

/**
 * SECTION:gls-index-format
 *
 * The index on the disk is blocks of 512 bytes, of which the last 8 are a sum over the rest and the
 * number of the block, and after them a list:
 *
 * - block 0: #GlsIndexHeader, and nothing up to its sum;
 * - the other blocks: a hash table of 63 slots in each block. A key begins at the slot that its hash
 *   times the number of slots, divided by 2^32, says, and goes on up to the first empty one. A slot is
 *   64 bits: the place of a record plus 1 in the lower 41, and above it the lower 23 bits of the hash
 *   after its lowest, which is always 0. An empty slot is 0;
 * - blocks of 63 places of records in each: all records, once each, the paper that was met last at first.
 *   Behind the last one the block is 0;
 * - a #GVariant of %GLS_INDEX_LIST_TYPE: the segments that are covered (name, how many bytes of it, and
 *   a sum of its first and last bytes), the places of the records that are not of a paper, and what is
 *   damaged (its place and #GlsSegmentPieceKind).
 *
 * All numbers are in the order of bytes of the machine. Every block is checked when it is read.
 */

#define GLS_INDEX_MAGIC	     "GLSINDEX"
#define GLS_INDEX_BYTE_ORDER 0x01020304
#define GLS_INDEX_FORMAT     3
#define GLS_INDEX_LIST_TYPE  "(a(aytt)ata(ty))"

#define GLS_INDEX_BLOCK_SIZE  512
#define GLS_INDEX_BLOCK_WORDS (GLS_INDEX_BLOCK_SIZE / 8)
#define GLS_INDEX_BLOCK_SLOTS (GLS_INDEX_BLOCK_WORDS - 1)

/* with 8 keys for each of a hundred million papers */
#define GLS_INDEX_MAX_BLOCKS (1u << 25)

/* how many blocks a key may go on through */
#define GLS_INDEX_MAX_RUN 64

#define GLS_INDEX_HASH_BITS (64 - GLS_SEGMENT_PLACE_BITS)

/**
 * GlsIndexBlock:
 * @words: its slots, or its header
 * @sum: from gls_index_block_get_sum()
 *
 * One block.
 */
typedef struct {
	guint64 words[GLS_INDEX_BLOCK_SLOTS];
	guint64 sum;
} GlsIndexBlock;

G_STATIC_ASSERT(sizeof(GlsIndexBlock) == GLS_INDEX_BLOCK_SIZE);

/**
 * GlsIndexHeader:
 * @magic: %GLS_INDEX_MAGIC
 * @byte_order: %GLS_INDEX_BYTE_ORDER
 * @format: %GLS_INDEX_FORMAT
 * @keys: %GLS_RECORD_KEYS_VERSION
 * @n_blocks: how many blocks of slots follow
 * @seed: for gls_index_hash_key(), and of all sums
 * @n_latest: how many records the blocks behind those have in the order of time
 * @list_size: of the list, in bytes
 * @list_sum: over the list
 *
 * What the first block holds.
 */
typedef struct {
	gchar magic[8];
	guint32 byte_order;
	guint32 format;
	guint32 keys;
	guint32 n_blocks;
	guint64 seed;
	guint64 n_latest;
	guint64 list_size;
	guint64 list_sum;
} GlsIndexHeader;

/* a sum that finds damage; it takes some 40 nanoseconds for a block */
static inline guint64
gls_index_get_sum(guint64 seed, const guint64 *words, gsize n_words)
{
	guint64 lanes[4] = {seed, seed + 1, seed + 2, seed + 3};

	for (gsize i = 0; i < n_words; i++) {
		guint64 *lane = &lanes[i % 4];

		*lane = (*lane ^ words[i]) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
		*lane ^= *lane >> 29;
	}
	for (guint i = 1; i < 4; i++) {
		lanes[0] = (lanes[0] ^ lanes[i]) * G_GUINT64_CONSTANT(0xff51afd7ed558ccd);
		lanes[0] ^= lanes[0] >> 32;
	}
	return lanes[0];
}

static inline guint64
gls_index_block_get_sum(const GlsIndexBlock *block, guint64 seed, guint64 number)
{
	return gls_index_get_sum(seed ^ number << 8, block->words, GLS_INDEX_BLOCK_SLOTS);
}

/* how many blocks hold the order of time */
static inline guint64
gls_index_header_get_n_latest_blocks(const GlsIndexHeader *header)
{
	return (header->n_latest + GLS_INDEX_BLOCK_SLOTS - 1) / GLS_INDEX_BLOCK_SLOTS;
}

static inline guint64
gls_index_get_first_slot(guint32 hash, guint64 n_slots)
{
	return (guint64)hash * n_slots >> 32;
}

static inline guint64
gls_index_slot_new(guint32 hash, GlsSegmentPlace place)
{
	return (guint64)(hash >> 1) << GLS_SEGMENT_PLACE_BITS | (place + 1);
}

static inline gboolean
gls_index_slot_has_hash(guint64 slot, guint32 hash)
{
	return slot >> GLS_SEGMENT_PLACE_BITS == ((hash >> 1) & ((1u << GLS_INDEX_HASH_BITS) - 1));
}

static inline GlsSegmentPlace
gls_index_slot_get_place(guint64 slot)
{
	return (slot & ((G_GUINT64_CONSTANT(1) << GLS_SEGMENT_PLACE_BITS) - 1)) - 1;
}

G_END_DECLS
