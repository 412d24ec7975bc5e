/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLS_TYPE_QUERY_VIEW (gls_query_view_get_type())
G_DECLARE_FINAL_TYPE(GlsQueryView, gls_query_view, GLS, QUERY_VIEW, GtkTextView)

gchar *
gls_query_view_dup_query(GlsQueryView *self);
void
gls_query_view_set_query(GlsQueryView *self, const gchar *query);
gint
gls_query_view_set_mistake(GlsQueryView *self, guint character);

G_END_DECLS
