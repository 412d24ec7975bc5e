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
 * Returns: its name, as it is printed
 */
const gchar *
gls_field_to_string(GlsField field)
{
	switch (field) {
	case GLS_FIELD_TITLE:
		return "title";
	case GLS_FIELD_ABSTRACT:
		return "abstract";
	default:
		g_return_val_if_reached(NULL);
	}
}

/**
 * gls_field_get_text:
 * @field: one field
 * @entry: an entry
 *
 * Returns: (nullable): the text of that field, %NULL if the entry has none
 */
const gchar *
gls_field_get_text(GlsField field, const GlsEntry *entry)
{
	g_return_val_if_fail(entry != NULL, NULL);

	switch (field) {
	case GLS_FIELD_TITLE:
		return entry->title;
	case GLS_FIELD_ABSTRACT:
		return entry->abstract;
	default:
		g_return_val_if_reached(NULL);
	}
}
