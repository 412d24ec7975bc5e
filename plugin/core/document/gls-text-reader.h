/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

void
gls_text_reader_read(GlsDocument *document, const gchar *source, gsize length);

G_END_DECLS
