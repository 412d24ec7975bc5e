/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-history-expiry.h"
#include "preferences/gls-history-store.h"
#include "preferences/gls-retention-group.h"
#include "preferences/gls-toast.h"

/* as the row has them */
static const gint choices[] = {0, 10, 5, 3, 2, 1};

/**
 * GlsRetentionGroup:
 *
 * For how long papers are kept.
 */
struct _GlsRetentionGroup {
	AdwPreferencesGroup parent_instance;

	AdwComboRow *years;
	GlsHistoryStore *store;
	GlsSettings *settings;
	gboolean is_syncing;
};

G_DEFINE_FINAL_TYPE(GlsRetentionGroup, gls_retention_group, ADW_TYPE_PREFERENCES_GROUP)

/* a number of years that is no choice shows as the next longer one */
static void
sync_years(GlsRetentionGroup *self)
{
	gint years = gls_settings_get_keep_years(self->settings);
	guint choice = 0;

	for (guint i = 1; i < G_N_ELEMENTS(choices); i++) {
		if (years > 0 && choices[i] >= years)
			choice = i;
	}
	self->is_syncing = TRUE;
	adw_combo_row_set_selected(self->years, choice);
	self->is_syncing = FALSE;
}

static void
expired_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsRetentionGroup) self = user_data;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *text = NULL;
	guint n_dropped = 0;

	if (!gls_history_expiry_finish(result, &n_dropped, &error))
		text = g_strdup_printf(_("Not saved: %s"), error->message);
	else if (n_dropped == 0)
		text = g_strdup(_("Saved, no paper was removed"));
	else
		text = g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u paper removed",
						   "%u papers removed", n_dropped),
				       n_dropped);
	gls_toast_show(GTK_WIDGET(self), text);
	if (self->settings != NULL)
		sync_years(self);
}

static void
expire(GlsRetentionGroup *self, gint years)
{
	gls_history_expiry_set_async(self->settings, gls_history_store_get_directory(self->store),
				     years, expired_cb, g_object_ref(self));
}

static void
answered_cb(GlsRetentionGroup *self, const gchar *response)
{
	guint selected = adw_combo_row_get_selected(self->years);

	if (g_str_equal(response, "remove"))
		expire(self, choices[selected]);
	else
		sync_years(self);
}

static void
ask_for_consent(GlsRetentionGroup *self, gint years)
{
	GtkWindow *window = GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self)));
	GtkWidget *dialog = adw_message_dialog_new(window, _("Remove Older Papers?"), NULL);
	AdwMessageDialog *message = ADW_MESSAGE_DIALOG(dialog);
	g_autofree gchar *body = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE,
			    "Papers that this computer recorded and that you have not met for %d "
			    "year are removed, now and from now on; what was written last, up to "
			    "16 MB, stays until more is written. This cannot be undone.",
			    "Papers that this computer recorded and that you have not met for %d "
			    "years are removed, now and from now on; what was written last, up to "
			    "16 MB, stays until more is written. This cannot be undone.",
			    (gulong)years),
		years);

	adw_message_dialog_set_body(message, body);
	adw_message_dialog_add_responses(message, "cancel", _("_Cancel"), "remove", _("_Remove"),
					 NULL);
	adw_message_dialog_set_response_appearance(message, "remove", ADW_RESPONSE_DESTRUCTIVE);
	adw_message_dialog_set_default_response(message, "cancel");
	adw_message_dialog_set_close_response(message, "cancel");
	g_signal_connect_object(dialog, "response", G_CALLBACK(answered_cb), self,
				G_CONNECT_SWAPPED);
	gtk_window_present(GTK_WINDOW(dialog));
}

static void
selected_cb(GlsRetentionGroup *self)
{
	guint selected = adw_combo_row_get_selected(self->years);

	if (self->is_syncing || selected >= G_N_ELEMENTS(choices))
		return;
	if (choices[selected] == 0)
		expire(self, 0);
	else
		ask_for_consent(self, choices[selected]);
}

static void
gls_retention_group_dispose(GObject *object)
{
	GlsRetentionGroup *self = GLS_RETENTION_GROUP(object);

	if (self->settings != NULL)
		g_signal_handlers_disconnect_by_data(self->settings, self);
	g_clear_object(&self->settings);
	g_clear_object(&self->store);
	G_OBJECT_CLASS(gls_retention_group_parent_class)->dispose(object);
}

static void
gls_retention_group_class_init(GlsRetentionGroupClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_retention_group_dispose;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-retention-group.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsRetentionGroup, years);
	gtk_widget_class_bind_template_callback(widget_class, selected_cb);
}

static void
gls_retention_group_init(GlsRetentionGroup *self)
{
	self->is_syncing = TRUE;
	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_history_store_dup_shared();
	self->settings = g_object_ref(gls_history_store_get_settings(self->store));
	self->is_syncing = FALSE;
	g_signal_connect_swapped(self->settings, "changed", G_CALLBACK(sync_years), self);
	/* once they are read, so that nothing waits for the disk */
	if (gls_history_store_get_directory(self->store) != NULL)
		sync_years(self);
}
