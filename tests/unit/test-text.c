/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/text/gls-text.h"

static const struct {
	const gchar *text;
	const gchar *folded;
} folds[] = {
	{"", ""},
	{" \n\t ", ""},
	{"...", ""},
	{"One", "one"},
	{"A  Three-regime\nModel", "a three regime model"},
	{"GPT-4o (2024)", "gpt 4o 2024"},
	{"state-of-the-art", "state of the art"},
	/* dashes and spaces of every kind separate */
	{"a\u2010b\u2013c\u2014d\u2212e", "a b c d e"},
	{"a\u00a0b\u202fc\u3000d\u2028e\r\nf", "a b c d e f"},
	/* what is not seen */
	{"soft\u00adhyphen", "softhyphen"},
	{"zero\u200bwidth\u200cnon\u200djoiner\u2060s\ufeff", "zerowidthnonjoiners"},
	{"\ufeffFirst", "first"},
	{"bi\u202adi\u202c\u200e\u200fre\u2066ction\u2069", "bidirection"},
	/* apostrophes */
	{"don't", "dont"},
	{"don\u2019t", "dont"},
	{"Schr\u00f6dinger's", "schrodingers"},
	{"users' data", "users data"},
	{"the 'quoted' word", "the quoted word"},
	{"``quoted'' word", "quoted word"},
	{"l'\\'etat", "letat"},
	{"l'\u00e9tat", "letat"},
	/* signs that belong to a name */
	{"C++", "c++"},
	{"C++11 and C#", "c++ 11 and c#"},
	{"PointNet++: a", "pointnet++ a"},
	{"f(x) + g + #1 # +", "f x g 1"},
	/* case and accents */
	{"STRASSE Stra\u00dfe \u1e9e", "strasse strasse ss"},
	{"Poincar\u00e9 e\u0301 A\u030angstr\u00f6m", "poincare e angstrom"},
	{"\u0141ojasiewicz \u00d8re \u0110or\u0111e \u00c6on \u0152uvre",
	 "lojasiewicz ore dorde aeon oeuvre"},
	{"\u0130stanbul \u0131", "istanbul i"},
	{"e\ufb03cient", "efficient"},
	{"\U0001d4aa(n\u00b2)", "o n2"},
	{"\uff26\uff55\uff4c\uff4c", "full"},
	{"10\u00d7 faster, 3\u00d73", "10x faster 3x3"},
	{"BERT\u2122", "bert"},
	{"\u041c\u0430\u0448\u0438\u043d\u043d\u043e\u0435 \u041e\u0411\u0423\u0427\u0415\u041d\u0418\u0415",
	 "\u043c\u0430\u0448\u0438\u043d\u043d\u043e\u0435 \u043e\u0431\u0443\u0447\u0435\u043d\u0438\u0435"},
	/* Greek */
	{"\u03b1-helix, TGF\u03b2, \u0394x, \u03ac \u03c2 \u00b5m",
	 "alpha helix tgfbeta deltax alpha sigma mum"},
	/* TeX */
	{"Hern\\'andez", "hernandez"},
	{"Schr\\\"{o}dinger, Schr{\\\"o}dinger, Schr\\\"odinger",
	 "schrodinger schrodinger schrodinger"},
	{"Gar\\c{c}on, gar\\c con, \\v{S}koda, Erd\\H{o}s", "garcon garcon skoda erdos"},
	{"S\\o ren, S{\\o}ren, \\AA{}s, Stra{\\ss}e, na\\\"{\\i}ve",
	 "soren soren as strasse naive"},
	{"{\\em entropy collapse}", "entropy collapse"},
	{"\\textbf{x} and \\emph{un}known", "x and unknown"},
	{"$U^2$-Net", "u2 net"},
	{"$U^{2}$-Net", "u2 net"},
	{"CO$_2$ and H_2O", "co2 and h2o"},
	{"\\alpha \\Gamma $\\varepsilon$-greedy", "alpha gamma epsilon greedy"},
	{"TGF$\\beta$1", "tgfbeta1"},
	{"(rm StatsQ) in mathcal{O}(n)", "statsq in o n"},
	{"{rm CGA} (it works) (em", "cga it works em"},
	{"in rm and mathcal", "in rm and mathcal"},
	{"i.\\,i.\\,d.", "i i d"},
	{"O(n\\log n)", "o n log n"},
	{"hy\\-phen\\\\new line~tie", "hyphen new line tie"},
	{"\\unknowncommandwithaverylongname", "unknowncommandwithaverylongname"},
	{"50\\% \\1 \\", "50 1"},
	{"R^3 {times} S^2", "r3 times s2"},
	/* unspaced scripts: a word for each letter */
	{"\u6df1\u5ea6\u5b66\u4e60", "\u6df1 \u5ea6 \u5b66 \u4e60"},
	{"\u7528BERT\u6a21\u578b", "\u7528 bert \u6a21 \u578b"},
	{"\u30c7\u30fc\u30bf", "\u30c6 \u30fc \u30bf"},
	{"\u0e20\u0e32\u0e29\u0e32", "\u0e20 \u0e32 \u0e29 \u0e32"},
	/* bytes that are not UTF-8 separate */
	{"a\xff"
	 "b\xe2\x82",
	 "a b"},
};

