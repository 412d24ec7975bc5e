/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-error.h"
#include "files/gls-feed.h"

#define RSS(channel)                                                                               \
	"<?xml version=\"1.0\"?>\n<rss version=\"2.0\" " SPACES "><channel>" channel               \
	"</channel></rss>"
#define SPACES                                                                                     \
	"xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "                              \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\""
#define ATOM(feed) "<feed xmlns=\"http://www.w3.org/2005/Atom\">" feed "</feed>"

static GPtrArray *
parse(const gchar *source, guint n_warnings)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	GPtrArray *messages = gls_feed_parse(source, strlen(source), warnings, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(warnings->len, ==, n_warnings);
	return messages;
}

static void
test_rss(void)
{
	g_autoptr(GPtrArray) messages =
		parse(RSS("<title>cs.LG updates</title><link>https://RSS.example.org/cs.LG</link>"
			  "<item><title>Grokking &amp;amp; tickets</title><guid>oai:1</guid>"
			  "<media:title>not this</media:title>"
			  "<pubDate>Thu, 01 Jan 1970 01:00:10 +0100</pubDate>"
			  "<description>&lt;p&gt;short&lt;/p&gt;</description>"
			  "<content:encoded><![CDATA[<p>full</p>]]></content:encoded></item>"
			  "<item><title>a &lt; b</title><description>x</description></item>"),
		      0);
	const GlsMessage *first = g_ptr_array_index(messages, 0);
	const GlsMessage *second = g_ptr_array_index(messages, 1);

	g_assert_cmpuint(messages->len, ==, 2);
	g_assert_cmpstr(first->id, ==, "oai:1");
	g_assert_cmpstr(first->feed, ==, "https://RSS.example.org/cs.LG");
	g_assert_cmpstr(first->source, ==, "cs.LG updates");
	g_assert_cmpstr(first->host, ==, "rss.example.org");
	g_assert_cmpstr(first->subject, ==, "Grokking & tickets");
	g_assert_cmpint(first->date, ==, 10);
	g_assert_cmpstr(first->body, ==, "<p>full</p>");
	g_assert_cmpint(first->type, ==, GLS_BODY_HTML);
	g_assert_null(second->id);
	g_assert_null(second->feed);
	g_assert_cmpstr(second->subject, ==, "a < b");
	g_assert_cmpint(second->date, ==, 0);
}

static void
test_rdf(void)
{
	g_autoptr(GPtrArray) messages = parse(
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
		"xmlns=\"http://purl.org/rss/1.0/\" " SPACES ">"
		"<channel rdf:about=\"x\"><title>bioRxiv</title><link>http://biorxiv.example</link>"
		"</channel><item rdf:about=\"http://biorxiv.example/1\"><title>T</title>"
		"<dc:date>1970-01-02</dc:date><description>text</description></item></rdf:RDF>",
		0);
	const GlsMessage *message = g_ptr_array_index(messages, 0);

	g_assert_cmpuint(messages->len, ==, 1);
	g_assert_cmpstr(message->source, ==, "bioRxiv");
	g_assert_cmpstr(message->host, ==, "biorxiv.example");
	g_assert_cmpstr(message->id, ==, "http://biorxiv.example/1");
	g_assert_cmpstr(message->subject, ==, "T");
	g_assert_cmpstr(message->body, ==, "text");
}

