/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/identity/gls-identity.h"
#include "core/text/gls-text.h"

#include "history-fixture.h"

#define TITLE "Entropy-Guided Attention for Private LLMs"
#define CUT   "A Long Title That Says in So Many Words What This Paper Is about and"
#define WHOLE CUT " Then Some More of It"

#define DIFFERENT GLS_VERDICT_DIFFERENT
#define SIMILAR	  GLS_VERDICT_SIMILAR
#define VERSION_  GLS_VERDICT_VERSION
#define SAME	  GLS_VERDICT_SAME

/* abstracts of our own that have nothing, about half and most in common */
#define ABSTRACT                                                                                   \
	"We study how much of the attention of a model is needed when nobody may see its input. "  \
	"A model is trained with a term that keeps the entropy of each head in a range, and the "  \
	"costly parts are then left out one by one. On three tasks it keeps its accuracy."
#define REWRITTEN                                                                                  \
	"We study how much of the attention of a model is needed when nobody may see its input. "  \
	"A model is trained with a term that keeps the entropy of each head in a range. We also "  \
	"report what happens with longer texts, and where the limits of the method are found."
#define UNRELATED                                                                                  \
	"Tides move sand along the coast in a way that is hard to measure from a boat. With two "  \
	"cameras on a tower and a year of pictures the paths of single banks are followed, and "   \
	"a simple law for their speed is found that holds at four other places too."

/* one side of a case; authors as a digest lists them, ids with spaces between them */
typedef struct {
	const gchar *title;
	const gchar *authors;
	const gchar *ids;
	const gchar *date;
	const gchar *venue;
	const gchar *abstract;
} Side;

