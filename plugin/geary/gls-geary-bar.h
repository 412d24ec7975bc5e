/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "geary/geary-abi.h"

G_BEGIN_DECLS

/**
 * GlsGearyBar:
 *
 * Puts an info bar over each mail with papers that Geary shows.
 */
typedef struct _GlsGearyBar GlsGearyBar;

GlsGearyBar *
gls_geary_bar_new(GearyEmailContext *context, GearyEmailStore *emails, GAction *preferences);
void
gls_geary_bar_free(GlsGearyBar *self);

void
gls_geary_bar_add(GlsGearyBar *self, GtkWidget *row, const gchar *summary);

G_END_DECLS
