/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsKeyLines:
 *
 * A key-file as its lines, to be edited: every byte that an edit does not concern stays as it was.
 *
 * #GKeyFile reads the same files and does not do for this, even with %G_KEY_FILE_KEEP_COMMENTS: it
 * drops the carriage returns of CRLF, the spaces around `=` and after `]`, the indentation, merges
 * groups that stand apart under one name, and ends a file in a line end that had none.
 */
typedef struct _GlsKeyLines GlsKeyLines;

GlsKeyLines *
gls_key_lines_new(const gchar *text, gsize length);
void
gls_key_lines_free(GlsKeyLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsKeyLines, gls_key_lines_free)

gchar *
gls_key_lines_to_string(const GlsKeyLines *self);
gchar **
gls_key_lines_dup_groups(const GlsKeyLines *self);
gboolean
gls_key_lines_has_group(const GlsKeyLines *self, const gchar *group);
gchar *
gls_key_lines_dup_group(const GlsKeyLines *self, const gchar *group);
gchar *
gls_key_lines_dup_value(const GlsKeyLines *self, const gchar *group, const gchar *key);

gboolean
gls_key_lines_set_value(GlsKeyLines *self,
			const gchar *group,
			const gchar *key,
			const gchar *value,
			GError **error);
gboolean
gls_key_lines_remove_key(GlsKeyLines *self, const gchar *group, const gchar *key, GError **error);
gboolean
gls_key_lines_add_group(GlsKeyLines *self, const gchar *group, const gchar *before, GError **error);
gboolean
gls_key_lines_remove_group(GlsKeyLines *self, const gchar *group, GError **error);
gboolean
gls_key_lines_rename_group(GlsKeyLines *self,
			   const gchar *group,
			   const gchar *name,
			   GError **error);
gboolean
gls_key_lines_move_group(GlsKeyLines *self,
			 const gchar *group,
			 const gchar *before,
			 GError **error);

G_END_DECLS
