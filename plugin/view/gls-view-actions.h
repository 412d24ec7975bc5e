/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/gls-session.h"
#include "view/gls-payload.h"
#include "view/gls-view-action.h"

G_BEGIN_DECLS

#define GLS_TYPE_VIEW_ACTIONS (gls_view_actions_get_type())
G_DECLARE_FINAL_TYPE(GlsViewActions, gls_view_actions, GLS, VIEW_ACTIONS, GObject)

GlsViewActions *
gls_view_actions_new(GlsSession *session);
void
gls_view_actions_run(GlsViewActions *self, const GlsViewAction *action, GlsPayload *payload);
GlsPayloadSettings
gls_view_actions_get_settings(GlsViewActions *self);
GlsSession *
gls_view_actions_get_session(GlsViewActions *self);

G_END_DECLS
