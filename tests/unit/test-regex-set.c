/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-regex-private.h"
#include "core/rules/gls-regex-set.h"

/* what patterns and texts are made of at random: the more syntax, the more is tried */
static const gchar *const syntax[] = {
	"(",	 ")",	   ")",		  ")",	       "(?:",  "(?=",	    "(?!",  "(?<=",
	"(?<!",	 "(?>",	   "(?|",	  "(?i)",      "(?x)", "(?-x)",	    "(?i:", "(?x:",
	"(?#c)", "(?s-i:", "|",		  "|",	       "*",    "+",	    "?",    "{2}",
	"{0,1}", "{1,}",   "{,2}",	  "{",	       "[ab]", "[^a]",	    "[]a]", "[a\\]",
	"]",	 "[\\c]",  "[[:alpha:]]", "\\b",       "\\w",  "\\.",	    "\\Q",  "\\E",
	"\\K",	 "^",	   "$",		  ".",	       "\\1",  " ",	    "#",    "\n",
	"\r",	 "\\x62",  "\\142",	  "\\N{U+62}", "\\pL", "(*ACCEPT)", "(*F)", "(?(1)",
	"(?1)",	 "(?R)?",  "(?<n>",	  "\\k<n>",    "\\n",  "\\R",	    "\\ ",
};

static const gchar *const words[] = {
	"a",	 "b", "bot", "robot",	     "task", "KISS", "kiss", "ask",
	"Robot", "é", "ſ",   "\xe2\x84\xaa", "sk",   "rob",  " ",    "s",
};

#define N_ROUNDS 30000
#define N_TEXTS	 6
#define N_FLAGS	 16

static const gchar *
pick(GRand *rand, const gchar *const *from, guint n)
{
	return from[g_rand_int_range(rand, 0, n)];
}

static gchar *
dup_pattern(GRand *rand)
{
	GString *pattern = g_string_new(NULL);
	gint n = g_rand_int_range(rand, 1, 10);

	for (gint i = 0; i < n; i++)
		g_string_append(pattern, g_rand_boolean(rand)
						 ? pick(rand, words, G_N_ELEMENTS(words))
						 : pick(rand, syntax, G_N_ELEMENTS(syntax)));
	return g_string_free(pattern, FALSE);
}

static gchar *
dup_text(GRand *rand)
{
	GString *text = g_string_new(NULL);
	gint n = g_rand_int_range(rand, 0, 8);

	for (gint i = 0; i < n; i++)
		g_string_append(text, pick(rand, words, G_N_ELEMENTS(words)));
	return g_string_free(text, FALSE);
}

static gchar *
dup_flags(GRand *rand)
{
	GString *flags = g_string_new(NULL);
	guint bits = g_rand_int_range(rand, 0, N_FLAGS);

	for (guint i = 0; i < 4; i++) {
		if (bits & (1u << i))
			g_string_append_c(flags, "imsx"[i]);
	}
	return g_string_free(flags, FALSE);
}

static GlsRegex *
new_regex(const gchar *pattern, const gchar *flags)
{
	gsize bad;

	return gls_regex_new(pattern, strlen(pattern), flags, &bad, NULL);
}

static void
append_hit(GString *hits, guint regex, guint start, guint end)
{
	g_string_append_printf(hits, " %u:%u-%u", regex, start, end);
}

static gchar *
dup_hits_of_each(const GPtrArray *regexes, const gchar *text)
{
	GString *hits = g_string_new(NULL);

	for (guint i = 0; i < regexes->len; i++) {
		g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));

		gls_regex_match(g_ptr_array_index(regexes, i), text, strlen(text), spans, NULL);
		for (guint j = 0; j < spans->len; j++) {
			const GlsRegexSpan *span = &g_array_index(spans, GlsRegexSpan, j);

			append_hit(hits, i, span->start, span->end);
		}
	}
	return g_string_free(hits, FALSE);
}

static gchar *
dup_hits(const GlsRegexSet *set, const gchar *text, GlsField field)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(GlsRegexSetHit));
	GString *hits = g_string_new(NULL);

	gls_regex_set_match(set, text, strlen(text), field, found);
	for (guint i = 0; i < found->len; i++) {
		const GlsRegexSetHit *hit = &g_array_index(found, GlsRegexSetHit, i);

		append_hit(hits, hit->regex, hit->start, hit->end);
	}
	return g_string_free(hits, FALSE);
}

