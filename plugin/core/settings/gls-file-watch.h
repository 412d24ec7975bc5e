/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GLS_TYPE_FILE_WATCH (gls_file_watch_get_type())
G_DECLARE_FINAL_TYPE(GlsFileWatch, gls_file_watch, GLS, FILE_WATCH, GObject)

GlsFileWatch *
gls_file_watch_new(const gchar *path);

G_END_DECLS
