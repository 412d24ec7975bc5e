/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/history/gls-record.h"

G_BEGIN_DECLS

/**
 * GlsDecisionKind:
 * @GLS_DECISION_SEEN: the user marked papers as seen
 * @GLS_DECISION_UNSEEN: the user marked papers as not seen
 * @GLS_DECISION_FORGET: the user had papers forgotten
 * @GLS_DECISION_SAME: two papers are the same
 * @GLS_DECISION_DIFFERENT: two papers are not the same
 * @GLS_DECISION_UNDO: an earlier decision was undone
 *
 * What the user decided.
 */
typedef enum {
	GLS_DECISION_SEEN,
	GLS_DECISION_UNSEEN,
	GLS_DECISION_FORGET,
	GLS_DECISION_SAME,
	GLS_DECISION_DIFFERENT,
	GLS_DECISION_UNDO,
} GlsDecisionKind;

#define GLS_N_DECISION_KINDS (GLS_DECISION_UNDO + 1)

/**
 * GlsDecision:
 * @event: its id, unique on every machine: id of the machine it was made on, `-`, 16 hex digits
 * @part: number of the record it was read from, 1 for the first; many papers take several records
 * @kind: what was decided
 * @time: when, in microseconds since 1970 UTC; later than that of every decision known then
 * @papers: (element-type GlsRecord): the papers, of which only title, title key and ids are set; two
 *   for %GLS_DECISION_SAME and %GLS_DECISION_DIFFERENT, none for %GLS_DECISION_UNDO
 * @sighting: for %GLS_DECISION_SEEN the message it was made in
 * @undoes: for %GLS_DECISION_UNDO the id of the decision that is undone
 * @undone: %TRUE if another decision undoes this one
 *
 * One decision of the user about papers.
 */
typedef struct {
	gchar *event;
	guint part;
	GlsDecisionKind kind;
	gint64 time;
	GPtrArray *papers;
	GlsSighting sighting;
	gchar *undoes;
	gboolean undone;
} GlsDecision;

GlsDecision *
gls_decision_new(GlsDecisionKind kind);
GlsDecision *
gls_decision_copy(const GlsDecision *self);
void
gls_decision_free(GlsDecision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsDecision, gls_decision_free)

void
gls_decision_set_origin(GlsDecision *self, const gchar *machine, gint64 time);
void
gls_decision_add_entry(GlsDecision *self, const GlsEntry *entry);
void
gls_decision_set_sighting(GlsDecision *self, const GlsSighting *sighting);
gint
gls_decision_compare(const GlsDecision *self, const GlsDecision *other);

gboolean
gls_decision_is_of_machine(const GlsDecision *self, const gchar *machine);

void
gls_decision_append_to(const GlsDecision *self, GString *segment);
GlsDecision *
gls_decision_new_from_data(const gchar *data, gsize length, GError **error);

const gchar *
gls_decision_kind_to_string(GlsDecisionKind kind);
gchar *
gls_decision_dup_words(const GlsDecision *self);

G_END_DECLS
