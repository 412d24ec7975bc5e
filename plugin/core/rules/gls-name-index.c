/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/rules/gls-name-index.h"

typedef struct {
	gchar *text;
	guint32 term;
} GlsNameBeginning;

/**
 * GlsNameIndex:
 * @names: (element-type utf8 GArray): for each name, the terms that look for it
 * @beginnings: (element-type GlsNameBeginning): the beginnings of names; there are few
 */
struct _GlsNameIndex {
	GHashTable *names;
	GArray *beginnings;
};

static void
clear_beginning(gpointer data)
{
	GlsNameBeginning *beginning = data;

	g_free(beginning->text);
}

/**
 * gls_name_index_new:
 *
 * Returns: (transfer full): an index without names
 */
GlsNameIndex *
gls_name_index_new(void)
{
	GlsNameIndex *self = g_new0(GlsNameIndex, 1);

	self->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					    (GDestroyNotify)g_array_unref);
	self->beginnings = g_array_new(FALSE, FALSE, sizeof(GlsNameBeginning));
	g_array_set_clear_func(self->beginnings, clear_beginning);
	return self;
}

/**
 * gls_name_index_free:
 * @self: an index
 *
 * Frees it.
 */
void
gls_name_index_free(GlsNameIndex *self)
{
	g_hash_table_unref(self->names);
	g_array_unref(self->beginnings);
	g_free(self);
}

/**
 * gls_name_index_add:
 * @self: an index
 * @name: a folded name
 * @is_prefix: %TRUE if it is the beginning of names
 * @term: number of the term that looks for it
 *
 * Adds a name, which may be there already.
 */
void
gls_name_index_add(GlsNameIndex *self, const gchar *name, gboolean is_prefix, guint32 term)
{
	GArray *terms;

	g_return_if_fail(self != NULL);
	g_return_if_fail(name != NULL);

	if (is_prefix) {
		GlsNameBeginning beginning = {g_strdup(name), term};

		g_array_append_val(self->beginnings, beginning);
		return;
	}
	terms = g_hash_table_lookup(self->names, name);
	if (terms == NULL) {
		terms = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_hash_table_insert(self->names, g_strdup(name), terms);
	}
	g_array_append_val(terms, term);
}

/**
 * gls_name_index_find:
 * @self: an index
 * @name: a folded name
 * @terms: (element-type guint32): where to append the terms that look for it
 *
 * Finds the terms that look for a name or for its beginning.
 */
void
gls_name_index_find(const GlsNameIndex *self, const gchar *name, GArray *terms)
{
	const GArray *found;

	g_return_if_fail(self != NULL);
	g_return_if_fail(name != NULL);
	g_return_if_fail(terms != NULL);

	found = g_hash_table_lookup(self->names, name);
	if (found != NULL)
		g_array_append_vals(terms, found->data, found->len);
	for (guint i = 0; i < self->beginnings->len; i++) {
		const GlsNameBeginning *beginning =
			&g_array_index(self->beginnings, GlsNameBeginning, i);

		if (g_str_has_prefix(name, beginning->text))
			g_array_append_val(terms, beginning->term);
	}
}