static const struct {
	Side a;
	Side b;
	GlsVerdict verdict;
	GlsReason reason;
} cases[] = {
	/* a shared id is enough */
	{{"One Title of a Paper", "A. Ant", "arxiv:2501.03489"},
	 {"Another Title", "B. Bee", "arxiv:2501.03489"},
	 SAME,
	 GLS_REASON_ID},
	{{"", NULL, "pmid:12345678"}, {"", NULL, "pmid:12345678"}, SAME, GLS_REASON_ID},
	{{"Editorial", NULL, "doi:10.1000/x"},
	 {"Editorial", NULL, "doi:10.1000/x"},
	 SAME,
	 GLS_REASON_ID},
	{{TITLE, NULL, "doi:10.1000/a arxiv:2501.03489"},
	 {TITLE, NULL, "doi:10.1000/b arxiv:2501.03489"},
	 SAME,
	 GLS_REASON_ID},
	{{TITLE, NULL, "scholar:123"}, {"Another Title", NULL, "scholar:123"}, SAME, GLS_REASON_ID},
	/* ids that contradict each other */
	{{TITLE, "N. Jha", "arxiv:2501.03489"},
	 {TITLE, "N. Jha", "arxiv:2501.03490"},
	 DIFFERENT,
	 GLS_REASON_OTHER_ID},
	{{TITLE, NULL, "doi:10.1000/x"},
	 {TITLE, NULL, "doi:10.1000/y"},
	 DIFFERENT,
	 GLS_REASON_OTHER_ID},
	{{TITLE, NULL, "pmid:12345678"},
	 {TITLE, NULL, "pmid:12345679"},
	 DIFFERENT,
	 GLS_REASON_OTHER_ID},
	{{TITLE, NULL, "pii:S0020025522001234"},
	 {TITLE, NULL, "pii:S0020025522001235"},
	 DIFFERENT,
	 GLS_REASON_OTHER_ID},
	{{TITLE, NULL, "openreview:abcdefghij"},
	 {TITLE, NULL, "openreview:abcdefghik"},
	 DIFFERENT,
	 GLS_REASON_OTHER_ID},
	{{TITLE, NULL, "arxiv:2501.03489 scholar:1"},
	 {TITLE, NULL, "arxiv:2501.03490"},
	 DIFFERENT,
	 GLS_REASON_OTHER_ID},
	/* ids that do not: other kinds, and clusters of a search engine */
	{{TITLE, NULL, "scholar:123"}, {TITLE, NULL, "scholar:456"}, SAME, GLS_REASON_TITLE},
	{{TITLE, NULL, "scholar:123 arxiv:2501.03489"},
	 {TITLE, NULL, "scholar:456"},
	 SAME,
	 GLS_REASON_TITLE},
	{{TITLE, NULL, "pmid:12345678"}, {TITLE, NULL, "doi:10.1000/x"}, SAME, GLS_REASON_TITLE},
	/* a preprint and its article */
	{{TITLE, "N. Jha", "arxiv:2501.03489"},
	 {TITLE, "N. Jha", "doi:10.1000/x"},
	 VERSION_,
	 GLS_REASON_TITLE},
	{{TITLE, NULL, "arxiv:2501.03489"},
	 {TITLE, NULL, "pmid:12345678 doi:10.1000/x"},
	 VERSION_,
	 GLS_REASON_TITLE},
	{{TITLE, "N. Jha", "doi:10.1101/2024.01.01.573890"},
	 {TITLE, "N. Jha", "doi:10.1038/s41586-024-00001-1"},
	 VERSION_,
	 GLS_REASON_TITLE},
	{{TITLE, "N. Jha", NULL, "2024"},
	 {TITLE, "N. Jha", NULL, "2025"},
	 VERSION_,
	 GLS_REASON_TITLE},
	/* equal titles, nothing against it */
	{{TITLE}, {TITLE}, SAME, GLS_REASON_TITLE},
	{{TITLE},
	 {"ENTROPY guided attention for  private LLMs.", NULL, "arxiv:2501.03489"},
	 SAME,
	 GLS_REASON_TITLE},
	{{"Pre-training of {\\it Sand} Models"},
	 {"Pretraining of sand models"},
	 SAME,
	 GLS_REASON_TITLE},
	{{TITLE, "Nandan Kumar Jha, Brandon Reagen"},
	 {TITLE, "NK Jha, B Reagen"},
	 SAME,
	 GLS_REASON_TITLE},
	{{TITLE, "Jha, N. K.; Reagen, B."},
	 {TITLE, "B. Reagen and N. Jha"},
	 SAME,
	 GLS_REASON_TITLE},
	{{TITLE, "Nandan Kumar Jha, Brandon Reagen"}, {TITLE, "NK Jha, …"}, SAME, GLS_REASON_TITLE},
	{{TITLE, "N. Jha", NULL, "2025"}, {TITLE}, SAME, GLS_REASON_TITLE},
	{{"12345678"}, {"12345678"}, SAME, GLS_REASON_TITLE},
	/* names that were mangled on the way */
	{{TITLE, "Kaiming He, Ross Girshick"},
	 {TITLE, "He Kaiming, Girshick Ross"},
	 SAME,
	 GLS_REASON_TITLE},
	{{TITLE, "Jürgen Wäsch"}, {TITLE, "JÃ¼rgen WÃ¤sch"}, SAME, GLS_REASON_TITLE},
	{{TITLE, "Mourad Ouzzani"}, {TITLE, "Mourad Quzzani"}, SAME, GLS_REASON_TITLE},
	{{TITLE, "Hector Garcia-Molina"}, {TITLE, "H Garcia"}, SAME, GLS_REASON_TITLE},
	{{TITLE, "Laurens van der Maaten"}, {TITLE, "van der Maaten L"}, SAME, GLS_REASON_TITLE},
	{{TITLE, "Kaiming He"}, {TITLE, "ACMS Anthology"}, SAME, GLS_REASON_TITLE},
	{{TITLE, "MH Solomon"}, {TITLE, "mh solomon"}, SAME, GLS_REASON_TITLE},
	/* equal titles of others */
	{{TITLE, "Nandan Jha"}, {TITLE, "Kaiming He"}, DIFFERENT, GLS_REASON_OTHER_AUTHORS},
	{{TITLE, "Kaiming He"}, {TITLE, "Ming He"}, DIFFERENT, GLS_REASON_OTHER_AUTHORS},
	{{"Discussion of: Statistical Modeling", "A. Ant"},
	 {"Discussion of: Statistical Modeling", "B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_AUTHORS},
	{{"A Column of Five Words", NULL, NULL, "1999"},
	 {"A Column of Five Words", "B. Bee", NULL, "2003"},
	 SIMILAR,
	 GLS_REASON_TITLE},
	/* titles that say too little */
	{{"Editorial"}, {"Editorial"}, DIFFERENT, GLS_REASON_GENERIC_TITLE},
	{{"Editorial", "A. Ant", NULL, "2002"},
	 {"Editorial", "A. Ant", NULL, "2002"},
	 DIFFERENT,
	 GLS_REASON_GENERIC_TITLE},
	{{"Guest Editorial", "A. Ant, B. Bee", NULL, "2002"},
	 {"Guest editorial", "B. Bee, A. Ant", NULL, "2002"},
	 SAME,
	 GLS_REASON_GENERIC_TITLE},
	{{"Guest Editorial", "A. Ant, B. Bee", NULL, "2002"},
	 {"Guest editorial", "B. Bee, A. Ant", NULL, "2003"},
	 DIFFERENT,
	 GLS_REASON_GENERIC_TITLE},
	{{"Book Review Column", "K. Aberer", NULL, "2002"},
	 {"Book review column", "K. Aberer", NULL, "2002"},
	 DIFFERENT,
	 GLS_REASON_GENERIC_TITLE},
	{{"Editor's Notes", "L. Liu"}, {"Editor's notes"}, DIFFERENT, GLS_REASON_GENERIC_TITLE},
	{{"Correction"}, {"Correction", "A. Ant"}, DIFFERENT, GLS_REASON_GENERIC_TITLE},
	{{"Technical Report"},
	 {"Technical Report", NULL, "arxiv:2501.03489"},
	 DIFFERENT,
	 GLS_REASON_GENERIC_TITLE},
	{{"GPT-4"}, {"GPT-4"}, DIFFERENT, GLS_REASON_GENERIC_TITLE},
	{{"Peakons", "D. Holm"}, {"Peakons", "D. Holm"}, SAME, GLS_REASON_GENERIC_TITLE},
	{{"Peakons", "D. Holm"}, {"Peakons"}, DIFFERENT, GLS_REASON_GENERIC_TITLE},
	{{"1234567"}, {"1234567"}, DIFFERENT, GLS_REASON_GENERIC_TITLE},
	{{""}, {""}, DIFFERENT, GLS_REASON_NONE},
	{{"", NULL, "arxiv:2501.03489"}, {"", NULL, "doi:10.1000/x"}, DIFFERENT, GLS_REASON_NONE},
	/* titles that are cut */
	{{CUT " …"}, {WHOLE}, SAME, GLS_REASON_CUT_TITLE},
	{{CUT "..."}, {WHOLE}, SAME, GLS_REASON_CUT_TITLE},
	{{"… in So Many Words What This Paper Is about and Then Some More of It"},
	 {WHOLE},
	 SAME,
	 GLS_REASON_CUT_TITLE},
	{{CUT " …", "A. Ant"}, {WHOLE, "B. Bee"}, DIFFERENT, GLS_REASON_OTHER_AUTHORS},
	{{"A Long Title That Says …"}, {WHOLE}, DIFFERENT, GLS_REASON_NONE},
	{{CUT}, {WHOLE}, DIFFERENT, GLS_REASON_NONE},
	/* papers of one series */
	{{"On the Flow of Sand, Part I", "A. Ant, B. Bee"},
	 {"On the Flow of Sand, Part II", "A. Ant, B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"On the Flow of Sand, Part I", "A. Ant, B. Bee"},
	 {"On the Flow of Sand, Part 1", "A. Ant, B. Bee"},
	 SAME,
	 GLS_REASON_NEAR_TITLE},
	{{"On the Flow of Sand", "A. Ant, B. Bee"},
	 {"On the Flow of Sand, II", "A. Ant, B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"Keye-VL Technical Report", "Kwai Team, Biao Yang"},
	 {"Keye-VL 1.5 Technical Report", "Kwai Team, Biao Yang"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"Qwen2.5 Technical Report", "An Yang, Baosong Yang"},
	 {"Qwen2.5-VL Technical Report", "Shuai Bai, Keqin Chen"},
	 DIFFERENT,
	 GLS_REASON_OTHER_AUTHORS},
	{{"MiMo: Unlocking the Reasoning", "Bingquan Xia"},
	 {"MIMO: Controllable Character Synthesis", "Yifang Men"},
	 DIFFERENT,
	 GLS_REASON_OTHER_AUTHORS},
	{{"Two-Dimensional Flow of Wet Sand", "A. Ant, B. Bee"},
	 {"Three-Dimensional Flow of Wet Sand", "A. Ant, B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	/* words that oppose each other */
	{{"A Lower Bound for the Flow of Sand", "A. Ant, B. Bee"},
	 {"An Upper Bound for the Flow of Sand", "A. Ant, B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"Minimization of the Flow of Sand", "A. Ant, B. Bee"},
	 {"Maximization of the Flow of Sand", "A. Ant, B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"The Linear Theory of the Flow of Sand", "A. Ant, B. Bee"},
	 {"The Nonlinear Theory of the Flow of Sand", "A. Ant, B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"Reply to \"The Flow of Sand along a Coast\"", "A. Ant, B. Bee"},
	 {"The Flow of Sand along a Coast", "A. Ant, B. Bee"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"Discussion of \"The Flow of Sand along a Coast\"", "A. Ant"},
	 {"Rejoinder to \"The Flow of Sand along a Coast\"", "A. Ant"},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	/* titles that were retold: the same two or more authors, and nearly all words */
	{{"Efficient Measurement of Sand along the Coast", "A. Ant, B. Bee"},
	 {"Efficient Measurment of Sand along the Coast", "A. Ant, B. Bee"},
	 SAME,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand along the Coast", "A. Ant, B. Bee"},
	 {"Efficient Measurement of the Sand along the Coast", "A. Ant, B. Bee"},
	 SAME,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand along the Coast", "A. Ant, B. Bee", NULL, "2001"},
	 {"Efficient Measurment of Sand along the Coast", "A. Ant, B. Bee", NULL, "2002"},
	 SIMILAR,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand along the Coast", "A. Ant"},
	 {"Efficient Measurment of Sand along the Coast", "A. Ant"},
	 SIMILAR,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand along the Coast", "A. Ant, B. Bee"},
	 {"Efficient Measurment of Sand along the Coast", "C. Cat, D. Dog"},
	 DIFFERENT,
	 GLS_REASON_OTHER_AUTHORS},
	{{"Efficient Measurement of Sand along the Coast"},
	 {"Efficient Measurment of Sand along the Coast"},
	 SIMILAR,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand along the Coast: A Study", "A. Ant, B. Bee"},
	 {"Efficient Measurement of Sand", "A. Ant, B. Bee"},
	 SIMILAR,
	 GLS_REASON_NEAR_TITLE},
	/* titles that are cited, in a list that has no year for them */
	{{"Efficient Measurement of Sand along the Coast: A Study", "A. Ant, B. Bee", NULL, "2001"},
	 {"efficient measurement of sand along the coast", "A Ant"},
	 SAME,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand", "A. Ant, B. Bee", NULL, "2001"},
	 {"B. Bee. Efficient measurement of sand, Proc. SANDS 2001", "A Ant"},
	 SAME,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand", "A. Ant, B. Bee", NULL, "2001", "Proc. SANDS"},
	 {"Efficent measurement of the sand", "A Ant", NULL, "2001"},
	 SAME,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand", "A. Ant, B. Bee", "arxiv:2001.00001", "2001"},
	 {"B. Bee. Efficient measurement of sand, Proc. SANDS", "A Ant", "doi:10.1000/x"},
	 SIMILAR,
	 GLS_REASON_NEAR_TITLE},
	{{"Efficient Measurement of Sand", "A. Ant, B. Bee", NULL, "2001"},
	 {"B. Bee. Efficient measurement of sand, Proc. SANDS", "C Cat"},
	 DIFFERENT,
	 GLS_REASON_OTHER_AUTHORS},
	/* the abstract is the lever where both have one */
	{{TITLE, "A. Ant, B. Bee", NULL, NULL, NULL, ABSTRACT},
	 {"Private Inference at Little Cost", "B. Bee", NULL, NULL, NULL, REWRITTEN},
	 SAME,
	 GLS_REASON_ABSTRACT},
	{{TITLE, "A. Ant", NULL, NULL, NULL, ABSTRACT},
	 {"Private Inference at Little Cost", "B. Bee", NULL, NULL, NULL, ABSTRACT},
	 DIFFERENT,
	 GLS_REASON_OTHER_AUTHORS},
	{{TITLE, NULL, NULL, NULL, NULL, ABSTRACT},
	 {"Private Inference at Little Cost", "B. Bee", NULL, NULL, NULL, ABSTRACT},
	 DIFFERENT,
	 GLS_REASON_NONE},
	{{TITLE, NULL, NULL, NULL, NULL, ABSTRACT},
	 {"Attention for Private LLMs", "B. Bee", NULL, NULL, NULL, ABSTRACT},
	 SAME,
	 GLS_REASON_ABSTRACT},
	{{TITLE " 17", NULL, NULL, NULL, NULL, ABSTRACT},
	 {TITLE " 18", NULL, NULL, NULL, NULL, ABSTRACT},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"Sand, Part I", "A. Ant", NULL, NULL, NULL, ABSTRACT},
	 {"Sand, Part II", "A. Ant", NULL, NULL, NULL, ABSTRACT},
	 DIFFERENT,
	 GLS_REASON_OTHER_WORDS},
	{{"Efficient Measurement of Sand along the Coast", "A. Ant, B. Bee", NULL, NULL, NULL,
	  ABSTRACT},
	 {"Efficient Measurment of Sand along the Coast", "A. Ant, B. Bee", NULL, NULL, NULL,
	  UNRELATED},
	 DIFFERENT,
	 GLS_REASON_NONE},
	{{TITLE, "A. Ant", NULL, NULL, NULL, ABSTRACT},
	 {TITLE, "A. Ant", NULL, NULL, NULL, UNRELATED},
	 SAME,
	 GLS_REASON_TITLE},
	{{"Sand I", "A. Ant", "arxiv:2001.00001", NULL, NULL, ABSTRACT},
	 {"Sand II", "A. Ant", "arxiv:2001.00002", NULL, NULL, ABSTRACT},
	 DIFFERENT,
	 GLS_REASON_OTHER_ID},
};

static GlsRecord *
make_record(const Side *side)
{
	g_autoptr(GlsEntry) entry = fixture_entry(side->title, side->ids);

	if (side->authors != NULL)
		gls_author_parse_list(side->authors, -1, entry->authors);
	if (side->abstract != NULL)
		gls_entry_set_abstract(entry, side->abstract, -1);
	entry->date = g_strdup(side->date);
	entry->venue = g_strdup(side->venue);
	return gls_record_new_from_entry(entry);
}

static gboolean
shares_key(const GlsRecord *record, const GlsRecord *other)
{
	g_autoptr(GPtrArray) keys = gls_record_dup_paper_keys(record);
	g_autoptr(GPtrArray) other_keys = gls_record_dup_paper_keys(other);

	for (guint i = 0; i < keys->len; i++) {
		if (g_ptr_array_find_with_equal_func(other_keys, g_ptr_array_index(keys, i),
						     g_str_equal, NULL))
			return TRUE;
	}
	return FALSE;
}

static void
test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsRecord) a = make_record(&cases[i].a);
		g_autoptr(GlsRecord) b = make_record(&cases[i].b);
		GlsPaper paper = gls_record_get_paper(a);
		GlsPaper other = gls_record_get_paper(b);
		GlsReason reason;

		g_test_message("case %u: %s | %s", i, cases[i].a.title, cases[i].b.title);
		g_assert_cmpstr(
			gls_verdict_to_string(gls_identity_compare(&paper, &other, &reason)), ==,
			gls_verdict_to_string(cases[i].verdict));
		g_assert_cmpstr(gls_reason_to_string(reason), ==,
				gls_reason_to_string(cases[i].reason));
		g_assert_cmpint(gls_identity_is_same(&paper, &other), ==,
				cases[i].verdict >= VERSION_);
	}
}

/* of all papers of the cases with all others */
static void
test_symmetric(void)
{
	g_autoptr(GPtrArray)
		records = g_ptr_array_new_with_free_func((GDestroyNotify)gls_record_free);

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_ptr_array_add(records, make_record(&cases[i].a));
		g_ptr_array_add(records, make_record(&cases[i].b));
	}
	for (guint i = 0; i < records->len; i++) {
		GlsPaper paper = gls_record_get_paper(g_ptr_array_index(records, i));

		for (guint j = 0; j <= i; j++) {
			GlsPaper other = gls_record_get_paper(g_ptr_array_index(records, j));
			GlsReason reason, other_reason;

			g_assert_cmpint(gls_identity_compare(&paper, &other, &reason), ==,
					gls_identity_compare(&other, &paper, &other_reason));
			g_assert_cmpint(reason, ==, other_reason);
		}
	}
}

/* a paper that has an id, or a title that says enough, is the same as itself */
static void
test_reflexive(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsRecord) record = make_record(&cases[i].a);
		GlsPaper paper = gls_record_get_paper(record);
		gboolean says_enough =
			paper.ids->len > 0 ||
			(paper.title_key != NULL && g_utf8_strlen(paper.title_key, -1) >= 8 &&
			 !gls_text_is_generic_title(paper.title_key));

		if (says_enough)
			g_assert_cmpint(gls_identity_compare(&paper, &paper, NULL), ==, SAME);
	}
}

/* what is the same is found by a key, unless the first author is another one too */
static void
test_found(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsRecord) a = make_record(&cases[i].a);
		g_autoptr(GlsRecord) b = make_record(&cases[i].b);

		if (cases[i].verdict < VERSION_ || cases[i].reason == GLS_REASON_ABSTRACT ||
		    cases[i].reason == GLS_REASON_GENERIC_TITLE)
			continue;
		g_test_message("case %u: %s", i, cases[i].a.title);
		g_assert_true(shares_key(a, b));
	}
}

