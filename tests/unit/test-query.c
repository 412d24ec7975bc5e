/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/rules/gls-query.h"

static void
append_phrase(GString *text, const GlsPhrase *phrase)
{
	for (guint i = 0; i < phrase->words->words->len; i++) {
		const GlsWord *word = &g_array_index(phrase->words->words, GlsWord, i);

		if (i > 0)
			g_string_append_c(text, ' ');
		g_string_append_len(text, phrase->words->folded->str + word->fold_start,
				    word->fold_end - word->fold_start);
		if (phrase->kinds[i] == GLS_PHRASE_WORD_PREFIX)
			g_string_append_c(text, '*');
		if (phrase->kinds[i] == GLS_PHRASE_WORD_CAPITALS)
			g_string_append_c(text, '!');
	}
}

/* a term, with `*` after prefixes, `!` after words in capitals, its kind and its fields */
static void
append_term(GString *text, const GlsTerm *term)
{
	g_autofree gchar *given = NULL;
	g_autofree gchar *family = NULL;

	switch (term->kind) {
	case GLS_TERM_PHRASE:
		append_phrase(text, term->phrase);
		break;
	case GLS_TERM_AUTHOR:
		given = g_strjoinv(" ", term->author->given);
		family = g_strjoinv(" ", term->author->family);
		g_string_append_printf(text, "%s%s,%s,%s", term->author->letters,
				       term->author->particles, family, given);
		break;
	case GLS_TERM_NAME:
		g_string_append_printf(text, "=%s%s", term->name, term->is_prefix ? "*" : "");
		break;
	case GLS_TERM_REGEX:
	default:
		g_string_append(text, "//");
	}
	for (guint bit = 0; term->fields != GLS_FIELD_DEFAULT && bit < GLS_N_FIELDS; bit++) {
		if (term->fields & (1 << bit))
			g_string_append_printf(text, " @%s", gls_field_to_string(1 << bit));
	}
}

static gchar *
describe_terms(const GlsQuery *query)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < gls_query_get_n_terms(query); i++) {
		g_string_append(text, i > 0 ? " | " : "");
		append_term(text, gls_query_get_term(query, i));
	}
	return g_string_free(text, FALSE);
}

