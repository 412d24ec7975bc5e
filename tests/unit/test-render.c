/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/formats/gls-format.h"
#include "core/gls-annotator.h"
#include "core/render/gls-render.h"

#define ABSTRACT                                                                                   \
	"In this paper we propose a text of some length, which is long enough to be taken for "    \
	"an abstract of bandits."
#define PAPER(title) "<h3>" title "</h3><p>" ABSTRACT "</p>"
#define RULES                                                                                      \
	"[tickets]\nmatch=\"lottery tickets\"\ncolour=blue\n[<b>&]\nmatch=bandits\n"               \
	"[odd]\nmatch=grokking\ncolour=red\neffect=star\nscore=20\n"                               \
	"[odder]\nmatch=grokking\ncolour=red;background:url(x)\n"

static GlsAnnotatedMessage *
annotate(GlsBodyType type, const gchar *body)
{
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_data(RULES, -1, "rules", &error);
	GlsMessage *message = gls_message_new(type, body, -1);
	GlsAnnotatedMessage *annotated;

	g_assert_no_error(error);
	gls_annotator_set_rules(annotator, rules);
	message->id = g_strdup("one@example.org");
	message->source = g_strdup("cs.LG\033[2J");
	message->subject = g_strdup("</title><script>alert(1)</script>");
	message->date = 1765962012;
	annotated = gls_annotator_annotate(annotator, message, GLS_ANNOTATE_NONE, &error);
	g_assert_no_error(error);
	return annotated;
}

static GlsAnnotatedMessage *
annotate_papers(void)
{
	return annotate(GLS_BODY_HTML,
			"<html><head><title>t</title></head><body class=x>" PAPER(
				"Grokking lottery tickets") PAPER("Entropy of forests")
				PAPER("Grokking Lottery Tickets") "</body></html>");
}

static void
assert_contains(const gchar *text, const gchar *part)
{
	if (strstr(text, part) == NULL)
		g_error("expected <%s> in <%s>", part, text);
}

