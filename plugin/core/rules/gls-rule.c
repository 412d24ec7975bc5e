/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule.h"

static const gchar *const palette[] = {
	"blue", "green", "yellow", "orange", "red", "purple", "brown", "grey", "teal", "pink",
};

/**
 * GlsRuleGroup:
 * @key_file: the file
 * @name: of the group
 * @file_name: what errors call the file
 * @errors: (element-type utf8): where they go
 *
 * The group of a rule file that is being read.
 */
typedef struct {
	GKeyFile *key_file;
	const gchar *name;
	const gchar *file_name;
	GPtrArray *errors;
} GlsRuleGroup;

static void
gls_rule_group_add_error(const GlsRuleGroup *self, const gchar *key, const gchar *what)
{
	g_ptr_array_add(self->errors,
			g_strdup_printf("%s: [%s] %s: %s", self->file_name, self->name, key, what));
}

/* as written: GKeyFile's own escapes would forbid the backslashes of TeX. GKeyFile keeps white
 * space at the end, which means nothing here */
static gchar *
gls_rule_group_dup_value(const GlsRuleGroup *self, const gchar *key)
{
	gchar *value = g_key_file_get_value(self->key_file, self->name, key, NULL);

	return value != NULL ? g_strchomp(value) : NULL;
}

static gboolean
gls_rule_group_is_enabled(const GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "enabled");

	if (value == NULL || g_ascii_strcasecmp(value, "true") == 0)
		return TRUE;
	if (g_ascii_strcasecmp(value, "false") == 0)
		return FALSE;
	gls_rule_group_add_error(self, "enabled", "expected true or false");
	return TRUE;
}

static GlsQueryFlags
gls_rule_group_get_flags(const GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "case");

	if (value == NULL)
		return GLS_QUERY_NONE;
	if (g_ascii_strcasecmp(value, "fold") == 0)
		return GLS_QUERY_FOLD_CASE;
	gls_rule_group_add_error(self, "case", "expected fold");
	return GLS_QUERY_NONE;
}

static const gchar *
gls_rule_group_get_colour(const GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "colour");

	for (guint i = 0; value != NULL && i < G_N_ELEMENTS(palette); i++) {
		if (g_ascii_strcasecmp(value, palette[i]) == 0)
			return palette[i];
	}
	if (value != NULL)
		gls_rule_group_add_error(self, "colour",
					 "expected blue, green, yellow, orange, red, purple, "
					 "brown, grey, teal or pink");
	return palette[g_str_hash(self->name) % G_N_ELEMENTS(palette)];
}

static GlsQuery *
gls_rule_group_read_query(const GlsRuleGroup *self)
{
	g_autofree gchar *value = gls_rule_group_dup_value(self, "match");
	g_autoptr(GError) error = NULL;
	GlsQuery *query;

	if (value == NULL) {
		gls_rule_group_add_error(self, "match", "expected what to look for");
		return NULL;
	}
	query = gls_query_new(value, gls_rule_group_get_flags(self), &error);
	if (query == NULL)
		gls_rule_group_add_error(self, "match", error->message);
	return query;
}

/**
 * gls_rule_new_from_group:
 * @key_file: a rule file
 * @group: the name of a group in it
 * @file_name: what errors call the file
 * @errors: (element-type utf8): where to add what is wrong, as `FILE: [group] key: what`
 *
 * Reads one rule. Its keys are `match`, `colour`, `case` and `enabled`; others are left alone. A
 * wrong `match` makes the rule unusable, anything else that is wrong only is as if it were missing.
 * A colour that is not named is chosen by the rule's name.
 *
 * Returns: (transfer full) (nullable): the rule, %NULL if it is switched off or unusable
 */
GlsRule *
gls_rule_new_from_group(GKeyFile *key_file,
			const gchar *group,
			const gchar *file_name,
			GPtrArray *errors)
{
	GlsRuleGroup reader = {key_file, group, file_name, errors};
	GlsQuery *query;
	GlsRule *self;

	g_return_val_if_fail(key_file != NULL, NULL);
	g_return_val_if_fail(group != NULL, NULL);
	g_return_val_if_fail(file_name != NULL, NULL);
	g_return_val_if_fail(errors != NULL, NULL);

	if (!gls_rule_group_is_enabled(&reader))
		return NULL;
	query = gls_rule_group_read_query(&reader);
	if (query == NULL)
		return NULL;
	self = g_new0(GlsRule, 1);
	self->name = g_strdup(group);
	self->query = query;
	self->colour = gls_rule_group_get_colour(&reader);
	return self;
}

/**
 * gls_rule_free:
 * @self: a rule
 *
 * Frees it.
 */
void
gls_rule_free(GlsRule *self)
{
	gls_query_free(self->query);
	g_free(self->name);
	g_free(self);
}
