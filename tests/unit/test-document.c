/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/document/gls-document-private.h"
#include "core/document/gls-document.h"

/* the blocks of a document, each as KIND:text|, with its own bars and line ends shown as they are
 */
static gchar *
dump_blocks(const GlsDocument *document)
{
	static const gchar kinds[] = "phlcx";
	GString *dump = g_string_new(NULL);
	const gchar *text = gls_document_get_text(document, NULL);
	guint n;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n);

	for (guint i = 0; i < n; i++) {
		g_string_append_c(dump, kinds[blocks[i].kind]);
		if (blocks[i].level > 0)
			g_string_append_printf(dump, "%u", blocks[i].level);
		g_string_append_c(dump, ':');
		g_string_append_len(dump, text + blocks[i].start, blocks[i].end - blocks[i].start);
		g_string_append_c(dump, '|');
	}
	return g_string_free(dump, FALSE);
}

/* the spans of a document, each as name[text](href).class| */
static gchar *
dump_spans(const GlsDocument *document)
{
	GString *dump = g_string_new(NULL);
	const gchar *text = gls_document_get_text(document, NULL);
	guint n;
	const GlsSpan *spans = gls_document_get_spans(document, &n);

	for (guint i = 0; i < n; i++) {
		g_string_append_printf(dump, "%s[", spans[i].name);
		g_string_append_len(dump, text + spans[i].start, spans[i].end - spans[i].start);
		g_string_append_c(dump, ']');
		if (spans[i].href != NULL)
			g_string_append_printf(dump, "(%s)", spans[i].href);
		if (spans[i].class_name != NULL)
			g_string_append_printf(dump, ".%s", spans[i].class_name);
		if (spans[i].ref != NULL)
			g_string_append_printf(dump, "#%s", spans[i].ref);
		if (spans[i].data != NULL)
			g_string_append_printf(dump, "{%s}", spans[i].data);
		g_string_append_c(dump, '|');
	}
	return g_string_free(dump, FALSE);
}

static void
check_blocks(const GlsDocument *document)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	guint n;
	const GlsBlock *blocks = gls_document_get_blocks(document, &n);
	guint32 last = 0;

	g_assert_true(g_utf8_validate(text, (gssize)length, NULL));
	for (guint i = 0; i < n; i++) {
		const gchar *end = text + blocks[i].end;

		g_assert_cmpuint(blocks[i].start, >=, last);
		g_assert_cmpuint(blocks[i].start, <, blocks[i].end);
		g_assert_cmpuint(blocks[i].end, <=, length);
		g_assert_false(gls_document_is_blank(g_utf8_get_char(text + blocks[i].start)));
		g_assert_false(gls_document_is_blank(g_utf8_get_char(g_utf8_prev_char(end))));
		last = blocks[i].end + 1;
	}
}

static void
check_spans(const GlsDocument *document, gsize source_length)
{
	gsize length;
	guint n;
	const GlsSpan *spans = gls_document_get_spans(document, &n);

	gls_document_get_text(document, &length);
	for (guint i = 0; i < n; i++) {
		const GlsSpan *span = &spans[i];

		g_assert_cmpuint(span->start, <=, span->end);
		g_assert_cmpuint(span->end, <=, length);
		g_assert_cmpuint(span->source_start, <, span->source_end);
		g_assert_cmpuint(span->source_end, <=, source_length);
		g_assert_cmpint(span->parent, <, (gint)i);
		if (i > 0) {
			g_assert_cmpuint(span->start, >=, spans[i - 1].start);
			g_assert_cmpuint(span->source_start, >, spans[i - 1].source_start);
		}
		if (span->parent >= 0) {
			g_assert_cmpuint(span->start, >=, spans[span->parent].start);
			g_assert_cmpuint(span->end, <=, spans[span->parent].end);
			g_assert_cmpuint(span->source_end, <=, spans[span->parent].source_end);
		}
	}
}

