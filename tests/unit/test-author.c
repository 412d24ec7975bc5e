/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/gls-author.h"

static void
test_names(void)
{
	const struct {
		const gchar *name;
		const gchar *given;
		const gchar *family;
	} cases[] = {
		{"Kaiming He", "Kaiming", "He"},
		{"He, Kaiming", "Kaiming", "He"},
		{" K.\n He ", "K.", "He"},
		{"Laurens van der Maaten", "Laurens", "van der Maaten"},
		{"van der Maaten L", "L", "van der Maaten"},
		{"van der Maaten", NULL, "van der Maaten"},
		{"Smith JA", "JA", "Smith"},
		{"J.-P. Serre", "J.-P.", "Serre"},
		{"Sammy Davis Jr.", "Sammy", "Davis Jr."},
		{"Sammy Davis III", "Sammy", "Davis III"},
		{"Rafael Hernández-Lobato", "Rafael", "Hernández-Lobato"},
		{"LIGO", NULL, "LIGO"},
		{"Lamport,", NULL, "Lamport"},
		{", Leslie", "Leslie", NULL},
		{"何恺明", NULL, NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsAuthor) author = gls_author_new(cases[i].name, -1);

		g_test_message("%s", cases[i].name);
		g_assert_cmpstr(author->given, ==, cases[i].given);
		g_assert_cmpstr(author->family, ==, cases[i].family);
	}
	g_assert_null(gls_author_new(" \n", -1));
}

static void
test_lists(void)
{
	const struct {
		const gchar *text;
		const gchar *families;
	} cases[] = {
		{"A. Author, B. Writer and C. Clerk", "Author|Writer|Clerk"},
		{"A. Author, B. Writer, and C. Clerk", "Author|Writer|Clerk"},
		{"Author, A.; Writer, B.; Clerk, C.", "Author|Writer|Clerk"},
		{"By A. Author, B. Writer, et al.", "Author|Writer"},
		{"Kukla, D., Crampton, A.", "Kukla|Crampton"},
		{"Kukla, D., Crampton, A. B., van Dam, J.-P.", "Kukla|Crampton|van Dam"},
		{"A. Author (1), B. Writer (1 and 2) ((1) Somewhere, (2) Elsewhere)",
		 "Author|Writer"},
		{"A Author, B Writer & C Clerk", "Author|Writer|Clerk"},
		{"Smith JA, van Dam B", "Smith|van Dam"},
		{"Alexandra Anderson", "Anderson"},
		{"", ""},
		{" , ; ", ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray)
			authors = g_ptr_array_new_with_free_func((GDestroyNotify)gls_author_free);
		g_autoptr(GString) families = g_string_new(NULL);

		gls_author_parse_list(cases[i].text, -1, authors);
		for (guint j = 0; j < authors->len; j++) {
			const GlsAuthor *author = g_ptr_array_index(authors, j);

			g_string_append_printf(families, "%s%s", j > 0 ? "|" : "", author->family);
		}
		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(families->str, ==, cases[i].families);
	}
}

static void
test_clean_lists(void)
{
	static const struct {
		const gchar *text;
		const gchar *names;
	} cases[] = {
		{NULL, NULL},
		{" \n", NULL},
		{"reader@example.org", NULL},
		{"Jane  Doe", "Jane Doe"},
		{"reader@example.org (Jane Doe)", "Jane Doe"},
		{"Jane Doe <reader@example.org>", "Jane Doe"},
		{"Jane Doe (MIT)", "Jane Doe (MIT)"},
		{"<a href=\"http://x.example/1\">Jane Doe</a>, <a href=\"2\">Bob Roe</a>",
		 "Jane Doe, Bob Roe"},
		{"Andr&eacute; Weil", "André Weil"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *names = gls_author_clean_list(cases[i].text);

		g_assert_cmpstr(names, ==, cases[i].names);
	}
}

static void
test_limit(void)
{
	g_autoptr(GPtrArray)
		authors = g_ptr_array_new_with_free_func((GDestroyNotify)gls_author_free);
	g_autoptr(GString) text = g_string_new("A. Author");

	for (guint i = 0; i < 3000; i++)
		g_string_append(text, ", B. Writer");
	gls_author_parse_list(text->str, -1, authors);
	g_assert_cmpuint(authors->len, ==, 1000);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/author/names", test_names);
	g_test_add_func("/author/lists", test_lists);
	g_test_add_func("/author/clean-lists", test_clean_lists);
	g_test_add_func("/author/limit", test_limit);
	return g_test_run();
}
