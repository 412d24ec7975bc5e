/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GlsLifereaMarkupFunc:
 * @item_id: number of an item
 * @markup: (nullable): its headline as Liferea shows it, as Pango markup
 * @user_data: of whoever shows headlines
 *
 * Returns: (transfer full) (nullable): what to show instead, %NULL for the same
 */
typedef gchar *(*GlsLifereaMarkupFunc)(gulong item_id, const gchar *markup, gpointer user_data);

/**
 * GlsLifereaTree:
 *
 * The list of headlines in Liferea 1.14 to 1.16, which is a GtkTreeView.
 */
typedef struct _GlsLifereaTree GlsLifereaTree;

GlsLifereaTree *
gls_liferea_tree_new(GObject *item_view, GlsLifereaMarkupFunc func, gpointer user_data);
void
gls_liferea_tree_free(GlsLifereaTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLifereaTree, gls_liferea_tree_free)

void
gls_liferea_tree_refresh(GlsLifereaTree *self);
void
gls_liferea_tree_refresh_item(GlsLifereaTree *self, gulong item_id);

G_END_DECLS
