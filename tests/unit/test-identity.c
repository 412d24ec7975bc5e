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

static const struct {
	const gchar *title;
	const gchar *ids;
	const gchar *other_title;
	const gchar *other_ids;
	gboolean is_same;
} pairs[] = {
	/* a shared id is enough */
	{"One Title of a Paper", "arxiv:2501.03489", "Another Title", "arxiv:2501.03489", TRUE},
	{"", "pmid:12345678", "", "pmid:12345678", TRUE},
	{"Editorial", "doi:10.1000/x", "Editorial", "doi:10.1000/x", TRUE},
	{TITLE, "doi:10.1000/a arxiv:2501.03489", TITLE, "doi:10.1000/b arxiv:2501.03489", TRUE},
	{TITLE, "scholar:123", "Another Title", "scholar:123", TRUE},
	/* equal titles, nothing against it */
	{TITLE, "", TITLE, "", TRUE},
	{TITLE, "", "ENTROPY guided attention for  private LLMs.", "arxiv:2501.03489", TRUE},
	{TITLE, "arxiv:2501.03489", TITLE, "doi:10.1000/x", TRUE},
	{TITLE, "arxiv:2501.03489", TITLE, "pmid:12345678 doi:10.1000/x", TRUE},
	{TITLE, "scholar:123", TITLE, "scholar:456", TRUE},
	{TITLE, "scholar:123 arxiv:2501.03489", TITLE, "scholar:456", TRUE},
	/* equal titles of different papers */
	{TITLE, "arxiv:2501.03489", TITLE, "arxiv:2501.03490", FALSE},
	{TITLE, "doi:10.1000/x", TITLE, "doi:10.1000/y", FALSE},
	{TITLE, "pmid:12345678", TITLE, "pmid:12345679", FALSE},
	{TITLE, "pii:S0020025522001234", TITLE, "pii:S0020025522001235", FALSE},
	{TITLE, "openreview:abcdefghij", TITLE, "openreview:abcdefghik", FALSE},
	{TITLE, "s2:204e3073870fae3d05bcbc2f6a8e263d9b72e776", TITLE,
	 "s2:204e3073870fae3d05bcbc2f6a8e263d9b72e777", FALSE},
	{TITLE, "arxiv:2501.03489 scholar:1", TITLE, "arxiv:2501.03490", FALSE},
	/* titles that say too little */
	{"Editorial", "", "Editorial", "", FALSE},
	{"Technical Report", "", "Technical Report", "arxiv:2501.03489", FALSE},
	{"GPT-4", "", "GPT-4", "", FALSE},
	{"1234567", "", "1234567", "", FALSE},
	{"12345678", "", "12345678", "", TRUE},
	{"", "", "", "", FALSE},
	{"", "arxiv:2501.03489", "", "doi:10.1000/x", FALSE},
	/* other titles */
	{TITLE, "", TITLE " 2", "", FALSE},
	{"Qwen2.5 Technical Report on X", "", "Qwen2.5-VL Technical Report on X", "", FALSE},
};

static void
assert_same(const GlsPaper *paper, const GlsPaper *other, gboolean is_same)
{
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(paper);
	g_autoptr(GPtrArray) other_keys = gls_identity_dup_keys(other);
	gboolean shares_key = FALSE;

	g_assert_cmpint(gls_identity_is_same(paper, other), ==, is_same);
	for (guint i = 0; i < keys->len; i++)
		shares_key |= g_ptr_array_find_with_equal_func(
			other_keys, g_ptr_array_index(keys, i), g_str_equal, NULL);
	/* what is the same is found by a key */
	if (is_same)
		g_assert_true(shares_key);
}

static void
test_is_same(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autoptr(GlsEntry) entry = fixture_entry(pairs[i].title, pairs[i].ids);
		g_autoptr(GlsEntry) other = fixture_entry(pairs[i].other_title, pairs[i].other_ids);
		GlsPaper paper = {.title_key = entry->title_key, .ids = entry->ids};
		GlsPaper other_paper = {.title_key = other->title_key, .ids = other->ids};

		g_test_message("pair %u", i);
		assert_same(&paper, &other_paper, pairs[i].is_same);
		assert_same(&other_paper, &paper, pairs[i].is_same);
	}
}

static void
test_nothing(void)
{
	GlsPaper nothing = {NULL};
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&nothing);

	g_assert_false(gls_identity_is_same(&nothing, &nothing));
	g_assert_cmpuint(keys->len, ==, 0);
}

static void
test_keys(void)
{
	static const gchar *ids = "scholar:123 doi:10.1000/x arxiv:2501.03489";
	g_autoptr(GlsEntry) entry = fixture_entry(TITLE, ids);
	GlsPaper paper = {.title_key = entry->title_key, .ids = entry->ids};
	g_autoptr(GPtrArray) keys = gls_identity_dup_keys(&paper);

	g_assert_cmpuint(keys->len, ==, 4);
	g_assert_cmpstr(g_ptr_array_index(keys, 0), ==, "arxiv:2501.03489");
	g_assert_cmpstr(g_ptr_array_index(keys, 1), ==, "doi:10.1000/x");
	g_assert_cmpstr(g_ptr_array_index(keys, 2), ==, "scholar:123");
	g_assert_true(g_str_has_prefix(g_ptr_array_index(keys, 3), "title:"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/identity/is-same", test_is_same);
	g_test_add_func("/identity/nothing", test_nothing);
	g_test_add_func("/identity/keys", test_keys);
	return g_test_run();
}
