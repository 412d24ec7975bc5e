/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/gls-entry.h"

static void
test_ids(void)
{
	g_autoptr(GlsEntry) entry = gls_entry_new("A  title\nof two lines", -1);

	g_assert_cmpstr(entry->title, ==, "A title of two lines");
	g_assert_true(gls_entry_add_id(entry, gls_paper_id_new_from_string("arxiv:2501.03489")));
	/* once is enough */
	g_assert_false(gls_entry_add_id(entry, gls_paper_id_new_from_string("arxiv:2501.03489")));
	/* an entry is one paper */
	g_assert_false(gls_entry_add_id(entry, gls_paper_id_new_from_string("arxiv:2501.99999")));
	g_assert_true(gls_entry_add_id(entry, gls_paper_id_new_from_string("doi:10.1000/abc")));
	g_assert_false(gls_entry_add_id(entry, NULL));
	g_assert_cmpuint(entry->ids->len, ==, 2);
	g_assert_cmpstr(gls_entry_get_id(entry, GLS_ID_ARXIV)->value, ==, "2501.03489");
	g_assert_null(gls_entry_get_id(entry, GLS_ID_PMID));
}

static void
test_version(void)
{
	g_autoptr(GlsEntry) entry = gls_entry_new("A title", -1);

	gls_entry_add_id(entry, gls_paper_id_new_from_link("https://arxiv.org/abs/2501.03489v2"));
	g_assert_cmpuint(entry->version, ==, 2);
	gls_entry_add_id(entry, gls_paper_id_new_from_link("https://arxiv.org/abs/2501.03489v3"));
	g_assert_cmpuint(entry->version, ==, 3);
	/* another paper's version says nothing */
	gls_entry_add_id(entry, gls_paper_id_new_from_link("https://arxiv.org/abs/2501.00001v7"));
	g_assert_cmpuint(entry->version, ==, 3);
}

static void
test_abstract(void)
{
	g_autoptr(GlsEntry) entry = gls_entry_new("A title", -1);

	gls_entry_set_abstract(entry, " of  two\nlines and more", 14);
	g_assert_cmpstr(entry->abstract, ==, "of two lines");
	gls_entry_set_abstract(entry, " \n", -1);
	g_assert_null(entry->abstract);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/entry/ids", test_ids);
	g_test_add_func("/entry/version", test_version);
	g_test_add_func("/entry/abstract", test_abstract);
	return g_test_run();
}
