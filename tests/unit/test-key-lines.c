/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-error.h"
#include "core/settings/gls-key-lines.h"

typedef gboolean (*Edit)(GlsKeyLines *lines, GError **error);

static gboolean
set_colour(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_set_value(lines, "a", "colour", "red", error);
}

static gboolean
set_match(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_set_value(lines, "a", "match", "x OR y", error);
}

static gboolean
remove_match(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_remove_key(lines, "a", "match", error);
}

static gboolean
add_new(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_add_group(lines, "new", NULL, error);
}

static gboolean
add_first(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_add_group(lines, "new", "a", error);
}

static gboolean
remove_a(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_remove_group(lines, "a", error);
}

static gboolean
rename_a(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_rename_group(lines, "a", "new name", error);
}

static gboolean
move_a(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_move_group(lines, "a", NULL, error);
}

static gboolean
move_b(GlsKeyLines *lines, GError **error)
{
	return gls_key_lines_move_group(lines, "b", "a", error);
}

static const struct {
	const gchar *name;
	Edit edit;
	const gchar *before;
	const gchar *after;
} edits[] = {
	{"set", set_match, "[a]\nmatch=z\n[b]\n", "[a]\nmatch=x OR y\n[b]\n"},
	{"set-spaces", set_match, "[a] \n\tmatch \t= z  \n", "[a] \n\tmatch \t= x OR y  \n"},
	{"set-crlf", set_match, "[a]\r\nmatch=z\r\n", "[a]\r\nmatch=x OR y\r\n"},
	{"set-no-end", set_match, "[a]\nmatch=z", "[a]\nmatch=x OR y"},
	{"set-empty", set_match, "[a]\nmatch=\n", "[a]\nmatch=x OR y\n"},
	{"set-mark", set_match, "\xef\xbb\xbf[a]\nmatch=z\n", "\xef\xbb\xbf[a]\nmatch=x OR y\n"},
	{"set-last-counts", set_match, "[a]\nmatch=1\n[b]\n[a]\nmatch=2\n",
	 "[a]\nmatch=1\n[b]\n[a]\nmatch=x OR y\n"},
	{"set-twice", set_match, "[a]\nmatch=1\nmatch=2\n", "[a]\nmatch=1\nmatch=x OR y\n"},
	{"new-key", set_colour, "[a]\n# why\nmatch=z\n\n# b is\n[b]\n",
	 "[a]\n# why\nmatch=z\ncolour=red\n\n# b is\n[b]\n"},
	{"new-key-spaces", set_colour, "[a]\nmatch = z\n", "[a]\nmatch = z\ncolour = red\n"},
	{"new-key-crlf", set_colour, "[a]\r\nmatch=z", "[a]\r\nmatch=z\r\ncolour=red\r\n"},
	{"new-key-first", set_colour, "[a]\n\n[b]\n", "[a]\ncolour=red\n\n[b]\n"},
	{"new-key-locale", set_colour, "[a]\ncolour[de]=rot\n",
	 "[a]\ncolour[de]=rot\ncolour=red\n"},
	{"remove-key", remove_match, "[a]\nmatch=1\nx=2\n[a]\nmatch=3\n[b]\nmatch=4\n",
	 "[a]\nx=2\n[a]\n[b]\nmatch=4\n"},
	{"remove-no-key", remove_match, "[a]\nx=2", "[a]\nx=2"},
	{"add", add_new, "[a]\nk=1\n", "[a]\nk=1\n\n[new]\n"},
	{"add-to-nothing", add_new, "", "[new]\n"},
	{"add-no-end", add_new, "[a]\r\nk=1", "[a]\r\nk=1\r\n\r\n[new]\r\n"},
	{"add-first", add_first, "# head\n\n# of a\n[a]\n", "# head\n\n[new]\n\n# of a\n[a]\n"},
	{"add-below-head", add_first, "# head\n[a]\n", "# head\n\n[new]\n\n[a]\n"},
	{"remove", remove_a, "# head\n\n# of a\n[a]\nk=1\n#k=2\n\n# part\n\n[b]\n",
	 "# head\n\n# part\n\n[b]\n"},
	{"remove-below-head", remove_a, "# head\n[a]\nk=1\n[b]\n", "# head\n[b]\n"},
	{"remove-all", remove_a, "[a]\nk=1\n\n[b]\nk=2\n\n[a]\nk=3\n", "[b]\nk=2\n\n"},
	{"rename", rename_a, " [a] \nk=1\n[b]\n[a]\n", " [new name] \nk=1\n[b]\n[new name]\n"},
	{"move", move_a, "[a]\nk=1\n\n# of b\n[b]\nk=2", "# of b\n[b]\nk=2\n\n[a]\nk=1\n\n"},
	{"move-before", move_b, "# head\n\n[a]\nk=1\n\n# of b\n[b]\nk=2",
	 "# head\n\n# of b\n[b]\nk=2\n\n[a]\nk=1\n\n"},
	{"move-all", move_a, "[a]\nk=1\n[b]\n[a]\nk=2\n[c]\n", "[b]\n[c]\n\n[a]\nk=1\n[a]\nk=2\n"},
};

