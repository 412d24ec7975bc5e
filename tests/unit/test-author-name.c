/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-author.h"
#include "core/rules/gls-author-name.h"

typedef struct {
	const gchar *wanted;
	const gchar *name;
	gboolean matches;
} Case;

static void
check(const Case *cases, guint n)
{
	for (guint i = 0; i < n; i++) {
		g_autoptr(GlsAuthorName) wanted = gls_author_name_new_wanted(cases[i].wanted, -1);
		g_autoptr(GlsAuthorName) name = gls_author_name_new(cases[i].name, -1);

		g_assert_nonnull(wanted);
		g_assert_nonnull(name);
		if (gls_author_name_matches(name, wanted) != cases[i].matches)
			g_error("%s and %s: expected %s", cases[i].wanted, cases[i].name,
				cases[i].matches ? "a match" : "no match");
	}
}

static void
test_given(void)
{
	static const Case cases[] = {
		{"Kaiming He", "Kaiming He", TRUE},
		{"He, Kaiming", "Kaiming He", TRUE},
		{"Kaiming He", "He, Kaiming", TRUE},
		{"kaiming he", "KAIMING HE", TRUE},
		{"K. He", "Kaiming He", TRUE},
		{"K He", "He, Kaiming", TRUE},
		{"He K", "Kaiming He", TRUE},
		{"K.He", "Kaiming He", TRUE},
		{"He, K.", "K He", TRUE},
		{"Kaiming He", "K. He", TRUE},
		{"Kaiming He", "He K", TRUE},
		{"Kaiming He", "Kaifeng He", FALSE},
		{"Kaiming He", "Kai He", FALSE},
		{"Kai He", "Kaiming He", FALSE},
		{"K. He", "Jian He", FALSE},
		{"J. He", "Kaiming He", FALSE},
		{"Kai-Ming He", "Kaiming He", TRUE},
		{"Kaiming He", "Kai Ming He", TRUE},
		{"K.-M. He", "Kai-Ming He", TRUE},
		{"Y.-L. Boureau", "Y-Lan Boureau", TRUE},
		{"Y-Lan Boureau", "Y.-L. Boureau", TRUE},
		{"YL Boureau", "Y-Lan Boureau", TRUE},
		{"Boureau YL", "Y.-L. Boureau", TRUE},
		{"Y.-L. Boureau", "Y. Boureau", TRUE},
		{"Y.-L. Boureau", "Y.-A. Boureau", FALSE},
		{"Yann LeCun", "Yann A. LeCun", TRUE},
		{"Yann A. LeCun", "Yann LeCun", TRUE},
		{"Yann A. LeCun", "Yann B. LeCun", FALSE},
		{"Yann Andre LeCun", "Y. A. LeCun", TRUE},
		{"Y. A. LeCun", "Yann Andre LeCun", TRUE},
		{"Geoffrey Hinton", "Geoffrey E. Hinton", TRUE},
		{"E. Hinton", "Geoffrey E. Hinton", FALSE},
		{"Kaiming He", "He Kaiming", TRUE},
		{"He Kaiming", "Kaiming He", TRUE},
		{"Zhang Wei", "Wei Zhang", TRUE},
		{"Smith, J. A. B.", "Smith JAB", TRUE},
		{"Michael I. Jordan", "Jordan, Michael I", TRUE},
		{"Michael Jordan", "Michelle Jordan", FALSE},
		{"He, Kai*", "Kaiming He", TRUE},
		{"He, Kai*", "Jian He", FALSE},
	};

	check(cases, G_N_ELEMENTS(cases));
}

