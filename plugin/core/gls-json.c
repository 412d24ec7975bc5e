/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-error.h"
#include "core/gls-json.h"

/* what is read is at most 7 deep; json-glib reads by recursion */
#define MAX_DEPTH 64

/* skips a string that begins at a quotation mark; returns its last character, or @end */
static const gchar *
skip_string(const gchar *p, const gchar *end)
{
	for (p++; p < end && *p != '"'; p++)
		if (*p == '\\' && p + 1 < end)
			p++;
	return MIN(p, end);
}

static gboolean
is_too_deep(const gchar *json, gsize length)
{
	const gchar *end = json + length;
	guint depth = 0;

	for (const gchar *p = json; p < end; p++) {
		if (*p == '"')
			p = skip_string(p, end);
		if (p == end)
			break;
		if (*p == '[' || *p == '{') {
			if (++depth > MAX_DEPTH)
				return TRUE;
		} else if ((*p == ']' || *p == '}') && depth > 0) {
			depth--;
		}
	}
	return FALSE;
}

/**
 * gls_json_parse:
 * @json: JSON from a message or from the network
 * @length: of @json in bytes, or -1 if it ends in a NUL
 * @error: a #GError
 *
 * Parses JSON that nobody vouches for.
 *
 * Returns: (transfer full): its root; %NULL with %GLS_ERROR_UNREADABLE if it is no JSON or empty, or
 *   %GLS_ERROR_LIMIT if it is deeper than 64
 */
JsonNode *
gls_json_parse(const gchar *json, gssize length, GError **error)
{
	g_autoptr(JsonParser) parser = json_parser_new_immutable();
	gsize size = length < 0 ? strlen(json) : (gsize)length;
	JsonNode *root = NULL;

	if (is_too_deep(json, size)) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_LIMIT,
			    "expected JSON that is at most %d deep", MAX_DEPTH);
		return NULL;
	}
	if (g_utf8_validate_len(json, size, NULL) &&
	    json_parser_load_from_data(parser, json, (gssize)size, NULL))
		root = json_parser_steal_root(parser);
	if (root == NULL) {
		/* the parser's own words quote the text */
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "expected JSON");
		return NULL;
	}
	return root;
}

static gchar *
dup_text(JsonNode *node)
{
	const gchar *text;

	if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) ||
	    json_node_get_value_type(node) != G_TYPE_STRING)
		return NULL;
	text = json_node_get_string(node);
	/* an escaped half of a surrogate pair is no character */
	return text != NULL && *text != '\0' ? g_utf8_make_valid(text, -1) : NULL;
}

/**
 * gls_json_dup_string:
 * @object: an object
 * @name: name of a member
 *
 * Returns: (transfer full) (nullable): the member in valid UTF-8; %NULL if it is no string, or an
 *   empty one
 */
gchar *
gls_json_dup_string(JsonObject *object, const gchar *name)
{
	return dup_text(json_object_get_member(object, name));
}

/**
 * gls_json_get_integer:
 * @object: an object
 * @name: name of a member
 * @number: (out): the member
 *
 * Returns: whether the member is a whole number
 */
gboolean
gls_json_get_integer(JsonObject *object, const gchar *name, gint64 *number)
{
	JsonNode *node = json_object_get_member(object, name);

	if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) ||
	    json_node_get_value_type(node) != G_TYPE_INT64)
		return FALSE;
	*number = json_node_get_int(node);
	return TRUE;
}

/**
 * gls_json_get_array:
 * @object: an object
 * @name: name of a member
 *
 * Returns: (transfer none) (nullable): the member; %NULL if it is no array
 */
JsonArray *
gls_json_get_array(JsonObject *object, const gchar *name)
{
	JsonNode *node = json_object_get_member(object, name);

	return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

/**
 * gls_json_get_object:
 * @object: an object
 * @name: name of a member
 *
 * Returns: (transfer none) (nullable): the member; %NULL if it is no object
 */
JsonObject *
gls_json_get_object(JsonObject *object, const gchar *name)
{
	JsonNode *node = json_object_get_member(object, name);

	return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

/**
 * gls_json_get_element:
 * @array: an array
 * @i: an index in it
 *
 * Returns: (transfer none) (nullable): the element; %NULL if it is no object
 */
JsonObject *
gls_json_get_element(JsonArray *array, guint i)
{
	JsonNode *node = json_array_get_element(array, i);

	return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

/**
 * gls_json_dup_element_string:
 * @array: an array
 * @i: an index in it
 *
 * Returns: (transfer full) (nullable): the element as gls_json_dup_string() would return it
 */
gchar *
gls_json_dup_element_string(JsonArray *array, guint i)
{
	return dup_text(json_array_get_element(array, i));
}

/**
 * gls_json_add_string:
 * @builder: a builder, in an object
 * @name: a member
 * @value: (nullable): its text
 *
 * Adds a text, or null where there is none.
 */
void
gls_json_add_string(JsonBuilder *builder, const gchar *name, const gchar *value)
{
	json_builder_set_member_name(builder, name);
	if (value != NULL)
		json_builder_add_string_value(builder, value);
	else
		json_builder_add_null_value(builder);
}

/**
 * gls_json_add_integer:
 * @builder: a builder, in an object
 * @name: a member
 * @value: its number
 *
 * Adds a whole number.
 */
void
gls_json_add_integer(JsonBuilder *builder, const gchar *name, gint64 value)
{
	json_builder_set_member_name(builder, name);
	json_builder_add_int_value(builder, value);
}

/**
 * gls_json_begin_array:
 * @builder: a builder, in an object
 * @name: a member
 *
 * Begins an array, which json_builder_end_array() ends.
 */
void
gls_json_begin_array(JsonBuilder *builder, const gchar *name)
{
	json_builder_set_member_name(builder, name);
	json_builder_begin_array(builder);
}
