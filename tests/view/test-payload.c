/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <json-glib/json-glib.h>

#include "core/gls-error.h"
#include "view/gls-payload.h"

#define RULES "[entropy]\nmatch=entropy\ncolour=pink\n[privacy]\nmatch=privacy\n"
#define DIGEST                                                                                       \
	"<p>Daily Papers, by AK and the research community</p>"                                      \
	"<h3><a href=\"https://huggingface.co/papers/2501.00001\">On Entropy &amp; Privacy</a></h3>" \
	"<p>A text that goes on for a while about what is in the paper, and ends here.</p>"          \
	"<h3><a href=\"https://huggingface.co/papers/2501.00002\">Plain Things</a></h3>"             \
	"<p>Another text that goes on for a while about what is in the paper, so far.</p>"           \
	"<h3><a href=\"https://huggingface.co/papers/2501.00001\">On Entropy &amp; Privacy</a></h3>" \
	"<p>A text that goes on for a while about what is in the paper, and ends here.</p>"

static const GlsPage page = {.content = "#content", .heading = NULL};

static GlsMessage *
make_message(const gchar *body)
{
	GlsMessage *message = gls_message_new(GLS_BODY_HTML, body, -1);

	message->subject = g_strdup("Daily papers, 11 March");
	message->host = g_strdup("huggingface.co");
	return message;
}

static GlsAnnotator *
make_annotator(void)
{
	g_autoptr(GlsAnnotator) annotator = gls_annotator_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRuleSet) rules = gls_rule_set_new_from_data(RULES, -1, "rules.ini", &error);

	g_assert_no_error(error);
	gls_annotator_set_rules(annotator, rules);
	return g_steal_pointer(&annotator);
}

static void
done_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GAsyncResult **returned = user_data;

	*returned = g_object_ref(result);
}

static GlsPayload *
prepare(GlsMessage *message, GCancellable *cancellable, GError **error)
{
	g_autoptr(GlsAnnotator) annotator = make_annotator();
	g_autoptr(GAsyncResult) result = NULL;

	gls_payload_prepare_async(annotator, message, &page, NULL, cancellable, done_cb, &result);
	while (result == NULL)
		g_main_context_iteration(NULL, TRUE);
	return gls_payload_prepare_finish(result, error);
}

/* of a tag */
static void
check_why(JsonObject *tag)
{
	JsonArray *why = json_object_get_array_member(tag, "why");
	JsonObject *field = NULL;
	JsonArray *words = NULL;

	g_assert_cmpint(json_object_get_int_member(tag, "rule"), ==, 0);
	g_assert_cmpuint(json_array_get_length(why), ==, 1);
	field = json_array_get_object_element(why, 0);
	g_assert_cmpstr(json_object_get_string_member(field, "field"), ==, "title");
	words = json_object_get_array_member(field, "words");
	g_assert_cmpuint(json_array_get_length(words), ==, 1);
	g_assert_cmpstr(json_array_get_string_element(words, 0), ==, "Entropy");
}

static void
test_digest(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = prepare(make_message(DIGEST), NULL, &error);
	g_autoptr(JsonNode) root = NULL;
	JsonObject *object = NULL;
	JsonArray *entries = NULL;
	JsonObject *entry = NULL;

	g_assert_no_error(error);
	g_assert_cmpuint(payload->n_entries, ==, 3);
	root = json_from_string(payload->json, &error);
	g_assert_no_error(error);
	object = json_node_get_object(root);
	g_assert_cmpstr(json_object_get_string_member(object, "content"), ==, "#content");
	g_assert_true(json_object_get_null_member(object, "heading"));
	g_assert_cmpstr(json_object_get_string_member(object, "subject"), ==, "dailypapers11march");
	g_assert_cmpstr(json_object_get_string_member(object, "summary"), ==,
			"3 papers: 2 new, 1 repeat");
	entries = json_object_get_array_member(object, "entries");
	g_assert_cmpuint(json_array_get_length(entries), ==, 3);

	entry = json_array_get_object_element(entries, 0);
	g_assert_cmpstr(json_object_get_string_member(entry, "key"), ==, "onentropyprivacy");
	g_assert_cmpstr(json_object_get_string_member(entry, "state"), ==, "new");
	g_assert_false(json_object_has_member(entry, "occurrence"));
	g_assert_false(json_object_has_member(entry, "target"));
	g_assert_cmpuint(json_array_get_length(json_object_get_array_member(entry, "tags")), ==, 2);
	check_why(json_array_get_object_element(json_object_get_array_member(entry, "tags"), 0));

	entry = json_array_get_object_element(entries, 1);
	g_assert_cmpuint(json_array_get_length(json_object_get_array_member(entry, "tags")), ==, 0);

	entry = json_array_get_object_element(entries, 2);
	g_assert_cmpint(json_object_get_int_member(entry, "occurrence"), ==, 1);
	g_assert_cmpint(json_object_get_int_member(entry, "target"), ==, 1);
	g_assert_cmpstr(json_object_get_string_member(entry, "label"), ==, "same as #1");
}

