/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/gls-resources.h"
#include "core/rules/gls-rule-file.h"
#include "core/rules/gls-rule-set-private.h"

#define GLS_RULE_SET_DEFAULT_FILE "/net/glossator/rules.ini"

/**
 * gls_tag_free:
 * @self: a tag
 *
 * Frees it.
 */
void
gls_tag_free(GlsTag *self)
{
	g_array_unref(self->hits);
	g_free(self->name);
	g_free(self);
}

static void
gls_rule_set_add_rule(GlsRuleSet *self, GlsRule *rule)
{
	guint n_terms = gls_query_get_n_terms(rule->query);
	g_autofree gboolean *nothing = g_new0(gboolean, n_terms);
	gboolean matches_nothing = gls_query_matches(rule->query, nothing);

	g_array_append_val(self->first_terms, self->term_rules->len);
	g_array_append_val(self->match_nothing, matches_nothing);
	for (guint i = 0; i < n_terms; i++) {
		gls_term_index_add(self->index, gls_query_get_term(rule->query, i));
		g_array_append_val(self->term_rules, self->rules->len);
	}
	self->has_days |= rule->until != 0;
	g_ptr_array_add(self->rules, rule);
}

static GlsRuleSet *
gls_rule_set_new(const gchar *name)
{
	GlsRuleSet *self = g_new0(GlsRuleSet, 1);

	g_atomic_ref_count_init(&self->n_refs);
	self->name = g_strdup(name);
	self->rules = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_free);
	self->first_terms = g_array_new(FALSE, FALSE, sizeof(guint));
	self->term_rules = g_array_new(FALSE, FALSE, sizeof(guint));
	self->match_nothing = g_array_new(FALSE, FALSE, sizeof(gboolean));
	self->index = gls_term_index_new();
	self->mistakes = g_ptr_array_new_with_free_func((GDestroyNotify)gls_rule_error_free);
	return self;
}

static gchar **
gls_rule_set_dup_errors(const GlsRuleSet *self)
{
	gchar **errors = g_new0(gchar *, self->mistakes->len + 1);

	for (guint i = 0; i < self->mistakes->len; i++) {
		const GlsRuleError *mistake = g_ptr_array_index(self->mistakes, i);

		errors[i] = g_strdup(mistake->text);
	}
	return errors;
}

/**
 * gls_rule_set_new_from_data:
 * @data: a rule file
 * @length: of @data in bytes, -1 if it ends in NUL
 * @name: what errors call the file, such as `rules.ini`
 * @error: a #GError, or %NULL
 *
 * Reads and compiles rules. A rule that is wrong is left out, and does not stop the others: see
 * gls_rule_set_get_errors().
 *
 * Returns: (transfer full): the rules, %NULL with a #GLS_ERROR that names file and line if @data is
 *   not a key-file, not UTF-8, larger than 4 MiB or of more than 20,000 groups
 */
GlsRuleSet *
gls_rule_set_new_from_data(const gchar *data, gssize length, const gchar *name, GError **error)
{
	g_autoptr(GKeyFile) key_file = NULL;
	g_auto(GStrv) groups = NULL;
	GlsRuleSet *self;

	g_return_val_if_fail(data != NULL, NULL);
	g_return_val_if_fail(name != NULL, NULL);

	key_file =
		gls_rule_file_parse(data, length < 0 ? strlen(data) : (gsize)length, name, error);
	if (key_file == NULL)
		return NULL;
	self = gls_rule_set_new(name);
	groups = g_key_file_get_groups(key_file, NULL);
	for (guint i = 0; groups[i] != NULL; i++) {
		GlsRule *rule = gls_rule_new_from_group(key_file, groups[i], name, self->mistakes);

		if (rule != NULL)
			gls_rule_set_add_rule(self, rule);
	}
	self->errors = gls_rule_set_dup_errors(self);
	return self;
}

/**
 * gls_rule_set_new_from_file:
 * @path: a rule file
 * @error: a #GError, or %NULL
 *
 * Reads and compiles a rule file, as gls_rule_set_new_from_data() does.
 *
 * Returns: (transfer full): the rules, %NULL with a #GLS_ERROR that names the file if it cannot be
 *   read or is no rule file
 */
GlsRuleSet *
gls_rule_set_new_from_file(const gchar *path, GError **error)
{
	g_autofree gchar *data = NULL;
	g_autofree gchar *name = NULL;
	gsize length;

	g_return_val_if_fail(path != NULL, NULL);

	data = gls_rule_file_read(path, &length, error);
	if (data == NULL)
		return NULL;
	name = g_filename_display_name(path);
	return gls_rule_set_new_from_data(data, length, name, error);
}

/**
 * gls_rule_set_get_default_file:
 *
 * Returns: (transfer full): the rule file that comes with Glossator
 */
