/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define HEAD	      "<h1>TLDR AI 2026-09-15</h1>"
#define SECTION(name) "<div><h1><strong>" name "</strong></h1></div>"
#define ITEM(target, text)                                                                         \
	"<div><a href=\"https://tracking.tldrnewsletter.com/CL0/" target                           \
	"/1/010001a0a03f1865-000000/TOKEN=452\"><strong>" text                                     \
	"</strong></a><br><br>A blurb.</div>"
#define ARXIV(id) "https:%2F%2Farxiv.org%2Fabs%2F" id "%3Futm_source=tldrai"
#define OTHER	  "https:%2F%2Fexample.com%2Fx%3Futm_source=tldrai"

static void
test_papers(void)
{
	const struct {
		const gchar *html;
		const gchar *title;
	} cases[] = {
		{SECTION("Headlines") ITEM(ARXIV("2609.13009"), "A title (1 minute read)"),
		 "A title"},
		{SECTION("Headlines") ITEM(ARXIV("2609.13009"), "A title (Paper)"), "A title"},
		{SECTION("Headlines") ITEM(ARXIV("2609.13009"), "A title (MMGR)"),
		 "A title (MMGR)"},
		{SECTION("Headlines") ITEM(ARXIV("2609.13009"), "A title (Sponsor)"), NULL},
		{SECTION("Headlines") ITEM(OTHER, "A title of some news (1 minute read)"), NULL},
		{SECTION("Engineering &amp; Research")
			 ITEM(OTHER, "A title of some study (9 minute read)"),
		 "A title of some study"},
		{SECTION("Engineering &amp; Research")
			 ITEM(OTHER, "A tool for something (GitHub Repo)"),
		 NULL},
		{SECTION("Engineering &amp; Research") ITEM(OTHER, "Research more (Sponsor)"),
		 NULL},
		{SECTION("Engineering &amp; Research") ITEM(OTHER, "Advertise with us today"),
		 NULL},
		{SECTION("Research") SECTION("Quick Links")
			 ITEM(OTHER, "A title of news (2 minute read)"),
		 NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *html = g_strconcat(HEAD, cases[i].html, NULL);
		g_autoptr(GlsDigest) digest = read_html(html);

		g_test_message("%u", i);
		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "tldr-ai");
		g_assert_cmpuint(digest->entries->len, ==, cases[i].title != NULL);
		if (cases[i].title != NULL) {
			g_assert_cmpstr(get_entry(digest, 0)->title, ==, cases[i].title);
			g_assert_cmpstr(get_entry(digest, 0)->abstract, ==, "A blurb.");
		}
	}
}

static void
test_ids(void)
{
	g_autoptr(GlsDigest)
		digest = read_html(HEAD ITEM(ARXIV("2609.13009v2"), "A title (1 minute read)"));
	g_autofree gchar *ids = list_ids(get_entry(digest, 0));

	g_assert_cmpstr(ids, ==, "arxiv:2609.13009");
	g_assert_cmpuint(get_entry(digest, 0)->version, ==, 2);
}

/* the publisher's other newsletters, and letters that mention this one */
static void
test_other_mails(void)
{
	g_autoptr(GlsDigest)
		other = read_from("dan@tldrnewsletter.com", GLS_BODY_HTML,
				  "<h1>TLDR Marketing</h1>" ITEM(OTHER, "A title of news"));
	g_autoptr(GlsDigest) letter = read_html("<p>Do you read TLDR AI?</p>");

	g_assert_cmpstr(gls_digest_get_format_name(other), ==, NULL);
	g_assert_cmpstr(gls_digest_get_format_name(letter), ==, NULL);
}

/* a remark and the name of a section are short */
static void
test_limits(void)
{
	g_autofree gchar *section = g_strnfill(80, 'x');
	g_autofree gchar *html = g_strconcat(
		HEAD "<h1>", section,
		" research</h1>" ITEM(OTHER, "A title of some news (2 minute read)")
			ITEM(ARXIV("2609.13009"), "A title (with the full text of a paper)"),
		NULL);
	g_autoptr(GlsDigest) digest = read_html(html);

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title (with the full text of a paper)");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tldr-ai/ids", test_ids);
	g_test_add_func("/tldr-ai/trap-16-papers", test_papers);
	g_test_add_func("/tldr-ai/trap-16-other-mails", test_other_mails);
	g_test_add_func("/tldr-ai/limits", test_limits);
	return g_test_run();
}