static void
test_atom(void)
{
	static const struct {
		const gchar *content;
		GlsBodyType type;
		const gchar *body;
	} cases[] = {
		{"<content>1 &lt; 2</content>", GLS_BODY_TEXT, "1 < 2"},
		{"<content type=\"text\">x</content>", GLS_BODY_TEXT, "x"},
		{"<content type=\"html\">&lt;b&gt;x&lt;/b&gt;</content>", GLS_BODY_HTML,
		 "<b>x</b>"},
		{"<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">1 &lt; <i>2</i>"
		 "</div></content>",
		 GLS_BODY_HTML,
		 "<div xmlns=\"http://www.w3.org/1999/xhtml\">1 &lt; <i>2</i></div>"},
		{"<summary>s</summary>", GLS_BODY_TEXT, "s"},
		{"<summary>s</summary><content>c</content>", GLS_BODY_TEXT, "c"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *source = g_strdup_printf(
			ATOM("<title type=\"html\">A &lt;i&gt;feed&lt;/i&gt;</title>"
			     "<link href=\"https://atom.example/x\"/><entry><id>urn:1</id>"
			     "<title>A title</title><updated>1970-01-01T00:00:20Z</updated>%s</entry>"),
			cases[i].content);
		g_autoptr(GPtrArray) messages = parse(source, 0);
		const GlsMessage *message = g_ptr_array_index(messages, 0);

		g_assert_cmpstr(message->source, ==, "A feed");
		g_assert_cmpstr(message->host, ==, "atom.example");
		g_assert_cmpstr(message->id, ==, "urn:1");
		g_assert_cmpstr(message->subject, ==, "A title");
		g_assert_cmpint(message->date, ==, 20);
		g_assert_cmpint(message->type, ==, cases[i].type);
		g_assert_cmpstr(message->body, ==, cases[i].body);
	}
}

static gchar *
join(gchar **list)
{
	return list != NULL ? g_strjoinv("|", list) : NULL;
}

/* what items of all kinds of feeds say of themselves, beside their title and text */
static void
test_item(void)
{
	static const struct {
		const gchar *source;
		const gchar *link;
		const gchar *authors;
		const gchar *categories;
		const gchar *identifiers;
		const gchar *venue;
		gint64 date;
	} cases[] = {
		{RSS("<item><link> https://x.example/1 </link><guid>2</guid>"
		     "<dc:creator>Ada One, Bob Two</dc:creator><category>cs.LG</category>"
		     "<category>stat.ML</category><media:category>no</media:category></item>"),
		 "https://x.example/1", "Ada One, Bob Two", "cs.LG|stat.ML", NULL, NULL, 0},
		{RSS("<item><guid>https://x.example/3</guid><author>a@example.org (Ada One)"
		     "</author><dc:subject>Cells</dc:subject></item>"),
		 "https://x.example/3", "Ada One", "Cells", NULL, NULL, 0},
		{RSS("<item><guid>pubmed:3</guid><dc:creator>Ada One</dc:creator>"
		     "<dc:creator>Bob Two</dc:creator><dc:creator>c@example.org</dc:creator>"
		     "<dc:identifier>pmid:3</dc:identifier>"
		     "<dc:identifier>doi:10.1000/x</dc:identifier>"
		     "<dc:source>The  Journal</dc:source><dc:date>1970-01-02</dc:date></item>"),
		 NULL, "Ada One; Bob Two", NULL, "pmid:3|doi:10.1000/x", "The Journal", 86400},
		{RSS("<p:publicationName xmlns:p=\"http://prismstandard.org/1.2\">Server"
		     "</p:publicationName><item xmlns:p=\"http://prismstandard.org/2.0\">"
		     "<p:doi>10.1000/y</p:doi><p:section>no</p:section><dc:source> </dc:source>"
		     "<p:publicationDate>1970-01-03T00:00:00+00:00</p:publicationDate></item>"),
		 NULL, NULL, NULL, "10.1000/y", "Server", 2 * 86400},
		{"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
		 "xmlns=\"http://purl.org/rss/1.0/\"><channel/>"
		 "<item rdf:about=\"https://x.example/4\"><title>T</title></item></rdf:RDF>",
		 "https://x.example/4", NULL, NULL, NULL, NULL, 0},
		{ATOM("<entry xmlns:a=\"http://arxiv.org/schemas/atom\"><id>urn:1</id>"
		      "<author><name>Ada One</name><email>a@example.org</email></author>"
		      "<author><name>Bob Two</name></author>"
		      "<link rel=\"related\" href=\"https://x.example/pdf\"/>"
		      "<link rel=\"alternate\" href=\"https://x.example/abs\"/>"
		      "<category term=\"cs.CL\" scheme=\"s\"/><category term=\"cs.AI\"/>"
		      "<a:doi>10.1000/z</a:doi><a:journal_ref>J 1 (2)</a:journal_ref>"
		      "<a:comment> 9\npages </a:comment>"
		      "<updated>1970-01-04T00:00:00Z</updated>"
		      "<published>1970-01-02T00:00:00Z</published></entry>"),
		 "https://x.example/abs", "Ada One; Bob Two", "cs.CL|cs.AI", "10.1000/z", "J 1 (2)",
		 86400},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) messages = parse(cases[i].source, 0);
		const GlsMessage *message = g_ptr_array_index(messages, 0);
		const gchar *comment = strstr(cases[i].source, "a:comment") ? "9 pages" : NULL;
		g_autofree gchar *categories = join(message->categories);
		g_autofree gchar *identifiers = join(message->identifiers);

		g_test_message("case %u", i);
		g_assert_cmpstr(message->link, ==, cases[i].link);
		g_assert_cmpstr(message->authors, ==, cases[i].authors);
		g_assert_cmpstr(categories, ==, cases[i].categories);
		g_assert_cmpstr(identifiers, ==, cases[i].identifiers);
		g_assert_cmpstr(message->venue, ==, cases[i].venue);
		g_assert_cmpstr(message->comment, ==, comment);
		g_assert_cmpint(message->date, ==, cases[i].date);
	}
}

