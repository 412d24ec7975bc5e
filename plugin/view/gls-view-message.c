/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "view/gls-view-complete.h"
#include "view/gls-view-message.h"
#include "view/gls-view.h"

struct _GlsViewMessage {
	GlsView *view;
	GlsViewActions *actions;
	const GlsViewMessageHost *host;
	gpointer user_data;

	GlsPayload *payload;
	GCancellable *annotating;
	/* which goes on while the same message is annotated anew */
	GCancellable *completing;
	gboolean page_ready;
	gboolean shown;
	gboolean recorded;
};

static GlsSession *
get_session(GlsViewMessage *self)
{
	return gls_view_actions_get_session(self->actions);
}

static void
action_cb(GlsView *view, const GlsViewAction *action, GlsPayload *payload, gpointer user_data)
{
	GlsViewMessage *self = user_data;

	gls_view_actions_run(self->actions, action, payload);
}

/**
 * gls_view_message_new:
 * @web_view: the host's web view
 * @actions: does what is asked for in the page
 * @host: what the host knows; it is not copied
 * @user_data: for the functions of @host
 *
 * Returns: (transfer full): what displays no message yet
 */
GlsViewMessage *
gls_view_message_new(WebKitWebView *web_view,
		     GlsViewActions *actions,
		     const GlsViewMessageHost *host,
		     gpointer user_data)
{
	GlsViewMessage *self = NULL;

	g_return_val_if_fail(web_view != NULL, NULL);
	g_return_val_if_fail(GLS_IS_VIEW_ACTIONS(actions), NULL);
	g_return_val_if_fail(host != NULL, NULL);

	self = g_new0(GlsViewMessage, 1);
	self->view = gls_view_new(web_view);
	gls_view_set_action_func(self->view, action_cb, self);
	self->actions = g_object_ref(actions);
	self->host = host;
	self->user_data = user_data;
	return self;
}

/**
 * gls_view_message_free:
 * @self: (nullable): what displays a message
 *
 * Frees it. What it shows stays: call gls_view_message_clear() before.
 */
void
gls_view_message_free(GlsViewMessage *self)
{
	if (self == NULL)
		return;
	gls_view_message_forget(self);
	gls_view_free(self->view);
	g_object_unref(self->actions);
	g_free(self);
}

static void
cancel(GCancellable **cancellable)
{
	if (*cancellable != NULL)
		g_cancellable_cancel(*cancellable);
	g_clear_object(cancellable);
}

/**
 * gls_view_message_forget:
 * @self: what displays a message
 *
 * Called when the page is about to show another message: nothing of this one is shown any more.
 */
void
gls_view_message_forget(GlsViewMessage *self)
{
	g_return_if_fail(self != NULL);

	cancel(&self->annotating);
	cancel(&self->completing);
	g_clear_pointer(&self->payload, gls_payload_unref);
	self->page_ready = FALSE;
	self->shown = FALSE;
	self->recorded = FALSE;
}

/**
 * gls_view_message_clear:
 * @self: what displays a message
 *
 * Forgets the message, and takes its annotations out of the page.
 */
void
gls_view_message_clear(GlsViewMessage *self)
{
	g_return_if_fail(self != NULL);

	gls_view_message_forget(self);
	gls_view_clear(self->view);
}

static void
record_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	const GlsPayload *payload = task_data;
	GError *error = NULL;

	if (gls_annotator_record(source, payload->message, GLS_ANNOTATE_SHOWN, &error))
		g_task_return_boolean(task, TRUE);
	else
		g_task_return_error(task, error);
}

static void
recorded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsSession) session = user_data;
	g_autoptr(GError) error = NULL;

	if (!g_task_propagate_boolean(G_TASK(result), &error))
		gls_session_report(session, error->message);
}

/* what is shown does not wait for the disk, and is recorded even if its page is gone by then */
static void
ensure_recorded(GlsViewMessage *self)
{
	GlsSession *session = get_session(self);
	g_autoptr(GTask) task = NULL;

	if (self->recorded || self->payload->n_entries == 0)
		return;
	task = g_task_new(gls_session_get_annotator(session), NULL, recorded_cb,
			  g_object_ref(session));
	g_task_set_source_tag(task, ensure_recorded);
	g_task_set_task_data(task, gls_payload_ref(self->payload),
			     (GDestroyNotify)gls_payload_unref);
	g_task_run_in_thread(task, record_thread);
	self->recorded = TRUE;
}

/* once both the annotations and the page are there */
static void
show(GlsViewMessage *self)
{
	if (!self->page_ready || self->payload == NULL)
		return;
	gls_view_show(self->view, self->payload);
	self->shown = TRUE;
	ensure_recorded(self);
	self->host->shown(self->payload, self->user_data);
}

static void
take_payload(GlsViewMessage *self, GlsPayload *payload)
{
	gboolean is_same = self->shown && g_strcmp0(self->payload->json, payload->json) == 0;

	/* what a paper gained meanwhile is recorded as well, such as an id, which is not shown */
	if (self->payload != NULL && payload->n_looked_up > self->payload->n_looked_up)
		self->recorded = FALSE;
	g_clear_pointer(&self->payload, gls_payload_unref);
	self->payload = gls_payload_ref(payload);
	if (is_same)
		ensure_recorded(self);
	else
		show(self);
}

static void
prepared_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsViewMessage *self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = gls_payload_prepare_finish(result, &error);

	/* once cancelled, it may be gone */
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (payload == NULL) {
		g_debug("view: the message was not annotated: %s", error->message);
		g_clear_pointer(&self->payload, gls_payload_unref);
		self->shown = FALSE;
		gls_view_clear(self->view);
		return;
	}
	for (guint i = 0; i < payload->warnings->len; i++)
		gls_session_report(get_session(self), g_ptr_array_index(payload->warnings, i));
	gls_view_complete(self->view, get_session(self), payload, self->completing);
	take_payload(self, payload);
}

/**
 * gls_view_message_annotate:
 * @self: what displays a message
 *
 * Annotates the message that is displayed, or annotates it anew, as after the rules have changed.
 * What is shown stays until then, and for good if nothing is different.
 */
void
gls_view_message_annotate(GlsViewMessage *self)
{
	GlsPage page = {0};
	GlsMessage *message = NULL;
	GlsPayloadSettings settings;

	g_return_if_fail(self != NULL);

	cancel(&self->annotating);
	message = self->host->make_message(&page, self->user_data);
	if (message == NULL)
		return;
	settings = gls_view_actions_get_settings(self->actions);
	self->annotating = g_cancellable_new();
	if (self->completing == NULL)
		self->completing = g_cancellable_new();
	gls_payload_prepare_async(gls_session_get_annotator(get_session(self)), message, &page,
				  &settings, self->annotating, prepared_cb, self);
}

/**
 * gls_view_message_set_page_ready:
 * @self: what displays a message
 * @page_ready: whether the page of the message is there
 *
 * Tells whether annotations can be shown. They are kept until then.
 */
void
gls_view_message_set_page_ready(GlsViewMessage *self, gboolean page_ready)
{
	g_return_if_fail(self != NULL);

	self->page_ready = page_ready;
	show(self);
}
