/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "files/gls-feed-node-private.h"

static const gchar *
get_namespace(const xmlNode *node)
{
	return node->ns != NULL ? (const gchar *)node->ns->href : NULL;
}

/**
 * gls_feed_node_is:
 * @node: a node
 * @name: name of an element, without prefix
 *
 * Returns: %TRUE if @node is an element of that name
 */
gboolean
gls_feed_node_is(const xmlNode *node, const gchar *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const gchar *)node->name, name) == 0;
}

/**
 * gls_feed_node_is_in:
 * @node: an element
 * @namespace_part: what stands in the address of its namespace in all versions, such as "prism"
 *
 * Returns: %TRUE if @node is in that namespace
 */
gboolean
gls_feed_node_is_in(const xmlNode *node, const gchar *namespace_part)
{
	const gchar *address = get_namespace(node);

	return address != NULL && strstr(address, namespace_part) != NULL;
}

/**
 * gls_feed_node_find_in:
 * @parent: an element
 * @namespace_part: what stands in the address of a namespace
 * @name: name of an element
 *
 * Returns: (transfer none) (nullable): the first child of that name in that namespace
 */
xmlNode *
gls_feed_node_find_in(const xmlNode *parent, const gchar *namespace_part, const gchar *name)
{
	for (xmlNode *node = parent->children; node != NULL; node = node->next)
		if (gls_feed_node_is(node, name) && gls_feed_node_is_in(node, namespace_part))
			return node;
	return NULL;
}

/**
 * gls_feed_node_find:
 * @parent: an element
 * @name: name of an element
 *
 * Finds a child that belongs to the format itself, and not to an extension such as media: or
 * itunes:.
 *
 * Returns: (transfer none) (nullable): the first child of that name in the namespace of @parent
 */
xmlNode *
gls_feed_node_find(const xmlNode *parent, const gchar *name)
{
	const gchar *address = get_namespace(parent);

	for (xmlNode *node = parent->children; node != NULL; node = node->next)
		if (gls_feed_node_is(node, name) && g_strcmp0(get_namespace(node), address) == 0)
			return node;
	return NULL;
}

/**
 * gls_feed_node_dup_raw_text:
 * @node: an element
 *
 * Takes the text that stands in an element directly. Entities are not expanded, so that a small feed
 * cannot grow; HTML knows most of them.
 *
 * Returns: (transfer full): the text, perhaps empty
 */
gchar *
gls_feed_node_dup_raw_text(const xmlNode *node)
{
	GString *text = g_string_new(NULL);

	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			g_string_append(text, (const gchar *)child->content);
		else if (child->type == XML_ENTITY_REF_NODE)
			g_string_append_printf(text, "&%s;", (const gchar *)child->name);
	}
	return g_string_free(text, FALSE);
}

/**
 * gls_feed_node_dup_text:
 * @node: (nullable): an element
 *
 * Returns: (transfer full) (nullable): its text without white space at the ends; %NULL if it has
 *   none
 */
gchar *
gls_feed_node_dup_text(const xmlNode *node)
{
	g_autofree gchar *text = node != NULL ? gls_feed_node_dup_raw_text(node) : NULL;

	return text != NULL && *g_strstrip(text) != '\0' ? g_steal_pointer(&text) : NULL;
}

/**
 * gls_feed_node_dup_attribute:
 * @node: an element
 * @name: name of an attribute, in whatever namespace
 *
 * Returns: (transfer full) (nullable): its value without white space at the ends; %NULL if it has
 *   none
 */
gchar *
gls_feed_node_dup_attribute(const xmlNode *node, const gchar *name)
{
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	g_autofree gchar *text = g_strdup((const gchar *)value);

	xmlFree(value);
	return text != NULL && *g_strstrip(text) != '\0' ? g_steal_pointer(&text) : NULL;
}
