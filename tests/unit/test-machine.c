/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <sys/stat.h>

#include "core/gls-error.h"
#include "core/history/gls-machine.h"

#include "history-fixture.h"

#define N_THREADS 16

static gpointer
ensure_id(gpointer user_data)
{
	g_autoptr(GError) error = NULL;
	gchar *id = gls_machine_ensure_id(&error);

	g_assert_no_error(error);
	return id;
}

/* however many ask at once for the first time, all get the same */
static void
test_race(void)
{
	g_autofree gchar *path = gls_machine_dup_path();

	for (guint round = 0; round < 20; round++) {
		GThread *threads[N_THREADS];
		g_autofree gchar *id = NULL;

		g_unlink(path);
		for (guint i = 0; i < N_THREADS; i++)
			threads[i] = g_thread_new("ensure", ensure_id, NULL);
		for (guint i = 0; i < N_THREADS; i++) {
			g_autofree gchar *theirs = g_thread_join(threads[i]);

			if (id == NULL)
				id = g_strdup(theirs);
			g_assert_cmpstr(theirs, ==, id);
		}
		g_assert_true(gls_machine_is_id(id, strlen(id)));
	}
}

static void
test_file(void)
{
	g_autofree gchar *path = gls_machine_dup_path();
	g_autofree gchar *directory = g_path_get_dirname(path);
	g_autofree gchar *id = ensure_id(NULL);
	g_autofree gchar *again = ensure_id(NULL);
	g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
	struct stat status;
	guint n = 0;

	g_assert_cmpstr(id, ==, again);
	g_assert_cmpint(stat(path, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0600);
	/* and nothing is left beside it */
	while (g_dir_read_name(dir) != NULL)
		n++;
	g_assert_cmpuint(n, ==, 1);
}

/* what came with the home of another host is not ours */
static void
test_copied(void)
{
	g_autofree gchar *path = gls_machine_dup_path();
	g_autofree gchar *directory = g_path_get_dirname(path);
	g_autofree gchar *other_path = g_build_filename(directory, "machine-00000000", NULL);
	g_autofree gchar *id = NULL;
	g_autofree gchar *other = NULL;

	g_unlink(path);
	g_assert_true(g_file_set_contents(other_path, "3f2a9c0d\n", -1, NULL));
	id = ensure_id(NULL);
	g_assert_cmpstr(id, !=, "3f2a9c0d");
	g_assert_true(g_file_get_contents(other_path, &other, NULL, NULL));
	g_assert_cmpstr(other, ==, "3f2a9c0d\n");
	g_unlink(other_path);
}

static void
test_bad(void)
{
	static const gchar *bad[] = {"",	 "3f2a9c0",   "3f2a9c0d1",
				     "3F2A9C0D", "../../etc", "3f2a 9c0"};
	g_autofree gchar *path = gls_machine_dup_path();

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_true(g_file_set_contents(path, bad[i], -1, NULL));
		g_assert_null(gls_machine_ensure_id(&error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
		g_assert_nonnull(strstr(error->message, path));
	}
	g_unlink(path);
}

static void
test_no_directory(void)
{
	g_autofree gchar *directory = g_build_filename(g_get_user_state_dir(), "glossator", NULL);
	g_autoptr(GError) error = NULL;

	fixture_remove(directory);
	g_assert_true(g_file_set_contents(directory, "a file", -1, NULL));
	g_assert_null(gls_machine_ensure_id(&error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
	g_unlink(directory);
}

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);
	g_test_add_func("/machine/race", test_race);
	g_test_add_func("/machine/file", test_file);
	g_test_add_func("/machine/copied", test_copied);
	g_test_add_func("/machine/bad", test_bad);
	g_test_add_func("/machine/no-directory", test_no_directory);
	return fixture_run();
}