static void
test_nothing(void)
{
	GlsPaper nothing = {NULL};
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&nothing);
	g_autoptr(GPtrArray) anchors = gls_identity_dup_anchors(&nothing);

	g_assert_false(gls_identity_is_same(&nothing, &nothing));
	g_assert_cmpuint(keys->len, ==, 0);
	g_assert_cmpuint(anchors->len, ==, 0);
}

static gchar *
join_keys(GPtrArray *keys)
{
	g_ptr_array_add(keys, NULL);
	return g_strjoinv("|", (gchar **)keys->pdata);
}

static void
test_keys(void)
{
	const Side side = {"Deep Sand: A Study of the Flow of Sand along Coasts", "K. He, A. Ant",
			   "scholar:123 doi:10.1000/x arxiv:2501.03489"};
	g_autoptr(GlsRecord) record = make_record(&side);
	GlsPaper paper = gls_record_get_paper(record);
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);
	g_autoptr(GPtrArray) anchors = gls_identity_dup_anchors(&paper);
	g_autofree gchar *joined = join_keys(keys);
	g_autofree gchar *joined_anchors = join_keys(anchors);

	g_assert_cmpstr(joined, ==,
			"arxiv:2501.03489|doi:10.1000/x|scholar:123|"
			"title:deepsandastudyoftheflowofsandalongcoasts");
	g_assert_cmpstr(joined_anchors, ==,
			"begins:deepsandastudyoftheflowo|ends:theflowofsandalongcoasts|"
			"by:he coasts|by:he along|by:he study|by:ant coasts");
}

