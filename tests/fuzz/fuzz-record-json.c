/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/history/gls-record-json.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(JsonParser) parser = json_parser_new_immutable();
	g_autoptr(GlsRecord) record = NULL;
	g_autoptr(GlsRecord) again = NULL;
	g_autoptr(JsonNode) node = NULL;
	g_autoptr(JsonNode) node_again = NULL;
	g_autofree gchar *text = NULL;
	g_autofree gchar *text_again = NULL;

	if (!json_parser_load_from_data(parser, (const gchar *)data, (gssize)size, NULL) ||
	    json_parser_get_root(parser) == NULL)
		return 0;
	record = gls_record_new_from_json(json_parser_get_root(parser), NULL);
	if (record == NULL)
		return 0;
	node = gls_record_to_json(record);
	again = gls_record_new_from_json(node, NULL);
	g_assert_true(again != NULL);
	node_again = gls_record_to_json(again);
	text = json_to_string(node, FALSE);
	text_again = json_to_string(node_again, FALSE);
	g_assert_true(g_str_equal(text, text_again));
	return 0;
}
