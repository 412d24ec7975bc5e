/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlsMbox:
 *
 * A file of many mails, each of which follows a line "From sender date" (RFC 4155), read one by one.
 */
typedef struct _GlsMbox GlsMbox;

GlsMbox *
gls_mbox_new(gint descriptor);
void
gls_mbox_free(GlsMbox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsMbox, gls_mbox_free)

GBytes *
gls_mbox_next(GlsMbox *self, GError **error);
guint64
gls_mbox_get_position(const GlsMbox *self);
gint64
gls_mbox_get_date(GBytes *mail);

G_END_DECLS
