/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/rules/gls-field.h"

/**
 * gls_field_to_string:
 * @field: one field
 *
 * Returns: its name, as programs read it
 */
const gchar *
gls_field_to_string(GlsField field)
{
	switch (field) {
	case GLS_FIELD_TITLE:
		return "title";
	case GLS_FIELD_ABSTRACT:
		return "abstract";
	case GLS_FIELD_AUTHOR:
		return "author";
	case GLS_FIELD_CATEGORY:
		return "category";
	case GLS_FIELD_COMMENT:
		return "comment";
	case GLS_FIELD_SOURCE:
		return "source";
	case GLS_FIELD_ID:
		return "id";
	default:
		g_return_val_if_reached(NULL);
	}
}

static gconstpointer
get_element(const GPtrArray *array, guint i)
{
	return array != NULL && i < array->len ? g_ptr_array_index(array, i) : NULL;
}

/**
 * gls_field_get_text:
 * @field: one field
 * @item: which of the texts in that field, from 0: there may be several authors, categories, ids
 *   and names of the source
 * @entry: an entry
 * @origin: (nullable): where it comes from
 *
 * Returns: (nullable): a text of that field, %NULL if there are not so many
 */
const gchar *
gls_field_get_text(GlsField field, guint item, const GlsEntry *entry, const GlsOrigin *origin)
{
	const GlsAuthor *author;
	const GlsPaperId *id;

	g_return_val_if_fail(entry != NULL, NULL);

	switch (field) {
	case GLS_FIELD_TITLE:
		return item == 0 ? entry->title : NULL;
	case GLS_FIELD_ABSTRACT:
		return item == 0 ? entry->abstract : NULL;
	case GLS_FIELD_COMMENT:
		return item == 0 ? entry->comment : NULL;
	case GLS_FIELD_AUTHOR:
		author = get_element(entry->authors, item);
		return author != NULL ? author->name : NULL;
	case GLS_FIELD_CATEGORY:
		return get_element(entry->categories, item);
	case GLS_FIELD_SOURCE:
		return origin != NULL && item < GLS_ORIGIN_MAX_NAMES ? origin->names[item] : NULL;
	case GLS_FIELD_ID:
		id = get_element(entry->ids, item);
		return id != NULL ? id->value : NULL;
	default:
		g_return_val_if_reached(NULL);
	}
}
