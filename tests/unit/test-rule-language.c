/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-set.h"

/* a paper of the tables below; authors, categories and ids stand between bars */
typedef struct {
	const gchar *title;
	const gchar *abstract;
	const gchar *authors;
	const gchar *categories;
	const gchar *ids;
	const gchar *comment;
} Paper;

enum {
	BANDITS,
	RESNET,
	TEX,
	CJK,
	ODD,
};

static const Paper papers[] = {
	[BANDITS] = {"Regret Bounds for Linear Bandits: A Survey",
		     "We prove a regret\nbound for contextual bandits, state-of-the-art under "
		     "RAG and DPO. Tool use by agents; sub-Gaussian noise.",
		     "Tor Lattimore|Csaba Szepesv\u00e1ri|J. Schmidhuber", "cs.LG|stat.ML|math.OC",
		     "arxiv:2501.03489|doi:10.1145/3422622", "9 pages, accepted at ICML 2026"},
	[RESNET] = {"Deep Residual Learning for Image Recognition",
		    "Deeper networks are harder to train. We ease it; rag dolls dpo.",
		    "Kaiming He|Xiangyu Zhang|Shaoqing Ren|Jian Sun", "cs.CV", "arxiv:1512.03385",
		    "Tech report"},
	[TEX] = {"On the {\\em entropy} of $U^2$-Net and Hern\\'andez graphs",
		 "An $\\alpha$-rank of CO$_2$, after Schr\\\"odinger; mean\u00a0field, "
		 "co\u00adoper\u00adation and na\u00efve Bayes. C++ code.",
		 "Rafael Hern\\'andez|L. van der Maaten|Y.-L. Boureau", "math.AG|math-ph",
		 "pmid:28359079", NULL},
	[CJK] = {"\u6df1\u5ea6\u5f3a\u5316\u5b66\u4e60\u7efc\u8ff0",
		 "\u672c\u6587\u7efc\u8ff0\u4e86 Transformer \u6a21\u578b\u548c"
		 "\u30c7\u30fc\u30bf\u3002",
		 "\u4f55\u607a\u660e|\u5c71\u7530\u592a\u90ce", "cs.AI", "", NULL},
	[ODD] = {"She said: (it's) OR not", NULL, "Amy She|He Wang|LIGO Collaboration", "", "", ""},
};

static GlsEntry *
new_entry(const Paper *paper)
{
	GlsEntry *entry = gls_entry_new(paper->title, -1);
	g_auto(GStrv) authors = g_strsplit(paper->authors, "|", -1);
	g_auto(GStrv) categories = g_strsplit(paper->categories, "|", -1);
	g_auto(GStrv) ids = g_strsplit(paper->ids, "|", -1);

	/* a title keeps the line breaks that a digest had removed */
	g_free(entry->title);
	entry->title = g_strdup(paper->title);
	entry->abstract = g_strdup(paper->abstract);
	entry->comment = g_strdup(paper->comment);
	for (guint i = 0; authors[i] != NULL; i++)
		g_ptr_array_add(entry->authors, gls_author_new(authors[i], -1));
	for (guint i = 0; categories[i] != NULL; i++)
		g_ptr_array_add(entry->categories, g_strdup(categories[i]));
	for (guint i = 0; ids[i] != NULL && *ids[i] != '\0'; i++)
		g_assert_true(gls_entry_add_id(entry, gls_paper_id_new_from_string(ids[i])));
	return entry;
}

static const GlsOrigin origin = {{"arXiv cs.LG", "cs daily list", "arxiv-mail"}};

/* why a tag is there, as "title:Bandits, author:K. He" */
static gchar *
describe(const GlsTag *tag, const GlsEntry *entry)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < tag->hits->len; i++) {
		const GlsHit *hit = &g_array_index(tag->hits, GlsHit, i);
		const gchar *shown = gls_field_get_text(hit->field, hit->item, entry, &origin);

		g_assert_cmpuint(hit->end, <=, strlen(shown));
		g_string_append_printf(text, "%s%s:%.*s", i > 0 ? ", " : "",
				       gls_field_to_string(hit->field),
				       (gint)(hit->end - hit->start), shown + hit->start);
	}
	return g_string_free(text, FALSE);
}

