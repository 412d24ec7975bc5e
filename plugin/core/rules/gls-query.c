/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-query-node.h"
#include "core/rules/gls-query.h"

struct _GlsQuery {
	GlsQueryNode *root;
	GPtrArray *phrases;
};

/**
 * GlsQueryParser:
 * @query: what it fills
 * @text: the text of the query
 * @p: where it reads
 * @flags: how to read it
 * @depth: groups and negations around @p
 *
 * Reads a query: a recursive descent that goes GLS_QUERY_MAX_DEPTH deep and no deeper.
 */
typedef struct {
	GlsQuery *query;
	const gchar *text;
	const gchar *p;
	GlsQueryFlags flags;
	guint depth;
} GlsQueryParser;

/* the fields of queries; those without bits are not there yet */
static const struct {
	const gchar *name;
	GlsField fields;
} query_fields[] = {
	{"title", GLS_FIELD_TITLE},
	{"abs", GLS_FIELD_ABSTRACT},
	{"author", 0},
	{"cat", 0},
	{"comment", 0},
	{"source", 0},
	{"id", 0},
	{"any", 0},
};

static void
gls_query_parser_set_error(GlsQueryParser *self,
			   const gchar *at,
			   GError **error,
			   const gchar *format,
			   ...) G_GNUC_PRINTF(4, 5);

static void
gls_query_parser_set_error(GlsQueryParser *self,
			   const gchar *at,
			   GError **error,
			   const gchar *format,
			   ...)
{
	g_autofree gchar *what = NULL;
	va_list args;

	va_start(args, format);
	what = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, GLS_ERROR, GLS_ERROR_RULE, "%s at character %ld", what,
		    g_utf8_pointer_to_offset(self->text, at) + 1);
}

static gboolean
gls_query_is_space(const gchar *p)
{
	return g_unichar_isspace(g_utf8_get_char(p)) || *p == '\v';
}

static void
gls_query_parser_skip_space(GlsQueryParser *self)
{
	while (*self->p != '\0' && gls_query_is_space(self->p))
		self->p = g_utf8_next_char(self->p);
}

static gboolean
gls_query_ends_word(const gchar *p)
{
	return *p == '\0' || *p == '"' || *p == '(' || *p == ')' || gls_query_is_space(p);
}

static gboolean
gls_query_parser_is_at(const GlsQueryParser *self, const gchar *operator)
{
	return g_str_has_prefix(self->p, operator) &&
	       gls_query_ends_word(self->p + strlen(operator));
}

static gboolean
gls_query_parser_skip(GlsQueryParser *self, const gchar *operator)
{
	if (!gls_query_parser_is_at(self, operator))
		return FALSE;
	self->p += strlen(operator);
	gls_query_parser_skip_space(self);
	return TRUE;
}

/* a quote that a TeX backslash stands before is an accent */
static const gchar *
gls_query_next(const gchar *p)
{
	return p[0] == '\\' && p[1] == '"' ? p + 2 : g_utf8_next_char(p);
}

static GlsQueryNode *
gls_query_parser_add_phrase(GlsQueryParser *self,
			    const gchar *start,
			    const gchar *end,
			    GlsField fields,
			    GError **error)
{
	g_autoptr(GError) local = NULL;
	GlsPhrase *phrase;
	GlsQueryNode *node;
	gsize bad;

	if (self->query->phrases->len == GLS_QUERY_MAX_PHRASES) {
		gls_query_parser_set_error(self, start, error, "more than %d words and phrases",
					   GLS_QUERY_MAX_PHRASES);
		return NULL;
	}
	phrase = gls_phrase_new(start, end - start, fields,
				(self->flags & GLS_QUERY_FOLD_CASE) != 0, &bad, &local);
	if (phrase == NULL) {
		gls_query_parser_set_error(self, start + bad, error, "%s", local->message);
		return NULL;
	}
	node = gls_query_node_new(GLS_QUERY_PHRASE);
	node->phrase = self->query->phrases->len;
	g_ptr_array_add(self->query->phrases, phrase);
	return node;
}

static GlsQueryNode *
gls_query_parser_read_quoted(GlsQueryParser *self, GlsField fields, GError **error)
{
	const gchar *start = self->p + 1;
	const gchar *end = start;

	while (*end != '\0' && *end != '"')
		end = gls_query_next(end);
	if (*end == '\0') {
		gls_query_parser_set_error(self, self->p, error, "unclosed quote");
		return NULL;
	}
	self->p = end + 1;
	return gls_query_parser_add_phrase(self, start, end, fields, error);
}

