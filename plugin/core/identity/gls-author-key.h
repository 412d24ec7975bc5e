/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-author.h"

G_BEGIN_DECLS

gchar *
gls_author_key_new(const GlsAuthor *author);
GPtrArray *
gls_author_keys_new(const GPtrArray *authors, guint max_keys);
gboolean
gls_author_keys_match(const gchar *key, const gchar *other);
guint
gls_author_keys_count_shared(const GPtrArray *keys, const GPtrArray *others);

G_END_DECLS
