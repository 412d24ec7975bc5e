/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
gls_toc_title_is_link_word(const gchar *line);
gboolean
gls_toc_title_is_no_article(const gchar *line);

G_END_DECLS
