/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/settings/gls-key-line-private.h"
#include "core/settings/gls-key-lines.h"

G_BEGIN_DECLS

/*
 * @lines: (element-type GlsKeyLine): all of them
 * @has_mark: whether a byte order mark stands before them
 * @line_end: what ends a new line (static)
 */
struct _GlsKeyLines {
	GPtrArray *lines;
	gboolean has_mark;
	const gchar *line_end;
};

GlsKeyLine *
gls_key_lines_get_line(const GlsKeyLines *self, guint line);
guint
gls_key_lines_find_header(const GlsKeyLines *self, guint line, const gchar *group);
guint
gls_key_lines_find_key(const GlsKeyLines *self, const gchar *group, const gchar *key);

G_END_DECLS
