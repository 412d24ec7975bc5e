/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

#include "preferences/gls-paper-item.h"

G_BEGIN_DECLS

#define GLS_TYPE_PAPER_ROW (gls_paper_row_get_type())
G_DECLARE_FINAL_TYPE(GlsPaperRow, gls_paper_row, GLS, PAPER_ROW, GtkBox)

void
gls_paper_row_set_item(GlsPaperRow *self, GlsPaperItem *item);

G_END_DECLS