static void
test_published_as(void)
{
	static const struct {
		const gchar *ids;
		const gchar *known;
		gboolean is_published_as;
	} publications[] = {
		{"arxiv:2501.03489", "arxiv:2501.03489 doi:10.1000/x", TRUE},
		{"doi:10.1000/x", "arxiv:2501.03489 doi:10.1000/x", TRUE},
		{"arxiv:2501.03489 doi:10.1000/x", "arxiv:2501.03489 doi:10.1000/x", FALSE},
		{"arxiv:2501.03489", "arxiv:2501.03489 scholar:1", FALSE},
		{"scholar:1", "arxiv:2501.03489 scholar:1", FALSE},
		{"doi:10.1101/x", "doi:10.1101/x pmid:12345678", TRUE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(publications); i++) {
		g_autoptr(GlsEntry) entry = fixture_entry(TITLE, publications[i].ids);
		g_autoptr(GlsEntry) known = fixture_entry(TITLE, publications[i].known);
		GlsPaper paper = {.ids = entry->ids};
		GlsPaper other = {.ids = known->ids};

		g_test_message("ids %u", i);
		g_assert_cmpint(gls_identity_is_published_as(&paper, &other), ==,
				publications[i].is_published_as);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/identity/cases", test_cases);
	g_test_add_func("/identity/symmetric", test_symmetric);
	g_test_add_func("/identity/reflexive", test_reflexive);
	g_test_add_func("/identity/found", test_found);
	g_test_add_func("/identity/nothing", test_nothing);
	g_test_add_func("/identity/keys", test_keys);
	g_test_add_func("/identity/published-as", test_published_as);
	return g_test_run();
}
