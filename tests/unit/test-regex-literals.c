/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-regex-literals.h"

/* what a pattern needs: "&" stands between sets, "|" between the literals of one; "any" if nothing */
static const struct {
	const gchar *pattern;
	const gchar *expected;
} patterns[] = {
	{"robot", "robot"},
	{"ROBot", "robot"},
	{"ab", "any"},
	{"", "any"},
	{"reinforcement.*robot", "reinforcement&robot"},
	{"a b-c", "a b-c"},
	/* alternatives */
	{"robot|grasp", "robot|grasp"},
	{"robot|", "any"},
	{"robot|x", "any"},
	{"(robot|grasp)ing", "robot|grasp&ing"},
	{"(robot|x)grasp", "grasp"},
	{"(robot|grasp).*(hand|arms)", "robot|grasp&hand|arms"},
	{"rob.bot|gra.grasp", "rob|grasp"},
	{"(robot|(hand|arm))", "robot|hand|arm"},
	{"(rob)ot", "robot"},
	{"a(?:b(c))d", "abcd"},
	{"(robot|x)?", "any"},
	/* how often */
	{"robots?", "robot"},
	{"robots*", "robot"},
	{"robo{0}t", "rob"},
	{"robo{0,}t", "rob"},
	{"robo{2}t", "robo"},
	{"robo+t", "robo"},
	{"bo+tro", "otro"},
	{"roo+?ts", "roo&ots"},
	{"roo++ts", "roo&ots"},
	{"robots??", "robot"},
	{"(robot)*", "any"},
	{"(robot)+", "robot"},
	{"(robot){0,3}", "any"},
	{"(?:rob(ot)+)+", "rob"},
	{"robo{t", "robo{t"},
	{"robo{,2}t", "rob"},
	{"robo{ 2}t", "any"},
	/* letters and what stands for several */
	{"rob.tic", "rob&tic"},
	{"rob[ao]tics", "rob&tics"},
	{"[]r]obot", "obot"},
	{"[^]r]obot", "obot"},
	{"[\\]r]obot", "obot"},
	{"[r\\\\]obot", "obot"},
	{"[[:alpha:]]obot", "any"},
	{"[\\c]]robot", "any"},
	{"[\\Q]]robot\\E", "any"},
	{"\\d+robot\\w", "robot"},
	{"\\brobot\\b", "robot"},
	{"^robot$", "robot"},
	{"rob\\.ot\\/\\-", "rob.ot/-"},
	{"rob\\tot", "rob"},
	{"rob\\x6ft", "any"},
	{"rob\\157t", "any"},
	{"(rob)\\1otic", "rob&otic"},
	{"\\p{Greek}robot\\pL", "robot"},
	{"\\PNrobot", "any"},
	{"\\N{U+61}robot", "any"},
	{"\\Nrobot", "robot"},
	{"é-robot", "-robot"},
	{"roboté*", "robot"},
	{"\\érobot", "any"},
	/* quoted */
	{"\\Qa.b|c\\E", "a.b|c"},
	{"\\Qrobots\\E*", "robot"},
	{"robots\\E*", "robot"},
	{"robots\\Q\\E*", "robot"},
	{"\\Qrobot", "robot"},
	/* comments and options */
	{"robots(?#a)*", "robot"},
	{"ro(?#))bot", "any"},
	{"(?i)robot", "robot"},
	{"(?i:rob)ot", "robot"},
	{"(?x) rob ot # s", "robot"},
	{"((?x) rob ot) s", "robot s"},
	{"(?x: rob ot) s", "robot s"},
	{"(?-i:robot)", "robot"},
	{"(?xx)robot", "any"},
	{"(?z)robot", "any"},
	{"(?x)robots *", "robot"},
	{"(?x)robot # é\nabc", "any"},
	/* groups of other kinds */
	{"(?<name>robot)", "robot"},
	{"(?P<name>robot)", "robot"},
	{"(?'name'robot)", "robot"},
	{"(?>robot)", "robot"},
	{"(?|robot|grasp)", "robot|grasp"},
	{"(?=robot)rob", "rob"},
	{"(?!robot)", "any"},
	{"rob(?!robot)ot", "robot"},
	{"(?<=grasp)rob", "rob"},
	{"(?<!grasp)rob", "rob"},
	{"(?<*grasp>)rob", "any"},
	{"grasp\\Krob", "grasprob"},
	{"(*pla:x)robot", "any"},
	{"robot(*ACCEPT)s", "any"},
	{"(x)?(?(1)robot|grasp)", "any"},
	{"robot(?R)?", "any"},
	{"robot(?1)(x)", "any"},
	{"robot(?C1)", "any"},
	{"(?P=n)robot", "any"},
	/* broken ones say nothing either */
	{"(robot", "any"},
	{"robot)", "any"},
	{"robot\\", "any"},
	{"[robot", "any"},
	{"robot\\p", "any"},
	{"(?#robot", "any"},
	{"robot{2", "any"},
};

static gchar *
dup_needs(const gchar *pattern, gboolean extended)
{
	g_autoptr(GPtrArray) needs = gls_regex_literals_new(pattern, strlen(pattern), extended);
	GString *result = g_string_new(needs->len > 0 ? NULL : "any");

	for (guint i = 0; i < needs->len; i++) {
		const GPtrArray *literals = g_ptr_array_index(needs, i);

		for (guint j = 0; j < literals->len; j++)
			g_string_append_printf(result, "%s%s",
					       j > 0   ? "|"
					       : i > 0 ? "&"
						       : "",
					       (gchar *)g_ptr_array_index(literals, j));
	}
	return g_string_free(result, FALSE);
}

static void
test_literals(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
		const gchar *pattern = patterns[i].pattern;
		g_autofree gchar *needs = dup_needs(pattern, FALSE);

		g_test_message("/%s/", pattern);
		g_assert_cmpstr(needs, ==, patterns[i].expected);
	}
}

static void
test_extended(void)
{
	const gchar *pattern = "rob ot # comment";
	g_autofree gchar *plain = dup_needs(pattern, FALSE);
	g_autofree gchar *extended = dup_needs(pattern, TRUE);

	g_assert_cmpstr(plain, ==, "rob ot # comment");
	g_assert_cmpstr(extended, ==, "robot");
}

/* too many alternatives, and groups too deep in each other, are given up */
static void
test_limits(void)
{
	g_autoptr(GString) many = g_string_new("word");
	g_autoptr(GString) deep = g_string_new("word");
	g_autofree gchar *of_many = NULL;
	g_autofree gchar *of_more = NULL;
	g_autofree gchar *of_deep = NULL;
	g_autofree gchar *of_deeper = NULL;

	for (guint i = 1; i < 32; i++)
		g_string_append(many, "|word");
	of_many = dup_needs(many->str, FALSE);
	g_assert_cmpstr(of_many, ==, many->str);
	g_string_append(many, "|word");
	of_more = dup_needs(many->str, FALSE);
	g_assert_cmpstr(of_more, ==, "any");

	for (guint i = 0; i < 50; i++) {
		g_string_prepend_c(deep, '(');
		g_string_append_c(deep, ')');
	}
	of_deep = dup_needs(deep->str, FALSE);
	g_assert_cmpstr(of_deep, ==, "word");
	g_string_prepend_c(deep, '(');
	g_string_append_c(deep, ')');
	of_deeper = dup_needs(deep->str, FALSE);
	g_assert_cmpstr(of_deeper, ==, "any");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/regex-literals/literals", test_literals);
	g_test_add_func("/regex-literals/extended", test_extended);
	g_test_add_func("/regex-literals/limits", test_limits);
	return g_test_run();
}
