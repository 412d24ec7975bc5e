/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <sys/stat.h>

#include "core/history/gls-history-check.h"

#include "history-fixture.h"

static gchar *
dup_faults(Fixture *fixture)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistoryCheck) check = gls_history_check_new(fixture->directory, &error);
	GString *text = g_string_new(NULL);

	g_assert_no_error(error);
	for (guint i = 0; i < check->faults->len; i++) {
		const GlsHistoryFault *fault = g_ptr_array_index(check->faults, i);
		g_autofree gchar *name = g_path_get_basename(fault->path);

		if (fault->has_offset)
			g_string_append_printf(text, "%s@%" G_GSIZE_FORMAT ": %s\n", name,
					       fault->offset, fault->text);
		else
			g_string_append_printf(text, "%s: %s\n", name, fault->text);
	}
	return g_string_free(text, FALSE);
}

static gchar *
record_papers(Fixture *fixture, gsize *length)
{
	g_autoptr(GlsHistory) history = fixture_open(fixture);
	g_autoptr(GPtrArray) entries = fixture_papers(0, 3);
	g_autoptr(GPtrArray) segments = NULL;

	fixture_record(history, entries, SIGHTING("m1", "Daily", 1000), TRUE);
	segments = fixture_segments(fixture);
	g_assert_cmpuint(segments->len, ==, 1);
	return fixture_read(g_ptr_array_index(segments, 0), length);
}

static void
test_counts(Fixture *fixture, gconstpointer user_data)
{
	gsize length;
	g_autofree gchar *bytes = record_papers(fixture, &length);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistoryCheck) check = NULL;

	fixture_write(fixture, "0badcafe-0001.sync-conflict-20260311-080000-ABCDEFG.seen", bytes,
		      (gssize)length);
	fixture_write(fixture, ".hidden.seen", "x", -1);
	check = gls_history_check_new(fixture->directory, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(check->n_segments, ==, 2);
	g_assert_cmpuint(check->n_copies, ==, 1);
	g_assert_cmpuint(check->machines->len, ==, 1);
	g_assert_cmpuint(check->n_records, ==, 6);
	g_assert_cmpuint(check->size, ==, 2 * length);
}

static void
test_faults(Fixture *fixture, gconstpointer user_data)
{
	static const gchar *const name = "0badcafe-0001.seen";
	gsize length;
	g_autofree gchar *bytes = record_papers(fixture, &length);
	gsize second = strstr(bytes + 1, "\n[") + 1 - bytes;
	gsize third = strstr(bytes + second + 1, "\n[") + 1 - bytes;
	g_autofree gchar *damaged = g_strdup(bytes);
	g_autofree gchar *expected = NULL;
	g_autofree gchar *faults = NULL;
	g_autofree gchar *path = g_build_filename(fixture->directory, name, NULL);

	damaged[second + 30] ^= 1;
	fixture_write(fixture, name, damaged, (gssize)length - 20);
	g_assert_cmpint(chmod(path, 0600), ==, 0);
	faults = dup_faults(fixture);
	/* the empty line behind a record is none of its bytes */
	expected = g_strdup_printf("%s@%" G_GSIZE_FORMAT ": a record of %" G_GSIZE_FORMAT
				   " bytes is damaged: its sum is not that of its bytes\n"
				   "%s@%" G_GSIZE_FORMAT ": the file ends in %" G_GSIZE_FORMAT
				   " bytes of a record that is torn off\n",
				   name, second, third - second - 1, name, third,
				   length - 20 - third);
	g_assert_cmpstr(faults, ==, expected);
}

static void
test_modes(Fixture *fixture, gconstpointer user_data)
{
	gsize length;
	g_autofree gchar *bytes = record_papers(fixture, &length);
	g_autoptr(GPtrArray) segments = fixture_segments(fixture);
	g_autofree gchar *name = g_path_get_basename(g_ptr_array_index(segments, 0));
	g_autofree gchar *expected = NULL;
	g_autofree gchar *none = dup_faults(fixture);
	g_autofree gchar *faults = NULL;

	g_assert_cmpstr(none, ==, "");
	g_assert_cmpint(chmod(g_ptr_array_index(segments, 0), 0644), ==, 0);
	g_assert_cmpint(chmod(fixture->directory, 0755), ==, 0);
	faults = dup_faults(fixture);
	expected = g_strdup_printf("history: mode 0755 lets other users in: expected 0700\n"
				   "%s: mode 0644 lets other users in: expected 0600\n",
				   name);
	g_assert_cmpstr(faults, ==, expected);
}

static void
test_strange(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *path = g_build_filename(fixture->directory, "folder.seen", NULL);
	g_autofree gchar *faults = NULL;
	g_autofree gchar *text = g_build_filename(fixture->directory, "text.seen", NULL);
	g_autoptr(GError) error = NULL;

	g_assert_null(gls_history_check_new(fixture->directory, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
	g_assert_cmpint(g_mkdir_with_parents(path, 0700), ==, 0);
	fixture_write(fixture, "text.seen", "no record\n", -1);
	g_assert_cmpint(chmod(text, 0600), ==, 0);
	faults = dup_faults(fixture);
	g_assert_cmpstr(faults, ==,
			"folder.seen: expected a regular file\n"
			"text.seen@0: the file ends in 10 bytes of a record that is torn off\n");
}

int
main(int argc, char **argv)
{
	fixture_init(&argc, &argv);
	g_test_add("/history-check/counts", Fixture, NULL, fixture_set_up, test_counts,
		   fixture_tear_down);
	g_test_add("/history-check/faults", Fixture, NULL, fixture_set_up, test_faults,
		   fixture_tear_down);
	g_test_add("/history-check/modes", Fixture, NULL, fixture_set_up, test_modes,
		   fixture_tear_down);
	g_test_add("/history-check/strange", Fixture, NULL, fixture_set_up, test_strange,
		   fixture_tear_down);
	return fixture_run();
}
