/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "geary/geary-abi.h"
#include "geary/gls-geary-display.h"
#include "geary/gls-geary-widget.h"
#include "view/gls-view-hold.h"

struct _GlsGearyDisplay {
	GlsViewActions *actions;
	GAction *preferences;
	/* each web view for messages that lives, with its page */
	GHashTable *pages;
	GlsViewHold *hold;
	gulong load_hook;
	gulong parent_hook;
};

static guint
get_load_signal(void)
{
	return g_signal_lookup("load-changed", WEBKIT_TYPE_WEB_VIEW);
}

static guint
get_parent_signal(void)
{
	return g_signal_lookup("parent-set", GTK_TYPE_WIDGET);
}

static void
destroyed_cb(GtkWidget *widget, gpointer user_data)
{
	GlsGearyDisplay *self = user_data;

	g_signal_handlers_disconnect_by_data(widget, self);
	g_hash_table_remove(self->pages, widget);
}

static GlsGearyPage *
ensure_page(GlsGearyDisplay *self, WebKitWebView *web_view)
{
	GlsGearyPage *page = g_hash_table_lookup(self->pages, web_view);

	if (page != NULL)
		return page;
	page = gls_geary_page_new(web_view, self->actions, self->preferences);
	g_hash_table_insert(self->pages, web_view, page);
	g_signal_connect(web_view, "destroy", G_CALLBACK(destroyed_cb), self);
	return page;
}

/* every web view of the process comes by here, that of the composer too */
static gboolean
load_changed_cb(GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
	GlsGearyDisplay *self = data;
	GtkWidget *web_view = g_value_get_object(&values[0]);
	gint64 start = g_get_monotonic_time();

	if (!gls_geary_widget_is(web_view, GEARY_TYPE_NAME_PAGE))
		return TRUE;
	switch (g_value_get_enum(&values[1])) {
	case WEBKIT_LOAD_STARTED:
		gls_geary_page_unload(ensure_page(self, WEBKIT_WEB_VIEW(web_view)));
		break;
	/* pictures may still be fetched for long; the plugin may have been enabled in between */
	case WEBKIT_LOAD_COMMITTED:
	case WEBKIT_LOAD_FINISHED:
		gls_geary_page_load(ensure_page(self, WEBKIT_WEB_VIEW(web_view)));
		break;
	default:
		return TRUE;
	}
	g_debug("geary: load-changed took %.2f ms", (g_get_monotonic_time() - start) / 1e3);
	return TRUE;
}

/* once a web view loads, it is too late to hold its first page */
static gboolean
parent_set_cb(GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
	GlsGearyDisplay *self = data;
	GtkWidget *widget = g_value_get_object(&values[0]);

	if (gls_geary_widget_is(widget, GEARY_TYPE_NAME_PAGE))
		gls_view_hold_add(self->hold, WEBKIT_WEB_VIEW(widget));
	return TRUE;
}

static void
annotate_existing(GtkWidget *widget, gpointer user_data)
{
	GlsGearyDisplay *self = user_data;

	if (!gls_geary_widget_is(widget, GEARY_TYPE_NAME_PAGE))
		return;
	gls_view_hold_add(self->hold, WEBKIT_WEB_VIEW(widget));
	if (!webkit_web_view_is_loading(WEBKIT_WEB_VIEW(widget)))
		gls_geary_page_load(ensure_page(self, WEBKIT_WEB_VIEW(widget)));
}

/**
 * gls_geary_display_new:
 * @session: has what the messages are annotated with
 * @preferences: opens the preferences
 *
 * Returns: (transfer full): a display that follows what Geary shows from now on, beginning with what
 *   it shows already
 */
GlsGearyDisplay *
gls_geary_display_new(GlsSession *session, GAction *preferences)
{
	GlsGearyDisplay *self = g_new0(GlsGearyDisplay, 1);

	self->actions = gls_view_actions_new(session);
	g_signal_connect_swapped(self->actions, "changed", G_CALLBACK(gls_geary_display_refresh),
				 self);
	self->preferences = g_object_ref(preferences);
	self->pages = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)gls_geary_page_free);
	/* the signal is there once the class is */
	g_type_class_unref(g_type_class_ref(WEBKIT_TYPE_WEB_VIEW));
	self->load_hook =
		g_signal_add_emission_hook(get_load_signal(), 0, load_changed_cb, self, NULL);
	self->parent_hook =
		g_signal_add_emission_hook(get_parent_signal(), 0, parent_set_cb, self, NULL);
	self->hold = gls_view_hold_new();
	gls_geary_widget_walk_windows(annotate_existing, self);
	return self;
}

/**
 * gls_geary_display_free:
 * @self: (nullable): a display
 *
 * Frees a display, and takes its annotations and info bars out of all pages.
 */
void
gls_geary_display_free(GlsGearyDisplay *self)
{
	GHashTableIter iter;
	gpointer web_view;
	gpointer page;

	if (self == NULL)
		return;
	g_signal_remove_emission_hook(get_load_signal(), self->load_hook);
	g_signal_remove_emission_hook(get_parent_signal(), self->parent_hook);
	gls_view_hold_free(self->hold);
	g_hash_table_iter_init(&iter, self->pages);
	while (g_hash_table_iter_next(&iter, &web_view, &page)) {
		g_signal_handlers_disconnect_by_data(web_view, self);
		gls_geary_page_clear(page);
	}
	g_signal_handlers_disconnect_by_data(self->actions, self);
	g_object_run_dispose(G_OBJECT(self->actions));
	g_hash_table_unref(self->pages);
	g_object_unref(self->actions);
	g_object_unref(self->preferences);
	g_free(self);
}

/**
 * gls_geary_display_refresh:
 * @self: a display
 *
 * Annotates all that is shown anew, as after the rules have changed.
 */
void
gls_geary_display_refresh(GlsGearyDisplay *self)
{
	GHashTableIter iter;
	gpointer page;

	g_hash_table_iter_init(&iter, self->pages);
	while (g_hash_table_iter_next(&iter, NULL, &page))
		gls_geary_page_refresh(page);
}
