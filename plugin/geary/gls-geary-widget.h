/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean
gls_geary_widget_is(gpointer widget, const gchar *type_name);
void
gls_geary_widget_walk(GtkWidget *widget, GtkCallback func, gpointer user_data);
void
gls_geary_widget_walk_windows(GtkCallback func, gpointer user_data);

G_END_DECLS
