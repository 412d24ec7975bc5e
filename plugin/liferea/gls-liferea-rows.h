/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "liferea/gls-liferea-tree.h"

G_BEGIN_DECLS

/**
 * GlsLifereaRows:
 *
 * The list of headlines in Liferea 2.0, which is a GtkListView: it has widgets for what is on screen
 * alone, and uses them again.
 */
#define GLS_TYPE_LIFEREA_ROWS (gls_liferea_rows_get_type())
G_DECLARE_FINAL_TYPE(GlsLifereaRows, gls_liferea_rows, GLS, LIFEREA_ROWS, GObject)

GlsLifereaRows *
gls_liferea_rows_new(GlsLifereaMarkupFunc func, gpointer user_data);
void
gls_liferea_rows_refresh(GlsLifereaRows *self);

G_END_DECLS
