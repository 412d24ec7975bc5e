/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <glib/gstdio.h>

#include "core/history/gls-index-file.h"
#include "core/history/gls-index-format.h"
#include "core/history/gls-record-keys.h"
#include "core/history/gls-record-latest.h"
#include "core/history/gls-record-search.h"
#include "core/history/gls-segment-folder.h"

#include "fuzz.h"

#define N_PAPERS 20

static gchar *root = NULL;
static gchar *directory = NULL;
static gchar *segment_path = NULL;
static gchar *index_path = NULL;

static void
remove_all(void)
{
	g_remove(index_path);
	g_remove(segment_path);
	g_rmdir(directory);
	g_rmdir(root);
}

static GlsEntry *
make_paper(guint number)
{
	g_autofree gchar *title = g_strdup_printf("On the Paper of Number %u", number);
	g_autofree gchar *id = g_strdup_printf("2001.%05u", number + 1);
	GlsEntry *entry = gls_entry_new(title, -1);

	gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_ARXIV, id));
	return entry;
}

static void
write_file(const gchar *path, gconstpointer bytes, gsize length)
{
	FILE *file = fopen(path, "w");

	g_assert_nonnull(file);
	g_assert_cmpuint(fwrite(bytes, 1, length, file), ==, length);
	fclose(file);
}

static void
ensure_segment(void)
{
	g_autoptr(GString) segment = g_string_new(NULL);

	if (root != NULL)
		return;
	root = g_dir_make_tmp("glossator-fuzz-XXXXXX", NULL);
	g_assert_nonnull(root);
	directory = g_build_filename(root, "history", NULL);
	segment_path = g_build_filename(directory, "3f2a9c0d-0001.seen", NULL);
	index_path = g_build_filename(root, "history.index", NULL);
	g_assert_cmpint(g_mkdir(directory, 0700), ==, 0);
	for (guint i = 0; i < N_PAPERS; i++) {
		g_autoptr(GlsEntry) entry = make_paper(i);
		g_autoptr(GlsRecord) record = gls_record_new_from_entry(entry);
		GlsSighting sighting = {(gchar *)"m", (gchar *)"HF", 1000};

		record->group = g_strdup_printf("%016x", i);
		gls_record_add_sighting(record, &sighting, TRUE);
		gls_record_append_to(record, segment);
	}
	write_file(segment_path, segment->str, segment->len);
	atexit(remove_all);
}

static guint
count_found(GlsSegmentFolder *folder)
{
	guint n = 0;

	g_assert_true(gls_segment_folder_refresh(folder, FALSE, NULL));
	for (guint i = 0; i < N_PAPERS; i++) {
		g_autoptr(GlsEntry) entry = make_paper(i);
		g_autoptr(GlsRecord) paper = gls_record_new_from_entry(entry);
		g_autoptr(GlsRecord) record = gls_record_search(folder, paper, NULL, NULL);

		n += record != NULL;
	}
	return n;
}

/* what an index says, and what it says of the segment */
static guint
use_index(void)
{
	g_autoptr(GlsIndexFile) file = gls_index_file_open(index_path);
	g_autoptr(GlsSegmentFolder) folder = gls_segment_folder_new(directory);
	g_autoptr(GlsRecordLatest) latest = NULL;
	GlsRecordSpot spot;
	guint n;

	if (file != NULL) {
		g_autoptr(GArray) listed = g_array_new(FALSE, FALSE, sizeof(GlsSegmentPlace));

		gls_index_file_check(file);
		for (guint64 i = 0; i < gls_index_file_get_n_latest(file); i++) {
			GlsSegmentPlace place;

			if (gls_index_file_get_latest(file, i, &place))
				g_array_append_val(listed, place);
		}
		gls_index_file_find(file, "arxiv:2001.00001", 16, listed);
	}
	gls_segment_folder_set_index(folder, index_path, TRUE);
	n = count_found(folder);
	latest = gls_record_latest_new(folder);
	while (gls_record_latest_next(latest, &spot))
		gls_record_free(gls_segment_folder_read(folder, spot.place));
	return gls_segment_folder_is_stale(folder) ? count_found(folder) : n;
}

/* bytes seldom make right sums: up to three blocks of slots, one of the order of time and the list are
 * taken from them as they are */
static GString *
seal(const guint8 *data, gsize size)
{
	GString *file = g_string_new(NULL);
	GlsIndexHeader header = {
		.byte_order = GLS_INDEX_BYTE_ORDER,
		.format = GLS_INDEX_FORMAT,
		.keys = GLS_RECORD_KEYS_VERSION,
		.n_blocks = size > 0 ? 1 + data[0] % 3 : 1,
		.seed = size,
	};
	guint32 n_blocks = header.n_blocks + 1;
	gsize n_slots = MIN(size, n_blocks * sizeof(((GlsIndexBlock *)0)->words));
	gsize list_size = size - n_slots;
	g_autofree GlsIndexBlock *blocks = g_new0(GlsIndexBlock, n_blocks + 1);
	g_autofree guint64 *list = g_new0(guint64, list_size / 8 + 1);

	for (gsize i = 0; i < n_slots; i++) {
		gsize room = sizeof(blocks[0].words);

		((guint8 *)blocks[1 + i / room].words)[i % room] = data[i];
	}
	memcpy(list, data + n_slots, list_size);
	memcpy(header.magic, GLS_INDEX_MAGIC, sizeof(header.magic));
	header.n_latest = 1 + size % GLS_INDEX_BLOCK_SLOTS;
	header.list_size = list_size;
	header.list_sum = gls_index_get_sum(header.seed, list, (list_size + 7) / 8);
	memcpy(blocks[0].words, &header, sizeof(header));
	for (guint32 i = 0; i <= n_blocks; i++)
		blocks[i].sum = gls_index_block_get_sum(&blocks[i], header.seed, i);
	g_string_append_len(file, (const gchar *)blocks,
			    (gssize)((n_blocks + 1) * sizeof(*blocks)));
	g_string_append_len(file, (const gchar *)list, (gssize)list_size);
	return file;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GString) sealed = seal(data, size);

	ensure_segment();
	write_file(index_path, data, size);
	g_assert_cmpuint(use_index(), ==, N_PAPERS);
	write_file(index_path, sealed->str, sealed->len);
	/* an index that was made up may hide papers; it makes none up */
	g_assert_cmpuint(use_index(), <=, N_PAPERS);
	return 0;
}
