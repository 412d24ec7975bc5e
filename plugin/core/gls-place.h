/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/document/gls-document.h"

G_BEGIN_DECLS

void
gls_place_number_entries(const GlsDocument *document, const GPtrArray *entries);

G_END_DECLS
