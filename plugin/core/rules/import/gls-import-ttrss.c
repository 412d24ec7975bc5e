/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "core/gls-error.h"
#include "core/rules/import/gls-rule-import-private.h"

/* Filters of Tiny Tiny RSS as its OPML export writes them (classes/opml.php): one JSON object for each,
 * here one object or an array of them. Its regular expressions fold case. Numbers and booleans may
 * also be strings, as they come from the database. */

/* by filter_type - 1 */
static const struct {
	const gchar *field;
	const gchar *missing;
} types[] = {
	{"title:", NULL}, {"abs:", NULL},    {"", NULL},     {NULL, "links"},
	{NULL, "dates"},  {"author:", NULL}, {"cat:", NULL},
};

typedef enum {
	ACTION_DELETE = 1,
	ACTION_MARK_READ = 2,
	ACTION_STAR = 3,
	ACTION_TAG = 4,
	ACTION_PUBLISH = 5,
	ACTION_SCORE = 6,
	ACTION_LABEL = 7,
	ACTION_STOP = 8,
	ACTION_PLUGIN = 9,
	ACTION_IGNORE_TAG = 10,
} Action;

static const gchar *
get_string(JsonObject *object, const gchar *name)
{
	JsonNode *node = json_object_get_member(object, name);

	if (node == NULL || json_node_get_value_type(node) != G_TYPE_STRING)
		return "";
	return json_node_get_string(node);
}

static gint64
node_to_number(JsonNode *node)
{
	GType type = node != NULL ? json_node_get_value_type(node) : G_TYPE_INVALID;

	if (type == G_TYPE_INT64)
		return json_node_get_int(node);
	if (type == G_TYPE_BOOLEAN)
		return json_node_get_boolean(node);
	if (type == G_TYPE_STRING && strcmp(json_node_get_string(node), "t") == 0)
		return 1;
	return type == G_TYPE_STRING ? g_ascii_strtoll(json_node_get_string(node), NULL, 10) : 0;
}

static gint64
get_number(JsonObject *object, const gchar *name)
{
	return node_to_number(json_object_get_member(object, name));
}

static gboolean
get_boolean(JsonObject *object, const gchar *name)
{
	return get_number(object, name) != 0;
}

/*
 * Returns: (transfer none) (nullable): an array that may be missing
 */
