/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlsMessageCheck:
 * @title: what was found, in a few words, translated
 * @details: more of it, translated
 * @report: the same for a report: versions and short names, no words of the message
 *
 * What the formats made of the messages in a file.
 */
typedef struct {
	gchar *title;
	gchar *details;
	gchar *report;
} GlsMessageCheck;

GlsMessageCheck *
gls_message_check_new(const gchar *path, GError **error);
void
gls_message_check_free(GlsMessageCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMessageCheck, gls_message_check_free)

G_END_DECLS
