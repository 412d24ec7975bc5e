/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlsHistoryFault:
 * @path: a file, or the directory
 * @has_offset: %TRUE if it is at one place in the file
 * @offset: that place, in bytes
 * @text: what is wrong there
 *
 * What is wrong with a history.
 */
typedef struct {
	gchar *path;
	gboolean has_offset;
	gsize offset;
	gchar *text;
} GlsHistoryFault;

/**
 * GlsHistoryCheck:
 * @faults: (element-type GlsHistoryFault): what is wrong, in the order of the files
 * @machines: (element-type utf8): the ids of the machines that wrote segments
 * @n_segments: how many segments there are
 * @n_copies: how many of them are no machine's, such as the conflict copies of programs that
 *   synchronise folders; they are read as all are
 * @n_records: whole records of papers, of which a paper has as many as times it changed
 * @n_others: whole records of other kinds
 * @size: of all segments, in bytes
 * @has_index: %TRUE if there is an index of it
 *
 * What a look at every byte of a history found.
 */
typedef struct {
	GPtrArray *faults;
	GPtrArray *machines;
	guint n_segments;
	guint n_copies;
	guint64 n_records;
	guint64 n_others;
	guint64 size;
	gboolean has_index;
} GlsHistoryCheck;

GlsHistoryCheck *
gls_history_check_new(const gchar *directory, GError **error);
void
gls_history_check_free(GlsHistoryCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsHistoryCheck, gls_history_check_free)

G_END_DECLS
