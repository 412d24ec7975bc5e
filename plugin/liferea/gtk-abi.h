/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What is used of the toolkit that Liferea has loaded: GTK 3 up to 1.16, GTK 4 in 2.0. GTK's own
 * headers are those of one of them; these functions are declared here, and weak, so that one module
 * is built and loaded with either. Types are left out: a widget is a gpointer.
 */
#define GTK_API extern __attribute__((weak))

typedef void (*GtkAbiCellDataFunc)(gpointer column,
				   gpointer renderer,
				   gpointer model,
				   gpointer row,
				   gpointer user_data);

/* Returns: whether to go no further */
typedef gboolean (*GtkAbiForeachFunc)(gpointer model, gpointer path, gpointer row, gpointer data);

/* in both */
GTK_API void
gtk_widget_queue_draw(gpointer widget);
/* Returns: (transfer container) */
GTK_API GList *
gtk_cell_layout_get_cells(gpointer layout);
/* Returns: (transfer none) */
GTK_API gpointer
gtk_cell_layout_get_area(gpointer layout);
/* Returns: the column of the model that an attribute is taken from; -1 for none */
GTK_API gint
gtk_cell_area_attribute_get_column(gpointer area, gpointer renderer, const gchar *attribute);
GTK_API void
gtk_tree_model_get(gpointer model, gpointer row, ...);
GTK_API void
gtk_tree_model_get_value(gpointer model, gpointer row, gint column, GValue *value);
GTK_API void
gtk_tree_model_row_changed(gpointer model, gpointer path, gpointer row);
GTK_API void
gtk_tree_model_foreach(gpointer model, GtkAbiForeachFunc func, gpointer data);
/* Returns: (transfer none) (nullable) */
GTK_API gpointer
gtk_tree_view_get_column(gpointer tree, gint n);
GTK_API void
gtk_tree_view_column_set_cell_data_func(gpointer column,
					gpointer renderer,
					GtkAbiCellDataFunc func,
					gpointer data,
					GDestroyNotify destroy);

/* Returns: (transfer none) (nullable) */
GTK_API GObject *
gtk_builder_get_object(gpointer builder, const gchar *name);
/* Returns: (transfer floating) */
GTK_API gpointer
gtk_label_new(const gchar *text);

/* in GTK 3 */
/* Returns: (transfer none): the outermost widget that it is in */
GTK_API gpointer
gtk_widget_get_toplevel(gpointer widget);
GTK_API void
gtk_widget_destroy(gpointer widget);
GTK_API GType
gtk_bin_get_type(void);
/* Returns: (transfer none) (nullable) */
GTK_API gpointer
gtk_bin_get_child(gpointer bin);

/* in GTK 4; Returns: (transfer none) (nullable) */
GTK_API gpointer
gtk_widget_get_first_child(gpointer widget);
GTK_API gpointer
gtk_widget_get_next_sibling(gpointer widget);

G_END_DECLS
