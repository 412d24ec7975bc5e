/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

static GlsDigest *
read_item(const gchar *link, const gchar *identifier, const gchar *body)
{
	GlsMessage *message = gls_message_new(GLS_BODY_HTML, body, -1);
	const gchar *identifiers[] = {identifier, NULL};

	message->subject = g_strdup("A title of a paper");
	message->link = g_strdup(link);
	if (identifier != NULL)
		message->identifiers = g_strdupv((gchar **)identifiers);
	message->date = 86400;
	return read_message(message);
}

static void
test_items(void)
{
	static const struct {
		const gchar *link;
		const gchar *identifier;
		const gchar *body;
		const gchar *ids;
		const gchar *date;
	} cases[] = {
		{"https://arxiv.org/abs/1706.03762v7", NULL, "", "arxiv:1706.03762", NULL},
		{"https://www.semanticscholar.org/paper/"
		 "649def34f8be52c8b66281af98ae884c09aef38b",
		 NULL, "Short.", "s2:649def34f8be52c8b66281af98ae884c09aef38b", NULL},
		{"https://openreview.net/forum?id=rJl-b3RcF7", NULL, "", "openreview:rJl-b3RcF7",
		 NULL},
		{"https://x.example/1", "arXiv:2601.00001", "", "arxiv:2601.00001", "1970-01-02"},
		{"https://openreview.net/forum?id=rJl-b3RcF7", "arXiv:1706.03762v7",
		 "<a href='https://arxiv.org/pdf/1706.03762'>PDF</a> "
		 "<a href='https://arxiv.org/abs/1706.00001'>another</a>",
		 "openreview:rJl-b3RcF7 arxiv:1706.03762", "1970-01-02"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest)
			digest = read_item(cases[i].link, cases[i].identifier, cases[i].body);

		g_test_message("case %u", i);
		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "paper-item");
		g_assert_cmpuint(digest->entries->len, ==, 1);
		g_assert_true(get_entry(digest, 0)->in_subject);
		g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title of a paper");
		assert_ids(get_entry(digest, 0), cases[i].ids);
		g_assert_cmpstr(get_entry(digest, 0)->date, ==, cases[i].date);
	}
}

/* paragraphs that are long enough, and what stands between them */
static void
test_abstract(void)
{
	g_autofree gchar *aim = g_strnfill(100, 'a');
	g_autofree gchar *result = g_strnfill(100, 'r');
	g_autofree gchar *body = g_strdup_printf(
		"<p>A. One</p><p>%s</p><p>so</p><p>%s</p><p>Full text</p>", aim, result);
	g_autofree gchar *expected = g_strdup_printf("%s so %s", aim, result);
	g_autoptr(GlsDigest) digest = read_item("https://arxiv.org/abs/1706.03762", NULL, body);

	g_assert_cmpstr(get_entry(digest, 0)->abstract, ==, expected);
}

static void
test_others(void)
{
	static const struct {
		const gchar *link;
		const gchar *identifier;
		const gchar *body;
	} cases[] = {
		/* a blog post about a paper */
		{"https://blog.example/1", NULL,
		 "<a href='https://arxiv.org/abs/1706.03762'>A paper</a> came out."},
		{"https://blog.example/1", "post-17", "arXiv:1706.03762"},
		{NULL, NULL, "10.1000/x"},
		/* a paper, but the text is about others */
		{"https://arxiv.org/abs/1706.03762", NULL,
		 "<p>see <a href='https://arxiv.org/abs/1706.00001'>1</a>, "
		 "<a href='https://arxiv.org/abs/1706.00002'>2</a>, "
		 "<a href='https://arxiv.org/abs/1706.00003'>3</a></p>"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest)
			digest = read_item(cases[i].link, cases[i].identifier, cases[i].body);

		g_test_message("case %u", i);
		g_assert_null(gls_digest_get_format_name(digest));
	}
}

/* an item that leads to a paper, and whose text is a digest, is that digest */
static void
test_digest_wins(void)
{
	g_autoptr(GlsDigest) digest = read_item(
		"https://arxiv.org/abs/1706.03762", NULL,
		"<h2><a href='https://arxiv.org/abs/1706.00001'>The first of two papers</a></h2>"
		"<p>Text.</p><h2><a href='https://arxiv.org/abs/1706.00002'>The second of two papers"
		"</a></h2><p>Text.</p>");

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "general");
	g_assert_cmpuint(digest->entries->len, ==, 2);
}

static void
test_text_limit(void)
{
	g_autofree gchar *allowed = g_strnfill(8000, 'a');
	g_autofree gchar *refused = g_strnfill(8001, 'a');
	g_autoptr(GlsDigest) paper = read_item("https://arxiv.org/abs/1706.03762", NULL, allowed);
	g_autoptr(GlsDigest) none = read_item("https://arxiv.org/abs/1706.03762", NULL, refused);

	g_assert_cmpstr(gls_digest_get_format_name(paper), ==, "paper-item");
	g_assert_null(gls_digest_get_format_name(none));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/paper-item/items", test_items);
	g_test_add_func("/paper-item/abstract", test_abstract);
	g_test_add_func("/paper-item/others", test_others);
	g_test_add_func("/paper-item/digest-wins", test_digest_wins);
	g_test_add_func("/paper-item/text-limit", test_text_limit);
	return g_test_run();
}
