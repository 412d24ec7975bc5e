/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/render/gls-render.h"
#include "view/gls-payload-private.h"

/**
 * gls_payload_new:
 * @message: (transfer full): an annotated message
 * @page: where the host's page shows a message
 * @settings: (nullable): what is shown beside the annotations
 *
 * Makes what annotate.js is called with: all that is to be shown, with what the places in the page
 * are found by. Nothing is to be shown of a message that is not a digest, nor of an item without a
 * paper in a feed of papers.
 *
 * Returns: (transfer full): a payload
 */
GlsPayload *
gls_payload_new(GlsAnnotatedMessage *message,
		const GlsPage *page,
		const GlsPayloadSettings *settings)
{
	GlsPayload *self = NULL;

	g_return_val_if_fail(message != NULL, NULL);
	g_return_val_if_fail(page != NULL, NULL);

	self = g_atomic_rc_box_new0(GlsPayload);
	self->message = message;
	self->token = g_uuid_string_random();
	self->summary = gls_render_summary(message);
	self->n_entries = message->annotations->len;
	for (guint i = 0; i < message->annotations->len; i++) {
		const GlsAnnotation *annotation = g_ptr_array_index(message->annotations, i);

		self->n_looked_up += annotation->metadata != NULL;
	}
	self->warnings = g_ptr_array_ref(message->warnings);
	if (self->n_entries > 0 || gls_digest_is_not_understood(message->digest))
		self->json = gls_payload_make_json(message, page, settings);
	return self;
}

/**
 * gls_payload_ref:
 * @self: a payload
 *
 * Returns: (transfer full): @self, with one more reference
 */
GlsPayload *
gls_payload_ref(GlsPayload *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return g_atomic_rc_box_acquire(self);
}

static void
payload_clear(GlsPayload *self)
{
	g_free(self->json);
	g_free(self->token);
	g_free(self->summary);
	gls_annotated_message_free(self->message);
	g_ptr_array_unref(self->warnings);
}

/**
 * gls_payload_unref:
 * @self: (transfer full): a payload
 *
 * Drops a reference, and frees the payload with the last.
 */
void
gls_payload_unref(GlsPayload *self)
{
	g_return_if_fail(self != NULL);

	g_atomic_rc_box_release_full(self, (GDestroyNotify)payload_clear);
}

typedef struct {
	GlsMessage *message;
	GlsPage page;
	GlsPayloadSettings settings;
	gchar *notice;
	gchar *notice_message;
} Job;

static void
job_free(Job *job)
{
	gls_message_free(job->message);
	g_clear_object(&job->settings.settings);
	g_free(job->notice);
	g_free(job->notice_message);
	g_free(job);
}

static void
job_take_settings(Job *job, const GlsPayloadSettings *settings)
{
	job->settings = *settings;
	if (settings->settings != NULL)
		g_object_ref(settings->settings);
	job->notice = g_strdup(settings->notice);
	job->notice_message = g_strdup(settings->notice_message);
	job->settings.notice = job->notice;
	job->settings.notice_message = job->notice_message;
}

static void
prepare_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	Job *job = task_data;
	g_autoptr(GlsAnnotatedMessage) annotated = NULL;
	GError *error = NULL;

	if (g_task_return_error_if_cancelled(task))
		return;
	annotated = gls_annotator_annotate(source, g_steal_pointer(&job->message),
					   GLS_ANNOTATE_NONE, &error);
	if (annotated == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(
			task,
			gls_payload_new(g_steal_pointer(&annotated), &job->page, &job->settings),
			(GDestroyNotify)gls_payload_unref);
}

/**
 * gls_payload_prepare_async:
 * @annotator: annotates the message
 * @message: (transfer full): a message; nothing is recorded of it
 * @page: where the host's page shows a message; its strings must live until this is done
 * @settings: (nullable): what is shown beside the annotations
 * @cancellable: (nullable): stops it; the callback is then told so
 * @callback: called in the caller's main context when it is done
 * @user_data: for @callback
 *
 * Annotates a message and makes its payload, both in a thread: a digest of 500 papers takes more
 * time than a window may stand still.
 */
void
gls_payload_prepare_async(GlsAnnotator *annotator,
			  GlsMessage *message,
			  const GlsPage *page,
			  const GlsPayloadSettings *settings,
			  GCancellable *cancellable,
			  GAsyncReadyCallback callback,
			  gpointer user_data)
{
	g_autoptr(GTask) task = NULL;
	Job *job = NULL;

	g_return_if_fail(GLS_IS_ANNOTATOR(annotator));
	g_return_if_fail(message != NULL);
	g_return_if_fail(page != NULL);

	job = g_new0(Job, 1);
	job->message = message;
	job->page = *page;
	if (settings != NULL)
		job_take_settings(job, settings);
	task = g_task_new(annotator, cancellable, callback, user_data);
	g_task_set_source_tag(task, gls_payload_prepare_async);
	g_task_set_task_data(task, job, (GDestroyNotify)job_free);
	g_task_run_in_thread(task, prepare_thread);
}

/**
 * gls_payload_prepare_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a payload; %NULL with the error of gls_annotator_annotate(), or with
 *   %G_IO_ERROR_CANCELLED
 */
GlsPayload *
gls_payload_prepare_finish(GAsyncResult *result, GError **error)
{
	g_return_val_if_fail(G_IS_TASK(result), NULL);

	return g_task_propagate_pointer(G_TASK(result), error);
}
