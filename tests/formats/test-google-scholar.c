/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define REDIRECT(url)                                                                              \
	"https://scholar.google.com/scholar_url?url=" url "&amp;hl=en&amp;oi=scholaralrt"
#define HEADING(label, url, title)                                                                 \
	"<h3>" label "<a href=\"" REDIRECT(url) "\" class=\"gse_alrt_title\">" title "</a></h3>"
#define BYLINE(text)  "<div style=\"color:#006621\">" text "</div>"
#define SNIPPET(text) "<div class=\"gse_alrt_sni\">" text "</div>"
#define ENTRY(title)                                                                               \
	HEADING("", "http://example.org/x.pdf", title) BYLINE("A One - 2024") SNIPPET("A snippet.")

static void
test_no_ids(void)
{
	g_autoptr(GlsDigest) digest = read_html(ENTRY("A paper without any id"));
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpuint(entry->ids->len, ==, 0);
	g_assert_cmpstr(entry->title_key, ==, "apaperwithoutanyid");
}

static void
test_cut_titles(void)
{
	const struct {
		const gchar *shown;
		const gchar *title;
	} cases[] = {
		{"On the limits of transfer learning with a …",
		 "On the limits of transfer learning with a"},
		{"On the limits of transfer learning with a&nbsp;…",
		 "On the limits of transfer learning with a"},
		{"… of deep bidirectional transformers", "of deep bidirectional transformers"},
		{"…&nbsp;of deep bidirectional …", "of deep bidirectional"},
		{"... of deep bidirectional ...", "of deep bidirectional"},
		{"What is all you need…?", "What is all you need…?"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *html = g_strconcat(HEADING("", "http://example.org/x", ""), NULL);
		g_autofree gchar *shown = g_strconcat(cases[i].shown, "</a>", NULL);
		g_autoptr(GlsDigest) digest = NULL;
		g_autoptr(GString) body = g_string_new(html);
		const GlsEntry *entry;

		g_test_message("%s", cases[i].shown);
		g_string_replace(body, "</a>", shown, 1);
		digest = read_html(body->str);
		entry = get_entry(digest, 0);
		g_assert_cmpstr(entry->title, ==, cases[i].title);
		/* what is annotated is the title without the sign of the cut */
		assert_shown_title(entry, GLS_BODY_HTML, body->str, cases[i].title);
	}
}

static void
test_bylines(void)
{
	const struct {
		const gchar *byline;
		const gchar *authors;
		const gchar *venue;
		const gchar *date;
	} cases[] = {
		{"A One, B Two&nbsp;- Nature, 2019", "A One, B Two", "Nature", "2019"},
		{"A One, B Two…&nbsp;- Nature …, 2019", "A One, B Two", "Nature …", "2019"},
		{"A One… - 2024", "A One", NULL, "2024"},
		{"A One, B Two", "A One, B Two", NULL, NULL},
		{"A One - 2019 IEEE Conference on …", "A One", "2019 IEEE Conference on …", NULL},
		{"A One - Nature, 2019 - nature.com", "A One", "Nature", "2019"},
		{"A One - The Journal - Section A, 2019", "A One", "The Journal - Section A",
		 "2019"},
		{"- Nature, 2019", "", "Nature", "2019"},
		{"2019", "", NULL, "2019"},
		{"&#xfeff;A One - Nature, 2019", "A One", "Nature", "2019"},
		{"J Ben-Nun - Nature", "J Ben-Nun", "Nature", NULL},
		{"", "", NULL, NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *html = g_strconcat(
			HEADING("", "http://example.org/x", "Some title of a paper"), "<div>",
			cases[i].byline, "</div>", SNIPPET("A snippet."), NULL);
		g_autoptr(GlsDigest) digest = read_html(html);
		const GlsEntry *entry = get_entry(digest, 0);
		g_autofree gchar *authors = list_authors(entry);

		g_test_message("%s", cases[i].byline);
		g_assert_cmpstr(authors, ==, cases[i].authors);
		g_assert_cmpstr(entry->venue, ==, cases[i].venue);
		g_assert_cmpstr(entry->date, ==, cases[i].date);
		g_assert_cmpstr(entry->abstract, ==, "A snippet.");
	}
}

static void
test_noise(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		"<h3></h3><h3></h3>" HEADING(
			"", "http://example.org/x",
			"&#xfeff;Learning <b>graph </b>kernels, well-<br>known ones")
			BYLINE("A One&nbsp;- <b>Graph </b>Journal, 2019") SNIPPET(
				"&#xfeff;The <b>graph </b>is state-of-<br>the-art and <br>more&nbsp;…"));
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(entry->title, ==, "Learning graph kernels, well-known ones");
	g_assert_cmpstr(entry->venue, ==, "Graph Journal");
	g_assert_cmpstr(entry->abstract, ==, "The graph is state-of-the-art and more …");
}

static void
test_reasons(void)
{
	const struct {
		const gchar *tail;
		const gchar *reason;
	} cases[] = {
		{"<table><tr><td>•</td><td>Cites: \xe2\x80\xaaSome title …\xe2\x80\xac&nbsp;&nbsp;</td>"
		 "</tr></table>",
		 "Cites: Some title …"},
		{"<table><tr><td>•</td><td>引用: \xe2\x80\xaa"
		 "A\xe2\x80\xac</td></tr>"
		 "<tr><td>•</td><td>引用: B</td></tr></table>",
		 "引用: A; 引用: B"},
		{"<p>&nbsp;</p><p>Diese Nachricht kommt von Google Scholar, weil Sie A One folgen.</p>"
		 "<a href=\"/scholar_alerts?view_op=list_alerts\">Benachrichtigungen</a>",
		 "Diese Nachricht kommt von Google Scholar, weil Sie A One folgen."},
		{"<p>[ \"a search\" ] - new results</p><a href=\"/scholar_alerts?view_op=list_alerts\">List alerts</a>",
		 "[ \"a search\" ] - new results"},
		{"<p>Google Scholar folgt A One.</p><p>Weniger relevante Ergebnisse.</p>"
		 "<a href=\"/scholar_alerts?view_op=cancel_alert_options\">Abbrechen</a>",
		 "Google Scholar folgt A One."},
		/* what says nothing, and what holds an address */
		{"<a href=\"/scholar_alerts?view_op=list_alerts\">List alerts</a><p>Google Scholar is a service.</p>",
		 NULL},
		{"<p>Google: https://example.org/</p><a href=\"/scholar_alerts?view_op=list_alerts\">List alerts</a>",
		 NULL},
		{"<p>Google sent this to reader@example.org</p><a href=\"/scholar_alerts?view_op=list_alerts\">List</a>",
		 NULL},
		{"", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *html =
			g_strconcat(ENTRY("Some title of a paper"), cases[i].tail, NULL);
		g_autoptr(GlsDigest) digest = read_html(html);

		g_test_message("%u", i);
		g_assert_cmpstr(get_entry(digest, 0)->reason, ==, cases[i].reason);
	}
}

static void
test_citation(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		"<h3><span>[CITATION]</span> <a class=\"gse_alrt_title\" "
		"href=\"https://scholar.google.com/scholar?cluster=123456789&amp;hl=en\">Random forests</a>"
		"</h3>" BYLINE("L Breiman - Machine learning, 2001") "<h3><span>[引用]</span> <span class=\"gse_alrt_title\">A title that leads nowhere</span></h3>" BYLINE(
			"A One") HEADING("<span>[PDF]</span> ", "https://arxiv.org/abs/1412.6980",
					 "Adam: a method") SNIPPET("A snippet."));
	g_autofree gchar *ids = list_ids(get_entry(digest, 0));

	g_assert_cmpuint(digest->entries->len, ==, 3);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "Random forests");
	g_assert_cmpint(get_entry(digest, 0)->kind, ==, GLS_ENTRY_CITATION);
	g_assert_cmpstr(ids, ==, "scholar:123456789");
	g_assert_null(get_entry(digest, 0)->abstract);
	g_assert_cmpstr(get_entry(digest, 0)->venue, ==, "Machine learning");
	g_assert_cmpstr(get_entry(digest, 1)->title, ==, "A title that leads nowhere");
	g_assert_cmpint(get_entry(digest, 1)->kind, ==, GLS_ENTRY_CITATION);
	g_assert_cmpint(get_entry(digest, 2)->kind, ==, GLS_ENTRY_UNKNOWN);
}

