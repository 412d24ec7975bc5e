/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/text/gls-text.h"
#include "read.h"

#define RULE	"------------------------------------------------------------------------------\n"
#define CROSSES "%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-\n"
#define REPLACEMENTS                                                                               \
	"%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%\n"
#define END "%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---\n"
#define NEW(id, fields, abstract)                                                                  \
	"\\\\\narXiv:" id "\nDate: Mon, 12 Jan 2026 20:33:39 GMT   (215kb)\n\n" fields             \
	"\\\\\n  " abstract "\n\\\\ ( https://arxiv.org/abs/" id " ,  215kb)\n"
#define CROSS(id, fields)                                                                          \
	"\\\\\narXiv:" id " (*cross-listing*)\n"                                                   \
	"Date: Mon, 5 Jan 2026 20:33:39 GMT   (37kb,D)\n\n" fields                                 \
	"\\\\\n  Text.\n\\\\ ( https://arxiv.org/abs/" id " ,  37kb)\n"
#define REPLACED(id, fields)                                                                       \
	"\\\\\narXiv:" id "\n"                                                                     \
	"replaced with revised version Thu, 10 Jul 2025 13:37:24 GMT   (2155kb)\n\n" fields        \
	"\\\\ ( https://arxiv.org/abs/" id " ,  2155kb)\n"

static void
test_trap_01(void)
{
	g_autoptr(GlsDigest) digest = read_text(
		RULE NEW("2601.00001", "Title: A title\nComments: see arXiv:2501.00009\n",
			 "As in arXiv:2501.00002,\nhttps://arxiv.org/abs/2501.00003 "
			 "and doi:10.1000/foreign")
			RULE NEW("2601.00004", "Title: Another\nDOI: 10.1000/OWN\n", "x"));

	g_assert_cmpuint(digest->entries->len, ==, 2);
	assert_ids(get_entry(digest, 0), "arxiv:2601.00001");
	assert_ids(get_entry(digest, 1), "arxiv:2601.00004 doi:10.1000/own");
}

static void
test_trap_06(void)
{
	g_autoptr(GlsDigest) digest = read_text(REPLACEMENTS RULE REPLACED(
		"2507.00001", "Title: Old\n"
			      "Authors: A. Two\n") RULE NEW("2601.00001", "Title: New\n", "x"));
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpint(entry->kind, ==, GLS_ENTRY_REPLACED);
	/* which version it is the mail does not say, nor when the first one appeared */
	g_assert_cmpuint(entry->version, ==, 0);
	g_assert_null(entry->date);
	g_assert_null(entry->abstract);
	g_assert_cmpint(get_entry(digest, 1)->kind, ==, GLS_ENTRY_NEW);
	g_assert_cmpstr(get_entry(digest, 1)->date, ==, "2026-01-12");
}

static void
test_trap_07(void)
{
	g_autoptr(GlsDigest)
		digest = read_text(RULE NEW("1907.06064", "Title: Twice\n", "x")
					   CROSSES RULE CROSS("1907.06064", "Title: Twice\n"));

	g_assert_cmpuint(digest->entries->len, ==, 2);
	g_assert_cmpint(get_entry(digest, 0)->kind, ==, GLS_ENTRY_NEW);
	g_assert_cmpint(get_entry(digest, 1)->kind, ==, GLS_ENTRY_CROSS);
	assert_ids(get_entry(digest, 0), "arxiv:1907.06064");
	assert_ids(get_entry(digest, 1), "arxiv:1907.06064");
}

static void
test_trap_09(void)
{
	g_autoptr(GlsDigest) digest = read_text(RULE NEW(
		"2601.00001",
		"Title: Results: a title: with colons\n  DOI: of the title, too\n"
		"Authors: A. One\nComments: Note: long,\n  Title: no title\nUnknown: key\n",
		"Motivation: none.\nTitle: no title\nResults: good.\nAuthors: no authors"));
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(entry->title, ==, "Results: a title: with colons DOI: of the title, too");
	g_assert_cmpuint(entry->authors->len, ==, 1);
	g_assert_cmpstr(entry->abstract, ==,
			"Motivation: none. Title: no title Results: good. Authors: no authors");
	assert_ids(entry, "arxiv:2601.00001");
}

