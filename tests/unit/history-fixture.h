/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <stdlib.h>
#include <string.h>
#include <glib/gstdio.h>

#include "core/history/gls-history.h"

/* what the tests of the history share: a directory of their own, entries, and what a history says */

typedef struct {
	gchar *root;
	gchar *directory;
} Fixture;

#define SIGHTING(key, source, date) (&(GlsSighting){(gchar *)(key), (gchar *)(source), (date)})

/* keeps the id of this machine, and indices, out of the user's home; comes before anything else */
static inline void
fixture_init(int *argc, char ***argv)
{
	if (g_getenv("GLS_TEST_STATE") == NULL) {
		g_autofree gchar *state = g_dir_make_tmp("glossator-state-XXXXXX", NULL);

		g_setenv("GLS_TEST_STATE", state, TRUE);
		g_setenv("XDG_STATE_HOME", state, TRUE);
		g_setenv("XDG_CACHE_HOME", state, TRUE);
	}
	g_test_init(argc, argv, NULL);
}

static inline void
fixture_remove(const gchar *path)
{
	g_autoptr(GDir) dir = NULL;
	const gchar *name;

	if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
		dir = g_dir_open(path, 0, NULL);
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree gchar *child = g_build_filename(path, name, NULL);

		fixture_remove(child);
	}
	g_remove(path);
}

static inline int
fixture_run(void)
{
	int result = g_test_run();

	fixture_remove(g_getenv("GLS_TEST_STATE"));
	return result;
}

static inline void
fixture_set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->root = g_dir_make_tmp("glossator-test-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->directory = g_build_filename(fixture->root, "data", "history", NULL);
}

static inline void
fixture_tear_down(Fixture *fixture, gconstpointer user_data)
{
	fixture_remove(fixture->root);
	g_free(fixture->root);
	g_free(fixture->directory);
}

static inline GlsHistory *
fixture_open_with_flags(Fixture *fixture, GlsHistoryFlags flags)
{
	g_autoptr(GError) error = NULL;
	GlsHistory *history = gls_history_open(fixture->directory, flags, &error);

	g_assert_no_error(error);
	return history;
}

static inline GlsHistory *
fixture_open(Fixture *fixture)
{
	return fixture_open_with_flags(fixture, GLS_HISTORY_NONE);
}

static inline GlsHistory *
fixture_open_read_only(Fixture *fixture)
{
	return fixture_open_with_flags(fixture, GLS_HISTORY_READ_ONLY);
}

/* an entry with a title and ids such as "arxiv:2501.03489 doi:10.1000/x" */
static inline GlsEntry *
fixture_entry(const gchar *title, const gchar *ids)
{
	GlsEntry *entry = gls_entry_new(title, -1);
	g_auto(GStrv) words = g_strsplit(ids != NULL ? ids : "", " ", -1);

	for (guint i = 0; words[i] != NULL; i++) {
		gchar *colon = strchr(words[i], ':');
		GlsPaperId *id;
		GlsIdScheme scheme;

		if (colon == NULL)
			continue;
		*colon = '\0';
		g_assert_true(gls_id_scheme_from_string(words[i], &scheme));
		id = gls_paper_id_new(scheme, colon + 1);
		g_assert_nonnull(id);
		g_ptr_array_add(entry->ids, id);
	}
	return entry;
}

static inline GPtrArray *
fixture_entries(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
}

/* papers with the numbers from @first on; there are ids for 90 million */
static inline GPtrArray *
fixture_papers(guint first, guint n)
{
	GPtrArray *entries = fixture_entries();

	for (guint i = first; i < first + n; i++) {
		g_autofree gchar *title = g_strdup_printf("On the Paper of Number %u", i);
		guint month = i / 99999;
		g_autofree gchar *ids = g_strdup_printf("arxiv:%02u%02u.%05u", 20 + month / 12,
							1 + month % 12, i % 99999 + 1);

		g_ptr_array_add(entries, fixture_entry(title, ids));
	}
	return entries;
}

static inline void
fixture_record(GlsHistory *history,
	       const GPtrArray *entries,
	       const GlsSighting *sighting,
	       gboolean shown)
{
	g_autoptr(GError) error = NULL;
	gboolean recorded = gls_history_record(history, entries, sighting, shown, &error);

	g_assert_no_error(error);
	g_assert_true(recorded);
}

static inline GPtrArray *
fixture_lookup(GlsHistory *history, const GPtrArray *entries)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *records = gls_history_lookup(history, entries, &error);

	g_assert_no_error(error);
	g_assert_nonnull(records);
	g_assert_cmpuint(records->len, ==, entries->len);
	return records;
}

static inline guint
fixture_count_known(GlsHistory *history, const GPtrArray *entries)
{
	g_autoptr(GPtrArray) records = fixture_lookup(history, entries);
	guint n = 0;

	for (guint i = 0; i < records->len; i++)
		n += g_ptr_array_index(records, i) != NULL;
	return n;
}

static inline gint
fixture_compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(gchar *const *)a, *(gchar *const *)b);
}

/* the segments in name order */
static inline GPtrArray *
fixture_segments(Fixture *fixture)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(fixture->directory, 0, NULL);
	const gchar *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		if (g_str_has_suffix(name, ".seen"))
			g_ptr_array_add(paths, g_build_filename(fixture->directory, name, NULL));
	}
	g_ptr_array_sort(paths, fixture_compare_paths);
	return paths;
}

static inline gchar *
fixture_read(const gchar *path, gsize *length)
{
	g_autoptr(GError) error = NULL;
	gchar *text = NULL;

	g_file_get_contents(path, &text, length, &error);
	g_assert_no_error(error);
	return text;
}

/* writes in place, so that the file stays the one that others have open */
static inline void
fixture_write(Fixture *fixture, const gchar *name, const gchar *bytes, gssize length)
{
	g_autofree gchar *path = g_build_filename(fixture->directory, name, NULL);
	FILE *file = fopen(path, "w");

	if (length < 0)
		length = (gssize)strlen(bytes);
	g_assert_nonnull(file);
	g_assert_cmpuint(fwrite(bytes, 1, (gsize)length, file), ==, (gsize)length);
	fclose(file);
}

static inline void
fixture_assert_warnings(GlsHistory *history, const gchar *const *expected)
{
	g_auto(GStrv) warnings = gls_history_dup_warnings(history);
	guint n = g_strv_length((gchar **)expected);

	for (guint i = 0; i < MIN(n, g_strv_length(warnings)); i++) {
		if (!g_str_has_suffix(warnings[i], expected[i]))
			g_assert_cmpstr(warnings[i], ==, expected[i]);
	}
	g_assert_cmpuint(g_strv_length(warnings), ==, n);
}