/* the last entry is a citation, and the end of the mail is no byline */
static void
test_last_citation(void)
{
	g_autoptr(GlsDigest) digest =
		read_html("<h3>[CITATION] <a class=\"gse_alrt_title\">Random forests</a></h3>"
			  "<p>This alert is sent by Google Scholar.</p>");

	g_assert_cmpuint(get_entry(digest, 0)->authors->len, ==, 0);
}

/* pictures, buttons to share and "View all" lead to Scholar too */
static void
test_other_links(void)
{
	g_autoptr(GlsDigest) digest = read_html(ENTRY(
		"Some title of a paper") "<a href=\"https://scholar.google.com/scholar_share?ss=tw&amp;oi=scholaralrt\">Twitter</a>"
					 "<h3><a href=\"" REDIRECT(
						 "http://example.org/y") "\">View all the results</a></h3>"
									 "<a href=\"https://scholar.google.com/scholar?oi=scholaralrt\">View all</a>");

	g_assert_cmpuint(digest->entries->len, ==, 1);
}

static void
test_line_breaks(void)
{
	g_autoptr(GlsDigest)
		digest = read_html(ENTRY("Towards a title with\r\n  a hard line<br>break"));

	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "Towards a title with a hard line break");
}

static void
test_split_ids(void)
{
	g_autoptr(GlsDigest) digest = read_message(parse_mail(
		"From: scholaralerts-noreply@google.com\nMIME-Version: 1.0\n"
		"Content-Type: text/html; charset=utf-8\n"
		"Content-Transfer-Encoding: quoted-printable\n\n"
		"<h3><a class=3D\"gse_alrt_title\" href=3D\"https://scholar.google.com/scholar_url?url=\n=3Dhtt"
		"ps://arxiv.org/abs/2607.0=\n0001&amp;d=3D123=\n456\">A title that is spl=\nit</a></h3>"));
	g_autofree gchar *ids = NULL;

	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title that is split");
	ids = list_ids(get_entry(digest, 0));
	g_assert_cmpstr(ids, ==, "arxiv:2607.00001 scholar:123456");
}

