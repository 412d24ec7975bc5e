/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

#include "core/gls-message.h"

G_BEGIN_DECLS

/**
 * GLS_FILES_MAX_SIZE:
 *
 * The largest file that is read, in bytes: mail servers take 25 to 35 MB.
 */
#define GLS_FILES_MAX_SIZE (32 * 1024 * 1024)

/**
 * GLS_FILES_STDIN:
 *
 * The path that stands for the standard input.
 */
#define GLS_FILES_STDIN "-"

/**
 * GlsFileKind:
 * @GLS_FILE_MAIL: one mail
 * @GLS_FILE_FEED: a feed, RSS or Atom
 * @GLS_FILE_HTML: a page
 * @GLS_FILE_TEXT: anything else
 *
 * What a file holds.
 */
typedef enum {
	GLS_FILE_MAIL,
	GLS_FILE_FEED,
	GLS_FILE_HTML,
	GLS_FILE_TEXT,
} GlsFileKind;

gboolean
gls_files_read_descriptor(gint descriptor, GByteArray *bytes, GError **error);
GBytes *
gls_files_load(const gchar *path, GError **error);
const gchar *
gls_files_get_name(const gchar *path);
GlsFileKind
gls_files_guess_kind(GBytes *bytes, const gchar *path);
GPtrArray *
gls_files_parse(GBytes *bytes, const gchar *path, GPtrArray *warnings, GError **error);
GPtrArray *
gls_files_read(const gchar *path, GPtrArray *warnings, GError **error);

G_END_DECLS
