/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "files/gls-importer.h"

/* what may wait for a thread or for its turn: enough to keep all threads busy */
#define MAX_WAITING	 256
#define MAX_WAITING_SIZE (64 * 1024 * 1024)

/* a batch holds the lock of the history while it is made and written: some 100 ms */
#define MAX_MEETINGS 1000
#define MAX_PAPERS   4000

struct _GlsImporter {
	GlsHistory *history;
	GlsSourceStats *source_stats;
	GlsImportWarnFunc warn;
	gpointer user_data;
	GThreadPool *threads;
	GMutex mutex;
	GCond done;

	GQueue waiting;
	gsize waiting_size;

	GPtrArray *meetings;
	GPtrArray *jobs;
	guint n_papers;

	GHashTable *counts;
	guint64 n_messages;
	guint64 n_failed;
	gboolean not_counted;
};

static void
parse_thread(gpointer data, gpointer user_data)
{
	GlsImporter *self = user_data;
	GlsImportJob *job = data;

	gls_import_job_parse(job);
	g_mutex_lock(&self->mutex);
	job->done = TRUE;
	g_cond_signal(&self->done);
	g_mutex_unlock(&self->mutex);
}

/**
 * gls_importer_new:
 * @history: (nullable): where to record; %NULL to count only
 * @warn: takes what is wrong with a message, in the thread that adds them
 * @user_data: passed to @warn
 *
 * Returns: (transfer full): an importer
 */
GlsImporter *
gls_importer_new(GlsHistory *history, GlsImportWarnFunc warn, gpointer user_data)
{
	GlsImporter *self = g_new0(GlsImporter, 1);

	self->warn = warn;
	self->user_data = user_data;
	self->history = history != NULL ? g_object_ref(history) : NULL;
	g_mutex_init(&self->mutex);
	g_cond_init(&self->done);
	g_queue_init(&self->waiting);
	self->threads =
		g_thread_pool_new(parse_thread, self, (gint)g_get_num_processors(), FALSE, NULL);
	self->meetings = g_ptr_array_new_with_free_func(g_free);
	self->jobs = g_ptr_array_new_with_free_func((GDestroyNotify)gls_import_job_free);
	self->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return self;
}

/**
 * gls_importer_free:
 * @self: (nullable): an importer
 *
 * Frees an importer. What was not recorded by gls_importer_finish() is dropped.
 */
void
gls_importer_free(GlsImporter *self)
{
	if (self == NULL)
		return;
	g_thread_pool_free(self->threads, FALSE, TRUE);
	g_queue_clear_full(&self->waiting, (GDestroyNotify)gls_import_job_free);
	g_ptr_array_unref(self->meetings);
	g_ptr_array_unref(self->jobs);
	g_hash_table_unref(self->counts);
	g_clear_object(&self->history);
	g_clear_object(&self->source_stats);
	g_mutex_clear(&self->mutex);
	g_cond_clear(&self->done);
	g_free(self);
}

/**
 * gls_importer_set_source_stats:
 * @self: an importer that has a history, and no message yet
 * @source_stats: where it counts the digests of each source that it records
 */
void
gls_importer_set_source_stats(GlsImporter *self, GlsSourceStats *source_stats)
{
	g_set_object(&self->source_stats, source_stats);
}

static void
count_digests(GlsImporter *self)
{
	g_autoptr(GArray) digests = g_array_new(FALSE, FALSE, sizeof(GlsMetDigest));
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < self->jobs->len; i++) {
		const GlsImportJob *job = g_ptr_array_index(self->jobs, i);
		GlsMetDigest digest = {0};

		if (job->digest == NULL ||
		    (job->digest->entries->len == 0 && !gls_digest_is_not_understood(job->digest)))
			continue;
		digest.source = job->sighting.source;
		digest.message_key = job->sighting.message_key;
		digest.format = gls_digest_get_format_name(job->digest);
		digest.n_entries = job->digest->entries->len;
		digest.date = job->sighting.date;
		g_array_append_val(digests, digest);
	}
	if (!gls_source_stats_count(self->source_stats, digests, &error)) {
		self->warn(error->message, self->user_data);
		self->not_counted = TRUE;
	}
}

static gboolean
write_batch(GlsImporter *self, GError **error)
{
	gboolean ok = self->history == NULL || self->meetings->len == 0 ||
		      gls_history_record_all(self->history, self->meetings, error);

	if (ok && self->source_stats != NULL)
		count_digests(self);
	g_ptr_array_set_size(self->meetings, 0);
	g_ptr_array_set_size(self->jobs, 0);
	self->n_papers = 0;
	return ok;
}

