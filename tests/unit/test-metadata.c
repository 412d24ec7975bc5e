/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "core/gls-json.h"
#include "core/lookup/gls-metadata-private.h"

static void
test_code(void)
{
	static const struct {
		const gchar *address;
		const gchar *code;
	} cases[] = {
		{"https://github.com/ada/notes", "github.com/ada/notes"},
		{"http://www.GitHub.com/ada/notes.git", "github.com/ada/notes"},
		{"github.com/ada/notes/tree/main/x", "github.com/ada/notes"},
		{"https://github.com/ada/notes?utm_source=mail&reader=42#top",
		 "github.com/ada/notes"},
		{"https://huggingface.co/ada/notes", "huggingface.co/ada/notes"},
		{"https://t.example.org/?u=https://github.com/ada/notes", NULL},
		{"https://github.com/ada", NULL},
		{"https://github.com/ada/../x", NULL},
		{"https://github.com.example.org/ada/notes", NULL},
		{"https://ada:secret@github.com/ada/notes", NULL},
		{"https://github.com/ada/no\ntes", NULL},
		{"", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *code = gls_metadata_dup_code(cases[i].address);

		g_assert_cmpstr(code, ==, cases[i].code);
	}
}

static void
test_set(void)
{
	static const struct {
		GlsMetadataField field;
		const gchar *value;
		const gchar *kept;
	} cases[] = {
		{GLS_METADATA_TITLE, "  Two\n words ", "Two words"},
		{GLS_METADATA_TITLE, " ", NULL},
		{GLS_METADATA_DATE, "2026-04-03", "2026-04-03"},
		{GLS_METADATA_DATE, "2026-04", "2026-04"},
		{GLS_METADATA_DATE, "2026", "2026"},
		{GLS_METADATA_DATE, "April", NULL},
		{GLS_METADATA_DATE, "2026-4-3", NULL},
		{GLS_METADATA_CITATIONS, "12", "12"},
		{GLS_METADATA_CITATIONS, "-1", NULL},
		{GLS_METADATA_CITATIONS, "1e9", NULL},
		{GLS_METADATA_PUBLISHED, "https://doi.org/10.1000/ABC", "10.1000/abc"},
		{GLS_METADATA_PUBLISHED, "10.48550/arXiv.2604.00001", NULL},
		{GLS_METADATA_PUBLISHED, "nonsense", NULL},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsMetadata) metadata = gls_metadata_new();

		gls_metadata_set(metadata, cases[i].field, GLS_LOOKUP_ARXIV, cases[i].value);
		g_assert_cmpstr(metadata->values[cases[i].field], ==, cases[i].kept);
	}
}

static void
test_limits(void)
{
	g_autoptr(GlsMetadata) metadata = gls_metadata_new();
	g_autofree gchar *longest = g_strnfill(20000, 'x');
	g_autofree gchar *longer = g_strnfill(20001, 'y');

	gls_metadata_set(metadata, GLS_METADATA_ABSTRACT, GLS_LOOKUP_ARXIV, longest);
	gls_metadata_set(metadata, GLS_METADATA_ABSTRACT, GLS_LOOKUP_CROSSREF, longer);
	g_assert_cmpstr(metadata->values[GLS_METADATA_ABSTRACT], ==, longest);
	for (guint i = 0; i < 60; i++)
		gls_metadata_add_author(metadata, "Ada Lovelace");
	g_assert_cmpuint(metadata->authors->len, ==, 50);
	g_assert_true(gls_metadata_add_id(metadata, gls_paper_id_new(GLS_ID_ARXIV, "2604.00001")));
	g_assert_false(gls_metadata_add_id(metadata, gls_paper_id_new(GLS_ID_ARXIV, "2604.00002")));
}

static GlsMetadata *
new_metadata(GlsLookupSource source)
{
	GlsMetadata *metadata = gls_metadata_new();

	gls_metadata_set(metadata, GLS_METADATA_TITLE, source, "Notes");
	gls_metadata_set(metadata, GLS_METADATA_ABSTRACT, source, "The whole of the abstract.");
	gls_metadata_set(metadata, GLS_METADATA_VENUE, source, "Journal");
	gls_metadata_set(metadata, GLS_METADATA_PUBLISHED, source, "10.1000/1");
	gls_metadata_set_count(metadata, GLS_METADATA_CITATIONS, source, 12);
	gls_metadata_add_author(metadata, "Ada Lovelace");
	gls_metadata_add_author(metadata, "Alan Turing");
	gls_metadata_add_id(metadata, gls_paper_id_new(GLS_ID_ARXIV, "2604.00001"));
	metadata->date = 1775000000;
	return metadata;
}

