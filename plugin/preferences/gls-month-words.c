/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-month-words.h"

static gchar *
dup_month_name(guint month)
{
	g_autoptr(GDateTime)
		date = g_date_time_new_utc((gint)(month / 12), (gint)(month % 12 + 1), 1, 0, 0, 0);

	/* translators: a month and its year, for g_date_time_format() */
	return date != NULL ? g_date_time_format(date, _("%B %Y")) : g_strdup("?");
}

/**
 * gls_month_words_dup:
 * @month: a month
 *
 * Returns: (transfer full): the month, and how many papers it had, in words
 */
gchar *
gls_month_words_dup(const GlsMonthCount *month)
{
	g_autofree gchar *name = dup_month_name(month->month);

	/* translators: a month; papers; how many of them were seen */
	return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%s: %u paper, %u seen",
					   "%s: %u papers, %u seen", month->n_papers),
			       name, month->n_papers, month->n_seen);
}

/**
 * gls_month_words_dup_sum:
 * @months: (array length=n_months): months
 * @n_months: how many
 *
 * Returns: (transfer full): how many papers they had together, in words
 */
gchar *
gls_month_words_dup_sum(const GlsMonthCount *months, guint n_months)
{
	guint n = 0;

	for (guint i = 0; i < n_months; i++)
		n += months[i].n_papers;
	/* translators: papers; months */
	return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u paper in the last %u months",
					   "%u papers in the last %u months", n),
			       n, n_months);
}

/**
 * gls_month_words_dup_all:
 * @months: (array length=n_months): months
 * @n_months: how many
 *
 * Returns: (transfer full): each of them that had papers, in words
 */
gchar *
gls_month_words_dup_all(const GlsMonthCount *months, guint n_months)
{
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < n_months; i++) {
		g_autofree gchar *words = NULL;

		if (months[i].n_papers == 0)
			continue;
		words = gls_month_words_dup(&months[i]);
		g_string_append_printf(all, "%s%s", all->len > 0 ? "; " : "", words);
	}
	return g_string_free(all, FALSE);
}
