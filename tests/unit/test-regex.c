/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-regex.h"

static GlsRegex *
new_regex(const gchar *pattern, const gchar *flags)
{
	g_autoptr(GError) error = NULL;
	gsize bad;
	GlsRegex *regex = gls_regex_new(pattern, strlen(pattern), flags, &bad, &error);

	g_assert_no_error(error);
	g_assert_nonnull(regex);
	return regex;
}

/* what is found, in brackets */
static gchar *
dup_found(GlsRegex *regex, const gchar *text)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	g_autoptr(GError) error = NULL;
	gboolean found = gls_regex_match(regex, text, strlen(text), spans, &error);
	GString *result = g_string_new(NULL);

	g_assert_no_error(error);
	g_assert_cmpint(found, ==, spans->len > 0);
	for (guint i = 0; i < spans->len; i++) {
		const GlsRegexSpan *span = &g_array_index(spans, GlsRegexSpan, i);

		g_assert_cmpuint(span->start, <, span->end);
		g_assert_cmpuint(span->end, <=, strlen(text));
		g_string_append_c(result, '[');
		g_string_append_len(result, text + span->start, span->end - span->start);
		g_string_append_c(result, ']');
	}
	return g_string_free(result, FALSE);
}

static const struct {
	const gchar *pattern;
	const gchar *flags;
	const gchar *text;
	const gchar *expected;
} matches[] = {
	{"robot", "", "robot Robot robots", "[robot][robot]"},
	{"robot", "i", "robot Robot", "[robot][Robot]"},
	{"^b", "", "a\nb", ""},
	{"^b", "m", "a\nb", "[b]"},
	{"a.b", "", "a\nb", ""},
	{"a.b", "s", "a\nb", "[a\nb]"},
	{"a b # c", "x", "ab", "[ab]"},
	{"a B", "xi", "Ab", "[Ab]"},
	/* bytes of the text as it is shown */
	{"ö.", "", "Schrödinger", "[öd]"},
	{"Ö", "i", "Schrödinger", "[ö]"},
	{"o", "", "Schrödinger", ""},
	{"state.of", "", "state-of-the-art", "[state-of]"},
	{"CO_2", "", "CO$_2$", ""},
	/* overlapping and empty places */
	{"aa", "", "aaaaa", "[aa][aa]"},
	{"a*", "", "baab", "[aa]"},
	{"x*", "", "abc", ""},
	{"(?=a)", "", "aa", ""},
	{"\\bfoo\\Kbar", "", "foobar", "[bar]"},
	{"a/b", "", "a/b", "[a/b]"},
	{"a\\/b", "", "a/b", "[a/b]"},
	{"(*pla:ab)a", "", "aab", "[a]"},
	{"\\\\C", "", "\\C", "[\\C]"},
};

static void
test_match(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(matches); i++) {
		g_autoptr(GlsRegex) regex = new_regex(matches[i].pattern, matches[i].flags);
		g_autofree gchar *found = dup_found(regex, matches[i].text);

		g_test_message("/%s/%s", matches[i].pattern, matches[i].flags);
		g_assert_cmpstr(found, ==, matches[i].expected);
	}
}

static const struct {
	const gchar *pattern;
	const gchar *flags;
	gsize bad;
	const gchar *what;
} refused[] = {
	{"", "", 0, "expected a regular expression"},
	{"a(b", "", 3, "missing terminating )"},
	/* "é" is two bytes */
	{"é(b", "", 4, "missing terminating )"},
	{"[z-a]", "", 3, "range out of order in character class"},
	{"a\\", "", 2, "\\ at end of pattern"},
	{"12: )5", "", 4, NULL},
	{"a", "g", 2, "expected one of the flags i, m, s and x"},
	{"é", "iu", 4, "expected one of the flags i, m, s and x"},
	{"(*LIMIT_MATCH=1000000)a", "", 0, "a regular expression that begins with a (*SETTING)"},
	{"(*UCP)a", "", 0, "a regular expression that begins with a (*SETTING)"},
	{"a\\C", "", 1, "\\C, which is no whole letter"},
	{"\\\\\\C", "", 2, "\\C, which is no whole letter"},
	{"a\xff", "", 1, "expected UTF-8"},
};