static GlsQueryNode *
gls_query_parser_read_word(GlsQueryParser *self, GlsField fields, GError **error)
{
	const gchar *start = self->p;

	while (!gls_query_ends_word(self->p))
		self->p = gls_query_next(self->p);
	return gls_query_parser_add_phrase(self, start, self->p, fields, error);
}

/* `name:`, if it stands here */
static gboolean
gls_query_parser_read_field(GlsQueryParser *self, GlsField *fields, GError **error)
{
	const gchar *start = self->p;
	const gchar *end = start;
	g_autofree gchar *name = NULL;

	while (g_ascii_isalpha(*end))
		end++;
	if (end == start || *end != ':')
		return TRUE;
	name = g_ascii_strdown(start, end - start);
	for (guint i = 0; i < G_N_ELEMENTS(query_fields); i++) {
		if (strcmp(name, query_fields[i].name) != 0)
			continue;
		if (query_fields[i].fields == 0) {
			gls_query_parser_set_error(self, start, error,
						   "field %s: is not supported yet", name);
			return FALSE;
		}
		*fields = query_fields[i].fields;
		self->p = end + 1;
		return TRUE;
	}
	gls_query_parser_set_error(self, start, error, "unknown field (quote text with a colon)");
	return FALSE;
}

static GlsQueryNode *
gls_query_parser_read_or(GlsQueryParser *self, GlsField fields, GError **error);

static gboolean
gls_query_parser_enter(GlsQueryParser *self, GError **error)
{
	if (self->depth == GLS_QUERY_MAX_DEPTH) {
		gls_query_parser_set_error(self, self->p, error,
					   "more than %d groups or negations in each other",
					   GLS_QUERY_MAX_DEPTH);
		return FALSE;
	}
	self->depth++;
	return TRUE;
}

static GlsQueryNode *
gls_query_parser_read_group(GlsQueryParser *self, GlsField fields, GError **error)
{
	const gchar *start = self->p;
	g_autoptr(GlsQueryNode) node = NULL;

	if (!gls_query_parser_enter(self, error))
		return NULL;
	self->p++;
	node = gls_query_parser_read_or(self, fields, error);
	if (node == NULL)
		return NULL;
	if (*self->p != ')') {
		gls_query_parser_set_error(self, start, error, "unclosed parenthesis");
		return NULL;
	}
	self->p++;
	self->depth--;
	return g_steal_pointer(&node);
}

static GlsQueryNode *
gls_query_parser_read_primary(GlsQueryParser *self, GlsField fields, GError **error)
{
	if (!gls_query_parser_read_field(self, &fields, error))
		return NULL;
	switch (*self->p) {
	case '(':
		return gls_query_parser_read_group(self, fields, error);
	case '"':
		return gls_query_parser_read_quoted(self, fields, error);
	case '/':
		gls_query_parser_set_error(self, self->p, error, "a /regex/ is not supported yet");
		return NULL;
	case '-':
	case ')':
	case '\0':
		break;
	default:
		if (!gls_query_is_space(self->p) && !gls_query_parser_is_at(self, "OR") &&
		    !gls_query_parser_is_at(self, "AND") && !gls_query_parser_is_at(self, "NOT"))
			return gls_query_parser_read_word(self, fields, error);
	}
	gls_query_parser_set_error(self, self->p, error, "expected a word, a phrase or a group");
	return NULL;
}

static GlsQueryNode *
gls_query_parser_read_not(GlsQueryParser *self, GlsField fields, GError **error)
{
	g_autoptr(GlsQueryNode) child = NULL;
	GlsQueryNode *node;

	if (*self->p != '-' && !gls_query_parser_is_at(self, "NOT"))
		return gls_query_parser_read_primary(self, fields, error);
	if (!gls_query_parser_enter(self, error))
		return NULL;
	if (!gls_query_parser_skip(self, "NOT"))
		self->p++;
	child = gls_query_parser_read_not(self, fields, error);
	if (child == NULL)
		return NULL;
	self->depth--;
	node = gls_query_node_new(GLS_QUERY_NOT);
	g_ptr_array_add(node->children, g_steal_pointer(&child));
	return node;
}

