/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-trial-words.h"

/**
 * gls_trial_words_dup_found:
 * @trial: a trial without mistakes
 *
 * Returns: (transfer full): how many papers the rule matches
 */
gchar *
gls_trial_words_dup_found(const GlsTrial *trial)
{
	/* translators: papers that match, papers in all */
	return g_strdup_printf(_("%u of %u papers match"), gls_trial_get_n_matches(trial),
			       trial->n_papers);
}

/* NULL if it is not known */
static gchar *
dup_rate(const GlsTrial *trial)
{
	guint sum = 0;

	for (guint i = 0; i < GLS_TRIAL_WEEKS; i++)
		sum += trial->weeks[i];
	if (trial->n_known_weeks == 0)
		return NULL;
	if (sum == 0)
		return g_strdup(_("none to expect per week"));
	if (sum < trial->n_known_weeks)
		return g_strdup(_("less than one per week"));
	/* translators: papers to expect */
	return g_strdup_printf(_("about %u per week"),
			       (sum + trial->n_known_weeks / 2) / trial->n_known_weeks);
}

/**
 * gls_trial_words_dup_changes:
 * @trial: a trial without mistakes
 *
 * Returns: (transfer full): how many papers the edit gains and loses, and how many to expect per week,
 *   as far as there is something to say
 */
gchar *
gls_trial_words_dup_changes(const GlsTrial *trial)
{
	gchar *parts[4] = {NULL};
	guint n = 0;
	gchar *words;

	if (trial->counts[GLS_TRIAL_GAINED] > 0)
		parts[n++] = g_strdup_printf(_("%u gained"), trial->counts[GLS_TRIAL_GAINED]);
	if (trial->counts[GLS_TRIAL_LOST] > 0)
		parts[n++] = g_strdup_printf(_("%u lost"), trial->counts[GLS_TRIAL_LOST]);
	parts[n++] = dup_rate(trial);
	words = g_strjoinv(" · ", parts);
	for (guint i = 0; i < n; i++)
		g_free(parts[i]);
	return words;
}
