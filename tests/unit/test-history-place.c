/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "core/gls-error.h"
#include "core/history/gls-history-place.h"
#include "core/history/gls-history.h"
#include "core/history/gls-machine.h"

typedef struct {
	gchar *root;
	gchar *old;
	gchar *new;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->root = g_dir_make_tmp("glossator-place-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->old = g_build_filename(fixture->root, "old", NULL);
	fixture->new = g_build_filename(fixture->root, "new", NULL);
	g_mkdir(fixture->old, 0700);
	g_mkdir(fixture->new, 0700);
}

static void
remove_folder(const gchar *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *file = g_build_filename(path, name, NULL);

		g_unlink(file);
	}
	g_rmdir(path);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	remove_folder(fixture->old);
	remove_folder(fixture->new);
	remove_folder(fixture->root);
	g_free(fixture->old);
	g_free(fixture->new);
	g_free(fixture->root);
}

static void
write_file(const gchar *folder, const gchar *name, const gchar *text)
{
	g_autofree gchar *path = g_build_filename(folder, name, NULL);
	g_autoptr(GError) error = NULL;

	g_file_set_contents(path, text, -1, &error);
	g_assert_no_error(error);
}

static void
assert_file(const gchar *folder, const gchar *name, const gchar *text)
{
	g_autofree gchar *path = g_build_filename(folder, name, NULL);
	g_autofree gchar *found = NULL;
	g_autoptr(GError) error = NULL;

	g_file_get_contents(path, &found, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(found, ==, text);
}

static void
test_look(Fixture *fixture, gconstpointer user_data)
{
	const struct {
		const gchar *file;
		guint mode;
		guint faults;
		guint n_segments;
		guint n_machines;
	} steps[] = {
		{NULL, 0700, 0, 0, 0},
		{".stfolder", 0700, 0, 0, 0},
		{"0123abcd-0001.seen", 0700, 0, 1, 1},
		{"0123abcd-0002.seen", 0755, 0, 2, 1},
		{"0123abcd-0001.sync-conflict-20261123-114000-ABCDEFG.seen", 0700, 0, 3, 1},
		{"89abcdef-0001.seen", 0700, 0, 4, 2},
		{"89abcdef.lock", 0700, 0, 4, 2},
		{NULL, 0777, GLS_HISTORY_FAULT_NOT_PRIVATE, 4, 2},
		{"thesis.tex", 0700, GLS_HISTORY_FAULT_OTHER_FILES, 4, 2},
	};

	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		GlsHistoryPlace place;

		if (steps[i].file != NULL)
			write_file(fixture->new, steps[i].file, "");
		g_chmod(fixture->new, steps[i].mode);
		place = gls_history_place_look(fixture->new);
		g_assert_cmpuint(place.faults, ==, steps[i].faults);
		g_assert_cmpuint(place.n_segments, ==, steps[i].n_segments);
		g_assert_cmpuint(place.n_machines, ==, steps[i].n_machines);
	}
}

static void
test_look_at_no_folder(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *missing = g_build_filename(fixture->root, "missing", NULL);

	g_assert_cmpuint(gls_history_place_look(missing).faults, ==,
			 GLS_HISTORY_FAULT_NOT_A_FOLDER);
	g_assert_cmpuint(gls_history_place_look("/proc/self").faults &
				 GLS_HISTORY_FAULT_NOT_WRITABLE,
			 ==, GLS_HISTORY_FAULT_NOT_WRITABLE);
}

