/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-entry.h"
#include "core/gls-place.h"
#include "core/text/gls-text.h"

/* a title is looked up by its first bytes; a title with fewer letters than that is not counted */
#define WINDOW 8
/* bits of a hash by which most windows are seen to begin no title */
#define FILTER_BITS 16
/* so many different titles may begin with the same bytes; further ones are not counted */
#define MAX_SAME_START 64

/* a title, as letters and digits */
typedef struct {
	gchar *key;
	gsize length;
	guint count;
} Title;

/* the titles of a digest, by their first bytes */
typedef struct {
	GHashTable *same_start;
	guint8 *filter;
} Index;

static void
title_free(Title *title)
{
	g_free(title->key);
	g_free(title);
}

static gint
compare_title_starts(gconstpointer a, gconstpointer b)
{
	const GlsEntry *one = *(GlsEntry *const *)a;
	const GlsEntry *other = *(GlsEntry *const *)b;

	return (one->title_start > other->title_start) - (one->title_start < other->title_start);
}

static GPtrArray *
sort_by_title_start(const GPtrArray *entries)
{
	GPtrArray *sorted = g_ptr_array_sized_new(entries->len);

	for (guint i = 0; i < entries->len; i++) {
		GlsEntry *entry = g_ptr_array_index(entries, i);

		entry->occurrence = 0;
		if (!entry->in_subject)
			g_ptr_array_add(sorted, entry);
	}
	g_ptr_array_sort(sorted, compare_title_starts);
	return sorted;
}

/* the letters and digits of the whole text; starts[i] tells where in them the i-th title begins */
static GString *
build_page_key(const GlsDocument *document, const GPtrArray *sorted, gsize *starts)
{
	gsize length;
	const gchar *text = gls_document_get_text(document, &length);
	GString *page = g_string_sized_new(length);
	gsize done = 0;

	for (guint i = 0; i <= sorted->len; i++) {
		const GlsEntry *entry = i < sorted->len ? g_ptr_array_index(sorted, i) : NULL;
		gsize upto = entry != NULL ? entry->title_start : length;
		g_autofree gchar *piece = gls_text_page_key(text + done, upto - done);

		g_string_append(page, piece);
		done = upto;
		starts[i] = page->len;
	}
	return page;
}

static gint64
window_at(const gchar *bytes)
{
	gint64 window;

	memcpy(&window, bytes, sizeof window);
	return window;
}

/* the top bits of a product with 2^64 divided by the golden ratio are well mixed (Knuth) */
static guint
filter_slot(gint64 window)
{
	return ((guint64)window * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)) >> (64 - FILTER_BITS);
}

static void
index_init(Index *index)
{
	index->same_start = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
						  (GDestroyNotify)g_ptr_array_unref);
	index->filter = g_new0(guint8, 1 << FILTER_BITS);
}

static void
index_clear(Index *index)
{
	g_hash_table_unref(index->same_start);
	g_free(index->filter);
}

static GPtrArray *
ensure_same_start(Index *index, const gchar *key)
{
	gint64 window = window_at(key);
	GPtrArray *same_start = g_hash_table_lookup(index->same_start, &window);

	if (same_start != NULL)
		return same_start;
	same_start = g_ptr_array_new_with_free_func((GDestroyNotify)title_free);
	g_hash_table_insert(index->same_start, g_memdup2(&window, sizeof window), same_start);
	index->filter[filter_slot(window)] = 1;
	return same_start;
}

/* the title of an entry in the index, made if it is the first of its kind */
static Title *
ensure_title(Index *index, const GlsDocument *document, const GlsEntry *entry)
{
	const gchar *text = gls_document_get_text(document, NULL) + entry->title_start;
	g_autofree gchar *key = gls_text_page_key(text, entry->title_end - entry->title_start);
	GPtrArray *same_start;
	Title *title;

	if (strlen(key) < WINDOW)
		return NULL;
	same_start = ensure_same_start(index, key);
	for (guint i = 0; i < same_start->len; i++) {
		title = g_ptr_array_index(same_start, i);
		if (g_str_equal(title->key, key))
			return title;
	}
	if (same_start->len >= MAX_SAME_START)
		return NULL;
	title = g_new0(Title, 1);
	title->length = strlen(key);
	title->key = g_steal_pointer(&key);
	g_ptr_array_add(same_start, title);
	return title;
}

/* counts the titles that begin at a place */
static void
count_at(const Index *index, const gchar *at, gsize left)
{
	gint64 window = window_at(at);
	GPtrArray *same_start;

	if (!index->filter[filter_slot(window)])
		return;
	same_start = g_hash_table_lookup(index->same_start, &window);
	if (same_start == NULL)
		return;
	for (guint i = 0; i < same_start->len; i++) {
		Title *title = g_ptr_array_index(same_start, i);

		if (title->length <= left && memcmp(at, title->key, title->length) == 0)
			title->count++;
	}
}

/**
 * gls_place_number_entries:
 * @document: the document of a digest
 * @entries: (element-type GlsEntry): its entries
 *
 * Sets the occurrence of each entry: how often the letters and digits of its title stand in the
 * document's text before the title itself, overlapping ones counted too. Whatever a host does to
 * the layout, letters and digits and their order stay, so that the page's script finds the title
 * again by counting to the same number.
 *
 * It costs linear time. A title of fewer than 8 bytes of letters and digits keeps the number 0.
 */
void
gls_place_number_entries(const GlsDocument *document, const GPtrArray *entries)
{
	g_autoptr(GPtrArray) sorted = sort_by_title_start(entries);
	g_autofree gsize *starts = g_new(gsize, sorted->len + 1);
	g_autofree Title **titles = g_new(Title *, sorted->len + 1);
	g_autoptr(GString) page = build_page_key(document, sorted, starts);
	Index index;
	gsize at = 0;

	index_init(&index);
	for (guint i = 0; i < sorted->len; i++)
		titles[i] = ensure_title(&index, document, g_ptr_array_index(sorted, i));
	for (guint i = 0; i < sorted->len; i++) {
		GlsEntry *entry = g_ptr_array_index(sorted, i);

		for (; at < starts[i] && at + WINDOW <= page->len; at++)
			count_at(&index, page->str + at, page->len - at);
		if (titles[i] != NULL)
			entry->occurrence = titles[i]->count;
	}
	index_clear(&index);
}
