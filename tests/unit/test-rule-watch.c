/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-watch.h"

/* longer than any step takes, in seconds */
#define TIMEOUT 20

#define GOOD_RULES  "[bandits]\nmatch=bandit*\n"
#define OTHER_RULES "[bandits]\nmatch=bandit*\n[privacy]\nmatch=privacy\n"

typedef struct {
	gchar *folder;
	gchar *path;
	GlsRuleWatch *watch;
	guint n_changed;
	guint n_failed;
	GError *error;
} Fixture;

static void
changed_cb(GlsRuleWatch *watch, gpointer user_data)
{
	Fixture *fixture = user_data;

	fixture->n_changed++;
}

static void
failed_cb(GlsRuleWatch *watch, const GError *error, gpointer user_data)
{
	Fixture *fixture = user_data;

	fixture->n_failed++;
	g_clear_error(&fixture->error);
	fixture->error = g_error_copy(error);
}

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->folder = g_dir_make_tmp("glossator-rules-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->path = g_build_filename(fixture->folder, "config", "rules.ini", NULL);
	fixture->watch = gls_rule_watch_new(fixture->path);
	g_signal_connect(fixture->watch, "changed", G_CALLBACK(changed_cb), fixture);
	g_signal_connect(fixture->watch, "failed", G_CALLBACK(failed_cb), fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *config = g_path_get_dirname(fixture->path);

	g_clear_object(&fixture->watch);
	g_clear_error(&fixture->error);
	g_unlink(fixture->path);
	g_rmdir(config);
	g_rmdir(fixture->folder);
	g_free(fixture->path);
	g_free(fixture->folder);
}

static void
write_rules(Fixture *fixture, const gchar *rules)
{
	g_autofree gchar *config = g_path_get_dirname(fixture->path);
	g_autoptr(GError) error = NULL;

	g_mkdir_with_parents(config, 0700);
	g_file_set_contents(fixture->path, rules, -1, &error);
	g_assert_no_error(error);
}

static void
wait_until(const guint *count, guint wanted)
{
	gint64 end = g_get_monotonic_time() + TIMEOUT * G_USEC_PER_SEC;

	while (*count < wanted && g_get_monotonic_time() < end) {
		if (!g_main_context_iteration(NULL, FALSE))
			g_usleep(1000);
	}
	g_assert_cmpuint(*count, >=, wanted);
}

static void
test_default(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GBytes) shipped = gls_rule_set_get_default_file();
	g_autoptr(GError) error = NULL;
	g_autofree gchar *made = NULL;
	gsize length = 0;
	GStatBuf buffer;

	g_assert_null(gls_rule_watch_get_rules(fixture->watch));
	gls_rule_watch_follow(fixture->watch);
	wait_until(&fixture->n_changed, 1);

	g_assert_nonnull(gls_rule_watch_get_rules(fixture->watch));
	g_file_get_contents(fixture->path, &made, &length, &error);
	g_assert_no_error(error);
	g_assert_cmpmem(made, length, g_bytes_get_data(shipped, NULL), g_bytes_get_size(shipped));
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_mode & 0777, ==, 0600);
}

static void
test_change(Fixture *fixture, gconstpointer user_data)
{
	write_rules(fixture, GOOD_RULES);
	gls_rule_watch_follow(fixture->watch);
	wait_until(&fixture->n_changed, 1);
	g_assert_cmpuint(gls_rule_set_get_n_rules(gls_rule_watch_get_rules(fixture->watch)), ==, 1);

	write_rules(fixture, OTHER_RULES);
	wait_until(&fixture->n_changed, 2);
	g_assert_cmpuint(gls_rule_set_get_n_rules(gls_rule_watch_get_rules(fixture->watch)), ==, 2);
	g_assert_cmpuint(fixture->n_failed, ==, 0);
}

static void
test_broken(Fixture *fixture, gconstpointer user_data)
{
	write_rules(fixture, GOOD_RULES);
	gls_rule_watch_follow(fixture->watch);
	wait_until(&fixture->n_changed, 1);

	write_rules(fixture, "[bandits\nmatch");
	wait_until(&fixture->n_failed, 1);
	g_assert_error(fixture->error, GLS_ERROR, GLS_ERROR_RULE);
	g_assert_cmpuint(gls_rule_set_get_n_rules(gls_rule_watch_get_rules(fixture->watch)), ==, 1);

	write_rules(fixture, OTHER_RULES);
	wait_until(&fixture->n_changed, 2);
	g_assert_cmpuint(gls_rule_set_get_n_rules(gls_rule_watch_get_rules(fixture->watch)), ==, 2);
}

static void
test_removed(Fixture *fixture, gconstpointer user_data)
{
	write_rules(fixture, GOOD_RULES);
	gls_rule_watch_follow(fixture->watch);
	wait_until(&fixture->n_changed, 1);

	/* as an editor does that first takes the old file away: it is not made anew meanwhile */
	g_unlink(fixture->path);
	for (guint i = 0; i < 300; i++) {
		g_main_context_iteration(NULL, FALSE);
		g_usleep(1000);
	}
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
	g_assert_nonnull(gls_rule_watch_get_rules(fixture->watch));

	write_rules(fixture, OTHER_RULES);
	wait_until(&fixture->n_changed, 2);
}

/* dropped while it reads: nothing is emitted, nothing leaks */
static void
test_dropped(Fixture *fixture, gconstpointer user_data)
{
	write_rules(fixture, GOOD_RULES);
	gls_rule_watch_follow(fixture->watch);
	g_object_run_dispose(G_OBJECT(fixture->watch));
	for (guint i = 0; i < 100; i++) {
		g_main_context_iteration(NULL, FALSE);
		g_usleep(1000);
	}
	g_assert_cmpuint(fixture->n_changed + fixture->n_failed, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/rule-watch/default", Fixture, NULL, set_up, test_default, tear_down);
	g_test_add("/rule-watch/change", Fixture, NULL, set_up, test_change, tear_down);
	g_test_add("/rule-watch/broken", Fixture, NULL, set_up, test_broken, tear_down);
	g_test_add("/rule-watch/removed", Fixture, NULL, set_up, test_removed, tear_down);
	g_test_add("/rule-watch/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
	return g_test_run();
}