/* every byte that is no space, and does not come from a character reference, is the source's own */
static void
check_offsets(const GlsDocument *document, const gchar *source, gsize source_length)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	guint32 last = 0;

	for (guint32 i = 0; i <= length; i++) {
		guint32 offset = gls_document_get_source_offset(document, i);

		g_assert_cmpuint(offset, >=, last);
		g_assert_cmpuint(offset, <=, source_length);
		last = offset;
		if (i < length && !g_ascii_isspace(text[i]) && source[offset] != '&')
			g_assert_cmpint(text[i], ==, source[offset]);
	}
	for (guint32 i = 1; i <= length; i++) {
		guint32 offset = gls_document_get_insertion_offset(document, i);

		g_assert_cmpuint(offset, >=, gls_document_get_source_offset(document, i - 1));
		g_assert_cmpuint(offset, <=, source_length);
	}
}

static GlsDocument *
read_document(const gchar *source, GlsBodyType type)
{
	gsize length = strlen(source);
	GlsDocument *document = gls_document_new(source, length, type);

	check_blocks(document);
	check_spans(document, length);
	check_offsets(document, source, length);
	return document;
}

static void
test_html_blocks(void)
{
	static const struct {
		const gchar *html;
		const gchar *blocks;
	} cases[] = {
		{"", ""},
		{" \n ", ""},
		{"plain", "p:plain|"},
		{"<p>One<p>Two", "p:One|p:Two|"},
		{"<p>One</p>\n<p>Two</p>", "p:One|p:Two|"},
		{"<div>One<div>Two</div>Three</div>", "p:One|p:Two|p:Three|"},
		{"<h1>One</h1><H2 class=x>Two</H2><h6>Six</h5>x", "h1:One|h2:Two|h6:Six|p:x|"},
		{"<h3><div>In</div></h3>", "h3:In|"},
		{"<ul><li>One<li>Two<ul><li>Three</ul></ul>x", "l:One|l:Two|l:Three|p:x|"},
		{"<dl><dt>T<dd>D</dl>", "l:T|l:D|"},
		{"<table><tr><th>A<td>B<tr><td>C</table>", "c:A|c:B|c:C|"},
		{"<table><tr><td>A<table><tr><td>B</td></tr></table>C</td></tr></table>",
		 "c:A|c:B|c:C|"},
		{"a\n  b\t c", "p:a b c|"},
		{"a <b> b</b> <i>c </i> d", "p:a b c d|"},
		{"a<br>b", "p:a\nb|"},
		{"a <br/> b", "p:a\nb|"},
		{"a<br>b<br>c", "p:a\nb\nc|"},
		{"a<br> <br>b", "p:a|p:b|"},
		{"a<br>&nbsp;<br>b", "p:a|p:b|"},
		{"<br><br>a<br>", "p:a|"},
		{"a</br>b", "p:a\nb|"},
		{"a<hr>b", "p:a|p:b|"},
		{"&nbsp;a&nbsp;b&nbsp;", "p:a\u00a0b|"},
		{"\u00a0a\u00a0b\u00a0", "p:a\u00a0b|"},
		{"<p>&zwnj;&nbsp;&#847;</p><p>a</p>", "p:a|"},
		{"\ufeffa\u200b", "p:a|"},
		{"a&lt;b&amp;c&hellip;&", "p:a<b&c\u2026&|"},
		{"a&#32;&#10; b", "p:a b|"},
		{"a&bogus;b & c &amp", "p:a&bogus;b & c &|"},
		{"<pre>  a\n    b\r\nc  d</pre>e", "x:a\n    b\nc  d|p:e|"},
		{"<pre>\na\n  \nb&#10;c</pre>", "x:a|x:b\nc|"},
		{"<pre><b>a</b>\n<div>b  c</div></pre>", "x:a|x:b  c|"},
		{"a<script>x<y</p>\"</script>b", "p:ab|"},
		{"<title>x</title><style>p{}</style>a<textarea>t</textarea>", "p:a|"},
		{"<noscript><p>x</p></noscript>a<template><p>t</p></template>b", "p:ab|"},
		{"<script>a</scripty></script >b", "p:b|"},
		{"a<!-- <p> -->b<!-->c<!--->d<!----!>e<!-- f", "p:abcde|"},
		{"<!DOCTYPE html><?xml version='1.0'?>a<![CDATA[ x ]]></>b", "p:ab|"},
		{"<!--[if mso]><p>x</p><![endif]-->a<![if !mso]>b<![endif]>", "p:ab|"},
		{"a<b", "p:a|"},
		{"a < b <3 c<", "p:a < b <3 c<|"},
		{"a</", "p:a</|"},
		{"a<p title=\"x", "p:a|"},
		{"<p title=\"a>b\" x='<p>'>c", "p:c|"},
		{"<p title=a>b", "p:b|"},
		{"<p =x y= z/>b", "p:b|"},
		{"<div hidden>x<p>y</div>a", "p:a|"},
		{"<span style='color:red; DISPLAY : none!important'>x</span>a", "p:a|"},
		{"a<div style='display:none'>x</div>b", "p:ab|"},
		{"<p style='display:none'>x<p>a", "p:a|"},
		{"<p style='x-display:none;displayed:none'>a", "p:a|"},
		{"<o:p/>a<x-y>b</x-y>", "p:ab|"},
		{"<svg><path/><title>x</title></svg>a", "p:a|"},
		{"<b><p>x</b>y</p>z", "p:xy|p:z|"},
		{"<html><head><title>x</title></head><body>a</body></html>b", "p:a|p:b|"},
		{"caf\u00e9 \U0001f600", "p:caf\u00e9 \U0001f600|"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDocument) document = read_document(cases[i].html, GLS_BODY_HTML);
		g_autofree gchar *blocks = dump_blocks(document);

		g_test_message("%s", cases[i].html);
		g_assert_cmpstr(blocks, ==, cases[i].blocks);
	}
}

