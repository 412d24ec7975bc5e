/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/gls-annotator.h"
#include "read.h"

#define LINK "https://huggingface.co/papers/"
#define END  "?utm_source=digest-papers&amp;utm_medium=email"

static void
assert_arxiv(const GlsEntry *entry, const gchar *value)
{
	const GlsPaperId *id = gls_entry_get_id(entry, GLS_ID_ARXIV);

	g_assert_cmpstr(id != NULL ? id->value : NULL, ==, value);
}

/* the same paper twice in one mail is a repeat, and both stay */
static void
test_repeat(void)
{
	static const gchar html[] = "<a href='" LINK "1907.06064" END
				    "'>A first title (82<i>▲</i>)</a><br>"
				    "<a href='" LINK "1907.06065" END "'>Another title (8▲)</a><br>"
				    "<a href='" LINK "1907.06064" END "'>A First Title (82▲)</a>";
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage) message = gls_annotator_annotate(
		annotator, gls_message_new(GLS_BODY_HTML, html, -1), GLS_ANNOTATE_NONE, &error);
	const GlsAnnotation *last;

	g_assert_no_error(error);
	g_assert_cmpuint(message->annotations->len, ==, 3);
	last = g_ptr_array_index(message->annotations, 2);
	g_assert_cmpint(last->state, ==, GLS_STATE_REPEAT);
	g_assert_cmpuint(last->repeat_of, ==, 1);
	g_assert_cmpuint(get_entry(message->digest, 2)->occurrence, ==, 1);
}

/* an id that quoted-printable splits is whole again, and stands with the title it links */
static void
test_split_id(void)
{
	static const gchar mail[] =
		"From: a@b.example\nSubject: s\nContent-Type: text/html; charset=utf-8\n"
		"Content-Transfer-Encoding: quoted-printable\n\n"
		"<a href=3D\"https://huggingface.co/papers/2607.0=\n0001?utm_source=3Ddigest-pap=\n"
		"ers\">A title that is s=\nplit (8=\n2<span>=E2=96=\n=B2</span>)</a>\n"
		"<a href=3D\"https://huggingface.co/papers/submit?utm_source=3Ddigest-papers\">Submit a "
		"paper</a> <a href=3D\"https://huggingface.co/papers/2607.00002?utm_source=3Ddigest-pa=\n"
		"pers\">The next (1 =E2=96=B2)</a>\n";
	g_autoptr(GlsDigest) digest = read_message(parse_mail(mail));

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title that is split");
	assert_arxiv(get_entry(digest, 0), "2607.00001");
	g_assert_cmpstr(get_entry(digest, 1)->title, ==, "The next");
	assert_arxiv(get_entry(digest, 1), "2607.00002");
}

/* of two alternatives one is read, so that no paper stands there twice */
static void
test_alternatives(void)
{
	static const gchar mail[] =
		"From: a@b.example\nSubject: s\nContent-Type: multipart/alternative; boundary=b\n\n"
		"--b\nContent-Type: text/plain; charset=utf-8\n\nOne title (3 ▲) " LINK
		"2607.00001?utm_source=digest-papers\n\n--b\nContent-Type: text/html; charset=utf-8\n\n"
		"<a href='" LINK "2607.00001" END "'>One title (3▲)</a>\n--b--\n";
	GlsMessage *message = parse_mail(mail);
	GlsBodyType type = message->type;
	g_autoptr(GlsDigest) digest = read_message(message);

	g_assert_cmpint(type, ==, GLS_BODY_HTML);
	g_assert_cmpuint(digest->entries->len, ==, 1);
}

/* a text mail that Kill the Newsletter made HTML of: paragraphs, breaks, and words that became links */
static void
test_bridged_text(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		"<p>by AK and the AI research community</p><p>Here is the selection of papers for today "
		"(6 Jul):<br/>Notes on <a href=\"http://cs.AI\">cs.AI</a> and<br/>more (82 &#9650;) "
		"<a href=\"" LINK "2607.00001" END "\">" LINK "2607.00001" END
		"</a><br/>Another title "
		"(1<br/>&#9650;)<br/><a href=\"" LINK "2607.00002" END "\">" LINK "2607.00002" END
		"</a></p><p>and 26 more papers <a href=\"https://huggingface.co/papers" END
		"\">https://huggingface.co/papers" END "</a></p>");

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "Notes on cs.AI and more");
	assert_arxiv(get_entry(digest, 0), "2607.00001");
	g_assert_cmpstr(get_entry(digest, 1)->title, ==, "Another title");
	assert_arxiv(get_entry(digest, 1), "2607.00002");
}

static void
test_title_without_votes(void)
{
	static const struct {
		const gchar *text;
		const gchar *title;
	} cases[] = {
		{"A title (82▲)", "A title"},	  {"A title (1,024 ▲)", "A title"},
		{"A title\n(82 ▲)", "A title"},	  {"A title (SimCLR) (0▲)", "A title (SimCLR)"},
		{"A ▲ title (5 ▲)", "A ▲ title"}, {"A title", "A title"},
		{"A title ▲)", "A title ▲)"},	  {"A title (3)", "A title (3)"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *html = g_strconcat("<a href='" LINK "2607.00001" END "'>",
						     cases[i].text, "</a>", NULL);
		g_autoptr(GlsDigest) digest = read_html(html);

		g_assert_cmpuint(digest->entries->len, ==, 1);
		g_assert_cmpstr(get_entry(digest, 0)->title, ==, cases[i].title);
	}
}

static void
test_recognition(void)
{
	static const struct {
		const gchar *sender;
		const gchar *recognised_by;
	} cases[] = {
		{"daily_papers_digest@notifications.huggingface.co", "sender"},
		{"noreply@huggingface.co", NULL},
		{"daily_papers_digest@example.org", NULL},
		{NULL, NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest)
			digest = read_from(cases[i].sender, GLS_BODY_TEXT,
					   "Confirm your address for huggingface.co/papers");

		g_assert_cmpstr(gls_digest_get_recognised_by(digest), ==, cases[i].recognised_by);
		g_assert_cmpuint(digest->entries->len, ==, 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hf-mail/recognition", test_recognition);
	g_test_add_func("/hf-mail/title-without-votes", test_title_without_votes);
	g_test_add_func("/hf-mail/trap-07-repeat", test_repeat);
	g_test_add_func("/hf-mail/trap-12-split-id", test_split_id);
	g_test_add_func("/hf-mail/trap-13-alternatives", test_alternatives);
	g_test_add_func("/hf-mail/trap-14-bridged-text", test_bridged_text);
	return g_test_run();
}