static void
copy(Fixture *fixture, guint expected)
{
	g_autoptr(GError) error = NULL;
	guint n_copied;

	gls_history_place_copy(fixture->old, fixture->new, &n_copied, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(n_copied, ==, expected);
}

/* what both folders hold, and nothing written over */
static void
test_copy(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *machine = gls_machine_ensure_id(&error);
	g_autofree gchar *own = g_strconcat(machine, "-0001.seen", NULL);

	g_assert_no_error(error);
	write_file(fixture->old, own, "one two");
	write_file(fixture->old, "0123abcd-0001.seen", "other");
	write_file(fixture->old, "notes", "mine");
	write_file(fixture->new, "89abcdef-0001.seen", "third");
	copy(fixture, 2);
	assert_file(fixture->new, own, "one two");
	assert_file(fixture->new, "0123abcd-0001.seen", "other");
	assert_file(fixture->new, "89abcdef-0001.seen", "third");
	assert_file(fixture->old, own, "one two");
	copy(fixture, 0);

	/* it grew in either folder, and then in both */
	write_file(fixture->old, own, "one two three");
	copy(fixture, 1);
	assert_file(fixture->new, own, "one two three");
	write_file(fixture->new, own, "one two three new");
	copy(fixture, 0);
	write_file(fixture->old, own, "one two three old");
	copy(fixture, 1);
	copy(fixture, 0);
	assert_file(fixture->new, own, "one two three new");
	/* what another machine wrote is never written over */
	write_file(fixture->old, "0123abcd-0001.seen", "other more");
	copy(fixture, 1);
	assert_file(fixture->new, "0123abcd-0001.seen", "other");
	g_assert_cmpuint(gls_history_place_look(fixture->new).n_segments, ==, 5);
	g_assert_cmpuint(gls_history_place_look(fixture->new).n_machines, ==, 3);
}

static void
record(const gchar *folder, const gchar *title)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistory) history = gls_history_open(folder, GLS_HISTORY_NONE, &error);
	g_autoptr(GPtrArray)
		entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	gchar key[] = "m";
	const GlsSighting sighting = {key, NULL, 1700000000};

	g_assert_no_error(error);
	g_ptr_array_add(entries, gls_entry_new(title, -1));
	gls_history_record(history, entries, &sighting, TRUE, &error);
	g_assert_no_error(error);
}

static gboolean
count_cb(const GlsRecord *paper, gpointer user_data)
{
	guint *n = user_data;

	(*n)++;
	return TRUE;
}

/* two histories that both began as this machine's first segment are both read */
static void
test_copy_histories(Fixture *fixture, gconstpointer user_data)
{
	const GlsHistoryQuery everything = {0};
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistory) history = NULL;
	g_auto(GStrv) warnings = NULL;
	guint n = 0;

	record(fixture->old, "Grokking lottery tickets of large models");
	record(fixture->new, "Entropy of bandits that share their arms");
	copy(fixture, 1);
	history = gls_history_open(fixture->new, GLS_HISTORY_READ_ONLY, &error);
	g_assert_no_error(error);
	gls_history_list(history, &everything, count_cb, &n, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(n, ==, 2);
	warnings = gls_history_dup_warnings(history);
	g_assert_cmpstrv(warnings, ((const gchar *const[]){NULL}));
}

static void
test_copy_nothing(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *missing = g_build_filename(fixture->root, "missing", NULL);
	g_autoptr(GError) error = NULL;
	guint n_copied;

	write_file(fixture->old, "0123abcd-0001.seen", "other");
	g_assert_true(gls_history_place_copy(fixture->old, fixture->old, &n_copied, &error));
	g_assert_cmpuint(n_copied, ==, 0);
	g_assert_true(gls_history_place_copy(missing, fixture->new, &n_copied, &error));
	g_assert_cmpuint(n_copied, ==, 0);
	g_assert_false(gls_history_place_copy(fixture->old, "/proc/self/new", &n_copied, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_HISTORY);
}

int
main(int argc, char **argv)
{
	g_autofree gchar *state = g_dir_make_tmp("glossator-state-XXXXXX", NULL);

	g_setenv("XDG_STATE_HOME", state, TRUE);
	g_setenv("XDG_CACHE_HOME", state, TRUE);
	g_test_init(&argc, &argv, NULL);
	g_test_add("/history-place/look", Fixture, NULL, set_up, test_look, tear_down);
	g_test_add("/history-place/look-at-no-folder", Fixture, NULL, set_up,
		   test_look_at_no_folder, tear_down);
	g_test_add("/history-place/copy", Fixture, NULL, set_up, test_copy, tear_down);
	g_test_add("/history-place/copy-histories", Fixture, NULL, set_up, test_copy_histories,
		   tear_down);
	g_test_add("/history-place/copy-nothing", Fixture, NULL, set_up, test_copy_nothing,
		   tear_down);
	return g_test_run();
}