static void
test_text_fold(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(folds); i++) {
		g_autofree gchar *folded = gls_text_fold(folds[i].text, -1);
		g_assert_cmpstr(folded, ==, folds[i].folded);
	}
}

static void
test_text_fold_length(void)
{
	g_autofree gchar *folded = gls_text_fold("one two", 5);
	g_autofree gchar *accent = gls_text_fold("caf\u00e9s", 4);

	g_assert_cmpstr(folded, ==, "one t");
	g_assert_cmpstr(accent, ==, "caf");
}

static void
assert_word(const GlsWords *words,
	    const gchar *text,
	    guint i,
	    const gchar *shown,
	    const gchar *folded)
{
	const GlsWord *word;
	g_autofree gchar *given = NULL;
	g_autofree gchar *got = NULL;

	g_assert_cmpuint(i, <, words->words->len);
	word = &g_array_index(words->words, GlsWord, i);
	given = g_strndup(text + word->start, word->end - word->start);
	got = g_strndup(words->folded->str + word->fold_start, word->fold_end - word->fold_start);
	g_assert_cmpstr(given, ==, shown);
	g_assert_cmpstr(got, ==, folded);
}

static void
test_text_offsets(void)
{
	const gchar *text =
		" {\\em Entro\u00adpy},\nSchr\\\"{o}dinger's (rm StatsQ) C++. \u6df1\u5ea6";
	g_autoptr(GlsWords) words = gls_words_new(text, -1);

	g_assert_cmpuint(words->words->len, ==, 6);
	assert_word(words, text, 0, "Entro\u00adpy", "entropy");
	assert_word(words, text, 1, "Schr\\\"{o}dinger's", "schrodingers");
	assert_word(words, text, 2, "StatsQ", "statsq");
	assert_word(words, text, 3, "C++", "c++");
	assert_word(words, text, 4, "\u6df1", "\u6df1");
	assert_word(words, text, 5, "\u5ea6", "\u5ea6");
}

static void
test_text_capitals(void)
{
	static const struct {
		const gchar *text;
		gboolean capitals;
		gboolean plural;
	} cases[] = {
		{"RAG", TRUE, FALSE},		{"RAGs", TRUE, TRUE},
		{"RAG's", TRUE, TRUE},		{"Rag", FALSE, FALSE},
		{"rag", FALSE, FALSE},		{"RAGged", FALSE, FALSE},
		{"As", FALSE, FALSE},		{"A", FALSE, FALSE},
		{"RAGS", TRUE, FALSE},		{"R\u00adAG", TRUE, FALSE},
		{"\\textbf{RAG}s", TRUE, TRUE}, {"\u00c5NN", TRUE, FALSE},
		{"RAGa", FALSE, FALSE},		{"\u00c5nn", FALSE, FALSE},
		{"(RL", TRUE, FALSE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsWords) words = gls_words_new(cases[i].text, -1);
		const GlsWord *word = &g_array_index(words->words, GlsWord, 0);

		g_test_message("%s", cases[i].text);
		g_assert_cmpuint(words->words->len, ==, 1);
		g_assert_cmpint(word->capitals, ==, cases[i].capitals);
		g_assert_cmpint(word->plural, ==, cases[i].plural);
	}
}

/* the folded form may be much longer than the text, or its words closer together */
static void
test_text_growth(void)
{
	static const gchar *const pieces[] = {"\u03bf",	 "\ufdfa", "\u6df1", "a+",
					      "\u03bf ", "\\o",	   "x\\ss"};

	for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GlsWords) words = NULL;

		for (guint n = 0; n < 5000; n++)
			g_string_append(text, pieces[i]);
		words = gls_words_new(text->str, text->len);
		g_assert_cmpuint(words->folded->len, ==, strlen(words->folded->str));
		g_assert_cmpuint(words->words->len, >, 0);
	}
}

