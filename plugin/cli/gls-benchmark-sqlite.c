/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <sqlite3.h>

#include "cli/gls-benchmark-store.h"
#include "cli/gls-benchmark-papers.h"
#include "cli/gls-benchmark-sqlite.h"
#include "core/gls-error.h"

#define SCHEMA                                                                                     \
	"CREATE TABLE IF NOT EXISTS papers (id TEXT, title TEXT, record TEXT);"                    \
	"CREATE INDEX IF NOT EXISTS papers_id ON papers (id);"                                     \
	"CREATE INDEX IF NOT EXISTS papers_title ON papers (title);"
#define MODE "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"

/* a row for each paper, found by id and by folded title, with a log that is written ahead */
typedef struct {
	sqlite3 *db;
	sqlite3_stmt *by_id;
	sqlite3_stmt *by_title;
	sqlite3_stmt *insert;
} Database;

static gboolean
fail(Database *self, GError **error)
{
	g_set_error(error, GLS_ERROR, GLS_ERROR_HISTORY, "SQLite: %s", sqlite3_errmsg(self->db));
	return FALSE;
}

static gboolean
run(Database *self, const gchar *statements, GError **error)
{
	return sqlite3_exec(self->db, statements, NULL, NULL, NULL) == SQLITE_OK ||
	       fail(self, error);
}

static gboolean
prepare(Database *self, const gchar *text, sqlite3_stmt **statement, GError **error)
{
	return sqlite3_prepare_v2(self->db, text, -1, statement, NULL) == SQLITE_OK ||
	       fail(self, error);
}

static void
close_database(Database *self)
{
	if (self == NULL)
		return;
	sqlite3_finalize(self->by_id);
	sqlite3_finalize(self->by_title);
	sqlite3_finalize(self->insert);
	sqlite3_close(self->db);
	g_free(self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Database, close_database)

/* creates it if there is none */
static Database *
open_database(const gchar *path, GError **error)
{
	g_autoptr(Database) self = g_new0(Database, 1);

	if (sqlite3_open(path, &self->db) != SQLITE_OK) {
		fail(self, error);
		return NULL;
	}
	if (!run(self, MODE SCHEMA, error) ||
	    !prepare(self, "SELECT record FROM papers WHERE id = ?", &self->by_id, error) ||
	    !prepare(self, "SELECT record FROM papers WHERE title = ?", &self->by_title, error) ||
	    !prepare(self, "INSERT INTO papers VALUES (?, ?, ?)", &self->insert, error))
		return NULL;
	return g_steal_pointer(&self);
}

static guint
look_up(sqlite3_stmt *statement, const gchar *key)
{
	guint n = 0;

	sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		g_autoptr(GlsRecord) record =
			gls_record_new_from_data((const gchar *)sqlite3_column_text(statement, 0),
						 (gsize)sqlite3_column_bytes(statement, 0), NULL);

		n += record != NULL;
	}
	sqlite3_reset(statement);
	return n;
}

/* looks papers up by their ids and by their titles, and reads what is recorded of them */
static guint
look_up_papers(Database *self, const GPtrArray *papers)
{
	guint n = 0;

	for (guint i = 0; i < papers->len; i++) {
		const GlsEntry *paper = g_ptr_array_index(papers, i);
		g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(paper->ids, 0));

		n += look_up(self->by_id, id);
		n += look_up(self->by_title, paper->title_key);
	}
	return n;
}

static gboolean
insert(Database *self, const GlsEntry *paper, guint number, GError **error)
{
	g_autofree gchar *id = gls_paper_id_to_string(g_ptr_array_index(paper->ids, 0));
	g_autoptr(GString) record = g_string_new(NULL);
	gboolean done;

	gls_benchmark_paper_append_to(paper, number, record);
	sqlite3_bind_text(self->insert, 1, id, -1, SQLITE_STATIC);
	sqlite3_bind_text(self->insert, 2, paper->title_key, -1, SQLITE_STATIC);
	sqlite3_bind_text(self->insert, 3, record->str, (int)record->len, SQLITE_STATIC);
	done = sqlite3_step(self->insert) == SQLITE_DONE || fail(self, error);
	sqlite3_reset(self->insert);
	return done;
}