static void
test_query_terms(void)
{
	static const gchar *const cases[][2] = {
		{"bandit", "bandit"},
		{"  bandit* OR \"regret bound*\" ", "bandit* | regret bound*"},
		{"\"regret* bound\"", "regret* bound"},
		{"state-of-the-art", "state of the art"},
		{"title:survey abs:\"a  b\"", "survey @title | a b @abstract"},
		{"title:(a OR b) c", "a @title | b @title | c"},
		{"title:(a abs:b)", "a @title | b @abstract"},
		{"TITLE:a", "a @title"},
		{"RAG RAGs Rag GPT4 TRANSFORMER X", "rag! | rags | rag | gpt4 | transformer | x"},
		{"\"deep RL agents\"", "deep rl! agents"},
		{"RL*", "rl*"},
		{"C++ Schr\\\"odinger $U^{2}$-Net", "c++ | schrodinger | u2 net"},
		{"\"Schr\\\"odinger bridge\"", "schrodinger bridge"},
		{"\u6df1\u5ea6\u5b66*", "\u6df1 \u5ea6 \u5b66*"},
		{"or and not", "or | and | not"},
		{"\"OR\"", "or!"},
		{"ORACLE NOTE", "oracle | note!"},
		{"10:30", "10 30"},
		{"f(x)", "f | x"},
		{"a\u00a0b", "a | b"},
		/* quotes as text editors make them */
		{"\u201cregret bound\u201d x", "regret bound | x"},
		{"\u201eregret bound\u201c", "regret bound"},
		{"\u00abregret bound\u00bb", "regret bound"},
		{"\u300c\u6df1\u5ea6\u300d", "\u6df1 \u5ea6"},
		{"title:\u201cregret bound\"", "regret bound @title"},
		{"\"regret \u201cbound\u201d\"", "regret bound"},
		{"a\u201cb c\u201dd", "a | b c | d"},
		/* other fields */
		{"author:He", ",he, @author"},
		{"author:\"Kaiming He\"", ",he,kaiming @author"},
		{"author:\"He, K.\"", ",he,k @author"},
		{"author:\"van der Maaten\"", "vander,maaten, @author"},
		{"author:K.He", ",he,k @author"},
		{"author:Schmidhub*", ",schmidhub*, @author"},
		{"author:\"He, Kai*\"", ",he,kai* @author"},
		{"author:(He OR Sun)", ",he, @author | ,sun, @author"},
		{"author:\u4f55\u607a\u660e", "\u4f55\u607a\u660e,, @author"},
		{"cat:cs.LG", "=cs.lg @category"},
		{"cat:math.*", "=math.* @category"},
		{"cat:\"Machine  Learning\"", "=machine learning @category"},
		{"comment:\"accepted at\"", "accepted at @comment"},
		{"comment:ICML", "icml! @comment"},
		{"source:arXiv", "arxiv @source"},
		{"source:LG", "lg @source"},
		{"format:arxiv-mail", "=arxiv-mail @source"},
		{"id:2501.03489v2", "=arxiv:2501.03489 @id"},
		{"id:arXiv:2501.03489", "=arxiv:2501.03489 @id"},
		{"id:https://arxiv.org/abs/2501.03489", "=arxiv:2501.03489 @id"},
		{"id:10.1145/ABC", "=doi:10.1145/abc @id"},
		{"id:10.1145/*", "=10.1145/* @id"},
		{"id:pmid:28359079", "=pmid:28359079 @id"},
		{"any:He", "he @title @abstract @author @category @comment @source @id | "
			   ",he, @author"},
		{"any:2025", "2025 @title @abstract @author @category @comment @source @id"},
		{"/a b/ c", "// | c"},
		{"title:/a/i abs:/b/ /c/ix", "// @title | // @abstract | //"},
		{"author:/^K/ id:/2501/ any:/x/", "// @author | // @id | "
						  "// @title @abstract @author @category @comment "
						  "@source @id"},
		{"/a\\/b/ x", "// | x"},
		{"(/a/)/b/", "// | //"},
		{"a/b", "a b"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsQuery) query = gls_query_new(cases[i][0], GLS_QUERY_NONE, &error);
		g_autofree gchar *terms = NULL;

		g_assert_no_error(error);
		terms = describe_terms(query);
		g_assert_cmpstr(terms, ==, cases[i][1]);
	}
}

static void
test_query_fold_case(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsQuery) query = gls_query_new("RAG", GLS_QUERY_FOLD_CASE, &error);
	g_autofree gchar *terms = NULL;

	g_assert_no_error(error);
	terms = describe_terms(query);
	g_assert_cmpstr(terms, ==, "rag");
}