static JsonArray *
get_array(JsonObject *object, const gchar *name)
{
	JsonNode *node = json_object_get_member(object, name);

	return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static JsonObject *
get_element(JsonArray *array, guint i)
{
	JsonNode *node = json_array_get_element(array, i);

	return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static gboolean
append_source(GString *sources, const gchar *title, gboolean is_category)
{
	g_autofree gchar *source = is_category ? NULL : gls_import_dup_phrase("source:", title);

	if (source == NULL)
		return FALSE;
	g_string_append_printf(sources, "%s%s", sources->len > 0 ? " OR " : "", source);
	return TRUE;
}

/* newer ones list feeds as [title, is a category, is an id]; id 0 is any feed */
static gboolean
append_matches(GString *sources, JsonArray *matches)
{
	for (guint i = 0; i < json_array_get_length(matches); i++) {
		JsonNode *node = json_array_get_element(matches, i);
		JsonArray *match = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
		JsonNode *title;

		if (match == NULL || json_array_get_length(match) != 3)
			return FALSE;
		title = json_array_get_element(match, 0);
		if (node_to_number(json_array_get_element(match, 2)) != 0) {
			g_string_truncate(sources, 0);
			return node_to_number(title) == 0;
		}
		if (json_node_get_value_type(title) != G_TYPE_STRING ||
		    !append_source(sources, json_node_get_string(title),
				   node_to_number(json_array_get_element(match, 1)) != 0))
			return FALSE;
	}
	return TRUE;
}

/* @problem: what is noted if %NULL is returned */
static gchar *
dup_rule_query(JsonObject *rule, const gchar **problem)
{
	gint64 type = get_number(rule, "filter_type");
	JsonArray *matches = get_array(rule, "match");
	const gchar *feed = get_string(rule, "feed");
	g_autoptr(GString) sources = g_string_new(NULL);
	g_autofree gchar *term = NULL;
	const gchar *sign = get_boolean(rule, "inverse") ? "-" : "";

	if (type < 1 || type > (gint64)G_N_ELEMENTS(types)) {
		*problem = "expected a filter_type from 1 to 7";
		return NULL;
	}
	if (types[type - 1].missing != NULL) {
		*problem = "rules do not look at links and dates";
		return NULL;
	}
	*problem = "it is for a category of feeds, which rules do not know";
	if (matches != NULL ? !append_matches(sources, matches)
			    : *feed != '\0' && !append_source(sources, feed,
							      get_boolean(rule, "cat_filter")))
		return NULL;
	*problem = "expected a reg_exp without control characters";
	term = gls_import_dup_regex(types[type - 1].field, get_string(rule, "reg_exp"), "i");
	if (term == NULL)
		return NULL;
	if (sources->len == 0)
		return g_strconcat(sign, term, NULL);
	return g_strdup_printf("((%s) %s%s)", sources->str, sign, term);
}

static gchar *
dup_query(JsonObject *filter, const gchar **problem)
{
	JsonArray *rules = get_array(filter, "rules");
	const gchar *relation = get_boolean(filter, "match_any_rule") ? " OR " : " ";
	g_autoptr(GString) query = g_string_new(NULL);

	*problem = "it has no rules";
	for (guint i = 0; rules != NULL && i < json_array_get_length(rules); i++) {
		JsonObject *rule = get_element(rules, i);
		g_autofree gchar *part = NULL;

		*problem = "expected objects in rules";
		part = rule != NULL ? dup_rule_query(rule, problem) : NULL;
		if (part == NULL)
			return NULL;
		g_string_append_printf(query, "%s%s", i > 0 ? relation : "", part);
	}
	if (query->len == 0)
		return NULL;
	if (get_boolean(filter, "inverse"))
		return g_strdup_printf("-(%s)", query->str);
	return g_strdup(query->str);
}

static void
set_name(GlsImportedRule *rule, const gchar *name)
{
	g_free(rule->name);
	rule->name = gls_import_dup_name(name);
}

static void
set_score(GlsRuleImport *import, const gchar *where, GlsImportedRule *rule, const gchar *value)
{
	gint64 score;

	if (g_ascii_string_to_signed(value, 10, -1000000, 1000000, &score, NULL))
		rule->score = score;
	else
		gls_rule_import_note(import, where, "its score is no whole number up to 1000000");
}

static void
read_action(GlsRuleImport *import, const gchar *where, GlsImportedRule *rule, JsonObject *action)
{
	const gchar *parameter = get_string(action, "action_param");

	switch ((Action)get_number(action, "action_id")) {
	case ACTION_DELETE:
		rule->effect = "hide";
		break;
	case ACTION_MARK_READ:
		rule->effect = "dim";
		break;
	case ACTION_STAR:
		rule->effect = "star";
		break;
	case ACTION_TAG:
	case ACTION_LABEL:
		set_name(rule, parameter);
		break;
	case ACTION_SCORE:
		set_score(import, where, rule, parameter);
		break;
	case ACTION_PUBLISH:
	case ACTION_STOP:
	case ACTION_PLUGIN:
	case ACTION_IGNORE_TAG:
	default:
		gls_rule_import_note(import, where, "rules do not do its action %" G_GINT64_FORMAT,
				     get_number(action, "action_id"));
	}
}

/* its title, which is optional, else the first of its patterns */
static const gchar *
get_title(JsonObject *filter)
{
	const gchar *title = get_string(filter, "title");

	return *title != '\0' ? title
			      : get_string(get_element(get_array(filter, "rules"), 0), "reg_exp");
}

static void
read_filter(GlsRuleImport *import, const gchar *where, JsonObject *filter)
{
	JsonArray *actions = get_array(filter, "actions");
	const gchar *problem = NULL;
	g_autofree gchar *query = dup_query(filter, &problem);
	GlsImportedRule *rule;

	if (query == NULL) {
		gls_rule_import_note(import, where, "left out: %s", problem);
		return;
	}
	rule = gls_rule_import_add(import, where, get_title(filter), g_strdup(query));
	if (rule == NULL)
		return;
	rule->enabled = json_object_has_member(filter, "enabled") ? get_boolean(filter, "enabled")
								  : TRUE;
	for (guint i = 0; actions != NULL && i < json_array_get_length(actions); i++) {
		JsonObject *action = get_element(actions, i);

		if (action != NULL)
			read_action(import, where, rule, action);
	}
}

static void
read_filters(GlsRuleImport *import, JsonArray *filters)
{
	for (guint i = 0; i < json_array_get_length(filters); i++) {
		g_autofree gchar *where = g_strdup_printf("filter %u", i + 1);
		JsonObject *filter = get_element(filters, i);

		if (filter != NULL)
			read_filter(import, where, filter);
		else
			gls_rule_import_note(import, where, "left out: expected an object");
	}
}

static gboolean
read_ttrss(GlsRuleImport *import, const gchar *text, GError **error)
{
	g_autoptr(JsonParser) parser = json_parser_new_immutable();
	g_autoptr(GError) local = NULL;
	JsonNode *root = NULL;

	if (json_parser_load_from_data(parser, text, -1, &local))
		root = json_parser_get_root(parser);
	if (root != NULL && JSON_NODE_HOLDS_ARRAY(root)) {
		read_filters(import, json_node_get_array(root));
		return TRUE;
	}
	if (root != NULL && JSON_NODE_HOLDS_OBJECT(root)) {
		read_filter(import, "filter 1", json_node_get_object(root));
		return TRUE;
	}
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    "expected JSON with one filter or an array of them%s%s",
		    local != NULL ? ": " : "", local != NULL ? local->message : "");
	return FALSE;
}

const GlsRuleImporter gls_import_ttrss_json = {
	.name = "ttrss-json",
	.read = read_ttrss,
};
