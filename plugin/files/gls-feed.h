/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-message.h"

G_BEGIN_DECLS

GPtrArray *
gls_feed_parse(const gchar *data, gsize length, GPtrArray *warnings, GError **error);

G_END_DECLS
