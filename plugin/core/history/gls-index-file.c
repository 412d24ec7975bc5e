/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/history/gls-index-file.h"
#include "core/history/gls-index-format.h"
#include "core/history/gls-index.h"
#include "core/history/gls-record-keys.h"

/* what is read of the list; 4096 segments and a million events take half of it */
#define MAX_LIST_SIZE (16 * 1024 * 1024)

struct _GlsIndexFile {
	gint fd;
	GlsIndexHeader header;
	GVariant *segments;
	GVariant *events;
	GVariant *damages;
};

/**
 * gls_index_file_dup_default_path:
 * @directory: where a history is
 *
 * Tells where the index of a history is: in the caches of this user, so that nothing synchronises it,
 * under a name made from the path of the directory.
 *
 * Returns: (transfer full): `$XDG_CACHE_HOME/glossator/history-0123456789abcdef.index`
 */
gchar *
gls_index_file_dup_default_path(const gchar *directory)
{
	g_autofree gchar *absolute = g_canonicalize_filename(directory, NULL);
	g_autofree gchar *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, absolute, -1);
	g_autofree gchar *name = g_strdup_printf("history-%.16s.index", sum);

	return g_build_filename(g_get_user_cache_dir(), "glossator", name, NULL);
}

static gboolean
read_at(gint fd, gpointer buffer, gsize size, guint64 offset)
{
	for (gsize done = 0; done < size;) {
		gssize n = pread(fd, (gchar *)buffer + done, size - done, (off_t)(offset + done));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return FALSE;
		done += (gsize)n;
	}
	return TRUE;
}

static gboolean
read_block(gint fd, guint64 seed, guint64 number, GlsIndexBlock *block)
{
	return read_at(fd, block, sizeof(*block), number * GLS_INDEX_BLOCK_SIZE) &&
	       block->sum == gls_index_block_get_sum(block, seed, number);
}

static guint64
get_list_offset(const GlsIndexHeader *header)
{
	return (1 + (guint64)header->n_blocks) * GLS_INDEX_BLOCK_SIZE;
}

static gboolean
read_header(GlsIndexFile *self)
{
	GlsIndexBlock block;
	struct stat status;

	if (fstat(self->fd, &status) != 0 || !S_ISREG(status.st_mode) ||
	    !read_at(self->fd, &block, sizeof(block), 0))
		return FALSE;
	memcpy(&self->header, &block, sizeof(self->header));
	return memcmp(self->header.magic, GLS_INDEX_MAGIC, sizeof(self->header.magic)) == 0 &&
	       self->header.byte_order == GLS_INDEX_BYTE_ORDER &&
	       self->header.format == GLS_INDEX_FORMAT &&
	       self->header.keys == GLS_RECORD_KEYS_VERSION &&
	       block.sum == gls_index_block_get_sum(&block, self->header.seed, 0) &&
	       self->header.n_blocks > 0 && self->header.n_blocks <= GLS_INDEX_MAX_BLOCKS &&
	       self->header.list_size <= MAX_LIST_SIZE &&
	       (guint64)status.st_size == get_list_offset(&self->header) + self->header.list_size;
}

static gboolean
read_list(GlsIndexFile *self)
{
	gsize size = self->header.list_size;
	gsize n_words = (size + 7) / 8;
	g_autofree guint64 *words = g_new0(guint64, n_words + 1);
	g_autoptr(GVariant) list = NULL;

	if (!read_at(self->fd, words, size, get_list_offset(&self->header)) ||
	    gls_index_get_sum(self->header.seed, words, n_words) != self->header.list_sum)
		return FALSE;
	list = g_variant_ref_sink(g_variant_new_from_data(G_VARIANT_TYPE(GLS_INDEX_LIST_TYPE),
							  words, size, FALSE, g_free, words));
	g_steal_pointer(&words);
	if (!g_variant_is_normal_form(list))
		return FALSE;
	self->segments = g_variant_get_child_value(list, 0);
	self->events = g_variant_get_child_value(list, 1);
	self->damages = g_variant_get_child_value(list, 2);
	return g_variant_n_children(self->segments) <= 1u << GLS_SEGMENT_PLACE_SEGMENT_BITS;
}