static void
test_trap_10(void)
{
	g_autoptr(GlsDigest) digest = read_text(RULE NEW(
		"2005.09007", "Title: U$^{2}$-Net of Hern\\'andez, {\\em in part}\n", "x"));
	const GlsEntry *entry = get_entry(digest, 0);
	g_autofree gchar *key = gls_text_title_key("U²-Net of Hernández, in part", -1);

	g_assert_cmpstr(entry->title, ==, "U$^{2}$-Net of Hern\\'andez, {\\em in part}");
	g_assert_cmpstr(entry->title_key, ==, key);
}

static void
test_trap_11(void)
{
	static const gchar body[] = RULE NEW("2601.00001",
					     "Title: First line of a title\n"
					     "  and the second\n"
					     "Authors: A. One,\n  B. Two\n",
					     "x");
	g_autoptr(GlsDigest) digest = read_text(body);
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpstr(entry->title, ==, "First line of a title and the second");
	assert_shown_title(entry, GLS_BODY_TEXT, body, "First line of a title\n  and the second");
	g_assert_cmpuint(entry->authors->len, ==, 2);
}

/* the mail as HTML: lines end in <br/>, an entry spans paragraphs, its words become links */
static void
test_trap_14(void)
{
	g_autoptr(GlsDigest) digest = read_html(
		"<p>------------<br/>\n\\\\<br/>\narXiv:2601.00001<br/>\n"
		"Date: Mon, 12 Jan 2026 20:33:39 GMT (215kb)</p>\n\n"
		"<p>Title: On <a href=\"http://cs.AI\">cs.AI</a> and a title<br/>\n"
		"&nbsp; that goes on<br/>\nAuthors: A. One, B. Two<br/>\nCategories: "
		"<a href=\"http://cs.AI\">cs.AI</a> <a href=\"http://cs.RO\">cs.RO</a><br/>\n"
		"\\\\<br/>\n  An abstract,<br/>\nwith a</p><p>paragraph.<br/>\n\\\\ ( "
		"<a href=\"https://arxiv.org/abs/2601.00001\">https://arxiv.org/abs/2601.00001</a> "
		",  215kb)<br/>\n------------</p>");
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "arxiv-mail");
	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(entry->title, ==, "On cs.AI and a title that goes on");
	g_assert_cmpuint(entry->categories->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(entry->categories, 1), ==, "cs.RO");
	g_assert_cmpstr(entry->abstract, ==, "An abstract, with a paragraph.");
	assert_ids(entry, "arxiv:2601.00001");
}

static void
test_trap_17(void)
{
	g_autoptr(GlsDigest)
		digest = read_text(REPLACEMENTS RULE REPLACED("hep-th/9901001", "Title: Strings\n")
					   RULE REPLACED("math.OA/0501001", "Title: Algebras\n"));

	assert_ids(get_entry(digest, 0), "arxiv:hep-th/9901001");
	assert_ids(get_entry(digest, 1), "arxiv:math/0501001");
}

/* as a mail program writes the text of a mail whose words became links */
static void
test_links_in_text(void)
{
	g_autoptr(GlsDigest) digest = read_text(
		RULE
		"\\\\\narXiv:2601.00001\nDate: Mon, 12 Jan 2026 20:33:39 GMT   (215kb)\n\n"
		"Title: A title\nCategories: cs.AI <http://cs.ai> cs.RO <http://cs.ro/>\n\\\\\n"
		"  Text.\n\\\\ ( https://arxiv.org/abs/2601.00001\n"
		"<https://arxiv.org/abs/2601.00001> ,  215kb)\n" RULE);
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpuint(entry->categories->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(entry->categories, 1), ==, "cs.RO");
	g_assert_cmpstr(entry->abstract, ==, "Text.");
}

