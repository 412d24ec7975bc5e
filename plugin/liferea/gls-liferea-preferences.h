/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlsLifereaPreferences:
 *
 * The way from Liferea to the preferences while the plugin is enabled: an entry in the Tools menu, and
 * the action `app.glossator-preferences` behind it.
 */
typedef struct _GlsLifereaPreferences GlsLifereaPreferences;

GlsLifereaPreferences *
gls_liferea_preferences_new(GActionMap *application, GObject *builder);
void
gls_liferea_preferences_free(GlsLifereaPreferences *self);

void
gls_liferea_preferences_open(void);

G_END_DECLS