static void
test_summary(void)
{
	static const struct {
		guint counts[GLS_N_STATES];
		const gchar *summary;
	} cases[] = {
		{{60, 9, 0, 3}, "72 papers: 60 new, 9 seen, 3 repeats"},
		{{1, 0, 0, 0}, "1 paper: 1 new"},
		{{0, 2, 1, 1}, "4 papers: 2 seen, 1 waiting elsewhere, 1 repeat"},
		{{0, 0, 2, 0}, "2 papers: 2 waiting elsewhere"},
		{{1, 2, 0, 0, 3}, "6 papers: 1 new, 2 seen, 3 updated"},
		{{0, 0, 0, 0}, "format not understood"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		GlsDigest digest = {.format = &gls_format_hf_page};
		g_autoptr(GPtrArray) annotations = g_ptr_array_new();
		GlsAnnotatedMessage message = {.digest = &digest, .annotations = annotations};
		g_autofree gchar *summary = NULL;

		memcpy(message.counts, cases[i].counts, sizeof(message.counts));
		for (guint j = 0; j < GLS_N_STATES; j++)
			g_ptr_array_set_size(annotations, annotations->len + cases[i].counts[j]);
		summary = gls_render_summary(&message);
		g_assert_cmpstr(summary, ==, cases[i].summary);
	}
}

static void
test_no_digest(void)
{
	g_autoptr(GlsAnnotatedMessage) message = annotate(GLS_BODY_TEXT, "Hello Jane");
	g_autofree gchar *text = gls_render_text(message);

	g_assert_true(g_str_has_suffix(text, "\nno digest recognised\n"));
}

static gint64
local_time(gint year, gint month, gint day)
{
	g_autoptr(GDateTime) date = g_date_time_new_local(year, month, day, 12, 0, 0);

	return g_date_time_to_unix(date);
}

static void
test_state(void)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	gint64 this_year = local_time(g_date_time_get_year(now), 3, 11);
	gint64 long_ago = local_time(2001, 3, 1);
	struct {
		GlsState state;
		guint repeat_of;
		const gchar *source;
		gint64 date;
		const gchar *expected;
	} cases[] = {
		{GLS_STATE_NEW, 0, NULL, 0, "new"},
		{GLS_STATE_SEEN, 0, "cs.LG", this_year, "seen 11 Mar in cs.LG"},
		{GLS_STATE_SEEN, 0, "cs.LG", long_ago, "seen 1 Mar 2001 in cs.LG"},
		{GLS_STATE_SEEN, 0, NULL, this_year, "seen 11 Mar"},
		{GLS_STATE_SEEN, 0, "cs.LG", 0, "seen before"},
		{GLS_STATE_SEEN, 0, "a\033[2J\nb\342\200\256", this_year, "seen 11 Mar in a [2J b"},
		{GLS_STATE_ELSEWHERE, 0, "cs.LG", long_ago, "also in cs.LG, not opened yet"},
		{GLS_STATE_ELSEWHERE, 0, NULL, long_ago, "also in another message, not opened yet"},
		{GLS_STATE_REPEAT, 7, NULL, 0, "same as #7"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		GlsAnnotation annotation = {
			.state = cases[i].state,
			.repeat_of = cases[i].repeat_of,
			.other = {NULL, (gchar *)cases[i].source, cases[i].date}};
		g_autofree gchar *state = gls_render_state(&annotation);

		g_assert_cmpstr(state, ==, cases[i].expected);
	}
}

/* what is said beyond the state: versions, publications and similar papers */
static void
test_state_of_versions(void)
{
	static const struct {
		GlsState state;
		guint version;
		guint seen_version;
		gboolean published;
		const gchar *source;
		const gchar *expected;
	} cases[] = {
		{GLS_STATE_UPDATED, 2, 1, FALSE, "cs.LG",
		 "updated: v2, seen as v1 11 Mar 2019 in cs.LG"},
		{GLS_STATE_UPDATED, 2, 0, FALSE, "cs.LG", "updated: v2, seen 11 Mar 2019 in cs.LG"},
		{GLS_STATE_UPDATED, 0, 0, FALSE, NULL, "updated, seen 11 Mar 2019"},
		{GLS_STATE_SEEN, 0, 0, TRUE, "cs.LG",
		 "seen 11 Mar 2019 in cs.LG, also published in another version"},
		{GLS_STATE_REPEAT, 0, 0, TRUE, NULL, "also published as #7"},
		{GLS_STATE_REPEAT, 0, 0, FALSE, NULL, "same as #7"},
		{GLS_STATE_NEW, 0, 0, TRUE, NULL, "new"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		GlsEntry entry = {.version = cases[i].version};
		GlsAnnotation annotation = {.entry = &entry,
					    .state = cases[i].state,
					    .repeat_of = 7,
					    .seen_version = cases[i].seen_version,
					    .published = cases[i].published,
					    .other = {NULL, (gchar *)cases[i].source, 1552305600}};
		g_autofree gchar *state = gls_render_state(&annotation);

		g_assert_cmpstr(state, ==, cases[i].expected);
	}
}

static void
test_state_of_similar(void)
{
	const struct {
		GlsSimilar similar;
		const gchar *expected;
	} cases[] = {
		{{(gchar *)"A\033Title", 7, NULL, 0}, "new, similar to #7?"},
		{{(gchar *)"A\033Title", 0, NULL, 0}, "new, similar to “A Title”?"},
		{{(gchar *)"A Title", 0, (gchar *)"cs.LG", 1552305600},
		 "new, similar to “A Title”, 11 Mar 2019 in cs.LG?"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		GlsAnnotation annotation = {.state = GLS_STATE_NEW,
					    .similar = (GlsSimilar *)&cases[i].similar};
		g_autofree gchar *state = gls_render_state(&annotation);

		g_assert_cmpstr(state, ==, cases[i].expected);
	}
}

static void
test_text(void)
{
	g_autoptr(GlsAnnotatedMessage) message = annotate_papers();
	g_autofree gchar *text = gls_render_text(message);

	g_assert_null(strchr(text, '\033'));
	g_assert_true(g_str_has_prefix(
		text, "</title><script>alert(1)</script> (cs.LG [2J)\n"
		      "format general (by its shape), 3 papers: 2 new, 1 repeat\n\n"
		      "  1. Grokking lottery tickets\n     new, starred, score 20\n"
		      "     tickets: title \"lottery tickets\"\n"
		      "     <b>&: abstract \"bandits\"\n"
		      "     odd: title \"Grokking\"\n"));
	assert_contains(text,
			"  3. Grokking Lottery Tickets\n     same as #1, starred, score 20\n");
}

/* why a tag is there, and what rules do, in words */
static void
test_why(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_data(
		"[x]\nmatch=forest* author:Ada cat:cs.* comment:pages source:arxiv id:2501.*\n"
		"score=-7\neffect=dim\n[y]\nmatch=-nothing\n[bad]\nmatch=(\nscore=x\n"
		"[worse]\ncolour=blue\n",
		-1, "rules", &error);
	g_autoptr(GlsEntry) entry = gls_entry_new("Forests and forests", -1);
	GlsOrigin origin = {{"ar\033Xiv arXiv"}};
	g_autoptr(GPtrArray) tags = NULL;
	g_autofree gchar *why = NULL;
	g_autofree gchar *nothing = NULL;
	g_autofree gchar *notice = NULL;

	g_assert_no_error(error);
	gls_entry_set_abstract(entry, "The forest \"floor\"", -1);
	gls_entry_set_comment(entry, "9 pages", -1);
	g_ptr_array_add(entry->authors, gls_author_new("B. Bob", -1));
	g_ptr_array_add(entry->authors, gls_author_new("C. Ada", -1));
	g_ptr_array_add(entry->categories, g_strdup("cs.LG"));
	gls_entry_add_id(entry, gls_paper_id_new_from_string("2501.03489"));
	tags = gls_rule_set_match(rules, entry, &origin);
	g_assert_cmpuint(tags->len, ==, 2);
	why = gls_render_why(g_ptr_array_index(tags, 0), entry, &origin);
	g_assert_cmpstr(why, ==,
			"title \"Forests\", abstract \"forest\", author \"C. Ada\", "
			"category \"cs.LG\", comment \"pages\", source \"arXiv\", "
			"id \"2501.03489\"");
	nothing = gls_render_why(g_ptr_array_index(tags, 1), entry, &origin);
	g_assert_cmpstr(nothing, ==, "");
	notice = gls_render_rule_notice(rules);
	g_assert_cmpstr(notice, ==, "2 rules have errors");
	g_assert_null(gls_render_rule_notice(NULL));
}

static void
test_effects(void)
{
	static const struct {
		GlsEffect effects;
		gint score;
		const gchar *text;
	} cases[] = {
		{GLS_EFFECT_NONE, 0, NULL},
		{GLS_EFFECT_STAR, 0, "starred"},
		{GLS_EFFECT_NONE, -7, "score -7"},
		{GLS_EFFECT_DIM | GLS_EFFECT_HIDE, -70, "dimmed, hidden, score -70"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		GlsAnnotation annotation = {.effects = cases[i].effects, .score = cases[i].score};
		g_autofree gchar *text = gls_render_effects(&annotation);

		g_assert_cmpstr(text, ==, cases[i].text);
	}
}

static void
test_html(void)
{
	g_autoptr(GlsAnnotatedMessage) message = annotate_papers();
	g_autofree gchar *html = gls_render_html(message);

	/* a browser must not guess: the page itself says nothing of its charset */
	g_assert_true(g_str_has_prefix(html, "\357\273\277<html><head><title>t</title></head>"
					     "<body class=x><style>"));
	assert_contains(html, "<div class=\"gls-summary\">3 papers: 2 new, 1 repeat</div><h3>");
	assert_contains(html, "<h3>Grokking lottery tickets<span class=\"gls-note\"> <span "
			      "class=\"gls-tag\" style=\"border-color:blue\" "
			      "title=\"title &quot;lottery tickets&quot;\">tickets</span>");
	assert_contains(html, ">&lt;b&gt;&amp;</span>");
	assert_contains(html, "(same as #1)</span></span></h3>");
	g_assert_null(strstr(html, "url(x)"));
	g_assert_null(strstr(html, "<script>"));
}

/* where the summary goes: before the first thing that is shown, and inside the body */
static void
test_html_top(void)
{
	static const struct {
		const gchar *before;
		const gchar *after;
	} cases[] = {
		{"", PAPER("Grokking lottery tickets")},
		{"<!DOCTYPE html><!-- <body> --><HTML><HEAD><META charset=utf-8><TITLE>a <body>"
		 "</TITLE><style>body{}</style></HEAD>\n<BODY onload=\"a>b\">",
		 "<p>x</p>"},
		{"<meta charset=utf-8>\n<script>\"<body>\"</script>\n", "<div>x</div>"},
		{"<meta charset=utf-8>", "text first"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *body =
			g_strconcat(cases[i].before, cases[i].after, PAPER("Grokking tickets"),
				    PAPER("Entropy of forests"), PAPER("A third paper"), NULL);
		g_autoptr(GlsAnnotatedMessage) message = annotate(GLS_BODY_HTML, body);
		g_autofree gchar *html = gls_render_html(message);
		const gchar *start = html + (g_str_has_prefix(html, "\357\273\277") ? 3 : 0);
		g_autofree gchar *expected = g_strconcat(cases[i].before, "<style>", NULL);

		if (!g_str_has_prefix(start, expected))
			g_error("expected <%s>, got <%s>", expected, start);
	}
}

static void
test_html_of_text(void)
{
	g_autoptr(GlsAnnotatedMessage)
		message = annotate(GLS_BODY_TEXT, "1 < 2 & <script>alert(1)</script>");
	g_autofree gchar *html = gls_render_html(message);

	g_assert_true(g_str_has_prefix(html, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
					     "<title>&lt;/title&gt;&lt;script&gt;"));
	assert_contains(html, "<pre class=\"gls-source\">1 &lt; 2 &amp; &lt;script&gt;alert(1)");
	g_assert_null(strstr(html, "<script>"));
}

static void
test_mail_body(void)
{
	g_autoptr(GlsAnnotatedMessage) message = annotate_papers();
	g_autoptr(GlsMessage) other = gls_message_new(
		GLS_BODY_TEXT, "Grokking\nlottery tickets (2)\n\nEntropy of forests\n", -1);
	g_autofree gchar *html = gls_render_mail_body(message, message->message);
	g_autofree gchar *text = gls_render_mail_body(message, other);

	g_assert_null(strstr(html, "<style"));
	g_assert_null(strstr(html, "class=\"gls"));
	assert_contains(html, "<h3>Grokking lottery tickets<span style=\"");
	g_assert_cmpstr(text, ==,
			"3 papers: 2 new, 1 repeat\n\n"
			"Grokking\nlottery tickets [tickets, <b>&, odd] (new) (2)\n\n"
			"Entropy of forests [<b>&] (new)\n");
}

static JsonObject *
get_entry(JsonNode *root, guint i)
{
	JsonArray *messages = json_object_get_array_member(json_node_get_object(root), "messages");
	JsonArray *entries =
		json_object_get_array_member(json_array_get_object_element(messages, 0), "entries");

	return json_array_get_object_element(entries, i);
}

static void
assert_members(JsonObject *object, const gchar *expected)
{
	g_autoptr(GList) names = json_object_get_members(object);
	g_autoptr(GString) joined = g_string_new(NULL);

	for (GList *name = names; name != NULL; name = name->next)
		g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "",
				       (const gchar *)name->data);
	g_assert_cmpstr(joined->str, ==, expected);
}

static void
test_json(void)
{
	g_autoptr(GPtrArray) messages =
		g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotated_message_free);
	g_autofree gchar *json = NULL;
	g_autoptr(JsonNode) root = NULL;
	g_autoptr(GError) error = NULL;
	JsonObject *message, *entry, *same_as;

	g_ptr_array_add(messages, annotate_papers());
	json = gls_render_json(messages);
	g_assert_true(g_str_has_suffix(json, "}\n"));
	root = json_from_string(json, &error);
	g_assert_no_error(error);
	message = json_array_get_object_element(
		json_object_get_array_member(json_node_get_object(root), "messages"), 0);
	assert_members(message, "id source format recognised_by subject date entries");
	g_assert_cmpstr(json_object_get_string_member(message, "id"), ==, "one@example.org");
	g_assert_cmpstr(json_object_get_string_member(message, "format"), ==, "general");
	g_assert_cmpstr(json_object_get_string_member(message, "date"), ==, "2025-12-17T09:00:12Z");

	entry = get_entry(root, 0);
	assert_members(
		entry,
		"n title authors ids kind version categories venue date reason comment abstract tags score effects state same_as similar");
	g_assert_cmpint(json_object_get_int_member(entry, "n"), ==, 1);
	g_assert_true(json_object_get_null_member(entry, "kind"));
	g_assert_true(json_object_get_null_member(entry, "version"));
	g_assert_true(json_object_get_null_member(entry, "same_as"));
	g_assert_cmpuint(json_array_get_length(json_object_get_array_member(entry, "ids")), ==, 0);
	g_assert_cmpstr(json_object_get_string_member(entry, "state"), ==, "new");

	entry = get_entry(root, 2);
	g_assert_cmpstr(json_object_get_string_member(entry, "state"), ==, "repeat");
	same_as = json_object_get_object_member(entry, "same_as");
	assert_members(same_as, "n source date seen_version other_version");
	g_assert_cmpint(json_object_get_int_member(same_as, "n"), ==, 1);
	g_assert_true(json_object_get_null_member(same_as, "source"));
	g_assert_true(json_object_get_null_member(same_as, "date"));
}

static void
test_json_tags(void)
{
	g_autoptr(GPtrArray) messages =
		g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotated_message_free);
	g_autofree gchar *json = NULL;

	g_ptr_array_add(messages, annotate_papers());
	json = gls_render_json(messages);
	assert_contains(json, "\"tags\":[{\"name\":\"tickets\",\"why\":[{\"field\":\"title\","
			      "\"text\":\"lottery tickets\",\"item\":0,\"start\":9,\"end\":24}]},"
			      "{\"name\":\"<b>&\",\"why\":[{\"field\":\"abstract\","
			      "\"text\":\"bandits\",\"item\":0,\"start\":100,\"end\":107}]}");
	assert_contains(json, "\"score\":20,\"effects\":[\"star\"],\"state\":\"new\"");
}

static void
test_json_nothing(void)
{
	g_autoptr(GPtrArray) messages =
		g_ptr_array_new_with_free_func((GDestroyNotify)gls_annotated_message_free);
	g_autofree gchar *none = gls_render_json(messages);
	g_autofree gchar *one = NULL;
	GlsAnnotatedMessage *message = annotate(GLS_BODY_TEXT, "x");
	g_autofree gchar *key = NULL;

	g_assert_cmpstr(none, ==, "{\"messages\":[]}\n");
	g_clear_pointer(&message->message->id, g_free);
	key = gls_message_dup_key(message->message);
	message->message->date = 0;
	g_ptr_array_add(messages, message);
	one = gls_render_json(messages);
	assert_contains(one, key);
	assert_contains(one, "\"format\":null");
	assert_contains(one, "\"date\":null,\"entries\":[]}]}");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/summary", test_summary);
	g_test_add_func("/render/no-digest", test_no_digest);
	g_test_add_func("/render/state", test_state);
	g_test_add_func("/render/state-of-versions", test_state_of_versions);
	g_test_add_func("/render/state-of-similar", test_state_of_similar);
	g_test_add_func("/render/text", test_text);
	g_test_add_func("/render/why", test_why);
	g_test_add_func("/render/effects", test_effects);
	g_test_add_func("/render/html", test_html);
	g_test_add_func("/render/html-top", test_html_top);
	g_test_add_func("/render/html-of-text", test_html_of_text);
	g_test_add_func("/render/mail-body", test_mail_body);
	g_test_add_func("/render/json", test_json);
	g_test_add_func("/render/json-tags", test_json_tags);
	g_test_add_func("/render/json-nothing", test_json_nothing);
	return g_test_run();
}
