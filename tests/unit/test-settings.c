/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/history/gls-history.h"
#include "core/settings/gls-settings.h"

/* longer than any step takes, in seconds */
#define TIMEOUT 20

typedef struct {
	gchar *folder;
	gchar *path;
	GlsSettings *settings;
	guint n_changed;
} Fixture;

static void
changed_cb(GlsSettings *settings, gpointer user_data)
{
	Fixture *fixture = user_data;

	fixture->n_changed++;
}

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->folder = g_dir_make_tmp("glossator-settings-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->path = g_build_filename(fixture->folder, "settings.ini", NULL);
	fixture->settings = gls_settings_new(fixture->path);
	g_signal_connect(fixture->settings, "changed", G_CALLBACK(changed_cb), fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *target = g_build_filename(fixture->folder, "target", NULL);

	g_clear_object(&fixture->settings);
	g_unlink(fixture->path);
	g_unlink(target);
	g_rmdir(fixture->folder);
	g_free(fixture->path);
	g_free(fixture->folder);
}

static void
write_file(const gchar *path, const gchar *text)
{
	g_autoptr(GError) error = NULL;

	g_file_set_contents(path, text, -1, &error);
	g_assert_no_error(error);
}

static void
assert_file(const gchar *path, const gchar *text)
{
	g_autofree gchar *found = NULL;
	g_autoptr(GError) error = NULL;

	g_file_get_contents(path, &found, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(found, ==, text);
}

static void
wait_for_changes(Fixture *fixture, guint wanted)
{
	gint64 end = g_get_monotonic_time() + TIMEOUT * G_USEC_PER_SEC;

	while (fixture->n_changed < wanted && g_get_monotonic_time() < end) {
		if (!g_main_context_iteration(NULL, FALSE))
			g_usleep(1000);
	}
	g_assert_cmpuint(fixture->n_changed, >=, wanted);
}

static void
assert_defaults(GlsSettings *settings)
{
	g_autofree gchar *directory = gls_settings_dup_history_directory(settings);
	g_autofree gchar *expected = gls_history_dup_default_directory();

	g_assert_cmpstr(directory, ==, expected);
	g_assert_cmpint(gls_settings_get_star_at(settings), ==, 100);
	g_assert_cmpint(gls_settings_get_dim_below(settings), ==, -50);
	g_assert_false(gls_settings_get_hide_seen(settings, "cs.LG"));
	g_assert_false(gls_settings_get_off(settings, "cs.LG"));
	g_assert_cmpint(gls_settings_get_keep_years(settings), ==, 0);
	g_assert_null(gls_settings_dup_openalex_mailto(settings));
	g_assert_false(gls_settings_get_look_up(settings, "crossref"));
}

static void
test_missing(Fixture *fixture, gconstpointer user_data)
{
	assert_defaults(fixture->settings);
	g_assert_null(gls_settings_dup_warning(fixture->settings));
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_values(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *directory = NULL;
	g_autofree gchar *expected = g_build_filename(g_get_home_dir(), "Sync/papers", NULL);

	write_file(fixture->path, "# mine\n[history]\ndirectory = ~/Sync/papers\n[rules]\n"
				  "star-at=40\ndim-below=0\n[hide-seen]\ncs.LG=true\n"
				  "Daily%20Papers=TRUE\nother=false\n[later]\nkey=value\n");
	directory = gls_settings_dup_history_directory(fixture->settings);
	g_assert_cmpstr(directory, ==, expected);
	g_assert_cmpint(gls_settings_get_star_at(fixture->settings), ==, 40);
	g_assert_cmpint(gls_settings_get_dim_below(fixture->settings), ==, 0);
	g_assert_true(gls_settings_get_hide_seen(fixture->settings, "cs.LG"));
	g_assert_true(gls_settings_get_hide_seen(fixture->settings, "Daily Papers"));
	g_assert_false(gls_settings_get_hide_seen(fixture->settings, "other"));
	g_assert_false(gls_settings_get_hide_seen(fixture->settings, NULL));
	g_assert_null(gls_settings_dup_warning(fixture->settings));
}

static const struct {
	const gchar *text;
	const gchar *warning;
} wrong_values[] = {
	{"[history]\ndirectory=papers\n",
	 "settings.ini: [history] directory: expected a path that begins with / or with ~/"},
	{"[history]\ndirectory=\n",
	 "settings.ini: [history] directory: expected a path that begins with / or with ~/"},
	{"[rules]\nstar-at=many\n",
	 "settings.ini: [rules] star-at: expected a whole number from -1000000 to 1000000"},
	{"[rules]\ndim-below=99999999999999999999\nstar-at=\n",
	 "settings.ini: [rules] star-at: expected a whole number from -1000000 to 1000000; "
	 "[rules] dim-below: expected a whole number from -1000000 to 1000000"},
	{"[hide-seen]\ncs.LG=yes\n", "settings.ini: [hide-seen] cs.LG: expected true or false"},
	{"[off]\ncs.LG=1\n", "settings.ini: [off] cs.LG: expected true or false"},
	{"[history]\nkeep-years=-1\n",
	 "settings.ini: [history] keep-years: expected a whole number from 0 to 100"},
	{"[look-ups]\ncrossref=on\n", "settings.ini: [look-ups] crossref: expected true or false"},
	{"[look-ups]\nopenalex-mailto=jane\n",
	 "settings.ini: [look-ups] openalex-mailto: expected a mail address"},
	{"[hide-seen]\ncs%LG=true\n",
	 "settings.ini: [hide-seen] cs%LG: expected a source, with % only before two hexadecimal "
	 "digits"},
};

static void
test_wrong_values(Fixture *fixture, gconstpointer user_data)
{
	for (guint i = 0; i < G_N_ELEMENTS(wrong_values); i++) {
		g_autoptr(GlsSettings) settings = gls_settings_new(fixture->path);
		g_autofree gchar *warning = NULL;

		write_file(fixture->path, wrong_values[i].text);
		assert_defaults(settings);
		warning = gls_settings_dup_warning(settings);
		g_assert_cmpstr(warning, ==, wrong_values[i].warning);
	}
}

static const struct {
	const gchar *text;
	const gchar *warning;
} broken_files[] = {
	{"[rules]\nstar-at=10\ndim-be",
	 "settings.ini: line 3 is no [group], key=value or # comment"},
	{"[rules]\nstar-at=10\n[hide-",
	 "settings.ini: line 3 is no [group], key=value or # comment"},
	{"star-at=10\n", "settings.ini: line 1 stands before the first [group]"},
	{"[rules]\n# \xff\n", "settings.ini: line 2 is not UTF-8 text"},
};

/* the defaults, one warning, and a write that is refused */
static void
test_broken(Fixture *fixture, gconstpointer user_data)
{
	for (guint i = 0; i < G_N_ELEMENTS(broken_files); i++) {
		g_autoptr(GlsSettings) settings = gls_settings_new(fixture->path);
		g_autoptr(GError) error = NULL;
		g_autofree gchar *warning = NULL;

		write_file(fixture->path, broken_files[i].text);
		assert_defaults(settings);
		warning = gls_settings_dup_warning(settings);
		g_assert_cmpstr(warning, ==, broken_files[i].warning);
		g_assert_false(gls_settings_set_hide_seen(settings, "cs.LG", TRUE, &error));
		g_assert_cmpstr(error->message, ==, broken_files[i].warning);
		assert_file(fixture->path, broken_files[i].text);
	}
}

static void
test_write(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;
	GStatBuf buffer;

	write_file(fixture->path, "# mine\r\n[hide-seen]\r\nb = maybe\r\n# end\r\n[x]\r\ny=1");
	gls_settings_set_hide_seen(fixture->settings, "cs.LG", TRUE, &error);
	g_assert_no_error(error);
	assert_file(fixture->path,
		    "# mine\r\n[hide-seen]\r\nb = maybe\r\ncs.LG = true\r\n# end\r\n[x]\r\ny=1");
	g_assert_true(gls_settings_get_hide_seen(fixture->settings, "cs.LG"));
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_mode & 0777, ==, 0600);

	gls_settings_set_hide_seen(fixture->settings, "cs.LG", FALSE, &error);
	g_assert_no_error(error);
	assert_file(fixture->path, "# mine\r\n[hide-seen]\r\nb = maybe\r\n# end\r\n[x]\r\ny=1");
	g_assert_false(gls_settings_get_hide_seen(fixture->settings, "cs.LG"));
}

/* every setting, and back to the default, which leaves nothing behind but the group */
static void
test_setters(Fixture *fixture, gconstpointer user_data)
{
	GlsSettings *settings = fixture->settings;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *directory = NULL;
	g_autofree gchar *mailto = NULL;

	g_assert_true(gls_settings_set_off(settings, "cs.LG", TRUE, &error));
	g_assert_true(gls_settings_set_look_up(settings, "hugging-face", TRUE, &error));
	g_assert_true(gls_settings_set_openalex_mailto(settings, "jane@example.org", &error));
	g_assert_true(gls_settings_set_keep_years(settings, 5, &error));
	g_assert_true(gls_settings_set_history_directory(settings, "/srv/my papers", &error));
	assert_file(fixture->path, "[off]\ncs.LG=true\n\n[look-ups]\nhugging-face=true\n"
				   "openalex-mailto=jane@example.org\n\n[history]\nkeep-years=5\n"
				   "directory=/srv/my papers\n");
	directory = gls_settings_dup_history_directory(settings);
	mailto = gls_settings_dup_openalex_mailto(settings);
	g_assert_cmpstr(directory, ==, "/srv/my papers");
	g_assert_cmpstr(mailto, ==, "jane@example.org");
	g_assert_true(gls_settings_get_off(settings, "cs.LG"));
	g_assert_true(gls_settings_get_look_up(settings, "hugging-face"));
	g_assert_false(gls_settings_get_look_up(settings, "arxiv"));
	g_assert_cmpint(gls_settings_get_keep_years(settings), ==, 5);

	g_assert_true(gls_settings_set_off(settings, "cs.LG", FALSE, &error));
	g_assert_true(gls_settings_set_look_up(settings, "hugging-face", FALSE, &error));
	g_assert_true(gls_settings_set_openalex_mailto(settings, "", &error));
	g_assert_true(gls_settings_set_keep_years(settings, 0, &error));
	g_assert_true(gls_settings_set_history_directory(settings, NULL, &error));
	assert_file(fixture->path, "[off]\n\n[look-ups]\n\n[history]\n");
	assert_defaults(settings);
}

static void
test_refused(Fixture *fixture, gconstpointer user_data)
{
	static const gchar *const addresses[] = {"jane", "a b@example.org", "<j@example.org>"};
	static const gchar *const directories[] = {"/srv/a\nb", "/srv/papers "};

	for (guint i = 0; i < G_N_ELEMENTS(addresses); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(
			gls_settings_set_openalex_mailto(fixture->settings, addresses[i], &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	}
	for (guint i = 0; i < G_N_ELEMENTS(directories); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(gls_settings_set_history_directory(fixture->settings, directories[i],
								  &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	}
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

/* whatever a source is called */
static void
test_labels(Fixture *fixture, gconstpointer user_data)
{
	static const gchar *const labels[] = {
		"Encoding",	     "a=b",   "[x]", "# no comment", "  spaces ", "a\nb",
		"\xc3\xa9t\xc3\xa9", "100 %", "%41", "k[de]"};

	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_false(gls_settings_get_hide_seen(fixture->settings, labels[i]));
		gls_settings_set_hide_seen(fixture->settings, labels[i], TRUE, &error);
		g_assert_no_error(error);
	}
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
		g_assert_true(gls_settings_get_hide_seen(fixture->settings, labels[i]));
	g_assert_false(gls_settings_get_hide_seen(fixture->settings, "A"));
	g_assert_null(gls_settings_dup_warning(fixture->settings));
}

static void
test_follow(Fixture *fixture, gconstpointer user_data)
{
	guint n;

	gls_settings_follow(fixture->settings);
	wait_for_changes(fixture, 1);
	assert_defaults(fixture->settings);

	n = fixture->n_changed;
	write_file(fixture->path, "[rules]\nstar-at=7\n");
	wait_for_changes(fixture, n + 1);
	g_assert_cmpint(gls_settings_get_star_at(fixture->settings), ==, 7);

	/* the last good settings stay while the file is broken */
	n = fixture->n_changed;
	write_file(fixture->path, "[rules]\nstar-at=8\n[rul");
	wait_for_changes(fixture, n + 1);
	g_assert_cmpint(gls_settings_get_star_at(fixture->settings), ==, 7);

	n = fixture->n_changed;
	g_unlink(fixture->path);
	wait_for_changes(fixture, n + 1);
	assert_defaults(fixture->settings);
}

/* a link to where a user keeps all settings stays one, and its target is followed */
static void
test_link(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *target = g_build_filename(fixture->folder, "target", NULL);
	g_autoptr(GError) error = NULL;
	guint n;

	g_assert_cmpint(symlink("target", fixture->path), ==, 0);
	gls_settings_set_hide_seen(fixture->settings, "a", TRUE, &error);
	g_assert_no_error(error);
	g_assert_true(g_file_test(fixture->path, G_FILE_TEST_IS_SYMLINK));
	assert_file(target, "[hide-seen]\na=true\n");

	gls_settings_follow(fixture->settings);
	wait_for_changes(fixture, 1);
	n = fixture->n_changed;
	write_file(target, "[rules]\nstar-at=7\n");
	wait_for_changes(fixture, n + 1);
	g_assert_cmpint(gls_settings_get_star_at(fixture->settings), ==, 7);
}

static gpointer
hide_many(gpointer data)
{
	const gchar *path = data;

	for (guint i = 0; i < 20; i++) {
		g_autoptr(GlsSettings) settings = gls_settings_new(path);
		g_autofree gchar *label = g_strdup_printf("%p-%u", (gpointer)g_thread_self(), i);
		g_autoptr(GError) error = NULL;

		gls_settings_set_hide_seen(settings, label, TRUE, &error);
		g_assert_no_error(error);
	}
	return NULL;
}

/* as several programs do: no write is lost */
static void
test_writers(Fixture *fixture, gconstpointer user_data)
{
	GThread *threads[4];
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_auto(GStrv) keys = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("writer", hide_many, fixture->path);
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
	g_assert_true(g_key_file_load_from_file(key_file, fixture->path, G_KEY_FILE_NONE, NULL));
	keys = g_key_file_get_keys(key_file, "hide-seen", NULL, NULL);
	g_assert_cmpuint(g_strv_length(keys), ==, 20 * G_N_ELEMENTS(threads));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/settings/missing", Fixture, NULL, set_up, test_missing, tear_down);
	g_test_add("/settings/values", Fixture, NULL, set_up, test_values, tear_down);
	g_test_add("/settings/wrong-values", Fixture, NULL, set_up, test_wrong_values, tear_down);
	g_test_add("/settings/broken", Fixture, NULL, set_up, test_broken, tear_down);
	g_test_add("/settings/write", Fixture, NULL, set_up, test_write, tear_down);
	g_test_add("/settings/setters", Fixture, NULL, set_up, test_setters, tear_down);
	g_test_add("/settings/refused", Fixture, NULL, set_up, test_refused, tear_down);
	g_test_add("/settings/labels", Fixture, NULL, set_up, test_labels, tear_down);
	g_test_add("/settings/follow", Fixture, NULL, set_up, test_follow, tear_down);
	g_test_add("/settings/link", Fixture, NULL, set_up, test_link, tear_down);
	g_test_add("/settings/writers", Fixture, NULL, set_up, test_writers, tear_down);
	return g_test_run();
}
