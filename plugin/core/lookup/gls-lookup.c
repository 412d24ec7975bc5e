/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "core/lookup/gls-lookup-process.h"
#include "core/lookup/gls-lookup-program.h"
#include "core/lookup/gls-lookup-reply.h"
#include "core/lookup/gls-lookup-request.h"
#include "core/lookup/gls-lookup.h"

/* a program that was about to end when it was asked is started once more */
#define MAX_ATTEMPTS 2

/**
 * GlsLookup:
 *
 * Looks papers up by way of the program `glossator-lookup`, which alone uses the network: it is
 * started when there is something to ask, and only if the settings say whom to ask. What becomes
 * known goes into a #GlsMetadataStore. It is used in one main context.
 */
struct _GlsLookup {
	GObject parent_instance;

	GlsSettings *settings;
	GlsMetadataStore *store;
	GlsLookupProcess *process;
	guint last_number;
	GHashTable *jobs; /* (element-type guint Job) */
};

G_DEFINE_FINAL_TYPE(GlsLookup, gls_lookup, G_TYPE_OBJECT)

/* one set of papers; owned by its task */
typedef struct {
	GTask *task; /* not owned */
	GlsLookupRequest *request;
	GlsLookupProgress progress;
	gpointer progress_data;
	GSource *cancel_source;
	guint attempts;
	guint n_known;
	gchar *problems;
} Job;

static void
job_free(Job *job)
{
	if (job->cancel_source != NULL)
		g_source_destroy(job->cancel_source);
	g_clear_pointer(&job->cancel_source, g_source_unref);
	gls_lookup_request_free(job->request);
	g_free(job->problems);
	g_free(job);
}

static void
stop_process(GlsLookup *self)
{
	if (self->process == NULL)
		return;
	g_signal_handlers_disconnect_by_data(self->process, self);
	gls_lookup_process_stop(self->process);
	g_clear_object(&self->process);
}

static void
gls_lookup_finalize(GObject *object)
{
	GlsLookup *self = GLS_LOOKUP(object);

	stop_process(self);
	g_hash_table_unref(self->jobs);
	g_object_unref(self->settings);
	g_object_unref(self->store);
	G_OBJECT_CLASS(gls_lookup_parent_class)->finalize(object);
}

static void
gls_lookup_class_init(GlsLookupClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_lookup_finalize;
}

static void
gls_lookup_init(GlsLookup *self)
{
	self->jobs = g_hash_table_new(NULL, NULL);
}

/**
 * gls_lookup_new:
 * @settings: say whom to ask
 * @store: what is known, and where what becomes known goes
 *
 * Returns: (transfer full): a look-up; no program runs yet
 */
GlsLookup *
gls_lookup_new(GlsSettings *settings, GlsMetadataStore *store)
{
	GlsLookup *self = NULL;

	g_return_val_if_fail(GLS_IS_SETTINGS(settings), NULL);
	g_return_val_if_fail(GLS_IS_METADATA_STORE(store), NULL);

	self = g_object_new(GLS_TYPE_LOOKUP, NULL);
	self->settings = g_object_ref(settings);
	self->store = g_object_ref(store);
	return self;
}

/**
 * gls_lookup_is_on:
 * @self: a look-up
 *
 * Returns: whether the user turned look-ups on
 */
gboolean
gls_lookup_is_on(GlsLookup *self)
{
	g_return_val_if_fail(GLS_IS_LOOKUP(self), FALSE);

	return gls_settings_get_lookups(self->settings) != GLS_LOOKUP_NOTHING;
}

/* who cancelled may be gone already */
static void
tell_progress(Job *job, guint done)
{
	guint total = job->request->entries->len;

	if (job->progress != NULL && !g_cancellable_is_cancelled(g_task_get_cancellable(job->task)))
		job->progress(MIN(done, total), total, job->progress_data);
}

static void
expect_reply(GlsLookup *self)
{
	if (self->process != NULL)
		gls_lookup_process_expect_reply(self->process, g_hash_table_size(self->jobs) > 0);
}

/* the job is not waited for any more; its task holds it and @self until it returns */
static void
forget_job(GlsLookup *self, Job *job)
{
	g_hash_table_remove(self->jobs, GUINT_TO_POINTER(job->request->number));
	if (job->cancel_source != NULL)
		g_source_destroy(job->cancel_source);
	g_clear_pointer(&job->cancel_source, g_source_unref);
	expect_reply(self);
}