static void
test_templates(void)
{
	static const gchar *const bodies[] = {
		/* 2017 */
		"<h3><font size=\"-2\"><b>[HTML]</b></font> <a href=\"http://scholar.google.com/scholar_url"
		"?q=https%3A%2F%2Farxiv.org%2Fabs%2F1412.6980&amp;sa=X\" class=\"gse_alrt_title\"><font>"
		"Adam: A method</font></a></h3><font color=\"#006621\">DP Kingma - 2014</font><br>"
		"<font class=\"gse_alrt_sni\">Moments.</font>",
		/* 2018 */
		"<div class=\"x gse_alrt_title y\"><a href=\"https://arxiv.org/abs/1412.6980\">Adam: A method"
		"</a></div><div>DP Kingma - 2014</div><div class=\"gse_alrt_sni\">Moments.</div>",
		/* 2020, in a table */
		"<table><tr><td><a class='gse_alrt_title' href='http://scholar.google.de/scholar_url?url="
		"http://arxiv.org/pdf/1412.6980'>Adam: A method</a></td></tr><tr><td>DP Kingma - 2014</td>"
		"</tr><tr><td class='gse_alrt_sni'>Moments.</td></tr></table>",
	};

	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(GlsDigest) digest = read_html(bodies[i]);
		const GlsEntry *entry = get_entry(digest, 0);
		g_autofree gchar *authors = list_authors(entry);

		g_test_message("%u", i);
		g_assert_cmpuint(digest->entries->len, ==, 1);
		g_assert_cmpstr(entry->title, ==, "Adam: A method");
		g_assert_cmpstr(authors, ==, "DP Kingma");
		g_assert_cmpstr(entry->date, ==, "2014");
		g_assert_cmpstr(entry->abstract, ==, "Moments.");
		g_assert_cmpstr(gls_entry_get_id(entry, GLS_ID_ARXIV)->value, ==, "1412.6980");
	}
}

/* a mail that talks about alerts, or holds one link out of one, is none */
static void
test_other_mails(void)
{
	g_autoptr(GlsDigest) html = read_html("<p>Look at <a href=\"" REDIRECT(
		"http://example.org/x") "\">this paper</a>, and at the class "
					"gse_alrt_title.</p>");
	g_autoptr(GlsDigest) text = read_text(
		"Hi,\nlook at https://scholar.google.com/scholar_url?url=x&oi=scholaralrt\n");
	g_autoptr(GlsDigest) confirmation = read_from("scholaralerts-noreply@google.com",
						      GLS_BODY_HTML, "<p>Confirm your alert.</p>");

	g_assert_cmpstr(gls_digest_get_format_name(html), ==, NULL);
	g_assert_cmpstr(gls_digest_get_format_name(text), ==, NULL);
	g_assert_cmpstr(gls_digest_get_format_name(confirmation), ==, "google-scholar");
	g_assert_cmpuint(confirmation->entries->len, ==, 0);
}

