/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "read.h"

#define PAPER                                                                                      \
	"Bioengineering\n"                                                                         \
	"----------------------------------------------------------------------\n"                 \
	"Microscale Collagen and Fibroblast Interactions Enhance Primary Human\n"                  \
	"Hepatocyte Functions in 3-Dimensional Models\n"                                           \
	"Kukla, D., Crampton, A.\n"                                                                \
	"bioRxiv posted 29 November 2019, doi:10.1101/857789\n"                                    \
	"http://biorxiv.org/cgi/content/abstract/857789v%s?ct=ct\n"                                \
	"[Abstract] [PDF]\n\n"

static GlsDigest *
read_papers(const gchar *version, const gchar *other_version)
{
	g_autofree gchar *body = g_strdup_printf(PAPER PAPER, version, other_version);

	return read_text(body);
}

/* a later version is the same paper, and is said to be new no more */
static void
test_replacement(void)
{
	g_autoptr(GlsDigest) digest = read_papers("1", "3");
	const GlsEntry *first = get_entry(digest, 0);
	const GlsEntry *later = get_entry(digest, 1);

	g_assert_cmpint(first->kind, ==, GLS_ENTRY_NEW);
	g_assert_cmpint(later->kind, ==, GLS_ENTRY_REPLACED);
	g_assert_cmpuint(later->version, ==, 3);
	assert_ids(first, "doi:10.1101/857789");
	assert_ids(later, "doi:10.1101/857789");
}

static void
test_line_break(void)
{
	g_autoptr(GlsDigest) digest = read_papers("1", "1");

	g_assert_cmpstr(get_entry(digest, 0)->title, ==,
			"Microscale Collagen and Fibroblast Interactions Enhance Primary Human "
			"Hepatocyte Functions in 3-Dimensional Models");
}

static void
test_text_only(void)
{
	g_autoptr(GlsDigest) digest = read_papers("1", "2");

	g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "biorxiv-mail");
	g_assert_cmpuint(digest->entries->len, ==, 2);
}

static void
test_prefix(void)
{
	g_autoptr(GlsDigest)
		digest = read_text("RfaH licenses RNA polymerase\nL. Buccolieri, B. Wang\n"
				   "bioRxiv posted 5 December 2025, "
				   "doi:10.64898/2025.12.03.692110\n"
				   "http://biorxiv.org/cgi/content/abstract/2025.12.03.692110v1\n");

	assert_ids(get_entry(digest, 0), "doi:10.64898/2025.12.03.692110");
}

static void
test_commas(void)
{
	g_autoptr(GlsDigest) digest = read_papers("1", "1");
	const GPtrArray *authors = get_entry(digest, 0)->authors;
	const GlsAuthor *second;

	g_assert_cmpuint(authors->len, ==, 2);
	second = g_ptr_array_index(authors, 1);
	g_assert_cmpstr(second->name, ==, "Crampton, A.");
	g_assert_cmpstr(second->family, ==, "Crampton");
	g_assert_cmpstr(second->given, ==, "A.");
}

static void
test_many_authors(void)
{
	g_autoptr(GString) body = g_string_new("A title\n");
	g_autoptr(GlsDigest) digest = NULL;

	for (guint i = 0; i < 1500; i++)
		g_string_append(body, "Ada Byron, ");
	g_string_append(body, "Bob Two\nbioRxiv posted 1 May 2026, doi:10.64898/2026.05.01.1\n"
			      "http://biorxiv.org/cgi/content/abstract/2026.05.01.1v1\n");
	digest = read_text(body->str);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "A title");
	g_assert_cmpuint(get_entry(digest, 0)->authors->len, ==, 1000);
}

/* what goes on for longer than any list of authors is not read to its beginning */
static void
test_many_lines(void)
{
	g_autoptr(GString) body = g_string_new("A title\n");
	g_autoptr(GlsDigest) digest = NULL;

	for (guint i = 0; i < 1000; i++)
		g_string_append(body, "a line\n");
	g_string_append(body, "bioRxiv posted 1 May 2026, doi:10.64898/2026.05.01.1\n"
			      "http://biorxiv.org/cgi/content/abstract/2026.05.01.1v1\n");
	digest = read_text(body->str);
	g_assert_cmpuint(digest->entries->len, ==, 1);
	g_assert_cmpstr(get_entry(digest, 0)->title, ==, "a line");
}

static void
test_ordinary_mail(void)
{
	g_autoptr(GlsDigest)
		digest = read_text("It is on bioRxiv, posted yesterday, "
				   "see https://www.biorxiv.org/content/10.1101/857789v1\n");

	g_assert_cmpstr(gls_digest_get_format_name(digest), !=, "biorxiv-mail");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/biorxiv-mail/trap-06-replacement", test_replacement);
	g_test_add_func("/biorxiv-mail/trap-11-line-break", test_line_break);
	g_test_add_func("/biorxiv-mail/trap-13-text-only", test_text_only);
	g_test_add_func("/biorxiv-mail/trap-15-prefix", test_prefix);
	g_test_add_func("/biorxiv-mail/trap-15-commas", test_commas);
	g_test_add_func("/biorxiv-mail/many-authors", test_many_authors);
	g_test_add_func("/biorxiv-mail/many-lines", test_many_lines);
	g_test_add_func("/biorxiv-mail/ordinary-mail", test_ordinary_mail);
	return g_test_run();
}
