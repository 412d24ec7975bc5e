/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "core/gls-error.h"
#include "core/history/gls-index-format.h"
#include "core/history/gls-index-writer.h"
#include "core/history/gls-record-keys.h"

/* of three slots two are taken, so that a look-up meets five */
#define SLOTS_PER_KEY_NUMERATOR	  3
#define SLOTS_PER_KEY_DENOMINATOR 2

struct _GlsIndexWriter {
	gchar *path;
	gchar *new_path;
	gint fd;
};

static gboolean
fail(const gchar *path, GError **error)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY,
		    "%s: the index of the history could not be written: %s", path,
		    g_strerror(errno));
	return FALSE;
}

/* a lock on a file that became the index, or was removed, keeps nobody out */
static gboolean
is_lock_in_place(gint fd, const gchar *path)
{
	struct stat locked;
	struct stat named;

	return fstat(fd, &locked) == 0 && stat(path, &named) == 0 &&
	       locked.st_ino == named.st_ino && locked.st_dev == named.st_dev;
}

/**
 * gls_index_writer_open:
 * @path: where the index will be
 * @writer: (out) (nullable) (transfer full): a writer; %NULL if another process is making it
 * @error: a #GError
 *
 * Begins an index, in a file beside the one that there may be. What a process that was killed left of
 * one is written over.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if no file can be written there
 */
