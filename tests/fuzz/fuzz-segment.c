/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <glib/gstdio.h>

#include "core/history/gls-history.h"
#include "core/history/gls-segment.h"

#include "fuzz.h"

static gchar *directory = NULL;
static gchar *path = NULL;
static gchar *sealed_path = NULL;

static void
remove_directory(void)
{
	g_remove(path);
	g_remove(sealed_path);
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
	sealed_path = g_build_filename(directory, "3f2a9c0e-0001.seen", NULL);
	atexit(remove_directory);
}

/* pieces follow each other, and between them is nothing that would begin a record */
static void
check_pieces(const gchar *data, gsize size)
{
	gsize position = 0;
	gsize end = 0;
	GlsSegmentPiece piece;

	while (gls_segment_next(data, size, &position, &piece)) {
		g_assert_cmpuint(piece.offset, >=, end);
		g_assert_cmpuint(piece.length, >, 0);
		end = piece.offset + piece.length;
		g_assert_cmpuint(end, <=, size);
		g_assert_cmpuint(position, ==, end);
	}
	g_assert_cmpuint(position, ==, size);
}

static void
write_file(const gchar *file_path, const gchar *bytes, gsize length)
{
	FILE *file = fopen(file_path, "w");

	g_assert_nonnull(file);
	g_assert_cmpuint(fwrite(bytes, 1, length, file), ==, length);
	fclose(file);
}

/* bytes seldom make a right sum, so what stands between two empty lines is made a record */
static GString *
seal(const gchar *data, gsize size)
{
	GString *segment = g_string_new(NULL);
	const gchar *end = data + size;
	guint n = 0;

	while (data < end) {
		const gchar *found = memmem(data, (gsize)(end - data), "\n\n", 2);
		const gchar *stop = found != NULL ? found + 1 : end;
		g_autofree gchar *group = g_strdup_printf("%016x", n++ % 3);
		gsize start = gls_segment_begin_record(segment, group);

		g_string_append_len(segment, data, stop - data);
		g_string_append_c(segment, '\n');
		gls_segment_end_record(segment, start);
		data = found != NULL ? found + 2 : end;
	}
	return segment;
}

static void
look_up(GlsHistory *history)
{
	GDestroyNotify free_entry = (GDestroyNotify)gls_entry_free;
	g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(free_entry);
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
	g_autoptr(GString) sealed = seal((const gchar *)data, size);
	g_autoptr(GlsHistory) history = NULL;

	check_pieces(copy != NULL ? copy : "", size);
	check_pieces(sealed->str, sealed->len);
	ensure_directory();
	write_file(path, copy != NULL ? copy : "", size);
	write_file(sealed_path, sealed->str, sealed->len);
	history = gls_history_open(directory, GLS_HISTORY_READ_ONLY, NULL);
	g_assert_nonnull(history);
	look_up(history);
	return 0;
}