static GlsQueryNode *
gls_query_parser_read_and(GlsQueryParser *self, GlsField fields, GError **error)
{
	g_autoptr(GlsQueryNode) node = gls_query_node_new(GLS_QUERY_AND);

	do {
		GlsQueryNode *child = gls_query_parser_read_not(self, fields, error);

		if (child == NULL)
			return NULL;
		g_ptr_array_add(node->children, child);
		gls_query_parser_skip_space(self);
	} while (gls_query_parser_skip(self, "AND") ||
		 (*self->p != '\0' && *self->p != ')' && !gls_query_parser_is_at(self, "OR")));
	return gls_query_node_simplify(g_steal_pointer(&node));
}

static GlsQueryNode *
gls_query_parser_read_or(GlsQueryParser *self, GlsField fields, GError **error)
{
	g_autoptr(GlsQueryNode) node = gls_query_node_new(GLS_QUERY_OR);

	gls_query_parser_skip_space(self);
	do {
		GlsQueryNode *child = gls_query_parser_read_and(self, fields, error);

		if (child == NULL)
			return NULL;
		g_ptr_array_add(node->children, child);
	} while (gls_query_parser_skip(self, "OR"));
	return gls_query_node_simplify(g_steal_pointer(&node));
}

/**
 * gls_query_new:
 * @text: UTF-8, the query
 * @flags: how to read it
 * @error: a #GError, or %NULL
 *
 * Reads a query. NOT binds strongest, OR weakest.
 *
 * Returns: (transfer full): the query, %NULL with %GLS_ERROR_RULE, whose message ends in the place,
 *   "at character N", counted from 1
 */
GlsQuery *
gls_query_new(const gchar *text, GlsQueryFlags flags, GError **error)
{
	g_autoptr(GlsQuery) self = NULL;
	GlsQueryParser parser = {0};

	g_return_val_if_fail(text != NULL, NULL);

	self = g_new0(GlsQuery, 1);
	self->phrases = g_ptr_array_new_with_free_func((GDestroyNotify)gls_phrase_free);
	parser.query = self;
	parser.text = parser.p = text;
	parser.flags = flags;
	self->root = gls_query_parser_read_or(&parser, GLS_FIELD_ALL, error);
	if (self->root == NULL)
		return NULL;
	if (*parser.p != '\0') {
		gls_query_parser_set_error(&parser, parser.p, error,
					   "a closing parenthesis without an opening one");
		return NULL;
	}
	return g_steal_pointer(&self);
}

/**
 * gls_query_free:
 * @self: a query
 *
 * Frees it.
 */
void
gls_query_free(GlsQuery *self)
{
	g_clear_pointer(&self->root, gls_query_node_free);
	g_ptr_array_unref(self->phrases);
	g_free(self);
}

/**
 * gls_query_get_n_phrases:
 * @self: a query
 *
 * Returns: how many phrases it has, at least 1
 */
guint
gls_query_get_n_phrases(const GlsQuery *self)
{
	g_return_val_if_fail(self != NULL, 0);

	return self->phrases->len;
}

/**
 * gls_query_get_phrase:
 * @self: a query
 * @phrase: which, from 0
 *
 * Returns: (transfer none): that phrase
 */
const GlsPhrase *
gls_query_get_phrase(const GlsQuery *self, guint phrase)
{
	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(phrase < self->phrases->len, NULL);

	return g_ptr_array_index(self->phrases, phrase);
}

/**
 * gls_query_matches:
 * @self: a query
 * @found: (array): for each phrase, whether it was found
 *
 * Returns: %TRUE if the query matches
 */
gboolean
gls_query_matches(const GlsQuery *self, const gboolean *found)
{
	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(found != NULL, FALSE);

	return gls_query_node_matches(self->root, found);
}

/**
 * gls_query_explain:
 * @self: a query
 * @found: (array): for each phrase, whether it was found
 * @why: (array): set to %TRUE for each phrase that helped the query to match, and else left alone
 *
 * Says why the query matches. A phrase that was found in an alternative that does not match, and
 * one that a NOT stands before, did not help.
 */
void
gls_query_explain(const GlsQuery *self, const gboolean *found, gboolean *why)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(found != NULL);
	g_return_if_fail(why != NULL);

	gls_query_node_explain(self->root, found, why);
}
