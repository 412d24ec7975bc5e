/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include "core/rules/gls-author-name.h"
#include "core/rules/gls-phrase.h"
#include "core/rules/gls-regex.h"

G_BEGIN_DECLS

/**
 * GlsTermKind:
 * @GLS_TERM_PHRASE: words that follow each other
 * @GLS_TERM_AUTHOR: the name of an author
 * @GLS_TERM_NAME: all of a text but for case, or its beginning: a category, an id, a format
 * @GLS_TERM_REGEX: a regular expression
 *
 * How a term is compared.
 */
typedef enum {
	GLS_TERM_PHRASE,
	GLS_TERM_AUTHOR,
	GLS_TERM_NAME,
	GLS_TERM_REGEX,
} GlsTermKind;

/**
 * GlsTerm:
 * @kind: how it is compared
 * @fields: where it may stand
 * @phrase: (nullable): of a #GLS_TERM_PHRASE
 * @author: (nullable): of a #GLS_TERM_AUTHOR
 * @name: (nullable): of a #GLS_TERM_NAME, folded by gls_term_fold_name(); an id has its scheme and a
 *   colon before it, unless it is the beginning of one
 * @is_prefix: %TRUE if @name is the beginning of a name
 * @regex: (nullable): of a #GLS_TERM_REGEX
 *
 * What a query looks for in one place: a leaf of its tree.
 */
typedef struct {
	GlsTermKind kind;
	GlsField fields;
	GlsPhrase *phrase;
	GlsAuthorName *author;
	gchar *name;
	gboolean is_prefix;
	GlsRegex *regex;
} GlsTerm;

GlsTerm *
gls_term_new_phrase(const gchar *text,
		    gsize length,
		    GlsField fields,
		    gboolean fold_case,
		    gsize *bad,
		    GError **error);
GlsTerm *
gls_term_new_author(const gchar *text, gsize length, gsize *bad, GError **error);
GlsTerm *
gls_term_new_name(const gchar *text, gsize length, GlsField field, gsize *bad, GError **error);
GlsTerm *
gls_term_new_id(const gchar *text, gsize length, gsize *bad, GError **error);
GlsTerm *
gls_term_new_regex(const gchar *pattern,
		   gsize length,
		   const gchar *flags,
		   GlsField fields,
		   gsize *bad,
		   GError **error);
void
gls_term_free(GlsTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlsTerm, gls_term_free)

gchar *
gls_term_fold_name(const gchar *text, gssize length);

G_END_DECLS
