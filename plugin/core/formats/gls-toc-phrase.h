/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
gls_toc_phrase_begins(const gchar *line, const gchar *phrase);
gboolean
gls_toc_phrase_begins_any(const gchar *line, const gchar *const *phrases, guint n_phrases);
gboolean
gls_toc_phrase_is_any(const gchar *line, const gchar *const *phrases, guint n_phrases);
const gchar *
gls_toc_phrase_find(const gchar *line, const gchar *phrase);

G_END_DECLS
