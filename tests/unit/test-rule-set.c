/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-rule-set.h"

static GlsRuleSet *
new_rules(const gchar *data)
{
	g_autoptr(GError) error = NULL;
	GlsRuleSet *rules = gls_rule_set_new_from_data(data, -1, "rules.ini", &error);

	g_assert_no_error(error);
	return rules;
}

/* the tags of an entry and what made them, such as "bandits(title:Bandits abstract:bandit)" */
static gchar *
match(const GlsRuleSet *rules, const gchar *title, const gchar *abstract)
{
	GlsEntry entry = {.title = (gchar *)title, .abstract = (gchar *)abstract};
	g_autoptr(GPtrArray) tags = gls_rule_set_match(rules, &entry, NULL);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < tags->len; i++) {
		const GlsTag *tag = g_ptr_array_index(tags, i);

		g_assert_cmpstr(tag->name, ==, gls_rule_set_get_rule_name(rules, tag->rule));
		g_string_append_printf(text, "%s%s(", i > 0 ? " " : "", tag->name);
		for (guint n = 0; n < tag->hits->len; n++) {
			const GlsHit *hit = &g_array_index(tag->hits, GlsHit, n);

			g_string_append_printf(
				text, "%s%s:%.*s", n > 0 ? " " : "",
				gls_field_to_string(hit->field), (gint)(hit->end - hit->start),
				gls_field_get_text(hit->field, hit->item, &entry, NULL) +
					hit->start);
		}
		g_string_append_c(text, ')');
	}
	return g_string_free(text, FALSE);
}

static void
test_rule_set_match(void)
{
	static const struct {
		const gchar *rules;
		const gchar *title;
		const gchar *abstract;
		const gchar *tags;
	} cases[] = {
		{"", "A title", NULL, ""},
		{"[b]\nmatch=bandit*", "Linear Bandits", NULL, "b(title:Bandits)"},
		{"[b]\nmatch=bandit*", "Regret", "A bandit, bandits",
		 "b(abstract:bandit abstract:bandits)"},
		{"[b]\nmatch=title:bandit", "Regret", "A bandit", ""},
		{"[b]\nmatch=abs:bandit", "Bandit", "A bandit", "b(abstract:bandit)"},
		/* in the order of the rules, not of the text */
		{"[z]\nmatch=two\n[a]\nmatch=one", "one two", NULL, "z(title:two) a(title:one)"},
		/* both in any field, but a phrase in one */
		{"[x]\nmatch=one two", "one", "two", "x(title:one abstract:two)"},
		{"[x]\nmatch=\"one two\"", "one", "two", ""},
		/* places that overlap are one, those that touch are not */
		{"[x]\nmatch=\"deep learning\" OR \"learning theory\" OR deep*",
		 "Deep learning theory, deep", NULL, "x(title:Deep learning theory title:deep)"},
		{"[x]\nmatch=\u6df1 OR \u5ea6", "\u6df1\u5ea6", NULL,
		 "x(title:\u6df1 title:\u5ea6)"},
		/* only what helped */
		{"[x]\nmatch=(one two) OR three", "one three", NULL, "x(title:three)"},
		{"[x]\nmatch=one -two", "one", "three", "x(title:one)"},
		{"[x]\nmatch=one -two", "one", "two", ""},
		{"[x]\nmatch=-survey", "A paper", NULL, "x()"},
		{"[x]\nmatch=-survey", "A survey", NULL, ""},
		{"[x]\nmatch=one OR -two", "one", NULL, "x(title:one)"},
		/* capitals */
		{"[x]\nmatch=RAG", "RAGs and rags", NULL, "x(title:RAGs)"},
		{"[x]\nmatch=RAG\ncase=fold", "rag and bone", NULL, "x(title:rag)"},
		/* folding */
		{"[x]\nmatch=Hern\\'andez", "Hern\u00e1ndez", NULL, "x(title:Hern\u00e1ndez)"},
		{"[x]\nmatch=\u03b1-rank", "$\\alpha$-Rank", NULL, "x(title:\\alpha$-Rank)"},
		{"[x]\nmatch=\"mean field\"", "Mean-\nfield", "mean\u00a0field",
		 "x(title:Mean-\nfield abstract:mean\u00a0field)"},
		{"[x]\nmatch=\u5f3a\u5316\u5b66\u4e60", "\u6df1\u5ea6\u5f3a\u5316\u5b66\u4e60",
		 NULL, "x(title:\u5f3a\u5316\u5b66\u4e60)"},
		/* groups of the same name are one, and the last value wins */
		{"[x]\nmatch=one\n[y]\nmatch=two\n[x]\nmatch=three", "one two three", NULL,
		 "x(title:three) y(title:two)"},
		{"[x]\nmatch=one\nenabled=false\n[y]\nmatch=one", "one", NULL, "y(title:one)"},
		{"[x]\nmatch = one \r\n# note\r\n", "one", NULL, "x(title:one)"},
		{"\xef\xbb\xbf[x]\nmatch=one", "one", NULL, "x(title:one)"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsRuleSet) rules = new_rules(cases[i].rules);
		g_autofree gchar *tags = match(rules, cases[i].title, cases[i].abstract);

		g_assert_cmpstr(tags, ==, cases[i].tags);
		g_assert_null(gls_rule_set_get_errors(rules)[0]);
	}
}