/* what a query finds in a paper: "-" if it does not match */
static gchar *
ask(const gchar *query, guint paper, const gchar *keys)
{
	g_autofree gchar *data = g_strdup_printf("[x]\nmatch=%s\n%s", query, keys);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_data(data, -1, "rules.ini", &error);
	g_autoptr(GlsEntry) entry = new_entry(&papers[paper]);
	g_autoptr(GPtrArray) tags = NULL;

	g_assert_no_error(error);
	g_assert_cmpstr(gls_rule_set_get_errors(rules)[0], ==, NULL);
	tags = gls_rule_set_match(rules, entry, &origin);
	return tags->len > 0 ? describe(g_ptr_array_index(tags, 0), entry) : g_strdup("-");
}

typedef struct {
	const gchar *query;
	guint paper;
	const gchar *found;
} Case;

static void
check(const Case *cases, guint n)
{
	for (guint i = 0; i < n; i++) {
		g_autofree gchar *found = ask(cases[i].query, cases[i].paper, "");

		g_test_message("%s in %u", cases[i].query, cases[i].paper);
		g_assert_cmpstr(found, ==, cases[i].found);
	}
}

static void
test_words(void)
{
	static const Case cases[] = {
		{"regret", BANDITS, "title:Regret, abstract:regret"},
		{"REGRETS", BANDITS, "-"},
		{"bandit", BANDITS, "-"},
		{"bandits", BANDITS, "title:Bandits, abstract:bandits"},
		{"bandit*", BANDITS, "title:Bandits, abstract:bandits"},
		{"band*", BANDITS, "title:Bandits, abstract:bandits"},
		{"andits", BANDITS, "-"},
		{"\"regret bound\"", BANDITS, "abstract:regret\nbound"},
		{"\"regret bound*\"", BANDITS, "title:Regret Bounds, abstract:regret\nbound"},
		{"\"bound regret\"", BANDITS, "-"},
		{"regret-bound", BANDITS, "abstract:regret\nbound"},
		{"\"state of the art\"", BANDITS, "abstract:state-of-the-art"},
		{"state-of-the-art", BANDITS, "abstract:state-of-the-art"},
		{"subgaussian", BANDITS, "-"},
		{"sub-gaussian", BANDITS, "abstract:sub-Gaussian"},
		{"\"sub gaussian\"", BANDITS, "abstract:sub-Gaussian"},
		{"RAG", BANDITS, "abstract:RAG"},
		{"rag", BANDITS, "abstract:RAG"},
		{"RAG", RESNET, "-"},
		{"rag", RESNET, "abstract:rag"},
		{"DPO", RESNET, "-"},
		{"DPO OR RAG", BANDITS, "abstract:RAG, abstract:DPO"},
		{"\u201cregret bound\u201d", BANDITS, "abstract:regret\nbound"},
		{"\u00abregret bound\u00bb", BANDITS, "abstract:regret\nbound"},
		{"\u201eregret bound\u201c", BANDITS, "abstract:regret\nbound"},
		{"entropy", TEX, "title:entropy"},
		{"\"the entropy of\"", TEX, "title:the {\\em entropy} of"},
		{"u2", TEX, "title:U^2"},
		{"$U^2$-Net", TEX, "title:U^2$-Net"},
		{"\"U2 Net\"", TEX, "title:U^2$-Net"},
		{"hernandez", TEX, "title:Hern\\'andez"},
		{"Hern\u00e1ndez", TEX, "title:Hern\\'andez"},
		{"Hern\\'andez", TEX, "title:Hern\\'andez"},
		{"alpha-rank", TEX, "abstract:\\alpha$-rank"},
		{"\u03b1-rank", TEX, "abstract:\\alpha$-rank"},
		{"co2", TEX, "abstract:CO$_2"},
		{"CO\u2082", TEX, "abstract:CO$_2"},
		{"schrodinger", TEX, "abstract:Schr\\\"odinger"},
		{"Schr\u00f6dinger", TEX, "abstract:Schr\\\"odinger"},
		{"\"mean field\"", TEX, "abstract:mean\u00a0field"},
		{"mean-field", TEX, "abstract:mean\u00a0field"},
		{"cooperation", TEX, "abstract:co\u00adoper\u00adation"},
		{"co\u00adoperation", TEX, "abstract:co\u00adoper\u00adation"},
		{"naive", TEX, "abstract:na\u00efve"},
		{"na\u00efve", TEX, "abstract:na\u00efve"},
		{"C++", TEX, "abstract:C++"},
		{"C", TEX, "-"},
		{"em", TEX, "-"},
		{"\u5b66\u4e60", CJK, "title:\u5b66\u4e60"},
		{"\u5f3a\u5316\u5b66\u4e60", CJK, "title:\u5f3a\u5316\u5b66\u4e60"},
		{"\u5b66\u6df1", CJK, "-"},
		{"\"\u6df1\u5ea6 \u5f3a\u5316\"", CJK, "title:\u6df1\u5ea6\u5f3a\u5316"},
		{"\u7efc\u8ff0", CJK, "title:\u7efc\u8ff0, abstract:\u7efc\u8ff0"},
		{"transformer", CJK, "abstract:Transformer"},
		{"\u30c7\u30fc\u30bf", CJK, "abstract:\u30c7\u30fc\u30bf"},
		{"\"OR\"", ODD, "title:OR"},
		{"its", ODD, "title:it's"},
		{"it's", ODD, "title:it's"},
		{"it\u2019s", ODD, "title:it's"},
		{"not", ODD, "title:not"},
	};

	check(cases, G_N_ELEMENTS(cases));
}

