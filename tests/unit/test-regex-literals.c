/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-regex-literals.h"

/* the literals of a pattern, with bars between them; "any" if it has none */
static const struct {
	const gchar *pattern;
	const gchar *expected;
} patterns[] = {
	{"robot", "robot"},
	{"ROBot", "robot"},
	{"ab", "any"},
	{"", "any"},
	{"reinforcement.*robot", "reinforcement"},
	{"robot.*reinforcement", "reinforcement"},
	{"a b-c", "a b-c"},
	/* alternatives */
	{"robot|grasp", "robot|grasp"},
	{"robot|", "any"},
	{"robot|x", "any"},
	{"(robot|grasp)ing", "robot|grasp"},
	{"(robot|x)grasp", "grasp"},
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
	{"roo+?ts", "roo"},
	{"roo++ts", "roo"},
	{"robots??", "robot"},
	{"(robot)*", "any"},
	{"(robot)+", "robot"},
	{"(robot){0,3}", "any"},
	{"(?:rob(ot)+)+", "rob"},
	{"robo{t", "robo{t"},
	{"robo{,2}t", "rob"},
	{"robo{ 2}t", "any"},
	/* letters and what stands for several */
	{"rob.tic", "rob"},
	{"rob[ao]tics", "tics"},
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
	{"(rob)\\1otic", "otic"},
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

static void
test_literals(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
		const gchar *pattern = patterns[i].pattern;
		g_auto(GStrv) literals = gls_regex_literals_new(pattern, strlen(pattern), FALSE);
		g_autofree gchar *joined = literals != NULL ? g_strjoinv("|", literals)
							    : g_strdup("any");

		g_test_message("/%s/", pattern);
		g_assert_cmpstr(joined, ==, patterns[i].expected);
	}
}

static void
test_extended(void)
{
	const gchar *pattern = "rob ot # comment";
	g_auto(GStrv) plain = gls_regex_literals_new(pattern, strlen(pattern), FALSE);
	g_auto(GStrv) extended = gls_regex_literals_new(pattern, strlen(pattern), TRUE);

	g_assert_cmpstr(plain[0], ==, "rob ot # comment");
	g_assert_cmpstr(extended[0], ==, "robot");
}

/* too many alternatives, and groups too deep in each other, are given up */
static void
test_limits(void)
{
	g_autoptr(GString) many = g_string_new("word");
	g_autoptr(GString) deep = g_string_new(NULL);
	g_auto(GStrv) of_many = NULL;
	g_auto(GStrv) of_more = NULL;
	g_auto(GStrv) of_deep = NULL;
	g_auto(GStrv) of_deeper = NULL;

	for (guint i = 1; i < 32; i++)
		g_string_append(many, "|word");
	of_many = gls_regex_literals_new(many->str, many->len, FALSE);
	g_assert_cmpuint(g_strv_length(of_many), ==, 32);
	g_string_append(many, "|word");
	of_more = gls_regex_literals_new(many->str, many->len, FALSE);
	g_assert_null(of_more);

	for (guint i = 0; i < 50; i++)
		g_string_append_c(deep, '(');
	g_string_append(deep, "word");
	for (guint i = 0; i < 50; i++)
		g_string_append_c(deep, ')');
	of_deep = gls_regex_literals_new(deep->str, deep->len, FALSE);
	g_assert_cmpstr(of_deep[0], ==, "word");
	g_string_prepend_c(deep, '(');
	g_string_append_c(deep, ')');
	of_deeper = gls_regex_literals_new(deep->str, deep->len, FALSE);
	g_assert_null(of_deeper);
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
