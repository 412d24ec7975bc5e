/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GLS_LETTER_MAX_FOLDED:
 *
 * Room for any folded letter, in bytes: Unicode's longest decomposition (U+FDFA), each part of it
 * as UTF-8 or the name of a Greek letter.
 */
#define GLS_LETTER_MAX_FOLDED (G_UNICHAR_MAX_DECOMPOSITION_LENGTH * 8)

gboolean
gls_letter_is_unspaced(gunichar letter);
gboolean
gls_letter_is_apostrophe(gunichar letter);
gsize
gls_letter_fold(gunichar letter, gchar *folded);

G_END_DECLS
