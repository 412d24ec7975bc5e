/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-stats.h"

#define DAY  (24 * 60 * 60)
#define WEEK (7 * DAY)

typedef struct {
	gchar *folder;
	gchar *path;
	GlsRuleStats *stats;
	gint64 now;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->folder = g_dir_make_tmp("glossator-stats-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->path = g_build_filename(fixture->folder, "state", "rule-stats.ini", NULL);
	fixture->stats = gls_rule_stats_new(fixture->path);
	fixture->now = g_get_real_time() / G_USEC_PER_SEC;
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *state = g_path_get_dirname(fixture->path);

	g_clear_object(&fixture->stats);
	g_unlink(fixture->path);
	g_rmdir(state);
	g_rmdir(fixture->folder);
	g_free(fixture->path);
	g_free(fixture->folder);
}

static void
write_file(const Fixture *fixture, const gchar *text)
{
	g_autofree gchar *state = g_path_get_dirname(fixture->path);
	g_autoptr(GError) error = NULL;

	g_mkdir_with_parents(state, 0700);
	g_file_set_contents(fixture->path, text, -1, &error);
	g_assert_no_error(error);
}

static void
count(const Fixture *fixture, const gchar *rule, guint n, gint64 date)
{
	g_autoptr(GPtrArray) rules = g_ptr_array_new();
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(rules, (gpointer)rule);
	gls_rule_stats_count(fixture->stats, rules, date, &error);
	g_assert_no_error(error);
}

static guint
get_hits(const Fixture *fixture, const gchar *rule, gint64 now, guint weeks_ago)
{
	g_autoptr(GError) error = NULL;
	guint n_known;
	g_autoptr(GHashTable) hits = gls_rule_stats_read(fixture->stats, now, 12, &n_known, &error);
	const GArray *weeks;

	g_assert_no_error(error);
	weeks = g_hash_table_lookup(hits, rule);
	if (weeks == NULL)
		return 0;
	g_assert_cmpuint(weeks->len, ==, 12);
	return g_array_index(weeks, guint, 11 - weeks_ago);
}

static void
test_count(Fixture *fixture, gconstpointer user_data)
{
	GStatBuf buffer;

	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 0), ==, 0);
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
	count(fixture, "a", 2, fixture->now);
	count(fixture, "b: c & d", 1, fixture->now);
	count(fixture, "a", 3, fixture->now);
	count(fixture, "a", 1, fixture->now - 2 * WEEK);
	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 0), ==, 5);
	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 1), ==, 0);
	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 2), ==, 1);
	g_assert_cmpuint(get_hits(fixture, "b: c & d", fixture->now, 0), ==, 1);
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_mode & 0777, ==, 0600);
}

/* names that no rule has do not break the file */
static void
test_names(Fixture *fixture, gconstpointer user_data)
{
	count(fixture, "a]b", 1, fixture->now);
	count(fixture, "", 1, fixture->now);
	count(fixture, "x\ny", 1, fixture->now);
	count(fixture, "\xff", 1, fixture->now);
	count(fixture, "a", 1, fixture->now);
	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 0), ==, 1);
}

/* noon of a day here, in seconds since 1970 */
static gint64
noon(gint year, gint month, gint day)
{
	g_autoptr(GDateTime) time = g_date_time_new_local(year, month, day, 12, 0, 0);

	return g_date_time_to_unix(time);
}

/* weeks of ISO 8601, at the ends of years */
static void
test_weeks(Fixture *fixture, gconstpointer user_data)
{
	write_file(fixture, "[a]\n2020-W53=1\n2021-W01=2\n2024-W52=3\n2025-W01=4\n2026-W53=5\n"
			    "2021-W54=6\n2021-W1=7\nnote=8\n2026-W50=many\n2026-W49=-3\n");
	g_assert_cmpuint(get_hits(fixture, "a", noon(2021, 1, 3), 0), ==, 1);
	g_assert_cmpuint(get_hits(fixture, "a", noon(2021, 1, 4), 0), ==, 2);
	g_assert_cmpuint(get_hits(fixture, "a", noon(2021, 1, 4), 1), ==, 1);
	g_assert_cmpuint(get_hits(fixture, "a", noon(2024, 12, 29), 0), ==, 3);
	g_assert_cmpuint(get_hits(fixture, "a", noon(2024, 12, 30), 0), ==, 4);
	g_assert_cmpuint(get_hits(fixture, "a", noon(2027, 1, 3), 0), ==, 5);
	g_assert_cmpuint(get_hits(fixture, "a", noon(2026, 12, 13), 0), ==, 0);
	g_assert_cmpuint(get_hits(fixture, "a", noon(2026, 12, 6), 0), ==, 0);
}

