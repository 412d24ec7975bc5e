/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-digest.h"

G_BEGIN_DECLS

gchar *
gls_shown_text_clean(const gchar *text, gssize length);
void
gls_shown_text_trim(const gchar *text, guint32 *start, guint32 *end);
void
gls_shown_text_trim_cut(const gchar *text, guint32 *start, guint32 *end);
guint32
gls_shown_text_skip_label(const gchar *text, guint32 start, guint32 end);
gboolean
gls_shown_text_next_line(const gchar *text, guint32 *start, guint32 *end, guint32 limit);
guint32
gls_shown_text_find_block_end(const gchar *text, guint32 at, guint32 limit);
gchar *
gls_shown_text_find_year(const gchar *text);
GlsEntry *
gls_shown_text_add_title(GlsDigest *digest,
			 const GlsDocument *document,
			 guint32 start,
			 guint32 end);

G_END_DECLS
