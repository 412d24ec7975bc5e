/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsCountFile:
 *
 * A key-file of counts below `$XDG_STATE_HOME/glossator`. It is state of one machine: neither a
 * setting that a user edits nor data that is worth a backup. Every function can be called from any
 * thread, and several processes may count at a time.
 */
typedef struct _GlsCountFile GlsCountFile;

/**
 * GlsCountFileEdit:
 * @key_file: what the file holds, for the function to change
 * @user_data: what was given with the function
 *
 * Counts.
 *
 * Returns: (transfer full) (nullable): the new text of the file; %NULL to leave it as it is
 */
typedef gchar *(*GlsCountFileEdit)(GKeyFile *key_file, gpointer user_data);

GlsCountFile *
gls_count_file_new(const gchar *path, const gchar *default_name);
void
gls_count_file_free(GlsCountFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsCountFile, gls_count_file_free)

const gchar *
gls_count_file_get_path(const GlsCountFile *self);
GKeyFile *
gls_count_file_read(GlsCountFile *self, GError **error);
gboolean
gls_count_file_edit(GlsCountFile *self,
		    GlsCountFileEdit edit,
		    gpointer user_data,
		    const gchar *problem,
		    GError **error);
gboolean
gls_count_file_has_failed(GlsCountFile *self);

G_END_DECLS
