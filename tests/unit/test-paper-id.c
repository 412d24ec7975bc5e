/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/identity/gls-paper-id.h"

#define HEX40 "0123456789abcdef0123456789abcdef01234567"

typedef struct {
	const gchar *input;
	const gchar *id; /* NULL if it is none */
	guint version;
} Case;

static void
check_case(const Case *expected, const GlsPaperId *id)
{
	g_autofree gchar *string = id != NULL ? gls_paper_id_to_string(id) : NULL;

	g_test_message("%s", expected->input);
	g_assert_cmpstr(string, ==, expected->id);
	if (id != NULL)
		g_assert_cmpuint(id->version, ==, expected->version);
}

static void
test_string(void)
{
	static const Case cases[] = {
		{"arxiv:2501.03489", "arxiv:2501.03489"},
		{"arXiv:2501.03489v2", "arxiv:2501.03489", 2},
		{"  2501.03489v12 ", "arxiv:2501.03489", 12},
		{"arXiv: 0704.0001", "arxiv:0704.0001"},
		{"1412.9999", "arxiv:1412.9999"},
		{"1501.00001", "arxiv:1501.00001"},
		{"hep-th/9901001v3", "arxiv:hep-th/9901001", 3},
		{"math.GT/0309136", "arxiv:math/0309136"},
		{"cond-mat.mes-hall/0703001", "arxiv:cond-mat/0703001"},
		{"HEP-TH/9108001", "arxiv:hep-th/9108001"},
		{"arxiv:math/0309136", "arxiv:math/0309136"},
		{"doi:10.1000/XYZ", "doi:10.1000/xyz"},
		{"DOI: 10.1000/xyz.", "doi:10.1000/xyz"},
		{"10.1000.10/123", "doi:10.1000.10/123"},
		{"10.1016/S0140-6736(20)30183-5", "doi:10.1016/s0140-6736(20)30183-5"},
		{"10.1000/abc).", "doi:10.1000/abc"},
		{"10.48550/arXiv.2501.03489", "arxiv:2501.03489"},
		{"doi:10.48550/ARXIV.2501.03489v2", "arxiv:2501.03489", 2},
		{"10.48550/arXiv.hep-th/9901001", "arxiv:hep-th/9901001"},
		{"PMID: 28359079", "pmid:28359079"},
		{"pmid:007", "pmid:7"},
		{"pii:S0140-6736(20)30183-5", "pii:S0140673620301835"},
		{"pii:s012345672600123x", "pii:S012345672600123X"},
		{"openreview:aBc_d-E12", "openreview:aBc_d-E12"},
		{"s2:" HEX40, "s2:" HEX40},
		{"s2:0123456789ABCDEF0123456789abcdef01234567", "s2:" HEX40},
		{"scholar:9350464746563952918", "scholar:9350464746563952918"},
		{"https://arxiv.org/abs/2501.03489", "arxiv:2501.03489"},
		{"arxiv.org/abs/2501.03489v3", "arxiv:2501.03489", 3},
		{"", NULL},
		{"arxiv:", NULL},
		{"2501", NULL},
		{"2513.03489", NULL},
		{"2500.03489", NULL},
		{"0703.0001", NULL},
		{"1412.99999", NULL},
		{"1501.0001", NULL},
		{"2501.034899", NULL},
		{"2501.00000", NULL},
		{"2501.03489v0", NULL},
		{"2501.03489v", NULL},
		{"9901.12345", NULL},
		{"hep-th/9913001", NULL},
		{"hep-th/0704001", NULL},
		{"hep-th/9106001", NULL},
		{"hep-xx/9901001", NULL},
		{"hep-th/99010011", NULL},
		{"10.1000/", NULL},
		{"10.100/abc", NULL},
		{"doi:10.1000/a b", NULL},
		{"11.1000/abc", NULL},
		{"10.48550/arXiv.nonsense", NULL},
		{"pmid:123456789", NULL},
		{"pmid:0", NULL},
		{"pmid:12a", NULL},
		{"pii:S01406736203018", NULL},
		{"pii:X0140673620301835", NULL},
		{"s2:0123", NULL},
		{"scholar:abc", NULL},
		{"openreview:a b", NULL},
		{"isbn:123", NULL},
		{"28359079", NULL},
		{"hello", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsPaperId) id = gls_paper_id_new_from_string(cases[i].input);

		check_case(&cases[i], id);
	}
}