static void
test_family(void)
{
	static const Case cases[] = {
		{"He", "Kaiming He", TRUE},
		{"He", "He, Kaiming", TRUE},
		{"He", "K He", TRUE},
		{"He", "She", FALSE},
		{"He", "Amy She", FALSE},
		{"He", "He Wang", FALSE},
		{"He", "Wang, He", FALSE},
		{"He", "Heng Ji", FALSE},
		{"Schmidhuber", "J\u00fcrgen Schmidhuber", TRUE},
		{"Schmidhuber", "Schmidhuber", TRUE},
		{"schmidhuber", "J. Schmidhuber", TRUE},
		{"J\u00fcrgen Schmidhuber", "Schmidhuber", FALSE},
		{"Schmidhub*", "J. Schmidhuber", TRUE},
		{"Schmidt*", "J. Schmidhuber", FALSE},
		{"van der Maaten", "Laurens van der Maaten", TRUE},
		{"van der Maaten", "van der Maaten L", TRUE},
		{"Maaten", "Laurens van der Maaten", TRUE},
		{"L. van der Maaten", "van der Maaten, Laurens", TRUE},
		{"van der Maaten", "L. Maaten", TRUE},
		{"van der Maaten", "J. van Maaten", FALSE},
		{"A\u00e4ron van den Oord", "Aaron Van den Oord", TRUE},
		{"Aaron van den Oord", "A. Van Den Oord", TRUE},
		{"John von Neumann", "J. von Neumann", TRUE},
		{"Neumann", "John von Neumann", TRUE},
		{"Le Cun", "Yann LeCun", TRUE},
		{"Yann Le Cun", "LeCun, Y.", TRUE},
		{"Yann LeCun", "Yann Le Cun", TRUE},
		{"Patrick O'Brien", "P. O\u2019Brien", TRUE},
		{"O'Brien", "O Brien, Patrick", TRUE},
		{"de la Cruz", "Maria de la Cruz", TRUE},
		{"Garc\u00eda M\u00e1rquez,", "Gabriel Garc\u00eda M\u00e1rquez", TRUE},
		{"Garc\u00eda M\u00e1rquez, Gabriel", "Gabriel Garcia Marquez", TRUE},
		{"Gabriel Garc\u00eda M\u00e1rquez", "Garc\u00eda M\u00e1rquez, G.", TRUE},
		{"Garc\u00eda", "Gabriel Garc\u00eda M\u00e1rquez", FALSE},
		{"Hern\u00e1ndez-Lobato", "Jos\u00e9 Miguel Hern\u00e1ndez-Lobato", TRUE},
		{"Hernandez Lobato", "Jos\u00e9 Miguel Hern\u00e1ndez-Lobato", TRUE},
		{"Lobato", "Jos\u00e9 Miguel Hern\u00e1ndez-Lobato", FALSE},
		{"Sammy Davis", "Sammy Davis Jr.", TRUE},
		{"Davis", "Sammy Davis III", TRUE},
		{"Davis Jr.", "Sammy Davis", TRUE},
		{"LIGO", "LIGO", TRUE},
		{"Li", "Fei-Fei Li", TRUE},
		{"Li", "Li Fei-Fei", FALSE},
		{"Fei-Fei Li", "Li Fei-Fei", TRUE},
	};

	check(cases, G_N_ELEMENTS(cases));
}

static void
test_letters(void)
{
	static const Case cases[] = {
		{"Hernandez", "Jos\\'e Hern\\'andez", TRUE},
		{"Hern\\'andez", "Jos\u00e9 Hern\u00e1ndez", TRUE},
		{"Hern{\\'a}ndez", "Hernandez, J.", TRUE},
		{"Muller", "M\\\"uller, K.-R.", TRUE},
		{"Klaus-Robert M\u00fcller", "K.-R. M\\\"{u}ller", TRUE},
		{"Erd\u0151s", "P. Erd\\H{o}s", TRUE},
		{"\u00c9. Tardos", "Eva Tardos", TRUE},
		{"Lukasz Kaiser", "\u0141ukasz Kaiser", TRUE},
		{"Jos\u00e9", "Jose\u0301", TRUE},
		/* Chinese, Japanese, Korean */
		{"\u4f55\u607a\u660e", "\u4f55\u607a\u660e", TRUE},
		{"\u4f55\u607a\u660e", "\u4f55\u607a", FALSE},
		{"\u4f55", "\u4f55\u607a\u660e", TRUE},
		{"\u607a\u660e", "\u4f55\u607a\u660e", FALSE},
		{"\u4f55\u607a", "\u4f55\u607a\u660e", FALSE},
		{"\u5c71\u7530", "\u5c71\u7530\u592a\u90ce", TRUE},
		{"\u5c71", "\u5c71\u7530\u592a\u90ce", FALSE},
		{"\u5c71\u7530 \u592a\u90ce", "\u5c71\u7530\u592a\u90ce", TRUE},
		{"\u592a\u90ce \u5c71\u7530", "\u5c71\u7530\u592a\u90ce", TRUE},
		{"\u6797", "\u6797 \u592a\u90ce", TRUE},
		{"\u592a\u90ce", "\u6797 \u592a\u90ce", FALSE},
		{"\uae40\ubbfc\uc218", "\uae40\ubbfc\uc218", TRUE},
		{"\uae40", "\uae40\ubbfc\uc218", TRUE},
		{"\ubbfc\uc218", "\uae40\ubbfc\uc218", FALSE},
		{"Kaiming He", "Kaiming He \u4f55\u607a\u660e", TRUE},
		{"\u4f55\u607a\u660e", "Kaiming He \u4f55\u607a\u660e", TRUE},
		{"Kaiming He", "\u4f55\u607a\u660e", FALSE},
		/* other alphabets */
		{"\u041a\u043e\u043b\u043c\u043e\u0433\u043e\u0440\u043e\u0432",
		 "\u0410. \u041a\u043e\u043b\u043c\u043e\u0433\u043e\u0440\u043e\u0432", TRUE},
		{"\u0410\u043d\u0434\u0440\u0435\u0439 \u041a\u043e\u043b\u043c\u043e\u0433\u043e\u0440"
		 "\u043e\u0432",
		 "\u0410. \u041a\u043e\u043b\u043c\u043e\u0433\u043e\u0440\u043e\u0432", TRUE},
	};

	check(cases, G_N_ELEMENTS(cases));
}

