/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What is used of libpeas-gtk 1, which the plugin manager of Liferea 1.14 and 1.15 is made of. Liferea
 * itself is not linked to it. The name of the library stands for the layout of its interface, which
 * has been the same from 1.0 on.
 */
#define PEAS_GTK_LIBRARY	       "libpeas-gtk-1.0.so.0"
#define PEAS_GTK_CONFIGURABLE_GET_TYPE "peas_gtk_configurable_get_type"

typedef GType (*PeasGtkConfigurableGetType)(void);

typedef struct {
	GTypeInterface g_iface;
	/* Returns: (transfer floating): a GtkWidget, which is put into a dialog of its own */
	gpointer (*create_configure_widget)(gpointer self);
} PeasGtkConfigurableInterface;

G_END_DECLS
