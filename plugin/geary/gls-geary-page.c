/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-forward.h"
#include "geary/geary-abi.h"
#include "geary/gls-geary-bar.h"
#include "geary/gls-geary-email.h"
#include "geary/gls-geary-page.h"
#include "view/gls-view-body.h"
#include "view/gls-view-message.h"

/* Geary makes a page of a plain text, and puts each outermost blockquote into a box of its own */
#define PLAIN  "div.plaintext"
#define QUOTES ".geary-quote-container, blockquote"

/* a body with quotes is read once more to tell a forward from a reply; a larger one is a reply */
#define MAX_FORWARD_SIZE (2 * 1024 * 1024)

static const GlsPage whole_page = {.excluded = NULL};
static const GlsPage unquoted_page = {.excluded = QUOTES};

struct _GlsGearyPage {
	WebKitWebView *web_view;
	GlsViewMessage *message;
	GAction *preferences;
	GlsGearyBar *bar;

	GCancellable *reading;
	GObject *email;
	GlsViewBody *body;
	gboolean is_forward;
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
make_message(GlsPage *page, gpointer user_data)
{
	GlsGearyPage *self = user_data;
	gboolean unquoted = leaves_quotes_out(self);
	const gchar *text = unquoted ? self->body->unquoted : self->body->whole;
	GlsMessage *message = gls_message_new(self->body->type, text, -1);

	if (!is_attached(self->web_view))
		gls_geary_email_fill(self->email, message);
	*page = unquoted ? unquoted_page : whole_page;
	return message;
}

static void
shown_cb(const GlsPayload *payload, gpointer user_data)
{
	GlsGearyPage *self = user_data;
	GtkWidget *row = find_row(self->web_view, GEARY_TYPE_NAME_MESSAGE_ROW);

	if (self->bar != NULL)
		gls_geary_bar_set_summary(self->bar, payload->summary);
	else if (payload->n_entries > 0 && row != NULL)
		self->bar = gls_geary_bar_new(row, self->preferences, payload->summary);
}

static const GlsViewMessageHost host = {make_message, shown_cb};

static void
told_forward_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsGearyPage *self = user_data;
	g_autoptr(GError) error = NULL;
	gboolean is_forward = g_task_propagate_boolean(G_TASK(result), &error);

	/* once cancelled, the page may be gone */
	if (error != NULL)
		return;
	self->is_forward = is_forward;
	gls_view_message_annotate(self->message);
}

static void
tell_forward_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	g_task_return_boolean(task, quotes_a_forward(task_data));
}

/* in a thread, as the body is read for it: the few with quotes take longer */
static void
tell_forward(GlsGearyPage *self)
{
	g_autoptr(GTask) task = g_task_new(NULL, self->reading, told_forward_cb, self);

	g_task_set_source_tag(task, tell_forward);
	g_task_set_task_data(task, gls_view_body_ref(self->body),
			     (GDestroyNotify)gls_view_body_unref);
	g_task_run_in_thread(task, tell_forward_thread);
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
		gls_view_message_clear(self->message);
		return;
	}
	self->body = g_steal_pointer(&body);
	gls_view_message_set_page_ready(self->message, TRUE);
	if (self->body->unquoted != NULL)
		tell_forward(self);
	else
		gls_view_message_annotate(self->message);
}

/**
 * gls_geary_page_new:
 * @web_view: one of Geary's web views for messages
 * @actions: does what is asked for in the page
 * @preferences: opens the preferences
 *
 * Returns: (transfer full): a page on which nothing is done yet
 */
GlsGearyPage *
gls_geary_page_new(WebKitWebView *web_view, GlsViewActions *actions, GAction *preferences)
{
	GlsGearyPage *self = g_new0(GlsGearyPage, 1);

	self->web_view = g_object_ref(web_view);
	self->message = gls_view_message_new(web_view, actions, &host, self);
	self->preferences = g_object_ref(preferences);
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
	gls_view_message_free(self->message);
	gls_geary_bar_free(self->bar);
	g_object_unref(self->preferences);
	g_object_unref(self->web_view);
	g_free(self);
}

/**
 * gls_geary_page_clear:
 * @self: a page
 *
 * Takes the annotations out of a page, and its info bar away.
 */
void
gls_geary_page_clear(GlsGearyPage *self)
{
	gls_geary_page_unload(self);
	gls_view_message_clear(self->message);
	if (self->bar != NULL)
		gls_geary_bar_remove(self->bar);
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
	if (self->reading != NULL)
		return;
	self->email = dup_row_part(self->web_view, "email");
	if (self->email == NULL)
		return;
	self->reading = g_cancellable_new();
	gls_view_body_read_async(self->web_view, PLAIN, QUOTES, self->reading, body_read_cb, self);
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
	if (self->reading != NULL)
		g_cancellable_cancel(self->reading);
	g_clear_object(&self->reading);
	g_clear_object(&self->email);
	g_clear_pointer(&self->body, gls_view_body_unref);
	gls_view_message_forget(self->message);
	self->is_forward = FALSE;
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
	if (self->body != NULL)
		gls_view_message_annotate(self->message);
}
