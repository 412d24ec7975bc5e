/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/gls-error.h"
#include "files/gls-files.h"
#include "files/gls-history-export.h"
#include "files/gls-import.h"
#include "files/gls-liferea-store.h"
#include "files/gls-mail-folder.h"
#include "files/gls-mbox.h"

#define SQLITE_MARK "SQLite format 3"
#define MBOX_MARK   "From "
/* how much of a file tells what it is, in bytes */
#define MAX_START 64

/**
 * gls_import_init:
 * @self: an import
 * @history: (nullable): where to record; %NULL to count only
 * @observer: looks on, and outlives the import
 *
 * Begins an import.
 */
void
gls_import_init(GlsImport *self, GlsHistory *history, const GlsImportObserver *observer)
{
	*self = (GlsImport){.observer = observer};
	self->history = history != NULL ? g_object_ref(history) : NULL;
	self->importer = gls_importer_new(history, observer->warn, observer->user_data);
}

/**
 * gls_import_clear:
 * @self: an import
 *
 * Frees what it holds.
 */
void
gls_import_clear(GlsImport *self)
{
	g_clear_pointer(&self->importer, gls_importer_free);
	g_clear_object(&self->history);
}

static gboolean
is_stopped(const GlsImport *self)
{
	return self->failed || self->observer->is_stopped(self->observer->user_data);
}

static void
warn(GlsImport *self, const gchar *name, const gchar *what)
{
	g_autofree gchar *text = name != NULL ? g_strdup_printf("%s: %s", name, what) : NULL;

	self->observer->warn(text != NULL ? text : what, self->observer->user_data);
	self->problem = TRUE;
}

/* a history that cannot be written ends it all */
static void
add_job(GlsImport *self, GlsImportJob *job)
{
	g_autoptr(GError) error = NULL;

	if (!gls_importer_add(self->importer, job, &error)) {
		warn(self, NULL, error->message);
		self->failed = TRUE;
	}
}

static void
show_progress(GlsImport *self, guint64 done)
{
	const GlsImportProgress progress = {
		.done = MIN(self->done + done, self->total),
		.total = self->total,
		.n_messages = gls_importer_get_n_messages(self->importer),
	};

	self->observer->progress(&progress, self->observer->user_data);
}

static gint64
get_time(const gchar *path)
{
	GStatBuf status;

	return g_stat(path, &status) == 0 ? (gint64)status.st_mtime : 0;
}

static void
import_mail(GlsImport *self, const gchar *path, gboolean unread)
{
	g_autoptr(GError) error = NULL;
	GlsImportJob *job = NULL;
	g_autoptr(GBytes) bytes = gls_files_load(path, &error);

	if (bytes == NULL) {
		warn(self, NULL, error->message);
		return;
	}
	job = gls_import_job_new(path, unread, get_time(path));
	job->mail = g_steal_pointer(&bytes);
	add_job(self, job);
}

static void
import_mails(GlsImport *self, GlsMbox *mbox, const gchar *path)
{
	gint64 date = get_time(path);

	while (!is_stopped(self)) {
		g_autoptr(GError) error = NULL;
		g_autofree gchar *name = g_strdup_printf("%s: mail at byte %" G_GUINT64_FORMAT,
							 path, gls_mbox_get_position(mbox));
		GBytes *mail = gls_mbox_next(mbox, &error);
		GlsImportJob *job;

		if (error != NULL)
			warn(self, path, error->message);
		if (mail == NULL && !g_error_matches(error, GLS_ERROR, GLS_ERROR_TOO_LARGE))
			return;
		if (mail == NULL)
			continue;
		job = gls_import_job_new(name, FALSE, date);
		job->mail = mail;
		add_job(self, job);
		show_progress(self, gls_mbox_get_position(mbox));
	}
}

static void
import_mbox(GlsImport *self, const gchar *path)
{
	gint descriptor = g_open(path, O_RDONLY | O_CLOEXEC, 0);
	g_autoptr(GlsMbox) mbox = descriptor >= 0 ? gls_mbox_new(descriptor) : NULL;

	if (mbox == NULL) {
		warn(self, path, g_strerror(errno));
		return;
	}
	import_mails(self, mbox, path);
	close(descriptor);
}

static void
import_folder(GlsImport *self, const gchar *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) files = gls_mail_folder_list(path, &error);

	if (files == NULL) {
		warn(self, NULL, error->message);
		return;
	}
	for (guint i = 0; i < files->len && !is_stopped(self); i++) {
		const GlsMailFile *file = g_ptr_array_index(files, i);

		if (file->is_mbox)
			import_mbox(self, file->path);
		else
			import_mail(self, file->path, file->unread);
		self->done += file->size;
		show_progress(self, 0);
	}
}