static void
test_known_weeks(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GHashTable) none = NULL;
	g_autoptr(GHashTable) some = NULL;
	guint n_known = 7;

	none = gls_rule_stats_read(fixture->stats, fixture->now, 2, &n_known, NULL);
	g_assert_cmpuint(n_known, ==, 0);
	count(fixture, "a", 1, fixture->now - 5 * WEEK);
	some = gls_rule_stats_read(fixture->stats, fixture->now, 2, &n_known, NULL);
	g_assert_cmpuint(n_known, ==, 6);
}

/* two years are kept, and no rule of which nothing is left */
static void
test_old(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *text = NULL;
	g_autoptr(GError) error = NULL;

	write_file(fixture, "[gone]\n2001-W05=1\n[a]\n2001-W05=1\n");
	count(fixture, "a", 1, fixture->now - (GLS_RULE_STATS_WEEKS - 1) * (gint64)WEEK);
	count(fixture, "b", 1, fixture->now - GLS_RULE_STATS_WEEKS * (gint64)WEEK);
	g_file_get_contents(fixture->path, &text, NULL, &error);
	g_assert_no_error(error);
	g_assert_nonnull(strstr(text, "[a]\n"));
	g_assert_null(strstr(text, "[b]"));
	g_assert_null(strstr(text, "[gone]"));
	g_assert_null(strstr(text, "2001"));
}

/* more than is kept: the oldest weeks go */
static void
test_limit(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GString) text = g_string_new(NULL);
	GStatBuf buffer;

	for (guint i = 0; i < 20000; i++)
		g_string_append_printf(text, "[rule %u]\n2026-W40=1\n2026-W41=1\n2026-W42=1\n", i);
	write_file(fixture, text->str);
	count(fixture, "a", 1, fixture->now);
	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 0), ==, 1);
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_size, <, 1024 * 1024);
}

/* said once, until it works again; what cannot be read is not written over */
static void
test_broken(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GPtrArray) rules = g_ptr_array_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) again = NULL;
	g_autofree gchar *text = NULL;

	g_ptr_array_add(rules, (gpointer) "a");
	write_file(fixture, "[a]\n2026-W");
	g_assert_false(gls_rule_stats_count(fixture->stats, rules, fixture->now, &error));
	g_assert_cmpstr(error->message, ==,
			"the matches of rules are not counted: rule-stats.ini: line 2 is no "
			"[group], key=value or # comment");
	g_assert_true(gls_rule_stats_count(fixture->stats, rules, fixture->now, NULL));
	g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
	g_assert_cmpstr(text, ==, "[a]\n2026-W");
	write_file(fixture, "");
	count(fixture, "a", 1, fixture->now);
	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 0), ==, 1);
	write_file(fixture, "[a]\n2026-W");
	g_assert_false(gls_rule_stats_count(fixture->stats, rules, fixture->now, &again));
	g_assert_error(again, GLS_ERROR, GLS_ERROR_RULE);
}

static gpointer
count_many(gpointer data)
{
	const Fixture *fixture = data;
	Fixture own = *fixture;
	g_autoptr(GlsRuleStats) stats = gls_rule_stats_new(fixture->path);

	own.stats = stats;
	for (guint i = 0; i < 25; i++)
		count(&own, "a", 2, fixture->now);
	return NULL;
}

/* as several processes do: no hit is lost */
static void
test_writers(Fixture *fixture, gconstpointer user_data)
{
	GThread *threads[4];

	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("counter", count_many, fixture);
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
	g_assert_cmpuint(get_hits(fixture, "a", fixture->now, 0), ==, 4 * 25 * 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/rule-stats/count", Fixture, NULL, set_up, test_count, tear_down);
	g_test_add("/rule-stats/names", Fixture, NULL, set_up, test_names, tear_down);
	g_test_add("/rule-stats/weeks", Fixture, NULL, set_up, test_weeks, tear_down);
	g_test_add("/rule-stats/known-weeks", Fixture, NULL, set_up, test_known_weeks, tear_down);
	g_test_add("/rule-stats/old", Fixture, NULL, set_up, test_old, tear_down);
	g_test_add("/rule-stats/limit", Fixture, NULL, set_up, test_limit, tear_down);
	g_test_add("/rule-stats/broken", Fixture, NULL, set_up, test_broken, tear_down);
	g_test_add("/rule-stats/writers", Fixture, NULL, set_up, test_writers, tear_down);
	return g_test_run();
}
