/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <unistd.h>

#include "history-fixture.h"

/* how long a change may take to be told, and how long none is waited for, in ms */
#define PATIENCE 5000
#define QUIET	 1200

/* what a history told: the last is TRUE if others had changed it */
typedef struct {
	guint n;
	gboolean by_others;
	GThread *thread;
} Told;

static void
changed_cb(GlsHistory *history, gboolean by_others, gpointer user_data)
{
	Told *told = user_data;

	told->n++;
	told->by_others = by_others;
	g_assert_true(told->thread == g_thread_self());
}

static gboolean
timeout_cb(gpointer user_data)
{
	*(gboolean *)user_data = TRUE;
	return G_SOURCE_REMOVE;
}

/* FALSE if nothing was told in that time */
static gboolean
wait_for(const Told *told, guint n, guint msec)
{
	gboolean over = FALSE;
	guint id = g_timeout_add(msec, timeout_cb, &over);

	while (!over && told->n < n)
		g_main_context_iteration(NULL, TRUE);
	if (!over)
		g_source_remove(id);
	return told->n >= n;
}

static GlsHistory *
follow(Fixture *fixture, Told *told)
{
	GlsHistory *history = fixture_open(fixture);
	g_autoptr(GError) error = NULL;
	gboolean followed;

	told->thread = g_thread_self();
	g_signal_connect(history, "changed", G_CALLBACK(changed_cb), told);
	followed = gls_history_follow(history, &error);
	g_assert_no_error(error);
	g_assert_true(followed);
	return history;
}

/* another process records a paper: this program, told to by its arguments */
static void
record_in_process(const gchar *directory, guint paper)
{
	g_autofree gchar *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree gchar *number = g_strdup_printf("%u", paper);
	const gchar *const arguments[] = {program, "--record", directory, number, NULL};
	g_autoptr(GError) error = NULL;
	gint status = -1;

	g_spawn_sync(NULL, (gchar **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
		     &status, &error);
	g_assert_no_error(error);
	g_assert_cmpint(status, ==, 0);
}

static int
record_and_exit(const gchar *directory, const gchar *number)
{
	g_autoptr(GlsHistory) history = gls_history_open(directory, GLS_HISTORY_NONE, NULL);
	g_autoptr(GPtrArray) entries = fixture_papers((guint)g_ascii_strtoull(number, NULL, 10), 1);

	return history != NULL && gls_history_record(history, entries,
						     SIGHTING("of-the-other", "Other", 1000), TRUE,
						     NULL)
		       ? 0
		       : 1;
}

static void
test_two_processes(Fixture *fixture, gconstpointer user_data)
{
	Told told = {0};
	g_autoptr(GlsHistory) history = follow(fixture, &told);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 1);
	g_autoptr(GPtrArray) own = fixture_papers(1, 1);

	record_in_process(fixture->directory, 0);
	g_assert_true(wait_for(&told, 1, PATIENCE));
	g_assert_true(told.by_others);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 1);
	/* what it tells itself is not somebody else's */
	fixture_record(history, own, SIGHTING("m", "Own", 2000), TRUE);
	g_assert_true(wait_for(&told, 2, PATIENCE));
	g_assert_false(told.by_others);
	g_assert_false(wait_for(&told, 3, QUIET));
	/* and while it writes itself it still hears of others */
	record_in_process(fixture->directory, 2);
	fixture_record(history, entries, SIGHTING("m", "Own", 3000), TRUE);
	g_assert_true(wait_for(&told, 3, PATIENCE));
	g_assert_true(told.by_others);
}

static void
test_link(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *link = g_build_filename(fixture->root, "link", NULL);
	g_autofree gchar *real = g_steal_pointer(&fixture->directory);
	Told told = {0};
	g_autoptr(GlsHistory) history = NULL;

	g_assert_cmpint(g_mkdir_with_parents(real, 0700), ==, 0);
	g_assert_cmpint(symlink(real, link), ==, 0);
	fixture->directory = g_steal_pointer(&link);
	history = follow(fixture, &told);
	record_in_process(real, 0);
	g_assert_true(wait_for(&told, 1, PATIENCE));
	g_assert_true(told.by_others);
}

static void
test_synchronised(Fixture *fixture, gconstpointer user_data)
{
	Told told = {0};
	g_autoptr(GPtrArray) entries = fixture_papers(0, 3);
	g_autoptr(GlsHistory) history = NULL;
	g_autoptr(GPtrArray) segments = NULL;
	g_autofree gchar *bytes = NULL;
	g_autofree gchar *partial = g_build_filename(fixture->directory, ".syncing.tmp", NULL);
	g_autofree gchar *whole = g_build_filename(fixture->directory, "0badcafe-0001.seen", NULL);
	gsize length;

	history = fixture_open(fixture);
	fixture_record(history, entries, SIGHTING("m", "Daily", 1000), TRUE);
	segments = fixture_segments(fixture);
	bytes = fixture_read(g_ptr_array_index(segments, 0), &length);
	g_assert_cmpint(g_remove(g_ptr_array_index(segments, 0)), ==, 0);
	g_clear_object(&history);
	history = follow(fixture, &told);
	/* as programs that synchronise folders do it */
	fixture_write(fixture, ".syncing.tmp", bytes, (gssize)length);
	g_assert_false(wait_for(&told, 1, QUIET));
	g_assert_cmpint(g_rename(partial, whole), ==, 0);
	g_assert_true(wait_for(&told, 1, PATIENCE));
	g_assert_true(told.by_others);
	g_assert_cmpuint(fixture_count_known(history, entries), ==, 3);
}

/* a history that goes away while a change is looked at tells nothing more */
static void
test_gone(Fixture *fixture, gconstpointer user_data)
{
	Told told = {0};
	g_autoptr(GlsHistory) history = follow(fixture, &told);

	record_in_process(fixture->directory, 0);
	g_signal_handlers_disconnect_by_data(history, &told);
	g_clear_object(&history);
	g_assert_false(wait_for(&told, 1, QUIET));
}

int
main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "--record") == 0)
		return record_and_exit(argv[2], argv[3]);
	fixture_init(&argc, &argv);
	g_test_add("/history-follow/two-processes", Fixture, NULL, fixture_set_up,
		   test_two_processes, fixture_tear_down);
	g_test_add("/history-follow/link", Fixture, NULL, fixture_set_up, test_link,
		   fixture_tear_down);
	g_test_add("/history-follow/synchronised", Fixture, NULL, fixture_set_up, test_synchronised,
		   fixture_tear_down);
	g_test_add("/history-follow/gone", Fixture, NULL, fixture_set_up, test_gone,
		   fixture_tear_down);
	return fixture_run();
}