static void
test_refused(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autoptr(GError) error = NULL;
		gsize bad = 1000;
		g_autoptr(GlsRegex)
			regex = gls_regex_new(refused[i].pattern, strlen(refused[i].pattern),
					      refused[i].flags, &bad, &error);

		g_test_message("row %u", i);
		g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
		g_assert_null(regex);
		g_assert_cmpuint(bad, ==, refused[i].bad);
		if (refused[i].what != NULL)
			g_assert_cmpstr(error->message, ==, refused[i].what);
	}
}

/* only the first bytes are the pattern */
static void
test_length(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *at = g_strnfill(GLS_REGEX_MAX_LENGTH, 'a');
	g_autofree gchar *over = g_strnfill(GLS_REGEX_MAX_LENGTH + 1, 'a');
	gsize bad;
	g_autoptr(GlsRegex) part = gls_regex_new("ab)", 2, "", &bad, &error);
	g_autoptr(GlsRegex) longest = new_regex(at, "");
	g_autoptr(GlsRegex) longer = NULL;

	g_assert_no_error(error);
	g_assert_nonnull(part);
	longer = gls_regex_new(over, strlen(over), "", &bad, &error);
	g_assert_error(error, GLS_ERROR, GLS_ERROR_RULE);
	g_assert_null(longer);
	g_assert_cmpuint(bad, ==, GLS_REGEX_MAX_LENGTH);
}

static void
test_not_utf8(void)
{
	g_autoptr(GlsRegex) regex = new_regex("a", "");
	g_autofree gchar *found = dup_found(regex, "a\xff");

	g_assert_cmpstr(found, ==, "");
}

/* a text that makes (a+)+$ go back for ages */
#define EVIL_TEXT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"

static gpointer
match_evil(gpointer regex)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	g_autoptr(GError) error = NULL;
	guint n = 0;

	for (guint i = 0; i < 100; i++) {
		g_assert_false(gls_regex_match(regex, EVIL_TEXT, strlen(EVIL_TEXT), spans, &error));
		g_assert_cmpuint(spans->len, ==, 0);
		if (error == NULL)
			continue;
		g_assert_error(error, GLS_ERROR, GLS_ERROR_LIMIT);
		g_clear_error(&error);
		n++;
	}
	return GUINT_TO_POINTER(n);
}

/* it says so once, and finds nothing any more */
static void
test_mute(void)
{
	g_autoptr(GlsRegex) regex = new_regex("(a+)+$", "");
	g_autofree gchar *before = dup_found(regex, "b aa");
	g_autofree gchar *after = NULL;
	GThread *threads[4];
	guint n = 0;

	g_assert_cmpstr(before, ==, "[aa]");
	g_assert_false(gls_regex_is_muted(regex));
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new(NULL, match_evil, regex);
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		n += GPOINTER_TO_UINT(g_thread_join(threads[i]));
	g_assert_cmpuint(n, ==, 1);
	g_assert_true(gls_regex_is_muted(regex));
	after = dup_found(regex, "b aa");
	g_assert_cmpstr(after, ==, "");
}

/* what was found before the limit does not stay */
static void
test_mute_late(void)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(GlsRegexSpan));
	g_autoptr(GlsRegex) regex = new_regex("ok|(a+)+$", "");
	g_autoptr(GError) error = NULL;

	g_assert_false(gls_regex_match(regex, "ok ok " EVIL_TEXT, strlen("ok ok " EVIL_TEXT), spans,
				       &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_LIMIT);
	g_assert_cmpuint(spans->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/regex/match", test_match);
	g_test_add_func("/regex/refused", test_refused);
	g_test_add_func("/regex/length", test_length);
	g_test_add_func("/regex/not-utf8", test_not_utf8);
	g_test_add_func("/regex/mute", test_mute);
	g_test_add_func("/regex/mute-late", test_mute_late);
	return g_test_run();
}
