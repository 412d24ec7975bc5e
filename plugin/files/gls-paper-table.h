/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "core/history/gls-record.h"

G_BEGIN_DECLS

/**
 * GlsPaperRow:
 * @id: what the table calls it; it says nothing of the paper
 * @record: the paper
 *
 * A row of a table of papers.
 */
typedef struct {
	gchar *id;
	GlsRecord *record;
} GlsPaperRow;

void
gls_paper_row_free(GlsPaperRow *self);

/**
 * GlsPaperPair:
 * @id: what the table calls it
 * @a: a paper
 * @b: another
 *
 * Two papers that a table compares.
 */
typedef struct {
	gchar *id;
	GlsPaperRow *a;
	GlsPaperRow *b;
} GlsPaperPair;

void
gls_paper_pair_free(GlsPaperPair *self);

GPtrArray *
gls_paper_table_parse(const gchar *data, gsize length, GError **error);
GPtrArray *
gls_paper_table_parse_pairs(const gchar *data, gsize length, GError **error);

G_END_DECLS