static void
test_round_trip(void)
{
	static const gchar *const cases[] = {
		"arxiv:2501.03489",
		"arxiv:hep-th/9901001",
		"doi:10.1016/s0140-6736(20)30183-5",
		"pmid:28359079",
		"pii:S0140673620301835",
		"openreview:aBc_d-E12",
		("s2:" HEX40),
		"scholar:9350464746563952918",
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsPaperId) id = gls_paper_id_new_from_string(cases[i]);
		g_autofree gchar *string = gls_paper_id_to_string(id);
		g_autoptr(GlsPaperId) copy = gls_paper_id_copy(id);

		g_assert_cmpstr(string, ==, cases[i]);
		g_assert_true(gls_paper_id_equal(id, copy));
	}
}

static void
test_schemes(void)
{
	GlsIdScheme scheme;

	for (guint i = 0; i < GLS_ID_N_SCHEMES; i++) {
		g_assert_true(gls_id_scheme_from_string(gls_id_scheme_to_string(i), &scheme));
		g_assert_cmpuint(scheme, ==, i);
	}
	g_assert_true(gls_id_scheme_from_string("arXiv", &scheme));
	g_assert_cmpuint(scheme, ==, GLS_ID_ARXIV);
	g_assert_false(gls_id_scheme_from_string("isbn", &scheme));
	g_assert_false(gls_id_scheme_from_string(NULL, &scheme));
}

