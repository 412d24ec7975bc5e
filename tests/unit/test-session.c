/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>

#include "core/gls-session.h"
#include "core/rules/gls-rule-watch.h"

/* longer than any step takes, in seconds */
#define TIMEOUT 20

typedef struct {
	GlsSession *session;
	guint n_ready;
	guint n_changed;
	GPtrArray *reports;
} Fixture;

static void
count_cb(GlsSession *session, gpointer user_data)
{
	guint *count = user_data;

	(*count)++;
}

static void
report_cb(GlsSession *session, const gchar *text, gpointer user_data)
{
	g_ptr_array_add(user_data, g_strdup(text));
}

/* until what was begun has come to an end */
static void
settle(void)
{
	for (guint i = 0; i < 30; i++) {
		g_usleep(10000);
		while (g_main_context_iteration(NULL, FALSE))
			continue;
	}
}

static void
remove_tree(const gchar *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *child = g_build_filename(path, name, NULL);

		remove_tree(child);
	}
	g_remove(path);
}

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	fixture->reports = g_ptr_array_new_with_free_func(g_free);
	fixture->session = gls_session_new();
	g_signal_connect(fixture->session, "ready", G_CALLBACK(count_cb), &fixture->n_ready);
	g_signal_connect(fixture->session, "changed", G_CALLBACK(count_cb), &fixture->n_changed);
	g_signal_connect(fixture->session, "report", G_CALLBACK(report_cb), fixture->reports);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_object_unref(fixture->session);
	g_ptr_array_unref(fixture->reports);
	/* what was still being opened comes to its end before the next test */
	settle();
	remove_tree(g_getenv("XDG_CONFIG_HOME"));
}

static gboolean
time_up_cb(gpointer user_data)
{
	g_error("nothing happened for %d seconds", TIMEOUT);
	return G_SOURCE_REMOVE;
}

/* waits until a number is higher than it was */
static void
wait_for_more(const guint *number, guint before)
{
	guint source = g_timeout_add_seconds(TIMEOUT, time_up_cb, NULL);

	while (*number <= before)
		g_main_context_iteration(NULL, TRUE);
	g_source_remove(source);
}

static void
write_file(const gchar *path, const gchar *text)
{
	g_autofree gchar *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_file_set_contents(path, text, -1, &error);
	g_assert_no_error(error);
}

static gchar *
dup_settings_path(void)
{
	return g_build_filename(g_get_user_config_dir(), "glossator", "settings.ini", NULL);
}

static void
test_ready(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *folder = gls_history_dup_default_directory();

	g_assert_null(gls_session_get_history(fixture->session));
	gls_session_start(fixture->session);
	wait_for_more(&fixture->n_ready, 0);
	g_assert_nonnull(gls_session_get_history(fixture->session));
	g_assert_true(g_file_test(folder, G_FILE_TEST_IS_DIR));
	g_assert_cmpuint(fixture->n_ready, ==, 1);
	g_assert_cmpuint(fixture->reports->len, ==, 0);
}

/* a file where the folder should be */
static void
test_no_history(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *folder = gls_history_dup_default_directory();

	write_file(folder, "");
	gls_session_start(fixture->session);
	wait_for_more(&fixture->n_ready, 0);
	g_assert_null(gls_session_get_history(fixture->session));
	g_assert_cmpuint(fixture->reports->len, ==, 1);
}

static void
test_rules(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = gls_rule_watch_dup_default_path();
	guint before;

	gls_session_start(fixture->session);
	wait_for_more(&fixture->n_ready, 0);
	write_file(path, "[broken]\nmatch=\"open\n");
	wait_for_more(&fixture->reports->len, 0);
	g_assert_nonnull(strstr(g_ptr_array_index(fixture->reports, 0), "[broken] match"));
	/* the same mistake is told once */
	settle();
	before = fixture->n_changed;
	write_file(path, "[broken]\nmatch=\"open\n[other]\nmatch=word\n");
	wait_for_more(&fixture->n_changed, before);
	g_assert_cmpuint(fixture->reports->len, ==, 1);
}

static void
test_settings(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = dup_settings_path();
	g_autofree gchar *folder = g_build_filename(g_get_user_data_dir(), "elsewhere", NULL);
	g_autofree gchar *text = g_strdup_printf("[history]\ndirectory=%s\n", folder);
	g_autoptr(GlsHistory) first = NULL;
	guint before;

	gls_session_start(fixture->session);
	wait_for_more(&fixture->n_ready, 0);
	settle();
	first = g_object_ref(gls_session_get_history(fixture->session));
	before = fixture->n_changed;
	write_file(path, text);
	while (gls_session_get_history(fixture->session) == first)
		wait_for_more(&fixture->n_changed, before++);
	g_assert_true(g_file_test(folder, G_FILE_TEST_IS_DIR));
	g_assert_cmpuint(fixture->n_ready, ==, 1);
}

/* after it was stopped before the history was open, nothing comes */
static void
test_stop(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = gls_rule_watch_dup_default_path();

	gls_session_start(fixture->session);
	gls_session_stop(fixture->session);
	fixture->n_changed = 0;
	write_file(path, "[broken]\nmatch=\"open\n");
	settle();
	g_assert_cmpuint(fixture->n_ready, ==, 0);
	g_assert_cmpuint(fixture->n_changed, ==, 0);
	g_assert_cmpuint(fixture->reports->len, ==, 0);
}

/* what is wrong with a message is most often wrong with each of them */
static void
test_report(Fixture *fixture, gconstpointer user_data)
{
	static const gchar *const texts[] = {"the disk is full", "the disk is full",
					     "another disk"};

	gls_session_start(fixture->session);
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		gls_session_report(fixture->session, texts[i]);
	g_assert_cmpuint(fixture->reports->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(fixture->reports, 1), ==, "another disk");
	gls_session_stop(fixture->session);
	gls_session_report(fixture->session, "a third disk");
	g_assert_cmpuint(fixture->reports->len, ==, 2);
}

int
main(int argc, char **argv)
{
	static const gchar *const variables[] = {"XDG_CONFIG_HOME", "XDG_DATA_HOME",
						 "XDG_CACHE_HOME", "XDG_STATE_HOME"};
	g_autofree gchar *home = g_dir_make_tmp("glossator-session-XXXXXX", NULL);

	for (guint i = 0; i < G_N_ELEMENTS(variables); i++)
		g_setenv(variables[i], home, TRUE);
	g_test_init(&argc, &argv, NULL);
	g_test_add("/session/ready", Fixture, NULL, set_up, test_ready, tear_down);
	g_test_add("/session/no-history", Fixture, NULL, set_up, test_no_history, tear_down);
	g_test_add("/session/rules", Fixture, NULL, set_up, test_rules, tear_down);
	g_test_add("/session/settings", Fixture, NULL, set_up, test_settings, tear_down);
	g_test_add("/session/report", Fixture, NULL, set_up, test_report, tear_down);
	g_test_add("/session/stop", Fixture, NULL, set_up, test_stop, tear_down);
	return g_test_run();
}
