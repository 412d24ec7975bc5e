/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gmime/gmime.h>
#include <string.h>

#include "core/gls-author.h"
#include "core/text/gls-text.h"
#include "files/gls-feed-item-private.h"
#include "files/gls-feed-node-private.h"

/*
 * What an item of a feed says of itself beside its title and text: in the elements of RSS 2.0, RSS
 * 1.0 and Atom, of Dublin Core, of PRISM (all its versions), and of arXiv.
 */

#define ARXIV_NAMESPACE "arxiv.org/schemas/atom"
#define DC_NAMESPACE	"purl.org/dc/"
#define PRISM_NAMESPACE "prism"

static gboolean
is_alternate(const xmlNode *link)
{
	g_autofree gchar *relation = gls_feed_node_dup_attribute(link, "rel");

	return relation == NULL || strcmp(relation, "alternate") == 0;
}

/**
 * gls_feed_item_dup_link:
 * @item: an item, entry, channel or feed
 *
 * Returns: (transfer full) (nullable): the address of the page it stands for
 */
gchar *
gls_feed_item_dup_link(const xmlNode *item)
{
	for (const xmlNode *node = item->children; node != NULL; node = node->next) {
		g_autofree gchar *address = NULL;

		if (!gls_feed_node_is(node, "link") || node->ns != item->ns || !is_alternate(node))
			continue;
		address = gls_feed_node_dup_attribute(node, "href");
		if (address == NULL)
			address = gls_feed_node_dup_text(node);
		if (address != NULL)
			return g_steal_pointer(&address);
	}
	return gls_feed_node_dup_attribute(item, "about");
}

static gchar *
dup_id(const xmlNode *item)
{
	gchar *id = gls_feed_node_dup_text(gls_feed_node_find(item, "guid"));

	if (id == NULL)
		id = gls_feed_node_dup_text(gls_feed_node_find(item, "id"));
	/* RSS 1.0 has it in an attribute of the namespace of RDF */
	return id != NULL ? id : gls_feed_node_dup_attribute(item, "about");
}

static gint64
parse_date(const gchar *text)
{
	g_autoptr(GDateTime) date = NULL;

	if (g_ascii_isdigit(*text)) {
		g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
		g_autofree gchar *midnight = g_strconcat(text, "T00:00:00", NULL);

		date = g_date_time_new_from_iso8601(text, utc);
		if (date == NULL)
			date = g_date_time_new_from_iso8601(midnight, utc);
	}
	if (date == NULL)
		date = g_mime_utils_header_decode_date(text);
	return date != NULL ? MAX(g_date_time_to_unix(date), 0) : 0;
}

static gint64
read_date(const xmlNode *item)
{
	const xmlNode *nodes[] = {
		gls_feed_node_find(item, "pubDate"),
		gls_feed_node_find(item, "published"),
		gls_feed_node_find(item, "updated"),
		gls_feed_node_find_in(item, DC_NAMESPACE, "date"),
		gls_feed_node_find_in(item, PRISM_NAMESPACE, "publicationDate"),
	};

	for (guint i = 0; i < G_N_ELEMENTS(nodes); i++) {
		g_autofree gchar *text = gls_feed_node_dup_text(nodes[i]);

		if (text != NULL)
			return parse_date(text);
	}
	return 0;
}

static void
read_author(const xmlNode *node, GStrvBuilder *authors)
{
	const xmlNode *name = gls_feed_node_find(node, "name");
	g_autofree gchar *text = gls_feed_node_dup_text(name != NULL ? name : node);
	g_autofree gchar *names = gls_author_clean_list(text);

	if (names != NULL)
		g_strv_builder_add(authors, names);
}

/* takes the text of an element, or the attribute that Atom has it in */
static void
read_category(const xmlNode *node, GStrvBuilder *categories)
{
	g_autofree gchar *term = gls_feed_node_dup_attribute(node, "term");
	g_autofree gchar *text = term != NULL ? NULL : gls_feed_node_dup_text(node);
	const gchar *name = term != NULL ? term : text;

	if (name != NULL) {
		g_autofree gchar *squeezed = gls_text_squeeze(name, -1);

		g_strv_builder_add(categories, squeezed);
	}
}

static gboolean
is_identifier(const xmlNode *node)
{
	if (gls_feed_node_is(node, "doi"))
		return gls_feed_node_is_in(node, PRISM_NAMESPACE) ||
		       gls_feed_node_is_in(node, ARXIV_NAMESPACE);
	if (gls_feed_node_is(node, "DOI"))
		return gls_feed_node_is_in(node, ARXIV_NAMESPACE);
	return gls_feed_node_is(node, "identifier") && gls_feed_node_is_in(node, DC_NAMESPACE);
}

