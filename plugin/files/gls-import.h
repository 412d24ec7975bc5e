/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "files/gls-importer.h"

G_BEGIN_DECLS

/**
 * GlsImportProgress:
 * @done: how much was read, in bytes
 * @total: of how much
 * @n_messages: how many messages were parsed
 *
 * How far an import is.
 */
typedef struct {
	guint64 done;
	guint64 total;
	guint64 n_messages;
} GlsImportProgress;

/**
 * GlsImportObserver:
 * @is_stopped: says whether no more is to be read; what was read is recorded
 * @warn: takes what is wrong with a file or the history, in one line
 * @progress: called after every message or file of many
 * @user_data: passed to each of them
 *
 * Who looks on while an import runs, in its thread.
 */
typedef struct {
	gboolean (*is_stopped)(gpointer user_data);
	void (*warn)(const gchar *text, gpointer user_data);
	void (*progress)(const GlsImportProgress *progress, gpointer user_data);
	gpointer user_data;
} GlsImportObserver;

/**
 * GlsImport:
 * @history: (nullable): where to record; %NULL to count only
 * @observer: looks on
 * @importer: takes the messages
 * @total: how much there is to read, in bytes
 * @done: how much is read of the files that are finished, in bytes
 * @n_exported: papers that came from exports of a history
 * @problem: %TRUE if something was wrong with a file or the history
 * @failed: %TRUE if the history cannot be written
 *
 * One import of files and folders.
 */
typedef struct {
	GlsHistory *history;
	const GlsImportObserver *observer;
	GlsImporter *importer;
	guint64 total;
	guint64 done;
	guint64 n_exported;
	gboolean problem;
	gboolean failed;
} GlsImport;

void
gls_import_init(GlsImport *self, GlsHistory *history, const GlsImportObserver *observer);
void
gls_import_clear(GlsImport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(GlsImport, gls_import_clear)

void
gls_import_paths(GlsImport *self, gchar **paths);

G_END_DECLS
