/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-term.h"
#include "core/text/gls-text.h"

static GlsTerm *
gls_term_new(GlsTermKind kind, GlsField fields)
{
	GlsTerm *self = g_new0(GlsTerm, 1);

	self->kind = kind;
	self->fields = fields;
	return self;
}

/**
 * gls_term_free:
 * @self: a term
 *
 * Frees it.
 */
void
gls_term_free(GlsTerm *self)
{
	g_clear_pointer(&self->phrase, gls_phrase_free);
	g_clear_pointer(&self->author, gls_author_name_free);
	g_clear_pointer(&self->regex, gls_regex_free);
	g_free(self->name);
	g_free(self);
}

/**
 * gls_term_new_phrase:
 * @text: UTF-8, what stands between quotes, or one word
 * @length: of @text in bytes
 * @fields: where it may stand
 * @fold_case: %TRUE if words in capitals match any case
 * @bad: (out): on error, where in @text, in bytes
 * @error: a #GError, or %NULL
 *
 * Returns: (transfer full): a term, %NULL with %GLS_ERROR_RULE as gls_phrase_new()
 */
GlsTerm *
gls_term_new_phrase(const gchar *text,
		    gsize length,
		    GlsField fields,
		    gboolean fold_case,
		    gsize *bad,
		    GError **error)
{
	GlsPhrase *phrase = gls_phrase_new(text, length, fields, fold_case, bad, error);
	GlsTerm *self = NULL;

	if (phrase == NULL)
		return NULL;
	self = gls_term_new(GLS_TERM_PHRASE, fields);
	self->phrase = phrase;
	return self;
}

/* a `*` may only stand at the end */
static gboolean
gls_term_check_star(const gchar *text, gsize length, gsize *bad, GError **error)
{
	const gchar *star = memchr(text, '*', length);

	*bad = 0;
	if (star == NULL || (star > text && star + 1 == text + length))
		return TRUE;
	*bad = star - text;
	g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "a * that does not end a name");
	return FALSE;
}

/**
 * gls_term_new_author:
 * @text: UTF-8, the name of one author; a `*` at its end stands for the rest of a word
 * @length: of @text in bytes
 * @bad: (out): on error, where in @text, in bytes
 * @error: a #GError, or %NULL
 *
 * Returns: (transfer full): a term, %NULL with %GLS_ERROR_RULE if @text is no name
 */
GlsTerm *
gls_term_new_author(const gchar *text, gsize length, gsize *bad, GError **error)
{
	GlsAuthorName *author;
	GlsTerm *self;

	if (!gls_term_check_star(text, length, bad, error))
		return NULL;
	author = gls_author_name_new_wanted(text, length);
	if (author == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "expected the name of an author");
		return NULL;
	}
	self = gls_term_new(GLS_TERM_AUTHOR, GLS_FIELD_AUTHOR);
	self->author = author;
	return self;
}

/**
 * gls_term_fold_name:
 * @text: UTF-8, a category, an id or the name of a format
 * @length: of @text in bytes, or -1 if it ends in a NUL
 *
 * Returns: (transfer full): @text without case, white space squeezed
 */
gchar *
gls_term_fold_name(const gchar *text, gssize length)
{
	g_autofree gchar *squeezed = gls_text_squeeze(text, length);

	return g_utf8_casefold(squeezed, -1);
}

/**
 * gls_term_new_name:
 * @text: UTF-8, a name; with a `*` at its end the beginning of one
 * @length: of @text in bytes
 * @field: where it may stand
 * @bad: (out): on error, where in @text, in bytes
 * @error: a #GError, or %NULL
 *
 * Returns: (transfer full): a term, %NULL with %GLS_ERROR_RULE if @text is empty or has a `*` in it
 */
GlsTerm *
gls_term_new_name(const gchar *text, gsize length, GlsField field, gsize *bad, GError **error)
{
	gboolean is_prefix = length > 0 && text[length - 1] == '*';
	g_autoptr(GlsTerm) self = NULL;

	if (!gls_term_check_star(text, length, bad, error))
		return NULL;
	self = gls_term_new(GLS_TERM_NAME, field);
	self->is_prefix = is_prefix;
	self->name = gls_term_fold_name(text, length - is_prefix);
	if (*self->name == '\0') {
		g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "expected a name");
		return NULL;
	}
	return g_steal_pointer(&self);
}

/**
 * gls_term_new_id:
 * @text: UTF-8, an id as gls_paper_id_new_from_string() reads it; with a `*` at its end the
 *   beginning of one in its canonical form, with or without the name of its scheme
 * @length: of @text in bytes
 * @bad: (out): on error, where in @text, in bytes
 * @error: a #GError, or %NULL
 *
 * Returns: (transfer full): a term, %NULL with %GLS_ERROR_RULE if @text is no id
 */
GlsTerm *
gls_term_new_id(const gchar *text, gsize length, gsize *bad, GError **error)
{
	g_autofree gchar *copy = NULL;
	g_autofree gchar *canonical = NULL;
	g_autoptr(GlsPaperId) id = NULL;

	if (length > 0 && text[length - 1] == '*')
		return gls_term_new_name(text, length, GLS_FIELD_ID, bad, error);
	if (!gls_term_check_star(text, length, bad, error))
		return NULL;
	copy = g_strndup(text, length);
	id = gls_paper_id_new_from_string(copy);
	if (id == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_RULE,
			    "expected an id such as 2501.03489, 10.1145/* or pmid:28359079");
		return NULL;
	}
	canonical = gls_paper_id_to_string(id);
	return gls_term_new_name(canonical, strlen(canonical), GLS_FIELD_ID, bad, error);
}

/**
 * gls_term_new_regex:
 * @pattern: UTF-8, a regular expression
 * @length: of @pattern in bytes
 * @flags: letters of its flags
 * @fields: where it may match
 * @bad: (out): on error, where in @pattern, in bytes
 * @error: a #GError, or %NULL
 *
 * Returns: (transfer full): a term, %NULL with an error of gls_regex_new()
 */
GlsTerm *
gls_term_new_regex(const gchar *pattern,
		   gsize length,
		   const gchar *flags,
		   GlsField fields,
		   gsize *bad,
		   GError **error)
{
	GlsRegex *regex = gls_regex_new(pattern, length, flags, bad, error);
	GlsTerm *self = NULL;

	if (regex == NULL)
		return NULL;
	self = gls_term_new(GLS_TERM_REGEX, fields);
	self->regex = regex;
	return self;
}
