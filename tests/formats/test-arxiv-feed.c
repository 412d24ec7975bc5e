/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "files/gls-feed.h"
#include "read.h"

typedef struct {
	const gchar *subject;
	const gchar *link;
	const gchar *host;
	const gchar *source;
	const gchar *body;
	gint64 date;
} Item;

static GlsDigest *
read_item(const Item *item)
{
	GlsMessage *message = gls_message_new(GLS_BODY_HTML, item->body, -1);

	message->subject = g_strdup(item->subject);
	message->link = g_strdup(item->link);
	message->host = g_strdup(item->host);
	message->source = g_strdup(item->source);
	message->date = item->date;
	return read_message(message);
}

/* as a host hands them in that keeps neither authors nor categories */
static void
test_items(void)
{
	static const struct {
		Item item;
		const gchar *title;
		const gchar *id;
		GlsEntryKind kind;
		guint version;
		const gchar *category;
		const gchar *abstract;
		const gchar *date;
	} cases[] = {
		{{"A title", "https://arxiv.org/abs/2203.01250", "rss.arxiv.org",
		  "cs.CV updates on arXiv.org",
		  "arXiv:2203.01250v3 Announce Type: replace-cross \nAbstract: Text of arXiv:2.",
		  86400},
		 "A title",
		 "arxiv:2203.01250",
		 GLS_ENTRY_REPLACED,
		 3,
		 "cs.CV",
		 "Text of arXiv:2.",
		 NULL},
		{{"A title", NULL, NULL, "cs.CV, cs.LG updates on arXiv.org",
		  "<p>arXiv:2203.01250v1 Announce Type: new</p><p>Abstract: Text.</p>", 86400},
		 "A title",
		 "arxiv:2203.01250",
		 GLS_ENTRY_NEW,
		 1,
		 NULL,
		 "Text.",
		 "1970-01-02"},
		{{"A title", "http://arxiv.org/abs/hep-th/9901001", "arxiv.org", "My feed",
		  "arXiv:hep-th/9901001v2 Announce Type: replace Abstract: Text.", 0},
		 "A title",
		 "arxiv:hep-th/9901001",
		 GLS_ENTRY_REPLACED,
		 2,
		 NULL,
		 "Text.",
		 NULL},
		{{"A title", NULL, NULL, NULL, "arXiv:2203.01250v1 Announce Type: cross\nText.",
		  86400},
		 "A title",
		 "arxiv:2203.01250",
		 GLS_ENTRY_CROSS,
		 1,
		 NULL,
		 "Text.",
		 NULL},
		{{"A title", NULL, NULL, NULL, "arXiv:2203.01250v1 Announce Type: odd Abstract: T",
		  0},
		 "A title",
		 "arxiv:2203.01250",
		 GLS_ENTRY_UNKNOWN,
		 1,
		 NULL,
		 "T",
		 NULL},
		/* until 2024 */
		{{"A title?. (arXiv:2303.11156v2 [cs.CL] UPDATED)",
		  "http://arxiv.org/abs/2303.11156", "arxiv.org", "cs.AI updates on arXiv.org",
		  "<p>Text.</p>", 0},
		 "A title?",
		 "arxiv:2303.11156",
		 GLS_ENTRY_REPLACED,
		 2,
		 "cs.CL",
		 "Text.",
		 NULL},
		{{"A title. (arXiv:hep-th/9901001v1 [hep-th] CROSS LISTED)", "x", NULL, NULL,
		  "Text.", 0},
		 "A title",
		 "arxiv:hep-th/9901001",
		 GLS_ENTRY_CROSS,
		 1,
		 "hep-th",
		 "Text.",
		 NULL},
		{{"A (title) (arXiv:2303.1) etc. (arXiv:2303.11156v1 [cs.CL])", "x", NULL, NULL,
		  "Text.", 0},
		 "A (title) (arXiv:2303.1) etc",
		 "arxiv:2303.11156",
		 GLS_ENTRY_NEW,
		 1,
		 "cs.CL",
		 "Text.",
		 NULL},
		/* the search */
		{{"A\n  title", "http://arxiv.org/abs/2203.01250v4", "export.arxiv.org",
		  "ArXiv Query: all:x", "  Text of arXiv:2203.00001\n", 86400},
		 "A title",
		 "arxiv:2203.01250",
		 GLS_ENTRY_UNKNOWN,
		 4,
		 NULL,
		 "Text of arXiv:2203.00001",
		 "1970-01-02"},
		/* a title that only begins to look like those of old */
		{{"A title (arXiv:2303.00001 of old)", "http://arxiv.org/abs/2203.01250",
		  "arxiv.org", NULL, "Text.", 0},
		 "A title (arXiv:2303.00001 of old)",
		 "arxiv:2203.01250",
		 GLS_ENTRY_UNKNOWN,
		 0,
		 NULL,
		 "Text.",
		 NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsDigest) digest = read_item(&cases[i].item);
		const GlsEntry *entry;

		g_test_message("case %u", i);
		g_assert_cmpstr(gls_digest_get_format_name(digest), ==, "arxiv-feed");
		g_assert_cmpuint(digest->entries->len, ==, 1);
		entry = get_entry(digest, 0);
		g_assert_true(entry->in_subject);
		g_assert_cmpstr(entry->title, ==, cases[i].title);
		assert_ids(entry, cases[i].id);
		g_assert_cmpint(entry->kind, ==, cases[i].kind);
		g_assert_cmpuint(entry->version, ==, cases[i].version);
		g_assert_cmpuint(entry->categories->len, ==, cases[i].category != NULL);
		if (cases[i].category != NULL)
			g_assert_cmpstr(g_ptr_array_index(entry->categories, 0), ==,
					cases[i].category);
		g_assert_cmpstr(entry->abstract, ==, cases[i].abstract);
		g_assert_cmpstr(entry->date, ==, cases[i].date);
	}
}

