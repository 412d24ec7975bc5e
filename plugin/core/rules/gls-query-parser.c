/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-query-field.h"
#include "core/rules/gls-query-lexer.h"
#include "core/rules/gls-query-parser.h"

/**
 * GlsQueryParser:
 * @lexer: the text
 * @terms: (element-type GlsTerm): what it fills
 * @flags: how to read it
 * @depth: groups and negations around the place
 *
 * Reads a query: a recursive descent that goes GLS_QUERY_MAX_DEPTH deep and no deeper.
 */
typedef struct {
	GlsQueryLexer lexer;
	GPtrArray *terms;
	GlsQueryFlags flags;
	guint depth;
} GlsQueryParser;

static gboolean
gls_query_parser_check_room(GlsQueryParser *self, const gchar *at, GError **error)
{
	if (self->terms->len < GLS_QUERY_MAX_TERMS)
		return TRUE;
	gls_query_lexer_set_error(&self->lexer, at, error, "more than %d words and phrases",
				  GLS_QUERY_MAX_TERMS);
	return FALSE;
}

static GlsQueryNode *
gls_query_parser_add_term(GlsQueryParser *self, GlsTerm *term)
{
	GlsQueryNode *node = gls_query_node_new(GLS_QUERY_TERM);

	node->term = self->terms->len;
	g_ptr_array_add(self->terms, term);
	return node;
}

/* a phrase in any field may also be the name of an author, in another form */
static GlsQueryNode *
gls_query_parser_add_author(GlsQueryParser *self, const GlsQueryPiece *piece, GlsQueryNode *phrase)
{
	GlsQueryNode *either;
	gsize bad;
	GlsTerm *author = gls_term_new_author(piece->start, piece->end - piece->start, &bad, NULL);

	if (author == NULL)
		return phrase;
	either = gls_query_node_new(GLS_QUERY_OR);
	g_ptr_array_add(either->children, phrase);
	g_ptr_array_add(either->children, gls_query_parser_add_term(self, author));
	return either;
}

static GlsQueryNode *
gls_query_parser_add_piece(GlsQueryParser *self,
			   const GlsQueryPiece *piece,
			   const GlsQueryField *field,
			   GError **error)
{
	g_autoptr(GError) local = NULL;
	GlsQueryNode *node;
	GlsTerm *term;
	gsize bad;

	if (!gls_query_parser_check_room(self, piece->start, error))
		return NULL;
	term = gls_query_field_new_term(field, piece->start, piece->end - piece->start,
					(self->flags & GLS_QUERY_FOLD_CASE) != 0, &bad, &local);
	if (term == NULL) {
		gls_query_lexer_set_error(&self->lexer, piece->start + bad, error, "%s",
					  local->message);
		return NULL;
	}
	node = gls_query_parser_add_term(self, term);
	if (field->reading == GLS_QUERY_READ_ANY)
		return gls_query_parser_add_author(self, piece, node);
	return node;
}

static GlsQueryNode *
gls_query_parser_read_quoted(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	GlsQueryPiece piece;

	if (!gls_query_lexer_read_quoted(&self->lexer, &piece, error))
		return NULL;
	return gls_query_parser_add_piece(self, &piece, field, error);
}

static GlsQueryNode *
gls_query_parser_read_word(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	GlsQueryPiece piece = gls_query_lexer_read_word(&self->lexer);

	return gls_query_parser_add_piece(self, &piece, field, error);
}

static GlsQueryNode *
gls_query_parser_read_regex(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	g_autoptr(GError) local = NULL;
	g_autofree gchar *letters = NULL;
	GlsQueryPiece pattern;
	GlsQueryPiece flags;
	GlsTerm *term;
	gsize bad;

	if (!gls_query_parser_check_room(self, self->lexer.p, error) ||
	    !gls_query_lexer_read_regex(&self->lexer, &pattern, &flags, error))
		return NULL;
	letters = g_strndup(flags.start, flags.end - flags.start);
	term = gls_term_new_regex(pattern.start, pattern.end - pattern.start, letters,
				  field->fields, &bad, &local);
	if (term == NULL) {
		gls_query_lexer_set_error(&self->lexer, pattern.start + bad, error, "%s",
					  local->message);
		return NULL;
	}
	return gls_query_parser_add_term(self, term);
}