static void
test_rules(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = prepare(make_message(DIGEST), NULL, &error);
	g_autoptr(JsonNode) root = json_from_string(payload->json, &error);
	JsonArray *tags = NULL;
	JsonObject *tag = NULL;

	g_assert_no_error(error);
	tags = json_object_get_array_member(json_node_get_object(root), "tags");
	g_assert_cmpuint(json_array_get_length(tags), ==, 2);
	tag = json_array_get_object_element(tags, 0);
	g_assert_cmpstr(json_object_get_string_member(tag, "name"), ==, "entropy");
	g_assert_cmpstr(json_object_get_string_member(tag, "colour"), ==, "pink");
	g_assert_cmpstr(json_object_get_string_member(tag, "query"), ==, "entropy");
}

static void
test_no_digest(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = prepare(make_message("<p>Hello.</p>"), NULL, &error);

	g_assert_no_error(error);
	g_assert_null(payload->json);
	g_assert_cmpuint(payload->n_entries, ==, 0);
}

/* what was recognised and not understood is said in the line at the top, and nothing else is shown */
static void
test_not_understood(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload =
		prepare(make_message("<p>Daily Papers, by AK and the research community</p>"), NULL,
			&error);
	g_autoptr(JsonNode) root = NULL;
	JsonObject *object = NULL;

	g_assert_no_error(error);
	g_assert_cmpuint(payload->n_entries, ==, 0);
	root = json_from_string(payload->json, &error);
	g_assert_no_error(error);
	object = json_node_get_object(root);
	g_assert_cmpstr(json_object_get_string_member(object, "summary"), ==,
			"format not understood");
	g_assert_cmpuint(json_array_get_length(json_object_get_array_member(object, "entries")), ==,
			 0);
}

static GlsMessage *
make_item(const gchar *subject)
{
	GlsMessage *message = make_message("<p>Journal, Published online: 13 May 2026</p>");

	g_free(message->subject);
	message->subject = g_strdup(subject);
	message->link = g_strdup("https://www.nature.com/articles/s41586-026-00001-1");
	return message;
}

/* a paper that is the message has its state at the head, and no line that counts it */
static void
test_single_paper(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = prepare(make_item("A title of a paper"), NULL, &error);
	g_autoptr(JsonNode) root = NULL;

	g_assert_no_error(error);
	g_assert_cmpuint(payload->n_entries, ==, 1);
	root = json_from_string(payload->json, &error);
	g_assert_no_error(error);
	g_assert_true(json_object_get_null_member(json_node_get_object(root), "summary"));
}

static void
test_item_without_paper(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = prepare(make_item("Cover Picture"), NULL, &error);

	g_assert_no_error(error);
	g_assert_null(payload->json);
}

static void
test_cancelled(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GCancellable) cancellable = g_cancellable_new();

	g_cancellable_cancel(cancellable);
	g_assert_null(prepare(make_message(DIGEST), cancellable, &error));
	g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_too_large(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *body = g_strnfill(GLS_MESSAGE_MAX_SIZE + 1, 'a');

	g_assert_null(prepare(make_message(body), NULL, &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_TOO_LARGE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/payload/digest", test_digest);
	g_test_add_func("/payload/rules", test_rules);
	g_test_add_func("/payload/no-digest", test_no_digest);
	g_test_add_func("/payload/not-understood", test_not_understood);
	g_test_add_func("/payload/single-paper", test_single_paper);
	g_test_add_func("/payload/item-without-paper", test_item_without_paper);
	g_test_add_func("/payload/cancelled", test_cancelled);
	g_test_add_func("/payload/too-large", test_too_large);
	return g_test_run();
}
