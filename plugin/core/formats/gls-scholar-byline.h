/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

gboolean
gls_scholar_byline_read(GlsEntry *entry, const gchar *byline, gsize length);

G_END_DECLS
