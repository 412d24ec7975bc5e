/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "core/text/gls-charset.h"
#include "core/document/gls-document.h"
#include "core/gls-error.h"
#include "core/text/gls-text.h"
#include "files/gls-feed-item-private.h"
#include "files/gls-feed-limits-private.h"
#include "files/gls-feed-node-private.h"
#include "files/gls-feed.h"

/* the longest real feed, a day of cs.CV, has 501 */
#define MAX_ITEMS 5000
/* a feed that writes &nbsp; where XML knows none has hundreds of them; libxml2 copies what it is
 * reading for each */
#define MAX_FAULTS 1000
/* "<?xml version='1.0' encoding='...'?>" stands in the first line */
#define MAX_DECLARATION 200

#define CONTENT_NAMESPACE "http://purl.org/rss/1.0/modules/content/"

/* a feed while it is read */
typedef struct {
	gboolean atom;
	gchar *title;
	gchar *host;
	gchar *identity;
	gchar *venue;
	GPtrArray *messages;
} Feed;

static void
feed_clear(Feed *feed)
{
	g_free(feed->title);
	g_free(feed->host);
	g_free(feed->identity);
	g_free(feed->venue);
	g_clear_pointer(&feed->messages, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Feed, feed_clear)

/* the place where the XML first goes wrong; the parser itself keeps only the last */
typedef struct {
	gint line;
	gint column;
	guint n;
} Fault;

static void
keep_first_fault(void *user_data, xmlErrorPtr problem)
{
	xmlParserCtxtPtr context = user_data;
	Fault *fault = context->_private;

	if (problem->level < XML_ERR_ERROR)
		return;
	if (++fault->n == MAX_FAULTS)
		xmlStopParser(context);
	if (fault->line > 0)
		return;
	fault->line = MAX(problem->line, 1);
	fault->column = problem->int2;
}

static gboolean
has_elements(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			return TRUE;
	return FALSE;
}

static gchar *
dup_markup(const xmlNode *node)
{
	xmlBufferPtr buffer = xmlBufferCreate();
	gchar *markup;

	for (xmlNode *child = node->children; child != NULL; child = child->next)
		xmlNodeDump(buffer, node->doc, child, 0, 0);
	markup = g_strdup((const gchar *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return markup;
}

/* Atom says what a text is (RFC 4287, 3.1); RSS does not, and holds HTML as a rule */
static gchar *
dup_content(const Feed *feed, const xmlNode *node, GlsBodyType *type)
{
	xmlChar *attribute = xmlGetNoNsProp(node, (const xmlChar *)"type");
	const gchar *name = attribute != NULL ? (const gchar *)attribute : "text";
	gboolean plain = feed->atom && g_ascii_strcasecmp(name, "html") != 0 &&
			 g_ascii_strcasecmp(name, "text/html") != 0;
	gboolean markup = has_elements(node);

	xmlFree(attribute);
	*type = plain && !markup ? GLS_BODY_TEXT : GLS_BODY_HTML;
	return markup ? dup_markup(node) : gls_feed_node_dup_raw_text(node);
}

static gchar *
dup_html_text(const gchar *html)
{
	g_autoptr(GlsDocument) document = gls_document_new(html, strlen(html), GLS_BODY_HTML);

	return gls_text_squeeze(gls_document_get_text(document, NULL), -1);
}

static gchar *
dup_title(const Feed *feed, const xmlNode *parent)
{
	const xmlNode *node = gls_feed_node_find(parent, "title");
	g_autofree gchar *content = NULL;
	g_autofree gchar *title = NULL;
	GlsBodyType type;

	if (node == NULL)
		return NULL;
	content = dup_content(feed, node, &type);
	/* a bare "a < b" is no markup; "AT&amp;amp;T" and "<i>E. coli</i>" are */
	if (type == GLS_BODY_HTML && strchr(content, '&') == NULL && strstr(content, "</") == NULL)
		type = GLS_BODY_TEXT;
	title = type == GLS_BODY_HTML ? dup_html_text(content) : gls_text_squeeze(content, -1);
	return *title != '\0' ? g_steal_pointer(&title) : NULL;
}

static gchar *
dup_address(const xmlNode *channel)
{
	gchar *address = gls_feed_item_dup_link(channel);
	const xmlNode *other = gls_feed_node_find(channel, "link");

	/* the feeds of arXiv's search lead to themselves only */
	if (address == NULL && other != NULL)
		address = gls_feed_node_dup_attribute(other, "href");
	return address;
}

static gchar *
dup_host(const gchar *address)
{
	g_autofree gchar *host = NULL;

	if (address == NULL || !g_uri_split(address, G_URI_FLAGS_NONE, NULL, NULL, &host, NULL,
					    NULL, NULL, NULL, NULL))
		return NULL;
	return host != NULL ? g_ascii_strdown(host, -1) : NULL;
}

static void
read_channel(Feed *feed, const xmlNode *channel)
{
	g_autofree gchar *address = dup_address(channel);

	feed->title = dup_title(feed, channel);
	feed->host = dup_host(address);
	feed->venue = gls_feed_item_dup_venue(channel);
	/* the address of a feed's page is what a reader of feeds knows it by too */
	feed->identity = address != NULL ? g_steal_pointer(&address) : g_strdup(feed->title);
}

static gchar *
dup_body(const Feed *feed, const xmlNode *item, GlsBodyType *type)
{
	const xmlNode *node = gls_feed_node_find_in(item, CONTENT_NAMESPACE, "encoded");
	static const gchar *const names[] = {"content", "description", "summary"};

	for (guint i = 0; node == NULL && i < G_N_ELEMENTS(names); i++)
		node = gls_feed_node_find(item, names[i]);
	*type = GLS_BODY_HTML;
	return node != NULL ? dup_content(feed, node, type) : g_strdup("");
}

static void
add_item(Feed *feed, const xmlNode *item)
{
	GlsBodyType type;
	g_autofree gchar *body = dup_body(feed, item, &type);
	GlsMessage *message = gls_message_new(type, body, -1);

	gls_feed_item_read(item, message);
	message->feed = message->id != NULL ? g_strdup(feed->identity) : NULL;
	message->source = g_strdup(feed->title != NULL ? feed->title : feed->host);
	message->host = g_strdup(feed->host);
	/* bioRxiv names itself once, for all items */
	if (message->venue == NULL)
		message->venue = g_strdup(feed->venue);
	message->subject = dup_title(feed, item);
	g_ptr_array_add(feed->messages, message);
}

static void
add_items(Feed *feed, const xmlNode *parent, GPtrArray *warnings)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		if (!gls_feed_node_is(node, feed->atom ? "entry" : "item"))
			continue;
		if (feed->messages->len == MAX_ITEMS) {
			g_ptr_array_add(warnings,
					g_strdup_printf("more than %d items: the rest is left out",
							MAX_ITEMS));
			return;
		}
		add_item(feed, node);
	}
}

static gboolean
read_root(Feed *feed, const xmlNode *root, GPtrArray *warnings)
{
	const xmlNode *channel = root;

	feed->atom = gls_feed_node_is(root, "feed");
	/* the channel of RSS is in another namespace than the root of RDF */
	if (!feed->atom) {
		if (!gls_feed_node_is(root, "rss") && !gls_feed_node_is(root, "RDF"))
			return FALSE;
		channel = root->children;
		while (channel != NULL && !gls_feed_node_is(channel, "channel"))
			channel = channel->next;
	}
	if (channel != NULL) {
		read_channel(feed, channel);
		add_items(feed, channel, warnings);
	}
	if (gls_feed_node_is(root, "RDF"))
		add_items(feed, root, warnings);
	return TRUE;
}

static gchar *
dup_declared_charset(const gchar *data, gsize length)
{
	g_autofree gchar *start = g_strndup(data, MIN(length, MAX_DECLARATION));
	g_autoptr(GMatchInfo) match = NULL;
	g_autoptr(GRegex) regex = g_regex_new(
		"^\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([\\w.:-]+)", G_REGEX_RAW, 0, NULL);

	return g_regex_match(regex, start, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}

static xmlDoc *
parse(const gchar *data, gsize length, Fault *fault)
{
	xmlParserCtxtPtr context = xmlNewParserCtxt();
	xmlDoc *document;

	context->_private = fault;
	context->sax->serror = (xmlStructuredErrorFunc)keep_first_fault;
	/* neither XML_PARSE_NOENT nor XML_PARSE_HUGE: the limits of libxml2 on depth, on the length
	 * of a text and on entities stay in force */
	document = xmlCtxtReadMemory(context, data, length, NULL, "UTF-8",
				     XML_PARSE_NONET | XML_PARSE_RECOVER);
	if (!context->wellFormed && fault->line == 0)
		fault->line = 1;
	xmlFreeParserCtxt(context);
	return document;
}

/**
 * gls_feed_parse:
 * @data: a feed: RSS 2.0, RSS 1.0 or Atom
 * @length: of @data in bytes
 * @warnings: (element-type utf8): takes what was wrong and could be passed over
 * @error: return location for an error
 *
 * Reads a feed. Each item becomes a message: known by its `guid` or `id` within the feed, its source
 * the feed's title, its subject the item's title, its body the fullest text it has.
 *
 * Of XML that is not well-formed the items are kept that can be read.
 *
 * Returns: (transfer full) (element-type GlsMessage): the items in order, perhaps none; %NULL on
 *   error
 */
GPtrArray *
gls_feed_parse(const gchar *data, gsize length, GPtrArray *warnings, GError **error)
{
	g_auto(Feed) feed = {0};
	g_autofree gchar *charset = NULL;
	g_autofree gchar *text = NULL;
	gsize first_bad = G_MAXSIZE;
	Fault fault = {0};
	xmlDoc *document;
	gboolean found;

	g_return_val_if_fail(length <= G_MAXINT, NULL);

	charset = dup_declared_charset(data, length);
	text = gls_charset_to_utf8(data, length, charset, &first_bad, error);
	if (text == NULL)
		return NULL;
	if (first_bad != G_MAXSIZE)
		g_ptr_array_add(warnings,
				g_strdup_printf("invalid %s at byte %" G_GSIZE_FORMAT,
						charset != NULL ? charset : "UTF-8", first_bad));
	if (!gls_feed_limits_check(text, error))
		return NULL;
	feed.messages = g_ptr_array_new_with_free_func((GDestroyNotify)gls_message_free);
	document = parse(text, strlen(text), &fault);
	found = document != NULL && xmlDocGetRootElement(document) != NULL &&
		read_root(&feed, xmlDocGetRootElement(document), warnings);
	xmlFreeDoc(document);
	if (fault.line > 0 && feed.messages->len == 0) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "not well-formed XML at line %d, column %d", fault.line, fault.column);
		return NULL;
	}
	if (!found) {
		g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
			    "expected a feed: RSS 2.0, RSS 1.0 or Atom");
		return NULL;
	}
	if (fault.line > 0)
		g_ptr_array_add(warnings,
				g_strdup_printf("not well-formed XML at line %d, column %d: "
						"what could be read is kept",
						fault.line, fault.column));
	return g_steal_pointer(&feed.messages);
}
