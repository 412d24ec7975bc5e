/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define LINK "https://pubmed.ncbi.nlm.nih.gov/28359079/?utm_source=Other&utm_medium=rss"

static GlsMessage *
make_item(const gchar *body)
{
	GlsMessage *message = gls_message_new(GLS_BODY_HTML, body, -1);

	message->subject = g_strdup("A title");
	message->link = g_strdup(LINK);
	return message;
}

/* a reader hands over the link alone: the rest stands in the body, and the abstract cites others */
static void
test_foreign_ids(void)
{
	g_autoptr(GlsDigest) digest = read_message(make_item(
		"<p>Br J Cancer. 2017 Mar 30. doi: 10.1038/bjc.2017.87.</p><p><b>ABSTRACT</b></p>"
		"<p>As PMID: 11111111 and doi: 10.1000/cited have it.</p>"
		"<p>PMID:<a href='" LINK "'>28359079</a> | DOI:<a href='https://doi.org/10.1038/"
		"bjc.2017.87'>10.1038/bjc.2017.87</a></p>"));
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "pubmed-feed");
	assert_ids(entry, "pmid:28359079 doi:10.1038/bjc.2017.87");
	g_assert_cmpstr(entry->abstract, ==, "As PMID: 11111111 and doi: 10.1000/cited have it.");
	g_assert_cmpstr(entry->venue, ==, "Br J Cancer");
	g_assert_cmpstr(entry->date, ==, "2017-03-30");
}

static void
test_summary_alone(void)
{
	g_autoptr(GlsDigest)
		digest = read_message(make_item("CONCLUSIONS: It works, and not by chance."));
	const GlsEntry *entry = get_entry(digest, 0);

	assert_ids(entry, "pmid:28359079");
	g_assert_cmpstr(entry->abstract, ==, "CONCLUSIONS: It works, and not by chance.");
	g_assert_null(entry->date);
}

static void
test_bodies_without_text(void)
{
	static const gchar *const bodies[] = {"", "<p>PMID:28359079</p>", "<p>ABSTRACT</p>",
					      "<p>NO ABSTRACT</p><p>PMID:28359079</p>"};

	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(GlsDigest) digest = read_message(make_item(bodies[i]));

		g_assert_cmpuint(digest->entries->len, ==, 1);
		g_assert_null(get_entry(digest, 0)->abstract);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pubmed-feed/trap-01-foreign-ids", test_foreign_ids);
	g_test_add_func("/pubmed-feed/summary-alone", test_summary_alone);
	g_test_add_func("/pubmed-feed/bodies-without-text", test_bodies_without_text);
	return g_test_run();
}