static void
test_link(void)
{
	static const Case cases[] = {
		{"https://arxiv.org/abs/2501.03489", "arxiv:2501.03489"},
		{" http://www.arxiv.org/abs/2501.03489v2?utm_source=x#y ", "arxiv:2501.03489", 2},
		{"https://arxiv.org/pdf/2501.03489.pdf", "arxiv:2501.03489"},
		{"https://arxiv.org/pdf/2501.03489v4.pdf", "arxiv:2501.03489", 4},
		{"https://arxiv.org/html/2501.03489v1/", "arxiv:2501.03489", 1},
		{"https://arxiv.org/format/2501.03489", "arxiv:2501.03489"},
		{"https://export.arxiv.org/abs/math.GT/0309136", "arxiv:math/0309136"},
		{"https://arxiv.org/pdf/hep-th/9901001v1.pdf", "arxiv:hep-th/9901001", 1},
		{"https://arxiv.org/abs/arXiv:2501.03489", "arxiv:2501.03489"},
		{"//arxiv.org/abs/2501.03489", "arxiv:2501.03489"},
		{"arxiv.org/abs/2501.03489", "arxiv:2501.03489"},
		{"https://ARXIV.org/abs/2501.03489", "arxiv:2501.03489"},
		{"https://ar5iv.labs.arxiv.org/html/2501.03489", "arxiv:2501.03489"},
		{"https://ar5iv.org/abs/2501.03489", "arxiv:2501.03489"},
		{"https://www.alphaxiv.org/abs/2501.03489v1", "arxiv:2501.03489", 1},
		{"https://huggingface.co/papers/2512.14691?utm_source=digest-papers&x=1",
		 "arxiv:2512.14691"},
		{"/papers/2512.14691", "arxiv:2512.14691"},
		{"/papers/2512.14691#community", "arxiv:2512.14691"},
		{"https://doi.org/10.48550/arXiv.2501.03489", "arxiv:2501.03489"},
		{"https://doi.org/10.1000/XYZ", "doi:10.1000/xyz"},
		{"http://dx.doi.org/10.1002/%28SICI%291097-0258%2819980815%2917%3A15%3C1661%3A%3AAID"
		 "-SIM968%3E3.0.CO%3B2-2",
		 "doi:10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"},
		{"doi:10.1000/xyz", "doi:10.1000/xyz"},
		{"https://www.nature.com/articles/s41586-026-00001-1?error=x",
		 "doi:10.1038/s41586-026-00001-1"},
		{"https://www.nature.com/articles/nature12345.pdf", "doi:10.1038/nature12345"},
		{"https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2",
		 "doi:10.1101/2020.01.01.123456"},
		{"https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf",
		 "doi:10.1101/2020.01.01.123456"},
		{"https://www.medrxiv.org/content/10.64898/2026.01.01.12345678v1?rss=1",
		 "doi:10.64898/2026.01.01.12345678"},
		{"https://www.biorxiv.org/content/early/2017/10/27/207092", "doi:10.1101/207092"},
		{"https://www.biorxiv.org/content/early/2017/10/27/207092.full.pdf",
		 "doi:10.1101/207092"},
		{"http://biorxiv.org/cgi/content/short/857789v1?rss=1", "doi:10.1101/857789"},
		{"http://biorxiv.org/cgi/content/abstract/2026.09.18.752654v1?ct=ct",
		 "doi:10.64898/2026.09.18.752654"},
		{"http://biorxiv.org/cgi/content/abstract/2025.01.31.752654v1",
		 "doi:10.1101/2025.01.31.752654"},
		{"https://dl.acm.org/doi/pdf/10.1145/3292500.3330701",
		 "doi:10.1145/3292500.3330701"},
		{"https://onlinelibrary.wiley.com/doi/full/10.1002/anie.202500001",
		 "doi:10.1002/anie.202500001"},
		{"https://pubs.acs.org/doi/10.1021/acs.jctc.5c00001?ref=pdf",
		 "doi:10.1021/acs.jctc.5c00001"},
		{"https://journals.sagepub.com/doi/abs/10.1177/0278364919887447",
		 "doi:10.1177/0278364919887447"},
		{"https://www.science.org/doi/10.1126/science.abc1234",
		 "doi:10.1126/science.abc1234"},
		{"https://link.springer.com/content/pdf/10.1007/s10994-020-05877-5.pdf",
		 "doi:10.1007/s10994-020-05877-5"},
		{"https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00001/full",
		 "doi:10.3389/fpsyg.2020.00001"},
		{"https://iopscience.iop.org/article/10.1088/1361-6382/ab1234/meta",
		 "doi:10.1088/1361-6382/ab1234"},
		{"https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
		 "doi:10.1371/journal.pone.0000001"},
		{"https://pubmed.ncbi.nlm.nih.gov/28359079/", "pmid:28359079"},
		{"https://www.ncbi.nlm.nih.gov/pubmed/28359079", "pmid:28359079"},
		{"https://www.sciencedirect.com/science/article/pii/S0123456726001234?dgcid=x",
		 "pii:S0123456726001234"},
		{"https://linkinghub.elsevier.com/retrieve/pii/S0123456726001234",
		 "pii:S0123456726001234"},
		{"https://www.thelancet.com/article/PIIS0140-6736%2820%2930183-5/fulltext",
		 "pii:S0140673620301835"},
		{"https://openreview.net/forum?id=aBc_d-E12", "openreview:aBc_d-E12"},
		{"https://openreview.net/pdf?x=1&id=aBc_d-E12", "openreview:aBc_d-E12"},
		{"https://www.semanticscholar.org/paper/A-Title/" HEX40 "?utm_campaign=x",
		 "s2:" HEX40},
		{"https://www.semanticscholar.org/paper/" HEX40, "s2:" HEX40},
		{"https://scholar.google.com/scholar?cluster=9350464746563952918&hl=en",
		 "scholar:9350464746563952918"},
		{"http://scholar.google.com/scholar_url?url=http://h.org/x.pdf&hl=en&d=935&x=y",
		 "scholar:935"},
		{"https://scholar.google.co.uk/scholar_url?url=https://arxiv.org/pdf/1912.02015&hl=en"
		 "&d=935",
		 "arxiv:1912.02015"},
		{"https://tracking.tldrnewsletter.com/CL0/https:%2F%2Farxiv.org%2Fabs%2F2501.03489%3F"
		 "utm_source=tldrai/1/0100019/token=5",
		 "arxiv:2501.03489"},
		{"https://click.notification.elsevier.com/CL0/https:%2F%2Fwww.sciencedirect.com%2F"
		 "science%2Farticle%2Fpii%2FS0123456726001234/1/01/abc",
		 "pii:S0123456726001234"},
		{NULL, NULL},
	};

	for (guint i = 0; cases[i].input != NULL; i++) {
		g_autoptr(GlsPaperId) id = gls_paper_id_new_from_link(cases[i].input);

		check_case(&cases[i], id);
	}
	g_assert_null(gls_paper_id_new_from_link(NULL));
}

