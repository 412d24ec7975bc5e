/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "files/gls-feed-node-private.h"

/*
 * gls_feed_node_is_element:
 * @self: a node
 * @name: name of an element without a prefix
 *
 * Returns: %TRUE if it is such an element, of whatever namespace
 */
gboolean
gls_feed_node_is_element(const xmlNode *self, const gchar *name)
{
	return self->type == XML_ELEMENT_NODE && strcmp((const gchar *)self->name, name) == 0;
}

static const gchar *
get_namespace(const xmlNode *self)
{
	return self->ns != NULL ? (const gchar *)self->ns->href : NULL;
}

/*
 * gls_feed_node_find_in:
 * @self: an element
 * @namespace: (nullable): a namespace
 * @name: name of an element
 *
 * Returns: (nullable): the first child that is such an element
 */
const xmlNode *
gls_feed_node_find_in(const xmlNode *self, const gchar *namespace, const gchar *name)
{
	for (const xmlNode *child = self->children; child != NULL; child = child->next)
		if (gls_feed_node_is_element(child, name) &&
		    g_strcmp0(get_namespace(child), namespace) == 0)
			return child;
	return NULL;
}

/*
 * gls_feed_node_find:
 * @self: an element
 * @name: name of an element
 *
 * Returns: (nullable): the first child of that name that is of the same namespace, and so not of an
 *   extension such as media: or itunes:
 */
const xmlNode *
gls_feed_node_find(const xmlNode *self, const gchar *name)
{
	return gls_feed_node_find_in(self, get_namespace(self), name);
}

/*
 * gls_feed_node_has_elements:
 * @self: an element
 *
 * Returns: %TRUE if there are elements in it
 */
gboolean
gls_feed_node_has_elements(const xmlNode *self)
{
	for (const xmlNode *child = self->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			return TRUE;
	return FALSE;
}

/*
 * gls_feed_node_dup_text:
 * @self: an element
 *
 * Gets the text in an element, without that of elements in it. Entities are not expanded, so that a
 * small feed cannot grow: "&nbsp;", which is one of HTML, stays as it is written.
 *
 * Returns: (transfer full): text
 */
gchar *
gls_feed_node_dup_text(const xmlNode *self)
{
	GString *text = g_string_new(NULL);

	for (const xmlNode *child = self->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			g_string_append(text, (const gchar *)child->content);
		else if (child->type == XML_ENTITY_REF_NODE)
			g_string_append_printf(text, "&%s;", (const gchar *)child->name);
	}
	return g_string_free(text, FALSE);
}

/*
 * gls_feed_node_dup_stripped:
 * @self: (nullable): an element
 *
 * Returns: (transfer full) (nullable): its text without white space at the ends; %NULL if there is
 *   none
 */
gchar *
gls_feed_node_dup_stripped(const xmlNode *self)
{
	g_autofree gchar *text = self != NULL ? gls_feed_node_dup_text(self) : NULL;

	return text != NULL && *g_strstrip(text) != '\0' ? g_steal_pointer(&text) : NULL;
}

/*
 * gls_feed_node_dup_markup:
 * @self: an element
 *
 * Returns: (transfer full): what is in it, as XML
 */
gchar *
gls_feed_node_dup_markup(const xmlNode *self)
{
	xmlBufferPtr buffer = xmlBufferCreate();
	gchar *markup;

	for (xmlNode *child = self->children; child != NULL; child = child->next)
		xmlNodeDump(buffer, self->doc, child, 0, 0);
	markup = g_strdup((const gchar *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return markup;
}

/*
 * gls_feed_node_dup_attribute:
 * @self: an element
 * @name: name of an attribute without a prefix
 *
 * Returns: (transfer full) (nullable): its value, of whatever namespace it is
 */
gchar *
gls_feed_node_dup_attribute(const xmlNode *self, const gchar *name)
{
	xmlChar *value = xmlGetProp(self, (const xmlChar *)name);
	gchar *copy = g_strdup((const gchar *)value);

	xmlFree(value);
	return copy;
}
