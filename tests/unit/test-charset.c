/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-charset.h"
#include "core/gls-error.h"
#include "core/gls-message.h"

#define BAD "\xef\xbf\xbd"

/* a string literal with its length, since it may hold NUL */
#define BYTES(text) text, sizeof(text) - 1

static void
test_to_utf8(void)
{
	static const struct {
		const gchar *data;
		gsize length;
		const gchar *charset;
		const gchar *text;
		gsize first_bad;
	} cases[] = {
		{BYTES(""), NULL, "", G_MAXSIZE},
		{BYTES("abc"), NULL, "abc", G_MAXSIZE},
		{BYTES("caf\xc3\xa9"), NULL, "caf\u00e9", G_MAXSIZE},
		{BYTES("caf\xc3\xa9"), "utf-8", "caf\u00e9", G_MAXSIZE},
		{BYTES("caf\xc3\xa9"), "UTF8", "caf\u00e9", G_MAXSIZE},
		{BYTES("caf\xc3\xa9"), "x-unknown-42", "caf\u00e9", G_MAXSIZE},
		{BYTES("\xef\xbb\xbf"
		       "a\xc3\xa9"),
		 "iso-8859-1", "a\u00e9", G_MAXSIZE},
		{BYTES("\xff\xfe"
		       "a\0\xe9\0"),
		 "utf-8", "a\u00e9", G_MAXSIZE},
		{BYTES("\xfe\xff"
		       "\0a\0\xe9"),
		 NULL, "a\u00e9", G_MAXSIZE},
		{BYTES("caf\xe9 \x80\x93"), "iso-8859-1", "caf\u00e9 \u20ac\u201c", G_MAXSIZE},
		{BYTES("caf\xe9"), "Latin1", "caf\u00e9", G_MAXSIZE},
		{BYTES("caf\xe9"), "us-ascii", "caf\u00e9", G_MAXSIZE},
		{BYTES("caf\xe9"), "ASCII", "caf\u00e9", G_MAXSIZE},
		{BYTES("\xd6\xd0\xce\xc4"), "gb2312", "\u4e2d\u6587", G_MAXSIZE},
		{BYTES("\x93\xfa\x96\x7b"), "Shift_JIS", "\u65e5\u672c", G_MAXSIZE},
		{BYTES("\x1b$BF|K\\\x1b(B"), "iso-2022-jp", "\u65e5\u672c", G_MAXSIZE},
		{BYTES("\xcc\xd2"), "koi8-r", "\u043b\u0440", G_MAXSIZE},
		{BYTES("a\xff"
		       "b\xfe"),
		 NULL, "a" BAD "b" BAD, 1},
		{BYTES("ab\xc3"), NULL, "ab" BAD, 2},
		{BYTES("\xed\xa0\x80"), NULL, BAD BAD BAD, 0},
		{BYTES("\xef\xbb\xbf"
		       "ab\xff"),
		 NULL, "ab" BAD, 5},
		{BYTES("\xff\xfe"
		       "a\0\0\xd8"
		       "b\0"),
		 NULL, NULL, 4},
		{BYTES("a\0b\0c"), "utf-16le", "ab" BAD, 4},
		{BYTES("a\x81"
		       "b"),
		 "windows-1252", "a" BAD "b", 1},
		/* no character of Unicode, though iconv() of glibc takes it for one */
		{BYTES("\xf4\x90\x80\x80z"), "#utf-8\"", BAD BAD BAD BAD "z", 0},
		{NULL, 0, NULL, "", G_MAXSIZE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		gsize first_bad;
		g_autofree gchar *text = gls_charset_to_utf8(cases[i].data, cases[i].length,
							     cases[i].charset, &first_bad, &error);

		g_test_message("case %u", i);
		g_assert_no_error(error);
		g_assert_true(g_utf8_validate(text, -1, NULL));
		if (cases[i].text != NULL)
			g_assert_cmpstr(text, ==, cases[i].text);
		g_assert_cmpuint(first_bad, ==, cases[i].first_bad);
	}
}

static void
test_binary(void)
{
	static const struct {
		const gchar *data;
		gsize length;
		const gchar *charset;
		const gchar *message;
	} cases[] = {
		{BYTES("\0"), NULL, "not a text: NUL byte at offset 0"},
		{BYTES("GIF89a\0\xff"), NULL, "not a text: NUL byte at offset 6"},
		{BYTES("abc\0"), "iso-8859-1", "not a text: NUL byte at offset 3"},
		{BYTES("a\0b\0"), NULL, "not a text: NUL byte at offset 1"},
		{BYTES("\xff\xfe"
		       "a\0\0\0"),
		 NULL, "not a text: NUL byte at offset 1"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(gls_charset_to_utf8(cases[i].data, cases[i].length, cases[i].charset,
						  NULL, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
		g_assert_cmpstr(error->message, ==, cases[i].message);
	}
}

static void
test_too_large(void)
{
	g_autofree gchar *data = g_strnfill(GLS_MESSAGE_MAX_SIZE + 1, 'a');
	g_autoptr(GError) error = NULL;
	g_autofree gchar *text = NULL;

	text = gls_charset_to_utf8(data, GLS_MESSAGE_MAX_SIZE, NULL, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(strlen(text), ==, GLS_MESSAGE_MAX_SIZE);
	g_assert_null(gls_charset_to_utf8(data, GLS_MESSAGE_MAX_SIZE + 1, NULL, NULL, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
	g_assert_cmpstr(error->message, ==,
			"the text has 16777217 bytes, more than the limit of 16777216");
	g_clear_error(&error);
	/* each byte takes three in UTF-8 */
	memset(data, '\xff', GLS_MESSAGE_MAX_SIZE);
	g_assert_null(gls_charset_to_utf8(data, GLS_MESSAGE_MAX_SIZE, NULL, NULL, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
}

static void
test_sniff_html(void)
{
	static const struct {
		const gchar *html;
		const gchar *charset;
	} cases[] = {
		{"", NULL},
		{"<meta", NULL},
		{"<meta charset=utf-8>", "utf-8"},
		{"<html><head><META CHARSET = \"ISO-8859-1\" />", "ISO-8859-1"},
		{"<meta name=x><meta http-equiv=\"Content-Type\" "
		 "content=\"text/html; charset=windows-1251\">",
		 "windows-1251"},
		{"<meta http-equiv=x content='text/html;charset=\"gbk\"'>", "gbk"},
		{"<meta content='charset charset=koi8-r'>", "koi8-r"},
		{"<meta charset=utf-16le>", "UTF-8"},
		{"<!-- <meta charset=a> --><meta charset=b>", "b"},
		{"<!-- <meta charset=a>", NULL},
		{"<metal charset=a>", NULL},
		{"<p charset=a>charset=b", NULL},
		{"<meta charset=>", NULL},
		{"<meta charset=utf-8", NULL},
	};
	g_autofree gchar *padding = g_strnfill(1024, ' ');
	g_autofree gchar *charset = NULL;
	g_autofree gchar *late = g_strconcat(padding, "<meta charset=utf-8>", NULL);

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *found =
			gls_charset_sniff_html(cases[i].html, strlen(cases[i].html));

		g_test_message("%s", cases[i].html);
		g_assert_cmpstr(found, ==, cases[i].charset);
	}
	g_assert_null(gls_charset_sniff_html(late, strlen(late)));
	/* a name of 64 bytes is none */
	memset(padding, 'a', 64);
	padding[64] = '\0';
	g_free(late);
	late = g_strdup_printf("<meta charset=%s>", padding);
	g_assert_null(gls_charset_sniff_html(late, strlen(late)));
	g_free(late);
	late = g_strdup_printf("<meta charset=%s>", padding + 1);
	charset = gls_charset_sniff_html(late, strlen(late));
	g_assert_cmpstr(charset, ==, padding + 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/charset/to-utf8", test_to_utf8);
	g_test_add_func("/charset/binary", test_binary);
	g_test_add_func("/charset/too-large", test_too_large);
	g_test_add_func("/charset/sniff-html", test_sniff_html);
	return g_test_run();
}