static gchar **
end_list(GStrvBuilder *builder)
{
	g_auto(GStrv) list = g_strv_builder_end(builder);

	return *list != NULL ? g_steal_pointer(&list) : NULL;
}

static void
read_lists(const xmlNode *item, GlsMessage *message)
{
	g_autoptr(GStrvBuilder) authors = g_strv_builder_new();
	g_autoptr(GStrvBuilder) categories = g_strv_builder_new();
	g_autoptr(GStrvBuilder) identifiers = g_strv_builder_new();
	g_auto(GStrv) names = NULL;

	for (const xmlNode *node = item->children; node != NULL; node = node->next) {
		gboolean own = node->ns == item->ns;
		gboolean dc = node->type == XML_ELEMENT_NODE &&
			      gls_feed_node_is_in(node, DC_NAMESPACE);

		if ((own && gls_feed_node_is(node, "author")) ||
		    (dc && gls_feed_node_is(node, "creator")))
			read_author(node, authors);
		else if ((own && gls_feed_node_is(node, "category")) ||
			 (dc && gls_feed_node_is(node, "subject")))
			read_category(node, categories);
		else if (is_identifier(node)) {
			g_autofree gchar *text = gls_feed_node_dup_text(node);

			if (text != NULL)
				g_strv_builder_add(identifiers, text);
		}
	}
	names = end_list(authors);
	message->authors = names != NULL ? g_strjoinv("; ", names) : NULL;
	message->categories = end_list(categories);
	message->identifiers = end_list(identifiers);
}

/**
 * gls_feed_item_dup_venue:
 * @item: an item, entry, channel or feed
 *
 * Returns: (transfer full) (nullable): the journal or server it names
 */
gchar *
gls_feed_item_dup_venue(const xmlNode *item)
{
	const xmlNode *nodes[] = {
		gls_feed_node_find_in(item, PRISM_NAMESPACE, "publicationName"),
		gls_feed_node_find_in(item, ARXIV_NAMESPACE, "journal_ref"),
		gls_feed_node_find_in(item, ARXIV_NAMESPACE, "journal_reference"),
		gls_feed_node_find_in(item, DC_NAMESPACE, "source"),
	};

	for (guint i = 0; i < G_N_ELEMENTS(nodes); i++) {
		g_autofree gchar *venue = gls_feed_node_dup_text(nodes[i]);

		if (venue != NULL)
			return gls_text_squeeze(venue, -1);
	}
	return NULL;
}

/* the search of arXiv has it; see https://info.arxiv.org/help/api/user-manual.html */
static gchar *
dup_comment(const xmlNode *item)
{
	const xmlNode *node = gls_feed_node_find_in(item, ARXIV_NAMESPACE, "comment");
	g_autofree gchar *comment = gls_feed_node_dup_text(node);

	return comment != NULL ? gls_text_squeeze(comment, -1) : NULL;
}

/* https://kill-the-newsletter.com makes an entry of each mail; its author is the address that
 * bounces go to, which tells who sent the mail, and nothing of authors of papers */
static void
read_mail_sender(const xmlNode *item, GlsMessage *message)
{
	const xmlNode *author = gls_feed_node_find(item, "author");

	if (message->id == NULL || !g_str_has_prefix(message->id, "urn:kill-the-newsletter:"))
		return;
	g_clear_pointer(&message->authors, g_free);
	if (author != NULL)
		message->sender = gls_feed_node_dup_text(gls_feed_node_find(author, "email"));
}

/**
 * gls_feed_item_read:
 * @item: an item of RSS or an entry of Atom
 * @message: the message that is made of it
 *
 * Fills in what @item says of itself: its id, link, date, authors, categories, identifiers, venue
 * and comment.
 */
void
gls_feed_item_read(const xmlNode *item, GlsMessage *message)
{
	message->id = dup_id(item);
	message->link = gls_feed_item_dup_link(item);
	if (message->link == NULL && message->id != NULL && g_str_has_prefix(message->id, "http"))
		message->link = g_strdup(message->id);
	message->date = read_date(item);
	message->venue = gls_feed_item_dup_venue(item);
	message->comment = dup_comment(item);
	read_lists(item, message);
	read_mail_sender(item, message);
}
