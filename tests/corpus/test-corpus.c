/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/gls-annotator.h"
#include "core/render/gls-render.h"
#include "files/gls-files.h"

/*
 * Reads every sample in the folders of tests/data/digests, and compares what is found in it with the
 * file of the same name and the ending ".json". With GLOSSATOR_UPDATE_GOLDEN set it writes these
 * files instead: tests/update-golden does.
 */

#define GOLDEN ".json"

/* a line for each value, so that a difference can be read */
static gchar *
indent(const gchar *json)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(JsonNode) root = json_from_string(json, &error);
	g_autofree gchar *indented = NULL;

	g_assert_no_error(error);
	indented = json_to_string(root, TRUE);
	return g_strconcat(indented, "\n", NULL);
}

static gchar *
annotate_all(const gchar *path)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) annotated =
		g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotated_message_free);
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) messages = gls_files_read(path, warnings, &error);
	g_autofree gchar *json = NULL;

	g_assert_no_error(error);
	for (guint i = 0; i < warnings->len; i++)
		g_test_message("%s", (const gchar *)g_ptr_array_index(warnings, i));
	g_assert_cmpuint(warnings->len, ==, 0);
	while (messages->len > 0) {
		GlsMessage *message = g_ptr_array_steal_index(messages, 0);
		GlsAnnotatedMessage *one =
			gls_annotator_annotate(annotator, message, GLS_ANNOTATE_NONE, &error);

		g_assert_no_error(error);
		g_ptr_array_add(annotated, one);
	}
	json = gls_render_json(annotated);
	return indent(json);
}

static void
test_sample(gconstpointer user_data)
{
	const gchar *path = user_data;
	g_autofree gchar *golden = g_strconcat(path, GOLDEN, NULL);
	g_autofree gchar *found = annotate_all(path);
	g_autofree gchar *expected = NULL;
	g_autoptr(GError) error = NULL;

	if (g_getenv("GLOSSATOR_UPDATE_GOLDEN") != NULL)
		g_file_set_contents(golden, found, -1, &error);
	g_assert_no_error(error);
	g_file_get_contents(golden, &expected, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(found, ==, expected);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(gchar *const *)a, *(gchar *const *)b);
}

static GPtrArray *
list(const gchar *folder)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const gchar *name;

	g_assert_no_error(error);
	while ((name = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}

/* "x.json" is what is expected of "x", if that is there; else it is a sample itself */
static gboolean
is_golden(const gchar *folder, const gchar *name)
{
	g_autofree gchar *sample = NULL;
	g_autofree gchar *path = NULL;

	if (!g_str_has_suffix(name, GOLDEN))
		return FALSE;
	sample = g_strndup(name, strlen(name) - strlen(GOLDEN));
	path = g_build_filename(folder, sample, NULL);
	return g_file_test(path, G_FILE_TEST_EXISTS);
}

static void
add_folder(const gchar *root, const gchar *format)
{
	g_autofree gchar *folder = g_build_filename(root, format, NULL);
	g_autoptr(GPtrArray) names = list(folder);

	for (guint i = 0; i < names->len; i++) {
		const gchar *name = g_ptr_array_index(names, i);
		g_autofree gchar *test = g_strdup_printf("/corpus/%s/%s", format, name);

		if (!is_golden(folder, name))
			g_test_add_data_func_full(test, g_build_filename(folder, name, NULL),
						  test_sample, g_free);
	}
}

int
main(int argc, char **argv)
{
	g_autofree gchar *root = NULL;
	g_autoptr(GPtrArray) formats = NULL;

	g_test_init(&argc, &argv, NULL);
	root = g_test_build_filename(G_TEST_DIST, "data", "digests", NULL);
	formats = list(root);
	for (guint i = 0; i < formats->len; i++)
		add_folder(root, g_ptr_array_index(formats, i));
	return g_test_run();
}
