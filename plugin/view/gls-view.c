/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <string.h>

#include "view/gls-view-resources.h"
#include "view/gls-view.h"

/* what annotate.js sends to; only scripts of our own world see it */
#define HANDLER "glossator"

/* how many views use the handler: hosts may share one content manager between web views */
#define N_VIEWS "glossator-views"

#define CLEAR_SCRIPT "globalThis.glossator?.remove(); globalThis.glossatorRelease?.();"
#define TELL_SCRIPT  "globalThis.glossator?.tell(text)"

/* a script on its way into a page */
typedef struct {
	/* NULL if it need not be known how it ended */
	GlsView *view;
	gint64 start;
	gboolean is_second;
} Run;

struct _GlsView {
	WebKitWebView *web_view;
	GBytes *script;
	GBytes *style;
	GBytes *page_style;
	WebKitUserContentManager *manager;
	GlsPayload *payload;
	GlsViewActionFunc action_func;
	gpointer action_data;
	/* the one that shows the payload, until it has ended; not owned */
	Run *showing;
	/* a page that has only begun may refuse it, above all the first one of a web view */
	gboolean was_refused;
};

static void
show_payload(GlsView *self, gboolean is_second);

static GBytes *
lookup_resource(const gchar *path)
{
	GBytes *bytes = g_resource_lookup_data(gls_view_get_resource(), path, 0, NULL);

	/* it is compiled into this module */
	g_assert(bytes != NULL);
	return bytes;
}

/* WebKit forgets a world that nothing belongs to, and what a script left in it (2.52 does): a script
 * that never runs keeps it for as long as the host runs */
static void
ensure_world(void)
{
	static WebKitUserScript *inhabitant;

	if (inhabitant == NULL)
		inhabitant =
			webkit_user_script_new_for_world("", WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
							 WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END,
							 GLS_VIEW_SCRIPT_WORLD, NULL, NULL);
}

static void
message_received_cb(WebKitUserContentManager *manager, gpointer argument, gpointer user_data)
{
	GlsView *self = user_data;
	g_autofree gchar *json = gls_webkit_dup_script_message(argument);
	g_autoptr(GlsViewAction) action = NULL;
	g_autoptr(GlsPayload) payload = NULL;
	g_autoptr(GError) error = NULL;

	action = gls_view_action_new_from_json(json, strlen(json), &error);
	if (action == NULL) {
		g_debug("view: %s", error->message);
		return;
	}
	/* of another view, or of what is no longer on screen */
	if (self->payload == NULL || g_strcmp0(action->token, self->payload->token) != 0)
		return;
	payload = gls_payload_ref(self->payload);
	if (self->action_func != NULL)
		self->action_func(self, action, payload, self->action_data);
}

static void
add_handler(GlsView *self)
{
	guint n_views;

	self->manager = g_object_ref(webkit_web_view_get_user_content_manager(self->web_view));
	n_views = GPOINTER_TO_UINT(g_object_get_data(G_OBJECT(self->manager), N_VIEWS));
	/* connected first, so that no message is lost */
	g_signal_connect(self->manager, "script-message-received::" HANDLER,
			 G_CALLBACK(message_received_cb), self);
	if (n_views == 0)
		gls_webkit_register_script_message_handler(self->manager, HANDLER,
							   GLS_VIEW_SCRIPT_WORLD);
	g_object_set_data(G_OBJECT(self->manager), N_VIEWS, GUINT_TO_POINTER(n_views + 1));
}

static void
remove_handler(GlsView *self)
{
	guint n_views = GPOINTER_TO_UINT(g_object_get_data(G_OBJECT(self->manager), N_VIEWS));

	g_signal_handlers_disconnect_by_data(self->manager, self);
	if (n_views == 1)
		gls_webkit_unregister_script_message_handler(self->manager, HANDLER,
							     GLS_VIEW_SCRIPT_WORLD);
	g_object_set_data(G_OBJECT(self->manager), N_VIEWS, GUINT_TO_POINTER(n_views - 1));
	g_clear_object(&self->manager);
}

/* from now on it does not matter how the last script ends */
static void
abandon_showing(GlsView *self)
{
	if (self->showing != NULL)
		self->showing->view = NULL;
	self->showing = NULL;
	self->was_refused = FALSE;
}

static void
load_changed_cb(WebKitWebView *web_view, WebKitLoadEvent event, gpointer user_data)
{
	GlsView *self = user_data;

	if (event == WEBKIT_LOAD_STARTED)
		abandon_showing(self);
	else if (event == WEBKIT_LOAD_FINISHED && self->was_refused)
		show_payload(self, TRUE);
}

/**
 * gls_view_new:
 * @web_view: the host's web view
 *
 * Returns: (transfer full): a view that shows nothing yet
 */
GlsView *
gls_view_new(WebKitWebView *web_view)
{
	GlsView *self = NULL;

	g_return_val_if_fail(web_view != NULL, NULL);

	self = g_new0(GlsView, 1);
	self->web_view = g_object_ref(web_view);
	ensure_world();
	add_handler(self);
	g_signal_connect(web_view, "load-changed", G_CALLBACK(load_changed_cb), self);
	self->script = lookup_resource("/glossator/view/annotate.js");
	self->style = lookup_resource("/glossator/view/annotate.css");
	self->page_style = lookup_resource("/glossator/view/page.css");
	return self;
}

