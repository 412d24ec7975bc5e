/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-entities.h"

static void
check(const gchar *text, gboolean in_attribute, const gchar *expected)
{
	g_autofree gchar *decoded = gls_entity_decode_all(text, strlen(text), in_attribute);

	g_test_message("%s", text);
	g_assert_cmpstr(decoded, ==, expected);
}

/* the list of the standard, which the build wrote as lines: a name, then its characters in hex */
static void
test_names(void)
{
	g_autofree gchar *path = g_test_build_filename(G_TEST_BUILT, "unit", "entities.txt", NULL);
	g_autofree gchar *list = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) lines = NULL;
	guint n = 0;

	g_file_get_contents(path, &list, NULL, &error);
	g_assert_no_error(error);
	lines = g_strsplit(list, "\n", -1);
	for (; lines[n] != NULL && *lines[n] != '\0'; n++) {
		g_auto(GStrv) fields = g_strsplit(lines[n], " ", 2);
		g_auto(GStrv) numbers = g_strsplit(fields[1], " ", 2);
		g_autoptr(GString) expected = g_string_new(NULL);
		g_autofree gchar *reference = g_strconcat("&", fields[0], NULL);
		g_autofree gchar *followed = g_strconcat(reference, " x", NULL);

		for (guint i = 0; numbers[i] != NULL; i++)
			g_string_append_unichar(expected,
						(gunichar)g_ascii_strtoull(numbers[i], NULL, 16));
		check(reference, FALSE, expected->str);
		check(reference, TRUE, expected->str);
		g_string_append(expected, " x");
		check(followed, FALSE, expected->str);
	}
	g_assert_cmpuint(n, ==, 2231);
}

static void
test_edges(void)
{
	static const struct {
		const gchar *text;
		const gchar *in_text;
		const gchar *in_attribute;
	} cases[] = {
		{"", "", ""},
		{"&", "&", "&"},
		{"&&amp;&", "&&&", "&&&"},
		{"&;", "&;", "&;"},
		{"& amp;", "& amp;", "& amp;"},
		{"&bogus;", "&bogus;", "&bogus;"},
		{"&AMP;&Amp;", "&&Amp;", "&&Amp;"},
		/* the longest name counts */
		{"&notin;", "\u2209", "\u2209"},
		{"&notit;", "\u00acit;", "&notit;"},
		{"&not;in", "\u00acin", "\u00acin"},
		{"&ampamp;", "&amp;", "&ampamp;"},
		{"&times", "\u00d7", "\u00d7"},
		{"&copy=1", "\u00a9=1", "&copy=1"},
		{"&copy&a", "\u00a9&a", "\u00a9&a"},
		{"&copy2", "\u00a92", "&copy2"},
		{"&copy;2", "\u00a92", "\u00a92"},
		{"&hellip", "&hellip", "&hellip"},
		/* two characters, and the longest name of all */
		{"&NotEqualTilde;", "\u2242\u0338", "\u2242\u0338"},
		{"&CounterClockwiseContourIntegral;", "\u2233", "\u2233"},
		{"&CounterClockwiseContourIntegralx;", "&CounterClockwiseContourIntegralx;",
		 "&CounterClockwiseContourIntegralx;"},
		{"&#65;&#x41;&#X41;&#65 &#x41z", "AAAA Az", "AAAA Az"},
		{"&#;&#x;&#xg;&#a", "&#;&#x;&#xg;&#a", "&#;&#x;&#xg;&#a"},
		{"&#0;&#x0;", "\ufffd\ufffd", "\ufffd\ufffd"},
		{"&#xd800;&#xDFFF;", "\ufffd\ufffd", "\ufffd\ufffd"},
		{"&#x110000;&#99999999999999999999;", "\ufffd\ufffd", "\ufffd\ufffd"},
		{"&#x10ffff;&#xe000;", "\U0010ffff\ue000", "\U0010ffff\ue000"},
		{"&#128;&#x93;&#x9f;", "\u20ac\u201c\u0178", "\u20ac\u201c\u0178"},
		{"&#x81;", "\xc2\x81", "\xc2\x81"},
		{"&#00000000000000000065;", "A", "A"},
		{"&#1", "\x01", "\x01"},
		{"&lt", "<", "<"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		check(cases[i].text, FALSE, cases[i].in_text);
		check(cases[i].text, TRUE, cases[i].in_attribute);
	}
}

/* it reads nothing beyond the end it is told, whatever stands there */
static void
test_end(void)
{
	const gchar *text = "&copy;";
	gchar utf8[GLS_ENTITY_UTF8_SIZE];
	gsize length;

	g_assert_cmpuint(gls_entity_decode(text, text + 6, TRUE, utf8, &length), ==, 6);
	g_assert_cmpuint(gls_entity_decode(text, text + 5, TRUE, utf8, &length), ==, 5);
	g_assert_cmpuint(length, ==, strlen("\u00a9"));
	g_assert_cmpuint(gls_entity_decode(text, text + 4, TRUE, utf8, &length), ==, 0);
	g_assert_cmpuint(gls_entity_decode(text, text, TRUE, utf8, &length), ==, 0);
	g_assert_cmpuint(gls_entity_decode(text + 1, text + 6, TRUE, utf8, &length), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/entities/names", test_names);
	g_test_add_func("/entities/edges", test_edges);
	g_test_add_func("/entities/end", test_end);
	return g_test_run();
}
