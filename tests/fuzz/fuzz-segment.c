/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdio.h>
#include <glib/gstdio.h>

#include "core/gls-history.h"
#include "core/gls-segment.h"

#include "fuzz.h"

static gchar *directory = NULL;
static gchar *path = NULL;

static void
remove_directory(void)
{
	g_remove(path);
	g_rmdir(directory);
}

static void
ensure_directory(void)
{
	if (directory != NULL)
		return;
	directory = g_dir_make_tmp("glossator-fuzz-XXXXXX", NULL);
	g_assert_nonnull(directory);
	path = g_build_filename(directory, "3f2a9c0d-0001.seen", NULL);
	atexit(remove_directory);
}

/* pieces follow each other, and between them is nothing that would begin a record */
static guint
check_pieces(const gchar *data, gsize size)
{
	gsize position = 0;
	gsize end = 0;
	guint n_records = 0;
	GlsSegmentPiece piece;

	while (gls_segment_next(data, size, &position, &piece)) {
		g_assert_cmpuint(piece.offset, >=, end);
		g_assert_cmpuint(piece.length, >, 0);
		end = piece.offset + piece.length;
		g_assert_cmpuint(end, <=, size);
		g_assert_cmpuint(position, ==, end);
		n_records += piece.kind == GLS_SEGMENT_RECORD;
	}
	g_assert_cmpuint(position, ==, size);
	return n_records;
}

static void
look_up(GlsHistory *history)
{
	g_autoptr(GPtrArray)
		entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	g_autoptr(GPtrArray) records = NULL;

	g_ptr_array_add(entries, gls_entry_new("On the Paper of Number 1", -1));
	g_ptr_array_add(entries, gls_entry_new("On the Paper of Number 2", -1));
	gls_entry_add_id(g_ptr_array_index(entries, 1),
			 gls_paper_id_new(GLS_ID_ARXIV, "2001.00002"));
	records = gls_history_lookup(history, entries, NULL);
	g_assert_nonnull(records);
	g_assert_cmpuint(records->len, ==, 2);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	/* a copy of its own size, so that a byte read beyond the end is noticed */
	g_autofree gchar *copy = g_memdup2(data, size);
	g_autoptr(GlsHistory) history = NULL;
	FILE *file;

	check_pieces(copy != NULL ? copy : "", size);
	ensure_directory();
	file = fopen(path, "w");
	g_assert_nonnull(file);
	fwrite(data, 1, size, file);
	fclose(file);
	history = gls_history_open(directory, GLS_HISTORY_READ_ONLY, NULL);
	g_assert_nonnull(history);
	look_up(history);
	return 0;
}
