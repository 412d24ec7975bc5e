/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "geary/gls-geary-arrival.h"
#include "geary/gls-geary-intake.h"

/* who made it and each question that Geary has yet to answer hold it */
struct _GlsGearyIntake {
	/* NULL until Geary hands them out */
	GearyEmailStore *emails;
	GearyFolderStore *folders;
	GearyNotificationContext *notifications;
	GlsAnnotator *annotator;
	GCancellable *cancellable;
};

/* digests come into the inbox, or a filter puts them into a folder of the user's */
static void
watch_folder(GlsGearyIntake *self, GearyFolder *folder)
{
	gint use = GEARY_FOLDER_NONE;

	g_object_get(folder, "used-as", &use, NULL);
	if ((use == GEARY_FOLDER_NONE || use == GEARY_FOLDER_INBOX) &&
	    !plugin_notification_context_is_monitoring_folder(self->notifications, folder))
		plugin_notification_context_start_monitoring_folder(self->notifications, folder);
}

static void
watch_folders(GlsGearyIntake *self, GeeIterable *folders)
{
	g_autoptr(GObject) iterator = gee_iterable_iterator(folders);

	while (gee_iterator_next(iterator)) {
		g_autoptr(GObject) folder = gee_iterator_get(iterator);

		if (folder != NULL)
			watch_folder(self, folder);
	}
}

static void
folders_available_cb(GearyFolderStore *store, GeeIterable *folders, gpointer user_data)
{
	watch_folders(user_data, folders);
}

static void
arrived_cb(GearyNotificationContext *notifications,
	   GearyFolder *folder,
	   gint total,
	   GeeIterable *ids,
	   gpointer user_data)
{
	GlsGearyIntake *self = user_data;

	g_debug("geary: mails arrived");
	gls_geary_arrival_record(self->emails, ids, self->annotator, self->cancellable);
}

static void
begin(GlsGearyIntake *self)
{
	g_autoptr(GObject) known = NULL;

	if (self->emails == NULL || self->folders == NULL)
		return;
	g_signal_connect(self->folders, "folders-available", G_CALLBACK(folders_available_cb),
			 self);
	g_signal_connect(self->notifications, "new-messages-arrived", G_CALLBACK(arrived_cb), self);
	known = plugin_folder_store_get_folders(self->folders);
	if (known != NULL)
		watch_folders(self, known);
}

static void
intake_clear(gpointer data)
{
	GlsGearyIntake *self = data;

	g_clear_object(&self->emails);
	g_clear_object(&self->folders);
	g_object_unref(self->cancellable);
	g_object_unref(self->notifications);
	g_object_unref(self->annotator);
}

/* @store: (transfer full) (nullable): what was asked for */
static void
take_store(GlsGearyIntake *self, GObject **place, GObject *store, const GError *error)
{
	if (g_cancellable_is_cancelled(self->cancellable)) {
		g_clear_object(&store);
	} else if (store == NULL) {
		g_message("Geary does not tell plugins of mails: %s", error->message);
	} else {
		*place = store;
		begin(self);
	}
	g_rc_box_release_full(self, intake_clear);
}

static void
emails_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsGearyIntake *self = user_data;
	g_autoptr(GError) error = NULL;
	GObject *store = plugin_email_context_get_email_store_finish(source, result, &error);

	take_store(self, &self->emails, store, error);
}

static void
folders_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsGearyIntake *self = user_data;
	g_autoptr(GError) error = NULL;
	GObject *store = plugin_folder_context_get_folder_store_finish(source, result, &error);

	take_store(self, &self->folders, store, error);
}

static gboolean
is_available(void)
{
	return plugin_email_context_get_email_store != NULL &&
	       plugin_email_context_get_email_store_finish != NULL &&
	       plugin_folder_context_get_folder_store != NULL &&
	       plugin_folder_context_get_folder_store_finish != NULL &&
	       plugin_email_load_body_as != NULL && plugin_email_load_body_as_finish != NULL &&
	       plugin_email_store_get_email != NULL &&
	       plugin_email_store_get_email_finish != NULL &&
	       plugin_folder_store_get_folders != NULL &&
	       plugin_notification_context_is_monitoring_folder != NULL &&
	       plugin_notification_context_start_monitoring_folder != NULL &&
	       gee_iterable_iterator != NULL && gee_iterator_next != NULL &&
	       gee_iterator_get != NULL;
}

/**
 * gls_geary_intake_new:
 * @email_context: (nullable): hands out where mails are found
 * @folder_context: (nullable): hands out where folders are found
 * @notifications: (nullable): tells of mails that arrive
 * @annotator: records them
 *
 * Returns: (transfer full) (nullable): an intake that records what arrives in the inbox and in
 *   folders of the user's, once Geary lets it; %NULL if this Geary has not what it needs
 */
GlsGearyIntake *
gls_geary_intake_new(GearyEmailContext *email_context,
		     GearyFolderContext *folder_context,
		     GearyNotificationContext *notifications,
		     GlsAnnotator *annotator)
{
	GlsGearyIntake *self = NULL;

	if (!is_available() || email_context == NULL || folder_context == NULL ||
	    notifications == NULL) {
		g_warning("this Geary does not tell of mails that arrive: those that are not "
			  "opened are not recorded");
		return NULL;
	}
	self = g_rc_box_new0(GlsGearyIntake);
	self->notifications = g_object_ref(notifications);
	self->annotator = g_object_ref(annotator);
	self->cancellable = g_cancellable_new();
	plugin_email_context_get_email_store(email_context, emails_cb, g_rc_box_acquire(self));
	plugin_folder_context_get_folder_store(folder_context, folders_cb, g_rc_box_acquire(self));
	return self;
}

/**
 * gls_geary_intake_free:
 * @self: (nullable): an intake
 *
 * Ends an intake. Nothing is recorded any more.
 */
void
gls_geary_intake_free(GlsGearyIntake *self)
{
	if (self == NULL)
		return;
	g_cancellable_cancel(self->cancellable);
	if (self->folders != NULL)
		g_signal_handlers_disconnect_by_data(self->folders, self);
	g_signal_handlers_disconnect_by_data(self->notifications, self);
	g_rc_box_release_full(self, intake_clear);
}