/* `name:`, if it stands here */
static gboolean
gls_query_parser_read_field(GlsQueryParser *self, const GlsQueryField **field, GError **error)
{
	const gchar *start = self->lexer.p;
	const gchar *end = start;
	const GlsQueryField *found;

	while (g_ascii_isalpha(*end))
		end++;
	if (end == start || *end != ':')
		return TRUE;
	found = gls_query_field_find(start, end - start);
	if (found != NULL) {
		*field = found;
		self->lexer.p = end + 1;
		return TRUE;
	}
	gls_query_lexer_set_error(&self->lexer, start, error,
				  "unknown field (quote text with a colon)");
	return FALSE;
}

static GlsQueryNode *
gls_query_parser_read_or(GlsQueryParser *self, const GlsQueryField *field, GError **error);

static gboolean
gls_query_parser_enter(GlsQueryParser *self, GError **error)
{
	if (self->depth == GLS_QUERY_MAX_DEPTH) {
		gls_query_lexer_set_error(&self->lexer, self->lexer.p, error,
					  "more than %d groups or negations in each other",
					  GLS_QUERY_MAX_DEPTH);
		return FALSE;
	}
	self->depth++;
	return TRUE;
}

static GlsQueryNode *
gls_query_parser_read_group(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	const gchar *start = self->lexer.p;
	g_autoptr(GlsQueryNode) node = NULL;

	if (!gls_query_parser_enter(self, error))
		return NULL;
	self->lexer.p++;
	node = gls_query_parser_read_or(self, field, error);
	if (node == NULL)
		return NULL;
	if (*self->lexer.p != ')') {
		gls_query_lexer_set_error(&self->lexer, start, error, "unclosed parenthesis");
		return NULL;
	}
	self->lexer.p++;
	self->depth--;
	return g_steal_pointer(&node);
}

static gboolean
gls_query_parser_is_at_word(const GlsQueryParser *self)
{
	static const gchar *const operators[] = {"OR", "AND", "NOT"};

	if (*self->lexer.p == '\0' || strchr("-()", *self->lexer.p) != NULL ||
	    gls_query_lexer_is_at_space(&self->lexer))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (gls_query_lexer_is_at(&self->lexer, operators[i]))
			return FALSE;
	}
	return TRUE;
}

static GlsQueryNode *
gls_query_parser_read_primary(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	if (!gls_query_parser_read_field(self, &field, error))
		return NULL;
	if (*self->lexer.p == '(')
		return gls_query_parser_read_group(self, field, error);
	if (gls_query_lexer_is_at_quote(&self->lexer))
		return gls_query_parser_read_quoted(self, field, error);
	if (*self->lexer.p == '/')
		return gls_query_parser_read_regex(self, field, error);
	if (gls_query_parser_is_at_word(self))
		return gls_query_parser_read_word(self, field, error);
	gls_query_lexer_set_error(&self->lexer, self->lexer.p, error,
				  "expected a word, a phrase or a group");
	return NULL;
}

static GlsQueryNode *
gls_query_parser_read_not(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	g_autoptr(GlsQueryNode) child = NULL;
	GlsQueryNode *node;

	if (*self->lexer.p != '-' && !gls_query_lexer_is_at(&self->lexer, "NOT"))
		return gls_query_parser_read_primary(self, field, error);
	if (!gls_query_parser_enter(self, error))
		return NULL;
	if (!gls_query_lexer_skip(&self->lexer, "NOT"))
		self->lexer.p++;
	child = gls_query_parser_read_not(self, field, error);
	if (child == NULL)
		return NULL;
	self->depth--;
	node = gls_query_node_new(GLS_QUERY_NOT);
	g_ptr_array_add(node->children, g_steal_pointer(&child));
	return node;
}

