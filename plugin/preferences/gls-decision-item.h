/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/history/gls-decision.h"

G_BEGIN_DECLS

#define GLS_TYPE_DECISION_ITEM (gls_decision_item_get_type())
G_DECLARE_FINAL_TYPE(GlsDecisionItem, gls_decision_item, GLS, DECISION_ITEM, GObject)

GlsDecisionItem *
gls_decision_item_new(const GlsDecision *decision);
const gchar *
gls_decision_item_get_title(GlsDecisionItem *self);
const gchar *
gls_decision_item_get_day(GlsDecisionItem *self);
gboolean
gls_decision_item_is_undone(GlsDecisionItem *self);

G_END_DECLS
