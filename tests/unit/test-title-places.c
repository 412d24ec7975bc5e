/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-entry.h"
#include "core/render/gls-title-places.h"

static GArray *
find(const GlsDocument *document, const gchar *const *titles, guint n)
{
	g_autoptr(GPtrArray)
		entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(entries, gls_entry_new(titles[i], -1));
	return gls_title_places_find(document, entries);
}

static void
test_other_layout(void)
{
	const gchar *source = "On tickets we say nothing.\n\n"
			      "Lottery\ntickets: grokking (82 \342\226\262)\n\n"
			      "Caf\303\251 of $\\alpha$-bandits\n\nRegrokking";
	static const struct {
		const gchar *title;
		const gchar *behind;
	} cases[] = {
		{"Lottery Tickets \342\200\224 Grokking", " (82"},
		{"Not in it", NULL},
		/* a part of a word is no place */
		{"grok", NULL},
		{"Cafe\314\201 of $\\alpha$-bandits", "\n\nRegrokking"},
		/* it stands in the text, but before the title that was just found */
		{"tickets", NULL},
	};
	const gchar *titles[G_N_ELEMENTS(cases)];
	g_autoptr(GlsDocument) document = gls_document_new(source, strlen(source), GLS_BODY_TEXT);
	const gchar *text = gls_document_get_text(document, NULL);
	g_autoptr(GArray) places = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		titles[i] = cases[i].title;
	places = find(document, titles, G_N_ELEMENTS(cases));
	g_assert_cmpuint(places->len, ==, G_N_ELEMENTS(cases));
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		guint32 place = g_array_index(places, guint32, i);

		if (cases[i].behind == NULL)
			g_assert_cmpuint(place, ==, GLS_TITLE_NOT_FOUND);
		else
			g_assert_true(g_str_has_prefix(text + place, cases[i].behind));
	}
}

static void
test_nothing(void)
{
	static const gchar *const titles[] = {"", "---", "title"};
	g_autoptr(GlsDocument) document = gls_document_new("", 0, GLS_BODY_TEXT);
	g_autoptr(GArray) places = find(document, titles, G_N_ELEMENTS(titles));

	for (guint i = 0; i < places->len; i++)
		g_assert_cmpuint(g_array_index(places, guint32, i), ==, GLS_TITLE_NOT_FOUND);
}

/* 20 titles that are not there end the search, and 19 do not */
static void
test_miss_limit(void)
{
	g_autoptr(GlsDocument) document = gls_document_new("title", 5, GLS_BODY_TEXT);

	for (guint n_misses = 19; n_misses <= 20; n_misses++) {
		const gchar *titles[21];
		g_autoptr(GArray) places = NULL;

		for (guint i = 0; i < n_misses; i++)
			titles[i] = "absent";
		titles[n_misses] = "title";
		places = find(document, titles, n_misses + 1);
		g_assert_cmpuint(g_array_index(places, guint32, n_misses), ==,
				 n_misses == 19 ? 5 : GLS_TITLE_NOT_FOUND);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/title-places/other-layout", test_other_layout);
	g_test_add_func("/title-places/nothing", test_nothing);
	g_test_add_func("/title-places/miss-limit", test_miss_limit);
	return g_test_run();
}