static void
test_html_spans(void)
{
	static const struct {
		const gchar *html;
		const gchar *spans;
	} cases[] = {
		{"<p>a</p>", ""},
		{"<a href=x>T</a>", "a[T](x)|"},
		{"<A HREF=' x?a=1&amp;b=2&copy=3 '>T</A>", "a[T](x?a=1&b=2&copy=3)|"},
		{"<a href=1 href=2>T</a>", "a[T](1)|"},
		{"<a href>T</a>", "a[T]()|"},
		{"<a name=x>T</a>", "a[T]|"},
		{"a <b> b </b> c", "b[b]|"},
		{"<p>x</p><h2><a href=u>T&nbsp;</a></h2>", "h2[T]|a[T](u)|"},
		{"<a href=1>x<a href=2>y</a>", "a[x](1)|a[y](2)|"},
		{"<a href=1><h3>T</h3><p>abs<p>more</a>", "a[T\n\nabs\n\nmore](1)|h3[T]|"},
		{"<div class=x>a<p>b</div>c", "div[a\n\nb].x|"},
		{"<p class=a>x<p class=b>y", "p[x].a|p[y].b|"},
		{"<p><b>x<p>y", "b[x]|"},
		{"<x-y class='p q'>t</X-Y>u", "x-y[t].p q|"},
		{"<a ref='ordinalpos=1'>T</a>", "a[T]#ordinalpos=1|"},
		{"<div data-props='{&quot;a&quot;:1}'></div>x", "div[]{{\"a\":1}}|"},
		{"a<a href=1><img></a> b", "a[](1)|"},
		{"<div class=x>foo<p><b></b></div>bar", "div[foo\n\n].x|b[]|"},
		{"<div hidden><a href=1>x</a></div><b>y</b>", "b[y]|"},
		{"<article><h1>T</h1><em>e</em><i>i</i><strong>s</strong></article>",
		 "article[T\n\neis]|h1[T]|em[e]|i[i]|strong[s]|"},
		{"<table><tr><td class=a>x</div><td class=b>y</table>z", "td[x].a|td[y].b|"},
		{"<table><tr><td class=a><table><tr><td>x</td></td></table>y</table>",
		 "td[x\n\ny].a|"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDocument) document = read_document(cases[i].html, GLS_BODY_HTML);
		g_autofree gchar *spans = dump_spans(document);

		g_test_message("%s", cases[i].html);
		g_assert_cmpstr(spans, ==, cases[i].spans);
	}
}

