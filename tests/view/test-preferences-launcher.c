/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>

#include "view/gls-preferences-launcher.h"

/* writes what it is started with where the test reads it */
#define RECORDS "#!/bin/sh\necho \"${0##*/} $*\" >\"$HOME/said\"\n"
#define FAILS	RECORDS "exit 3\n"
#define ENTRY                                                                                       \
	"[Desktop Entry]\nType=Application\nName=It\nMimeType=text/plain;application/x-wine-ini;\n" \
	"Exec=%s/elsewhere/%s %%f\n"

typedef struct {
	const gchar *path;
	/* scripts, %NULL for one that is not there */
	const gchar *program;
	const gchar *program_elsewhere;
	const gchar *editor;
	const gchar *rule;
	/* what comes of it */
	const gchar *words;
	const gchar *said;
} Case;

static const Case cases[] = {
	{"/launcher/program", RECORDS, .said = "glossator-preferences \n"},
	{"/launcher/rule", RECORDS, .rule = "a rule; of mine",
	 .said = "glossator-preferences --rule a rule; of mine\n"},
	{"/launcher/program-in-the-home", .program_elsewhere = RECORDS, .editor = RECORDS,
	 .rule = "mine", .said = "glossator-preferences --rule mine\n"},
	{"/launcher/program-fails", FAILS,
	 .words = "the preferences failed: Child process exited with code 3",
	 .said = "glossator-preferences \n"},
	{"/launcher/program-is-none", "#!/nowhere/at/all\n",
	 .words = "the preferences cannot be opened: *No such file or directory*"},
	{"/launcher/editor", .editor = RECORDS,
	 .words = "glossator-preferences is not installed: rules.ini is opened",
	 .said = "editor */.config/glossator/rules.ini\n"},
	{"/launcher/nothing",
	 .words = "glossator-preferences is not installed, and rules.ini cannot be opened: ?*"},
};

static void
write_file(const gchar *home, const gchar *name, gint mode, const gchar *text)
{
	g_autofree gchar *path = g_build_filename(home, name, NULL);
	g_autofree gchar *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, &error);
	g_assert_no_error(error);
}

static void
write_entry(const gchar *home, const gchar *id, const gchar *program, const gchar *script)
{
	g_autofree gchar *entry = g_strdup_printf(ENTRY, home, program);
	g_autofree gchar *name = g_strconcat("data/applications/", id, ".desktop", NULL);
	g_autofree gchar *script_name = g_build_filename("elsewhere", program, NULL);

	if (script == NULL)
		return;
	write_file(home, script_name, 0700, script);
	write_file(home, name, 0600, entry);
}

static gchar *
make_home(const Case *test)
{
	static const gchar *const variables[][2] = {
		{"HOME", ""},
		{"XDG_DATA_HOME", "data"},
		{"XDG_DATA_DIRS", "none"},
		{"XDG_CONFIG_HOME", ".config"},
		{"XDG_CONFIG_DIRS", "none"},
		{"PATH", "bin"},
	};
	gchar *home = g_dir_make_tmp("glossator-launcher-XXXXXX", NULL);

	for (guint i = 0; i < G_N_ELEMENTS(variables); i++) {
		g_autofree gchar *folder = g_build_filename(home, variables[i][1], NULL);

		g_setenv(variables[i][0], folder, TRUE);
	}
	if (test->program != NULL)
		write_file(home, "bin/glossator-preferences", 0700, test->program);
	write_entry(home, "org.glossator.Glossator.Preferences", "glossator-preferences",
		    test->program_elsewhere);
	write_entry(home, "editor", "editor", test->editor);
	write_file(home, ".config/mimeapps.list", 0600,
		   "[Default Applications]\ntext/plain=editor.desktop\n");
	write_file(home, ".config/glossator/rules.ini", 0600, "[rule]\nmatch=word\n");
	return home;
}

static void
launched_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GAsyncResult **kept = user_data;

	*kept = g_object_ref(result);
}

/* the program that was started last, and its arguments */
static gchar *
wait_for_said(const gchar *home)
{
	g_autofree gchar *path = g_build_filename(home, "said", NULL);
	gchar *said = NULL;

	while (!g_file_get_contents(path, &said, NULL, NULL) || !g_str_has_suffix(said, "\n")) {
		g_clear_pointer(&said, g_free);
		g_usleep(G_USEC_PER_SEC / 100);
	}
	return said;
}

static void
assert_matches(const gchar *text, const gchar *pattern)
{
	if (text == NULL || pattern == NULL || !g_pattern_match_simple(pattern, text))
		g_assert_cmpstr(text, ==, pattern);
}

static void
remove_home(const gchar *home)
{
	const gchar *arguments[] = {"/bin/rm", "-r", home, NULL};

	g_spawn_sync(NULL, (gchar **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL,
		     NULL);
}

static void
test_launch(gconstpointer data)
{
	const Case *test = data;
	g_autoptr(GAsyncResult) result = NULL;
	g_autofree gchar *home = NULL;
	g_autofree gchar *words = NULL;

	/* desktop entries and folders are read once in a process */
	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
		g_test_trap_assert_passed();
		return;
	}
	home = make_home(test);
	g_assert_cmpint(gls_preferences_are_installed(), ==,
			test->program != NULL || test->program_elsewhere != NULL);
	gls_preferences_launch_async(test->rule, NULL, launched_cb, &result);
	while (result == NULL)
		g_main_context_iteration(NULL, TRUE);
	words = gls_preferences_launch_finish(result);
	assert_matches(words, test->words);
	if (test->said != NULL) {
		g_autofree gchar *said = wait_for_said(home);

		assert_matches(said, test->said);
	}
	remove_home(home);
}

static void
test_cancelled(void)
{
	const Case test = {.program = "#!/bin/sh\n/bin/sleep 1\nexit 3\n"};
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	g_autoptr(GAsyncResult) result = NULL;
	g_autofree gchar *home = NULL;

	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
		g_test_trap_assert_passed();
		return;
	}
	home = make_home(&test);
	gls_preferences_launch_async(NULL, cancellable, launched_cb, &result);
	g_cancellable_cancel(cancellable);
	while (result == NULL)
		g_main_context_iteration(NULL, TRUE);
	g_assert_null(gls_preferences_launch_finish(result));
	remove_home(home);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		g_test_add_data_func(cases[i].path, &cases[i], test_launch);
	g_test_add_func("/launcher/cancelled", test_cancelled);
	return g_test_run();
}