/* a, b, c, d are the phrases in their order; each case lists what is found and what is expected */
static void
test_query_matches(void)
{
	static const struct {
		const gchar *query;
		const gchar *found;
		gboolean matches;
		const gchar *why;
	} cases[] = {
		{"a b", "ab", TRUE, "ab"},
		{"a b", "a", FALSE, ""},
		{"a AND b", "ab", TRUE, "ab"},
		{"a OR b", "b", TRUE, "b"},
		{"a OR b", "", FALSE, ""},
		{"a -b", "a", TRUE, "a"},
		{"a -b", "ab", FALSE, ""},
		{"a NOT b", "ab", FALSE, ""},
		{"a AND NOT b", "a", TRUE, "a"},
		{"NOT a", "", TRUE, ""},
		{"-a", "a", FALSE, ""},
		{"-a -b", "", TRUE, ""},
		{"- -a", NULL, FALSE, NULL},
		{"--a", "a", TRUE, ""},
		{"NOT NOT a", "", FALSE, ""},
		/* OR binds weakest */
		{"a OR b c", "a", TRUE, "a"},
		{"a OR b c", "b", FALSE, ""},
		{"a OR b -c", "ac", TRUE, "a"},
		{"a b OR c d", "acd", TRUE, "cd"},
		{"(a OR b) c", "a", FALSE, ""},
		{"(a OR b) c", "bc", TRUE, "bc"},
		{"(a OR b) -c", "ac", FALSE, ""},
		{"a -(b c)", "ab", TRUE, "a"},
		{"a -(b OR c)", "ab", FALSE, ""},
		{"NOT(a)", "", TRUE, ""},
		{"(((a)))", "a", TRUE, "a"},
		{"-title:a b", "b", TRUE, "b"},
		{"a(b)c\"d\"", "abcd", TRUE, "abcd"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsQuery) query = gls_query_new(cases[i].query, GLS_QUERY_NONE, &error);
		gboolean found[4] = {FALSE};
		gboolean why[4] = {FALSE};
		g_autoptr(GString) reasons = g_string_new(NULL);

		g_test_message("%s with %s", cases[i].query, cases[i].found);
		if (cases[i].found == NULL) {
			g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
			continue;
		}
		g_assert_no_error(error);
		for (const gchar *p = cases[i].found; *p != '\0'; p++)
			found[*p - 'a'] = TRUE;
		g_assert_cmpint(gls_query_matches(query, found), ==, cases[i].matches);
		gls_query_explain(query, found, why);
		for (guint n = 0; n < G_N_ELEMENTS(why); n++) {
			if (why[n])
				g_string_append_c(reasons, 'a' + n);
		}
		g_assert_cmpstr(reasons->str, ==, cases[i].why);
	}
}

static void
test_query_errors(void)
{
	static const gchar *const cases[][2] = {
		{"", "expected a word, a phrase or a group at character 1"},
		{"   ", "expected a word, a phrase or a group at character 4"},
		{"bandit* OR a \"regret bound*", "unclosed quote at character 14"},
		{"\u00e9\u00e9 \"a", "unclosed quote at character 4"},
		{"\"\"", "expected a letter or digit at character 2"},
		{"a !!!", "expected a letter or digit at character 3"},
		{"a OR", "expected a word, a phrase or a group at character 5"},
		{"OR a", "expected a word, a phrase or a group at character 1"},
		{"a OR OR b", "expected a word, a phrase or a group at character 6"},
		{"a AND", "expected a word, a phrase or a group at character 6"},
		{"a NOT", "expected a word, a phrase or a group at character 6"},
		{"a - b", "expected a word, a phrase or a group at character 4"},
		{"()", "expected a word, a phrase or a group at character 2"},
		{"a (b", "unclosed parenthesis at character 3"},
		{"a (b OR (c d)", "unclosed parenthesis at character 3"},
		{"a) b", "a closing parenthesis without an opening one at character 2"},
		{"*", "a * that does not end a word at character 1"},
		{"a *", "a * that does not end a word at character 3"},
		{"*a", "a * that does not end a word at character 1"},
		{"ban*dit", "a * that does not end a word at character 4"},
		{"a**", "a * that does not end a word at character 3"},
		{"\"x a *\"", "a * that does not end a word at character 6"},
		{"title: a", "expected a word, a phrase or a group at character 7"},
		{"title:", "expected a word, a phrase or a group at character 7"},
		{"title:-a", "expected a word, a phrase or a group at character 7"},
		{"title:OR", "expected a word, a phrase or a group at character 7"},
		{"\u201ca", "unclosed quote at character 1"},
		{"\"a\u201d", "unclosed quote at character 1"},
		{"x author:\"...\"", "expected the name of an author at character 11"},
		{"author:2025", "expected the name of an author at character 8"},
		{"author:K*He", "a * that does not end a name at character 9"},
		{"author:*", "a * that does not end a name at character 8"},
		{"author:", "expected a word, a phrase or a group at character 8"},
		{"cat:*.LG", "a * that does not end a name at character 5"},
		{"cat:\"\"", "expected a name at character 6"},
		{"cat:*", "a * that does not end a name at character 5"},
		{"-comment:\"!\"", "expected a letter or digit at character 11"},
		{"(source:a", "unclosed parenthesis at character 1"},
		{"id:hello", "expected an id such as 2501.03489, 10.1145/* or pmid:28359079 at "
			     "character 4"},
		{"x id:10.*/1", "a * that does not end a name at character 9"},
		{"any:*", "a * that does not end a word at character 5"},
		{"any:10.1145/*", "a * that does not end a word at character 13"},
		{"authors:He", "unknown field (quote text with a colon) at character 1"},
		{"a abstract:b", "unknown field (quote text with a colon) at character 3"},
		{"a http://x", "unknown field (quote text with a colon) at character 3"},
		{"a /b.*c", "unclosed /regex/ at character 3"},
		{"a /", "unclosed /regex/ at character 3"},
		{"/b\\/", "unclosed /regex/ at character 1"},
		{"a //", "expected a regular expression at character 4"},
		{"\u00e9 /b/iq", "expected one of the flags i, m, s and x at character 7"},
		{"title:/b/g", "expected one of the flags i, m, s and x at character 10"},
		{"\u00e9 /(b/", "missing terminating ) at character 6"},
		{"/\u00e9[b/", "missing terminating ] for character class at character 5"},
		{"/*b/", "nothing to repeat at character 2"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsQuery) query = gls_query_new(cases[i][0], GLS_QUERY_NONE, &error);

		g_test_message("%s", cases[i][0]);
		g_assert_null(query);
		g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
		g_assert_cmpstr(error->message, ==, cases[i][1]);
	}
}

