/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-session.h"
#include "geary/gls-geary-page.h"

G_BEGIN_DECLS

/**
 * GlsGearyDisplay:
 *
 * Annotates the messages that Geary shows.
 */
typedef struct _GlsGearyDisplay GlsGearyDisplay;

GlsGearyDisplay *
gls_geary_display_new(GlsSession *session, GAction *preferences);
void
gls_geary_display_free(GlsGearyDisplay *self);

void
gls_geary_display_refresh(GlsGearyDisplay *self);

G_END_DECLS