/**
 * gls_view_free:
 * @self: (nullable): a view
 *
 * Frees a view. What it shows stays: call gls_view_clear() before.
 */
void
gls_view_free(GlsView *self)
{
	if (self == NULL)
		return;
	abandon_showing(self);
	g_signal_handlers_disconnect_by_data(self->web_view, self);
	remove_handler(self);
	g_clear_pointer(&self->payload, gls_payload_unref);
	g_object_unref(self->web_view);
	g_bytes_unref(self->script);
	g_bytes_unref(self->style);
	g_bytes_unref(self->page_style);
	g_free(self);
}

static void
take_refusal(GlsView *self, gboolean is_second)
{
	self->showing = NULL;
	if (is_second)
		return;
	self->was_refused = TRUE;
	if (!webkit_web_view_is_loading(self->web_view))
		show_payload(self, TRUE);
}

static void
script_done_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autofree Run *run = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GObject) value = NULL;

	/* a JSCValue or nothing: the type differs between versions, and is not looked at */
	value = (GObject *)webkit_web_view_call_async_javascript_function_finish(
		WEBKIT_WEB_VIEW(source), result, &error);
	if (error != NULL)
		g_debug("the script of the view ended early: %s", error->message);
	else
		g_debug("view: script done after %.1f ms",
			(g_get_monotonic_time() - run->start) / 1e3);
	if (run->view != NULL && error != NULL)
		take_refusal(run->view, run->is_second);
	else if (run->view != NULL)
		run->view->showing = NULL;
}

/* Returns: (transfer none): lives until the script has ended */
static Run *
run_script(GlsView *self, const gchar *script, GVariant *arguments)
{
	Run *run = g_new0(Run, 1);

	run->start = g_get_monotonic_time();
	webkit_web_view_call_async_javascript_function(self->web_view, script, -1, arguments,
						       GLS_VIEW_SCRIPT_WORLD, NULL, NULL,
						       script_done_cb, run);
	return run;
}

static void
show_payload(GlsView *self, gboolean is_second)
{
	g_auto(GVariantDict) dict = G_VARIANT_DICT_INIT(NULL);
	g_autoptr(GVariant) arguments = NULL;

	abandon_showing(self);
	g_variant_dict_insert(&dict, "payload", "s", self->payload->json);
	g_variant_dict_insert(&dict, "token", "s", self->payload->token);
	g_variant_dict_insert(&dict, "style", "s", g_bytes_get_data(self->style, NULL));
	g_variant_dict_insert(&dict, "page_style", "s", g_bytes_get_data(self->page_style, NULL));
	arguments = g_variant_ref_sink(g_variant_dict_end(&dict));
	self->showing = run_script(self, g_bytes_get_data(self->script, NULL), arguments);
	self->showing->view = self;
	self->showing->is_second = is_second;
}

/**
 * gls_view_set_action_func:
 * @self: a view
 * @func: (nullable): told of what the user asks for in the page
 * @user_data: for @func
 *
 * Sets who does what the page asks for. What it sends is checked before, and that it is of what
 * this view shows.
 */
void
gls_view_set_action_func(GlsView *self, GlsViewActionFunc func, gpointer user_data)
{
	g_return_if_fail(self != NULL);

	self->action_func = func;
	self->action_data = user_data;
}

/**
 * gls_view_show:
 * @self: a view
 * @payload: what to show
 *
 * Shows the annotations of the message that the page shows now, in place of those shown before. They
 * stay when the host changes the page, and go when it loads another one.
 */
void
gls_view_show(GlsView *self, GlsPayload *payload)
{
	g_return_if_fail(self != NULL);
	g_return_if_fail(payload != NULL);

	if (payload->json == NULL) {
		gls_view_clear(self);
		return;
	}
	gls_payload_ref(payload);
	g_clear_pointer(&self->payload, gls_payload_unref);
	self->payload = payload;
	show_payload(self, FALSE);
}

/**
 * gls_view_tell:
 * @self: a view
 * @text: a line of text, empty for none
 *
 * Tells in the strip what goes on, until it is told otherwise or something else is shown.
 */
void
gls_view_tell(GlsView *self, const gchar *text)
{
	g_auto(GVariantDict) dict = G_VARIANT_DICT_INIT(NULL);
	g_autoptr(GVariant) arguments = NULL;

	g_return_if_fail(self != NULL);
	g_return_if_fail(text != NULL);

	g_variant_dict_insert(&dict, "text", "s", text);
	arguments = g_variant_ref_sink(g_variant_dict_end(&dict));
	run_script(self, TELL_SCRIPT, arguments);
}

/**
 * gls_view_clear:
 * @self: a view
 *
 * Takes all annotations out of the page, which then is as the host made it.
 */
void
gls_view_clear(GlsView *self)
{
	g_return_if_fail(self != NULL);

	abandon_showing(self);
	g_clear_pointer(&self->payload, gls_payload_unref);
	run_script(self, CLEAR_SCRIPT, NULL);
}
