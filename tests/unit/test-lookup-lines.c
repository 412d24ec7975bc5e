/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <string.h>

#include "core/gls-error.h"
#include "core/lookup/gls-lookup-reply.h"
#include "core/lookup/gls-lookup-request.h"

static void
test_request(void)
{
	g_autoptr(GlsLookupRequest) request = gls_lookup_request_new(7);
	g_autoptr(GlsLookupRequest) again = NULL;
	g_autoptr(GlsEntry) entry = gls_entry_new("A \"title\"", -1);
	g_autoptr(GError) error = NULL;
	g_autofree gchar *line = NULL;
	const GlsEntry *copy = NULL;

	gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_DOI, "10.1000/1"));
	gls_entry_set_abstract(entry, "which stays here", -1);
	g_ptr_array_add(entry->authors, gls_author_new("Ada Lovelace", -1));
	request->sources = GLS_LOOKUP_ARXIV | GLS_LOOKUP_OPENALEX;
	request->mailto = g_strdup("ada@example.org");
	gls_lookup_request_add(request, entry);
	line = gls_lookup_request_to_line(request);
	g_assert_null(strchr(line, '\n'));
	again = gls_lookup_request_new_from_line(line, -1, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(again->number, ==, 7);
	g_assert_cmpint(again->sources, ==, request->sources);
	g_assert_cmpstr(again->mailto, ==, "ada@example.org");
	g_assert_cmpuint(again->entries->len, ==, 1);
	copy = g_ptr_array_index(again->entries, 0);
	g_assert_cmpstr(copy->title, ==, "A \"title\"");
	g_assert_null(copy->abstract);
	g_assert_cmpuint(copy->authors->len, ==, 1);
	g_assert_cmpstr(gls_entry_get_id(copy, GLS_ID_DOI)->value, ==, "10.1000/1");
}

static void
test_bad_requests(void)
{
	static const gchar *const bad[] = {"",
					   "null",
					   "[]",
					   "{}",
					   "{\"request\": 0, \"papers\": []}",
					   "{\"request\": \"1\", \"papers\": []}",
					   "{\"request\": 4294967296, \"papers\": []}",
					   "{\"request\": 1}",
					   "{\"request\": 1, \"papers\": {}}",
					   "{\"request\": 1, \"papers\": [1]}"};

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(gls_lookup_request_new_from_line(bad[i], -1, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	}
}

static void
test_too_many_papers(void)
{
	for (guint more = 0; more < 2; more++) {
		g_autoptr(GString) line = g_string_new("{\"request\": 1, \"papers\": [{}");
		g_autoptr(GlsLookupRequest) request = NULL;

		for (guint i = 1; i < GLS_LOOKUP_MAX_PAPERS + more; i++)
			g_string_append(line, ", {}");
		g_string_append(line, "]}");
		request = gls_lookup_request_new_from_line(line->str, -1, NULL);
		g_assert_cmpint(request != NULL, ==, more == 0);
	}
}

static void
test_replies(void)
{
	for (GlsLookupReplyKind kind = 0; kind <= GLS_LOOKUP_REPLY_DONE; kind++) {
		g_autoptr(GlsLookupReply) reply = gls_lookup_reply_new(kind, 3);
		g_autoptr(GlsLookupReply) again = NULL;
		g_autoptr(GError) error = NULL;
		g_autofree gchar *line = NULL;
		g_autofree gchar *line_again = NULL;

		reply->paper = 5;
		reply->done = 6;
		reply->answered = GLS_LOOKUP_CROSSREF;
		reply->metadata = gls_metadata_new();
		reply->problems = g_strdup("arXiv: no");
		line = gls_lookup_reply_to_line(reply);
		again = gls_lookup_reply_new_from_line(line, -1, &error);
		g_assert_no_error(error);
		g_assert_cmpint(again->kind, ==, kind);
		line_again = gls_lookup_reply_to_line(again);
		g_assert_cmpstr(line_again, ==, line);
	}
}

static void
test_bad_replies(void)
{
	static const gchar *const bad[] = {"",
					   "1",
					   "{}",
					   "{\"request\": 1}",
					   "{\"request\": -1, \"done\": true}",
					   "{\"request\": 1, \"paper\": \"x\"}"};

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;

		g_assert_null(gls_lookup_reply_new_from_line(bad[i], -1, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lookup-lines/request", test_request);
	g_test_add_func("/lookup-lines/bad-requests", test_bad_requests);
	g_test_add_func("/lookup-lines/too-many-papers", test_too_many_papers);
	g_test_add_func("/lookup-lines/replies", test_replies);
	g_test_add_func("/lookup-lines/bad-replies", test_bad_replies);
	return g_test_run();
}
