/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-decision.h"

G_BEGIN_DECLS

/**
 * GlsDecisionGraph:
 *
 * Which papers the user said to be the same, and which not. It consists of parts, numbered from 1: the
 * papers of one part are the same, and some parts are apart.
 */
typedef struct _GlsDecisionGraph GlsDecisionGraph;

GlsDecisionGraph *
gls_decision_graph_new(GPtrArray *decisions);
void
gls_decision_graph_free(GlsDecisionGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsDecisionGraph, gls_decision_graph_free)

guint
gls_decision_graph_find(const GlsDecisionGraph *self, const GlsPaper *paper);
gboolean
gls_decision_graph_is_apart(const GlsDecisionGraph *self, guint part, guint other);
const GPtrArray *
gls_decision_graph_get_papers(const GlsDecisionGraph *self, guint part);

G_END_DECLS
