/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-annotator.h"

/*
 * Annotates in a thread.
 */

/* one message that waits for its turn */
typedef struct {
	GlsMessage *message;
	GlsAnnotateFlags flags;
} Job;

static void
job_free(Job *job)
{
	gls_message_free(job->message);
	g_free(job);
}

static void
run_job(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	Job *job = task_data;
	g_autoptr(GlsAnnotatedMessage) annotated = NULL;
	g_autoptr(GError) error = NULL;

	if (g_task_return_error_if_cancelled(task))
		return;
	annotated =
		gls_annotator_annotate(source, g_steal_pointer(&job->message), job->flags, &error);
	if (annotated == NULL)
		g_task_return_error(task, g_steal_pointer(&error));
	else
		g_task_return_pointer(task, g_steal_pointer(&annotated),
				      (GDestroyNotify)gls_annotated_message_free);
}

/**
 * gls_annotator_annotate_async:
 * @self: an annotator
 * @message: (transfer full): a message
 * @flags: what to record
 * @cancellable: (nullable): stops it if it has not begun yet
 * @callback: called in the caller's main context when it is done
 * @user_data: for @callback
 *
 * Does the work of gls_annotator_annotate() in a thread.
 */
void
gls_annotator_annotate_async(GlsAnnotator *self,
			     GlsMessage *message,
			     GlsAnnotateFlags flags,
			     GCancellable *cancellable,
			     GAsyncReadyCallback callback,
			     gpointer user_data)
{
	g_autoptr(GTask) task = NULL;
	Job *job;

	g_return_if_fail(GLS_IS_ANNOTATOR(self));
	g_return_if_fail(message != NULL);

	job = g_new0(Job, 1);
	job->message = message;
	job->flags = flags;
	task = g_task_new(self, cancellable, callback, user_data);
	g_task_set_source_tag(task, gls_annotator_annotate_async);
	g_task_set_task_data(task, job, (GDestroyNotify)job_free);
	g_task_run_in_thread(task, run_job);
}

/**
 * gls_annotator_annotate_finish:
 * @self: an annotator
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what gls_annotator_annotate() returned
 */
GlsAnnotatedMessage *
gls_annotator_annotate_finish(GlsAnnotator *self, GAsyncResult *result, GError **error)
{
	g_return_val_if_fail(g_task_is_valid(result, self), NULL);

	return g_task_propagate_pointer(G_TASK(result), error);
}
