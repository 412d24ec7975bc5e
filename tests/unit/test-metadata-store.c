/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <glib/gstdio.h>

#include "core/lookup/gls-metadata-store.h"

typedef struct {
	gchar *folder;
	gchar *path;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GError) error = NULL;

	fixture->folder = g_dir_make_tmp("glossator-store-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->path = g_build_filename(fixture->folder, "look-ups.ini", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer user_data)
{
	g_unlink(fixture->path);
	g_rmdir(fixture->folder);
	g_free(fixture->path);
	g_free(fixture->folder);
}

static GlsEntry *
new_entry(guint number)
{
	g_autofree gchar *title = g_strdup_printf("The %uth of a number of papers", number);
	g_autofree gchar *id = g_strdup_printf("2604.%05u", number);
	GlsEntry *entry = gls_entry_new(title, -1);

	gls_entry_add_id(entry, gls_paper_id_new(GLS_ID_ARXIV, id));
	return entry;
}

static void
add(GlsMetadataStore *store, guint number, const gchar *venue, GlsLookupSource answered)
{
	g_autoptr(GlsEntry) entry = new_entry(number);
	g_autoptr(GlsMetadata) metadata = venue != NULL ? gls_metadata_new() : NULL;

	if (metadata != NULL) {
		gls_metadata_set(metadata, GLS_METADATA_TITLE, GLS_LOOKUP_ARXIV, entry->title);
		gls_metadata_set(metadata, GLS_METADATA_VENUE, GLS_LOOKUP_ARXIV, venue);
	}
	gls_metadata_store_add(store, entry, metadata, GLS_LOOKUP_ARXIV, answered);
}

static void
assert_venue(GlsMetadataStore *store, guint number, const gchar *venue)
{
	g_autoptr(GlsEntry) entry = new_entry(number);
	g_autoptr(GlsMetadata) metadata = gls_metadata_store_find(store, entry);

	g_assert_cmpstr(metadata != NULL ? metadata->values[GLS_METADATA_VENUE] : NULL, ==, venue);
}

static gboolean
is_fresh(GlsMetadataStore *store, guint number, GlsLookupSource sources)
{
	g_autoptr(GlsEntry) entry = new_entry(number);

	return gls_metadata_store_is_fresh(store, entry, sources);
}

static void
save(GlsMetadataStore *store)
{
	g_autoptr(GError) error = NULL;

	gls_metadata_store_save(store, &error);
	g_assert_no_error(error);
}

static void
test_kept(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsMetadataStore) store = gls_metadata_store_new(fixture->path);
	g_autoptr(GlsMetadataStore) other = gls_metadata_store_new(fixture->path);
	g_autoptr(GlsMetadataStore) again = NULL;
	GStatBuf status;

	assert_venue(store, 1, NULL);
	assert_venue(other, 1, NULL);
	add(store, 1, "Annals; of\n[x]=\\y", GLS_LOOKUP_ARXIV);
	add(store, 2, NULL, GLS_LOOKUP_ARXIV);
	assert_venue(store, 1, "Annals; of [x]=\\y");
	g_assert_true(is_fresh(store, 2, GLS_LOOKUP_ARXIV));
	save(store);
	/* which does not know of them yet */
	add(other, 3, "Letters", GLS_LOOKUP_ARXIV);
	save(other);
	assert_venue(other, 1, "Annals; of [x]=\\y");

	again = gls_metadata_store_new(fixture->path);
	assert_venue(again, 1, "Annals; of [x]=\\y");
	assert_venue(again, 3, "Letters");
	g_assert_true(is_fresh(again, 2, GLS_LOOKUP_ARXIV));
	g_assert_false(is_fresh(again, 2, GLS_LOOKUP_ARXIV | GLS_LOOKUP_CROSSREF));
	g_assert_false(is_fresh(again, 4, GLS_LOOKUP_ARXIV));
	g_assert_cmpint(g_stat(fixture->path, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0600);
}

/* another paper of the same title is another paper */
static void
test_same_title(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsMetadataStore) store = gls_metadata_store_new(fixture->path);
	g_autoptr(GlsEntry) alert = gls_entry_new("On computable numbers and what they are", -1);
	g_autoptr(GlsEntry) other = gls_entry_new("On computable numbers and what they are", -1);
	g_autoptr(GlsMetadata) metadata = gls_metadata_new();
	g_autoptr(GlsMetadata) found = NULL;

	gls_metadata_set(metadata, GLS_METADATA_TITLE, GLS_LOOKUP_ARXIV, alert->title);
	gls_metadata_add_id(metadata, gls_paper_id_new(GLS_ID_ARXIV, "2604.00001"));
	gls_metadata_store_add(store, alert, metadata, GLS_LOOKUP_ARXIV, GLS_LOOKUP_ARXIV);
	found = gls_metadata_store_find(store, alert);
	g_assert_true(found != NULL);
	gls_entry_add_id(other, gls_paper_id_new(GLS_ID_ARXIV, "2604.00002"));
	g_assert_null(gls_metadata_store_find(store, other));
}

