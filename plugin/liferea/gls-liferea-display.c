/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "liferea/gls-liferea-display.h"
#include "liferea/gls-liferea-item.h"
#include "liferea/gls-liferea-report.h"
#include "view/gls-view-actions.h"
#include "view/gls-view-complete.h"
#include "view/gls-view-hold.h"
#include "view/gls-view.h"

/* the pages that Liferea renders have this address; web pages that it opens have their own */
#define OWN_PAGE "liferea://"

/* 1.14 and 1.15 head an item with a table, 1.16 and 2.0 with a header */
static const GlsPage item_page = {
	.content = ".item #content",
	.heading = "table.itemhead a.itemhead, .item > header.content > h1",
};

struct _GlsLifereaDisplay {
	WebKitWebView *web_view;
	GlsView *view;
	GlsAnnotator *annotator;
	GlsViewActions *actions;
	/* NULL where pages are there as a whole before they are painted */
	GlsViewHold *hold;
	GlsLifereaHeadlines *headlines;

	LifereaItem *item;
	gulong item_id;
	GlsPayload *payload;
	GCancellable *cancellable;
	GCancellable *lookup_cancellable;
	gboolean loaded;
	gboolean shown;
};

static void
forget_item(GlsLifereaDisplay *self)
{
	if (self->cancellable != NULL)
		g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	g_cancellable_cancel(self->lookup_cancellable);
	g_object_unref(self->lookup_cancellable);
	self->lookup_cancellable = g_cancellable_new();
	g_clear_pointer(&self->payload, gls_payload_unref);
	g_clear_object(&self->item);
	self->loaded = FALSE;
	self->shown = FALSE;
}

/* a history that cannot be read or written: the same for every item, and so told once */
static void
report_warnings(const GPtrArray *warnings)
{
	static gchar *last = NULL;

	for (guint i = 0; i < warnings->len; i++)
		gls_liferea_report(&last, g_ptr_array_index(warnings, i));
}

static void
recorded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsAnnotatedMessage)
		annotated = gls_annotator_annotate_finish(GLS_ANNOTATOR(source), result, &error);

	if (annotated == NULL)
		g_debug("liferea: the item was not recorded: %s", error->message);
	else
		report_warnings(annotated->warnings);
}

/* a second look at the message, so that what is shown does not wait for the disk */
static void
record_shown(GlsLifereaDisplay *self)
{
	LifereaNode *feed = gls_liferea_item_find_feed(self->item);
	GlsMessage *message = gls_liferea_item_to_message(self->item, feed);

	if (message != NULL)
		gls_annotator_annotate_async(self->annotator, message, GLS_ANNOTATE_SHOWN, NULL,
					     recorded_cb, NULL);
}

/* shows the annotations once both they and the page are there */
static void
show(GlsLifereaDisplay *self)
{
	if (!self->loaded || self->payload == NULL)
		return;
	gls_view_show(self->view, self->payload);
	if (!self->shown && self->payload->n_entries > 0)
		record_shown(self);
	self->shown = TRUE;
	if (self->headlines != NULL)
		gls_liferea_headlines_set_count(self->headlines, self->item_id, 0);
}

static void
prepared_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsLifereaDisplay *self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsPayload) payload = gls_payload_prepare_finish(result, &error);

	/* once cancelled, the display may be gone */
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (payload == NULL) {
		g_debug("liferea: the item was not annotated: %s", error->message);
		return;
	}
	report_warnings(payload->warnings);
	/* which goes on while the same item is annotated anew */
	gls_view_complete(self->view, gls_view_actions_get_session(self->actions), payload,
			  self->lookup_cancellable);
	/* what a paper gained meanwhile is recorded as well */
	if (self->payload != NULL && payload->n_looked_up > self->payload->n_looked_up)
		self->shown = FALSE;
	if (self->payload != NULL && self->shown && self->loaded &&
	    g_strcmp0(self->payload->json, payload->json) == 0)
		return;
	g_clear_pointer(&self->payload, gls_payload_unref);
	self->payload = g_steal_pointer(&payload);
	show(self);
}

static void
annotate(GlsLifereaDisplay *self)
{
	LifereaNode *feed = gls_liferea_item_find_feed(self->item);
	GlsMessage *message = gls_liferea_item_to_message(self->item, feed);
	const GlsPayloadSettings settings = gls_view_actions_get_settings(self->actions);

	if (message == NULL)
		return;
	self->cancellable = g_cancellable_new();
	gls_payload_prepare_async(self->annotator, message, &item_page, &settings,
				  self->cancellable, prepared_cb, self);
}

static gboolean
shows_own_page(GlsLifereaDisplay *self)
{
	const gchar *uri = webkit_web_view_get_uri(self->web_view);

	return uri != NULL && g_str_has_prefix(uri, OWN_PAGE);
}

