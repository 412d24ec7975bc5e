/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "view/gls-view-resources.h"
#include "view/gls-view.h"

#define CLEAR_SCRIPT "globalThis.glossator?.remove();"

struct _GlsView {
	WebKitWebView *web_view;
	GBytes *script;
	GBytes *style;
	GBytes *page_style;
};

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
		inhabitant = webkit_user_script_new_for_world(
			"", WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
			WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END, GLS_VIEW_SCRIPT_WORLD, NULL, NULL);
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
	g_object_unref(self->web_view);
	g_bytes_unref(self->script);
	g_bytes_unref(self->style);
	g_bytes_unref(self->page_style);
	g_free(self);
}

static void
script_done_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	const gint64 *start = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GObject) value = NULL;

	/* a JSCValue or nothing: the type differs between versions, and is not looked at */
	value = (GObject *)webkit_web_view_call_async_javascript_function_finish(
		WEBKIT_WEB_VIEW(source), result, &error);
	if (error != NULL)
		g_debug("the script of the view ended early: %s", error->message);
	else
		g_debug("view: script done after %.1f ms", (g_get_monotonic_time() - *start) / 1e3);
	g_free(user_data);
}

static void
run_script(GlsView *self, const gchar *script, GVariant *arguments)
{
	gint64 *start = g_new(gint64, 1);

	*start = g_get_monotonic_time();
	webkit_web_view_call_async_javascript_function(self->web_view, script, -1, arguments,
						       GLS_VIEW_SCRIPT_WORLD, NULL, NULL, script_done_cb,
						       start);
}

/**
 * gls_view_show:
 * @self: a view
 * @payload: what to show; nothing is kept of it
 *
 * Shows the annotations of the message that the page shows now, in place of those shown before. They
 * stay when the host changes the page, and go when it loads another one.
 */
void
gls_view_show(GlsView *self, const GlsPayload *payload)
{
	g_auto(GVariantDict) dict = G_VARIANT_DICT_INIT(NULL);
	g_autoptr(GVariant) arguments = NULL;

	g_return_if_fail(self != NULL);
	g_return_if_fail(payload != NULL);

	if (payload->json == NULL) {
		gls_view_clear(self);
		return;
	}
	g_variant_dict_insert(&dict, "payload", "s", payload->json);
	g_variant_dict_insert(&dict, "style", "s", g_bytes_get_data(self->style, NULL));
	g_variant_dict_insert(&dict, "page_style", "s", g_bytes_get_data(self->page_style, NULL));
	arguments = g_variant_ref_sink(g_variant_dict_end(&dict));
	run_script(self, g_bytes_get_data(self->script, NULL), arguments);
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

	run_script(self, CLEAR_SCRIPT, NULL);
}