static void
test_text_title_key(void)
{
	static const gchar *const same[][2] = {
		{"Pre-training of Models", "pretraining  OF models"},
		{"Data source citations", "Data sourcecitations"},
		{"\u2026 of the Model", "of the Model ..."},
		{"$U^{2}$-Net: going", "U2-Net: Going\u2026"},
		{"Na\\\"{\\i}ve Bayes", "na\u00efve Bayes"},
		{"$\\alpha$-Rank", "\u03b1-rank"},
	};
	static const gchar *const different[][2] = {
		{"C", "C++"},
		{"Part I", "Part II"},
		{"Qwen2", "Qwen2.5"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(same); i++) {
		g_autofree gchar *key = gls_text_title_key(same[i][0], -1);
		g_autofree gchar *other = gls_text_title_key(same[i][1], -1);
		g_assert_cmpstr(key, ==, other);
	}
	for (guint i = 0; i < G_N_ELEMENTS(different); i++) {
		g_autofree gchar *key = gls_text_title_key(different[i][0], -1);
		g_autofree gchar *other = gls_text_title_key(different[i][1], -1);
		g_assert_cmpstr(key, !=, other);
	}
}

static void
test_text_generic_title(void)
{
	static const gchar *const generic[] = {
		"Editorial",
		"Correction",
		"Corrigendum",
		"Erratum",
		"ERRATUM.",
		"Technical Report",
		"Introduction",
		"Preface",
		"Rejoinder",
		"Discussion",
		"Reply",
		"Letter to the Editor",
		"Book review",
		"Front Matter",
		"Issue Information",
		"Cover Picture",
		"Editor's Notes",
		"Editors\u2019 Note",
		"Retraction",
		"Comment",
		"Response",
		"Foreword",
		"Table of Contents",
		"About the cover",
		"Withdrawn",
		"\u2026",
	};
	static const gchar *const own[] = {
		"Qwen2.5 Technical Report",
		"An Introduction to Entropy",
		"Attention",
		"Editorials in medicine",
	};

	for (guint i = 0; i < G_N_ELEMENTS(generic); i++) {
		g_autofree gchar *key = gls_text_title_key(generic[i], -1);
		g_test_message("%s", generic[i]);
		g_assert_true(gls_text_is_generic_title(key));
	}
	for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
		g_autofree gchar *key = gls_text_title_key(own[i], -1);
		g_test_message("%s", own[i]);
		g_assert_false(gls_text_is_generic_title(key));
	}
}

/* the right side is what JavaScript's expression gives */
static void
test_text_page_key(void)
{
	static const gchar *const cases[][2] = {
		{"", ""},
		{"Pre-training, (2024)!", "pretraining2024"},
		{"\\alpha $U^{2}$-Net", "alphau2net"},
		{"Poincar\u00e9 \u00c5 \u00d8 \u00df \u0130", "poincarea\u00f8\u00dfi"},
		{"e\ufb03cient \U0001d4aa\u00b2 \u2122 \u00bd", "efficiento2tm12"},
		{"\u03b1 \u03a3\u03a3 \u039f\u03a3.\u0391 \u039f\u03a3.",
		 "\u03b1\u03c3\u03c2\u03bf\u03c3\u03b1\u03bf\u03c2"},
		{"\u6df1\u5ea6 \u30c7", "\u6df1\u5ea6\u30c6"},
		{"\ud55c", "\u1112\u1161\u11ab"},
		{"C++ don\u2019t soft\u00adhyphen", "cdontsofthyphen"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *key = gls_text_page_key(cases[i][0], -1);
		g_assert_cmpstr(key, ==, cases[i][1]);
	}
}

static void
test_text_squeeze(void)
{
	static const gchar *const cases[][2] = {
		{"", ""},
		{" \n", ""},
		{"a", "a"},
		{" a \r\n\t b\u00a0\u2003c\u3000", "a b c"},
		{"\u00e9\v\xc2\x85\u2028\u00e9", "\u00e9 \u00e9"},
		{"keep\u00adall\u200bother", "keep\u00adall\u200bother"},
	};
	g_autofree gchar *cut = gls_text_squeeze("  ab  cd", 5);

	g_assert_cmpstr(cut, ==, "ab");
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *squeezed = gls_text_squeeze(cases[i][0], -1);
		g_assert_cmpstr(squeezed, ==, cases[i][1]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/text/fold", test_text_fold);
	g_test_add_func("/text/fold-length", test_text_fold_length);
	g_test_add_func("/text/offsets", test_text_offsets);
	g_test_add_func("/text/capitals", test_text_capitals);
	g_test_add_func("/text/growth", test_text_growth);
	g_test_add_func("/text/title-key", test_text_title_key);
	g_test_add_func("/text/generic-title", test_text_generic_title);
	g_test_add_func("/text/page-key", test_text_page_key);
	g_test_add_func("/text/squeeze", test_text_squeeze);
	return g_test_run();
}
