/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *
gls_rule_file_read(const gchar *path, gsize *length, GError **error);
GKeyFile *
gls_rule_file_parse(const gchar *data, gsize length, const gchar *name, GError **error);

G_END_DECLS
