/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-forward.h"
#include "geary/gls-geary-email.h"
#include "geary/gls-geary-page.h"
#include "view/gls-view-body.h"
#include "view/gls-view-complete.h"
#include "view/gls-view.h"

/* Geary makes a page of a plain text, and puts each outermost blockquote into a box of its own */
#define PLAIN  "div.plaintext"
#define QUOTES ".geary-quote-container, blockquote"

/* a body with quotes is read once more to tell a forward from a reply; a larger one is a reply */
#define MAX_FORWARD_SIZE (2 * 1024 * 1024)

static const GlsPage whole_page = {.excluded = NULL};
static const GlsPage unquoted_page = {.excluded = QUOTES};

struct _GlsGearyPage {
	WebKitWebView *web_view;
	GlsView *view;
	GlsAnnotator *annotator;
	GlsViewActions *actions;
	GlsGearyPageFunc func;
	gpointer user_data;

	GCancellable *cancellable;
	GObject *email;
	GlsViewBody *body;
	GlsPayload *payload;
	gboolean is_forward;
	gboolean shown;
};

/* Returns: (transfer none) (nullable) */
static GtkWidget *
find_row(WebKitWebView *web_view, const gchar *type_name)
{
	GType type = g_type_from_name(type_name);

	return type != G_TYPE_INVALID ? gtk_widget_get_ancestor(GTK_WIDGET(web_view), type) : NULL;
}

static GObject *
dup_row_part(WebKitWebView *web_view, const gchar *property)
{
	GtkWidget *row = find_row(web_view, GEARY_TYPE_NAME_EMAIL_ROW);
	GObject *part = NULL;

	if (row != NULL && g_object_class_find_property(G_OBJECT_GET_CLASS(row), property) != NULL)
		g_object_get(row, property, &part, NULL);
	return part;
}

/* a mail that is attached to another one is shown below it, and its headers are not to be had */
static gboolean
is_attached(WebKitWebView *web_view)
{
	g_autoptr(GObject) primary = dup_row_part(web_view, "primary-message");
	GtkWidget *message = find_row(web_view, GEARY_TYPE_NAME_MESSAGE_ROW);

	return primary != NULL && message != NULL && (GObject *)message != primary;
}

static gboolean
quotes_a_forward(const GlsViewBody *body)
{
	g_autoptr(GlsDocument) document = NULL;
	g_autoptr(GlsForward) forward = NULL;
	gsize length = strlen(body->whole);

	if (body->unquoted == NULL || length > MAX_FORWARD_SIZE)
		return FALSE;
	document = gls_document_new(body->whole, length, body->type);
	forward = gls_forward_find(document);
	return forward != NULL;
}

static gboolean
leaves_quotes_out(const GlsGearyPage *self)
{
	return self->body->unquoted != NULL && !self->is_forward;
}

static GlsMessage *
make_message(GlsGearyPage *self)
{
	const gchar *text = leaves_quotes_out(self) ? self->body->unquoted : self->body->whole;
	GlsMessage *message = gls_message_new(self->body->type, text, -1);

	if (!is_attached(self->web_view))
		gls_geary_email_fill(self->email, message);
	return message;
}

static void
recorded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage)
		annotated = gls_annotator_annotate_finish(GLS_ANNOTATOR(source), result, &error);

	if (annotated == NULL)
		g_debug("geary: a mail was not recorded: %s", error->message);
}

static void
record_shown(GlsGearyPage *self)
{
	gls_annotator_annotate_async(self->annotator, make_message(self), GLS_ANNOTATE_SHOWN, NULL,
				     recorded_cb, NULL);
}

static void
prepared_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsGearyPage *self = user_data;
	GtkWidget *row = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = gls_payload_prepare_finish(result, &error);

	/* once cancelled, the page may be gone */
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (payload == NULL) {
		g_debug("geary: a mail was not annotated: %s", error->message);
		return;
	}
	for (guint i = 0; i < payload->warnings->len; i++)
		g_message("%s", (const gchar *)g_ptr_array_index(payload->warnings, i));
	gls_view_complete(self->view, gls_view_actions_get_session(self->actions), payload,
			  self->cancellable);
	/* what a paper gained meanwhile is recorded as well */
	if (self->payload != NULL && payload->n_looked_up > self->payload->n_looked_up)
		self->shown = FALSE;
	if (self->payload != NULL && g_strcmp0(self->payload->json, payload->json) == 0)
		return;
	g_clear_pointer(&self->payload, gls_payload_unref);
	self->payload = gls_payload_ref(payload);
	gls_view_show(self->view, payload);
	if (self->shown || payload->n_entries == 0)
		return;
	self->shown = TRUE;
	record_shown(self);
	row = find_row(self->web_view, GEARY_TYPE_NAME_EMAIL_ROW);
	if (row != NULL)
		self->func(row, payload->summary, self->user_data);
}