static void
save_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsLookup *self = source;
	g_autoptr(GError) error = NULL;

	if (!gls_metadata_store_save(self->store, &error))
		g_debug("look-ups: %s", error->message);
	g_task_return_boolean(task, TRUE);
}

/* what other papers of the request became known meanwhile is kept, whatever happened then */
static void
fail_job(GlsLookup *self, Job *job, GQuark domain, gint code, const gchar *message)
{
	g_autoptr(GTask) task = job->task;

	tell_progress(job, job->request->entries->len);
	forget_job(self, job);
	g_task_return_new_error(task, domain, code, "%s", message);
}

static void
finish_job(GlsLookup *self, Job *job)
{
	g_autoptr(GTask) task = job->task;

	tell_progress(job, job->request->entries->len);
	forget_job(self, job);
	g_task_run_in_thread(task, save_thread);
}

static void
take_paper(GlsLookup *self, Job *job, const GlsLookupReply *reply)
{
	if (reply->paper >= job->request->entries->len)
		return;
	gls_metadata_store_add(self->store, g_ptr_array_index(job->request->entries, reply->paper),
			       reply->metadata, job->request->sources, reply->answered);
	if (reply->metadata != NULL)
		job->n_known++;
}

static void
line_cb(GlsLookupProcess *process, const gchar *line, gpointer user_data)
{
	GlsLookup *self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsLookupReply) reply = gls_lookup_reply_new_from_line(line, -1, &error);
	Job *job = NULL;

	if (reply == NULL) {
		g_debug("look-ups: %s", error->message);
		return;
	}
	/* the replies to a request that was cancelled may still come in */
	job = g_hash_table_lookup(self->jobs, GUINT_TO_POINTER(reply->number));
	if (job == NULL)
		return;
	if (reply->kind == GLS_LOOKUP_REPLY_PAPER) {
		take_paper(self, job, reply);
	} else if (reply->kind == GLS_LOOKUP_REPLY_DONE) {
		job->problems = g_steal_pointer(&reply->problems);
		finish_job(self, job);
	} else {
		tell_progress(job, reply->done);
	}
}

static void
send_job(GlsLookup *self, Job *job);

static void
ended_cb(GlsLookupProcess *process, gpointer user_data)
{
	g_autoptr(GlsLookup) self = g_object_ref(user_data);
	g_autoptr(GList) jobs = g_hash_table_get_values(self->jobs);

	stop_process(self);
	for (GList *link = jobs; link != NULL; link = link->next) {
		Job *job = link->data;

		if (job->attempts < MAX_ATTEMPTS)
			send_job(self, job);
		else
			fail_job(self, job, GLS_ERROR, GLS_ERROR_UNREADABLE,
				 "the look-up program ended without a reply");
	}
}

static gboolean
ensure_process(GlsLookup *self, GError **error)
{
	g_autofree gchar *program = NULL;

	if (self->process != NULL)
		return TRUE;
	program = gls_lookup_program_dup_path();
	self->process = gls_lookup_process_new(program, GLS_LOOKUP_PROCESS_PATIENCE, error);
	if (self->process == NULL)
		return FALSE;
	g_signal_connect(self->process, "line", G_CALLBACK(line_cb), self);
	g_signal_connect(self->process, "ended", G_CALLBACK(ended_cb), self);
	return TRUE;
}

static void
send_job(GlsLookup *self, Job *job)
{
	g_autoptr(GError) error = NULL;
	g_autofree gchar *line = NULL;

	job->attempts++;
	if (!ensure_process(self, &error)) {
		fail_job(self, job, GLS_ERROR, GLS_ERROR_NOT_FOUND, error->message);
		return;
	}
	line = gls_lookup_request_to_line(job->request);
	gls_lookup_process_send(self->process, line);
	expect_reply(self);
}

static gboolean
cancelled_cb(GCancellable *cancellable, gpointer user_data)
{
	Job *job = user_data;
	g_autoptr(GlsLookup) self = g_object_ref(g_task_get_source_object(job->task));
	g_autoptr(GlsLookupRequest) request = gls_lookup_request_new(job->request->number);
	g_autofree gchar *line = NULL;

	request->cancel = TRUE;
	line = gls_lookup_request_to_line(request);
	if (self->process != NULL)
		gls_lookup_process_send(self->process, line);
	fail_job(self, job, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
	return G_SOURCE_REMOVE;
}

static void
watch_cancellable(Job *job)
{
	GCancellable *cancellable = g_task_get_cancellable(job->task);

	if (cancellable == NULL)
		return;
	job->cancel_source = g_cancellable_source_new(cancellable);
	g_source_set_callback(job->cancel_source, G_SOURCE_FUNC(cancelled_cb), job, NULL);
	g_source_attach(job->cancel_source, g_task_get_context(job->task));
}

/* leaves out what is known already */
static void
choose_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GlsLookup *self = source;
	GlsLookupRequest *request = task_data;

	for (guint i = request->entries->len; i > 0; i--) {
		const GlsEntry *entry = g_ptr_array_index(request->entries, i - 1);

		if (gls_metadata_store_is_fresh(self->store, entry, request->sources))
			g_ptr_array_remove_index(request->entries, i - 1);
	}
	if (!g_task_return_error_if_cancelled(task))
		g_task_return_boolean(task, TRUE);
}

