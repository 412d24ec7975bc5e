/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

static GlsMessage *
make_item(const gchar *title, const gchar *link, const gchar *body)
{
	GlsMessage *message = gls_message_new(GLS_BODY_HTML, body, -1);

	message->subject = g_strdup(title);
	message->link = g_strdup(link);
	return message;
}

/* IEEE names no id: the title has to do */
static void
test_no_id(void)
{
	g_autoptr(GlsDigest) digest = read_message(make_item(
		"A Signal", "http://ieeexplore.ieee.org/document/11000001", "It is estimated."));

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "publisher-feed");
	g_assert_cmpuint(get_entry(digest, 0)->ids->len, ==, 0);
	g_assert_cmpstr(get_entry(digest, 0)->title_key, ==, "asignal");
}

static void
test_non_entries(void)
{
	static const struct {
		const gchar *title;
		guint n_entries;
	} cases[] = {
		{"Cover Picture: A Catalyst (Angew. Chem. Int. Ed. 13/2026)", 0},
		{"Front Cover", 0},
		{"Inside Back Cover: A Catalyst", 0},
		{"Cover Feature (ChemBioChem 1/2026)", 0},
		{"Frontispiece: A Catalyst", 0},
		{"Issue Information", 0},
		{"Issue Editorial Masthead", 0},
		{"Editorial Board", 0},
		{"IFC: Editorial Board", 0},
		{"Table of Contents", 0},
		{"Contents list", 0},
		{"Front Matter", 0},
		{"Correction", 0},
		{"Correction: A Catalyst", 0},
		{"Correction to: A Catalyst", 0},
		{"Correction to \xe2\x80\x9c"
		 "A Catalyst\xe2\x80\x9d",
		 0},
		{"Correction for Byron et al., A Catalyst", 0},
		{"[ASAP] Correction to \"A Catalyst\"", 0},
		{"Author Correction: A Catalyst", 0},
		{"Publisher\xe2\x80\x99s Correction: A Catalyst", 0},
		{"Erratum to \xe2\x80\x98"
		 "A Catalyst\xe2\x80\x99",
		 0},
		{"Corrigendum", 0},
		{"Retraction Note: A Catalyst", 0},
		{"Expression of Concern: A Catalyst", 0},
		{"Corrections to scaling in a model", 1},
		{"Correction of motion in pictures of the heart", 1},
		{"Contents of gold in sea water", 1},
		{"Cover crops and soil", 1},
		{"Cover-based estimates of pasture", 1},
		{"Volume 7 Cover and Back matter", 0},
		{"Mastheads", 0},
		{"Coverage of vaccines", 1},
		{"Retraction of lobes after surgery", 1},
		{"Editorial boards of journals: who sits there?", 1},
		{"A Catalyst", 1},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest) digest = read_message(
			make_item(cases[i].title, "https://doi.org/10.1002/anie.202600002", ""));

		g_test_message("%s", cases[i].title);
		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "publisher-feed");
		g_assert_cmpuint(digest->entries->len, ==, cases[i].n_entries);
	}
}

/* ids in an abstract belong to other papers */
static void
test_foreign_ids(void)
{
	g_autoptr(GlsDigest) digest = read_message(make_item(
		"A title", "https://link.springer.com/10.1007/s00000-026-00001-1",
		"<h3>Abstract</h3><p>We go on from https://doi.org/10.1000/cited, and from "
		"<a href='https://doi.org/10.1000/linked'>there</a>.</p>"));

	assert_ids(get_entry(digest, 0), "doi:10.1007/s00000-026-00001-1");
}

static void
test_links(void)
{
	static const struct {
		const gchar *link;
		const gchar *ids;
	} cases[] = {
		{"http://pubs.rsc.org/en/Content/ArticleLanding/2026/SC/D6SC00001A",
		 "doi:10.1039/d6sc00001a"},
		{"https://www.cambridge.org/core/product/identifier/S0022112026000123/type/"
		 "journal_article?rss=1",
		 "pii:S0022112026000123"},
		{"https://www.sciencedirect.com/science/article/pii/S0123456726001239?dgcid=rss",
		 "pii:S0123456726001239"},
		{"https://www.nature.com/articles/s41586-026-00001-1",
		 "doi:10.1038/s41586-026-00001-1"},
		{"http://link.aps.org/doi/10.1103/PhysRevLett.136.010001",
		 "doi:10.1103/physrevlett.136.010001"},
		{"https://academic.oup.com/bioinformatics/article/42/1/btag001/8000000", ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest) digest = read_message(make_item("A title", cases[i].link, ""));

		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "publisher-feed");
		assert_ids(get_entry(digest, 0), cases[i].ids);
	}
}

static void
test_not_papers(void)
{
	static const gchar *const links[] = {
		"https://www.science.org/content/blog-post/a-story",
		"https://www.nature.com/subjects/biology",
		"https://example.org/article/1",
		NULL,
	};

	for (guint i = 0; i < G_N_ELEMENTS(links); i++) {
		g_autoptr(GlsDigest)
			digest = read_message(make_item("A story", links[i], "Once there was."));

		g_assert_cmpstr(gls_digest_get_format_name(digest), !=, "publisher-feed");
	}
}

static void
test_no_description(void)
{
	static const gchar *const bodies[] = {"",
					      "<img src='toc.gif'>",
					      "<h2>ABSTRACT</h2>",
					      "Publication date: ",
					      "Source: ",
					      "DOI: "};

	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(GlsDigest) digest =
			read_message(make_item("A title", "https://doi.org/10.1000/x", bodies[i]));

		assert_ids(get_entry(digest, 0), "doi:10.1000/x");
		g_assert_null(get_entry(digest, 0)->abstract);
		g_assert_null(get_entry(digest, 0)->date);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/publisher-feed/trap-01-foreign-ids", test_foreign_ids);
	g_test_add_func("/publisher-feed/trap-02-no-id", test_no_id);
	g_test_add_func("/publisher-feed/trap-16-non-entries", test_non_entries);
	g_test_add_func("/publisher-feed/links", test_links);
	g_test_add_func("/publisher-feed/not-papers", test_not_papers);
	g_test_add_func("/publisher-feed/no-description", test_no_description);
	return g_test_run();
}
