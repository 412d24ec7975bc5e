/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLS_TYPE_PREFERENCES_PAGE (gls_preferences_page_get_type())
G_DECLARE_INTERFACE(GlsPreferencesPage, gls_preferences_page, GLS, PREFERENCES_PAGE, GtkWidget)

/**
 * GlsPreferencesPageInterface:
 * @close: (nullable): see gls_preferences_page_close()
 *
 * What the window asks of its pages. A page that has nothing to answer need not implement it.
 */
struct _GlsPreferencesPageInterface {
	GTypeInterface parent_iface;

	gboolean (*close)(GlsPreferencesPage *self);
};

gboolean
gls_preferences_page_close(GlsPreferencesPage *self);

/**
 * GlsPreferencesPageEntry:
 * @name: as the command line has it
 * @title: as people read it, to be translated
 * @icon: name of a symbolic icon
 * @get_type: of its widget
 *
 * A page of the preferences.
 */
typedef struct {
	const gchar *name;
	const gchar *title;
	const gchar *icon;
	GType (*get_type)(void);
} GlsPreferencesPageEntry;

const GlsPreferencesPageEntry *
gls_preferences_page_get_entry(guint n);

G_END_DECLS