static void
count(GlsImporter *self, const GlsImportJob *job)
{
	const gchar *format;
	GlsImportCount *counted;

	self->n_messages++;
	if (job->digest == NULL) {
		g_autofree gchar *text = g_strdup_printf("%s: %s", job->name, job->error->message);

		self->n_failed++;
		self->warn(text, self->user_data);
		return;
	}
	format = gls_digest_get_format_name(job->digest);
	if (format == NULL)
		return;
	counted = g_hash_table_lookup(self->counts, format);
	if (counted == NULL) {
		counted = g_new0(GlsImportCount, 1);
		g_hash_table_insert(self->counts, g_strdup(format), counted);
	}
	counted->n_messages++;
	counted->n_papers += job->digest->entries->len;
	counted->n_not_understood += job->digest->entries->len == 0;
}

/* takes over a job that was parsed */
static gboolean
take(GlsImporter *self, GlsImportJob *job, GError **error)
{
	GlsMeeting *meeting;

	count(self, job);
	g_ptr_array_add(self->jobs, job);
	if (job->digest == NULL || job->digest->entries->len == 0)
		return self->jobs->len < MAX_MEETINGS || write_batch(self, error);
	meeting = g_new0(GlsMeeting, 1);
	meeting->entries = job->digest->entries;
	meeting->sighting = &job->sighting;
	meeting->shown = !job->unread;
	g_ptr_array_add(self->meetings, meeting);
	self->n_papers += job->digest->entries->len;
	if (self->meetings->len < MAX_MEETINGS && self->n_papers < MAX_PAPERS)
		return TRUE;
	return write_batch(self, error);
}

static gsize
get_size(const GlsImportJob *job)
{
	return job->mail != NULL ? g_bytes_get_size(job->mail) : job->message->length;
}

/* takes the job whose turn it is, once it is parsed */
static gboolean
take_next(GlsImporter *self, GError **error)
{
	GlsImportJob *job = g_queue_pop_head(&self->waiting);

	g_mutex_lock(&self->mutex);
	while (!job->done)
		g_cond_wait(&self->done, &self->mutex);
	g_mutex_unlock(&self->mutex);
	self->waiting_size -= job->size;
	return take(self, job, error);
}

/**
 * gls_importer_add:
 * @self: an importer
 * @job: (transfer full): a message
 * @error: a #GError
 *
 * Adds a message. If many wait, it waits until the first of them is done.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if a batch could not be recorded
 */
gboolean
gls_importer_add(GlsImporter *self, GlsImportJob *job, GError **error)
{
	job->size = get_size(job);
	self->waiting_size += job->size;
	g_queue_push_tail(&self->waiting, job);
	g_thread_pool_push(self->threads, job, NULL);
	while (self->waiting.length > MAX_WAITING || self->waiting_size > MAX_WAITING_SIZE)
		if (!take_next(self, error))
			return FALSE;
	return TRUE;
}

/**
 * gls_importer_finish:
 * @self: an importer
 * @error: a #GError
 *
 * Records what waits.
 *
 * Returns: %FALSE with %GLS_ERROR_HISTORY if a batch could not be recorded
 */
gboolean
gls_importer_finish(GlsImporter *self, GError **error)
{
	while (!g_queue_is_empty(&self->waiting))
		if (!take_next(self, error))
			return FALSE;
	return write_batch(self, error);
}

/**
 * gls_importer_get_counts:
 * @self: an importer
 *
 * Returns: (transfer none) (element-type utf8 GlsImportCount): what was found, by name of the format
 */
GHashTable *
gls_importer_get_counts(GlsImporter *self)
{
	return self->counts;
}

/**
 * gls_importer_get_n_messages:
 * @self: an importer
 *
 * Returns: how many messages were parsed, digests or not
 */
guint64
gls_importer_get_n_messages(const GlsImporter *self)
{
	return self->n_messages;
}

/**
 * gls_importer_get_n_failed:
 * @self: an importer
 *
 * Returns: how many of them could not be parsed
 */
guint64
gls_importer_get_n_failed(const GlsImporter *self)
{
	return self->n_failed;
}

/**
 * gls_importer_has_counted:
 * @self: an importer
 *
 * Returns: %FALSE if digests could not be counted for their sources, though they were recorded
 */
gboolean
gls_importer_has_counted(const GlsImporter *self)
{
	return !self->not_counted;
}
