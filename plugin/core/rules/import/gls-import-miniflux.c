/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/import/gls-rule-import-private.h"

/* Filter rules of Miniflux 2.2.9 (internal/reader/filter): one to a line, FIELD=REGEX of RE2, spaces
 * around = do not count. Older lists are one regular expression, which is looked for in title,
 * author, tags and link. */

static const struct {
	const gchar *name;
	const gchar *field;
	const gchar *missing;
} fields[] = {
	{"EntryTitle", "title:", NULL},
	{"EntryContent", "abs:", NULL},
	{"EntryAuthor", "author:", NULL},
	{"EntryTag", "cat:", NULL},
	{"EntryURL", NULL, "rules do not look at links"},
	{"EntryCommentsURL", NULL, "rules do not look at links"},
	{"EntryDate", NULL, "rules do not look at dates"},
};

static void
read_pattern(GlsRuleImport *import, const gchar *where, const gchar *pattern)
{
	g_autofree gchar *title = gls_import_dup_regex("title:", pattern, "");
	g_autofree gchar *author = gls_import_dup_regex("author:", pattern, "");
	g_autofree gchar *tag = gls_import_dup_regex("cat:", pattern, "");
	GlsImportedRule *rule;
	gchar *match = NULL;

	if (title != NULL)
		match = g_strdup_printf("%s OR %s OR %s", title, author, tag);
	rule = gls_rule_import_add(import, where, pattern, match);
	if (rule == NULL)
		return;
	rule->effect = "hide";
	gls_rule_import_note(import, where,
			     "looks in title, authors and categories, but not at links");
}

/*
 * Returns: %FALSE if the line names no field
 */
static gboolean
read_field(GlsRuleImport *import, const gchar *where, const gchar *line)
{
	const gchar *equals = strchr(line, '=');
	g_autofree gchar *name = NULL;
	g_autofree gchar *pattern = NULL;
	GlsImportedRule *rule;

	if (equals == NULL)
		return FALSE;
	name = g_strchomp(g_strndup(line, equals - line));
	pattern = g_strstrip(g_strdup(equals + 1));
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(fields[i].name, name) != 0)
			continue;
		if (fields[i].missing != NULL) {
			gls_rule_import_note(import, where, "left out: %s: %s", name,
					     fields[i].missing);
			return TRUE;
		}
		rule = gls_rule_import_add(import, where, pattern,
					   gls_import_dup_regex(fields[i].field, pattern, ""));
		if (rule != NULL)
			rule->effect = "hide";
		return TRUE;
	}
	return FALSE;
}

static gboolean
read_miniflux(GlsRuleImport *import, const gchar *text, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree gchar *where = g_strdup_printf("line %u", i + 1);

		g_strstrip(lines[i]);
		if (*lines[i] != '\0' && !read_field(import, where, lines[i]))
			read_pattern(import, where, lines[i]);
	}
	return TRUE;
}

const GlsRuleImporter gls_import_miniflux = {
	.name = "miniflux",
	.read = read_miniflux,
};