GBytes *
gls_rule_set_get_default_file(void)
{
	g_autoptr(GError) error = NULL;
	GBytes *bytes = g_resource_lookup_data(gls_get_resource(), GLS_RULE_SET_DEFAULT_FILE,
					       G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

	g_assert_no_error(error);
	return bytes;
}

/**
 * gls_rule_set_new_default:
 *
 * Returns: (transfer full): the rules that come with Glossator
 */
GlsRuleSet *
gls_rule_set_new_default(void)
{
	g_autoptr(GBytes) file = gls_rule_set_get_default_file();
	g_autoptr(GError) error = NULL;
	gsize length;
	const gchar *data = g_bytes_get_data(file, &length);
	GlsRuleSet *self = gls_rule_set_new_from_data(data, length, "default rules", &error);

	g_assert_no_error(error);
	return self;
}

/**
 * gls_rule_set_ref:
 * @self: rules
 *
 * Returns: (transfer full): @self, with one more reference
 */
GlsRuleSet *
gls_rule_set_ref(GlsRuleSet *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	g_atomic_ref_count_inc(&self->n_refs);
	return self;
}

/**
 * gls_rule_set_unref:
 * @self: (transfer full): rules
 *
 * Drops a reference, and frees the rules with the last.
 */
void
gls_rule_set_unref(GlsRuleSet *self)
{
	g_return_if_fail(self != NULL);

	if (!g_atomic_ref_count_dec(&self->n_refs))
		return;
	gls_term_index_free(self->index);
	g_ptr_array_unref(self->rules);
	g_array_unref(self->first_terms);
	g_array_unref(self->term_rules);
	g_array_unref(self->match_nothing);
	g_ptr_array_unref(self->mistakes);
	g_strfreev(self->errors);
	g_free(self->name);
	g_free(self);
}

/**
 * gls_rule_set_get_n_rules:
 * @self: rules
 *
 * Returns: how many rules work
 */
guint
gls_rule_set_get_n_rules(const GlsRuleSet *self)
{
	g_return_val_if_fail(self != NULL, 0);

	return self->rules->len;
}

static const GlsRule *
gls_rule_set_get_rule(const GlsRuleSet *self, guint rule)
{
	g_return_val_if_fail(self != NULL, NULL);
	g_return_val_if_fail(rule < self->rules->len, NULL);

	return g_ptr_array_index(self->rules, rule);
}

/**
 * gls_rule_set_get_rule_name:
 * @self: rules
 * @rule: which, from 0 in their order in the file
 *
 * Returns: its name
 */
const gchar *
gls_rule_set_get_rule_name(const GlsRuleSet *self, guint rule)
{
	const GlsRule *found = gls_rule_set_get_rule(self, rule);

	return found != NULL ? found->name : NULL;
}

/**
 * gls_rule_set_get_rule_colour:
 * @self: rules
 * @rule: which, from 0 in their order in the file
 *
 * Returns: its colour: blue, green, yellow, orange, red, purple, brown, grey, teal or pink
 */
const gchar *
gls_rule_set_get_rule_colour(const GlsRuleSet *self, guint rule)
{
	const GlsRule *found = gls_rule_set_get_rule(self, rule);

	return found != NULL ? found->colour : NULL;
}

/**
 * gls_rule_set_get_rule_query:
 * @self: rules
 * @rule: which, from 0 in their order in the file
 *
 * Returns: what it looks for, as it is written
 */
const gchar *
gls_rule_set_get_rule_query(const GlsRuleSet *self, guint rule)
{
	const GlsRule *found = gls_rule_set_get_rule(self, rule);

	return found != NULL ? found->match : NULL;
}

/**
 * gls_rule_set_get_errors:
 * @self: rules
 *
 * Returns: (transfer none) (array zero-terminated=1): what is wrong in the file, each as
 *   `FILE: [group] key: what`, for a query followed by "at character N"
 */
const gchar *const *
gls_rule_set_get_errors(const GlsRuleSet *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return (const gchar *const *)self->errors;
}

/**
 * gls_rule_set_get_rule_errors:
 * @self: rules
 *
 * Returns: (transfer none) (element-type GlsRuleError): what is wrong in the file, with its places
 */
const GPtrArray *
gls_rule_set_get_rule_errors(const GlsRuleSet *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return self->mistakes;
}

static gboolean
gls_rule_has_muted_regex(const GlsRule *self)
{
	for (guint i = 0; i < gls_query_get_n_terms(self->query); i++) {
		const GlsTerm *term = gls_query_get_term(self->query, i);

		if (term->regex != NULL && gls_regex_is_muted(term->regex))
			return TRUE;
	}
	return FALSE;
}

/**
 * gls_rule_set_warn_of_muted:
 * @self: rules
 * @warnings: (element-type utf8): where to append warnings
 *
 * Names the rules with a regular expression that took too long and has been passed over since.
 */
void
gls_rule_set_warn_of_muted(const GlsRuleSet *self, GPtrArray *warnings)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(warnings != NULL);

	for (guint i = 0; i < self->rules->len; i++) {
		const GlsRule *rule = g_ptr_array_index(self->rules, i);

		if (gls_rule_has_muted_regex(rule))
			g_ptr_array_add(warnings,
					g_strdup_printf("%s: [%s] match: the regular expression "
							"takes too long and is passed over",
							self->name, rule->name));
	}
}