#define SCORE	"rules.ini: [x] score: expected a whole number from -1000000 to 1000000 at character "
#define UNTIL	"rules.ini: [x] until: expected a day such as 2027-01-31 at character "
#define ONLY_IN "rules.ini: [x] only-in: expected source:, cat: or format: and a name at character "

static void
test_rule_set_broken_rules(void)
{
	static const gchar *const cases[][2] = {
		{"match=bandit* OR a \"regret bound*",
		 "rules.ini: [x] match: unclosed quote at character 14"},
		{"match=author:\"\"",
		 "rules.ini: [x] match: expected the name of an author at character 9"},
		{"match=a /b", "rules.ini: [x] match: unclosed /regex/ at character 3"},
		{"match=one\ncolour=ultraviolet",
		 "rules.ini: [x] colour: expected blue, green, yellow, orange, red, purple, brown, "
		 "grey, teal or pink at character 1"},
		{"match=one\nenabled=perhaps",
		 "rules.ini: [x] enabled: expected true or false at character 1"},
		{"match=one\ncase=lower", "rules.ini: [x] case: expected fold at character 1"},
		{"match=one\neffect=sparkle",
		 "rules.ini: [x] effect: expected tag, star, dim or hide at character 1"},
		{"match=one\neffect=",
		 "rules.ini: [x] effect: expected tag, star, dim or hide at character 1"},
		{"match=one\nscore=lots", SCORE "1"},
		{"match=one\nscore=", SCORE "1"},
		{"match=one\nscore=-", SCORE "2"},
		{"match=one\nscore=12.5", SCORE "3"},
		{"match=one\nscore=1000001", SCORE "1"},
		{"match=one\nscore=-99999999999999999999", SCORE "2"},
		{"match=one\nuntil=tomorrow", UNTIL "1"},
		{"match=one\nuntil=", UNTIL "1"},
		{"match=one\nuntil=2027-1-31", UNTIL "7"},
		{"match=one\nuntil=2027-13-31", UNTIL "6"},
		{"match=one\nuntil=2027-02-30", UNTIL "9"},
		{"match=one\nuntil=0000-01-01", UNTIL "1"},
		{"match=one\nuntil=2027-01-31T10:00", UNTIL "11"},
		{"match=one\nonly-in=", ONLY_IN "1"},
		{"match=one\nonly-in=title:x", ONLY_IN "1"},
		{"match=one\nonly-in=source:arxiv; author:He", ONLY_IN "15"},
		{"match=one\nonly-in=cat:", ONLY_IN "5"},
		{"match=one\nonly-in=cat:cs.LG (x)", ONLY_IN "11"},
		{"match=one\nonly-in=source:\"a",
		 "rules.ini: [x] only-in: unclosed quote at character 8"},
		{"match=",
		 "rules.ini: [x] match: expected a word, a phrase or a group at character 1"},
		{"colour=blue", "rules.ini: [x] match: expected what to look for"},
		{"match=\u00e9 )",
		 "rules.ini: [x] match: a closing parenthesis without an opening one at character 3"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *data =
			g_strdup_printf("[a]\nmatch=one\n[x]\n%s\n[b]\nmatch=two\n", cases[i][0]);
		g_autoptr(GlsRuleSet) rules = new_rules(data);
		g_autofree gchar *tags = match(rules, "one two", NULL);
		const gchar *const *errors = gls_rule_set_get_errors(rules);

		g_assert_cmpuint(g_strv_length((gchar **)errors), ==, 1);
		g_assert_cmpstr(errors[0], ==, cases[i][1]);
		g_assert_cmpuint(gls_rule_set_get_n_rules(rules), ==, 2);
		g_assert_cmpstr(tags, ==, "a(title:one) b(title:two)");
	}
}

/* every mistake of a rule is named, with its place */
static void
test_rule_set_rule_errors(void)
{
	g_autoptr(GlsRuleSet) rules =
		new_rules("[a]\nmatch=one\n[x]\nmatch=\u00e9 (\nscore=1x\n[y]\ncolour=blue\n");
	static const struct {
		const gchar *rule;
		const gchar *key;
		guint character;
	} expected[] = {{"x", "match", 4}, {"x", "score", 2}, {"y", "match", 0}};
	const GPtrArray *errors = gls_rule_set_get_rule_errors(rules);

	g_assert_cmpuint(errors->len, ==, G_N_ELEMENTS(expected));
	for (guint i = 0; i < errors->len; i++) {
		const GlsRuleError *error = g_ptr_array_index(errors, i);

		g_assert_cmpstr(error->rule, ==, expected[i].rule);
		g_assert_cmpstr(error->key, ==, expected[i].key);
		g_assert_cmpuint(error->character, ==, expected[i].character);
		g_assert_cmpstr(error->text, ==, gls_rule_set_get_errors(rules)[i]);
	}
	g_assert_cmpuint(gls_rule_set_get_n_rules(rules), ==, 1);
}

static void
test_rule_set_keys(void)
{
	g_autoptr(GlsRuleSet)
		rules = new_rules("[x]\nmatch=one\ncolour=Teal\neffect=dim\nscore=50\n"
				  "only-in=source:arxiv\nuntil=2027-01-31\nnote=mine\n"
				  "[y]\nmatch=two\n");
	g_autoptr(GlsRuleSet) same = new_rules("[y]\nmatch=three\n");

	g_assert_null(gls_rule_set_get_errors(rules)[0]);
	g_assert_cmpuint(gls_rule_set_get_n_rules(rules), ==, 2);
	g_assert_cmpstr(gls_rule_set_get_rule_name(rules, 0), ==, "x");
	g_assert_cmpstr(gls_rule_set_get_rule_colour(rules, 0), ==, "teal");
	/* a colour that is not named depends on the name alone */
	g_assert_cmpstr(gls_rule_set_get_rule_colour(rules, 1), ==,
			gls_rule_set_get_rule_colour(same, 0));
}

static void
test_rule_set_bad_data(void)
{
	static const struct {
		const gchar *data;
		gssize length;
		gint code;
		const gchar *message;
	} cases[] = {
		{"[a]\nmatch=one\nnonsense\n", -1, GLS_ERROR_RULE,
		 "rules.ini: line 3 is no [group], key=value or # comment"},
		{"[a]\n=one\n", -1, GLS_ERROR_RULE,
		 "rules.ini: line 2 is no [group], key=value or # comment"},
		{"match=one\n", -1, GLS_ERROR_RULE,
		 "rules.ini: line 1 stands before the first [group]"},
		{"# a\n[a\nmatch=one\n", -1, GLS_ERROR_RULE,
		 "rules.ini: line 2 is no [group], key=value or # comment"},
		{"[a]b]\nmatch=one\n", -1, GLS_ERROR_RULE, "rules.ini: not a key-file: *"},
		{"[a]\nmatch=caf\xe9\n", -1, GLS_ERROR_UNREADABLE,
		 "rules.ini: line 2 is not UTF-8 text"},
		{"[a]\n\n\0", 6, GLS_ERROR_UNREADABLE, "rules.ini: line 3 is not UTF-8 text"},
		{"\x7f"
		 "ELF\x02\xff",
		 -1, GLS_ERROR_UNREADABLE, "rules.ini: line 1 is not UTF-8 text"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_data(
			cases[i].data, cases[i].length, "rules.ini", &error);

		g_test_message("case %u", i);
		g_assert_null(rules);
		g_assert_error(error, GLS_ERROR, cases[i].code);
		g_test_message("%s", error->message);
		g_assert_true(g_pattern_match_simple(cases[i].message, error->message));
	}
}

static void
test_rule_set_file(void)
{
	g_autofree gchar *folder = g_dir_make_tmp("glossator-XXXXXX", NULL);
	g_autofree gchar *path = g_build_filename(folder, "rules.ini", NULL);
	g_autoptr(GError) missing = NULL;
	g_autoptr(GError) directory = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = NULL;

	g_assert_null(gls_rule_set_new_from_file(path, &missing));
	g_assert_error(missing, GLS_ERROR, GLS_ERROR_UNREADABLE);
	g_assert_nonnull(strstr(missing->message, path));
	g_assert_null(gls_rule_set_new_from_file(folder, &directory));
	g_assert_error(directory, GLS_ERROR, GLS_ERROR_UNREADABLE);

	g_file_set_contents(path, "[x]\nmatch=one\n[y]\nmatch=(\n", -1, &error);
	g_assert_no_error(error);
	rules = gls_rule_set_new_from_file(path, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(gls_rule_set_get_n_rules(rules), ==, 1);
	g_assert_true(g_str_has_prefix(gls_rule_set_get_errors(rules)[0], path));
	g_remove(path);
	g_rmdir(folder);
}

/* a device that never ends is a file that is too large */
static void
test_rule_set_endless_file(void)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(gls_rule_set_new_from_file("/dev/zero", &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
}

static void
test_rule_set_max_size(void)
{
	g_autoptr(GString) data = g_string_new("[x]\nmatch=one\n#");
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autoptr(GError) error = NULL;

	while (data->len < 4 * 1024 * 1024)
		g_string_append_c(data, '#');
	rules = gls_rule_set_new_from_data(data->str, data->len, "rules.ini", &error);
	g_assert_no_error(error);
	g_assert_nonnull(rules);
	g_string_append_c(data, '#');
	g_assert_null(gls_rule_set_new_from_data(data->str, data->len, "rules.ini", &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
	g_assert_cmpstr(error->message, ==, "rules.ini: more than 4194304 bytes");
}

static void
test_rule_set_max_rules(void)
{
	g_autoptr(GString) data = g_string_new(NULL);
	g_autoptr(GlsRuleSet) rules = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *tags = NULL;

	for (guint i = 0; i < 20000; i++)
		g_string_append_printf(data, "[r%u]\nmatch=word%u\n", i, i);
	rules = gls_rule_set_new_from_data(data->str, data->len, "rules.ini", &error);
	g_assert_no_error(error);
	g_assert_cmpuint(gls_rule_set_get_n_rules(rules), ==, 20000);
	tags = match(rules, "word7 word19999", NULL);
	g_assert_cmpstr(tags, ==, "r7(title:word7) r19999(title:word19999)");
	g_string_append(data, "[one more]\nmatch=a\n");
	g_assert_null(gls_rule_set_new_from_data(data->str, data->len, "rules.ini", &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
	g_assert_cmpstr(error->message, ==, "rules.ini: 20001 groups, at most 20000 are read");
}

static gpointer
match_often(gpointer data)
{
	g_autoptr(GlsRuleSet) rules = data;

	for (guint i = 0; i < 2000; i++) {
		g_autoptr(GlsRuleSet) held = gls_rule_set_ref(rules);
		g_autofree gchar *tags = match(held, "Linear bandits", "Regret bounds");
		g_assert_cmpstr(tags, ==, "x(title:bandits) y(abstract:Regret bounds)");
	}
	return NULL;
}

static void
test_rule_set_threads(void)
{
	g_autoptr(GlsRuleSet)
		rules = new_rules("[x]\nmatch=bandit*\n[y]\nmatch=\"regret bound*\" -survey\n");
	GThread *threads[4];

	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("match", match_often, gls_rule_set_ref(rules));
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
}

static void
test_rule_set_default(void)
{
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_default();
	g_autoptr(GBytes) file = gls_rule_set_get_default_file();
	const gchar *const *errors = gls_rule_set_get_errors(rules);

	g_assert_cmpstr(errors[0], ==, NULL);
	g_assert_cmpuint(gls_rule_set_get_n_rules(rules), >=, 30);
	g_assert_cmpint(memcmp(g_bytes_get_data(file, NULL), "# Rules of Glossator", 20), ==, 0);
}

/* the next piece of text before an empty line; NULL at the end */
static gchar *
next_block(const gchar **p)
{
	const gchar *end;
	gchar *block;

	while (**p == '\n')
		(*p)++;
	if (**p == '\0')
		return NULL;
	end = strstr(*p, "\n\n");
	if (end == NULL)
		end = *p + strlen(*p);
	block = g_strndup(*p, end - *p);
	*p = end;
	return block;
}

/* the page is a header of five blocks, then a title and an abstract for each paper */
static void
test_rule_set_default_on_page(void)
{
	g_autofree gchar *path = g_test_build_filename(G_TEST_DIST, "..", "..", "shared", "samples",
						       "real", "hf-daily", "papers-page.txt", NULL);
	g_autofree gchar *page = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_default();
	const gchar *p;
	guint n_papers = 0;
	guint n_tagged = 0;

	if (!g_file_get_contents(path, &page, NULL, NULL)) {
		g_test_skip("the shared sample page is not there");
		return;
	}
	p = page;
	for (guint i = 0; i < 5; i++) {
		g_autofree gchar *header = next_block(&p);
		g_assert_nonnull(header);
	}
	while (TRUE) {
		g_autofree gchar *title = next_block(&p);
		g_autofree gchar *abstract = next_block(&p);
		GlsEntry entry = {.title = title, .abstract = abstract};
		g_autoptr(GPtrArray) tags = NULL;

		if (abstract == NULL)
			break;
		tags = gls_rule_set_match(rules, &entry, NULL);
		g_test_message("%u tags: %s", tags->len, title);
		g_assert_cmpuint(tags->len, <=, 4);
		n_tagged += tags->len > 0;
		n_papers++;
	}
	g_test_message("%u of %u papers have tags", n_tagged, n_papers);
	g_assert_cmpuint(n_papers, ==, 72);
	g_assert_cmpuint(n_tagged, >=, 60);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rule-set/match", test_rule_set_match);
	g_test_add_func("/rule-set/broken-rules", test_rule_set_broken_rules);
	g_test_add_func("/rule-set/rule-errors", test_rule_set_rule_errors);
	g_test_add_func("/rule-set/keys", test_rule_set_keys);
	g_test_add_func("/rule-set/bad-data", test_rule_set_bad_data);
	g_test_add_func("/rule-set/file", test_rule_set_file);
	g_test_add_func("/rule-set/endless-file", test_rule_set_endless_file);
	g_test_add_func("/rule-set/max-size", test_rule_set_max_size);
	g_test_add_func("/rule-set/max-rules", test_rule_set_max_rules);
	g_test_add_func("/rule-set/threads", test_rule_set_threads);
	g_test_add_func("/rule-set/default", test_rule_set_default);
	g_test_add_func("/rule-set/default-on-page", test_rule_set_default_on_page);
	return g_test_run();
}