static void
test_link_without_id(void)
{
	static const gchar *const cases[] = {
		"",
		"#top",
		"x",
		"https://",
		"https:///abs/2501.03489",
		"https://arxiv.org/",
		"https://arxiv.org/list/cs.LG/new",
		"https://arxiv.org/abs/2501.0348",
		"https://notarxiv.org/abs/2501.03489",
		"https://arxiv.org.example.com/abs/2501.03489",
		"https://example.com/abs/2501.03489",
		"https://www.alphaxiv.org/abs/some-paper-title",
		"https://www.alphaxiv.org/abs/2501.03489-some-title",
		"https://huggingface.co/papers",
		"https://huggingface.co/papers/submit",
		"/papers/submit",
		"papers/2512.14691",
		"https://www.nature.com/articles/latest",
		"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/",
		"https://openreview.net/group?id=ICLR.cc",
		"https://www.semanticscholar.org/me/alerts",
		"https://scholar.google.com/scholar?cites=9350464746563952918",
		"https://scholar.google.com/scholar_share?url=https://arxiv.org/pdf/1912.02015",
		"https://el.wiley.com/ls/click?upn=u001.AAAA",
		"https://links.springernature.com/f/a/AAAA~~/AABE5hA~/BBBB",
		"mailto:someone@example.org?subject=10.1000/xyz",
		"javascript:void(0)",
		"data:text/plain,10.1000/xyz",
		"https://example.com/10.1/xyz",
		"https://example.com/v10.1000/xyz",
		"https://example.com/%zz%ff",
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsPaperId) id = gls_paper_id_new_from_link(cases[i]);

		g_test_message("%s", cases[i]);
		g_assert_null(id);
	}
}

