/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "cli/gls-importer.h"
#include "cli/gls-progress.h"

G_BEGIN_DECLS

/**
 * GlsImport:
 * @history: (nullable): where to record; %NULL to count only
 * @importer: takes the messages
 * @progress: (nullable): shows how far it is
 * @done: how much is read of the files that are finished, in bytes
 * @n_exported: papers that came from exports of a history
 * @problem: %TRUE if something was wrong with a file or the history
 * @failed: %TRUE if the history cannot be written
 *
 * One import of files and folders. Its first two members are set before it begins.
 */
typedef struct {
	GlsHistory *history;
	GlsImporter *importer;
	GlsProgress *progress;
	guint64 done;
	guint64 n_exported;
	gboolean problem;
	gboolean failed;
} GlsImport;

void
gls_import_clear(GlsImport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(GlsImport, gls_import_clear)

void
gls_import_paths(GlsImport *self, gchar **paths);
void
gls_import_interrupt(void);
gboolean
gls_import_was_interrupted(void);

G_END_DECLS
