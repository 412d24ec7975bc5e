/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlsGearyPreferences:
 *
 * The ways from Geary to the preferences: a button in the row of the plugin among Geary's own
 * preferences, and the action `app.glossator-preferences`. Where they cannot be opened, a dialog says why.
 */
typedef struct _GlsGearyPreferences GlsGearyPreferences;

GlsGearyPreferences *
gls_geary_preferences_new(void);
void
gls_geary_preferences_free(GlsGearyPreferences *self);

GAction *
gls_geary_preferences_get_action(GlsGearyPreferences *self);

G_END_DECLS