static void
test_logic(void)
{
	static const Case cases[] = {
		{"regret survey", BANDITS, "title:Regret, title:Survey, abstract:regret"},
		{"regret AND survey", BANDITS, "title:Regret, title:Survey, abstract:regret"},
		{"regret transformer", BANDITS, "-"},
		{"transformer OR linear", BANDITS, "title:Linear"},
		{"regret -survey", BANDITS, "-"},
		{"regret NOT survey", BANDITS, "-"},
		{"linear -transformer", BANDITS, "title:Linear"},
		{"linear NOT transformer", BANDITS, "title:Linear"},
		{"-transformer", BANDITS, ""},
		{"-linear", BANDITS, "-"},
		{"--linear", BANDITS, ""},
		{"linear (transformer OR survey)", BANDITS, "title:Linear, title:Survey"},
		{"(linear transformer) OR survey", BANDITS, "title:Survey"},
		{"linear transformer OR survey", BANDITS, "title:Survey"},
		{"survey OR linear transformer", BANDITS, "title:Survey"},
		{"linear -(transformer OR survey)", BANDITS, "-"},
		{"linear -(transformer survey)", BANDITS, "title:Linear"},
		{"((linear))", BANDITS, "title:Linear"},
		{"linear -title:survey", BANDITS, "-"},
		{"linear -abs:survey", BANDITS, "title:Linear"},
		{"linear -author:Schmidhuber", BANDITS, "-"},
		{"linear -author:Hinton", BANDITS, "title:Linear"},
		{"deep -cat:cs.LG", RESNET, "title:Deep"},
		{"learning -/image/", RESNET, "title:Learning"},
		{"learning -/image/i", RESNET, "-"},
		{"author:He cat:cs.CV", RESNET, "author:Kaiming He, category:cs.CV"},
		{"author:He OR cat:cs.LG", RESNET, "author:Kaiming He"},
		{"agent* OR \"tool use\" -title:/reinforcement.*robot/i", BANDITS,
		 "abstract:Tool use, abstract:agents"},
	};

	check(cases, G_N_ELEMENTS(cases));
}

