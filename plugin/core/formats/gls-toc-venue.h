/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *
gls_toc_venue_find(const gchar *line);
gchar *
gls_toc_venue_find_journal(const gchar *subject);
gchar *
gls_toc_venue_find_reason(const gchar *subject);

G_END_DECLS