static void
test_sections(void)
{
	static const struct {
		const gchar *body;
		const gchar *kinds;
	} cases[] = {
		{RULE NEW("2601.00001", "Title: A\n", "x") RULE, "n"},
		{RULE CROSSES RULE CROSS("2601.00001", "Title: A\n") REPLACEMENTS END, "c"},
		{RULE CROSSES REPLACEMENTS RULE REPLACED("2601.00001", "Title: A\n") END, "r"},
		{RULE NEW("2601.00001", "Title: A\n", "x") CROSSES RULE CROSS("2601.00002",
									      "Title: B\n")
			 REPLACEMENTS RULE REPLACED("2601.00003", "Title: C\n")
				 RULE REPLACED("2601.00004 (*cross-listing*)", "Title: D\n") END,
		 "ncrr"},
		{"Send any comments regarding submissions directly to submitter.\n" CROSSES, ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest) digest = read_text(cases[i].body);
		g_autoptr(GString) kinds = g_string_new(NULL);

		for (guint j = 0; j < digest->entries->len; j++)
			g_string_append_c(kinds,
					  *gls_entry_kind_to_string(get_entry(digest, j)->kind));
		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "arxiv-mail");
		g_assert_cmpstr(kinds->str, ==, cases[i].kinds);
	}
}

/* each is followed by a good entry, which must not be lost */
static void
test_broken(void)
{
	static const struct {
		const gchar *entry;
		guint n;
	} cases[] = {
		{"\\\\\nTitle: no id\n\\\\\n  Text.\n", 2},
		{"\\\\\narXiv:2601.00002\nAuthors: no title\n\\\\\n  Text.\n", 1},
		{"\\\\\narXiv:2601.00002\nTitle: no abstract\n", 2},
		{"\\\\\narXiv:2601.00002\nTitle: cut\n\\\\\n  Text\n\\\\\nmore of it\n", 2},
		{"\\\\\narXiv:nonsense\nTitle: wrong id\n\\\\\n  Text\n", 2},
		{"\\\\\n\\\\\n\\\\\n", 1},
		{"\\\\\nTitle:\n", 1},
		{"\\\\\nTitle:\n  on the next line\n", 2},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *body = g_strconcat(RULE, cases[i].entry, RULE,
						     NEW("2601.00001", "Title: Good\n", "x"), NULL);
		g_autoptr(GlsDigest) digest = read_text(body);
		const GlsEntry *last;

		g_test_message("case %u", i);
		g_assert_cmpuint(digest->entries->len, ==, cases[i].n);
		last = get_entry(digest, cases[i].n - 1);
		g_assert_cmpstr(last->title, ==, "Good");
		assert_ids(last, "arxiv:2601.00001");
	}
}

static void
test_others(void)
{
	static const gchar *const bodies[] = {
		"Hello,\n\nhave you seen arXiv:2601.00001? Its title is\n\nTitle: A title\n",
		"\\\\server\\share\n\\\\\nand so on\n",
	};

	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(GlsDigest) digest = read_text(bodies[i]);

		g_assert_null(gls_digest_get_format_name(digest));
	}
}

static void
test_sender(void)
{
	GlsMessage *message = gls_message_new(GLS_BODY_TEXT, "nothing that is known", -1);
	g_autoptr(GlsDigest) digest = NULL;

	message->sender = g_strdup("no-reply@arxiv.org");
	message->subject = g_strdup("cs daily Subj-class mailing 1 2");
	digest = read_message(message);
	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "arxiv-mail");
	g_assert_cmpuint(digest->entries->len, ==, 0);
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
	} cases[] = {
		{"arxiv-browse_math_new.AG.txt", 2, "Fake Paper of non amenable groups",
		 "Paper on improving ArXiv operations", "2306.77777 2204.88888"},
		{"arxiv-browse_math_new.OA.txt", 3,
		 "On sofic approximations of non amenable groups",
		 "Spectral Metric and Einstein Functionals", "2306.04713 2204.01445 2206.02587"},
		{"arxiv-browse_q-fin_new.txt", 16,
		 "A Bayesian derivation of the square root law of market impact",
		 "Robust utility maximization with nonlinear continuous semimartingales",
		 "2303.08867 2303.08968 2303.09011 2303.09147 2303.09176 2303.09323 2303.09330 "
		 "2303.09393 2303.09397 2303.09399 2303.09405 2303.09406 2303.09407 2011.00552 "
		 "2203.01664 2206.14015"},
		{"nicolasschuler_2026-01-23.txt", 5,
		 "Gated Sparse Attention: Combining Computational Efficiency with Training "
		 "Stability for Long-Context Language Models",
		 "The Paradigm Shift: A Comprehensive Survey on Large Vision Language Models for "
		 "Multimodal Fake News Detection",
		 "2601.15305 2601.15306 2601.15307 2601.15311 2601.15316"},
		{"nicolasschuler_malformed.txt", 5, "A Valid Paper That Should Parse Correctly",
		 "Valid Paper After Bad Entries", "2601.99001 - 2601.99002 2601.99001 2601.99003"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *path = g_test_build_filename(G_TEST_DIST, "..", "..", "shared",
							       "samples", "real", "arxiv-mail",
							       cases[i].name, NULL);
		g_autofree gchar *body = NULL;
		g_autoptr(GString) ids = g_string_new(NULL);
		g_autoptr(GlsDigest) digest = NULL;

		if (!g_file_get_contents(path, &body, NULL, NULL)) {
			g_test_skip("../shared/samples is not there");
			return;
		}
		digest = read_text(body);
		g_assert_cmpuint(digest->entries->len, ==, cases[i].n);
		g_assert_cmpstr(get_entry(digest, 0)->title, ==, cases[i].first);
		g_assert_cmpstr(get_entry(digest, cases[i].n - 1)->title, ==, cases[i].last);
		for (guint j = 0; j < cases[i].n; j++) {
			const GlsPaperId *id = gls_entry_get_id(get_entry(digest, j), GLS_ID_ARXIV);

			g_string_append_printf(ids, "%s%s", j > 0 ? " " : "",
					       id != NULL ? id->value : "-");
		}
		g_assert_cmpstr(ids->str, ==, cases[i].ids);
	}
}

