/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define ID_1 "0123456789abcdef0123456789abcdef01234567"
#define ID_2 "fedcba9876543210fedcba9876543210fedcba98"
#define LINK(id, text)                                                                             \
	"<a class=\"paper-link\" href=\"https://www.semanticscholar.org/paper/Slug/" id            \
	"?utm_campaign=AlertEmails_DAILY\">" text "</a>"
#define PLAIN(id, text)                                                                            \
	text "\n<https://www.semanticscholar.org/paper/Slug/" id "?utm_source=alert_email>\n"

static void
test_entry(void)
{
	g_autoptr(GlsDigest) digest = read_html("<p>New citations to <i>Some title</i></p><div>" LINK(
		ID_1,
		"First title of a paper") "<div>A. One, Bob Two, et al.</div><div>Journal, 2026</div>"
					  "<div>TLDR: It is short.</div></div><div>" LINK(
						  ID_2, "Second title of a …") "</div>");
	const GlsEntry *entry = get_entry(digest, 0);
	g_autofree gchar *authors = list_authors(entry);

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "semantic-scholar");
	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpstr(authors, ==, "A. One, Bob Two");
	g_assert_cmpstr(entry->abstract, ==, "It is short.");
	g_assert_cmpstr(entry->reason, ==, "New citations to Some title");
	g_assert_cmpstr(gls_entry_get_id(entry, GLS_ID_S2)->value, ==, ID_1);
	g_assert_cmpstr(get_entry(digest, 1)->title, ==, "Second title of a");
}

static void
test_line_breaks(void)
{
	g_autoptr(GlsDigest) digest =
		read_html("<div>" LINK(ID_1, "A title with a hard\n line<br>break") "</div>");

	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title with a hard line break");
}

/* pictures, "Read more", and what stands at the end of a mail */
static void
test_non_entries(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		"<p><a href=\"https://www.semanticscholar.org/alerts?utm_source=alert_email\">View in "
		"browser</a></p>" LINK(ID_1, "<img src=\"x\">") "<div>" LINK(ID_1, "First title") "</div><div>" LINK(
			ID_1,
			"Read more") "</div>"
				     "<p><a href=\"https://www.semanticscholar.org/me/alerts?utm_source=alert_email\">Manage "
				     "alerts</a></p><p>2157 N Northlake Way, Seattle</p>");

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "First title");
	g_assert_cmpuint(get_entry(digest, 0)->authors->len, ==, 0);
	g_assert_null(get_entry(digest, 0)->reason);
}

/* a reason must not hold the reader's address, which stands above the first title in a forward */
static void
test_forward(void)
{
	g_autoptr(GlsDigest) digest =
		read_text("---------- Forwarded message\nTo: <reader@example.org>\n\n" PLAIN(
			ID_1,
			"First title") "A. One\nTLDR: It is\nshort.\n\n" PLAIN(ID_2,
									       "Second title") "B. Two\n");

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "semantic-scholar");
	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpstr(get_entry(digest, 0)->abstract, ==, "It is short.");
	g_assert_null(get_entry(digest, 0)->reason);
	g_assert_cmpstr(get_entry(digest, 1)->title, ==, "Second title");
}

/* the text of a reply */
static void
test_quoted(void)
{
	g_autoptr(GlsDigest) digest = read_text(
		"B. Two wrote:\n> New papers\n>\n> First title\n> of two lines\n> "
		"<https://www.semanticscholar.org/paper/Slug/" ID_1 "?utm_source=alert_email>\n"
		"> A. One\n> TLDR: It is\n> short.\n>\n> Second title\n> "
		"<https://www.semanticscholar.org/paper/Slug/" ID_2 "?utm_source=alert_email>\n");
	g_autofree gchar *authors = list_authors(get_entry(digest, 0));

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "First title of two lines");
	g_assert_cmpstr(authors, ==, "A. One");
	g_assert_true(g_str_has_prefix(get_entry(digest, 0)->abstract, "It is short."));
	g_assert_cmpstr(get_entry(digest, 1)->title, ==, "Second title");
}

static void
test_other_mails(void)
{
	g_autoptr(GlsDigest) letter = read_text("Hi,\nlook at this:\n" PLAIN(ID_1, "A paper"));
	g_autoptr(GlsDigest) verification = read_from("do-not-reply@semanticscholar.org",
						      GLS_BODY_HTML, "<p>Verify your address.</p>");

	g_assert_cmpstr(gls_digest_get_format_name(letter), ==, NULL);
	g_assert_cmpstr(gls_digest_get_format_name(verification), ==, "semantic-scholar");
	g_assert_cmpuint(verification->entries->len, ==, 0);
}

/* a line too long for authors, and one too long for a heading */
static void
test_limits(void)
{
	g_autofree gchar *line = g_strnfill(1001, 'x');
	g_autofree gchar *html = g_strconcat(
		"<p>", line, "</p><div>" LINK(ID_1, "First title") "</div><p>", line, "</p>", NULL);
	g_autoptr(GlsDigest) digest = read_html(html);

	g_assert_cmpuint(get_entry(digest, 0)->authors->len, ==, 0);
	g_assert_null(get_entry(digest, 0)->reason);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/semantic-scholar/entry", test_entry);
	g_test_add_func("/semantic-scholar/forward", test_forward);
	g_test_add_func("/semantic-scholar/quoted", test_quoted);
	g_test_add_func("/semantic-scholar/trap-11-line-breaks", test_line_breaks);
	g_test_add_func("/semantic-scholar/trap-16-non-entries", test_non_entries);
	g_test_add_func("/semantic-scholar/trap-16-other-mails", test_other_mails);
	g_test_add_func("/semantic-scholar/limits", test_limits);
	return g_test_run();
}