static void
test_fields(void)
{
	static const Case cases[] = {
		{"title:regret", BANDITS, "title:Regret"},
		{"TITLE:regret", BANDITS, "title:Regret"},
		{"abs:regret", BANDITS, "abstract:regret"},
		{"title:contextual", BANDITS, "-"},
		{"abs:survey", BANDITS, "-"},
		{"title:\"linear bandits\"", BANDITS, "title:Linear Bandits"},
		{"title:(regret survey)", BANDITS, "title:Regret, title:Survey"},
		{"title:(contextual OR abs:contextual)", BANDITS, "abstract:contextual"},
		{"title:/lin\\w+/i", BANDITS, "title:Linear"},
		{"author:Lattimore", BANDITS, "author:Tor Lattimore"},
		{"author:\"T. Lattimore\"", BANDITS, "author:Tor Lattimore"},
		{"author:\"Lattimore, Tor\"", BANDITS, "author:Tor Lattimore"},
		{"author:Szepesvari", BANDITS, "author:Csaba Szepesv\u00e1ri"},
		{"author:\"J\u00fcrgen Schmidhuber\"", BANDITS, "author:J. Schmidhuber"},
		{"author:\"Kaiming He\"", RESNET, "author:Kaiming He"},
		{"author:\"K. He\"", RESNET, "author:Kaiming He"},
		{"author:\"He, Kaiming\"", RESNET, "author:Kaiming He"},
		{"author:He", RESNET, "author:Kaiming He"},
		{"author:he", RESNET, "author:Kaiming He"},
		{"author:He", ODD, "-"},
		{"author:She", ODD, "author:Amy She"},
		{"author:Kaiming", RESNET, "-"},
		{"author:(He OR Sun)", RESNET, "author:Kaiming He, author:Jian Sun"},
		{"author:(He Sun)", RESNET, "author:Kaiming He, author:Jian Sun"},
		{"author:(He Hinton)", RESNET, "-"},
		{"author:Zha*", RESNET, "author:Xiangyu Zhang"},
		{"author:/^K\\w+ He$/", RESNET, "author:Kaiming He"},
		{"author:\"van der Maaten\"", TEX, "author:L. van der Maaten"},
		{"author:\"Laurens van der Maaten\"", TEX, "author:L. van der Maaten"},
		{"author:Hernandez", TEX, "author:Rafael Hern\\'andez"},
		{"author:\"Y-Lan Boureau\"", TEX, "author:Y.-L. Boureau"},
		{"author:\u4f55\u607a\u660e", CJK, "author:\u4f55\u607a\u660e"},
		{"author:\u5c71\u7530", CJK, "author:\u5c71\u7530\u592a\u90ce"},
		{"author:LIGO", ODD, "-"},
		{"author:\"LIGO Collaboration\"", ODD, "author:LIGO Collaboration"},
		{"cat:cs.LG", BANDITS, "category:cs.LG"},
		{"cat:CS.lg", BANDITS, "category:cs.LG"},
		{"cat:cs", BANDITS, "-"},
		{"cat:cs.L", BANDITS, "-"},
		{"cat:cs.*", BANDITS, "category:cs.LG"},
		{"cat:math.*", TEX, "category:math.AG"},
		{"cat:math*", TEX, "category:math.AG, category:math-ph"},
		{"cat:math-ph", TEX, "category:math-ph"},
		{"cat:(cs.LG OR stat.ML)", BANDITS, "category:cs.LG, category:stat.ML"},
		{"cat:/^cs\\.(LG|CV)$/", BANDITS, "category:cs.LG"},
		{"cat:cs.AI", ODD, "-"},
		{"comment:ICML", BANDITS, "comment:ICML"},
		{"comment:\"accepted at\"", BANDITS, "comment:accepted at"},
		{"comment:(ICML OR NeurIPS)", BANDITS, "comment:ICML"},
		{"comment:/\\d+ pages/", BANDITS, "comment:9 pages"},
		{"ICML", BANDITS, "-"},
		{"comment:report", TEX, "-"},
		{"source:arxiv", BANDITS, "source:arXiv, source:arxiv"},
		{"source:ARXIV", BANDITS, "source:arXiv, source:arxiv"},
		{"source:\"arxiv cs\"", BANDITS, "source:arXiv cs"},
		{"source:cs.LG", BANDITS, "source:cs.LG"},
		{"source:\"daily list\"", BANDITS, "source:daily list"},
		{"source:arxiv-mail", BANDITS, "source:arxiv-mail"},
		{"source:scholar", BANDITS, "-"},
		{"source:/^arXiv/", BANDITS, "source:arXiv"},
		{"format:arxiv-mail", BANDITS, "source:arxiv-mail"},
		{"format:arxiv-*", BANDITS, "source:arxiv-mail"},
		{"format:arxiv", BANDITS, "-"},
		{"id:2501.03489", BANDITS, "id:2501.03489"},
		{"id:arXiv:2501.03489v3", BANDITS, "id:2501.03489"},
		{"id:https://arxiv.org/pdf/2501.03489", BANDITS, "id:2501.03489"},
		{"id:2501.*", BANDITS, "id:2501.03489"},
		{"id:arxiv:2501.*", BANDITS, "id:2501.03489"},
		{"id:arxiv:*", BANDITS, "id:2501.03489"},
		{"id:2501.03480", BANDITS, "-"},
		{"id:10.1145/3422622", BANDITS, "id:10.1145/3422622"},
		{"id:https://doi.org/10.1145/3422622", BANDITS, "id:10.1145/3422622"},
		{"id:10.1145/*", BANDITS, "id:10.1145/3422622"},
		{"id:10.1145/*", RESNET, "-"},
		{"id:pmid:28359079", TEX, "id:28359079"},
		{"id:/^15/", RESNET, "id:15"},
		{"any:ICML", BANDITS, "comment:ICML"},
		{"any:survey", BANDITS, "title:Survey"},
		{"any:arxiv", BANDITS, "source:arXiv, source:arxiv"},
		{"any:cs.CV", RESNET, "category:cs.CV"},
		{"any:\"He, Kaiming\"", RESNET, "author:Kaiming He"},
		{"any:Kaiming", RESNET, "author:Kaiming"},
		{"any:2501.03489", BANDITS, "id:2501.03489"},
		{"any:/Lin|Tor/", BANDITS, "title:Lin, author:Tor"},
		{"any:(ICML survey)", BANDITS, "title:Survey, comment:ICML"},
		{"any:nowhere", BANDITS, "-"},
	};

	check(cases, G_N_ELEMENTS(cases));
}

