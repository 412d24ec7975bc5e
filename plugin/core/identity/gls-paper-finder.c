/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/identity/gls-paper-finder.h"

struct _GlsPaperFinder {
	GHashTable *by_key;
};

/**
 * gls_paper_finder_new:
 *
 * Makes a finder that knows no paper.
 *
 * Returns: (transfer full): a finder
 */
GlsPaperFinder *
gls_paper_finder_new(void)
{
	GlsPaperFinder *self = g_new0(GlsPaperFinder, 1);

	self->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     (GDestroyNotify)g_array_unref);
	return self;
}

/**
 * gls_paper_finder_free:
 * @self: (nullable): a finder
 *
 * Frees a finder.
 */
void
gls_paper_finder_free(GlsPaperFinder *self)
{
	if (self == NULL)
		return;
	g_hash_table_unref(self->by_key);
	g_free(self);
}

static void
add_key(GlsPaperFinder *self, const gchar *key, guint number)
{
	GArray *numbers = g_hash_table_lookup(self->by_key, key);

	if (numbers == NULL) {
		numbers = g_array_new(FALSE, FALSE, sizeof(guint));
		g_hash_table_insert(self->by_key, g_strdup(key), numbers);
	}
	if (numbers->len < GLS_PAPER_FINDER_MAX_SAME &&
	    (numbers->len == 0 || g_array_index(numbers, guint, numbers->len - 1) != number))
		g_array_append_val(numbers, number);
}

/**
 * gls_paper_finder_add:
 * @self: a finder
 * @keys: (element-type utf8): the keys of a paper
 * @number: what the paper is found as
 *
 * Makes a paper be found by its keys.
 */
void
gls_paper_finder_add(GlsPaperFinder *self, const GPtrArray *keys, guint number)
{
	g_return_if_fail(self != NULL && keys != NULL);

	for (guint i = 0; i < keys->len; i++)
		add_key(self, g_ptr_array_index(keys, i), number);
}

static gint
compare_numbers(gconstpointer a, gconstpointer b)
{
	guint first = *(const guint *)a;
	guint second = *(const guint *)b;

	return first < second ? -1 : first > second;
}

/**
 * gls_paper_finder_find:
 * @self: a finder
 * @keys: (element-type utf8): the keys of a paper
 *
 * Finds the papers that share a key with a paper: all that can be the same, and many others.
 *
 * Returns: (transfer full) (element-type guint): their numbers, each once, the lowest first
 */
GArray *
gls_paper_finder_find(const GlsPaperFinder *self, const GPtrArray *keys)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
	guint n = 0;

	g_return_val_if_fail(self != NULL && keys != NULL, found);

	for (guint i = 0; i < keys->len; i++) {
		const GArray *numbers =
			g_hash_table_lookup(self->by_key, g_ptr_array_index(keys, i));

		if (numbers != NULL)
			g_array_append_vals(found, numbers->data, numbers->len);
	}
	g_array_sort(found, compare_numbers);
	for (guint i = 0; i < found->len; i++) {
		guint number = g_array_index(found, guint, i);

		if (n == 0 || g_array_index(found, guint, n - 1) != number)
			g_array_index(found, guint, n++) = number;
	}
	g_array_set_size(found, n);
	return found;
}
