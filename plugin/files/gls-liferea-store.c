/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#ifdef HAVE_SQLITE
#include <sqlite3.h>
#endif

#include <glib/gstdio.h>

#include "core/gls-author.h"
#include "core/gls-error.h"
#include "files/gls-liferea-store.h"

#ifdef HAVE_SQLITE

/* Liferea writes for milliseconds */
#define PATIENCE_MSEC 5000

/* the tables of 1.14, whose layout 1.10 brought. The address of a feed is its home page, else where
 * it is loaded from, which is what Liferea tells a plugin: so a message has the same key in both */
#define TELL_ITEMS                                                                                 \
	"SELECT i.title, i.read, i.source_id, i.source, i.description, i.date, n.title, "          \
	"coalesce((SELECT value FROM subscription_metadata m WHERE m.node_id = i.node_id "         \
	"AND m.key = 'homepage' ORDER BY nr LIMIT 1), s.source), "                                 \
	"(SELECT value FROM metadata m WHERE m.item_id = i.item_id AND m.key = 'author' "          \
	"ORDER BY nr LIMIT 1) "                                                                    \
	"FROM items i LEFT JOIN node n ON n.node_id = i.node_id "                                  \
	"LEFT JOIN subscription s ON s.node_id = i.node_id "                                       \
	"WHERE NOT coalesce(i.comment, 0) ORDER BY i.item_id"

/* the columns of TELL_ITEMS */
enum {
	TITLE,
	READ,
	GUID,
	LINK,
	DESCRIPTION,
	DATE,
	FEED_TITLE,
	FEED_ADDRESS,
	AUTHOR,
};

struct _GlsLifereaStore {
	gchar *path;
	sqlite3 *database;
	sqlite3_stmt *items;
	guint64 n_items;
};

static gboolean
fail(GlsLifereaStore *self, GError **error)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE, "%s: expected the items of Liferea: %s",
		    self->path,
		    self->database != NULL ? sqlite3_errmsg(self->database) : "out of memory");
	return FALSE;
}

/* a database with a log beside it is in use, or was when its program ended: the log counts too.
 * Without one it cannot change, and nothing is created beside it */
static gchar *
dup_uri(const gchar *path, GError **error)
{
	g_autofree gchar *absolute = g_canonicalize_filename(path, NULL);
	g_autofree gchar *log = g_strconcat(absolute, "-wal", NULL);
	g_autofree gchar *uri = g_filename_to_uri(absolute, NULL, error);

	if (uri == NULL)
		return NULL;
	return g_strconcat(uri, g_file_test(log, G_FILE_TEST_EXISTS) ? "?mode=ro" : "?immutable=1",
			   NULL);
}

static gboolean
prepare(GlsLifereaStore *self, const gchar *query, sqlite3_stmt **statement, GError **error)
{
	if (sqlite3_prepare_v2(self->database, query, -1, statement, NULL) == SQLITE_OK)
		return TRUE;
	return fail(self, error);
}

static gboolean
count_items(GlsLifereaStore *self, GError **error)
{
	sqlite3_stmt *count = NULL;

	if (!prepare(self, "SELECT count(*) FROM items WHERE NOT coalesce(comment, 0)", &count,
		     error))
		return FALSE;
	if (sqlite3_step(count) == SQLITE_ROW)
		self->n_items = (guint64)sqlite3_column_int64(count, 0);
	sqlite3_finalize(count);
	return TRUE;
}

/**
 * gls_liferea_store_open:
 * @path: `liferea.db`
 * @error: return location for an error
 *
 * Opens the items, to read only; Liferea may be running.
 *
 * Returns: (transfer full): the store; %NULL with %GLS_ERROR_UNREADABLE if it is none, or if this
 *   program was built without SQLite
 */
