/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>

#include "core/lookup/gls-lookup-process.h"

/* longer than any test takes */
#define FOR_EVER 3600000

typedef struct {
	gchar *program;
	GPtrArray *lines;
	gboolean ended;
} Fixture;

static void
fixture_set_up(Fixture *fixture, gconstpointer script)
{
	g_autofree gchar *directory = g_dir_make_tmp("glossator-XXXXXX", NULL);
	g_autofree gchar *text = g_strconcat("#!/bin/sh\n", script, NULL);
	g_autoptr(GError) error = NULL;

	fixture->program = g_build_filename(directory, "look-up", NULL);
	fixture->lines = g_ptr_array_new_with_free_func(g_free);
	g_file_set_contents(fixture->program, text, -1, &error);
	g_assert_no_error(error);
	g_assert_cmpint(g_chmod(fixture->program, 0700), ==, 0);
}

static void
fixture_tear_down(Fixture *fixture, gconstpointer script)
{
	g_autofree gchar *directory = g_path_get_dirname(fixture->program);

	g_remove(fixture->program);
	g_rmdir(directory);
	g_free(fixture->program);
	g_ptr_array_unref(fixture->lines);
}

static void
line_cb(GlsLookupProcess *process, const gchar *line, gpointer user_data)
{
	g_ptr_array_add(((Fixture *)user_data)->lines, g_strdup(line));
}

static void
ended_cb(GlsLookupProcess *process, gpointer user_data)
{
	((Fixture *)user_data)->ended = TRUE;
}

static GlsLookupProcess *
start(Fixture *fixture, guint patience)
{
	g_autoptr(GError) error = NULL;
	GlsLookupProcess *process = gls_lookup_process_new(fixture->program, patience, &error);

	g_assert_no_error(error);
	g_signal_connect(process, "line", G_CALLBACK(line_cb), fixture);
	g_signal_connect(process, "ended", G_CALLBACK(ended_cb), fixture);
	return process;
}

static void
wait_for_end(Fixture *fixture)
{
	while (!fixture->ended)
		g_main_context_iteration(NULL, TRUE);
}

static void
wait_for_lines(Fixture *fixture, guint n_lines)
{
	while (fixture->lines->len < n_lines && !fixture->ended)
		g_main_context_iteration(NULL, TRUE);
	g_assert_cmpuint(fixture->lines->len, ==, n_lines);
}

/* it would run for ever if it were not killed */
static void
test_hangs(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsLookupProcess) process = start(fixture, 10);

	gls_lookup_process_send(process, "question");
	gls_lookup_process_expect_reply(process, TRUE);
	wait_for_end(fixture);
	g_assert_cmpuint(fixture->lines->len, ==, 0);
}

/* having said something is no excuse for what comes after it */
static void
test_hangs_later(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsLookupProcess) process = start(fixture, 10);

	gls_lookup_process_send(process, "question");
	wait_for_lines(fixture, 1);
	gls_lookup_process_expect_reply(process, TRUE);
	wait_for_end(fixture);
	g_assert_cmpuint(fixture->lines->len, ==, 1);
}

/* it may be silent while nobody waits */
static void
test_idle(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsLookupProcess) process = start(fixture, 1);

	gls_lookup_process_expect_reply(process, TRUE);
	gls_lookup_process_expect_reply(process, FALSE);
	gls_lookup_process_send(process, "one");
	wait_for_lines(fixture, 1);
	gls_lookup_process_send(process, "two");
	wait_for_lines(fixture, 2);
	g_assert_false(fixture->ended);
	g_assert_cmpstr(g_ptr_array_index(fixture->lines, 0), ==, "one");
	g_assert_cmpstr(g_ptr_array_index(fixture->lines, 1), ==, "two");
}

/* one that is stopped says nothing more, not even that it ended */
static void
test_stopped(Fixture *fixture, gconstpointer user_data)
{
	GlsLookupProcess *process = start(fixture, FOR_EVER);

	gls_lookup_process_send(process, "one");
	wait_for_lines(fixture, 1);
	gls_lookup_process_expect_reply(process, TRUE);
	gls_lookup_process_stop(process);
	g_object_add_weak_pointer(G_OBJECT(process), (gpointer *)&process);
	g_object_unref(process);
	while (process != NULL)
		g_main_context_iteration(NULL, TRUE);
	g_assert_false(fixture->ended);
}

static void
test_missing(void)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(gls_lookup_process_new("/nonexistent/look-up", FOR_EVER, &error));
	g_assert_error(error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT);
}

#define ADD(name, script, func)                                                                    \
	g_test_add("/lookup-process/" name, Fixture, script, fixture_set_up, func,                 \
		   fixture_tear_down)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("hangs", "exec sleep 3600", test_hangs);
	ADD("hangs-later", "read question; echo \"$question\"; exec sleep 3600", test_hangs_later);
	ADD("idle", "exec cat", test_idle);
	ADD("stopped", "exec cat", test_stopped);
	g_test_add_func("/lookup-process/missing", test_missing);
	return g_test_run();
}
