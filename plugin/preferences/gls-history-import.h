/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlsHistoryImportState:
 * @fraction: how much is read, from 0 to 1
 * @n_messages: messages that were parsed
 * @is_cancelled: no more is read
 *
 * How far an import is.
 */
typedef struct {
	gdouble fraction;
	guint64 n_messages;
	gboolean is_cancelled;
} GlsHistoryImportState;

/**
 * GlsHistoryImportResult:
 * @n_messages: messages that were parsed
 * @n_digests: how many of them were digests
 * @n_papers: papers in them
 * @n_not_understood: digests in which no paper was found
 * @problems: (array zero-terminated=1): what was wrong with some files, the first of them
 * @n_problems: how many problems there were
 * @was_cancelled: %TRUE if not all was read
 *
 * What came of an import.
 */
typedef struct {
	guint64 n_messages;
	guint64 n_digests;
	guint64 n_papers;
	guint64 n_not_understood;
	gchar **problems;
	guint n_problems;
	gboolean was_cancelled;
} GlsHistoryImportResult;

void
gls_history_import_result_free(GlsHistoryImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsHistoryImportResult, gls_history_import_result_free)

#define GLS_TYPE_HISTORY_IMPORT (gls_history_import_get_type())
G_DECLARE_FINAL_TYPE(GlsHistoryImport, gls_history_import, GLS, HISTORY_IMPORT, GObject)

GlsHistoryImport *
gls_history_import_new(const gchar *directory, const gchar *path);
void
gls_history_import_run_async(GlsHistoryImport *self,
			     GAsyncReadyCallback callback,
			     gpointer user_data);
GlsHistoryImportResult *
gls_history_import_run_finish(GlsHistoryImport *self, GAsyncResult *result, GError **error);
void
gls_history_import_cancel(GlsHistoryImport *self);
GlsHistoryImportState
gls_history_import_get_state(GlsHistoryImport *self);

G_END_DECLS
