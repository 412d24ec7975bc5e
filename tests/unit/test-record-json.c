/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/history/gls-record-json.h"

#define SIGHTINGS                                                                                  \
	"\"arrived\":{\"date\":\"2026-03-11T08:00:00Z\",\"source\":\"Daily\",\"message\":\"a1\"}"

static JsonNode *
parse(const gchar *text)
{
	g_autoptr(GError) error = NULL;
	JsonNode *node = json_from_string(text, &error);

	g_assert_no_error(error);
	return node;
}

static void
test_round_trip(void)
{
	static const gchar *const texts[] = {
		"{\"title\":\"One\",\"ids\":[\"arxiv:2501.03489\",\"doi:10.1000/x\"],"
		"\"sources\":[\"Daily\",\"Weekly\"],\"state\":\"seen\"," SIGHTINGS ","
		"\"shown\":{\"date\":\"2026-03-12T08:00:00Z\",\"source\":null,\"message\":\"b2\"},"
		"\"marked\":null,\"shown_in\":[\"b2\",\"c3\"],"
		"\"last_shown\":\"2026-03-13T08:00:00Z\"}",
		"{\"title\":null,\"ids\":[\"pmid:28359079\"],\"sources\":[],"
		"\"state\":\"elsewhere\"," SIGHTINGS ",\"shown\":null,\"marked\":null,"
		"\"shown_in\":[],\"last_shown\":null}",
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(JsonNode) node = parse(texts[i]);
		g_autoptr(GError) error = NULL;
		g_autoptr(GlsRecord) record = gls_record_new_from_json(node, &error);
		g_autoptr(JsonNode) again = NULL;
		g_autofree gchar *text = NULL;

		g_assert_no_error(error);
		again = gls_record_to_json(record);
		text = json_to_string(again, FALSE);
		g_assert_cmpstr(text, ==, texts[i]);
	}
}

/* what an export has as marked was a decision; without it the paper was shown then */
static void
test_marked(void)
{
	g_autoptr(JsonNode)
		node = parse("{\"title\":\"One\",\"marked\":{\"date\":\"2026-03-12T08:00:00Z\","
			     "\"message\":\"b2\"}," SIGHTINGS "}");
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsRecord) record = gls_record_new_from_json(node, &error);

	g_assert_no_error(error);
	g_assert_null(record->marked.message_key);
	g_assert_cmpstr(record->shown.message_key, ==, "b2");
	g_assert_cmpuint(record->shown_in->len, ==, 1);
	g_assert_cmpint(record->last_shown, ==, record->shown.date);
}

static void
test_refused(void)
{
	static const gchar *const texts[] = {
		"[]",
		"null",
		"7",
		"{}",
		"{" SIGHTINGS "}",
		"{\"title\":\"One\"}",
		"{\"title\":7,\"ids\":{}," SIGHTINGS "}",
		"{\"title\":\"One\",\"arrived\":[]}",
		"{\"title\":\"One\",\"arrived\":{\"message\":7}}",
		"{\"ids\":[7,null,\"nonsense\",\"nonsense:x\"]," SIGHTINGS "}",
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(JsonNode) node = parse(texts[i]);
		g_autoptr(GError) error = NULL;

		g_assert_null(gls_record_new_from_json(node, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/record-json/round-trip", test_round_trip);
	g_test_add_func("/record-json/marked", test_marked);
	g_test_add_func("/record-json/refused", test_refused);
	return g_test_run();
}