static void
test_plain_text(void)
{
	static const struct {
		const gchar *text;
		const gchar *blocks;
	} cases[] = {
		{"", ""},
		{"\n\n", ""},
		{"a", "p:a|"},
		{"a\nb", "p:a\nb|"},
		{"  a  \n\n  b\nc\n", "p:a|p:b\nc|"},
		{"a\r\nb\r\n\r\nc\r\n", "p:a\r\nb|p:c|"},
		{"a\n \t\n\u00a0\nb", "p:a|p:b|"},
		{"<p>a & b</p>\n\n&lt;", "p:<p>a & b</p>|p:&lt;|"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDocument) document = read_document(cases[i].text, GLS_BODY_TEXT);
		g_autofree gchar *blocks = dump_blocks(document);

		g_assert_cmpstr(gls_document_get_text(document, NULL), ==, cases[i].text);
		g_assert_cmpstr(blocks, ==, cases[i].blocks);
		for (guint32 j = 0; j <= strlen(cases[i].text); j++) {
			g_assert_cmpuint(gls_document_get_source_offset(document, j), ==, j);
			g_assert_cmpuint(gls_document_get_insertion_offset(document, j), ==, j);
		}
	}
}

/* the place after the text `T` is where `^` stands in the source */
static void
test_insertion_offset(void)
{
	static const gchar *const cases[] = {
		"<p>T^</p>x",
		"<p>T^ x</p>",
		"<p><a href=1>T</a>^ x</p>",
		"<p><a href=1><b>T</b></a>^</p>",
		"<p><a href=1><b>T</b> </a>^ x</p>",
		"<p><a href=1>T&nbsp;</a>^</p>",
		"<h3><span><font>T</font></span>^</h3>",
		"<x-y>T</x-y>^",
		"<a href=1><h3>T^</h3></a>",
		"<a href=1>T^<br></a>x",
		"<p>T^ <b></b> x</p>",
		"<p>T^<b>x</b></p>",
		"<p><b>T^</p>x",
		"T^",
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const gchar *caret = strchr(cases[i], '^');
		g_autofree gchar *html =
			g_strdup_printf("%.*s%s", (int)(caret - cases[i]), cases[i], caret + 1);
		g_autoptr(GlsDocument) document = read_document(html, GLS_BODY_HTML);
		guint n;
		const GlsBlock *block = gls_document_get_blocks(document, &n);
		guint32 end = block[0].start + 1;

		g_test_message("%s", cases[i]);
		g_assert_cmpuint(gls_document_get_insertion_offset(document, end), ==,
				 (guint32)(caret - cases[i]));
	}
}

