/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/import/gls-newsboat-filter.h"
#include "core/rules/import/gls-rule-import-private.h"

/* The configuration file of Newsboat 2.38: a command and its arguments to a line, text with spaces in
 * double quotes, # before a comment. Commands that filter nothing are passed over. */

static const struct {
	const gchar *name;
	const gchar *colour;
} colours[] = {
	{"red", "red"},	  {"green", "green"},	 {"yellow", "yellow"},
	{"blue", "blue"}, {"magenta", "purple"}, {"cyan", "teal"},
};

static const gchar *
find_colour(const gchar *name)
{
	for (guint i = 0; name != NULL && i < G_N_ELEMENTS(colours); i++) {
		if (strcmp(colours[i].name, name) == 0)
			return colours[i].colour;
	}
	return NULL;
}

/* in quotes, a backslash stands before quotes and backslashes */
static const gchar *
read_quoted(const gchar *p, GString *token)
{
	for (p++; *p != '"'; p++) {
		if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
			p++;
		if (*p == '\0')
			return NULL;
		g_string_append_c(token, *p);
	}
	return p + 1;
}

/*
 * Returns: (transfer full): the words of a line, %NULL if a quote is not closed
 */
static GPtrArray *
split(const gchar *line)
{
	g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);

	line += strspn(line, " \t");
	while (*line != '\0' && *line != '#') {
		g_autoptr(GString) token = g_string_new(NULL);

		if (*line == '"') {
			line = read_quoted(line, token);
			if (line == NULL)
				return NULL;
		} else {
			gsize length = strcspn(line, " \t");

			g_string_append_len(token, line, length);
			line += length;
		}
		g_ptr_array_add(tokens, g_strdup(token->str));
		line += strspn(line, " \t");
	}
	return g_steal_pointer(&tokens);
}

static GlsImportedRule *
add_filter(GlsRuleImport *import, const gchar *where, const gchar *name, const gchar *filter)
{
	g_autoptr(GError) error = NULL;
	gchar *query = gls_newsboat_filter_to_query(filter, &error);

	if (query != NULL)
		return gls_rule_import_add(import, where, name, query);
	gls_rule_import_note(import, where, "left out: %s", error->message);
	return NULL;
}

/* a name is made of the texts that the filter looks for */
static gchar *
dup_filter_name(const gchar *filter)
{
	g_auto(GStrv) parts = g_strsplit(filter, "\"", -1);
	GString *name = g_string_new(NULL);

	for (guint i = 0; parts[0] != NULL && parts[i] != NULL; i++) {
		if (i % 2 == 1)
			g_string_append_printf(name, "%s ", parts[i]);
	}
	return g_string_free(name, FALSE);
}

static void
read_ignore(GlsRuleImport *import, const gchar *where, gchar **arguments)
{
	g_autofree gchar *name = dup_filter_name(arguments[2]);
	GlsImportedRule *rule = add_filter(import, where, name, arguments[2]);

	if (rule == NULL)
		return;
	rule->effect = "hide";
	if (strcmp(arguments[1], "*") == 0)
		return;
	rule->enabled = FALSE;
	gls_rule_import_note(import, where,
			     "switched off: it is for one feed, and rules know feeds by name; set "
			     "only-in");
}

static void
read_highlight(GlsRuleImport *import, const gchar *where, gchar **arguments)
{
	g_autofree gchar *name = dup_filter_name(arguments[1]);
	GlsImportedRule *rule = add_filter(import, where, name, arguments[1]);

	if (rule != NULL)
		rule->colour = find_colour(arguments[2]);
}

static void
read_highlight_text(GlsRuleImport *import, const gchar *where, gchar **arguments)
{
	const gchar *target = arguments[1];
	GlsImportedRule *rule;

	if (strcmp(target, "articlelist") != 0 && strcmp(target, "all") != 0) {
		gls_rule_import_note(import, where, "left out: it highlights no titles");
		return;
	}
	rule = gls_rule_import_add(import, where, arguments[2],
				   gls_import_dup_regex("title:", arguments[2], "i"));
	if (rule != NULL)
		rule->colour = find_colour(arguments[3]);
}

static void
read_define(GlsRuleImport *import, const gchar *where, gchar **arguments)
{
	add_filter(import, where, arguments[1], arguments[2]);
}

static const struct {
	const gchar *name;
	guint n_arguments;
	void (*read)(GlsRuleImport *import, const gchar *where, gchar **arguments);
} commands[] = {
	{"ignore-article", 2, read_ignore},
	{"highlight-article", 1, read_highlight},
	{"highlight", 2, read_highlight_text},
	{"define-filter", 2, read_define},
};

static void
read_line(GlsRuleImport *import, const gchar *where, const gchar *line)
{
	g_autoptr(GPtrArray) tokens = split(line);

	for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
		gsize length = strlen(commands[i].name);
		const gchar *start = line + strspn(line, " \t");

		if (strncmp(start, commands[i].name, length) != 0 || !strchr(" \t", start[length]))
			continue;
		if (tokens == NULL || tokens->len <= commands[i].n_arguments) {
			gls_rule_import_note(import, where,
					     "left out: expected %u arguments, with quotes closed",
					     commands[i].n_arguments);
			return;
		}
		/* what may be missing is NULL */
		g_ptr_array_add(tokens, NULL);
		g_ptr_array_add(tokens, NULL);
		commands[i].read(import, where, (gchar **)tokens->pdata);
	}
}

static gboolean
read_newsboat(GlsRuleImport *import, const gchar *text, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree gchar *where = g_strdup_printf("line %u", i + 1);

		read_line(import, where, g_strchomp(lines[i]));
	}
	return TRUE;
}

const GlsRuleImporter gls_import_newsboat = {
	.name = "newsboat",
	.read = read_newsboat,
};