static void
test_regexes(void)
{
	static const Case cases[] = {
		{"/bandit/", BANDITS, "abstract:bandit"},
		{"/bandit/i", BANDITS, "title:Bandit, abstract:bandit"},
		{"/Deep.*Image/", RESNET, "title:Deep Residual Learning for Image"},
		{"/deep.*image/", RESNET, "-"},
		{"/^we/i", BANDITS, "abstract:We"},
		{"/regret\\s+bound/", BANDITS, "abstract:regret\nbound"},
		{"/regret.bound/", BANDITS, "-"},
		{"/regret.bound/s", BANDITS, "abstract:regret\nbound"},
		{"/^bound/m", BANDITS, "abstract:bound"},
		{"/re gret # x/x", BANDITS, "abstract:regret"},
		{"/z*/", BANDITS, "-"},
		{"/\u5f3a\u5316|\u7efc./", CJK,
		 "title:\u5f3a\u5316, title:\u7efc\u8ff0, abstract:\u7efc\u8ff0"},
		{"/na\u00efve/", TEX, "abstract:na\u00efve"},
		{"/\\(it's\\)/", ODD, "title:(it's)"},
		{"/Linear/ OR linear*", BANDITS, "title:Linear"},
		/* places that overlap are one */
		{"/near Ban/ linear", BANDITS, "title:Linear Ban"},
	};

	check(cases, G_N_ELEMENTS(cases));
}

static void
test_only_in(void)
{
	static const struct {
		const gchar *only_in;
		gboolean matches;
	} cases[] = {
		{"source:arxiv", TRUE},
		{"arxiv", TRUE},
		{"\"daily list\"", TRUE},
		{"source:scholar", FALSE},
		{"source:scholar, source:arxiv", TRUE},
		{"source:scholar;cat:cs.LG", TRUE},
		{"source:scholar cat:cs.CV", FALSE},
		{"cat:math.*", TRUE},
		{"format:arxiv-mail", TRUE},
		{"format:arxiv-feed; format:hf-mail;", FALSE},
		{"source:/^arxiv-/", TRUE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *keys = g_strdup_printf("only-in=%s\n", cases[i].only_in);
		g_autofree gchar *found = ask("linear OR -survey", BANDITS, keys);

		g_test_message("%s", cases[i].only_in);
		/* where a rule holds is no reason for its tag */
		g_assert_cmpstr(found, ==, cases[i].matches ? "title:Linear" : "-");
	}
}

static gchar *
dup_day(gint from_today)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	g_autoptr(GDateTime) day = g_date_time_add_days(now, from_today);

	return g_date_time_format(day, "until=%Y-%m-%d\n");
}

static void
test_until(void)
{
	static const struct {
		gint from_today;
		const gchar *found;
	} cases[] = {{-400, "-"}, {-1, "-"}, {1, "title:Linear"}, {400, "title:Linear"}};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *day = dup_day(cases[i].from_today);
		g_autofree gchar *found = ask("linear", BANDITS, day);

		g_assert_cmpstr(found, ==, cases[i].found);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rule-language/words", test_words);
	g_test_add_func("/rule-language/logic", test_logic);
	g_test_add_func("/rule-language/fields", test_fields);
	g_test_add_func("/rule-language/regexes", test_regexes);
	g_test_add_func("/rule-language/only-in", test_only_in);
	g_test_add_func("/rule-language/until", test_until);
	return g_test_run();
}