static void
test_real(void)
{
	static const struct {
		const gchar *name;
		guint n;
		const gchar *first;
		const gchar *last;
		const gchar *ids;
	} samples[] = {
		{"google-scholar/bzz_read_0_2019.eml", 2,
		 "Establishing Benchmarks For Learning Program Representations",
		 "Adopting Program Synthesis for Test Amplification",
		 "scholar:9350464746563952918 scholar:9596061014022082247 "},
		{"google-scholar/bzz_unread_0_2019.eml", 3,
		 "Using Sequence-to-Sequence Learning for Repairing C Vulnerabilities",
		 "Personalized Code Recommendation",
		 "arxiv:1912.02015 scholar:14738475476269854027 scholar:1265523937840195688 "
		 "scholar:14597258801362895209 "},
		{"google-scholar/flecha_ScholarAlertMail2.html", 2,
		 "From Consumers to Critical Users: Prompty, an AI Literacy Tool For High School Students",
		 "Co-designing AI Education Curriculum with Cross-Disciplinary High School Teachers",
		 "scholar:5123897432430598998 scholar:10550266781103192753 "},
		{"google-scholar/flecha_citationAlertEmail.html", 1,
		 "InkFusion3D: 3D Printing Flexible Sensors with Silicone Rubber and Conductive Ink Materials",
		 "InkFusion3D: 3D Printing Flexible Sensors with Silicone Rubber and Conductive Ink Materials",
		 "scholar:2361859649660102863 "},
	};

	for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autoptr(GlsDigest) digest = read_shared(samples[i].name);
		g_autoptr(GString) ids = g_string_new(NULL);

		if (digest == NULL)
			return;
		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "google-scholar");
		g_assert_cmpuint(digest->entries->len, ==, samples[i].n);
		for (guint j = 0; j < digest->entries->len; j++) {
			g_autofree gchar *own = list_ids(get_entry(digest, j));

			g_string_append_printf(ids, "%s ", own);
			g_assert_cmpuint(get_entry(digest, j)->authors->len, >, 0);
			g_assert_nonnull(get_entry(digest, j)->abstract);
		}
		g_assert_cmpstr(get_entry(digest, 0)->title, ==, samples[i].first);
		g_assert_cmpstr(get_entry(digest, samples[i].n - 1)->title, ==, samples[i].last);
		g_assert_cmpstr(ids->str, ==, samples[i].ids);
	}
}

static gchar *
repeat(const gchar *text, guint n)
{
	GString *repeated = g_string_new(NULL);

	for (guint i = 0; i < n; i++)
		g_string_append(repeated, text);
	return g_string_free(repeated, FALSE);
}

/* what is too long is no byline, no reason and no label */
static void
test_limits(void)
{
	g_autofree gchar *names = repeat("A One, ", 72);
	g_autofree gchar *words = repeat("words ", 84);
	g_autofree gchar *label = repeat("X", 39);
	g_autofree gchar *html =
		g_strconcat("<h3>[", label,
			    "] <a class=\"gse_alrt_title\" href=\"/scholar?cluster=1\">Some title",
			    "</a></h3><div>", names, "</div>", SNIPPET("A snippet."),
			    "<p>•</p><p>Cites: ", words, "</p>", NULL);
	g_autoptr(GlsDigest) digest = read_html(html);
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpint(entry->kind, ==, GLS_ENTRY_UNKNOWN);
	g_assert_cmpuint(entry->authors->len, ==, 0);
	g_assert_null(entry->reason);
	g_assert_cmpstr(entry->abstract, ==, "A snippet.");
}

/* programs that drop classes: a line of many words is the snippet, not the byline, and a short line
 * behind the byline is no snippet */
static void
test_without_classes(void)
{
	g_autoptr(GlsDigest) digest = read_html("<h3><a href=\"" REDIRECT(
		"http://example.org/x") "\">First title</a></h3>"
					"<div>Six words are too many for the names of authors…</div>"
					"<h3><a href=\"" REDIRECT(
						"http://example.org/y") "\">Second title</a></h3>"
									"<div>A One</div><div>A short line</div>"
									"<a href=\"https://scholar.google.com/scholar_alerts?view_op=list_alerts\">List</a>");

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpuint(get_entry(digest, 0)->authors->len, ==, 0);
	g_assert_cmpstr(get_entry(digest, 0)->abstract, ==,
			"Six words are too many for the names of authors…");
	g_assert_cmpuint(get_entry(digest, 1)->authors->len, ==, 1);
	g_assert_null(get_entry(digest, 1)->abstract);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/google-scholar/trap-02-no-ids", test_no_ids);
	g_test_add_func("/google-scholar/trap-03-cut-titles", test_cut_titles);
	g_test_add_func("/google-scholar/trap-04-bylines", test_bylines);
	g_test_add_func("/google-scholar/trap-04-noise", test_noise);
	g_test_add_func("/google-scholar/trap-04-localised-reasons", test_reasons);
	g_test_add_func("/google-scholar/trap-05-citation", test_citation);
	g_test_add_func("/google-scholar/trap-05-last-citation", test_last_citation);
	g_test_add_func("/google-scholar/trap-05-other-links", test_other_links);
	g_test_add_func("/google-scholar/trap-11-line-breaks", test_line_breaks);
	g_test_add_func("/google-scholar/trap-12-split-ids", test_split_ids);
	g_test_add_func("/google-scholar/trap-16-other-mails", test_other_mails);
	g_test_add_func("/google-scholar/trap-18-templates", test_templates);
	g_test_add_func("/google-scholar/real", test_real);
	g_test_add_func("/google-scholar/limits", test_limits);
	g_test_add_func("/google-scholar/without-classes", test_without_classes);
	return g_test_run();
}