/* the set finds what each regex finds by itself, however odd the pattern: it may not pass one over
 * that matches */
static void
test_same_as_each(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	guint n_with_literals = 0;
	guint n_found = 0;

	for (guint i = 0; i < N_ROUNDS; i++) {
		g_autofree gchar *pattern = dup_pattern(rand);
		g_autofree gchar *flags = dup_flags(rand);
		g_autoptr(GlsRegex) regex = new_regex(pattern, flags);
		g_autoptr(GlsRegexSet) set = gls_regex_set_new();
		g_autoptr(GPtrArray) regexes = g_ptr_array_new();

		if (regex == NULL || gls_regex_get_literals(regex)->len == 0)
			continue;
		n_with_literals++;
		g_ptr_array_add(regexes, regex);
		gls_regex_set_add(set, regex, GLS_FIELD_ALL);
		for (guint j = 0; j < N_TEXTS; j++) {
			g_autofree gchar *text = dup_text(rand);
			g_autofree gchar *expected = dup_hits_of_each(regexes, text);
			g_autofree gchar *hits = dup_hits(set, text, GLS_FIELD_TITLE);

			if (strcmp(hits, expected) != 0)
				g_test_message("/%s/%s in \"%s\"", pattern, flags, text);
			g_assert_cmpstr(hits, ==, expected);
			n_found += *hits != '\0';
		}
	}
	g_test_message("%u patterns with literals, %u texts matched", n_with_literals, n_found);
	g_assert_cmpuint(n_with_literals, >, N_ROUNDS / 20);
	g_assert_cmpuint(n_found, >, N_ROUNDS / 40);
}

/* regexes with equal literals, in their order */
static void
test_many(void)
{
	const gchar *const patterns[] = {"robot",      "ro.+t", "b.t",	    "^x",
					 "robot|task", "zzz",	"(?i)ROBOT"};
	g_autoptr(GPtrArray)
		regexes = g_ptr_array_new_with_free_func((GDestroyNotify)gls_regex_free);
	g_autoptr(GlsRegexSet) set = gls_regex_set_new();
	const gchar *const texts[] = {"robot", "a task for robots", "x", "ZZZ zzz", ""};

	for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
		g_ptr_array_add(regexes, new_regex(patterns[i], ""));
		g_assert_cmpuint(
			gls_regex_set_add(set, g_ptr_array_index(regexes, i), GLS_FIELD_ALL), ==,
			i);
	}
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree gchar *expected = dup_hits_of_each(regexes, texts[i]);
		g_autofree gchar *hits = dup_hits(set, texts[i], GLS_FIELD_TITLE);

		g_assert_cmpstr(hits, ==, expected);
	}
}

static void
test_fields(void)
{
	g_autoptr(GlsRegex) regex = new_regex("robot", "");
	g_autoptr(GlsRegexSet) set = gls_regex_set_new();
	g_autofree gchar *title = NULL;
	g_autofree gchar *abstract = NULL;

	gls_regex_set_add(set, regex, GLS_FIELD_ABSTRACT);
	title = dup_hits(set, "robot", GLS_FIELD_TITLE);
	abstract = dup_hits(set, "robot", GLS_FIELD_ABSTRACT);
	g_assert_cmpstr(title, ==, "");
	g_assert_cmpstr(abstract, ==, " 0:0-5");
}

/* one that takes too long does not stop the others */
static void
test_muted(void)
{
	const gchar *text = "robot aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
	g_autoptr(GlsRegex) slow = new_regex("(a+)+$", "");
	g_autoptr(GlsRegex) quick = new_regex("robot", "");
	g_autoptr(GlsRegexSet) set = gls_regex_set_new();
	g_autofree gchar *hits = NULL;

	gls_regex_set_add(set, slow, GLS_FIELD_ALL);
	gls_regex_set_add(set, quick, GLS_FIELD_ALL);
	hits = dup_hits(set, text, GLS_FIELD_TITLE);
	g_assert_cmpstr(hits, ==, " 1:0-5");
	g_assert_true(gls_regex_is_muted(slow));
	g_assert_false(gls_regex_is_muted(quick));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/regex-set/same-as-each", test_same_as_each);
	g_test_add_func("/regex-set/many", test_many);
	g_test_add_func("/regex-set/fields", test_fields);
	g_test_add_func("/regex-set/muted", test_muted);
	return g_test_run();
}
