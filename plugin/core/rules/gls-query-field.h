/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-term.h"

G_BEGIN_DECLS

/**
 * GlsQueryReading:
 * @GLS_QUERY_READ_WORDS: as a phrase
 * @GLS_QUERY_READ_LABEL: as a phrase in which capitals match any case
 * @GLS_QUERY_READ_AUTHOR: as the name of an author
 * @GLS_QUERY_READ_NAME: as a whole name
 * @GLS_QUERY_READ_ID: as an id
 * @GLS_QUERY_READ_ANY: as a phrase, and as the name of an author
 *
 * How a field reads what stands behind its colon.
 */
typedef enum {
	GLS_QUERY_READ_WORDS,
	GLS_QUERY_READ_LABEL,
	GLS_QUERY_READ_AUTHOR,
	GLS_QUERY_READ_NAME,
	GLS_QUERY_READ_ID,
	GLS_QUERY_READ_ANY,
} GlsQueryReading;

/**
 * GlsQueryField:
 * @name: what stands before the colon
 * @fields: where it looks
 * @reading: how it reads what it looks for
 * @is_scope: %TRUE if it tells digests apart, so that `only-in` may name it
 *
 * A field as queries name it.
 */
typedef struct {
	const gchar *name;
	GlsField fields;
	GlsQueryReading reading;
	gboolean is_scope;
} GlsQueryField;

/* where words are looked for that no field stands before: in a query, and in `only-in` */
extern const GlsQueryField gls_query_field_default;
extern const GlsQueryField gls_query_field_scope;

const GlsQueryField *
gls_query_field_get(guint n);
const GlsQueryField *
gls_query_field_find(const gchar *name, gsize length);
GlsTerm *
gls_query_field_new_term(const GlsQueryField *self,
			 const gchar *text,
			 gsize length,
			 gboolean fold_case,
			 gsize *bad,
			 GError **error);

G_END_DECLS