/* a day of cs.CV: 501 entries, 1 MB; beside it a tenth of that, to see that the cost is linear */
static void
test_cost(void)
{
	static const guint sizes[] = {50, 501};

	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autoptr(GString) body = g_string_new(RULE);
		g_autoptr(GlsDigest) digest = NULL;
		gint64 start;

		for (guint n = 0; n < sizes[i]; n++) {
			g_string_append_printf(body,
					       "\\\\\narXiv:2601.%05u\nDate: Mon, 12 Jan 2026 "
					       "20:33:39 GMT   (215kb)\n\nTitle: Title number %u "
					       "of a day\nAuthors: A. One, B. Two, C. Three\n"
					       "Categories: cs.CV cs.LG\n\\\\\n",
					       n + 1, n);
			for (guint line = 0; line < 24; line++)
				g_string_append_printf(
					body,
					"we show in line %02u that an abstract of some "
					"length is read in linear time\n",
					line);
			g_string_append_printf(
				body, "\\\\ ( https://arxiv.org/abs/2601.%05u ,  215kb)\n" RULE,
				n + 1);
		}
		start = g_get_monotonic_time();
		digest = read_text(body->str);
		g_test_message("%u entries, %" G_GSIZE_FORMAT " KB: %.1f ms", sizes[i],
			       body->len / 1024, (g_get_monotonic_time() - start) / 1000.0);
		g_assert_cmpuint(digest->entries->len, ==, sizes[i]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/arxiv-mail/trap-01-foreign-ids", test_trap_01);
	g_test_add_func("/arxiv-mail/trap-06-replacement", test_trap_06);
	g_test_add_func("/arxiv-mail/trap-07-repeated", test_trap_07);
	g_test_add_func("/arxiv-mail/trap-09-known-keys", test_trap_09);
	g_test_add_func("/arxiv-mail/trap-10-tex", test_trap_10);
	g_test_add_func("/arxiv-mail/trap-11-line-breaks", test_trap_11);
	g_test_add_func("/arxiv-mail/trap-14-lines-as-html", test_trap_14);
	g_test_add_func("/arxiv-mail/trap-17-old-ids", test_trap_17);
	g_test_add_func("/arxiv-mail/links-in-text", test_links_in_text);
	g_test_add_func("/arxiv-mail/sections", test_sections);
	g_test_add_func("/arxiv-mail/broken", test_broken);
	g_test_add_func("/arxiv-mail/others", test_others);
	g_test_add_func("/arxiv-mail/sender", test_sender);
	g_test_add_func("/arxiv-mail/real", test_real);
	g_test_add_func("/arxiv-mail/cost", test_cost);
	return g_test_run();
}
