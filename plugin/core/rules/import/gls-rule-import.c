/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/rules/gls-query.h"
#include "core/rules/import/gls-rule-import-private.h"

/* nobody reads more */
#define MAX_NOTES 1000

/* more than any reader has; a rule file takes 20,000 */
#define MAX_RULES 5000

struct _GlsRuleImport {
	GPtrArray *rules;
	GPtrArray *notes;
};

static const GlsRuleImporter *const importers[] = {
	&gls_import_freshrss,
	&gls_import_miniflux,
	&gls_import_newsboat,
	&gls_import_ttrss_json,
};

static void
gls_imported_rule_free(GlsImportedRule *self)
{
	g_free(self->name);
	g_free(self->where);
	g_free(self->match);
	g_free(self);
}

/**
 * gls_rule_import_get_formats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the readers whose filters can be taken over
 */
const gchar *const *
gls_rule_import_get_formats(void)
{
	static const gchar *names[G_N_ELEMENTS(importers) + 1];

	for (guint i = 0; i < G_N_ELEMENTS(importers); i++)
		names[i] = importers[i]->name;
	return names;
}

/*
 * gls_rule_import_note:
 * @self: an import
 * @where: where in the file
 * @format: a printf() format
 * @...: its arguments
 *
 * Notes what is not as it was in the other reader.
 */
void
gls_rule_import_note(GlsRuleImport *self, const gchar *where, const gchar *format, ...)
{
	g_autofree gchar *what = NULL;
	va_list args;

	if (self->notes->len >= MAX_NOTES)
		return;
	va_start(args, format);
	what = g_strdup_vprintf(format, args);
	va_end(args);
	g_ptr_array_add(self->notes, g_strdup_printf("%s: %s", where, what));
}

/*
 * gls_rule_import_add:
 * @self: an import
 * @where: where in the file
 * @name: what the rule is named by: any text
 * @match: (transfer full) (nullable): its query; %NULL if it could not be written
 *
 * Adds a rule, a tag that is switched on. A query that does not compile is noted instead.
 *
 * Returns: (transfer none) (nullable): the rule
 */
GlsImportedRule *
gls_rule_import_add(GlsRuleImport *self, const gchar *where, const gchar *name, gchar *match)
{
	g_autofree gchar *query = match;
	g_autoptr(GlsQuery) compiled = NULL;
	g_autoptr(GError) error = NULL;
	GlsImportedRule *rule;

	if (query != NULL)
		compiled = gls_query_new(query, GLS_QUERY_NONE, &error);
	if (compiled == NULL) {
		gls_rule_import_note(self, where, "left out: %s",
				     error != NULL ? error->message
						   : "expected text without control characters");
		return NULL;
	}
	if (self->rules->len >= MAX_RULES) {
		gls_rule_import_note(self, where, "left out: more than %d rules", MAX_RULES);
		return NULL;
	}
	rule = g_new0(GlsImportedRule, 1);
	rule->name = gls_import_dup_name(name);
	rule->where = g_strdup(where);
	rule->match = g_steal_pointer(&query);
	rule->enabled = TRUE;
	g_ptr_array_add(self->rules, rule);
	return rule;
}

static const GlsRuleImporter *
find_importer(const gchar *format)
{
	for (guint i = 0; i < G_N_ELEMENTS(importers); i++) {
		if (strcmp(importers[i]->name, format) == 0)
			return importers[i];
	}
	return NULL;
}

/**
 * gls_rule_import_new:
 * @format: one of gls_rule_import_get_formats()
 * @text: the filters
 * @length: of @text in bytes
 * @error: a #GError
 *
 * Reads the filters of another reader. What could not be taken over is in the notes.
 *
 * Returns: (transfer full): what was read; %NULL with %GLS_ERROR_NOT_FOUND if there is no such format,
 *   or %GLS_ERROR_UNREADABLE if @text is not of it
 */
GlsRuleImport *
gls_rule_import_new(const gchar *format, const gchar *text, gsize length, GError **error)
{
	g_autoptr(GlsRuleImport) self = NULL;
	g_autofree gchar *copy = NULL;
	const GlsRuleImporter *importer;

	g_return_val_if_fail(format != NULL, NULL);
	g_return_val_if_fail(text != NULL, NULL);

	importer = find_importer(format);
	if (importer == NULL) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_NOT_FOUND,
			    "no format '%s': expected freshrss, miniflux, newsboat or ttrss-json",
			    format);
		return NULL;
	}
	if (!g_utf8_validate(text, length, NULL)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "expected UTF-8 text");
		return NULL;
	}
	self = g_new0(GlsRuleImport, 1);
	self->rules = g_ptr_array_new_with_free_func((GDestroyNotify)gls_imported_rule_free);
	self->notes = g_ptr_array_new_with_free_func(g_free);
	copy = g_strndup(text, length);
	return importer->read(self, copy, error) ? g_steal_pointer(&self) : NULL;
}