static void
test_merge(void)
{
	g_autoptr(GlsMetadata) metadata = gls_metadata_new();
	g_autoptr(GlsMetadata) other = new_metadata(GLS_LOOKUP_ARXIV);

	gls_metadata_set(metadata, GLS_METADATA_VENUE, GLS_LOOKUP_CROSSREF, "Annals");
	gls_metadata_merge(metadata, other);
	g_assert_cmpstr(metadata->values[GLS_METADATA_VENUE], ==, "Annals");
	g_assert_cmpint(metadata->sources[GLS_METADATA_VENUE], ==, GLS_LOOKUP_CROSSREF);
	g_assert_cmpstr(metadata->values[GLS_METADATA_TITLE], ==, "Notes");
	g_assert_cmpint(metadata->sources[GLS_METADATA_TITLE], ==, GLS_LOOKUP_ARXIV);
	g_assert_cmpuint(metadata->authors->len, ==, 2);
	g_assert_cmpuint(metadata->ids->len, ==, 1);
	g_assert_cmpint(metadata->date, ==, 1775000000);
}

/* what the digest says stays, unless it is cut */
static void
test_complete_entry(void)
{
	static const struct {
		const gchar *abstract;
		const gchar *completed;
	} cases[] = {
		{NULL, "The whole of the abstract."},
		{"The whole …", "The whole of the abstract."},
		{"The whole ...", "The whole of the abstract."},
		{"Its own words.", "Its own words."},
		{"A snippet that is longer than the abstract …",
		 "A snippet that is longer than the abstract …"},
	};
	g_autoptr(GlsMetadata) metadata = new_metadata(GLS_LOOKUP_ARXIV);

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GlsEntry) entry = gls_entry_new("Notes", -1);

		if (cases[i].abstract != NULL)
			gls_entry_set_abstract(entry, cases[i].abstract, -1);
		gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_DOI, "10.1000/own"));
		gls_metadata_complete_entry(metadata, entry);
		g_assert_cmpstr(entry->abstract, ==, cases[i].completed);
		g_assert_cmpstr(gls_entry_get_id(entry, GLS_ID_ARXIV)->value, ==, "2604.00001");
		g_assert_cmpstr(gls_entry_get_id(entry, GLS_ID_DOI)->value, ==, "10.1000/own");
		g_assert_cmpstr(entry->venue, ==, "Journal");
		g_assert_cmpuint(entry->authors->len, ==, 2);
	}
}

static void
test_json(void)
{
	g_autoptr(GlsMetadata) metadata = new_metadata(GLS_LOOKUP_OPENALEX);
	g_autoptr(JsonNode) node = gls_metadata_to_json(metadata);
	g_autoptr(GlsMetadata) again = gls_metadata_new_from_json(node);
	g_autoptr(JsonNode) node_again = gls_metadata_to_json(again);

	g_assert_true(json_node_equal(node, node_again));
}

static void
test_bad_json(void)
{
	static const gchar *const bad[] = {
		"{\"ids\": 1, \"authors\": {}, \"title\": \"x\", \"looked_up\": \"1\"}",
		"{\"ids\": [null, [], \"x\"], \"authors\": [1, null]}",
		"{\"title\": {\"value\": 1, \"source\": []}, \"citations\": {\"value\": \"many\"}}",
		"{\"code\": {\"value\": \"https://example.org/track?me\"}, \"date\": {}}",
	};

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(JsonNode) node = gls_json_parse(bad[i], -1, &error);
		g_autoptr(GlsMetadata) metadata = NULL;

		g_assert_no_error(error);
		metadata = gls_metadata_new_from_json(node);
		g_assert_nonnull(metadata);
		g_assert_cmpuint(metadata->ids->len + metadata->authors->len, ==, 0);
		for (guint j = 0; j < GLS_METADATA_N_FIELDS; j++)
			g_assert_null(metadata->values[j]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/metadata/code", test_code);
	g_test_add_func("/metadata/set", test_set);
	g_test_add_func("/metadata/limits", test_limits);
	g_test_add_func("/metadata/merge", test_merge);
	g_test_add_func("/metadata/complete-entry", test_complete_entry);
	g_test_add_func("/metadata/json", test_json);
	g_test_add_func("/metadata/bad-json", test_bad_json);
	return g_test_run();
}
