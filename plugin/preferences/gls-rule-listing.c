/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/rules/gls-rule-file.h"
#include "core/rules/gls-rule-set.h"
#include "core/rules/gls-rule-stats.h"
#include "preferences/gls-rule-listing.h"

static void
add_mistakes(GHashTable *by_name, const gchar *text, const gchar *name)
{
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_data(text, -1, name, NULL);
	const GPtrArray *mistakes = rules != NULL ? gls_rule_set_get_rule_errors(rules) : NULL;

	for (guint i = 0; mistakes != NULL && i < mistakes->len; i++) {
		const GlsRuleError *mistake = g_ptr_array_index(mistakes, i);
		GlsRuleItem *item = g_hash_table_lookup(by_name, mistake->rule);

		if (item != NULL && gls_rule_item_get_mistake(item) == NULL)
			gls_rule_item_set_mistake(item, mistake->text);
	}
}

/* hits that cannot be read are not shown: they are statistics and no reason to stop */
static void
add_hits(const GPtrArray *items)
{
	g_autoptr(GlsRuleStats) stats = gls_rule_stats_new(NULL);
	guint n_known_weeks = 0;
	g_autoptr(GHashTable) hits = gls_rule_stats_read(stats, g_get_real_time() / G_USEC_PER_SEC,
							 GLS_RULE_ITEM_WEEKS, &n_known_weeks, NULL);

	for (guint i = 0; hits != NULL && i < items->len; i++) {
		GlsRuleItem *item = g_ptr_array_index(items, i);

		gls_rule_item_set_hits(item,
				       g_hash_table_lookup(hits, gls_rule_item_get_name(item)),
				       n_known_weeks);
	}
}

static gchar *
read_text(const gchar *path, GError **error)
{
	g_autoptr(GlsRuleEditor) editor = gls_rule_editor_new_from_file(path, error);

	return editor != NULL ? gls_rule_editor_to_string(editor) : NULL;
}

/**
 * gls_rule_listing_new:
 * @path: a rule file; one that does not exist is taken for the rules that come with Glossator
 * @error: a #GError
 *
 * Reads the rules, and how often they matched. It waits for the disk.
 *
 * Returns: (transfer full): the rules; %NULL with a #GLS_ERROR if the file cannot be read
 */
GlsRuleListing *
gls_rule_listing_new(const gchar *path, GError **error)
{
	g_autofree gchar *name = g_filename_display_basename(path);
	g_autofree gchar *text = read_text(path, error);
	g_autoptr(GKeyFile) key_file = NULL;
	g_autoptr(GHashTable) by_name = g_hash_table_new(g_str_hash, g_str_equal);
	g_auto(GStrv) groups = NULL;
	GlsRuleListing *self = NULL;

	if (text != NULL)
		key_file = gls_rule_file_parse(text, strlen(text), name, error);
	if (key_file == NULL)
		return NULL;
	self = g_new0(GlsRuleListing, 1);
	self->items = g_ptr_array_new_with_free_func(g_object_unref);
	groups = g_key_file_get_groups(key_file, NULL);
	for (guint i = 0; groups[i] != NULL; i++) {
		GlsRuleItem *item =
			gls_rule_item_new(gls_rule_values_new_from_group(key_file, groups[i]));

		g_ptr_array_add(self->items, item);
		g_hash_table_insert(by_name, groups[i], item);
	}
	add_mistakes(by_name, text, name);
	add_hits(self->items);
	self->text = g_steal_pointer(&text);
	return self;
}

/**
 * gls_rule_listing_free:
 * @self: a listing
 *
 * Frees it.
 */
void
gls_rule_listing_free(GlsRuleListing *self)
{
	g_ptr_array_unref(self->items);
	g_free(self->text);
	g_free(self);
}