/**
 * gls_rule_import_free:
 * @self: an import
 *
 * Frees it.
 */
void
gls_rule_import_free(GlsRuleImport *self)
{
	g_ptr_array_unref(self->rules);
	g_ptr_array_unref(self->notes);
	g_free(self);
}

/**
 * gls_rule_import_get_rules:
 * @self: an import
 *
 * Returns: (transfer none) (element-type GlsImportedRule): the rules, in their order in the file
 */
const GPtrArray *
gls_rule_import_get_rules(const GlsRuleImport *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return self->rules;
}

/**
 * gls_rule_import_get_notes:
 * @self: an import
 *
 * Returns: (transfer none) (element-type utf8): what could not be taken over, as `line 3: what`
 */
const GPtrArray *
gls_rule_import_get_notes(const GlsRuleImport *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return self->notes;
}

/* the queries of the rules that are there, with a name of each */
static GHashTable *
index_queries(const GlsRuleEditor *editor)
{
	GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_auto(GStrv) rules = gls_rule_editor_dup_rules(editor);

	for (guint i = 0; rules[i] != NULL; i++) {
		gchar *match = gls_rule_editor_dup_value(editor, rules[i], "match");

		if (match != NULL)
			g_hash_table_insert(index, match, g_strdup(rules[i]));
	}
	return index;
}

static void
choose_name(GlsImportedRule *rule, const GlsRuleEditor *editor)
{
	g_autofree gchar *name = g_strdup(rule->name);

	for (guint n = 2; gls_rule_editor_has_rule(editor, name); n++) {
		g_free(name);
		name = g_strdup_printf("%s %u", rule->name, n);
	}
	g_free(rule->name);
	rule->name = g_steal_pointer(&name);
}

static gboolean
write_rule(const GlsImportedRule *rule, GlsRuleEditor *editor, GError **error)
{
	g_autofree gchar *score = g_strdup_printf("%d", rule->score);
	const struct {
		const gchar *key;
		const gchar *value;
	} keys[] = {
		{"match", rule->match},
		{"case", rule->fold_case ? "fold" : NULL},
		{"effect", rule->effect},
		{"colour", rule->colour},
		{"score", rule->score != 0 ? score : NULL},
		{"enabled", rule->enabled ? NULL : "false"},
	};

	if (!gls_rule_editor_add_rule(editor, rule->name, NULL, error))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (keys[i].value != NULL &&
		    !gls_rule_editor_set_value(editor, rule->name, keys[i].key, keys[i].value,
					       error))
			return FALSE;
	}
	return TRUE;
}

/**
 * gls_rule_import_add_to:
 * @self: an import
 * @editor: the rule file to add the rules to
 * @effect: (nullable): the effect that all of them get, "tag" for none; %NULL for that of each
 * @error: a #GError
 *
 * Adds the rules at the end. A name that is taken is followed by a number. A rule whose query is
 * there already is left out, so that the same filters can be taken over again.
 *
 * Returns: %FALSE with the errors of gls_rule_editor_add_rule() and gls_rule_editor_set_value()
 */
gboolean
gls_rule_import_add_to(GlsRuleImport *self,
		       GlsRuleEditor *editor,
		       const gchar *effect,
		       GError **error)
{
	g_autoptr(GHashTable) known = NULL;

	g_return_val_if_fail(self != NULL, FALSE);
	g_return_val_if_fail(editor != NULL, FALSE);

	known = index_queries(editor);
	for (guint i = 0; i < self->rules->len;) {
		GlsImportedRule *rule = g_ptr_array_index(self->rules, i);
		const gchar *name = g_hash_table_lookup(known, rule->match);

		if (name != NULL) {
			gls_rule_import_note(self, rule->where, "left out: [%s] is the same", name);
			g_ptr_array_remove_index(self->rules, i);
			continue;
		}
		if (effect != NULL)
			rule->effect = strcmp(effect, "tag") == 0 ? NULL : effect;
		choose_name(rule, editor);
		if (!write_rule(rule, editor, error))
			return FALSE;
		g_hash_table_insert(known, g_strdup(rule->match), g_strdup(rule->name));
		i++;
	}
	return TRUE;
}
