/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "liferea/gls-liferea-display.h"
#include "liferea/gls-liferea-item.h"
#include "view/gls-view-hold.h"
#include "view/gls-view-message.h"

/* the pages that Liferea renders have this address; web pages that it opens have their own */
#define OWN_PAGE "liferea://"

/* 1.14 and 1.15 head an item with a table, 1.16 and 2.0 with a header */
static const GlsPage item_page = {
	.content = ".item #content",
	.heading = "table.itemhead a.itemhead, .item > header.content > h1",
};

struct _GlsLifereaDisplay {
	WebKitWebView *web_view;
	GlsViewActions *actions;
	/* NULL where pages are there as a whole before they are painted */
	GlsViewHold *hold;
	GlsViewMessage *message;
	GlsLifereaHeadlines *headlines;

	LifereaItem *item;
	gulong item_id;
};

static GlsMessage *
make_message(GlsPage *page, gpointer user_data)
{
	GlsLifereaDisplay *self = user_data;

	if (self->item == NULL)
		return NULL;
	*page = item_page;
	return gls_liferea_item_to_message(self->item, gls_liferea_item_find_feed(self->item));
}

static void
shown_cb(const GlsPayload *payload, gpointer user_data)
{
	GlsLifereaDisplay *self = user_data;

	if (self->headlines != NULL)
		gls_liferea_headlines_set_count(self->headlines, self->item_id, 0);
}

static const GlsViewMessageHost host = {make_message, shown_cb};

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
forget_item(GlsLifereaDisplay *self)
{
	gls_view_message_forget(self->message);
	g_clear_object(&self->item);
}

static void
page_is_there(GlsLifereaDisplay *self)
{
	gboolean is_item = self->item != NULL && shows_own_page(self);

	gls_view_message_set_page_ready(self->message, is_item);
	/* nothing will be shown that ends the hold */
	if (!is_item)
		gls_view_message_clear(self->message);
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
		gls_view_message_annotate(self->message);
		break;
	case WEBKIT_LOAD_COMMITTED:
		/* the first page of a view has no address before */
		if (self->item == NULL) {
			take_selected_item(self);
			gls_view_message_annotate(self->message);
		}
		/* what is to be in the first frame waits in the page for its text, which since 1.16
		 * the page writes itself once it has loaded */
		page_is_there(self);
		break;
	default:
		return;
	}
	g_debug("liferea: load-changed %d took %.2f ms", event,
		(g_get_monotonic_time() - start) / 1e3);
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
	self->actions = gls_view_actions_new(session);
	self->message = gls_view_message_new(web_view, self->actions, &host, self);
	self->headlines = headlines;
	g_signal_connect_swapped(self->actions, "changed", G_CALLBACK(gls_liferea_display_refresh),
				 self);
	/* after Liferea's own handler, which then has put the item into the page */
	g_signal_connect_after(web_view, "load-changed", G_CALLBACK(load_changed_cb), self);
	self->hold = gls_view_hold_new();
	gls_view_hold_add(self->hold, web_view);
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
	g_clear_object(&self->item);
	gls_view_message_clear(self->message);
	gls_view_message_free(self->message);
	g_object_unref(self->actions);
	gls_view_hold_free(self->hold);
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
		gboolean loading = webkit_web_view_is_loading(self->web_view);

		take_selected_item(self);
		g_debug("liferea: %s item is shown, in a page that is %s",
			self->item != NULL ? "an" : "no", loading ? "loading" : "there");
		gls_view_message_set_page_ready(self->message, self->item != NULL && !loading);
	}
	gls_view_message_annotate(self->message);
}
