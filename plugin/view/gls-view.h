/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "view/gls-payload.h"
#include "view/gls-view-action.h"
#include "view/gls-webkit.h"

G_BEGIN_DECLS

/**
 * GLS_VIEW_SCRIPT_WORLD:
 *
 * The script world of our own: the page's scripts cannot see what is in it, nor change it.
 */
#define GLS_VIEW_SCRIPT_WORLD "glossator"

/**
 * GlsView:
 *
 * Shows annotations in a page of a host's web view.
 */
typedef struct _GlsView GlsView;

/**
 * GlsViewActionFunc:
 * @view: a view
 * @action: what its user asked for
 * @payload: what was on screen
 * @user_data: what was given with the function
 *
 * Told of what a user asked for in a page.
 */
typedef void (*GlsViewActionFunc)(GlsView *view,
				  const GlsViewAction *action,
				  GlsPayload *payload,
				  gpointer user_data);

GlsView *
gls_view_new(WebKitWebView *web_view);
void
gls_view_free(GlsView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsView, gls_view_free)

void
gls_view_set_action_func(GlsView *self, GlsViewActionFunc func, gpointer user_data);
void
gls_view_show(GlsView *self, GlsPayload *payload);
void
gls_view_tell(GlsView *self, const gchar *text);
void
gls_view_clear(GlsView *self);

G_END_DECLS
