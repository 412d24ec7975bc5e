/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/formats/gls-name-list.h"

static void
test_names(void)
{
	static const gchar *const lists[] = {
		"Ada Byron",
		"By Ada Byron and Bob Two",
		"ADA BYRON, BOB TWO & CARLA THREE",
		"Maria van der Berg, José de la Cruz,",
		"L. d'Angelo; G. 't Hooft; M. ibn Examples",
		"Ramón y Example, João do Example",
		"Ada Byron, Bob Two, The Consortium for Examples",
		"  Ada\nByron,  Bob Two ",
		"王小明, 李雷",
	};

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_test_message("%s", lists[i]);
		g_assert_true(gls_name_list_is(lists[i], -1));
	}
	g_assert_true(gls_name_list_is("Ada Byron, 12 May 2026", strlen("Ada Byron")));
}

static void
test_no_names(void)
{
	static const gchar *const others[] = {
		"",
		"Byron",
		"Ada Byron, 12 May 2026",
		"What Is a Name?",
		"Journal of Invented Results",
		"Full Text, Abstract",
		"Does data drive design",
		"We show that Ada Byron wrote programs",
		"Ada Byron [PDF]",
		"One Two Three Four Five Six Seven Eight",
	};

	for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
		g_test_message("%s", others[i]);
		g_assert_false(gls_name_list_is(others[i], -1));
	}
}

/* a list that no message has is not taken apart */
static void
test_long(void)
{
	g_autoptr(GString) list = g_string_new("Ada Byron");

	while (list->len < 3900)
		g_string_append(list, ", Ada Byron");
	g_assert_true(gls_name_list_is(list->str, -1));
	while (list->len <= 4000)
		g_string_append(list, ", Ada Byron");
	g_assert_false(gls_name_list_is(list->str, -1));
}

static void
test_one(void)
{
	g_assert_true(gls_name_list_is_one("Invented Journal"));
	g_assert_false(gls_name_list_is_one("By Ada Byron"));
	g_assert_false(gls_name_list_is_one("Ada Byron and Bob Two"));
	g_assert_false(gls_name_list_is_one("Ada Byron, Bob Two"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/name-list/names", test_names);
	g_test_add_func("/name-list/no-names", test_no_names);
	g_test_add_func("/name-list/long", test_long);
	g_test_add_func("/name-list/one", test_one);
	return g_test_run();
}
