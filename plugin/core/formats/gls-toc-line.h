/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
gls_toc_line_is_footer(const gchar *line);
gboolean
gls_toc_line_is_label(const gchar *line);
gboolean
gls_toc_line_is_sentence(const gchar *line);

G_END_DECLS
