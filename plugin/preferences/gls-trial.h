/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "preferences/gls-rule-values.h"
#include "preferences/gls-trial-papers.h"

G_BEGIN_DECLS

/**
 * GLS_TRIAL_MAX_SHOWN:
 *
 * How many papers of a trial are shown: enough to judge a rule by.
 */
#define GLS_TRIAL_MAX_SHOWN 40

/**
 * GlsTrialChange:
 * @GLS_TRIAL_KEPT: the saved rule matches it as well
 * @GLS_TRIAL_GAINED: the saved rule does not match it
 * @GLS_TRIAL_LOST: only the saved rule matches it
 *
 * What an edit of a rule does to a paper.
 */
typedef enum {
	GLS_TRIAL_KEPT,
	GLS_TRIAL_GAINED,
	GLS_TRIAL_LOST,
} GlsTrialChange;

#define GLS_N_TRIAL_CHANGES (GLS_TRIAL_LOST + 1)

/**
 * GlsTrialMatch:
 * @change: what the edit does to it
 * @title: its title, as Pango markup with what was found marked
 * @details: (nullable): where else something was found, or where it comes from, as Pango markup
 *
 * A paper that a rule matches.
 */
typedef struct {
	GlsTrialChange change;
	gchar *title;
	gchar *details;
} GlsTrialMatch;

/**
 * GlsTrial:
 * @mistakes: (element-type GlsRuleError): what is wrong in the rule; then there is nothing else
 * @matches: (element-type GlsTrialMatch): the first papers that it matches, those that the edit
 *   gains or loses first
 * @n_papers: how many papers it was tried on
 * @counts: how many matches there are for each #GlsTrialChange
 * @weeks: how many papers matched in each of the last weeks, the oldest first
 * @n_known_weeks: for how many weeks there are papers; 0 if it is not known when they came
 *
 * What a rule would match.
 */
typedef struct {
	GPtrArray *mistakes;
	GPtrArray *matches;
	guint n_papers;
	guint counts[GLS_N_TRIAL_CHANGES];
	guint weeks[GLS_TRIAL_WEEKS];
	guint n_known_weeks;
} GlsTrial;

GlsTrial *
gls_trial_new(const GlsTrialPapers *papers,
	      const GlsRuleValues *draft,
	      const GlsRuleValues *saved,
	      gint64 now,
	      GCancellable *cancellable);
void
gls_trial_free(GlsTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsTrial, gls_trial_free)

guint
gls_trial_get_n_matches(const GlsTrial *self);

G_END_DECLS
