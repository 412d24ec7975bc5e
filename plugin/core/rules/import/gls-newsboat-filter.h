/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *
gls_newsboat_filter_to_query(const gchar *filter, GError **error);

G_END_DECLS
