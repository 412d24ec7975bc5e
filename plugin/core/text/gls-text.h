/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/text/gls-words.h"

G_BEGIN_DECLS

gchar *
gls_text_fold(const gchar *text, gssize length);
gchar *
gls_text_title_key(const gchar *title, gssize length);
gboolean
gls_text_is_generic_title(const gchar *title_key);
gchar *
gls_text_page_key(const gchar *text, gssize length);
gchar *
gls_text_squeeze(const gchar *text, gssize length);

G_END_DECLS