/* names as digests list them */
static void
test_lists(void)
{
	static const struct {
		const gchar *wanted;
		const gchar *list;
		gint author;
	} cases[] = {
		{"K. He", "Kaiming He, Xiangyu Zhang, Shaoqing Ren and Jian Sun", 0},
		{"Jian Sun", "K He, X Zhang, S Ren, J Sun", 3},
		{"Zhang", "K. He, X. Zhang, et al.", 1},
		{"al", "K. He, X. Zhang, et al.", -1},
		{"Kukla, D.", "Kukla, D., Crampton, A.", 0},
		{"Crampton", "Kukla, D.; Crampton, A.", 1},
		{"van Dam", "Smith JA, van Dam B", 1},
		{"Clerk", "By A. Author (MIT), B. Writer, and C. Clerk (1)", 2},
		{"He", "Xu She, He Wang, Heng Ji", -1},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsAuthorName) wanted = gls_author_name_new_wanted(cases[i].wanted, -1);
		g_autoptr(GPtrArray)
			authors = g_ptr_array_new_with_free_func((GDestroyNotify)gls_author_free);
		gint found = -1;

		gls_author_parse_list(cases[i].list, -1, authors);
		for (guint j = 0; j < authors->len; j++) {
			const GlsAuthor *author = g_ptr_array_index(authors, j);
			g_autoptr(GlsAuthorName) name = gls_author_name_new(author->name, -1);

			if (gls_author_name_matches(name, wanted)) {
				g_assert_cmpint(found, ==, -1);
				found = j;
			}
		}
		g_test_message("%s in %s", cases[i].wanted, cases[i].list);
		g_assert_cmpint(found, ==, cases[i].author);
	}
}

static void
test_no_name(void)
{
	static const gchar *const texts[] = {"", " ", "...", "2025", ", ", "*", "\u3002"};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_test_message("%s", texts[i]);
		g_assert_null(gls_author_name_new(texts[i], -1));
		g_assert_null(gls_author_name_new_wanted(texts[i], -1));
	}
}

static void
test_limit(void)
{
	g_autofree gchar *longest = g_strnfill(GLS_AUTHOR_NAME_MAX_LENGTH, 'a');
	g_autofree gchar *longer = g_strconcat(longest, "a", NULL);
	g_autoptr(GlsAuthorName) name = gls_author_name_new(longest, -1);

	g_assert_nonnull(name);
	g_assert_null(gls_author_name_new(longer, -1));
	g_assert_null(gls_author_name_new_wanted(longer, -1));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/author-name/given", test_given);
	g_test_add_func("/author-name/family", test_family);
	g_test_add_func("/author-name/letters", test_letters);
	g_test_add_func("/author-name/lists", test_lists);
	g_test_add_func("/author-name/no-name", test_no_name);
	g_test_add_func("/author-name/limit", test_limit);
	return g_test_run();
}
