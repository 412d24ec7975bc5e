/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsMailFile:
 * @path: where it is
 * @is_mbox: %TRUE if it holds many mails
 * @unread: %TRUE if the folder says that the mail was not opened yet
 * @size: in bytes
 *
 * A file of a folder of mails.
 */
typedef struct {
	gchar *path;
	gboolean is_mbox;
	gboolean unread;
	guint64 size;
} GlsMailFile;

void
gls_mail_file_free(GlsMailFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMailFile, gls_mail_file_free)

GPtrArray *
gls_mail_folder_list(const gchar *path, GError **error);

G_END_DECLS
