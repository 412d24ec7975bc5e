/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_LIST_ROW (gls_list_row_get_type())
G_DECLARE_FINAL_TYPE(GlsListRow, gls_list_row, GLS, LIST_ROW, GtkBox)

/**
 * GlsListRowShow:
 * @row: a row
 * @item: (type GObject): what the list has there
 *
 * Has a row show an item, with gls_list_row_set_words().
 */
typedef void (*GlsListRowShow)(GlsListRow *row, gpointer item);

void
gls_list_row_set_words(GlsListRow *self,
		       const gchar *title,
		       const gchar *details,
		       const gchar *state,
		       const gchar *icon_name);
void
gls_list_row_set_up(GtkListView *view, GlsListRowShow show);
gboolean
gls_list_row_discard(GtkListView *view, guint n);

G_END_DECLS
