/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-session.h"
#include "liferea/gls-liferea-headlines.h"
#include "view/gls-webkit.h"

G_BEGIN_DECLS

/**
 * GlsLifereaDisplay:
 *
 * Annotates the item that Liferea shows.
 */
typedef struct _GlsLifereaDisplay GlsLifereaDisplay;

GlsLifereaDisplay *
gls_liferea_display_new(WebKitWebView *web_view,
			GlsSession *session,
			GlsLifereaHeadlines *headlines);
void
gls_liferea_display_free(GlsLifereaDisplay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsLifereaDisplay, gls_liferea_display_free)

void
gls_liferea_display_refresh(GlsLifereaDisplay *self);

G_END_DECLS
