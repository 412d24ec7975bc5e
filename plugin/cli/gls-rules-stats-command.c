/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/gls-rules-command.h"
#include "core/rules/gls-rule-stats.h"

/* 90 days end in the thirteenth week */
#define N_WEEKS	      13
#define N_SHOWN_WEEKS 12

#define NAME_WIDTH 24

/* a name in a column: cut if it is too long */
static void
append_name(GString *text, const gchar *name)
{
	guint width = 0;

	for (const gchar *p = name; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		guint cells = g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;

		if (width + cells >= NAME_WIDTH && *g_utf8_next_char(p) != '\0') {
			g_string_append(text, "…");
			width++;
			break;
		}
		g_string_append_unichar(text, c);
		width += cells;
	}
	g_string_append_printf(text, "%*s", width < NAME_WIDTH ? NAME_WIDTH - width : 0, "");
}

static void
append_head(GString *text, GDateTime *now)
{
	append_name(text, _("rule"));
	for (gint ago = N_SHOWN_WEEKS - 1; ago >= 0; ago--) {
		g_autoptr(GDateTime) day = g_date_time_add_weeks(now, -ago);

		/* translators: number of a week of the year */
		g_string_append_printf(text, _(" W%02d"), g_date_time_get_week_of_year(day));
	}
	/* translators: head of a column of sums, 7 wide */
	g_string_append(text, _("    all\n"));
}

/*
 * Returns: how often it matched in all weeks
 */
static guint
append_rule(GString *text, const gchar *rule, const GArray *weeks)
{
	guint all = 0;
	guint sum = 0;

	append_name(text, rule);
	for (guint i = 0; i < N_WEEKS; i++) {
		guint hits = weeks != NULL ? g_array_index(weeks, guint, i) : 0;

		all += hits;
		if (i < N_WEEKS - N_SHOWN_WEEKS)
			continue;
		sum += hits;
		if (hits > 0)
			g_string_append_printf(text, "%4u", hits);
		else
			g_string_append(text, "   ·");
	}
	g_string_append_printf(text, "%7u\n", sum);
	return all;
}

static void
append_never(GString *text, const GPtrArray *never, guint n_known_weeks)
{
	if (n_known_weeks == 0)
		g_string_append(text, _("\nNothing was counted yet.\n"));
	else if (n_known_weeks < N_WEEKS)
		g_string_append_printf(text,
				       _("\nNever matched since counting began %u weeks ago:\n"),
				       n_known_weeks);
	else
		g_string_append(text, _("\nNever matched in 90 days:\n"));
	for (guint i = 0; n_known_weeks > 0 && i < never->len; i++)
		g_string_append_printf(text, "  %s\n", (const gchar *)g_ptr_array_index(never, i));
	if (n_known_weeks > 0 && never->len == 0)
		/* translators: no rule at all */
		g_string_append(text, _("  none\n"));
}

static gint
print_stats(const GlsRuleSet *rules, GHashTable *hits, GDateTime *now, guint n_known_weeks)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) never = g_ptr_array_new();

	append_head(text, now);
	for (guint i = 0; i < gls_rule_set_get_n_rules(rules); i++) {
		const gchar *rule = gls_rule_set_get_rule_name(rules, i);

		if (append_rule(text, rule, g_hash_table_lookup(hits, rule)) == 0)
			g_ptr_array_add(never, (gpointer)rule);
	}
	append_never(text, never, n_known_weeks);
	return gls_command_write(text->str, text->len) ? GLS_EXIT_OK : GLS_EXIT_PROBLEM;
}

static gint
run_stats(const gchar *path)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	g_autoptr(GlsRuleStats) stats = gls_rule_stats_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rules_command_load(path, &error);
	g_autoptr(GHashTable) hits = NULL;
	guint n_known_weeks;

	if (rules != NULL)
		hits = gls_rule_stats_read(stats, g_date_time_to_unix(now), N_WEEKS, &n_known_weeks,
					   &error);
	if (hits == NULL) {
		gls_command_warn("%s", error->message);
		return GLS_EXIT_PROBLEM;
	}
	return print_stats(rules, hits, now, n_known_weeks);
}

static gint
stats(gint argc, gchar **argv)
{
	g_autofree gchar *rules = NULL;
	g_auto(GStrv) rest = NULL;
	const GOptionEntry entries[] = {
		{"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules, N_("Use the rules in FILE"),
		 N_("FILE")},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL},
		{NULL},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_summary(context,
				     _("Shows how many new papers each rule matched in the last "
				       "12 weeks, and which rules match nothing."));
	g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
	if (!gls_command_parse(&gls_rules_stats_command, context, &argc, &argv))
		return GLS_EXIT_USAGE;
	if (rest != NULL)
		return gls_command_fail_usage(&gls_rules_stats_command, _("expected no argument"));
	return run_stats(rules);
}

const GlsCommand gls_rules_stats_command = {
	.name = "rules stats",
	.summary = N_("Show how often each rule matched"),
	.run = stats,
};