static void
test_edit(gconstpointer data)
{
	gsize i = GPOINTER_TO_SIZE(data);
	g_autoptr(GlsKeyLines) lines = gls_key_lines_new(edits[i].before, strlen(edits[i].before));
	g_autoptr(GError) error = NULL;
	g_autofree gchar *after = NULL;

	g_assert_true(edits[i].edit(lines, &error));
	g_assert_no_error(error);
	after = gls_key_lines_to_string(lines);
	g_assert_cmpstr(after, ==, edits[i].after);
}

static void
test_refused(void)
{
	static const gchar *const bad_groups[] = {"",	" a",	"a ",	 "a]",
						  "[a", "a\nb", "a\x7f", "\xff"};
	static const gchar *const bad_keys[] = {
		"", "a b", "#a", "a=", "k[de]", "\xc3\xa9", "Encoding"};
	static const gchar *const bad_values[] = {" a", "a ", "a\nb", "a\r", "\tb", "\x01", "\xff"};
	g_autoptr(GlsKeyLines) lines = gls_key_lines_new("[a]\nk=1\n[b]\n", 12);
	g_autofree gchar *text = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(bad_groups); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GError) rename_error = NULL;

		g_assert_false(gls_key_lines_add_group(lines, bad_groups[i], NULL, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
		g_assert_false(
			gls_key_lines_rename_group(lines, "a", bad_groups[i], &rename_error));
		g_assert_error(rename_error, GLS_ERROR, GLS_ERROR_RULE);
	}
	for (guint i = 0; i < G_N_ELEMENTS(bad_keys); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(gls_key_lines_set_value(lines, "a", bad_keys[i], "1", &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
	}
	for (guint i = 0; i < G_N_ELEMENTS(bad_values); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(gls_key_lines_set_value(lines, "a", "k", bad_values[i], &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
	}
	text = gls_key_lines_to_string(lines);
	g_assert_cmpstr(text, ==, "[a]\nk=1\n[b]\n");
}

static void
test_names(void)
{
	g_autoptr(GlsKeyLines) lines = gls_key_lines_new("[a]\n[b]\n", 8);
	g_autoptr(GError) taken = NULL;
	g_autoptr(GError) added = NULL;
	g_autoptr(GError) missing = NULL;
	g_autoptr(GError) before = NULL;

	g_assert_false(gls_key_lines_rename_group(lines, "a", "b", &taken));
	g_assert_error(taken, GLS_ERROR, GLS_ERROR_CONFLICT);
	g_assert_false(gls_key_lines_add_group(lines, "a", NULL, &added));
	g_assert_error(added, GLS_ERROR, GLS_ERROR_CONFLICT);
	g_assert_false(gls_key_lines_remove_group(lines, "c", &missing));
	g_assert_error(missing, GLS_ERROR, GLS_ERROR_NOT_FOUND);
	g_assert_false(gls_key_lines_move_group(lines, "a", "c", &before));
	g_assert_error(before, GLS_ERROR, GLS_ERROR_NOT_FOUND);
}

/* a piece of a file, whose every key and comment can be told from all others by its number */
static void
append_random_line(GString *text, guint n)
{
	const gchar *end = g_test_rand_int_range(0, 4) == 0 ? "\r\n" : "\n";

	switch (g_test_rand_int_range(0, 8)) {
	case 0:
		g_string_append_printf(text, " [g%d]%s", g_test_rand_int_range(0, 6), end);
		break;
	case 1:
		g_string_append_printf(text, "# comment %u%s", n, end);
		break;
	case 2:
		g_string_append(text, end);
		break;
	case 3:
		g_string_append_printf(text, "unknown-%u\t=  value =[%u] %s", n, n, end);
		break;
	default:
		g_string_append_printf(text, "k%d = v%u%s", g_test_rand_int_range(0, 4), n, end);
	}
}

static gchar *
dup_random_file(void)
{
	GString *text = g_string_new("# head\n\n[g0]\n");
	guint n = g_test_rand_int_range(0, 40);

	for (guint i = 0; i < n; i++)
		append_random_line(text, i);
	if (g_test_rand_bit())
		g_string_append(text, "last=1");
	return g_string_free(text, FALSE);
}

/* does the same to a GKeyFile, which says what a reader is to find */
static void
edit_at_random(GlsKeyLines *lines, GKeyFile *model, GHashTable *touched)
{
	g_autofree gchar *group = g_strdup_printf("g%d", g_test_rand_int_range(0, 6));
	g_autofree gchar *other = g_strdup_printf("g%d", g_test_rand_int_range(0, 6));
	g_autofree gchar *key = g_strdup_printf("k%d", g_test_rand_int_range(0, 4));
	gint edit = g_test_rand_int_range(0, 5);

	if (edit == 0 && gls_key_lines_set_value(lines, group, key, "new = [value]", NULL))
		g_key_file_set_value(model, group, key, "new = [value]");
	else if (edit == 1 && gls_key_lines_remove_key(lines, group, key, NULL))
		g_key_file_remove_key(model, group, key, NULL);
	else if (edit == 2 && gls_key_lines_remove_group(lines, group, NULL))
		g_key_file_remove_group(model, group, NULL);
	else if (edit == 3 && gls_key_lines_add_group(lines, group, NULL, NULL))
		g_key_file_set_value(model, group, "k0", "new");
	else if (edit == 4)
		gls_key_lines_move_group(lines, group, other, NULL);
	if (edit == 3 && g_key_file_has_group(model, group))
		gls_key_lines_set_value(lines, group, "k0", "new", NULL);
	if (edit == 3)
		g_key_file_set_value(model, group, "k0", "new");
	g_hash_table_add(touched, g_steal_pointer(&group));
}

/* GKeyFile lists a key that stands twice twice, and forgets both values when it is removed */
static void
assert_values_in(GKeyFile *model, GKeyFile *other)
{
	g_auto(GStrv) groups = g_key_file_get_groups(model, NULL);

	for (guint i = 0; groups[i] != NULL; i++) {
		g_auto(GStrv) keys = g_key_file_get_keys(model, groups[i], NULL, NULL);

		g_assert_true(g_key_file_has_group(other, groups[i]));
		for (guint j = 0; keys[j] != NULL; j++) {
			g_autofree gchar *wanted =
				g_key_file_get_value(model, groups[i], keys[j], NULL);
			g_autofree gchar *found =
				g_key_file_get_value(other, groups[i], keys[j], NULL);

			g_assert_cmpint(wanted == NULL, ==, found == NULL);
			if (wanted != NULL)
				g_assert_cmpstr(g_strchomp(found), ==, g_strchomp(wanted));
		}
	}
}

static void
assert_same_values(GKeyFile *model, const gchar *text)
{
	g_autoptr(GKeyFile) read = g_key_file_new();
	g_autoptr(GError) error = NULL;

	g_key_file_load_from_data(read, text, -1, G_KEY_FILE_NONE, &error);
	g_assert_no_error(error);
	assert_values_in(model, read);
	assert_values_in(read, model);
}

/* every line of a group that no edit named is still there, byte for byte and in its order */
static void
assert_untouched(const gchar *before, const gchar *after, GHashTable *touched)
{
	g_auto(GStrv) lines = g_strsplit(before, "\n", -1);
	gboolean untouched = FALSE;
	const gchar *from = after;

	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree gchar *stripped = g_strstrip(g_strdup(lines[i]));

		if (*stripped == '[') {
			stripped[strlen(stripped) - 1] = '\0';
			untouched = !g_hash_table_contains(touched, stripped + 1);
			from = after;
		} else if (untouched && strchr(stripped, '=') != NULL) {
			from = strstr(from, lines[i]);
			g_assert_nonnull(from);
			from += strlen(lines[i]);
		}
	}
}

static void
test_random(void)
{
	guint n = g_test_slow() ? 100000 : 2000;

	for (guint i = 0; i < n; i++) {
		g_autofree gchar *before = dup_random_file();
		g_autoptr(GlsKeyLines) lines = gls_key_lines_new(before, strlen(before));
		g_autoptr(GHashTable)
			touched = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		g_autoptr(GKeyFile) model = g_key_file_new();
		g_autofree gchar *same = gls_key_lines_to_string(lines);
		g_autofree gchar *after = NULL;

		g_assert_cmpstr(same, ==, before);
		g_key_file_load_from_data(model, before, -1, G_KEY_FILE_NONE, NULL);
		for (gint edit = g_test_rand_int_range(1, 8); edit > 0; edit--)
			edit_at_random(lines, model, touched);
		after = gls_key_lines_to_string(lines);
		assert_same_values(model, after);
		assert_untouched(before, after, touched);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(edits); i++) {
		g_autofree gchar *path = g_strconcat("/key-lines/edit/", edits[i].name, NULL);

		g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_edit);
	}
	g_test_add_func("/key-lines/refused", test_refused);
	g_test_add_func("/key-lines/names", test_names);
	g_test_add_func("/key-lines/random", test_random);
	return g_test_run();
}
