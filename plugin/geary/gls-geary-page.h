/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "view/gls-view-actions.h"
#include "view/gls-webkit.h"

G_BEGIN_DECLS

/**
 * GlsGearyPage:
 *
 * The page of one message in a conversation that Geary shows.
 */
typedef struct _GlsGearyPage GlsGearyPage;

GlsGearyPage *
gls_geary_page_new(WebKitWebView *web_view, GlsViewActions *actions, GAction *preferences);
void
gls_geary_page_free(GlsGearyPage *self);

void
gls_geary_page_clear(GlsGearyPage *self);
void
gls_geary_page_load(GlsGearyPage *self);
void
gls_geary_page_unload(GlsGearyPage *self);
void
gls_geary_page_refresh(GlsGearyPage *self);

G_END_DECLS