static void
test_unwrap(void)
{
	static const struct {
		const gchar *href;
		const gchar *target;
	} cases[] = {
		{"https://example.org/a", "https://example.org/a"},
		{"https://example.org/a?utm_source=x&b=1&utm_medium=y&rss=1&dgcid=z#f",
		 "https://example.org/a?b=1#f"},
		{"https://example.org/a?utm_source=x", "https://example.org/a"},
		{"https://example.org/a?rss=10&utm=1", "https://example.org/a?rss=10&utm=1"},
		{"/papers/1", "/papers/1"},
		{"http://scholar.google.com/scholar_url?url=http://h.org/x.pdf&hl=en",
		 "http://h.org/x.pdf"},
		{"http://scholar.google.com/scholar_url?q=http%3A%2F%2Fh.org%2F%3Fa%3D1%26b%3D2&hl=en",
		 "http://h.org/?a=1&b=2"},
		{"https://www.google.com/url?sa=t&q=https://h.org/x", "https://h.org/x"},
		{"https://t.example.com/L0/https:%2F%2Fh.org%2F1%2Fx/1/abc/def",
		 "https://h.org/1/x"},
		{"https://email.nature.com/c?_=bT1hJnRhcmdldD1odHRwcyUzQSUyRiUyRmgub3JnJTJGeCZiPTE",
		 "https://h.org/x"},
		{"https://links.springernature.com/f/a/AA~~/AABE5gA~/AQJodHRwczovL2gub3JnL3gA",
		 "https://h.org/x"},
		{"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fh.org%2Fx&data=1",
		 "https://h.org/x"},
		{"https://urldefense.proofpoint.com/v2/url?u=https-3A__h.org_x-5Fy&d=D",
		 "https://h.org/x_y"},
		{"https://urldefense.com/v3/__https://h.org/x?a=1__;!!abc$", "https://h.org/x?a=1"},
		{"https://www.google.com/url?q=https://t.example.com/CL0/https:%252F%252Fh.org/1/x",
		 "https://h.org"},
		{"https://www.google.com/url?x=1", NULL},
		{"https://click.rsc.org/?qs=0123", NULL},
		{"https://url8709.sagepub.com/ls/click?upn=u001.AAAA", NULL},
		{"https://links.springernature.com/f/a/AAAA~~/AABE5hA~/BBBB", NULL},
		{"https://urldefense.com/v3/__https://h.org/*x__;Kg!!abc$", NULL},
		{"mailto:a@example.org", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *target = gls_link_unwrap(cases[i].href);

		g_test_message("%s", cases[i].href);
		g_assert_cmpstr(target, ==, cases[i].target);
	}
}

static void
test_unwrap_too_often(void)
{
	g_autoptr(GString) href = g_string_new("https://h.org/x");
	g_autofree gchar *target = NULL;

	for (guint i = 0; i < 3; i++)
		g_string_prepend(href, "https://www.google.com/url?q=");
	target = gls_link_unwrap(href->str);
	g_assert_cmpstr(target, ==, "https://h.org/x");
	for (guint i = 0; i < 3; i++)
		g_string_prepend(href, "https://www.google.com/url?q=");
	g_assert_null(gls_link_unwrap(href->str));
}

static void
test_too_long(void)
{
	g_autofree gchar *tail = g_strnfill(70 * 1024, 'a');
	g_autofree gchar *doi = g_strconcat("10.1000/", tail, NULL);
	g_autofree gchar *link = g_strconcat("https://doi.org/10.1000/abc?", tail, NULL);

	g_assert_null(gls_paper_id_new_from_string(doi));
	g_assert_null(gls_paper_id_new_from_link(link));
	g_assert_null(gls_link_unwrap(link));
}

static void
test_text(void)
{
	static const struct {
		const gchar *text;
		const gchar *ids;
	} cases[] = {
		{"", ""},
		{"Nothing 10. and 2501.03489 here, arXiv and doi: and PMID.", ""},
		{"arXiv:2501.03489v2 [cs.CL]", "arxiv:2501.03489"},
		{"(arXiv:2303.11156v2 [cs.CL] UPDATED)", "arxiv:2303.11156"},
		{"ARXIV 2501.03489, arxiv: hep-th/9901001.",
		 "arxiv:2501.03489 arxiv:hep-th/9901001"},
		{"oai:arXiv.org:2501.03489", ""},
		{"doi:10.1000/Abc.", "doi:10.1000/abc"},
		{"(https://doi.org/10.1000/abc)", "doi:10.1000/abc"},
		{"see 10.1016/S0140-6736(20)30183-5).", "doi:10.1016/s0140-6736(20)30183-5"},
		{"<a>10.1000/abc</a>", "doi:10.1000/abc"},
		{"10.1000/abc\u3002\u4e2d", "doi:10.1000/abc"},
		{"PMID: 28359079 [PubMed - in process]", "pmid:28359079"},
		{"arxiv.org/abs/2501.03489, again https://arxiv.org/pdf/2501.03489v3.pdf.",
		 "arxiv:2501.03489"},
		{"x10.1000/abc 110.1000/abc", ""},
		{"10.48550/arXiv.2501.03489", "arxiv:2501.03489"},
		{"http://example.org/10.1/x 10.5555/1 http://", "doi:10.5555/1"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) ids = gls_paper_id_find_in_text(cases[i].text, -1);
		g_autoptr(GString) found = g_string_new(NULL);

		for (guint j = 0; j < ids->len; j++) {
			g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(ids, j));

			g_string_append_printf(found, "%s%s", j > 0 ? " " : "", id);
		}
		g_test_message("%s", cases[i].text);
		g_assert_cmpstr(found->str, ==, cases[i].ids);
	}
}

/* texts that cost a lot of time if it is not linear */
static void
test_text_torture(void)
{
	static const gchar *const pieces[] = {
		"10.1234/", "arXiv:",	  "https://",	       "PMID ",
		")",	    "10.1000/) ", "arXiv:2501.03489 ", "1",
	};

	for (guint i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new("https://h.org/");
		g_autoptr(GPtrArray) ids = NULL;

		while (text->len < 2 * 1024 * 1024)
			g_string_append(text, pieces[i]);
		ids = gls_paper_id_find_in_text(text->str, (gssize)text->len);
		g_assert_cmpuint(ids->len, <=, 1);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/paper-id/string", test_string);
	g_test_add_func("/paper-id/round-trip", test_round_trip);
	g_test_add_func("/paper-id/schemes", test_schemes);
	g_test_add_func("/paper-id/link", test_link);
	g_test_add_func("/paper-id/link-without-id", test_link_without_id);
	g_test_add_func("/paper-id/unwrap", test_unwrap);
	g_test_add_func("/paper-id/unwrap-too-often", test_unwrap_too_often);
	g_test_add_func("/paper-id/too-long", test_too_long);
	g_test_add_func("/paper-id/text", test_text);
	g_test_add_func("/paper-id/text-torture", test_text_torture);
	return g_test_run();
}
