/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *
gls_private_file_resolve(const gchar *path);
gint
gls_private_file_lock(const gchar *path, GError **error);
gchar *
gls_private_file_read(const gchar *path, gsize *length, GError **error);
gboolean
gls_private_file_save(const gchar *path, const gchar *text, GError **error);

G_END_DECLS
