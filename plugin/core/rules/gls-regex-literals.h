/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *
gls_regex_literals_new(const gchar *pattern, gsize length, gboolean extended);

G_END_DECLS