/* the feeds of arXiv's search have no other link */
static void
test_host_of_link_to_itself(void)
{
	g_autoptr(GPtrArray) messages =
		parse(ATOM("<link rel=\"self\" href=\"https://api.example/query\"/><entry/>"), 0);
	const GlsMessage *message = g_ptr_array_index(messages, 0);

	g_assert_cmpstr(message->host, ==, "api.example");
}

static void
test_no_items(void)
{
	g_autoptr(GPtrArray) messages = parse(RSS("<title>weekend</title>"), 0);

	g_assert_cmpuint(messages->len, ==, 0);
}

static void
test_refused(void)
{
	static const struct {
		const gchar *source;
		const gchar *message;
	} cases[] = {
		{"", "*not well-formed XML at line 1, column *"},
		{"<rss><channel><title>x\n</rss>", "*not well-formed XML at line 2, column *"},
		{"<html/>", "*expected a feed*"},
		{"<opml><item/></opml>", "*expected a feed*"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GError) error = NULL;

		g_assert_null(
			gls_feed_parse(cases[i].source, strlen(cases[i].source), warnings, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
		g_assert_true(g_pattern_match_simple(cases[i].message, error->message));
	}
}

/* what stands before the place where a feed is cut or broken is kept */
static void
test_broken_keeps_items(void)
{
	static const gchar *const sources[] = {
		"<rss><channel><item><guid>1</guid><title>T</title></item>\n<item><gu",
		"<rss><channel><item><guid>1</guid><title>T</title></item></chanel></rss>",
		"<rss><channel><item><guid>1</guid><title>T</title></item>& <</channel></rss>",
	};

	for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
		g_autoptr(GPtrArray) messages = parse(sources[i], 1);
		const GlsMessage *message = g_ptr_array_index(messages, 0);

		g_assert_cmpstr(message->id, ==, "1");
		g_assert_cmpstr(message->subject, ==, "T");
	}
}

/* HTML's entities are no entities of XML, and get into feeds all the same */
static void
test_html_entities(void)
{
	g_autoptr(GPtrArray) messages =
		parse(RSS("<item><title>caf&eacute;</title><description>a&nbsp;b</description>"
			  "</item><item><title>next</title></item>"),
		      1);
	const GlsMessage *message = g_ptr_array_index(messages, 0);

	g_assert_cmpuint(messages->len, ==, 2);
	g_assert_true(g_str_has_prefix(message->subject, "caf"));
}

/* a small feed must not grow, and must not read files */
static void
test_entities_are_not_expanded(void)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	const gchar *laughs =
		"<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
		"<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
		"<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
		"<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
		"<rss><channel><item><title>T</title><description>x&c;y&f;z</description>"
		"</item></channel></rss>";
	g_autoptr(GPtrArray) messages = gls_feed_parse(laughs, strlen(laughs), warnings, NULL);
	const GlsMessage *message;

	/* whether this many of them are an error differs between versions of libxml2 */
	g_assert_nonnull(messages);
	g_assert_cmpuint(messages->len, ==, 1);
	message = g_ptr_array_index(messages, 0);
	g_assert_cmpuint(strlen(message->body), <, 20);
	g_assert_null(strstr(message->body, "root"));
}

static void
test_charsets(void)
{
	g_autoptr(GPtrArray)
		latin = parse("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel>"
			      "<item><title>Caf\xe9</title></item></channel></rss>",
			      0);
	g_autoptr(GPtrArray) broken = parse("<?xml version='1.0' encoding='utf-8'?><rss><channel>"
					    "<item><title>Caf\xe9</title></item></channel></rss>",
					    1);
	const GlsMessage *message = g_ptr_array_index(latin, 0);

	g_assert_cmpstr(message->subject, ==, "Café");
	message = g_ptr_array_index(broken, 0);
	g_assert_cmpstr(message->subject, ==, "Caf\357\277\275");
}

