/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-editor.h"
#include "core/rules/gls-rule-set.h"

#define RULES                                                                                      \
	"# my rules\n\n[a]\nmatch = one\nscore=7\n\n# the second\n[b]\nmatch=two\nfuture-key=x\n"

typedef struct {
	gchar *folder;
	gchar *path;
} Fixture;

static void
write_file(const gchar *path, const gchar *text)
{
	g_autoptr(GError) error = NULL;

	g_file_set_contents(path, text, -1, &error);
	g_assert_no_error(error);
}

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->folder = g_dir_make_tmp("glossator-editor-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->path = g_build_filename(fixture->folder, "rules.ini", NULL);
	write_file(fixture->path, RULES);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *target = g_build_filename(fixture->folder, "target", NULL);

	g_unlink(fixture->path);
	g_unlink(target);
	g_rmdir(fixture->folder);
	g_free(fixture->path);
	g_free(fixture->folder);
}

static GlsRuleEditor *
load(const Fixture *fixture)
{
	g_autoptr(GError) error = NULL;
	GlsRuleEditor *editor = gls_rule_editor_new_from_file(fixture->path, &error);

	g_assert_no_error(error);
	return editor;
}

static void
set(GlsRuleEditor *editor, const gchar *rule, const gchar *key, const gchar *value)
{
	g_autoptr(GError) error = NULL;

	gls_rule_editor_set_value(editor, rule, key, value, &error);
	g_assert_no_error(error);
}

static void
save(GlsRuleEditor *editor)
{
	g_autoptr(GError) error = NULL;

	gls_rule_editor_save(editor, &error);
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
test_edit(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsRuleEditor) editor = load(fixture);
	g_auto(GStrv) rules = NULL;
	g_autofree gchar *value = NULL;
	g_autoptr(GError) error = NULL;
	GStatBuf buffer;

	set(editor, "a", "match", "one OR \"the first\"");
	gls_rule_editor_remove_key(editor, "a", "score", &error);
	g_assert_no_error(error);
	gls_rule_editor_rename_rule(editor, "b", "second", &error);
	g_assert_no_error(error);
	gls_rule_editor_add_rule(editor, "zero", "a", &error);
	g_assert_no_error(error);
	set(editor, "zero", "match", "none");
	set(editor, "second", "enabled", "false");
	save(editor);
	assert_file(fixture->path,
		    "# my rules\n\n[zero]\nmatch=none\n\n[a]\nmatch = one OR \"the first\"\n\n"
		    "# the second\n[second]\nmatch=two\nfuture-key=x\nenabled=false\n");
	g_assert_cmpint(g_stat(fixture->path, &buffer), ==, 0);
	g_assert_cmpint(buffer.st_mode & 0777, ==, 0600);

	rules = gls_rule_editor_dup_rules(editor);
	g_assert_cmpuint(g_strv_length(rules), ==, 3);
	g_assert_cmpstr(rules[2], ==, "second");
	value = gls_rule_editor_dup_value(editor, "second", "future-key");
	g_assert_cmpstr(value, ==, "x");
	gls_rule_editor_move_rule(editor, "zero", NULL, &error);
	g_assert_no_error(error);
	gls_rule_editor_remove_rule(editor, "a", &error);
	g_assert_no_error(error);
	save(editor);
	assert_file(fixture->path, "# my rules\n\n# the second\n[second]\nmatch=two\nfuture-key=x\n"
				   "enabled=false\n\n[zero]\nmatch=none\n\n");
}