/**
 * gls_index_file_open:
 * @path: a file
 *
 * Opens an index. Whether it fits the segments of a directory is not looked at.
 *
 * Returns: (transfer full) (nullable): the index; %NULL if there is none, it is damaged, or it is one
 *   of another version
 */
GlsIndexFile *
gls_index_file_open(const gchar *path)
{
	g_autoptr(GlsIndexFile) self = g_new0(GlsIndexFile, 1);

	self->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (self->fd < 0 || !read_header(self) || !read_list(self))
		return NULL;
	/* what lies beside a slot is of no use */
	posix_fadvise(self->fd, 0, 0, POSIX_FADV_RANDOM);
	return g_steal_pointer(&self);
}

/**
 * gls_index_file_free:
 * @self: (nullable): an index
 *
 * Closes an index.
 */
void
gls_index_file_free(GlsIndexFile *self)
{
	if (self == NULL)
		return;
	if (self->fd >= 0)
		close(self->fd);
	g_clear_pointer(&self->segments, g_variant_unref);
	g_clear_pointer(&self->events, g_variant_unref);
	g_clear_pointer(&self->damages, g_variant_unref);
	g_free(self);
}

/**
 * gls_index_file_get_n_segments:
 * @self: an index
 *
 * Returns: how many segments it covers
 */
guint
gls_index_file_get_n_segments(const GlsIndexFile *self)
{
	return (guint)g_variant_n_children(self->segments);
}

/**
 * gls_index_file_get_segment:
 * @self: an index
 * @segment: number of a segment, as places have it
 *
 * Returns: the segment; its name belongs to the index
 */
GlsIndexedSegment
gls_index_file_get_segment(const GlsIndexFile *self, guint segment)
{
	GlsIndexedSegment result;

	g_variant_get_child(self->segments, segment, "(^&aytt)", &result.name, &result.covered,
			    &result.mark);
	return result;
}

/**
 * gls_index_file_get_n_events:
 * @self: an index
 *
 * Returns: how many records are not of a paper
 */
guint
gls_index_file_get_n_events(const GlsIndexFile *self)
{
	return (guint)g_variant_n_children(self->events);
}

/**
 * gls_index_file_get_event:
 * @self: an index
 * @event: counted from 0
 *
 * Returns: where a record is that is not of a paper
 */
GlsSegmentPlace
gls_index_file_get_event(const GlsIndexFile *self, guint event)
{
	GlsSegmentPlace place;

	g_variant_get_child(self->events, event, "t", &place);
	return place;
}

/**
 * gls_index_file_get_n_damages:
 * @self: an index
 *
 * Returns: how many pieces of the segments were left out
 */
guint
gls_index_file_get_n_damages(const GlsIndexFile *self)
{
	return (guint)g_variant_n_children(self->damages);
}

/**
 * gls_index_file_get_damage:
 * @self: an index
 * @damage: counted from 0
 * @kind: (out): its #GlsSegmentPieceKind
 *
 * Returns: where a piece is that was left out
 */
GlsSegmentPlace
gls_index_file_get_damage(const GlsIndexFile *self, guint damage, guint8 *kind)
{
	GlsSegmentPlace place;

	g_variant_get_child(self->damages, damage, "(ty)", &place, kind);
	return place;
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
gls_index_file_find(const GlsIndexFile *self, const gchar *key, gsize length, GArray *places)
{
	guint32 hash = gls_index_hash_key(self->header.seed, key, length);
	guint64 n_slots = (guint64)self->header.n_blocks * GLS_INDEX_BLOCK_SLOTS;
	guint64 first = gls_index_get_first_slot(hash, n_slots);
	guint64 number = first / GLS_INDEX_BLOCK_SLOTS;
	guint slot = first % GLS_INDEX_BLOCK_SLOTS;

	for (guint run = 0; run < GLS_INDEX_MAX_RUN; run++) {
		GlsIndexBlock block;

		if (!read_block(self->fd, self->header.seed, 1 + number, &block))
			return FALSE;
		for (; slot < GLS_INDEX_BLOCK_SLOTS; slot++) {
			GlsSegmentPlace place;

			if (block.words[slot] == 0)
				return TRUE;
			if (!gls_index_slot_has_hash(block.words[slot], hash))
				continue;
			place = gls_index_slot_get_place(block.words[slot]);
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
