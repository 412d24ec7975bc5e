/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_PREFERENCES_WINDOW (gls_preferences_window_get_type())
G_DECLARE_FINAL_TYPE(GlsPreferencesWindow,
		     gls_preferences_window,
		     GLS,
		     PREFERENCES_WINDOW,
		     AdwApplicationWindow)

GtkWidget *
gls_preferences_window_new(GtkApplication *application);
gboolean
gls_preferences_window_show_page(GlsPreferencesWindow *self, const gchar *name);
void
gls_preferences_window_show_rule(GlsPreferencesWindow *self, const gchar *rule);

G_END_DECLS
