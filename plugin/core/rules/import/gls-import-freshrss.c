/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/import/gls-rule-import-private.h"

/* Filter actions of FreshRSS 1.2x: a search to a line. Terms side by side mean AND, OR binds weaker,
 * ! and - negate, ( ) group, and text may be quoted by " or ' or be a /regex/: as in a rule, so that
 * a line can be written down term by term. */

static const struct {
	const gchar *name;
	const gchar *field;
} fields[] = {
	{"intitle", "title:"},
	{"intext", "abs:"},
	{"author", "author:"},
};

typedef struct {
	const gchar *p;
	GString *match;
	GString *name;
	gchar *problem;
} Line;

/* up to the delimiter; a backslash before anything stands for that, but stays in a regex */
static gchar *
read_until(Line *line, gchar delimiter, gboolean is_regex)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (line->p++; *line->p != '\0' && *line->p != delimiter; line->p++) {
		if (*line->p == '\\' && line->p[1] != '\0') {
			if (is_regex)
				g_string_append_c(text, *line->p);
			line->p++;
		}
		g_string_append_c(text, *line->p);
	}
	if (*line->p == '\0')
		return NULL;
	line->p++;
	return g_strdup(text->str);
}

static gchar *
read_word(Line *line)
{
	GString *text = g_string_new(NULL);

	while (*line->p != '\0' && *line->p != ' ' && *line->p != '\t' && *line->p != ')') {
		if (*line->p == '\\' && line->p[1] != '\0')
			line->p++;
		g_string_append_c(text, *line->p++);
	}
	return g_string_free(text, FALSE);
}

static gchar *
read_regex(Line *line, const gchar *field)
{
	g_autofree gchar *pattern = read_until(line, '/', TRUE);
	g_autofree gchar *flags = NULL;
	gsize n_flags = strspn(line->p, "imsxu");

	if (pattern == NULL) {
		line->problem = g_strdup("unclosed /regex/");
		return NULL;
	}
	flags = g_strndup(line->p, n_flags);
	line->p += n_flags;
	/* all text is Unicode here */
	for (gchar *u = strchr(flags, 'u'); u != NULL; u = strchr(flags, 'u'))
		memmove(u, u + 1, strlen(u));
	g_string_append_printf(line->name, " %s", pattern);
	return gls_import_dup_regex(field, pattern, flags);
}

static gchar *
read_text(Line *line, const gchar *field)
{
	g_autofree gchar *text = NULL;

	if (*line->p == '/')
		return read_regex(line, field);
	if (*line->p == '"' || *line->p == '\'')
		text = read_until(line, *line->p, FALSE);
	else
		text = read_word(line);
	if (text == NULL) {
		line->problem = g_strdup("unclosed quote");
		return NULL;
	}
	g_string_append_printf(line->name, " %s", text);
	return gls_import_dup_phrase(field, text);
}

static gchar *
read_tag(Line *line)
{
	g_autofree gchar *text = NULL;

	line->p++;
	text = read_word(line);
	g_strdelimit(text, "+", ' ');
	g_string_append_printf(line->name, " %s", text);
	return gls_import_dup_phrase("cat:", text);
}

static gchar *
read_term(Line *line)
{
	gsize length = 0;

	if (*line->p == '#')
		return read_tag(line);
	while (g_ascii_isalpha(line->p[length]))
		length++;
	if (length == 0 || line->p[length] != ':')
		return read_text(line, "");
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strlen(fields[i].name) == length &&
		    strncmp(fields[i].name, line->p, length) == 0) {
			line->p += length + 1;
			return read_text(line, fields[i].field);
		}
	}
	line->problem = g_strdup_printf("rules do not know %.*s:", (gint)length, line->p);
	return NULL;
}

static void
append_space(Line *line)
{
	if (line->match->len > 0 && line->match->str[line->match->len - 1] != ' ')
		g_string_append_c(line->match, ' ');
}

static gboolean
skip_operator(Line *line, const gchar *word)
{
	gsize length = strlen(word);

	if (!g_str_has_prefix(line->p, word) || line->p[length] != ' ')
		return FALSE;
	append_space(line);
	g_string_append(line->match, word);
	line->p += length;
	return TRUE;
}

/* one step further: a sign, an operator or a term */
static gboolean
read_piece(Line *line)
{
	g_autofree gchar *term = NULL;

	if (skip_operator(line, "OR") || skip_operator(line, "AND"))
		return TRUE;
	if (*line->p == ' ' || *line->p == '\t') {
		append_space(line);
		line->p++;
		return TRUE;
	}
	if (strchr("()!-", *line->p) != NULL) {
		g_string_append_c(line->match, *line->p == '!' ? '-' : *line->p);
		line->p++;
		return TRUE;
	}
	term = read_term(line);
	if (term == NULL)
		return FALSE;
	g_string_append(line->match, term);
	return TRUE;
}

static void
read_line(GlsRuleImport *import, const gchar *where, const gchar *text)
{
	g_autoptr(GString) match = g_string_new(NULL);
	g_autoptr(GString) name = g_string_new(NULL);
	Line line = {text, match, name, NULL};
	GlsImportedRule *rule;
	gboolean complete = TRUE;

	while (complete && *line.p != '\0')
		complete = read_piece(&line);
	if (line.problem != NULL) {
		gls_rule_import_note(import, where, "left out: %s", line.problem);
		g_free(line.problem);
		return;
	}
	rule = gls_rule_import_add(import, where, name->str,
				   complete ? g_strchomp(g_strdup(match->str)) : NULL);
	if (rule == NULL)
		return;
	rule->effect = "dim";
	rule->fold_case = TRUE;
}

static gboolean
read_freshrss(GlsRuleImport *import, const gchar *text, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree gchar *where = g_strdup_printf("line %u", i + 1);

		g_strstrip(lines[i]);
		if (*lines[i] != '\0')
			read_line(import, where, lines[i]);
	}
	return TRUE;
}

const GlsRuleImporter gls_import_freshrss = {
	.name = "freshrss",
	.read = read_freshrss,
};
