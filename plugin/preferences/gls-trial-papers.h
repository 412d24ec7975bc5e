/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/gls-entry.h"
#include "core/gls-origin.h"

G_BEGIN_DECLS

/**
 * GLS_TRIAL_WEEKS:
 *
 * How far back papers of the history are taken: what came before says little about next week.
 */
#define GLS_TRIAL_WEEKS 12

/**
 * GlsTrialPaper:
 * @entry: the paper
 * @origin: where it comes from
 * @date: when it came in, in seconds since 1970 UTC; 0 if that is not known
 * @is_shown: whether it was shown in a message that was opened
 *
 * A paper that rules are tried on; owned by its #GlsTrialPapers.
 */
typedef struct {
	GlsEntry *entry;
	GlsOrigin origin;
	gint64 date;
	gboolean is_shown;
} GlsTrialPaper;

/**
 * GlsTrialPapers:
 *
 * Papers that rules are tried on. It does not change once it is made, and can be used by several
 * threads at a time.
 */
typedef struct _GlsTrialPapers GlsTrialPapers;

GlsTrialPapers *
gls_trial_papers_new_from_history(gint64 now, GError **error);
GlsTrialPapers *
gls_trial_papers_new_from_sample(GError **error);
GlsTrialPapers *
gls_trial_papers_new_from_file(GFile *file, GError **error);
GlsTrialPapers *
gls_trial_papers_ref(GlsTrialPapers *self);
void
gls_trial_papers_unref(GlsTrialPapers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsTrialPapers, gls_trial_papers_unref)

guint
gls_trial_papers_get_n(const GlsTrialPapers *self);
const GlsTrialPaper *
gls_trial_papers_get(const GlsTrialPapers *self, guint n);

G_END_DECLS
