/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/import/gls-newsboat-filter.h"
#include "core/rules/import/gls-rule-import-private.h"

/* parentheses in each other; the parser of queries has the same limit */
#define MAX_DEPTH 32

/* The filter language of Newsboat 2.38: ATTRIBUTE OPERATOR VALUE, joined by "and" and "or", which bind
 * alike, from the right: a and b or c is a and (b or c). Text stands in double quotes, where a
 * backslash stands before quotes and backslashes. =~ is an extended regular expression that folds
 * case. */

static const struct {
	const gchar *name;
	const gchar *field;
} attributes[] = {
	{"title", "title:"},
	{"content", "abs:"},
	{"author", "author:"},
	{"feedtitle", "source:"},
};

/* longer ones first, where one begins with another */
static const gchar *const relations[] = {
	"==", "!=", "=~", "!~", "!#", "<=", ">=", "between", "=", "#", "<", ">",
};

typedef struct {
	const gchar *p;
	guint depth;
} Filter;

static void
skip_space(Filter *filter)
{
	filter->p += strspn(filter->p, " \t");
}

static gboolean
fail(GError **error, const gchar *what)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "%s", what);
	return FALSE;
}

static gchar *
read_name(Filter *filter)
{
	const gchar *start = filter->p;

	while (g_ascii_isalnum(*filter->p) || *filter->p == '_')
		filter->p++;
	return g_strndup(start, filter->p - start);
}

static const gchar *
read_relation(Filter *filter)
{
	skip_space(filter);
	for (guint i = 0; i < G_N_ELEMENTS(relations); i++) {
		if (!g_str_has_prefix(filter->p, relations[i]))
			continue;
		filter->p += strlen(relations[i]);
		skip_space(filter);
		return relations[i];
	}
	return NULL;
}

/*
 * Returns: (transfer full): the text in quotes, %NULL if there is none
 */
static gchar *
read_text(Filter *filter)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (*filter->p != '"')
		return NULL;
	for (filter->p++; *filter->p != '"'; filter->p++) {
		if (*filter->p == '\\' && (filter->p[1] == '"' || filter->p[1] == '\\'))
			filter->p++;
		if (*filter->p == '\0')
			return NULL;
		g_string_append_c(text, *filter->p);
	}
	filter->p++;
	return g_strdup(text->str);
}

static gchar *
dup_term(const gchar *field, const gchar *relation, const gchar *text, GError **error)
{
	gboolean negated = *relation == '!';
	g_autofree gchar *term = NULL;

	switch (relation[strlen(relation) - 1]) {
	case '~':
		term = gls_import_dup_regex(field, text, "i");
		break;
	case '=':
		term = gls_import_dup_exact(field, text);
		break;
	default:
		term = gls_import_dup_phrase(field, text);
	}
	if (term == NULL) {
		fail(error, "expected text without control characters");
		return NULL;
	}
	return g_strconcat(negated ? "-" : "", term, NULL);
}

static gchar *
read_condition(Filter *filter, GError **error)
{
	g_autofree gchar *name = read_name(filter);
	const gchar *relation = read_relation(filter);
	g_autofree gchar *text = NULL;

	if (*name == '\0' || relation == NULL) {
		fail(error, "expected a filter such as title =~ \"text\"");
		return NULL;
	}
	for (guint i = 0; i < G_N_ELEMENTS(attributes); i++) {
		if (strcmp(attributes[i].name, name) != 0)
			continue;
		text = read_text(filter);
		if (text != NULL && strpbrk(relation, "<>b") == NULL)
			return dup_term(attributes[i].field, relation, text, error);
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "%s: expected = != =~ !~ # or !# and text in quotes", name);
		return NULL;
	}
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "rules do not know %s", name);
	return NULL;
}

static gchar *
read_expression(Filter *filter, gboolean *is_list, GError **error);

static gchar *
read_group(Filter *filter, GError **error)
{
	g_autofree gchar *inner = NULL;
	gboolean is_list;

	filter->p++;
	inner = read_expression(filter, &is_list, error);
	if (inner == NULL)
		return NULL;
	skip_space(filter);
	if (*filter->p != ')') {
		fail(error, "expected )");
		return NULL;
	}
	filter->p++;
	return is_list ? g_strdup_printf("(%s)", inner) : g_steal_pointer(&inner);
}

static gboolean
skip_word(Filter *filter, const gchar *word)
{
	gsize length = strlen(word);

	skip_space(filter);
	if (strncmp(filter->p, word, length) != 0 || g_ascii_isalnum(filter->p[length]))
		return FALSE;
	filter->p += length;
	return TRUE;
}

/* @is_list: whether it is several terms, which need parentheses among others */
static gchar *
read_expression(Filter *filter, gboolean *is_list, GError **error)
{
	g_autofree gchar *left = NULL;
	g_autofree gchar *right = NULL;
	gboolean is_or;
	gboolean right_is_list = FALSE;

	if (filter->depth++ == MAX_DEPTH) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_LIMIT, "more than %d terms in each other",
			    MAX_DEPTH);
		return NULL;
	}
	skip_space(filter);
	left = *filter->p == '(' ? read_group(filter, error) : read_condition(filter, error);
	if (left == NULL)
		return NULL;
	is_or = skip_word(filter, "or");
	*is_list = is_or || skip_word(filter, "and");
	if (*is_list)
		right = read_expression(filter, &right_is_list, error);
	filter->depth--;
	if (!*is_list)
		return g_steal_pointer(&left);
	if (right == NULL)
		return NULL;
	return g_strdup_printf(right_is_list ? "%s%s(%s)" : "%s%s%s", left, is_or ? " OR " : " ",
			       right);
}

/**
 * gls_newsboat_filter_to_query:
 * @filter: a filter
 * @error: a #GError
 *
 * Returns: (transfer full): a query for the same, %NULL with %GLS_ERROR_UNREADABLE or
 *   %GLS_ERROR_LIMIT if there is none: a part that rules do not know is not left out, as the rest would
 *   match more
 */
gchar *
gls_newsboat_filter_to_query(const gchar *filter, GError **error)
{
	Filter reader = {filter, 0};
	gboolean is_list;
	g_autofree gchar *query = read_expression(&reader, &is_list, error);

	if (query == NULL)
		return NULL;
	skip_space(&reader);
	if (*reader.p == '\0')
		return g_steal_pointer(&query);
	fail(error, "expected and, or or the end of the filter");
	return NULL;
}
