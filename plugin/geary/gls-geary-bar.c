/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "geary/gls-geary-bar.h"
#include "geary/gls-geary-email.h"

/* Geary shows the info bar with the highest priority; its own plugins use up to 10 */
#define PRIORITY 5

/* mails of which it is remembered what they are to Geary; an older one is told again when shown */
#define MAX_DISPLAYED 256

struct _GlsGearyBar {
	GearyEmailContext *context;
	GearyEmailStore *emails;
	GAction *preferences;
	/* of each mail that was displayed its Message-ID, and what Geary's plugins call it */
	GHashTable *displayed;
};

static void
displayed_cb(GearyEmailStore *emails, GearyEmail *email, gpointer user_data)
{
	GlsGearyBar *self = user_data;
	g_autofree gchar *id = gls_geary_email_dup_id(email);
	GearyEmailId *identifier = plugin_email_get_identifier(email);

	if (id == NULL || identifier == NULL)
		return;
	if (g_hash_table_size(self->displayed) >= MAX_DISPLAYED)
		g_hash_table_remove_all(self->displayed);
	g_hash_table_insert(self->displayed, g_steal_pointer(&id), g_object_ref(identifier));
}

static gboolean
is_available(void)
{
	return plugin_email_context_add_email_info_bar != NULL &&
	       plugin_email_get_identifier != NULL && plugin_info_bar_new != NULL &&
	       plugin_info_bar_set_primary_button != NULL &&
	       plugin_info_bar_set_show_close_button != NULL && plugin_actionable_new != NULL;
}

/**
 * gls_geary_bar_new:
 * @context: adds info bars
 * @emails: tells which mails are displayed
 * @preferences: opens the preferences
 *
 * Returns: (transfer full) (nullable): what adds info bars; %NULL if this Geary has none
 */
GlsGearyBar *
gls_geary_bar_new(GearyEmailContext *context, GearyEmailStore *emails, GAction *preferences)
{
	GlsGearyBar *self = NULL;

	if (!is_available())
		return NULL;
	self = g_new0(GlsGearyBar, 1);
	self->context = g_object_ref(context);
	self->emails = g_object_ref(emails);
	self->preferences = g_object_ref(preferences);
	self->displayed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref);
	g_signal_connect(emails, "email-displayed", G_CALLBACK(displayed_cb), self);
	return self;
}

/**
 * gls_geary_bar_free:
 * @self: (nullable): what adds info bars
 *
 * Frees it. Geary takes the info bars of a plugin away with the mails, not before.
 */
void
gls_geary_bar_free(GlsGearyBar *self)
{
	if (self == NULL)
		return;
	g_signal_handlers_disconnect_by_data(self->emails, self);
	g_hash_table_unref(self->displayed);
	g_object_unref(self->preferences);
	g_object_unref(self->emails);
	g_object_unref(self->context);
	g_free(self);
}

/**
 * gls_geary_bar_add:
 * @self: what adds info bars
 * @email: a Geary.Email that is displayed
 * @summary: how many papers are in it, in words
 *
 * Puts an info bar over a mail.
 */
void
gls_geary_bar_add(GlsGearyBar *self, GObject *email, const gchar *summary)
{
	g_autofree gchar *id = gls_geary_email_dup_id(email);
	GearyEmailId *identifier = id != NULL ? g_hash_table_lookup(self->displayed, id) : NULL;
	g_autoptr(GObject) info_bar = NULL;
	g_autoptr(GObject) button = NULL;

	if (identifier == NULL)
		return;
	/* a description that is set later is not shown */
	info_bar = plugin_info_bar_new("Glossator", summary);
	button = plugin_actionable_new(_("Preferences…"), self->preferences, NULL);
	plugin_info_bar_set_primary_button(info_bar, button);
	plugin_info_bar_set_show_close_button(info_bar, TRUE);
	plugin_email_context_add_email_info_bar(self->context, identifier, info_bar, PRIORITY);
}
