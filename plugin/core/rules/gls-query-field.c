/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-query-field.h"

static const GlsQueryField query_fields[] = {
	{"title", GLS_FIELD_TITLE, GLS_QUERY_READ_WORDS, FALSE},
	{"abs", GLS_FIELD_ABSTRACT, GLS_QUERY_READ_WORDS, FALSE},
	{"author", GLS_FIELD_AUTHOR, GLS_QUERY_READ_AUTHOR, FALSE},
	{"cat", GLS_FIELD_CATEGORY, GLS_QUERY_READ_NAME, TRUE},
	{"comment", GLS_FIELD_COMMENT, GLS_QUERY_READ_WORDS, FALSE},
	{"source", GLS_FIELD_SOURCE, GLS_QUERY_READ_LABEL, TRUE},
	{"format", GLS_FIELD_SOURCE, GLS_QUERY_READ_NAME, TRUE},
	{"id", GLS_FIELD_ID, GLS_QUERY_READ_ID, FALSE},
	{"any", GLS_FIELD_ALL, GLS_QUERY_READ_ANY, FALSE},
};

const GlsQueryField gls_query_field_default = {"", GLS_FIELD_DEFAULT, GLS_QUERY_READ_WORDS, FALSE};
const GlsQueryField gls_query_field_scope = {"", GLS_FIELD_SOURCE, GLS_QUERY_READ_LABEL, TRUE};

/**
 * gls_query_field_get:
 * @n: a number, from 0
 *
 * Returns: (transfer none) (nullable): the field of that number, %NULL if there are no more
 */
const GlsQueryField *
gls_query_field_get(guint n)
{
	return n < G_N_ELEMENTS(query_fields) ? &query_fields[n] : NULL;
}

/**
 * gls_query_field_find:
 * @name: a name, in any case
 * @length: of @name in bytes
 *
 * Returns: (transfer none) (nullable): the field of that name, %NULL if there is none
 */
const GlsQueryField *
gls_query_field_find(const gchar *name, gsize length)
{
	for (guint i = 0; i < G_N_ELEMENTS(query_fields); i++) {
		if (strlen(query_fields[i].name) == length &&
		    g_ascii_strncasecmp(query_fields[i].name, name, length) == 0)
			return &query_fields[i];
	}
	return NULL;
}

/**
 * gls_query_field_new_term:
 * @self: a field
 * @text: UTF-8, a word or what stands between quotes
 * @length: of @text in bytes
 * @fold_case: %TRUE if words in capitals match any case
 * @bad: (out): on error, where in @text, in bytes
 * @error: a #GError, or %NULL
 *
 * Reads what stands behind a field.
 *
 * Returns: (transfer full): a term, %NULL with %GLS_ERROR_RULE
 */
GlsTerm *
gls_query_field_new_term(const GlsQueryField *self,
			 const gchar *text,
			 gsize length,
			 gboolean fold_case,
			 gsize *bad,
			 GError **error)
{
	switch (self->reading) {
	case GLS_QUERY_READ_AUTHOR:
		return gls_term_new_author(text, length, bad, error);
	case GLS_QUERY_READ_NAME:
		return gls_term_new_name(text, length, self->fields, bad, error);
	case GLS_QUERY_READ_ID:
		return gls_term_new_id(text, length, bad, error);
	case GLS_QUERY_READ_LABEL:
		return gls_term_new_phrase(text, length, self->fields, TRUE, bad, error);
	case GLS_QUERY_READ_WORDS:
	case GLS_QUERY_READ_ANY:
	default:
		return gls_term_new_phrase(text, length, self->fields, fold_case, bad, error);
	}
}