static void
test_find_span(void)
{
	g_autoptr(GlsDocument) document = read_document(
		"<div class=o><h2>a <a href=1>b <b>c</b></a></h2>d<a>e</a></div>f", GLS_BODY_HTML);
	const gchar *text = gls_document_get_text(document, NULL);
	static const struct {
		gchar at;
		const gchar *innermost;
		const gchar *link;
	} cases[] = {
		{'a', "h2", NULL},  {'b', "a", "1"},   {'c', "b", "1"},
		{'d', "div", NULL}, {'f', NULL, NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		guint32 at = (guint32)(strchr(text, cases[i].at) - text);
		const GlsSpan *innermost = gls_document_find_span(document, NULL, at, at + 1);
		const GlsSpan *link = gls_document_find_span(document, "a", at, at + 1);

		g_assert_cmpstr(innermost != NULL ? innermost->name : NULL, ==, cases[i].innermost);
		g_assert_cmpstr(link != NULL ? link->href : NULL, ==, cases[i].link);
	}
	g_assert_null(gls_document_find_span(document, NULL, 0, (guint32)strlen(text)));
}

static gchar *
repeat(const gchar *piece, gsize n, const gchar *tail)
{
	GString *text = g_string_new(NULL);

	for (gsize i = 0; i < n; i++)
		g_string_append(text, piece);
	g_string_append(text, tail);
	return g_string_free(text, FALSE);
}

/* sources that cost minutes or all memory if reading them is not linear */
static void
test_torture(void)
{
	static const struct {
		const gchar *piece;
		gsize n;
		const gchar *tail;
	} cases[] = {
		{"<", 10 * 1024 * 1024, ""},
		{"<a ", 1000000, ">"},
		{"<a href=x>", 500000, "T"},
		{"<div>", 1000000, "T"},
		{"<div>x</b>", 500000, "T"},
		{"<b>", 1000000, "</i></i></i>"},
		{"</i>", 1000000, "T"},
		{"<i></b>", 1000000, "T"},
		{"<b>&nbsp;</b>", 500000, "T"},
		{"<p class=x>", 500000, "T"},
		{"<table><tr><td>", 300000, "T"},
		{"<a b=\"", 500000, "T"},
		{"<!--", 1000000, "T"},
		{"<!", 1000000, "T"},
		{"<script>", 500000, "T"},
		{"<title></x>", 500000, "T"},
		{"&", 3000000, "T"},
		{"&amp", 1000000, "T"},
		{"&CounterClockwiseContourIntegral", 200000, "T"},
		{"&#", 1000000, "T"},
		{"a  ", 1000000, "T"},
		{"<br>", 1000000, "T"},
		{"<pre> \n", 500000, "T"},
		{"<p style='display:block;;;;;;;;;;;;'>", 200000, "T"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *html = repeat(cases[i].piece, cases[i].n, cases[i].tail);
		gsize length = strlen(html);
		g_autoptr(GlsDocument) document = gls_document_new(html, length, GLS_BODY_HTML);
		g_autoptr(GlsDocument) text = gls_document_new(html, length, GLS_BODY_TEXT);

		g_test_message("%s", cases[i].piece);
		check_blocks(document);
		check_spans(document, length);
		check_blocks(text);
	}
}

static void
test_max_blocks(void)
{
	g_autofree gchar *html = repeat("<p>a", GLS_DOCUMENT_MAX_BLOCKS + 1, "");
	g_autofree gchar *text = repeat("a\n\n", GLS_DOCUMENT_MAX_BLOCKS + 1, "");
	g_autoptr(GlsDocument) page = gls_document_new(html, strlen(html), GLS_BODY_HTML);
	g_autoptr(GlsDocument) plain = gls_document_new(text, strlen(text), GLS_BODY_TEXT);
	guint n;

	gls_document_get_blocks(page, &n);
	g_assert_cmpuint(n, ==, GLS_DOCUMENT_MAX_BLOCKS);
	check_blocks(page);
	gls_document_get_blocks(plain, &n);
	g_assert_cmpuint(n, ==, GLS_DOCUMENT_MAX_BLOCKS);
}

static void
test_max_spans(void)
{
	g_autofree gchar *html = repeat("<b>a</b>", GLS_DOCUMENT_MAX_SPANS + 1, "<p>end");
	g_autoptr(GlsDocument) document = gls_document_new(html, strlen(html), GLS_BODY_HTML);
	guint n;

	gls_document_get_spans(document, &n);
	g_assert_cmpuint(n, ==, GLS_DOCUMENT_MAX_SPANS);
	g_assert_true(g_str_has_suffix(gls_document_get_text(document, NULL), "a\n\nend"));
}

static void
test_max_depth(void)
{
	g_autofree gchar *opened = repeat("<div>", GLS_DOCUMENT_MAX_DEPTH + 10, "<b>deep</b>");
	g_autofree gchar *closed = repeat("</div>", GLS_DOCUMENT_MAX_DEPTH + 10, "<b>out</b>");
	g_autofree gchar *html = g_strconcat(opened, closed, NULL);
	g_autoptr(GlsDocument) document = read_document(html, GLS_BODY_HTML);
	g_autofree gchar *blocks = dump_blocks(document);
	g_autofree gchar *spans = dump_spans(document);

	g_assert_cmpstr(blocks, ==, "p:deep|p:out|");
	g_assert_cmpstr(spans, ==, "b[out]|");
}

/* lines that are quoted lose their marks, and each byte still knows its source */
static void
test_quoted_text(void)
{
	static const struct {
		const gchar *source;
		const gchar *blocks;
	} cases[] = {
		{"Look:\n> one\n>   two\n>\n> three\n\nme\n", "p:Look:|p:one\n  two|p:three|p:me|"},
		{"> > one\n>> two\n>\n>> \n> > three", "p:one\ntwo|p:three|"},
		{">one\n>two\nnot quoted\n", "p:one\ntwo|p:not quoted|"},
		{"more than\n> 90 % of cases\nand so on\n",
		 "p:more than\n> 90 % of cases\nand so on|"},
		{">", "p:>|"},
		{">\n>", ""},
		{">\n> ", ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDocument) document = read_document(cases[i].source, GLS_BODY_TEXT);
		g_autofree gchar *blocks = dump_blocks(document);
		gsize length;
		const gchar *text = gls_document_get_text(document, &length);

		g_assert_cmpstr(blocks, ==, cases[i].blocks);
		for (guint32 j = 0; j < length; j++)
			g_assert_cmpint(
				text[j], ==,
				cases[i].source[gls_document_get_source_offset(document, j)]);
	}
}

static void
test_prefixed_classes(void)
{
	g_autoptr(GlsDocument) document = read_document(
		"<p class='m_-12title m_34x_b  c'>x<p class='m_title x m_5'>y<p class='x_x_'>z",
		GLS_BODY_HTML);
	g_autofree gchar *spans = dump_spans(document);

	g_assert_cmpstr(spans, ==, "p[x].title b  c|p[y].m_title x |p[z].|");
}

static void
test_max_attribute(void)
{
	g_autofree gchar *value = g_strnfill(GLS_DOCUMENT_MAX_ATTRIBUTE, 'a');
	g_autofree gchar *html = g_strdup_printf(
		"<a href='%s'>x</a><a href='%sa' class='%sa' ref='%sa' data-props='%sa'>y", value,
		value, value, value, value);
	g_autoptr(GlsDocument) document = read_document(html, GLS_BODY_HTML);
	guint n;
	const GlsSpan *spans = gls_document_get_spans(document, &n);

	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpstr(spans[0].href, ==, value);
	g_assert_null(spans[1].href);
	g_assert_null(spans[1].class_name);
	g_assert_null(spans[1].ref);
	g_assert_cmpuint(strlen(spans[1].data), ==, GLS_DOCUMENT_MAX_ATTRIBUTE + 1);
}

/* an end tag finds its element behind 127 unclosed ones, but not behind 128 */
static void
test_max_close_search(void)
{
	for (guint i = 127; i <= 128; i++) {
		g_autofree gchar *fonts = repeat("<font>", i, "");
		g_autofree gchar *html = g_strconcat("<b>x", fonts, "</b>y", NULL);
		g_autoptr(GlsDocument) document = read_document(html, GLS_BODY_HTML);
		g_autofree gchar *spans = dump_spans(document);

		g_assert_cmpstr(spans, ==, i == 127 ? "b[x]|" : "b[xy]|");
	}
}

static void
test_max_size(void)
{
	g_autofree gchar *source = g_strnfill(GLS_MESSAGE_MAX_SIZE + 1, 'a');

	for (GlsBodyType type = GLS_BODY_TEXT; type <= GLS_BODY_HTML; type++) {
		g_autoptr(GlsDocument)
			document = gls_document_new(source, GLS_MESSAGE_MAX_SIZE + 1, type);
		gsize length;

		gls_document_get_text(document, &length);
		g_assert_cmpuint(length, ==, GLS_MESSAGE_MAX_SIZE);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/document/html/blocks", test_html_blocks);
	g_test_add_func("/document/html/spans", test_html_spans);
	g_test_add_func("/document/html/prefixed-classes", test_prefixed_classes);
	g_test_add_func("/document/plain-text", test_plain_text);
	g_test_add_func("/document/quoted-text", test_quoted_text);
	g_test_add_func("/document/insertion-offset", test_insertion_offset);
	g_test_add_func("/document/find-span", test_find_span);
	g_test_add_func("/document/torture", test_torture);
	g_test_add_func("/document/max-blocks", test_max_blocks);
	g_test_add_func("/document/max-spans", test_max_spans);
	g_test_add_func("/document/max-depth", test_max_depth);
	g_test_add_func("/document/max-attribute", test_max_attribute);
	g_test_add_func("/document/max-close-search", test_max_close_search);
	g_test_add_func("/document/max-size", test_max_size);
	return g_test_run();
}
