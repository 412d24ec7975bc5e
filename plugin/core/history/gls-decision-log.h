/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-decision-graph.h"

G_BEGIN_DECLS

/**
 * GlsDecisionMark:
 * @decision: that papers are seen, unseen or forgotten
 * @paper: one of its papers
 *
 * What the user decided of one paper.
 */
typedef struct {
	GlsDecision *decision;
	GlsRecord *paper;
} GlsDecisionMark;

/**
 * GlsDecisionLog:
 *
 * All decisions of the user, of every machine, in memory.
 */
typedef struct _GlsDecisionLog GlsDecisionLog;

GlsDecisionLog *
gls_decision_log_new(void);
void
gls_decision_log_free(GlsDecisionLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsDecisionLog, gls_decision_log_free)

gboolean
gls_decision_log_add(GlsDecisionLog *self, GlsDecision *decision);
gboolean
gls_decision_log_hides(const GlsDecisionLog *self);
const GPtrArray *
gls_decision_log_get_marks(const GlsDecisionLog *self, const gchar *key);
const GlsDecisionGraph *
gls_decision_log_get_graph(GlsDecisionLog *self);
const GlsDecision *
gls_decision_log_find_latest(const GlsDecisionLog *self, const gchar *machine);
gint64
gls_decision_log_get_next_time(const GlsDecisionLog *self);
GPtrArray *
gls_decision_log_dup_decisions(const GlsDecisionLog *self);

G_END_DECLS
