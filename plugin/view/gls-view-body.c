/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "core/gls-error.h"
#include "view/gls-view-body.h"
#include "view/gls-view-resources.h"
#include "view/gls-view.h"

/**
 * gls_view_body_ref:
 * @self: a body
 *
 * Returns: (transfer full): @self, with one more reference
 */
GlsViewBody *
gls_view_body_ref(GlsViewBody *self)
{
	g_return_val_if_fail(self != NULL, NULL);

	return g_atomic_rc_box_acquire(self);
}

static void
body_clear(GlsViewBody *self)
{
	g_free(self->whole);
	g_free(self->unquoted);
}

/**
 * gls_view_body_unref:
 * @self: (transfer full): a body
 *
 * Drops a reference, and frees the body with the last.
 */
void
gls_view_body_unref(GlsViewBody *self)
{
	g_return_if_fail(self != NULL);

	g_atomic_rc_box_release_full(self, (GDestroyNotify)body_clear);
}

/**
 * gls_view_body_read_async:
 * @web_view: a host's web view that shows a message
 * @plain: CSS selector of the elements that hold the text of a message in plain text
 * @quotes: CSS selector of the elements that hold earlier messages
 * @cancellable: (nullable): stops it; the callback is then told so
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the body of a message from its page, as a host needs that hands out no source. The page may
 * still be loading: what is read does not wait for its pictures.
 */
void
gls_view_body_read_async(WebKitWebView *web_view,
			 const gchar *plain,
			 const gchar *quotes,
			 GCancellable *cancellable,
			 GAsyncReadyCallback callback,
			 gpointer user_data)
{
	g_auto(GVariantDict) dict = G_VARIANT_DICT_INIT(NULL);
	g_autoptr(GVariant) arguments = NULL;
	g_autoptr(GBytes) script = NULL;

	g_return_if_fail(web_view != NULL);

	script = g_resource_lookup_data(gls_view_get_resource(), "/glossator/view/read-body.js", 0,
					NULL);
	/* it is compiled into this module */
	g_assert(script != NULL);
	g_variant_dict_insert(&dict, "plain", "s", plain);
	g_variant_dict_insert(&dict, "quotes", "s", quotes);
	g_variant_dict_insert(&dict, "most", "d", (gdouble)GLS_MESSAGE_MAX_SIZE);
	arguments = g_variant_ref_sink(g_variant_dict_end(&dict));
	webkit_web_view_call_async_javascript_function(web_view, g_bytes_get_data(script, NULL), -1,
						       arguments, GLS_VIEW_SCRIPT_WORLD, NULL,
						       cancellable, callback, user_data);
}

static gchar *
dup_string(JSCValue *object, const gchar *name)
{
	g_autoptr(JSCValue) value = jsc_value_object_get_property(object, name);
	g_autofree gchar *text = jsc_value_is_string(value) ? jsc_value_to_string(value) : NULL;

	return text != NULL ? g_utf8_make_valid(text, -1) : NULL;
}

/**
 * gls_view_body_read_finish:
 * @web_view: the web view
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the body, empty if it is longer than %GLS_MESSAGE_MAX_SIZE; %NULL with
 *   %GLS_ERROR_UNREADABLE if the page has none, or with an error of WebKit's
 */
GlsViewBody *
gls_view_body_read_finish(WebKitWebView *web_view, GAsyncResult *result, GError **error)
{
	g_autoptr(JSCValue) value = NULL;
	g_autoptr(JSCValue) is_text = NULL;
	g_autoptr(GlsViewBody) self = NULL;

	value = webkit_web_view_call_async_javascript_function_finish(web_view, result, error);
	if (value == NULL)
		return NULL;
	self = g_atomic_rc_box_new0(GlsViewBody);
	if (jsc_value_is_object(value)) {
		is_text = jsc_value_object_get_property(value, "text");
		self->type = jsc_value_to_boolean(is_text) ? GLS_BODY_TEXT : GLS_BODY_HTML;
		self->whole = dup_string(value, "whole");
		self->unquoted = dup_string(value, "unquoted");
	}
	if (self->whole == NULL) {
		g_set_error_literal(error, GLS_ERROR, GLS_ERROR_UNREADABLE,
				    "the page has no body that can be read");
		return NULL;
	}
	return g_steal_pointer(&self);
}
