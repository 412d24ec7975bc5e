/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/text/gls-text.h"
#include "read.h"

#define HEAD "byAK and the research community\n\n"
#define ABSTRACT                                                                                   \
	"A text that stands where the abstract of a paper stands, and is as long as it has to be."

static void
assert_arxiv(const GlsEntry *entry, const gchar *value)
{
	const GlsPaperId *id = gls_entry_get_id(entry, GLS_ID_ARXIV);

	g_assert_cmpstr(id != NULL ? id->value : NULL, ==, value);
}

/* TeX that lost its backslashes on the way is shown as it is, and folded like any other */
static void
test_tex_residue(void)
{
	static const struct {
		const gchar *title;
		const gchar *same;
	} cases[] = {
		{"Robust {\\em entropy} bounds", "Robust entropy bounds"},
		{"Training with (rm StatsQ)", "Training with (StatsQ)"},
		{"Sorting in mathcal{O}(n)", "Sorting in O(n)"},
		{"The $U^{2}$-Net", "The U2-Net"},
		{"Hern\\'andez and bandits", "Hernández and Bandits"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *text =
			g_strconcat(HEAD, cases[i].title, "\n\n" ABSTRACT "\n", NULL);
		g_autofree gchar *key = gls_text_title_key(cases[i].same, -1);
		g_autoptr(GlsDigest) digest = read_text(text);

		g_assert_cmpuint(digest->entries->len, ==, 1);
		g_assert_cmpstr(get_entry(digest, 0)->title, ==, cases[i].title);
		g_assert_cmpstr(get_entry(digest, 0)->title_key, ==, key);
	}
}

/* what looks like a key, an id or a title within an abstract stays in it */
static void
test_abstract_is_left_alone(void)
{
	g_autoptr(GlsDigest) digest = read_text(
		HEAD "Entropy: a title with a colon\n\nResults: we improve on "
		     "https://huggingface.co/papers/1706.03762 and on arXiv:1412.6980 "
		     "in all that is measured.\n\nMethods: a second paragraph of it, which "
		     "is as long as the first one and ends in a full stop.\n");

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "Entropy: a title with a colon");
	assert_arxiv(get_entry(digest, 0), NULL);
	g_assert_true(g_str_has_prefix(get_entry(digest, 0)->abstract, "Results: we improve"));
}

static void
test_dates(void)
{
	static const struct {
		const gchar *text;
		gint64 sent;
		const gchar *date;
	} cases[] = {
		{"Feb 27, 2025", 0, "2025-02-27"},
		{"Feb 7", 1752000000, "2025-02-07"},
		{"Feb 7", 0, NULL},
		{"Feb 7 things", 1752000000, NULL},
		{"Feb 7, 2025 on", 0, NULL},
		{"Feb 30, 2025", 0, NULL},
		{"bFe 3, 2025", 0, NULL},
		{"Fe 3, 2025", 0, NULL},
		{"Mar 3, 99", 0, NULL},
		{"Mar", 0, NULL},
		{"27 Feb, 2025 and on, and on", 0, NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *text = g_strconcat(HEAD "A title of a paper\n\n" ABSTRACT
							  "\n\nMIT\n\n·\n\n",
						     cases[i].text, "\n\n5\n", NULL);
		GlsMessage *message = gls_message_new(GLS_BODY_TEXT, text, -1);
		g_autoptr(GlsDigest) digest = NULL;

		message->date = cases[i].sent;
		digest = read_message(message);
		g_assert_cmpuint(digest->entries->len, ==, 1);
		g_assert_cmpstr(get_entry(digest, 0)->date, ==, cases[i].date);
	}
}

/* the date of the next entry is not that of one without */
static void
test_date_of_next(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		"<div data-target=\"DailyPapers\"><h3><a href='/papers/1706.03762'>One "
		"title</a></h3><p>3</p><h3><a href='/papers/1412.6980'>Next title</a></h3>"
		"<p>Jun 19, 2020</p></div>");

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_null(get_entry(digest, 0)->date);
	g_assert_cmpstr(get_entry(digest, 1)->date, ==, "2020-06-19");
}

static void
test_linked_abstract(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		"<p>AK and the research community</p><h3><a href='/papers/1706.03762'>One "
		"title</a></h3><p><a href='/papers/1706.03762'>" ABSTRACT "</a></p>");

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->abstract, ==, ABSTRACT);
}

/* data of any shape is no paper, and no harm */
static void
test_wrong_data(void)
{
	static const gchar *const cases[] = {
		"",
		"{",
		"[",
		"7",
		"null",
		"\"x\"",
		"[]",
		"{}",
		"[[]]",
		"[null, 1, \"x\"]",
		"{\"dailyPapers\": {}}",
		"{\"dailyPapers\": [1, {}]}",
		"{\"dailyPapers\": [{\"paper\": []}]}",
		"{\"dailyPapers\": [{\"paper\": {\"title\": null, \"id\": \"2607.00001\"}}]}",
		"{\"dailyPapers\": [{\"title\": \"\\ud800\"}]}",
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *data = g_markup_escape_text(cases[i], -1);
		g_autofree gchar *html = g_strdup_printf(
			"<div data-target=\"DailyPapers\" data-props=\"%s\">x</div>", data);
		g_autoptr(GlsDigest) digest = read_html(html);

		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "hf-page");
		g_assert_cmpuint(digest->entries->len, ==, 0);
	}
}

/* json-glib reads by recursion */
static void
test_deep_data(void)
{
	for (guint depth = 60; depth <= 1000000; depth += 999940) {
		g_autofree gchar *open = g_strnfill(depth, '[');
		g_autofree gchar *close = g_strnfill(depth, ']');
		g_autofree gchar *html = g_strdup_printf(
			"<div data-target=\"DailyPapers\" data-props='{\"dailyPapers\": [{\"title\": "
			"\"One [[ title\", \"x\": %s%s}]}'>x</div>",
			open, close);
		g_autoptr(GlsDigest) digest = read_html(html);

		g_assert_cmpuint(digest->entries->len, ==, depth == 60 ? 1 : 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hf-page/dates", test_dates);
	g_test_add_func("/hf-page/date-of-next", test_date_of_next);
	g_test_add_func("/hf-page/deep-data", test_deep_data);
	g_test_add_func("/hf-page/linked-abstract", test_linked_abstract);
	g_test_add_func("/hf-page/wrong-data", test_wrong_data);
	g_test_add_func("/hf-page/trap-09-abstract-is-left-alone", test_abstract_is_left_alone);
	g_test_add_func("/hf-page/trap-10-tex-residue", test_tex_residue);
	return g_test_run();
}
