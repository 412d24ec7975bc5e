/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-source-stats.h"
#include "files/gls-import-job.h"

G_BEGIN_DECLS

/**
 * GlsImporter:
 *
 * Takes messages, parses them in threads, and records the papers in them in batches, in the order in
 * which the messages came.
 */
typedef struct _GlsImporter GlsImporter;

/**
 * GlsImportCount:
 * @n_messages: messages that the format recognised
 * @n_papers: papers in them
 * @n_not_understood: how many of the messages had none
 *
 * What was found of one format of digests.
 */
typedef struct {
	guint64 n_messages;
	guint64 n_papers;
	guint64 n_not_understood;
} GlsImportCount;

/**
 * GlsImportWarnFunc:
 * @text: what is wrong with a message, in one line
 * @user_data: what was given with the function
 *
 * Takes what is wrong.
 */
typedef void (*GlsImportWarnFunc)(const gchar *text, gpointer user_data);

GlsImporter *
gls_importer_new(GlsHistory *history, GlsImportWarnFunc warn, gpointer user_data);
void
gls_importer_free(GlsImporter *self);
void
gls_importer_set_source_stats(GlsImporter *self, GlsSourceStats *source_stats);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsImporter, gls_importer_free)

gboolean
gls_importer_add(GlsImporter *self, GlsImportJob *job, GError **error);
gboolean
gls_importer_finish(GlsImporter *self, GError **error);

GHashTable *
gls_importer_get_counts(GlsImporter *self);
guint64
gls_importer_get_n_messages(const GlsImporter *self);
guint64
gls_importer_get_n_failed(const GlsImporter *self);
gboolean
gls_importer_has_counted(const GlsImporter *self);

G_END_DECLS
