/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-digest.h"
#include "core/gls-place.h"

static GlsDocument *
make(const gchar *text)
{
	return gls_document_new(text, strlen(text), GLS_BODY_TEXT);
}

/* an entry whose title is the n-th place, from 0, where a text holds it */
static GlsEntry *
entry_at(const gchar *text, const gchar *title, guint n)
{
	const gchar *at = strstr(text, title);
	GlsEntry *entry = gls_entry_new(title, -1);

	while (n-- > 0)
		at = strstr(at + 1, title);
	entry->title_start = at - text;
	entry->title_end = entry->title_start + strlen(title);
	return entry;
}

static void
test_occurrence(void)
{
	const gchar *text = "Grokking tickets\n\nWe look at Grokking - Tickets and at grokking.\n\n"
			    "Grokking tickets again\n\nGrokking tickets\n\nRL\n\nRL";
	const struct {
		const gchar *title;
		guint n;
		guint expected;
	} cases[] = {
		{"Grokking tickets", 0, 0},
		/* the title stands in the abstract too, in other letters and with a dash */
		{"Grokking tickets", 1, 2},
		{"Grokking tickets", 2, 3},
		/* a title that begins another one */
		{"grokking", 0, 2},
		{"Grokking tickets again", 0, 0},
		/* too short to be counted */
		{"RL", 1, 0},
	};
	g_autoptr(GlsDocument) document = make(text);
	g_autoptr(GPtrArray)
		entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);

	/* given out of order on purpose */
	for (guint i = G_N_ELEMENTS(cases); i > 0; i--)
		g_ptr_array_add(entries, entry_at(text, cases[i - 1].title, cases[i - 1].n));
	gls_place_number_entries(document, entries);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const GlsEntry *entry = g_ptr_array_index(entries, G_N_ELEMENTS(cases) - 1 - i);

		g_test_message("%s %u", cases[i].title, cases[i].n);
		g_assert_cmpuint(entry->occurrence, ==, cases[i].expected);
	}
}

/* titles that share their beginning cost no more than others: this ends, and soon */
static void
test_same_start(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray)
		entries = g_ptr_array_new_with_free_func((GDestroyNotify)gls_entry_free);
	g_autoptr(GlsDocument) document = NULL;

	for (guint i = 0; i < 5000; i++) {
		g_autofree gchar *title = g_strdup_printf("Learning to learn %u", i);
		GlsEntry *entry = gls_entry_new(title, -1);

		entry->title_start = text->len;
		entry->title_end = text->len + strlen(title);
		g_string_append_printf(text, "%s\n\n", title);
		g_ptr_array_add(entries, entry);
	}
	document = make(text->str);
	gls_place_number_entries(document, entries);
	g_assert_cmpuint(((GlsEntry *)g_ptr_array_index(entries, 4999))->occurrence, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/place/occurrence", test_occurrence);
	g_test_add_func("/place/same-start", test_same_start);
	return g_test_run();
}
