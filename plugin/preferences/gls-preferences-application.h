/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLS_TYPE_PREFERENCES_APPLICATION (gls_preferences_application_get_type())
G_DECLARE_FINAL_TYPE(GlsPreferencesApplication,
		     gls_preferences_application,
		     GLS,
		     PREFERENCES_APPLICATION,
		     AdwApplication)

GApplication *
gls_preferences_application_new(void);

G_END_DECLS
