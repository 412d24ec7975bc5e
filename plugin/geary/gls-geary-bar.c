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

#define HAS_BAR "glossator-info-bar"

/* mails of which it is remembered what they are to Geary; an older one is told again when shown */
#define MAX_DISPLAYED 256

struct _GlsGearyBar {
	GearyEmailContext *context;
	GearyEmailStore *emails;
	GAction *preferences;
	/* by the Message-ID of each mail that was displayed what Geary's plugins call it */
	GHashTable *displayed;
	/* likewise info bars of mails that were annotated before it was told that they are displayed */
	GHashTable *waiting;
};

typedef struct {
	GWeakRef row;
	gchar *summary;
} Waiting;

static Waiting *
waiting_new(GtkWidget *row, const gchar *summary)
{
	Waiting *self = g_new0(Waiting, 1);

	g_weak_ref_init(&self->row, row);
	self->summary = g_strdup(summary);
	return self;
}

static void
waiting_free(Waiting *self)
{
	g_weak_ref_clear(&self->row);
	g_free(self->summary);
	g_free(self);
}

static void
add_info_bar(GlsGearyBar *self, GtkWidget *row, GearyEmailId *identifier, const gchar *summary)
{
	/* a description that is set later is not shown */
	g_autoptr(GObject) info_bar = plugin_info_bar_new("Glossator", summary);
	g_autoptr(GObject)
		button = plugin_actionable_new(_("Preferences…"), self->preferences, NULL);

	plugin_info_bar_set_primary_button(info_bar, button);
	plugin_info_bar_set_show_close_button(info_bar, TRUE);
	plugin_email_context_add_email_info_bar(self->context, identifier, info_bar, PRIORITY);
	g_object_set_data(G_OBJECT(row), HAS_BAR, self);
}

/* nobody tells when a mail is not displayed any more */
static void
insert(GHashTable *table, const gchar *id, gpointer value)
{
	if (g_hash_table_size(table) >= MAX_DISPLAYED)
		g_hash_table_remove_all(table);
	g_hash_table_insert(table, g_strdup(id), value);
}

static void
displayed_cb(GearyEmailStore *emails, GearyEmail *email, gpointer user_data)
{
	GlsGearyBar *self = user_data;
	g_autofree gchar *id = gls_geary_email_dup_id(email);
	GearyEmailId *identifier = plugin_email_get_identifier(email);
	Waiting *waiting = NULL;
	g_autoptr(GtkWidget) row = NULL;

	if (id == NULL || identifier == NULL)
		return;
	insert(self->displayed, id, g_object_ref(identifier));
	waiting = g_hash_table_lookup(self->waiting, id);
	if (waiting == NULL)
		return;
	row = g_weak_ref_get(&waiting->row);
	if (row != NULL)
		add_info_bar(self, row, identifier, waiting->summary);
	g_hash_table_remove(self->waiting, id);
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
	self->waiting = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      (GDestroyNotify)waiting_free);
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
	g_hash_table_unref(self->waiting);
	g_hash_table_unref(self->displayed);
	g_object_unref(self->preferences);
	g_object_unref(self->emails);
	g_object_unref(self->context);
	g_free(self);
}

/**
 * gls_geary_bar_add:
 * @self: what adds info bars
 * @row: a ConversationEmail: where a mail is displayed
 * @summary: how many papers are in it, in words
 *
 * Puts an info bar over a mail. There is one at most, also for a mail with others attached to it, and
 * after Glossator was disabled, when the info bar stays.
 */
void
gls_geary_bar_add(GlsGearyBar *self, GtkWidget *row, const gchar *summary)
{
	g_autoptr(GObject) email = NULL;
	g_autofree gchar *id = NULL;
	GearyEmailId *identifier = NULL;

	if (g_object_get_data(G_OBJECT(row), HAS_BAR) != NULL)
		return;
	g_object_get(row, "email", &email, NULL);
	id = email != NULL ? gls_geary_email_dup_id(email) : NULL;
	if (id == NULL)
		return;
	identifier = g_hash_table_lookup(self->displayed, id);
	if (identifier != NULL)
		add_info_bar(self, row, identifier, summary);
	else
		insert(self->waiting, id, waiting_new(row, summary));
}