static gchar *
repeat(const gchar *before, const gchar *piece, guint n, const gchar *after)
{
	GString *text = g_string_new(before);

	for (guint i = 0; i < n; i++)
		g_string_append(text, piece);
	g_string_append(text, after);
	return g_string_free(text, FALSE);
}

/* one at the limit is read, one beyond is refused, and many more do no harm */
static void
assert_limit(const gchar *before, const gchar *piece, const gchar *after, guint limit)
{
	const guint counts[] = {limit, limit + 1, limit + 100000};

	for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
		g_autofree gchar *text = repeat(before, piece, counts[i], after);
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsQuery) query = gls_query_new(text, GLS_QUERY_NONE, &error);

		if (counts[i] == limit) {
			g_assert_no_error(error);
			g_assert_nonnull(query);
		} else {
			g_assert_null(query);
			g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
			g_assert_true(g_str_has_prefix(error->message, "more than "));
		}
	}
}

static void
test_query_limits(void)
{
	g_autofree gchar *groups = repeat("a", ")", GLS_QUERY_MAX_DEPTH, "");
	g_autoptr(GError) error = NULL;
	g_autofree gchar *nested = repeat("", "(", GLS_QUERY_MAX_DEPTH, groups);
	g_autoptr(GlsQuery) query = gls_query_new(nested, GLS_QUERY_NONE, &error);

	g_assert_no_error(error);
	g_assert_nonnull(query);
	assert_limit("", "-", "a", GLS_QUERY_MAX_DEPTH);
	assert_limit("", "NOT ", "a", GLS_QUERY_MAX_DEPTH);
	assert_limit("", "a ", "", GLS_QUERY_MAX_TERMS);
	assert_limit("a", " OR a", "", GLS_QUERY_MAX_TERMS - 1);
	assert_limit("\"", "a ", "\"", GLS_PHRASE_MAX_WORDS);
	assert_limit("", "a", "*", GLS_PHRASE_MAX_PREFIX);
}

static void
test_query_deep(void)
{
	g_autofree gchar *text = repeat("", "(", 1000000, "a");
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsQuery) query = gls_query_new(text, GLS_QUERY_NONE, &error);

	g_assert_null(query);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
	g_assert_cmpstr(error->message, ==,
			"more than 32 groups or negations in each other at character 33");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/query/terms", test_query_terms);
	g_test_add_func("/query/fold-case", test_query_fold_case);
	g_test_add_func("/query/matches", test_query_matches);
	g_test_add_func("/query/errors", test_query_errors);
	g_test_add_func("/query/limits", test_query_limits);
	g_test_add_func("/query/deep", test_query_deep);
	return g_test_run();
}
