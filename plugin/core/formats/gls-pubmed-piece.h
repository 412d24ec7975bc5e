/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/formats/gls-pubmed-record.h"

G_BEGIN_DECLS

void
gls_pubmed_piece_assign(GlsPubmedRecord *self, const GArray *pieces, const gchar *text);
void
gls_pubmed_piece_assign_with_title(GlsPubmedRecord *self, const GArray *pieces, const gchar *text);

G_END_DECLS
