/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-trial-source.h"

/* a digest may be annotated while the window is open: the history is read again after this, in us */
#define FRESH (60 * G_USEC_PER_SEC)

typedef GlsTrialPapers *(*ReadFunc)(GFile *file, gint64 now, GError **error);

/**
 * GlsTrialSource:
 *
 * Where papers come from that rules are tried on. They are read when a rule is first tried, and kept;
 * those of the history are read again when a minute is over.
 */
struct _GlsTrialSource {
	GObject parent_instance;

	ReadFunc read;
	GFile *file;
	GlsTrialPapers *papers;
	gint64 read_at;
};

G_DEFINE_FINAL_TYPE(GlsTrialSource, gls_trial_source, G_TYPE_OBJECT)

static void
gls_trial_source_finalize(GObject *object)
{
	GlsTrialSource *self = GLS_TRIAL_SOURCE(object);

	g_clear_pointer(&self->papers, gls_trial_papers_unref);
	g_clear_object(&self->file);
	G_OBJECT_CLASS(gls_trial_source_parent_class)->finalize(object);
}

static void
gls_trial_source_class_init(GlsTrialSourceClass *klass)
{
	G_OBJECT_CLASS(klass)->finalize = gls_trial_source_finalize;
}

static void
gls_trial_source_init(GlsTrialSource *self)
{
}

static GlsTrialPapers *
read_history(GFile *file, gint64 now, GError **error)
{
	return gls_trial_papers_new_from_history(now, error);
}

static GlsTrialPapers *
read_sample(GFile *file, gint64 now, GError **error)
{
	return gls_trial_papers_new_from_sample(error);
}

static GlsTrialPapers *
read_file(GFile *file, gint64 now, GError **error)
{
	return gls_trial_papers_new_from_file(file, error);
}

static GlsTrialSource *
new_source(ReadFunc read)
{
	GlsTrialSource *self = g_object_new(GLS_TYPE_TRIAL_SOURCE, NULL);

	self->read = read;
	return self;
}

/**
 * gls_trial_source_new_history:
 *
 * Returns: (transfer full): the papers that came in the last weeks
 */
GlsTrialSource *
gls_trial_source_new_history(void)
{
	return new_source(read_history);
}

/**
 * gls_trial_source_new_sample:
 *
 * Returns: (transfer full): the papers of a digest that comes with Glossator
 */
GlsTrialSource *
gls_trial_source_new_sample(void)
{
	return new_source(read_sample);
}

/**
 * gls_trial_source_new_file:
 * @file: a mail, feed, page or text on this machine
 *
 * Returns: (transfer full): the papers in there
 */
GlsTrialSource *
gls_trial_source_new_file(GFile *file)
{
	GlsTrialSource *self = new_source(read_file);

	self->file = g_object_ref(file);
	return self;
}

/**
 * gls_trial_source_is_history:
 * @self: a source
 *
 * Returns: whether these are papers of the history, of which no abstracts are known
 */
gboolean
gls_trial_source_is_history(GlsTrialSource *self)
{
	return self->read == read_history;
}

/**
 * gls_trial_source_is_empty:
 * @self: a source
 *
 * Returns: whether it was read, and has no papers
 */
gboolean
gls_trial_source_is_empty(GlsTrialSource *self)
{
	return self->papers != NULL && gls_trial_papers_get_n(self->papers) == 0;
}

/* a trial that runs in a thread */
typedef struct {
	ReadFunc read;
	GFile *file;
	GlsTrialPapers *papers;
	gboolean are_new;
	GlsRuleValues *draft;
	GlsRuleValues *saved;
} Job;

static void
job_free(Job *job)
{
	g_clear_object(&job->file);
	g_clear_pointer(&job->papers, gls_trial_papers_unref);
	gls_rule_values_free(job->draft);
	g_clear_pointer(&job->saved, gls_rule_values_free);
	g_free(job);
}

static void
try_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	Job *job = task_data;
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;
	g_autoptr(GError) error = NULL;
	GlsTrial *trial;

	if (g_task_return_error_if_cancelled(task))
		return;
	if (job->papers == NULL) {
		job->papers = job->read(job->file, now, &error);
		job->are_new = TRUE;
	}
	if (job->papers == NULL) {
		g_task_return_error(task, g_steal_pointer(&error));
		return;
	}
	trial = gls_trial_new(job->papers, job->draft, job->saved, now, cancellable);
	if (trial != NULL)
		g_task_return_pointer(task, trial, (GDestroyNotify)gls_trial_free);
	else
		g_task_return_new_error(task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

/**
 * gls_trial_source_try_async:
 * @self: a source
 * @draft: a rule
 * @saved: (nullable): how it stands in the file, %NULL if it is new
 * @cancellable: (nullable): stops it
 * @callback: called when it was tried
 * @user_data: for @callback
 *
 * Tries a rule on the papers, in a thread.
 */
void
gls_trial_source_try_async(GlsTrialSource *self,
			   const GlsRuleValues *draft,
			   const GlsRuleValues *saved,
			   GCancellable *cancellable,
			   GAsyncReadyCallback callback,
			   gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(self, cancellable, callback, user_data);
	Job *job = g_new0(Job, 1);
	gboolean is_old = gls_trial_source_is_history(self) &&
			  g_get_monotonic_time() - self->read_at > FRESH;

	job->read = self->read;
	job->file = self->file != NULL ? g_object_ref(self->file) : NULL;
	if (self->papers != NULL && !is_old)
		job->papers = gls_trial_papers_ref(self->papers);
	job->draft = gls_rule_values_copy(draft);
	job->saved = saved != NULL ? gls_rule_values_copy(saved) : NULL;
	g_task_set_task_data(task, job, (GDestroyNotify)job_free);
	g_task_run_in_thread(task, try_thread);
}

/**
 * gls_trial_source_try_finish:
 * @self: a source
 * @result: what the callback was given
 * @error: a #GError
 *
 * Returns: (transfer full): what the rule matches; %NULL if the papers cannot be read, or with
 *   %G_IO_ERROR_CANCELLED
 */
GlsTrial *
gls_trial_source_try_finish(GlsTrialSource *self, GAsyncResult *result, GError **error)
{
	const Job *job = g_task_get_task_data(G_TASK(result));
	GlsTrial *trial = g_task_propagate_pointer(G_TASK(result), error);

	/* they are kept even if the rule was edited meanwhile, and is tried anew */
	if (job->are_new && job->papers != NULL) {
		g_clear_pointer(&self->papers, gls_trial_papers_unref);
		self->papers = gls_trial_papers_ref(job->papers);
		self->read_at = g_get_monotonic_time();
	}
	return trial;
}