/* nothing to save is nothing written */
static void
test_nothing(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsRuleEditor) editor = load(fixture);
	g_autoptr(GError) error = NULL;

	g_assert_false(gls_rule_editor_set_value(editor, "a", "match", "x\ny", &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
	g_assert_true(g_str_has_prefix(error->message, "rules.ini: match: expected text in one "));
	g_unlink(fixture->path);
	save(editor);
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

/* other rules were changed meanwhile: both changes are there */
static void
test_merge(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsRuleEditor) editor = load(fixture);

	set(editor, "a", "match", "mine");
	write_file(fixture->path, "# my rules\n\n[c]\nmatch=three\n\n[a]\nmatch = one\nscore=7\n\n"
				  "# 2nd\n[b]\nmatch=theirs\n");
	save(editor);
	assert_file(fixture->path, "# my rules\n\n[c]\nmatch=three\n\n[a]\nmatch = mine\nscore=7\n"
				   "\n# 2nd\n[b]\nmatch=theirs\n");
	/* from here on that is the file it edits */
	set(editor, "c", "match", "mine too");
	save(editor);
	assert_file(fixture->path, "# my rules\n\n[c]\nmatch=mine too\n\n[a]\nmatch = mine\n"
				   "score=7\n\n# 2nd\n[b]\nmatch=theirs\n");
}

static const struct {
	const gchar *theirs;
	const gchar *message;
} conflicts[] = {
	{"[a]\nmatch = other\nscore=7\n\n[b]\nmatch=two\n",
	 "rules.ini: [a] was changed by another program meanwhile"},
	{"[b]\nmatch=two\n", "rules.ini: [a] was changed by another program meanwhile"},
	{"[a]\nmatch = one\nscore=7\n[new]\nmatch=theirs\n[b]\n",
	 "rules.ini: [new] was changed by another program meanwhile"},
	{"[a]\nmatch = one\nscore=7\n", "rules.ini was changed by another program meanwhile: there "
					"is no group [b]"},
};

static void
test_conflict(Fixture *fixture, gconstpointer user_data)
{
	for (guint i = 0; i < G_N_ELEMENTS(conflicts); i++) {
		g_autoptr(GlsRuleEditor) editor = NULL;
		g_autoptr(GError) error = NULL;
		g_autofree gchar *kept = NULL;

		write_file(fixture->path, RULES);
		editor = load(fixture);
		set(editor, "a", "match", "mine");
		gls_rule_editor_add_rule(editor, "new", "b", &error);
		g_assert_no_error(error);
		write_file(fixture->path, conflicts[i].theirs);
		g_assert_false(gls_rule_editor_save(editor, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_CHANGED);
		g_assert_cmpstr(error->message, ==, conflicts[i].message);
		assert_file(fixture->path, conflicts[i].theirs);
		kept = gls_rule_editor_dup_value(editor, "a", "match");
		g_assert_cmpstr(kept, ==, "mine");
	}
}

static void
test_removed(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsRuleEditor) editor = load(fixture);
	g_autoptr(GError) error = NULL;

	set(editor, "a", "match", "mine");
	g_unlink(fixture->path);
	g_assert_false(gls_rule_editor_save(editor, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_CHANGED);
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

/* a file that is no key-file is not edited, and one that became none is not written over */
static void
test_broken(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsRuleEditor) editor = load(fixture);
	g_autoptr(GlsRuleEditor) broken = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) save_error = NULL;

	set(editor, "a", "match", "mine");
	write_file(fixture->path, "[a]\nmatch = one\n[b");
	g_assert_false(gls_rule_editor_save(editor, &save_error));
	g_assert_error(save_error, GLS_ERROR, GLS_ERROR_RULE);
	assert_file(fixture->path, "[a]\nmatch = one\n[b");
	broken = gls_rule_editor_new_from_file(fixture->path, &error);
	g_assert_null(broken);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
}

/* without a file of one's own, the rules that come with Glossator are those that are edited */
static void
test_default(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GBytes) shipped = gls_rule_set_get_default_file();
	g_autoptr(GlsRuleEditor) editor = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *text = NULL;
	g_autofree gchar *expected = NULL;

	g_unlink(fixture->path);
	editor = load(fixture);
	gls_rule_editor_add_rule(editor, "mine", NULL, &error);
	g_assert_no_error(error);
	save(editor);
	g_file_get_contents(fixture->path, &text, NULL, &error);
	g_assert_no_error(error);
	expected = g_strdup_printf("%.*s\n[mine]\n", (gint)g_bytes_get_size(shipped),
				   (const gchar *)g_bytes_get_data(shipped, NULL));
	g_assert_cmpstr(text, ==, expected);
}

static void
test_link(Fixture *fixture, gconstpointer user_data)
{
	g_autofree gchar *target = g_build_filename(fixture->folder, "target", NULL);
	g_autoptr(GlsRuleEditor) editor = NULL;

	g_assert_cmpint(g_rename(fixture->path, target), ==, 0);
	g_assert_cmpint(symlink("target", fixture->path), ==, 0);
	editor = load(fixture);
	set(editor, "b", "match", "mine");
	save(editor);
	g_assert_true(g_file_test(fixture->path, G_FILE_TEST_IS_SYMLINK));
	assert_file(target, "# my rules\n\n[a]\nmatch = one\nscore=7\n\n# the second\n[b]\n"
			    "match=mine\nfuture-key=x\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/rule-editor/edit", Fixture, NULL, set_up, test_edit, tear_down);
	g_test_add("/rule-editor/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
	g_test_add("/rule-editor/merge", Fixture, NULL, set_up, test_merge, tear_down);
	g_test_add("/rule-editor/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
	g_test_add("/rule-editor/removed", Fixture, NULL, set_up, test_removed, tear_down);
	g_test_add("/rule-editor/broken", Fixture, NULL, set_up, test_broken, tear_down);
	g_test_add("/rule-editor/default", Fixture, NULL, set_up, test_default, tear_down);
	g_test_add("/rule-editor/link", Fixture, NULL, set_up, test_link, tear_down);
	return g_test_run();
}
