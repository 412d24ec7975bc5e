/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define INTRODUCTION                                                                               \
	"This message contains My NCBI what's new results from the NCBI.\n\nSearch: a term\n\n"

/* the abstract of a mail in text cites another paper */
static void
test_foreign_ids(void)
{
	g_autoptr(GlsDigest)
		digest = read_message(load_sample("pubmed-mail", "text-abstracts.eml"));

	g_assert_cmpuint(digest->entries->len, ==, 2);
	assert_ids(get_entry(digest, 0), "pmid:28359079 doi:10.1038/bjc.2017.87");
	assert_ids(get_entry(digest, 1), "pmid:28359077 doi:10.1038/bjc.2017.85");
}

static void
test_split_ids(void)
{
	g_autoptr(GlsDigest) digest = read_message(load_sample("pubmed-mail", "html-2017.eml"));

	g_assert_cmpuint(digest->entries->len, ==, 5);
	assert_ids(get_entry(digest, 2), "pmid:28359079 doi:10.1038/bjc.2017.87");
}

/* the same entries stand in both parts */
static void
test_one_part(void)
{
	GlsMessage *message = load_sample("pubmed-mail", "html-now.eml");
	GlsBodyType type = message->type;
	g_autoptr(GlsDigest) digest = read_message(message);

	g_assert_cmpuint(digest->entries->len, ==, 3);
	g_assert_true(type == GLS_BODY_HTML);
}

static void
test_no_new_results(void)
{
	GlsMessage *message = gls_message_new(GLS_BODY_TEXT, "Nothing to report.\n", -1);
	g_autoptr(GlsDigest) known = read_message(load_sample("pubmed-mail", "no-new-results.eml"));
	g_autoptr(GlsDigest) unknown = NULL;

	g_assert_cmpstr(gls_digest_get_format_name(known), ==, "pubmed-mail");
	g_assert_cmpuint(known->entries->len, ==, 0);
	message->sender = g_strdup("efback@ncbi.nlm.nih.gov");
	unknown = read_message(message);
	g_assert_cmpstr(gls_digest_get_format_name(unknown), ==, "pubmed-mail");
	g_assert_cmpuint(unknown->entries->len, ==, 0);
}

/* an entry whose table lacks the authors keeps its own journal and DOI */
static void
test_missing_rows(void)
{
	g_autoptr(GlsDigest) digest = read_message(load_sample("pubmed-mail", "html-2017.eml"));
	const GlsEntry *book = get_entry(digest, 0);
	const GlsEntry *anonymous = get_entry(digest, 3);

	assert_ids(book, "pmid:26389187");
	g_assert_cmpuint(anonymous->authors->len, ==, 0);
	assert_ids(anonymous, "pmid:28359077 doi:10.1038/bjc.2017.85");
	g_assert_cmpstr(anonymous->venue, ==, "Br J Cancer");
}

static void
test_not_titles(void)
{
	g_autoptr(GlsDigest) digest =
		read_html(INTRODUCTION
			  "<a href='https://pubmed.ncbi.nlm.nih.gov/?term=x'>View results</a>"
			  "<p><a href='https://pubmed.ncbi.nlm.nih.gov/28359079/'>One title</a>"
			  "<p>Doe J.<p>J Ex. 2017 Mar 30.<p>PMID: "
			  "<a href='https://pubmed.ncbi.nlm.nih.gov/28359079/'>28359079</a>"
			  "<p><a href='https://pubmed.ncbi.nlm.nih.gov/1/'>Similar articles</a>"
			  "<a href='https://pubmed.ncbi.nlm.nih.gov/2/'>https://pubmed.ncbi/2</a>");

	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "One title");
	g_assert_cmpstr(get_entry(digest, 0)->reason, ==, NULL);
}

static void
test_journal_is_no_author(void)
{
	g_autoptr(GlsDigest)
		digest = read_text(INTRODUCTION "1. A title.\n"
						"Proc Natl Acad Sci U S A. 2017 Mar 30. doi: "
						"10.1073/pnas.1.\nPMID: 7\n");
	const GlsEntry *entry = get_entry(digest, 0);

	g_assert_cmpuint(entry->authors->len, ==, 0);
	g_assert_cmpstr(entry->venue, ==, "Proc Natl Acad Sci U S A");
	g_assert_cmpstr(entry->reason, ==, "a term");
}

static void
test_search_in_subject(void)
{
	GlsMessage *message =
		gls_message_new(GLS_BODY_TEXT, "My NCBI what's new\n\n1. A title.\nPMID: 7\n", -1);
	g_autoptr(GlsDigest) digest = NULL;

	message->subject = g_strdup("Fwd: What's new for 'a \"term\"' in PubMed");
	digest = read_message(message);
	g_assert_cmpstr(get_entry(digest, 0)->reason, ==, "a \"term\"");
}

static void
test_ordinary_mail(void)
{
	g_autoptr(GlsDigest) digest = read_text("Have you seen this one?\n\n1. A title.\n"
						"PMID: 28359079\n");

	g_assert_cmpstr(gls_digest_get_format_name(digest), !=, "pubmed-mail");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pubmed-mail/trap-01-foreign-ids", test_foreign_ids);
	g_test_add_func("/pubmed-mail/trap-12-split-ids", test_split_ids);
	g_test_add_func("/pubmed-mail/trap-13-one-part", test_one_part);
	g_test_add_func("/pubmed-mail/trap-16-no-new-results", test_no_new_results);
	g_test_add_func("/pubmed-mail/missing-rows", test_missing_rows);
	g_test_add_func("/pubmed-mail/not-titles", test_not_titles);
	g_test_add_func("/pubmed-mail/journal-is-no-author", test_journal_is_no_author);
	g_test_add_func("/pubmed-mail/search-in-subject", test_search_in_subject);
	g_test_add_func("/pubmed-mail/ordinary-mail", test_ordinary_mail);
	return g_test_run();
}
