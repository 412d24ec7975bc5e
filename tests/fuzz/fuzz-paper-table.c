/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "files/gls-csv.h"
#include "files/gls-paper-table.h"

#include "fuzz.h"

static gsize
count_bytes(const gchar *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	gsize n = 0;
	GPtrArray *row;
	GlsCsv csv;

	gls_csv_init(&csv, data, size);
	while ((row = gls_csv_next(&csv, &error)) != NULL) {
		for (guint i = 0; i < row->len; i++)
			n += strlen(g_ptr_array_index(row, i));
		g_ptr_array_unref(row);
	}
	/* all was read, or it is said why not */
	g_assert_true(error != NULL || csv.at == csv.end);
	return n;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	const gchar *text = (const gchar *)data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = gls_paper_table_parse(text, size, &error);
	g_autoptr(GPtrArray) pairs = gls_paper_table_parse_pairs(text, size, NULL);

	g_assert_cmpuint(count_bytes(text, size), <=, size);
	g_assert_true((rows == NULL) == (error != NULL));
	for (guint i = 0; rows != NULL && i < rows->len; i++) {
		const GlsPaperRow *row = g_ptr_array_index(rows, i);
		g_autoptr(GPtrArray) keys = gls_record_dup_paper_keys(row->record);

		g_assert_nonnull(row->id);
	}
	return 0;
}