static void
take_selected_item(GlsLifereaDisplay *self)
{
	if (!shows_own_page(self))
		return;
	self->item = itemlist_get_selected();
	self->item_id = itemlist_get_selected_id != NULL ? itemlist_get_selected_id() : 0;
}

static void
begin_to_show(GlsLifereaDisplay *self)
{
	if (self->loaded)
		return;
	self->loaded = self->item != NULL && shows_own_page(self);
	if (self->loaded)
		show(self);
	else
		gls_view_clear(self->view);
}

static void
load_changed_cb(WebKitWebView *web_view, WebKitLoadEvent event, gpointer user_data)
{
	GlsLifereaDisplay *self = user_data;
	gint64 start = g_get_monotonic_time();

	switch (event) {
	case WEBKIT_LOAD_STARTED:
		forget_item(self);
		take_selected_item(self);
		if (self->headlines != NULL)
			gls_liferea_headlines_refresh(self->headlines);
		if (self->item != NULL)
			annotate(self);
		break;
	case WEBKIT_LOAD_COMMITTED:
		/* a page that writes its text itself is painted at once: what is to be in the first
		 * frame waits in the page for that text */
		if (self->hold != NULL)
			begin_to_show(self);
		break;
	case WEBKIT_LOAD_FINISHED:
		begin_to_show(self);
		break;
	default:
		return;
	}
	g_debug("liferea: load-changed %d took %.2f ms", event,
		(g_get_monotonic_time() - start) / 1e3);
}

static void
action_cb(GlsView *view, const GlsViewAction *action, GlsPayload *payload, gpointer user_data)
{
	GlsLifereaDisplay *self = user_data;

	gls_view_actions_run(self->actions, action, payload);
}

/**
 * gls_liferea_display_new:
 * @web_view: where Liferea shows items
 * @session: has what they are annotated with
 * @headlines: (nullable): told what was shown; it lives longer than the display
 *
 * Returns: (transfer full) (nullable): a display that follows what is shown from now on, beginning
 *   with what is shown already; %NULL if this Liferea has not what it needs
 */
GlsLifereaDisplay *
gls_liferea_display_new(WebKitWebView *web_view,
			GlsSession *session,
			GlsLifereaHeadlines *headlines)
{
	GlsLifereaDisplay *self = NULL;

	g_return_val_if_fail(web_view != NULL, NULL);
	g_return_val_if_fail(GLS_IS_SESSION(session), NULL);

	if (itemlist_get_selected == NULL || !gls_liferea_item_is_available()) {
		g_warning("this Liferea does not say which item it shows: nothing is annotated");
		return NULL;
	}
	self = g_new0(GlsLifereaDisplay, 1);
	self->web_view = g_object_ref(web_view);
	self->view = gls_view_new(web_view);
	gls_view_set_action_func(self->view, action_cb, self);
	self->annotator = g_object_ref(gls_session_get_annotator(session));
	self->actions = gls_view_actions_new(session);
	self->headlines = headlines;
	self->lookup_cancellable = g_cancellable_new();
	g_signal_connect_swapped(self->actions, "changed", G_CALLBACK(gls_liferea_display_refresh),
				 self);
	/* after Liferea's own handler, which then has put the item into the page */
	g_signal_connect_after(web_view, "load-changed", G_CALLBACK(load_changed_cb), self);
	/* since 1.16 a page writes its text itself, once it has loaded */
	if (liferea_activatable_get_type != NULL) {
		self->hold = gls_view_hold_new();
		gls_view_hold_add(self->hold, web_view);
	}
	gls_liferea_display_refresh(self);
	return self;
}

/**
 * gls_liferea_display_free:
 * @self: (nullable): a display
 *
 * Frees a display, and takes its annotations out of the page.
 */
void
gls_liferea_display_free(GlsLifereaDisplay *self)
{
	if (self == NULL)
		return;
	g_signal_handlers_disconnect_by_data(self->web_view, self);
	g_signal_handlers_disconnect_by_data(self->actions, self);
	g_object_run_dispose(G_OBJECT(self->actions));
	g_object_unref(self->actions);
	forget_item(self);
	gls_view_hold_free(self->hold);
	gls_view_clear(self->view);
	gls_view_free(self->view);
	g_object_unref(self->lookup_cancellable);
	g_object_unref(self->annotator);
	g_object_unref(self->web_view);
	g_free(self);
}

/**
 * gls_liferea_display_refresh:
 * @self: a display
 *
 * Annotates what is shown anew, as after the rules have changed. What is shown stays until then, and
 * for good if nothing is different.
 */
void
gls_liferea_display_refresh(GlsLifereaDisplay *self)
{
	g_return_if_fail(self != NULL);

	if (self->item == NULL) {
		take_selected_item(self);
		self->loaded = !webkit_web_view_is_loading(self->web_view);
	}
	if (self->cancellable != NULL)
		g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	if (self->item != NULL)
		annotate(self);
}