static void
test_others(void)
{
	static const Item items[] = {
		{"Error", "http://arxiv.org/api/errors#incorrect_id_format_for_x", "arxiv.org",
		 "ArXiv Query: x", "incorrect id format for x", 0},
		{"Feed error for query: http://rss.arxiv.org/rss/cs.XX",
		 "http://rss.arxiv.org/rss/cs.XX", "rss.arxiv.org", NULL, "Bad archive", 0},
		/* a letter from a colleague */
		{"Fwd: A title. (arXiv:2303.11156v2 [cs.CL])", NULL, NULL, NULL, "Read this.", 0},
		{"A note", NULL, NULL, NULL, "arXiv:2303.11156v2 is good.", 0},
		{"A blog post", "https://blog.info.arxiv.org/x", "blog.info.arxiv.org", NULL, "x",
		 0},
		{"No host of arXiv", "https://notarxiv.org/abs/2303.11156", "notarxiv.org", NULL,
		 "x", 0},
	};

	for (guint i = 0; i < G_N_ELEMENTS(items); i++) {
		g_autoptr(GlsDigest) digest = read_item(&items[i]);

		g_test_message("case %u", i);
		g_assert_null(gls_digest_get_format_name(digest));
		g_assert_cmpuint(digest->entries->len, ==, 0);
	}
}

/* a day of cs.CV: 501 items, 1 MB; beside it a tenth of that, to see that the cost is linear */
static void
test_cost(void)
{
	static const guint sizes[] = {50, 501};

	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GPtrArray) messages = NULL;
		g_autoptr(GError) error = NULL;
		g_autoptr(GString) feed = g_string_new(
			"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
			"<title>cs.CV updates on arXiv.org</title><link>http://rss.arxiv.org/</link>");
		gint64 start;
		gint64 parsed;

		for (guint n = 0; n < sizes[i]; n++) {
			g_string_append_printf(
				feed,
				"<item><title>Title number %u of a day</title><link>"
				"https://arxiv.org/abs/2601.%05u</link><guid>oai:arXiv.org:2601.%05uv1"
				"</guid><category>cs.CV</category><category>cs.LG</category>"
				"<dc:creator>A. One, B. Two, C. Three</dc:creator><description>"
				"arXiv:2601.%05uv1 Announce Type: new \nAbstract: ",
				n, n + 1, n + 1, n + 1);
			for (guint line = 0; line < 22; line++)
				g_string_append_printf(
					feed,
					"we show in line %02u that an abstract of some "
					"length is read in linear time\n",
					line);
			g_string_append(feed, "</description></item>");
		}
		g_string_append(feed, "</channel></rss>");
		start = g_get_monotonic_time();
		messages = gls_feed_parse(feed->str, feed->len, warnings, &error);
		g_assert_no_error(error);
		parsed = g_get_monotonic_time();
		g_assert_cmpuint(messages->len, ==, sizes[i]);
		while (messages->len > 0) {
			g_autoptr(GlsDigest)
				digest = read_message(g_ptr_array_steal_index(messages, 0));

			g_assert_cmpuint(digest->entries->len, ==, 1);
		}
		g_test_message("%u items, %" G_GSIZE_FORMAT " KB: feed %.1f ms, digests %.1f ms",
			       sizes[i], feed->len / 1024, (parsed - start) / 1000.0,
			       (g_get_monotonic_time() - parsed) / 1000.0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/arxiv-feed/items", test_items);
	g_test_add_func("/arxiv-feed/others", test_others);
	g_test_add_func("/arxiv-feed/cost", test_cost);
	return g_test_run();
}
