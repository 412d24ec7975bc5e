/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-decision.h"
#include "preferences/gls-paper-list.h"

G_BEGIN_DECLS

/**
 * GlsPaperDecision:
 *
 * What was decided about papers of a list, and what the list was like before.
 */
typedef struct _GlsPaperDecision GlsPaperDecision;

GlsPaperDecision *
gls_paper_decision_new(GlsDecisionKind kind, GPtrArray *items);
GlsPaperDecision *
gls_paper_decision_ref(GlsPaperDecision *self);
void
gls_paper_decision_unref(GlsPaperDecision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsPaperDecision, gls_paper_decision_unref)
GPtrArray *
gls_paper_decision_dup_entries(const GlsPaperDecision *self);
gboolean
gls_paper_decision_show(GlsPaperDecision *self, GlsPaperList *list);
gboolean
gls_paper_decision_take_back(GlsPaperDecision *self, GlsPaperList *list);

G_END_DECLS
