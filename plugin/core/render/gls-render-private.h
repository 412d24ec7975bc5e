/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/render/gls-render.h"

G_BEGIN_DECLS

gchar *
gls_render_line(const gchar *text);
gchar *
gls_render_dup_day(gint64 time);

G_END_DECLS
