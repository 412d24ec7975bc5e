/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-message.h"

G_BEGIN_DECLS

/**
 * GlsLifereaStore:
 *
 * The items that Liferea keeps, in `liferea.db`.
 */
typedef struct _GlsLifereaStore GlsLifereaStore;

GlsLifereaStore *
gls_liferea_store_open(const gchar *path, GError **error);
void
gls_liferea_store_free(GlsLifereaStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLifereaStore, gls_liferea_store_free)

guint64
gls_liferea_store_get_n_items(const GlsLifereaStore *self);
GlsMessage *
gls_liferea_store_next(GlsLifereaStore *self, gboolean *unread, GError **error);

G_END_DECLS
