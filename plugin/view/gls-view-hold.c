/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "view/gls-view-hold.h"
#include "view/gls-view-resources.h"
#include "view/gls-view.h"

struct _GlsViewHold {
	WebKitUserScript *script;
	/* a set of the content managers that have the script: hosts share one between web views */
	GHashTable *managers;
};

/**
 * gls_view_hold_new:
 *
 * Returns: (transfer full): a hold on no page yet
 */
GlsViewHold *
gls_view_hold_new(void)
{
	GlsViewHold *self = g_new0(GlsViewHold, 1);
	g_autoptr(GBytes) script = NULL;

	script = g_resource_lookup_data(gls_view_get_resource(), "/glossator/view/hold-paint.js", 0,
					NULL);
	/* it is compiled into this module */
	g_assert(script != NULL);
	self->script = webkit_user_script_new_for_world(
		g_bytes_get_data(script, NULL), WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
		WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, GLS_VIEW_SCRIPT_WORLD, NULL, NULL);
	self->managers = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
	return self;
}

/**
 * gls_view_hold_free:
 * @self: (nullable): a hold
 *
 * Frees a hold. No page is held that begins to load after this; one that is held already ends that by
 * itself.
 */
void
gls_view_hold_free(GlsViewHold *self)
{
	GHashTableIter iter;
	gpointer manager;

	if (self == NULL)
		return;
	g_hash_table_iter_init(&iter, self->managers);
	while (g_hash_table_iter_next(&iter, &manager, NULL))
		webkit_user_content_manager_remove_script(manager, self->script);
	g_hash_table_unref(self->managers);
	webkit_user_script_unref(self->script);
	g_free(self);
}

/**
 * gls_view_hold_add:
 * @self: a hold
 * @web_view: a host's web view
 *
 * Holds each page that the web view begins to load from now on, and each of those that share its
 * content manager.
 */
void
gls_view_hold_add(GlsViewHold *self, WebKitWebView *web_view)
{
	WebKitUserContentManager *manager = NULL;

	g_return_if_fail(self != NULL);
	g_return_if_fail(web_view != NULL);

	manager = webkit_web_view_get_user_content_manager(web_view);
	if (!g_hash_table_contains(self->managers, manager)) {
		g_hash_table_add(self->managers, g_object_ref(manager));
		webkit_user_content_manager_add_script(manager, self->script);
	}
}
