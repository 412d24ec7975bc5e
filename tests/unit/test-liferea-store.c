/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/gls-error.h"
#include "files/gls-liferea-store.h"

/* the tables of 1.14 as far as they are read */
#define TABLES                                                                                     \
	"CREATE TABLE items (item_id INTEGER, node_id TEXT, title TEXT, read INTEGER, "            \
	"source TEXT, source_id TEXT, description TEXT, date INTEGER, comment INTEGER);"           \
	"CREATE TABLE metadata (item_id INTEGER, nr INTEGER, key TEXT, value TEXT);"               \
	"CREATE TABLE subscription (node_id STRING, source STRING);"                               \
	"CREATE TABLE subscription_metadata (node_id STRING, nr INTEGER, key TEXT, value TEXT);"   \
	"CREATE TABLE node (node_id STRING, title STRING);"

#define ITEMS                                                                                        \
	"INSERT INTO node VALUES ('n1', 'Daily Papers'), ('n2', '2024');"                            \
	"INSERT INTO subscription VALUES ('n1', 'https://papers.example/feed'),"                     \
	"('n2', 'https://other.example/feed');"                                                      \
	"INSERT INTO subscription_metadata VALUES ('n1', 1, 'homepage', 'https://papers.example/');" \
	"INSERT INTO items VALUES (1, 'n1', 'One', 1, 'https://papers.example/1', 'guid-1', "        \
	"'<p>text</p>', 1000, 0), (2, 'n2', 'Two', 0, NULL, NULL, NULL, 2000, 0), "                  \
	"(3, 'n1', 'A comment', 1, NULL, 'guid-3', '<p>text</p>', 3000, 1), "                        \
	"(4, 'gone', x'ff', NULL, NULL, 'guid-4', '<p>text</p>', -5, NULL);"                         \
	"INSERT INTO metadata VALUES (1, 1, 'author', 'Jane Doe'), (1, 2, 'category', 'cs.LG');"

static gchar *
dup_database(const gchar *statements)
{
	gchar *path = NULL;
	gint descriptor = g_file_open_tmp("glossator-store-XXXXXX", &path, NULL);
	sqlite3 *database;

	g_close(descriptor, NULL);
	g_assert_cmpint(sqlite3_open(path, &database), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(database, statements, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(database);
	return path;
}

static GlsMessage *
next(GlsLifereaStore *store, gboolean expect_unread)
{
	g_autoptr(GError) error = NULL;
	gboolean unread;
	GlsMessage *message = gls_liferea_store_next(store, &unread, &error);

	g_assert_no_error(error);
	g_assert_nonnull(message);
	g_assert_cmpint(unread, ==, expect_unread);
	return message;
}

static void
test_items(void)
{
	g_autofree gchar *path = dup_database(TABLES ITEMS);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsLifereaStore) store = gls_liferea_store_open(path, &error);
	g_autoptr(GlsMessage) one = NULL;
	g_autoptr(GlsMessage) two = NULL;
	g_autoptr(GlsMessage) four = NULL;
	gboolean unread;

	g_assert_no_error(error);
	g_assert_cmpuint(gls_liferea_store_get_n_items(store), ==, 3);
	one = next(store, FALSE);
	g_assert_cmpstr(one->id, ==, "guid-1");
	g_assert_cmpstr(one->feed, ==, "https://papers.example/");
	g_assert_cmpstr(one->host, ==, "papers.example");
	g_assert_cmpstr(one->source, ==, "Daily Papers");
	g_assert_cmpstr(one->subject, ==, "One");
	g_assert_cmpstr(one->link, ==, "https://papers.example/1");
	g_assert_cmpstr(one->authors, ==, "Jane Doe");
	g_assert_cmpstr(one->body, ==, "<p>text</p>");
	g_assert_cmpint(one->date, ==, 1000);
	two = next(store, TRUE);
	g_assert_null(two->id);
	g_assert_cmpstr(two->feed, ==, "https://other.example/feed");
	g_assert_cmpstr(two->source, ==, "2024");
	g_assert_cmpstr(two->body, ==, "");
	four = next(store, TRUE);
	g_assert_null(four->feed);
	g_assert_cmpint(four->date, ==, 0);
	g_assert_true(g_utf8_validate(four->subject, -1, NULL));
	g_assert_null(gls_liferea_store_next(store, &unread, &error));
	g_assert_no_error(error);
	g_unlink(path);
}

/* while Liferea runs, most is in the log beside the database */
static void
test_running(void)
{
	g_autofree gchar *path = dup_database("PRAGMA journal_mode=WAL;" TABLES);
	g_autofree gchar *log = g_strconcat(path, "-wal", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsLifereaStore) store = NULL;
	g_autoptr(GlsMessage) one = NULL;
	sqlite3 *database;

	g_assert_cmpint(sqlite3_open(path, &database), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(database, ITEMS, NULL, NULL, NULL), ==, SQLITE_OK);
	g_assert_true(g_file_test(log, G_FILE_TEST_EXISTS));
	store = gls_liferea_store_open(path, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(gls_liferea_store_get_n_items(store), ==, 3);
	one = next(store, FALSE);
	g_assert_cmpstr(one->id, ==, "guid-1");
	g_clear_pointer(&store, gls_liferea_store_free);
	sqlite3_close(database);
	/* once it has ended nothing is created beside it */
	store = gls_liferea_store_open(path, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(gls_liferea_store_get_n_items(store), ==, 3);
	g_assert_false(g_file_test(log, G_FILE_TEST_EXISTS));
	g_unlink(path);
}

static void
test_others(void)
{
	static const gchar *const statements[] = {
		"CREATE TABLE mails (id INTEGER);",
		"CREATE TABLE items (item_id INTEGER, comment INTEGER);",
	};
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(statements); i++) {
		g_autofree gchar *path = dup_database(statements[i]);

		g_assert_null(gls_liferea_store_open(path, &error));
		g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
		g_clear_error(&error);
		g_unlink(path);
	}
	g_assert_null(gls_liferea_store_open("/nowhere/liferea.db", &error));
	g_assert_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/liferea-store/items", test_items);
	g_test_add_func("/liferea-store/running", test_running);
	g_test_add_func("/liferea-store/others", test_others);
	return g_test_run();
}