static void
test_item_limit(void)
{
	GString *source = g_string_new("<rss><channel>");
	g_autoptr(GPtrArray) messages = NULL;

	for (guint i = 0; i < 5001; i++)
		g_string_append(source, "<item><title>T</title></item>");
	g_string_append(source, "</channel></rss>");
	messages = parse(source->str, 1);
	g_assert_cmpuint(messages->len, ==, 5000);
	g_string_free(source, TRUE);
}

static void
test_depth_limit(void)
{
	GString *source = g_string_new("<rss><channel><item><title>T</title><description>");
	g_autoptr(GPtrArray) messages = NULL;

	for (guint i = 0; i < 100000; i++)
		g_string_append(source, "<b>");
	messages = parse(source->str, 1);
	g_assert_cmpuint(messages->len, ==, 1);
	g_string_free(source, TRUE);
}

static gchar *
repeat(const gchar *before, const gchar *text, guint n)
{
	GString *result = g_string_new(before);

	for (guint i = 0; i < n; i++)
		g_string_append(result, text);
	return g_string_free(result, FALSE);
}

/* what libxml2 would take hours for */
static void
test_limits(void)
{
	static const struct {
		const gchar *before;
		const gchar *text;
		guint allowed;
		guint refused;
	} cases[] = {
		{"<rss><channel>", "<a/>", 999998, 999999},
		{"<rss ", " a='='", 100, 101},
		{"<rss ", " xmlns:a='u'", 100, 101},
		{"<rss>", "<a xmlns='u' xmlns:b='v' xmlns:c='w'>", 100, 101},
		/* an end that is missing makes all the rest a comment */
		{"<rss><!--", "-", 64 * 1024 - 4, 64 * 1024 - 3},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GError) error = NULL;
		g_autofree gchar *refused =
			repeat(cases[i].before, cases[i].text, cases[i].refused);
		g_autofree gchar *allowed =
			repeat(cases[i].before, cases[i].text, cases[i].allowed);

		g_assert_null(gls_feed_parse(refused, strlen(refused), warnings, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
		g_clear_error(&error);
		g_assert_null(gls_feed_parse(allowed, strlen(allowed), warnings, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	}
}

/* markup in CDATA is text, and quotes in a text are no quotes */
static void
test_limits_know_markup(void)
{
	g_autofree gchar *cdata = repeat("<![CDATA[<a ", "b=\"", 200);
	g_autofree gchar *source =
		g_strdup_printf(RSS("<item><title>Jane's \"a\"</title><description>%s]]>"
				    "</description></item>"),
				cdata);
	g_autoptr(GPtrArray) messages = parse(source, 0);

	g_assert_cmpuint(messages->len, ==, 1);
}

/* a parser that goes on after each of many faults is stopped, and what it read before is kept */
static void
test_fault_limit(void)
{
	const gchar *start = "<rss><channel><item><guid>1</guid></item>";
	g_autofree gchar *few = repeat(start, "<item>&x;</item>", 999);
	g_autofree gchar *many = repeat(start, "<item>&x;</item>", 2000);
	g_autoptr(GPtrArray) all = parse(few, 1);
	g_autoptr(GPtrArray) some = parse(many, 1);

	g_assert_cmpuint(all->len, ==, 1000);
	g_assert_cmpuint(some->len, >=, 1000);
	g_assert_cmpuint(some->len, <, 1010);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed/rss", test_rss);
	g_test_add_func("/feed/rdf", test_rdf);
	g_test_add_func("/feed/atom", test_atom);
	g_test_add_func("/feed/item", test_item);
	g_test_add_func("/feed/host-of-link-to-itself", test_host_of_link_to_itself);
	g_test_add_func("/feed/no-items", test_no_items);
	g_test_add_func("/feed/refused", test_refused);
	g_test_add_func("/feed/broken", test_broken_keeps_items);
	g_test_add_func("/feed/html-entities", test_html_entities);
	g_test_add_func("/feed/entities", test_entities_are_not_expanded);
	g_test_add_func("/feed/charsets", test_charsets);
	g_test_add_func("/feed/item-limit", test_item_limit);
	g_test_add_func("/feed/depth-limit", test_depth_limit);
	g_test_add_func("/feed/limits", test_limits);
	g_test_add_func("/feed/limits-know-markup", test_limits_know_markup);
	g_test_add_func("/feed/fault-limit", test_fault_limit);
	return g_test_run();
}
