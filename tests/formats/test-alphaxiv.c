/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define HEAD		 "<h2>Trending Papers</h2>"
#define LINK(path, text) "<p><a href=\"https://www.alphaxiv.org/" path "\">" text "</a></p>"

static void
test_slugs(void)
{
	static const struct {
		const gchar *path;
		const gchar *ids;
		guint version;
	} cases[] = {
		{"abs/2512.14614", "arxiv:2512.14614", 0},
		{"overview/2512.14614v2", "arxiv:2512.14614", 2},
		{"abs/deepseek-v4", "", 0},
		{"abs/2512.14614-a-slug", "", 0},
		{"abs/math.OA/0301001", "arxiv:math/0301001", 0},
		{"abs/hep-th/9901001", "arxiv:hep-th/9901001", 0},
		{"abs/gpt-5.1", "", 0},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *html = g_strdup_printf(HEAD LINK("%s", "A title of a paper")
								 LINK("abs/other", "Another title"),
							 cases[i].path);
		g_autoptr(GlsDigest) digest = read_html(html);
		g_autofree gchar *ids = list_ids(get_entry(digest, 0));

		g_test_message("%s", cases[i].path);
		g_assert_cmpuint(digest->entries->len, ==, 2);
		g_assert_cmpstr(ids, ==, cases[i].ids);
		g_assert_cmpuint(get_entry(digest, 0)->version, ==, cases[i].version);
	}
}

static void
test_non_entries(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		LINK("newsletter/1", "View this issue in your browser") HEAD LINK(
			"abs/2512.14614", "A title of a paper") LINK("abs/2512.14614",
								     "Read more of this paper")
			LINK("abs/deepseek-v4", "Another title of one")
				LINK("abs/2512.00001", "Discuss")
					LINK("assistant", "Try the research assistant")
						LINK("unsubscribe", "Unsubscribe from this"));

	g_assert_cmpuint(digest->entries->len, ==, 2);
}

static void
test_other_mails(void)
{
	g_autoptr(GlsDigest) one =
		read_html("<p>I like alphaXiv.</p>" LINK("abs/2512.14614", "A title of a paper"));
	g_autoptr(GlsDigest) unnamed = read_html(LINK("abs/2512.14614", "A title of a paper")
							 LINK("abs/2512.14615", "Another title"));
	g_autoptr(GlsDigest)
		welcome = read_from("contact@alphaxiv.org", GLS_BODY_HTML, "<p>Welcome!</p>");

	g_assert_cmpstr(gls_digest_get_format_name(one), !=, "alphaxiv");
	g_assert_cmpstr(gls_digest_get_format_name(unnamed), !=, "alphaxiv");
	g_assert_cmpstr(gls_digest_get_format_name(welcome), ==, "alphaxiv");
	g_assert_cmpuint(welcome->entries->len, ==, 0);
}

static void
test_abstract(void)
{
	g_autofree gchar *text = g_strnfill(80, 'x');
	g_autofree gchar *html = g_strconcat(
		HEAD LINK("abs/2512.14614", "A title of a paper") "<p>Tencent, 17 Dec 2025</p><p>",
		text, "</p>" LINK("abs/2512.14615", "Another title") "<p>Alibaba</p>", NULL);
	g_autoptr(GlsDigest) digest = read_html(html);

	g_assert_cmpstr(get_entry(digest, 0)->abstract, ==, text);
	g_assert_null(get_entry(digest, 1)->abstract);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/alphaxiv/trap-16-non-entries", test_non_entries);
	g_test_add_func("/alphaxiv/trap-16-other-mails", test_other_mails);
	g_test_add_func("/alphaxiv/trap-17-slugs", test_slugs);
	g_test_add_func("/alphaxiv/abstract", test_abstract);
	return g_test_run();
}
