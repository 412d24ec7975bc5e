/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-toast.h"

/* in seconds: time to have it read out, and to reach its button with the keyboard */
#define TIMEOUT 10

/* the latest news, and the undo that goes with it, do not wait for older ones to go */
static void
replace_toast(AdwToastOverlay *overlay, AdwToast *toast)
{
	AdwToast *former = g_object_get_data(G_OBJECT(overlay), "gls-toast");

	if (former != NULL)
		adw_toast_dismiss(former);
	g_object_set_data_full(G_OBJECT(overlay), "gls-toast", g_object_ref(toast), g_object_unref);
	adw_toast_overlay_add_toast(overlay, g_object_ref(toast));
}

/**
 * gls_toast_show:
 * @from: a widget in a window
 * @text: words, with no mark-up
 *
 * Shows words for a moment, and to a screen reader, in the nearest #AdwToastOverlay around a widget, in
 * place of the words that are shown there.
 *
 * Returns: (transfer none): the toast, for a button
 */
AdwToast *
gls_toast_show(GtkWidget *from, const gchar *text)
{
	g_autofree gchar *markup = g_markup_escape_text(text, -1);
	AdwToast *toast = adw_toast_new(markup);
	GtkWidget *overlay = gtk_widget_get_ancestor(from, ADW_TYPE_TOAST_OVERLAY);

	adw_toast_set_timeout(toast, TIMEOUT);
	if (overlay != NULL)
		replace_toast(ADW_TOAST_OVERLAY(overlay), toast);
	else
		g_message("%s", text);
	g_object_set_data_full(G_OBJECT(from), "gls-toast", toast, g_object_unref);
	return toast;
}