/* in one transaction that is on the disk when this returns */
static gboolean
append(Database *self, const GPtrArray *papers, guint first, GError **error)
{
	if (!run(self, "BEGIN", error))
		return FALSE;
	for (guint i = 0; i < papers->len; i++) {
		if (!insert(self, g_ptr_array_index(papers, i), first + i, error))
			return FALSE;
	}
	return run(self, "COMMIT", error);
}

/* makes a database of papers, with nothing left in its log */
static gboolean
write_database(const gchar *path, guint n_papers, GError **error)
{
	g_autoptr(Database) self = open_database(path, error);

	if (self == NULL || !run(self, "PRAGMA synchronous = OFF; BEGIN", error))
		return FALSE;
	for (guint i = 0; i < n_papers; i++) {
		g_autoptr(GlsEntry) paper = gls_benchmark_paper_new(i);

		if (!insert(self, paper, i, error))
			return FALSE;
	}
	return run(self, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", error);
}

static gpointer
open_sqlite(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	g_autoptr(GPtrArray) one = gls_benchmark_papers_new(0, 1);
	Database *sqlite = open_database(bench->database, NULL);

	/* it opens nothing before it is asked */
	if (sqlite != NULL)
		look_up_papers(sqlite, one);
	return sqlite;
}

static void
done_with_sqlite(gpointer prepared, gpointer result)
{
	close_database(result);
}

static gpointer
prepare_sqlite_digest(const GlsBenchmarkStore *bench, gpointer store)
{
	GPtrArray *papers = gls_benchmark_papers_new_random(GLS_BENCHMARK_DIGEST, bench->n_papers);

	if (store != NULL)
		return gls_benchmark_digest_new(papers, store, NULL);
	return gls_benchmark_digest_new(papers, open_sqlite(bench, NULL, NULL),
					(GDestroyNotify)close_database);
}

static gpointer
look_up_sqlite(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	const GlsBenchmarkDigest *digest = prepared;

	look_up_papers(digest->store, digest->papers);
	return NULL;
}

static gpointer
append_sqlite(const GlsBenchmarkStore *bench, gpointer store, gpointer prepared)
{
	append(store, ((GlsBenchmarkDigest *)prepared)->papers, bench->n_papers, NULL);
	return NULL;
}

/**
 * gls_benchmark_sqlite_measure:
 * @bench: what is measured; there is no database yet
 * @times: (out): gets the times
 * @error: a #GError
 *
 * Does with SQLite what is done with a history.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if that failed
 */
gboolean
gls_benchmark_sqlite_measure(GlsBenchmarkStore *bench, GlsBenchmarkTimes *times, GError **error)
{
	static const GlsBenchmarkWork open_it = {NULL, open_sqlite, done_with_sqlite};
	static const GlsBenchmarkWork find = {prepare_sqlite_digest, look_up_sqlite,
					      gls_benchmark_digest_done};
	static const GlsBenchmarkWork add = {gls_benchmark_prepare_new, append_sqlite,
					     gls_benchmark_digest_done};
	g_autoptr(Database) sqlite = NULL;
	gdouble before;

	if (!write_database(bench->database, bench->n_papers, error))
		return FALSE;
	times->open_warm = gls_benchmark_store_measure(bench, &open_it, NULL, FALSE);
	times->open_cold = gls_benchmark_store_measure(bench, &open_it, NULL, TRUE);
	times->look_up_cold = gls_benchmark_store_measure(bench, &find, NULL, TRUE);
	before = gls_benchmark_get_memory();
	sqlite = open_database(bench->database, error);
	if (sqlite == NULL)
		return FALSE;
	times->look_up_warm = gls_benchmark_store_measure(bench, &find, sqlite, FALSE);
	times->memory = gls_benchmark_get_memory() - before;
	times->append = gls_benchmark_store_measure(bench, &add, sqlite, FALSE);
	return TRUE;
}
