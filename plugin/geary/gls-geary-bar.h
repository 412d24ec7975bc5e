/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlsGearyBar:
 *
 * The info bar over a message, which has the counts of its papers.
 */
typedef struct _GlsGearyBar GlsGearyBar;

GlsGearyBar *
gls_geary_bar_new(GtkWidget *message, GAction *preferences, const gchar *summary);
void
gls_geary_bar_free(GlsGearyBar *self);

void
gls_geary_bar_set_summary(GlsGearyBar *self, const gchar *summary);
void
gls_geary_bar_remove(GlsGearyBar *self);

G_END_DECLS
