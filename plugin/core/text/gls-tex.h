/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize
gls_tex_read_command(const gchar *text, gsize length, const gchar **letters);
gboolean
gls_tex_is_residue(const gchar *word, gsize length, gchar before, gchar after);
const gchar *
gls_tex_get_greek_name(gunichar letter);

G_END_DECLS