static void
import_items(GlsImport *self, GlsLifereaStore *store, const gchar *path)
{
	guint64 n_items = MAX(gls_liferea_store_get_n_items(store), 1);
	GStatBuf status = {0};

	g_stat(path, &status);
	for (guint64 i = 0; !is_stopped(self); i++) {
		g_autoptr(GError) error = NULL;
		gboolean unread = FALSE;
		GlsMessage *message = gls_liferea_store_next(store, &unread, &error);
		GlsImportJob *job;

		if (error != NULL)
			warn(self, NULL, error->message);
		if (message == NULL)
			return;
		job = gls_import_job_new(path, unread, 0);
		job->message = message;
		add_job(self, job);
		show_progress(self, (guint64)((gdouble)status.st_size * i / n_items));
	}
}

static void
import_liferea(GlsImport *self, const gchar *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsLifereaStore) store = gls_liferea_store_open(path, &error);

	if (store == NULL)
		warn(self, NULL, error->message);
	else
		import_items(self, store, path);
}

static void
import_export(GlsImport *self, const gchar *path)
{
	g_autoptr(GError) error = NULL;

	if (!gls_history_export_read(path, self->history, &self->n_exported, &error))
		warn(self, NULL, error->message);
}

/* a feed, a page or a text, or one mail */
static void
import_other(GlsImport *self, const gchar *path)
{
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = gls_files_load(path, &error);
	g_autoptr(GPtrArray) messages = NULL;

	if (bytes != NULL && gls_files_guess_kind(bytes, path) == GLS_FILE_MAIL) {
		import_mail(self, path, FALSE);
		return;
	}
	if (bytes != NULL)
		messages = gls_files_parse(bytes, path, warnings, &error);
	if (messages == NULL) {
		warn(self, NULL, error->message);
		return;
	}
	for (guint i = 0; i < messages->len && !is_stopped(self); i++) {
		GlsImportJob *job = gls_import_job_new(path, FALSE, get_time(path));

		job->message = g_steal_pointer(&messages->pdata[i]);
		add_job(self, job);
	}
}

static void
import_file(GlsImport *self, const gchar *path)
{
	gchar start[MAX_START] = "";
	gint descriptor = g_open(path, O_RDONLY | O_CLOEXEC, 0);
	gssize length = descriptor >= 0 ? read(descriptor, start, sizeof(start)) : -1;

	if (length < 0) {
		warn(self, path, g_strerror(errno));
	}
	if (descriptor >= 0)
		close(descriptor);
	if (length < 0)
		return;
	if ((gsize)length >= sizeof(SQLITE_MARK) &&
	    memcmp(start, SQLITE_MARK, sizeof(SQLITE_MARK)) == 0)
		import_liferea(self, path);
	else if ((gsize)length >= strlen(MBOX_MARK) &&
		 memcmp(start, MBOX_MARK, strlen(MBOX_MARK)) == 0)
		import_mbox(self, path);
	else if (gls_history_export_is(start, (gsize)length))
		import_export(self, path);
	else
		import_other(self, path);
}

static guint64
get_size(const gchar *path)
{
	g_autoptr(GPtrArray) files = NULL;
	GStatBuf status;
	guint64 size = 0;

	if (g_stat(path, &status) != 0)
		return 0;
	if (!S_ISDIR(status.st_mode))
		return (guint64)status.st_size;
	files = gls_mail_folder_list(path, NULL);
	for (guint i = 0; files != NULL && i < files->len; i++)
		size += ((const GlsMailFile *)g_ptr_array_index(files, i))->size;
	return size;
}

/**
 * gls_import_paths:
 * @self: an import
 * @paths: (array zero-terminated=1): files and folders
 *
 * Imports all of them, or as many as until the observer stops it.
 */
void
gls_import_paths(GlsImport *self, gchar **paths)
{
	g_autoptr(GError) error = NULL;

	for (guint i = 0; paths[i] != NULL; i++)
		self->total += get_size(paths[i]);
	for (guint i = 0; paths[i] != NULL && !is_stopped(self); i++) {
		guint64 before = self->done;

		if (g_file_test(paths[i], G_FILE_TEST_IS_DIR))
			import_folder(self, paths[i]);
		else
			import_file(self, paths[i]);
		self->done = before + get_size(paths[i]);
	}
	/* what was read is recorded also when no more is to be read */
	if (!self->failed && !gls_importer_finish(self->importer, &error))
		warn(self, NULL, error->message);
}