GlsLifereaStore *
gls_liferea_store_open(const gchar *path, GError **error)
{
	g_autoptr(GlsLifereaStore) self = g_new0(GlsLifereaStore, 1);
	g_autofree gchar *uri = dup_uri(path, error);
	const gint flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;

	if (uri == NULL)
		return NULL;
	self->path = g_strdup(path);
	if (sqlite3_open_v2(uri, &self->database, flags, NULL) != SQLITE_OK) {
		fail(self, error);
		return NULL;
	}
	/* the file may come from anywhere: nothing in it is run, and what is too large is refused */
	sqlite3_db_config(self->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_limit(self->database, SQLITE_LIMIT_LENGTH, GLS_MESSAGE_MAX_SIZE);
	sqlite3_busy_timeout(self->database, PATIENCE_MSEC);
	if (!count_items(self, error) || !prepare(self, TELL_ITEMS, &self->items, error))
		return NULL;
	return g_steal_pointer(&self);
}

/**
 * gls_liferea_store_free:
 * @self: (nullable): a store
 *
 * Closes a store.
 */
void
gls_liferea_store_free(GlsLifereaStore *self)
{
	if (self == NULL)
		return;
	sqlite3_finalize(self->items);
	sqlite3_close(self->database);
	g_free(self->path);
	g_free(self);
}

/**
 * gls_liferea_store_get_n_items:
 * @self: a store
 *
 * Returns: how many items it had when it was opened
 */
guint64
gls_liferea_store_get_n_items(const GlsLifereaStore *self)
{
	return self->n_items;
}

/* what came in over the network may be anything */
static gchar *
dup_text(GlsLifereaStore *self, gint column)
{
	const gchar *text = (const gchar *)sqlite3_column_text(self->items, column);

	return text != NULL ? g_utf8_make_valid(text, -1) : NULL;
}

static gchar *
dup_host(const gchar *address)
{
	g_autoptr(GUri) uri =
		address != NULL ? g_uri_parse(address, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;

	return uri != NULL ? g_strdup(g_uri_get_host(uri)) : NULL;
}

/**
 * gls_liferea_store_next:
 * @self: a store
 * @unread: (out): %TRUE if Liferea says that the item was not read
 * @error: return location for an error
 *
 * Reads the next item, as the plugin in Liferea would read it.
 *
 * Returns: (transfer full) (nullable): the item; %NULL without an error at the end
 */
GlsMessage *
gls_liferea_store_next(GlsLifereaStore *self, gboolean *unread, GError **error)
{
	gint result = sqlite3_step(self->items);
	g_autofree gchar *body = NULL;
	g_autofree gchar *authors = NULL;
	GlsMessage *message = NULL;

	if (result != SQLITE_ROW) {
		if (result != SQLITE_DONE)
			fail(self, error);
		return NULL;
	}
	body = dup_text(self, DESCRIPTION);
	authors = dup_text(self, AUTHOR);
	message = gls_message_new(GLS_BODY_HTML, body != NULL ? body : "", -1);
	message->id = dup_text(self, GUID);
	message->feed = dup_text(self, FEED_ADDRESS);
	message->host = dup_host(message->feed);
	message->source = dup_text(self, FEED_TITLE);
	message->subject = dup_text(self, TITLE);
	message->link = dup_text(self, LINK);
	message->authors = gls_author_clean_list(authors);
	message->date = MAX(sqlite3_column_int64(self->items, DATE), 0);
	*unread = sqlite3_column_int(self->items, READ) == 0;
	return message;
}

#else

GlsLifereaStore *
gls_liferea_store_open(const gchar *path, GError **error)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
		    "%s: this program was built without SQLite, which reads the items of Liferea",
		    path);
	return NULL;
}

void
gls_liferea_store_free(GlsLifereaStore *self)
{
}

guint64
gls_liferea_store_get_n_items(const GlsLifereaStore *self)
{
	return 0;
}

GlsMessage *
gls_liferea_store_next(GlsLifereaStore *self, gboolean *unread, GError **error)
{
	return NULL;
}

#endif
