/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-trial-words.h"

static void
append_rate(GString *words, const GlsTrial *trial)
{
	guint sum = 0;

	for (guint i = 0; i < GLS_TRIAL_WEEKS; i++)
		sum += trial->weeks[i];
	if (trial->n_known_weeks == 0)
		return;
	g_string_append(words, " · ");
	if (sum == 0)
		g_string_append(words, _("none to expect per week"));
	else if (sum < trial->n_known_weeks)
		g_string_append(words, _("less than one per week"));
	else
		/* translators: papers to expect */
		g_string_append_printf(words, _("about %u per week"),
				       (sum + trial->n_known_weeks / 2) / trial->n_known_weeks);
}

/**
 * gls_trial_words_dup_summary:
 * @trial: a trial without mistakes
 *
 * Returns: (transfer full): how many papers the rule matches, what the edit changes, and how many to
 *   expect per week if that is known
 */
gchar *
gls_trial_words_dup_summary(const GlsTrial *trial)
{
	g_autoptr(GString) words = g_string_new(NULL);

	/* translators: papers that match, papers in all */
	g_string_printf(words, _("%u of %u papers match"), gls_trial_get_n_matches(trial),
			trial->n_papers);
	if (trial->counts[GLS_TRIAL_GAINED] > 0)
		g_string_append_printf(words, _(" · %u gained"), trial->counts[GLS_TRIAL_GAINED]);
	if (trial->counts[GLS_TRIAL_LOST] > 0)
		g_string_append_printf(words, _(" · %u lost"), trial->counts[GLS_TRIAL_LOST]);
	append_rate(words, trial);
	return g_string_free(g_steal_pointer(&words), FALSE);
}
