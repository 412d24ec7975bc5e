/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define ABOUT "a new Scholar Inbox digest has been created.\n\n"

static void
test_dates(void)
{
	const struct {
		const gchar *line;
		const gchar *venue;
		const gchar *date;
	} cases[] = {
		{"ArXiv 2026 (June 12)", "ArXiv", "2026-06-12"},
		{"ArXiv 2026 (Jan 3)", "ArXiv", "2026-01-03"},
		{"bioRxiv 2025 (December)", "bioRxiv", "2025-12"},
		{"ArXiv 2026 (June 99)", "ArXiv", "2026-06"},
		{"ArXiv 2026 (soon)", "ArXiv", "2026"},
		{"ICLR 2026", "ICLR", "2026"},
		{"Findings of EACL 2026", "Findings of EACL", "2026"},
		{"2026", NULL, "2026"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *text = g_strdup_printf(
			ABOUT "92\n%s\nA title of a paper\nA. One, B. Two\n", cases[i].line);
		g_autoptr(GlsDigest) digest = read_text(text);
		const GlsEntry *entry = get_entry(digest, 0);

		g_test_message("%s", cases[i].line);
		g_assert_cmpstr(entry->venue, ==, cases[i].venue);
		g_assert_cmpstr(entry->date, ==, cases[i].date);
		g_assert_cmpstr(entry->reason, ==, "score 92");
	}
}

/* numbers and years in titles begin no entry */
static void
test_numbers(void)
{
	g_autoptr(GlsDigest) digest = read_text(
		ABOUT "92\nICLR 2026\n42\nA. One\n\n7\nACL 2025\n1984 in 2024\nB. Two\n\n"
		      "76\nis a number\nA title\nC. Three\n\n101\nACL 2025\nA title\nD. Four\n");

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "42");
	g_assert_cmpstr(get_entry(digest, 1)->title, ==, "1984 in 2024");
}

/* the paper on Scholar Inbox itself is cited at the end of a mail */
static void
test_foreign_ids(void)
{
	g_autoptr(GlsDigest) text = read_text(
		ABOUT
		"92\nICLR 2026\nA title of a paper\nA. One\n\nCite https://arxiv.org/abs/2504.08385\n");
	g_autoptr(GlsDigest) html = read_html(
		"<p>" ABOUT "</p><div>92</div><div>ICLR 2026</div><div>"
		"<a href=\"https://openreview.net/forum?id=abcDEF1234\">A title of a paper</a></div>"
		"<div>A. One</div><p><a href=\"https://arxiv.org/abs/2504.08385\">Our paper</a></p>");
	g_autofree gchar *ids = list_ids(get_entry(html, 0));

	g_assert_cmpuint(get_entry(text, 0)->ids->len, ==, 0);
	g_assert_cmpstr(ids, ==, "openreview:abcDEF1234");
}

static void
test_line_breaks(void)
{
	g_autoptr(GlsDigest) digest =
		read_html("<p>" ABOUT "</p><div>92%</div><div>ICLR 2026</div>"
			  "<div>A title with a\n hard line\n break</div><div>A. One</div>");

	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title with a hard line break");
}

static void
test_other_mails(void)
{
	g_autoptr(GlsDigest) nothing =
		read_from("info@scholar-inbox.com", GLS_BODY_HTML, "<p>Found 0 articles</p>");
	g_autoptr(GlsDigest)
		letter = read_text("Do you use Scholar Inbox?\n\nIn 2026\n92\nof us do.\n");

	g_assert_cmpstr(gls_digest_get_format_name(nothing), ==, "scholar-inbox");
	g_assert_cmpuint(nothing->entries->len, ==, 0);
	g_assert_cmpstr(gls_digest_get_format_name(letter), ==, NULL);
}

static void
test_limits(void)
{
	g_autofree gchar *venue = g_strnfill(196, 'x');
	g_autofree gchar *text = g_strconcat(ABOUT "92\n", venue,
					     " 2026\nA title\nA. One\n\n"
					     "100\nICLR 2026\nOther title\nB. Two\n",
					     NULL);
	g_autoptr(GlsDigest) digest = read_text(text);

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "Other title");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/scholar-inbox/dates", test_dates);
	g_test_add_func("/scholar-inbox/numbers", test_numbers);
	g_test_add_func("/scholar-inbox/trap-01-foreign-ids", test_foreign_ids);
	g_test_add_func("/scholar-inbox/trap-11-line-breaks", test_line_breaks);
	g_test_add_func("/scholar-inbox/trap-16-other-mails", test_other_mails);
	g_test_add_func("/scholar-inbox/limits", test_limits);
	return g_test_run();
}