/* who did not answer is left alone for a while, and what another source said stays */
static void
test_failure(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsMetadataStore) store = gls_metadata_store_new(fixture->path);

	add(store, 1, "Annals", GLS_LOOKUP_NOTHING);
	g_assert_true(is_fresh(store, 1, GLS_LOOKUP_ARXIV));
	g_assert_false(is_fresh(store, 1, GLS_LOOKUP_CROSSREF));
	add(store, 1, NULL, GLS_LOOKUP_ARXIV);
	assert_venue(store, 1, "Annals");
}

static gchar *
make_group(guint group, gint64 age, const gchar *rest)
{
	return g_strdup_printf("[%u]\nkeys=arxiv:2604.%05u;\ndate=%" G_GINT64_FORMAT
			       "\nasked=arxiv\nanswered=arxiv\n%s\n",
			       group, group, g_get_real_time() / G_USEC_PER_SEC - age, rest);
}

static void
test_expiry(Fixture *fixture, gconstpointer user_data)
{
	const gchar *known = "metadata={\"venue\":{\"value\":\"Annals\",\"source\":\"arxiv\"}}";
	const gint64 day = 24 * 60 * 60;
	const struct {
		gint64 age;
		const gchar *rest;
		gboolean fresh;
	} cases[] = {
		{29 * day, known, TRUE}, {31 * day, known, FALSE}, {2 * day, "", TRUE},
		{4 * day, "", FALSE},	 {-day, known, FALSE},	   {0, "metadata={", FALSE},
	};
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsMetadataStore) store = gls_metadata_store_new(fixture->path);

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree gchar *group = make_group(i + 1, cases[i].age, cases[i].rest);

		g_string_append(text, group);
	}
	g_file_set_contents(fixture->path, text->str, -1, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(is_fresh(store, i + 1, GLS_LOOKUP_ARXIV), ==, cases[i].fresh);
}

static void
test_bad_files(Fixture *fixture, gconstpointer user_data)
{
	static const gchar *const bad[] = {"",
					   "[",
					   "[1]\nkeys=\n",
					   "[1]\ndate=x\n",
					   "[1]\nkeys=a;b\ndate=9999999999999999999\n",
					   "\xff\xfe"};

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GlsMetadataStore) store = gls_metadata_store_new(fixture->path);
		g_autoptr(GError) error = NULL;

		g_file_set_contents(fixture->path, bad[i], -1, &error);
		g_assert_no_error(error);
		assert_venue(store, 1, NULL);
		add(store, 1, "Annals", GLS_LOOKUP_ARXIV);
		save(store);
		assert_venue(store, 1, "Annals");
	}
}

static void
test_bound(Fixture *fixture, gconstpointer user_data)
{
	g_autoptr(GlsMetadataStore) store = gls_metadata_store_new(fixture->path);
	g_autoptr(GKeyFile) key_file = g_key_file_new();
	g_autoptr(GError) error = NULL;
	gsize n_groups;

	for (guint i = 1; i <= GLS_METADATA_STORE_MAX_PAPERS + 10; i++)
		add(store, i, "Annals", GLS_LOOKUP_ARXIV);
	save(store);
	g_key_file_load_from_file(key_file, fixture->path, G_KEY_FILE_NONE, &error);
	g_assert_no_error(error);
	g_strfreev(g_key_file_get_groups(key_file, &n_groups));
	g_assert_cmpuint(n_groups, ==, GLS_METADATA_STORE_MAX_PAPERS);
}

#define ADD(name, function)                                                                        \
	g_test_add("/metadata-store/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("kept", test_kept);
	ADD("same-title", test_same_title);
	ADD("failure", test_failure);
	ADD("expiry", test_expiry);
	ADD("bad-files", test_bad_files);
	ADD("bound", test_bound);
	return g_test_run();
}