static void
annotate(GlsGearyPage *self)
{
	const GlsPayloadSettings settings = gls_view_actions_get_settings(self->actions);

	gls_payload_prepare_async(self->annotator, make_message(self),
				  leaves_quotes_out(self) ? &unquoted_page : &whole_page, &settings,
				  self->cancellable, prepared_cb, self);
}

static void
body_read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsGearyPage *self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsViewBody)
		body = gls_view_body_read_finish(WEBKIT_WEB_VIEW(source), result, &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (body == NULL) {
		g_debug("geary: a mail could not be read: %s", error->message);
		return;
	}
	self->is_forward = quotes_a_forward(body);
	self->body = g_steal_pointer(&body);
	annotate(self);
}

static void
action_cb(GlsView *view, const GlsViewAction *action, GlsPayload *payload, gpointer user_data)
{
	GlsGearyPage *self = user_data;

	gls_view_actions_run(self->actions, action, payload);
}

/**
 * gls_geary_page_new:
 * @web_view: one of Geary's web views for messages
 * @annotator: annotates the message
 * @actions: does what is asked for in the page
 * @func: told when it is annotated
 * @user_data: for @func
 *
 * Returns: (transfer full): a page on which nothing is done yet
 */
GlsGearyPage *
gls_geary_page_new(WebKitWebView *web_view,
		   GlsAnnotator *annotator,
		   GlsViewActions *actions,
		   GlsGearyPageFunc func,
		   gpointer user_data)
{
	GlsGearyPage *self = g_new0(GlsGearyPage, 1);

	self->web_view = g_object_ref(web_view);
	self->view = gls_view_new(web_view);
	gls_view_set_action_func(self->view, action_cb, self);
	self->annotator = g_object_ref(annotator);
	self->actions = g_object_ref(actions);
	self->func = func;
	self->user_data = user_data;
	return self;
}

/**
 * gls_geary_page_free:
 * @self: (nullable): a page
 *
 * Frees a page. What it shows stays: call gls_geary_page_clear() before.
 */
void
gls_geary_page_free(GlsGearyPage *self)
{
	if (self == NULL)
		return;
	gls_geary_page_unload(self);
	gls_view_free(self->view);
	g_object_unref(self->actions);
	g_object_unref(self->annotator);
	g_object_unref(self->web_view);
	g_free(self);
}

/**
 * gls_geary_page_clear:
 * @self: a page
 *
 * Takes the annotations out of a page.
 */
void
gls_geary_page_clear(GlsGearyPage *self)
{
	gls_geary_page_unload(self);
	gls_view_clear(self->view);
}

/**
 * gls_geary_page_load:
 * @self: a page
 *
 * Reads what the page shows now, or is about to show, and annotates it. It is done once until the
 * page is unloaded.
 */
void
gls_geary_page_load(GlsGearyPage *self)
{
	if (self->cancellable != NULL)
		return;
	self->email = dup_row_part(self->web_view, "email");
	if (self->email == NULL)
		return;
	self->cancellable = g_cancellable_new();
	gls_view_body_read_async(self->web_view, PLAIN, QUOTES, self->cancellable, body_read_cb,
				 self);
}

/**
 * gls_geary_page_unload:
 * @self: a page
 *
 * Forgets the message of a page that is about to show another one.
 */
void
gls_geary_page_unload(GlsGearyPage *self)
{
	if (self->cancellable != NULL)
		g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	g_clear_object(&self->email);
	g_clear_pointer(&self->body, gls_view_body_free);
	g_clear_pointer(&self->payload, gls_payload_unref);
	self->shown = FALSE;
}

/**
 * gls_geary_page_refresh:
 * @self: a page
 *
 * Annotates anew what it shows, as after the rules have changed.
 */
void
gls_geary_page_refresh(GlsGearyPage *self)
{
	if (self->body == NULL)
		return;
	g_cancellable_cancel(self->cancellable);
	g_object_unref(self->cancellable);
	self->cancellable = g_cancellable_new();
	annotate(self);
}