gboolean
gls_index_writer_open(const gchar *path, GlsIndexWriter **writer, GError **error)
{
	g_autofree gchar *directory = g_path_get_dirname(path);
	g_autofree gchar *new_path = g_strconcat(path, ".new", NULL);
	gint fd;

	*writer = NULL;
	g_mkdir_with_parents(directory, 0700);
	fd = open(new_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return fail(path, error);
	if (flock(fd, LOCK_EX | LOCK_NB) != 0 || !is_lock_in_place(fd, new_path)) {
		close(fd);
		return TRUE;
	}
	*writer = g_new0(GlsIndexWriter, 1);
	(*writer)->path = g_strdup(path);
	(*writer)->new_path = g_steal_pointer(&new_path);
	(*writer)->fd = fd;
	return TRUE;
}

/**
 * gls_index_writer_free:
 * @self: (nullable): a writer
 *
 * Frees a writer. What was not published is removed.
 */
void
gls_index_writer_free(GlsIndexWriter *self)
{
	if (self == NULL)
		return;
	if (self->fd >= 0) {
		g_unlink(self->new_path);
		close(self->fd);
	}
	g_free(self->path);
	g_free(self->new_path);
	g_free(self);
}

static gboolean
write_all(gint fd, gconstpointer bytes, gsize length)
{
	const gchar *p = bytes;

	while (length > 0) {
		gssize n = write(fd, p, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FALSE;
		p += n;
		length -= (gsize)n;
	}
	return TRUE;
}

static guint32
get_n_blocks(const GlsIndex *index)
{
	guint64 n_slots = (guint64)gls_index_get_n_keys(index) * SLOTS_PER_KEY_NUMERATOR /
			  SLOTS_PER_KEY_DENOMINATOR;

	return (guint32)(n_slots / GLS_INDEX_BLOCK_SLOTS + 1);
}

static void
insert(GlsIndexBlock *blocks, guint64 n_slots, guint32 hash, GlsSegmentPlace place)
{
	guint64 i = gls_index_get_first_slot(hash, n_slots);

	while (blocks[i / GLS_INDEX_BLOCK_SLOTS].words[i % GLS_INDEX_BLOCK_SLOTS] != 0)
		i = (i + 1) % n_slots;
	blocks[i / GLS_INDEX_BLOCK_SLOTS].words[i % GLS_INDEX_BLOCK_SLOTS] =
		gls_index_slot_new(hash, place);
}

static GlsIndexBlock *
make_blocks(const GlsIndex *index, guint32 n_blocks)
{
	GlsIndexBlock *blocks = g_new0(GlsIndexBlock, n_blocks);
	guint64 n_slots = (guint64)n_blocks * GLS_INDEX_BLOCK_SLOTS;
	guint64 seed = gls_index_get_seed(index);
	guint32 position = 0;
	GlsIndexKey key;

	while (gls_index_next_key(index, &position, &key)) {
		const GlsIndexPaper *paper = gls_index_get_paper(index, key.paper);

		insert(blocks, n_slots, key.hash,
		       gls_segment_place_new(paper->segment, paper->offset));
	}
	for (guint32 i = 0; i < n_blocks; i++)
		blocks[i].sum = gls_index_block_get_sum(&blocks[i], seed, i + 1);
	return blocks;
}

static GlsIndexBlock *
make_latest_blocks(const GlsIndex *index, const GlsIndexHeader *header)
{
	guint64 n_blocks = gls_index_header_get_n_latest_blocks(header);
	GlsIndexBlock *blocks = g_new0(GlsIndexBlock, n_blocks);
	g_autoptr(GArray) papers = gls_index_dup_latest(index);

	for (guint i = 0; i < papers->len; i++) {
		const GlsIndexPaper *paper = &g_array_index(papers, GlsIndexPaper, i);

		blocks[i / GLS_INDEX_BLOCK_SLOTS].words[i % GLS_INDEX_BLOCK_SLOTS] =
			gls_segment_place_new(paper->segment, paper->offset);
	}
	for (guint64 i = 0; i < n_blocks; i++)
		blocks[i].sum =
			gls_index_block_get_sum(&blocks[i], header->seed, 1 + header->n_blocks + i);
	return blocks;
}

static GVariant *
make_list(const GlsIndexContents *contents)
{
	g_auto(GVariantBuilder)
		builder = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE(GLS_INDEX_LIST_TYPE));

	g_variant_builder_open(&builder, G_VARIANT_TYPE("a(aytt)"));
	for (guint i = 0; i < contents->segments->len; i++) {
		const GlsIndexedSegment *segment =
			&g_array_index(contents->segments, GlsIndexedSegment, i);

		g_variant_builder_add(&builder, "(^aytt)", segment->name, segment->covered,
				      segment->mark);
	}
	g_variant_builder_close(&builder);
	g_variant_builder_add_value(
		&builder, g_variant_new_fixed_array(G_VARIANT_TYPE_UINT64, contents->events->data,
						    contents->events->len, sizeof(guint64)));
	g_variant_builder_open(&builder, G_VARIANT_TYPE("a(ty)"));
	for (guint i = 0; i < contents->damages->len; i++)
		g_variant_builder_add(&builder, "(ty)",
				      g_array_index(contents->damages, GlsSegmentPlace, i),
				      g_array_index(contents->damage_kinds, guint8, i));
	g_variant_builder_close(&builder);
	return g_variant_ref_sink(g_variant_builder_end(&builder));
}

static guint64
get_list_sum(const gchar *list, gsize size, guint64 seed)
{
	gsize n_words = (size + 7) / 8;
	g_autofree guint64 *words = g_new0(guint64, n_words + 1);

	memcpy(words, list, size);
	return gls_index_get_sum(seed, words, n_words);
}

static void
make_header(const GlsIndexHeader *header, GlsIndexBlock *block)
{
	memset(block, 0, sizeof(*block));
	memcpy(block->words, header, sizeof(*header));
	block->sum = gls_index_block_get_sum(block, header->seed, 0);
}

static gboolean
write_index(gint fd, const GlsIndexContents *contents)
{
	GlsIndexHeader header = {
		.byte_order = GLS_INDEX_BYTE_ORDER,
		.format = GLS_INDEX_FORMAT,
		.keys = GLS_RECORD_KEYS_VERSION,
		.n_blocks = get_n_blocks(contents->index),
		.seed = gls_index_get_seed(contents->index),
		.n_latest = gls_index_get_n_papers(contents->index),
	};
	g_autoptr(GVariant) list = make_list(contents);
	g_autofree GlsIndexBlock *blocks = make_blocks(contents->index, header.n_blocks);
	g_autofree GlsIndexBlock *latest = make_latest_blocks(contents->index, &header);
	GlsIndexBlock first;

	memcpy(header.magic, GLS_INDEX_MAGIC, sizeof(header.magic));
	header.list_size = g_variant_get_size(list);
	header.list_sum = get_list_sum(g_variant_get_data(list), header.list_size, header.seed);
	make_header(&header, &first);
	return ftruncate(fd, 0) == 0 && write_all(fd, &first, sizeof(first)) &&
	       write_all(fd, blocks, (gsize)header.n_blocks * sizeof(*blocks)) &&
	       write_all(fd, latest,
			 gls_index_header_get_n_latest_blocks(&header) * sizeof(*latest)) &&
	       write_all(fd, g_variant_get_data(list), header.list_size);
}

/**
 * gls_index_writer_publish:
 * @self: a writer that has published nothing yet
 * @contents: what to write
 * @error: a #GError
 *
 * Writes the index, and puts it in the place of the one there was. Nobody waits until it is on the
 * disk: if a crash leaves it half written, its sums say so.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if it could not be written
 */
gboolean
gls_index_writer_publish(GlsIndexWriter *self, const GlsIndexContents *contents, GError **error)
{
	g_return_val_if_fail(self->fd >= 0, FALSE);

	if (!write_index(self->fd, contents) || g_rename(self->new_path, self->path) != 0)
		return fail(self->path, error);
	close(g_steal_fd(&self->fd));
	return TRUE;
}
