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

#include "core/history/gls-index-file-private.h"
#include "core/history/gls-record-keys.h"

/* what is read of the list; 4096 segments and a million events take half of it */
#define MAX_LIST_SIZE (16 * 1024 * 1024)

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

/**
 * gls_index_file_read_at:
 * @fd: an index
 * @buffer: where to put it
 * @size: of @buffer in bytes
 * @offset: in bytes
 *
 * Returns: %FALSE if so much does not stand there, or could not be read
 */
gboolean
gls_index_file_read_at(gint fd, gpointer buffer, gsize size, guint64 offset)
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

static guint64
get_list_offset(const GlsIndexHeader *header)
{
	return (1 + (guint64)header->n_blocks + gls_index_header_get_n_latest_blocks(header)) *
	       GLS_INDEX_BLOCK_SIZE;
}

static gboolean
read_header(GlsIndexFile *self)
{
	GlsIndexBlock block;
	struct stat status;

	if (fstat(self->fd, &status) != 0 || !S_ISREG(status.st_mode) ||
	    !gls_index_file_read_at(self->fd, &block, sizeof(block), 0))
		return FALSE;
	memcpy(&self->header, &block, sizeof(self->header));
	return memcmp(self->header.magic, GLS_INDEX_MAGIC, sizeof(self->header.magic)) == 0 &&
	       self->header.byte_order == GLS_INDEX_BYTE_ORDER &&
	       self->header.format == GLS_INDEX_FORMAT &&
	       self->header.keys == GLS_RECORD_KEYS_VERSION &&
	       block.sum == gls_index_block_get_sum(&block, self->header.seed, 0) &&
	       self->header.n_blocks > 0 && self->header.n_blocks <= GLS_INDEX_MAX_BLOCKS &&
	       self->header.list_size <= MAX_LIST_SIZE &&
	       self->header.n_latest <= (guint64)GLS_INDEX_MAX_BLOCKS * GLS_INDEX_BLOCK_SLOTS &&
	       (guint64)status.st_size == get_list_offset(&self->header) + self->header.list_size;
}

static gboolean
read_list(GlsIndexFile *self)
{
	gsize size = self->header.list_size;
	gsize n_words = (size + 7) / 8;
	g_autofree guint64 *words = g_new0(guint64, n_words + 1);
	g_autoptr(GVariant) list = NULL;

	if (!gls_index_file_read_at(self->fd, words, size, get_list_offset(&self->header)) ||
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
	for (guint i = 0; i < N_KEPT_SETS; i++) {
		for (guint j = 0; j < N_KEPT_IN_A_SET; j++)
			g_free(self->kept[i].blocks[j]);
	}
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