static GlsQueryNode *
gls_query_parser_read_and(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	g_autoptr(GlsQueryNode) node = gls_query_node_new(GLS_QUERY_AND);

	do {
		GlsQueryNode *child = gls_query_parser_read_not(self, field, error);

		if (child == NULL)
			return NULL;
		g_ptr_array_add(node->children, child);
		gls_query_lexer_skip_space(&self->lexer);
	} while (gls_query_lexer_skip(&self->lexer, "AND") ||
		 (*self->lexer.p != '\0' && *self->lexer.p != ')' &&
		  !gls_query_lexer_is_at(&self->lexer, "OR")));
	return gls_query_node_simplify(g_steal_pointer(&node));
}

static GlsQueryNode *
gls_query_parser_read_or(GlsQueryParser *self, const GlsQueryField *field, GError **error)
{
	g_autoptr(GlsQueryNode) node = gls_query_node_new(GLS_QUERY_OR);

	gls_query_lexer_skip_space(&self->lexer);
	do {
		GlsQueryNode *child = gls_query_parser_read_and(self, field, error);

		if (child == NULL)
			return NULL;
		g_ptr_array_add(node->children, child);
	} while (gls_query_lexer_skip(&self->lexer, "OR"));
	return gls_query_node_simplify(g_steal_pointer(&node));
}

/**
 * gls_query_parser_read:
 * @text: UTF-8, a query
 * @flags: how to read it
 * @terms: (element-type GlsTerm): where to append what it looks for
 * @error: a #GError, or %NULL
 *
 * Returns: (transfer full): the query as a tree, %NULL with %GLS_ERROR_RULE
 */
GlsQueryNode *
gls_query_parser_read(const gchar *text, GlsQueryFlags flags, GPtrArray *terms, GError **error)
{
	GlsQueryParser parser = {{text, text, ""}, terms, flags, 0};
	g_autoptr(GlsQueryNode)
		root = gls_query_parser_read_or(&parser, &gls_query_field_default, error);

	if (root == NULL)
		return NULL;
	if (*parser.lexer.p != '\0') {
		gls_query_lexer_set_error(&parser.lexer, parser.lexer.p, error,
					  "a closing parenthesis without an opening one");
		return NULL;
	}
	return g_steal_pointer(&root);
}

static GlsQueryNode *
gls_query_parser_read_place(GlsQueryParser *self, GError **error)
{
	const GlsQueryField *field = &gls_query_field_scope;
	const gchar *start = self->lexer.p;

	if (!gls_query_parser_read_field(self, &field, error))
		return NULL;
	if (field->is_scope && gls_query_lexer_is_at_quote(&self->lexer))
		return gls_query_parser_read_quoted(self, field, error);
	if (field->is_scope && *self->lexer.p == '/')
		return gls_query_parser_read_regex(self, field, error);
	if (field->is_scope && gls_query_parser_is_at_word(self))
		return gls_query_parser_read_word(self, field, error);
	gls_query_lexer_set_error(&self->lexer, field->is_scope ? self->lexer.p : start, error,
				  "expected source:, cat: or format: and a name");
	return NULL;
}

/**
 * gls_query_parser_read_scope:
 * @text: UTF-8, a list of `source:`, `cat:` and `format:` with names, between white space, commas or
 *   semicolons; a name alone is that of a source
 * @terms: (element-type GlsTerm): where to append what it looks for
 * @error: a #GError, or %NULL
 *
 * Reads where a rule holds: in any of the places on a list.
 *
 * Returns: (transfer full): an OR of them, %NULL with %GLS_ERROR_RULE
 */
GlsQueryNode *
gls_query_parser_read_scope(const gchar *text, GPtrArray *terms, GError **error)
{
	GlsQueryParser parser = {{text, text, ",;"}, terms, GLS_QUERY_NONE, 0};
	g_autoptr(GlsQueryNode) node = gls_query_node_new(GLS_QUERY_OR);

	gls_query_lexer_skip_space(&parser.lexer);
	do {
		GlsQueryNode *place = gls_query_parser_read_place(&parser, error);

		if (place == NULL)
			return NULL;
		g_ptr_array_add(node->children, place);
		gls_query_lexer_skip_space(&parser.lexer);
	} while (*parser.lexer.p != '\0');
	return g_steal_pointer(&node);
}
