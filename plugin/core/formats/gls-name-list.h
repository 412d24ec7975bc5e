/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
gls_name_list_is(const gchar *text, gssize length);
gboolean
gls_name_list_is_one(const gchar *line);

G_END_DECLS
