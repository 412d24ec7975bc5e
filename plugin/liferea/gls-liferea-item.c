/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "core/gls-author.h"
#include "liferea/gls-liferea-item.h"

/**
 * gls_liferea_item_is_available:
 *
 * Returns: %TRUE if this Liferea has the functions by which items are read
 */
gboolean
gls_liferea_item_is_available(void)
{
	return item_get_id != NULL && item_get_title != NULL && item_get_description != NULL &&
	       item_get_base_url != NULL && feedlist_get_root != NULL && node_get_title != NULL &&
	       node_get_base_url != NULL && node_foreach_child_full != NULL;
}

typedef struct {
	const gchar *base_url;
	LifereaNode *feed;
} Search;

static void
search_node(LifereaNode *node, gpointer user_data)
{
	Search *search = user_data;

	if (search->feed != NULL)
		return;
	if (g_strcmp0(node_get_base_url(node), search->base_url) == 0)
		search->feed = node;
	else
		node_foreach_child_full(node, search_node, 1, search);
}

/**
 * gls_liferea_item_find_feed:
 * @item: an item
 *
 * Finds the feed of an item that may be shown in a folder or a search folder.
 *
 * Returns: (transfer none) (nullable): its feed, or the displayed node if the feed has no address
 */
LifereaNode *
gls_liferea_item_find_feed(LifereaItem *item)
{
	Search search = {.base_url = item_get_base_url(item)};
	LifereaNode *displayed = NULL;

	if (itemlist_get_displayed_node != NULL)
		displayed = itemlist_get_displayed_node();
	if (search.base_url == NULL ||
	    (displayed != NULL && g_strcmp0(node_get_base_url(displayed), search.base_url) == 0))
		return displayed;
	node_foreach_child_full(feedlist_get_root(), search_node, 1, &search);
	return search.feed;
}

/* what came in over the network may be anything */
static gchar *
dup_text(const gchar *text)
{
	return text != NULL ? g_utf8_make_valid(text, -1) : NULL;
}

static gchar *
dup_host(const gchar *address)
{
	g_autoptr(GUri) uri = NULL;

	if (address == NULL)
		return NULL;
	uri = g_uri_parse(address, G_URI_FLAGS_PARSE_RELAXED, NULL);
	return uri != NULL ? g_strdup(g_uri_get_host(uri)) : NULL;
}

/**
 * gls_liferea_item_to_message:
 * @item: an item
 * @feed: (nullable): its feed
 *
 * Copies what the engine needs of an item.
 *
 * Returns: (transfer full) (nullable): the item as a message; %NULL if it has no text, or more than
 *   the engine looks at
 */
GlsMessage *
gls_liferea_item_to_message(LifereaItem *item, LifereaNode *feed)
{
	const gchar *description = item_get_description(item);
	const gchar *base_url = item_get_base_url(item);
	gsize length = description != NULL ? strlen(description) : 0;
	g_autofree gchar *mended = NULL;
	g_autofree gchar *authors = NULL;
	GlsMessage *message = NULL;

	if (length == 0 || length > GLS_MESSAGE_MAX_SIZE)
		return NULL;
	if (!g_utf8_validate(description, length, NULL))
		mended = dup_text(description);
	message = gls_message_new(GLS_BODY_HTML, mended != NULL ? mended : description, -1);
	message->id = dup_text(item_get_id(item));
	/* not the node's id: it differs between two machines that read the same feed */
	message->feed = dup_text(base_url);
	message->host = dup_host(base_url);
	message->source = feed != NULL ? dup_text(node_get_title(feed)) : NULL;
	message->subject = dup_text(item_get_title(item));
	if (item_get_source != NULL)
		message->link = dup_text(item_get_source(item));
	authors = item_get_author != NULL ? dup_text(item_get_author(item)) : NULL;
	message->authors = gls_author_clean_list(authors);
	return message;
}
