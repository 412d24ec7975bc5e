/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_SUGGESTIONS_WINDOW (gls_suggestions_window_get_type())
G_DECLARE_FINAL_TYPE(GlsSuggestionsWindow,
		     gls_suggestions_window,
		     GLS,
		     SUGGESTIONS_WINDOW,
		     AdwWindow)

GtkWidget *
gls_suggestions_window_new(GtkWindow *parent, const gchar *rules);

G_END_DECLS
