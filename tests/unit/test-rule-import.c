/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-set.h"
#include "core/rules/import/gls-rule-import.h"

/* a rule file that is empty at first */
typedef struct {
	gchar *path;
	GlsRuleEditor *editor;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;
	gint fd = g_file_open_tmp("glossator-import-XXXXXX", &fixture->path, &error);

	g_assert_no_error(error);
	g_close(fd, NULL);
	fixture->editor = gls_rule_editor_new_from_file(fixture->path, &error);
	g_assert_no_error(error);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	gls_rule_editor_free(fixture->editor);
	g_unlink(fixture->path);
	g_free(fixture->path);
}

static gchar *
read_data(const gchar *name)
{
	g_autofree gchar *path =
		g_test_build_filename(G_TEST_DIST, "data", "rules-import", name, NULL);
	g_autoptr(GError) error = NULL;
	gchar *text = NULL;

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	return text;
}

static void
write_data(const gchar *name, const gchar *text)
{
	g_autofree gchar *path =
		g_test_build_filename(G_TEST_DIST, "data", "rules-import", name, NULL);
	g_autoptr(GError) error = NULL;

	g_file_set_contents(path, text, -1, &error);
	g_assert_no_error(error);
}

static const struct {
	const gchar *format;
	const gchar *file;
} samples[] = {
	{"freshrss", "freshrss.txt"},
	{"miniflux", "miniflux.txt"},
	{"newsboat", "newsboat.conf"},
	{"ttrss-json", "ttrss.json"},
};

/* the rules, which a reader of rules takes without a complaint, and behind them the notes */
static void
test_sample(Fixture *fixture, gconstpointer data)
{
	gsize i = GPOINTER_TO_SIZE(data);
	g_autofree gchar *text = read_data(samples[i].file);
	g_autofree gchar *expected_name = g_strconcat(samples[i].file, ".expected", NULL);
	g_autofree gchar *expected = read_data(expected_name);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleImport)
		import = gls_rule_import_new(samples[i].format, text, strlen(text), &error);
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autofree gchar *file = NULL;
	g_autoptr(GString) found = NULL;
	const GPtrArray *notes;

	g_assert_no_error(error);
	gls_rule_import_add_to(import, fixture->editor, NULL, &error);
	g_assert_no_error(error);
	file = gls_rule_editor_to_string(fixture->editor);
	rules = gls_rule_set_new_from_data(file, -1, "rules.ini", &error);
	g_assert_no_error(error);
	g_assert_null(gls_rule_set_get_errors(rules)[0]);
	found = g_string_new(file);
	g_string_append(found, "\n");
	notes = gls_rule_import_get_notes(import);
	for (guint j = 0; j < notes->len; j++)
		g_string_append_printf(found, "# %s\n", (const gchar *)g_ptr_array_index(notes, j));
	if (g_getenv("GLOSSATOR_UPDATE_GOLDEN") != NULL)
		write_data(expected_name, found->str);
	else
		g_assert_cmpstr(found->str, ==, expected);
}

static void
import(Fixture *fixture, const gchar *text, const gchar *effect, guint n_rules)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleImport)
		imported = gls_rule_import_new("miniflux", text, strlen(text), &error);

	g_assert_no_error(error);
	gls_rule_import_add_to(imported, fixture->editor, effect, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(gls_rule_import_get_rules(imported)->len, ==, n_rules);
}

/* names that are taken get a number, queries that are there are left out */
static void
test_again(Fixture *fixture, gconstpointer data)
{
	g_autofree gchar *text = NULL;

	import(fixture, "EntryTitle=a b\n", NULL, 1);
	import(fixture, "EntryTitle=a b\nEntryTitle=a.b\nEntryTitle=a[b]\n", "tag", 2);
	text = gls_rule_editor_to_string(fixture->editor);
	g_assert_cmpstr(text, ==,
			"[a b]\nmatch=title:/a b/\neffect=hide\n\n[a b 2]\n"
			"match=title:/a.b/\n\n[a b 3]\nmatch=title:/a[b]/\n");
}

static const struct {
	const gchar *format;
	const gchar *text;
	gint code;
	const gchar *message;
} refused[] = {
	{"opml", "", GLS_ERROR_NOT_FOUND,
	 "no format 'opml': expected freshrss, miniflux, newsboat or ttrss-json"},
	{"miniflux", "\xff", GLS_ERROR_UNREADABLE, "expected UTF-8 text"},
	{"ttrss-json", "7", GLS_ERROR_UNREADABLE,
	 "expected JSON with one filter or an array of them"},
	{"ttrss-json", "", GLS_ERROR_UNREADABLE,
	 "expected JSON with one filter or an array of them"},
};

static void
test_refused(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(gls_rule_import_new(refused[i].format, refused[i].text,
						  strlen(refused[i].text), &error));
		g_assert_error(error, GLS_ERROR, refused[i].code);
		g_assert_cmpstr(error->message, ==, refused[i].message);
	}
}

/* more rules, or more terms in each other, than are taken */
static void
test_limits(void)
{
	g_autoptr(GString) rules = g_string_new(NULL);
	g_autoptr(GString) nested = g_string_new("ignore-article * \"");
	g_autoptr(GlsRuleImport) many = NULL;
	g_autoptr(GlsRuleImport) deep = NULL;
	const GPtrArray *notes;

	for (guint i = 0; i < 7000; i++)
		g_string_append_printf(rules, "EntryTitle=r%u\n", i);
	many = gls_rule_import_new("miniflux", rules->str, rules->len, NULL);
	g_assert_cmpuint(gls_rule_import_get_rules(many)->len, ==, 5000);
	g_assert_cmpuint(gls_rule_import_get_notes(many)->len, ==, 1000);

	for (guint i = 0; i < 100000; i++)
		g_string_append_c(nested, '(');
	g_string_append(nested, "\"");
	deep = gls_rule_import_new("newsboat", nested->str, nested->len, NULL);
	notes = gls_rule_import_get_notes(deep);
	g_assert_cmpuint(notes->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(notes, 0), ==,
			"line 1: left out: more than 32 terms in each other");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autofree gchar *path =
			g_strconcat("/rule-import/sample/", samples[i].format, NULL);

		g_test_add(path, Fixture, GSIZE_TO_POINTER(i), set_up, test_sample, tear_down);
	}
	g_test_add("/rule-import/again", Fixture, NULL, set_up, test_again, tear_down);
	g_test_add_func("/rule-import/refused", test_refused);
	g_test_add_func("/rule-import/limits", test_limits);
	return g_test_run();
}