static void
chosen_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsLookup *self = GLS_LOOKUP(source);
	g_autoptr(GTask) task = user_data;
	Job *job = g_task_get_task_data(task);
	GError *error = NULL;

	if (!g_task_propagate_boolean(G_TASK(result), &error)) {
		g_task_return_error(task, error);
		return;
	}
	if (job->request->entries->len == 0) {
		g_task_return_boolean(task, TRUE);
		return;
	}
	job->task = g_steal_pointer(&task);
	g_hash_table_insert(self->jobs, GUINT_TO_POINTER(job->request->number), job);
	watch_cancellable(job);
	tell_progress(job, 0);
	send_job(self, job);
}

/**
 * gls_lookup_complete_async:
 * @self: a look-up
 * @entries: (element-type GlsEntry): papers; they are copied
 * @progress: (nullable): told how far it is: first that nothing is done, at the end that all is; not
 *   if there is nothing to ask, and not after @cancellable is cancelled
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks about those papers that the store does not know, nothing and nobody if look-ups are off. Only
 * titles and ids are sent to those who are asked.
 */
void
gls_lookup_complete_async(GlsLookup *self,
			  const GPtrArray *entries,
			  GlsLookupProgress progress,
			  gpointer progress_data,
			  GCancellable *cancellable,
			  GAsyncReadyCallback callback,
			  gpointer user_data)
{
	g_autoptr(GTask) task = NULL;
	g_autoptr(GTask) choice = NULL;
	Job *job = NULL;

	g_return_if_fail(GLS_IS_LOOKUP(self));
	g_return_if_fail(entries != NULL);

	task = g_task_new(self, cancellable, callback, user_data);
	g_task_set_source_tag(task, gls_lookup_complete_async);
	job = g_new0(Job, 1);
	job->progress = progress;
	job->progress_data = progress_data;
	job->request = gls_lookup_request_new(++self->last_number);
	g_task_set_task_data(task, job, (GDestroyNotify)job_free);
	job->request->sources = gls_settings_get_lookups(self->settings);
	if (job->request->sources == GLS_LOOKUP_NOTHING) {
		g_task_return_boolean(task, TRUE);
		return;
	}
	job->request->mailto = gls_settings_dup_openalex_mailto(self->settings);
	for (guint i = 0; i < entries->len && i < GLS_LOOKUP_MAX_PAPERS; i++)
		gls_lookup_request_add(job->request, g_ptr_array_index(entries, i));
	choice = g_task_new(self, cancellable, chosen_cb, g_steal_pointer(&task));
	g_task_set_task_data(choice, job->request, NULL);
	g_task_run_in_thread(choice, choose_thread);
}

/**
 * gls_lookup_complete_finish:
 * @self: a look-up
 * @result: what the callback was given
 * @n_known: (out) (optional): of how many papers something was found; the store has it
 * @problems: (out) (optional) (nullable): who could not be asked, in words; %NULL if all could
 * @error: a #GError
 *
 * Returns: %FALSE with %GLS_ERROR_NOT_FOUND if the look-up program cannot be started,
 *   %GLS_ERROR_UNREADABLE if it does not reply, or %G_IO_ERROR_CANCELLED
 */
gboolean
gls_lookup_complete_finish(GlsLookup *self,
			   GAsyncResult *result,
			   guint *n_known,
			   gchar **problems,
			   GError **error)
{
	Job *job = NULL;

	g_return_val_if_fail(g_task_is_valid(result, self), FALSE);

	job = g_task_get_task_data(G_TASK(result));
	if (n_known != NULL)
		*n_known = job->n_known;
	if (problems != NULL)
		*problems = g_steal_pointer(&job->problems);
	return g_task_propagate_boolean(G_TASK(result), error);
}
