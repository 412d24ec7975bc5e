/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsCsv:
 * @at: what is read next
 * @end: byte after the last
 * @line: number of the line at @at, from 1
 *
 * Reads a table of comma-separated values, as RFC 4180 has it, row by row. Lines may end in LF alone,
 * and a quote inside a field that does not begin with one is a letter.
 */
typedef struct {
	const gchar *at;
	const gchar *end;
	guint line;
} GlsCsv;

void
gls_csv_init(GlsCsv *self, const gchar *data, gsize length);
GPtrArray *
gls_csv_next(GlsCsv *self, GError **error);

G_END_DECLS
