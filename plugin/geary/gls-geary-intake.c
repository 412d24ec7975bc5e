/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "geary/gls-geary-arrival.h"
#include "geary/gls-geary-intake.h"

struct _GlsGearyIntake {
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

static gboolean
is_available(void)
{
	return plugin_email_load_body_as != NULL && plugin_email_load_body_as_finish != NULL &&
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
 * @emails: where mails are found
 * @folders: where folders are found
 * @notifications: tells of mails that arrive
 * @annotator: records them
 *
 * Returns: (transfer full) (nullable): an intake that records what arrives in the inbox and in
 *   folders of the user's from now on; %NULL if this Geary has not what it needs
 */
GlsGearyIntake *
gls_geary_intake_new(GearyEmailStore *emails,
		     GearyFolderStore *folders,
		     GearyNotificationContext *notifications,
		     GlsAnnotator *annotator)
{
	g_autoptr(GObject) known = NULL;
	GlsGearyIntake *self = NULL;

	if (!is_available()) {
		g_warning("this Geary does not tell of mails that arrive: those that are not "
			  "opened are not recorded");
		return NULL;
	}
	self = g_new0(GlsGearyIntake, 1);
	self->emails = g_object_ref(emails);
	self->folders = g_object_ref(folders);
	self->notifications = g_object_ref(notifications);
	self->annotator = g_object_ref(annotator);
	self->cancellable = g_cancellable_new();
	g_signal_connect(folders, "folders-available", G_CALLBACK(folders_available_cb), self);
	g_signal_connect(notifications, "new-messages-arrived", G_CALLBACK(arrived_cb), self);
	known = plugin_folder_store_get_folders(folders);
	if (known != NULL)
		watch_folders(self, known);
	return self;
}

/**
 * gls_geary_intake_free:
 * @self: (nullable): an intake
 *
 * Frees an intake. Nothing is recorded any more.
 */
void
gls_geary_intake_free(GlsGearyIntake *self)
{
	if (self == NULL)
		return;
	g_cancellable_cancel(self->cancellable);
	g_signal_handlers_disconnect_by_data(self->folders, self);
	g_signal_handlers_disconnect_by_data(self->notifications, self);
	g_object_unref(self->cancellable);
	g_object_unref(self->notifications);
	g_object_unref(self->folders);
	g_object_unref(self->emails);
	g_object_unref(self->annotator);
	g_free(self);
}
