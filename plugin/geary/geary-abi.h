/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What is used of Geary, which installs no headers. It exports its functions; they are declared
 * weak, so that one which a version does not have is NULL and not a module that cannot be loaded.
 * Objects are read through their GObject properties. The class of a plugin is the one structure that
 * is laid out here: its size is compared with Geary's own before it is used.
 *
 * Vala spells asynchronous methods as a function and its _finish, and fills in no default argument.
 */
#define GEARY_API extern __attribute__((weak))

/* all of them are objects; the names tell which one is meant */
typedef GObject GearyAddress;
typedef GObject GearyAddresses;
typedef GObject GearyEmail;
typedef GObject GearyEmailContext;
typedef GObject GearyEmailStore;
typedef GObject GearyFolder;
typedef GObject GearyFolderContext;
typedef GObject GearyFolderStore;
typedef GObject GearyNotificationContext;
typedef GObject GeeIterable;
typedef GObject GeeIterator;

/* names of types that Geary registers */
#define GEARY_TYPE_NAME_PAGE	    "ConversationWebView"
#define GEARY_TYPE_NAME_EMAIL_ROW   "ConversationEmail"
#define GEARY_TYPE_NAME_MESSAGE_ROW "ConversationMessage"
#define GEARY_TYPE_NAME_PREFERENCES "ComponentsPreferencesWindow"
#define GEARY_TYPE_NAME_PLUGIN_ROW  "ComponentsPreferencesWindowPluginRow"

/* the name by which an info bar has its priority, an integer: the one with the highest is shown */
#define GEARY_INFO_BAR_PRIORITY "Components.InfoBarStack.PRIORITY_QUEUE_KEY"

/* Plugin.PluginBase of 43 and 46 */
typedef struct {
	GObject parent_instance;
	gpointer geary_base_private;
	gpointer private;
} GearyPluginBase;

typedef struct {
	GObjectClass parent_class;
	void (*activate)(gpointer self,
			 gboolean is_startup,
			 GAsyncReadyCallback callback,
			 gpointer user_data);
	void (*activate_finish)(gpointer self, GAsyncResult *result, GError **error);
	void (*deactivate)(gpointer self,
			   gboolean is_shutdown,
			   GAsyncReadyCallback callback,
			   gpointer user_data);
	void (*deactivate_finish)(gpointer self, GAsyncResult *result, GError **error);
} GearyPluginBaseClass;

/* Plugin.EmailExtension, FolderExtension and NotificationExtension: one property each */
typedef struct {
	GTypeInterface g_iface;
	gpointer (*get)(gpointer self);
	void (*set)(gpointer self, gpointer context);
} GearyExtensionInterface;

/* Plugin.Email.BodyType */
typedef enum {
	GEARY_BODY_PLAIN,
	GEARY_BODY_HTML,
} GearyBodyType;

/* Geary.Folder.SpecialUse, as far as it is used */
typedef enum {
	GEARY_FOLDER_NONE,
	GEARY_FOLDER_INBOX,
} GearyFolderUse;

GEARY_API GType
plugin_plugin_base_get_type(void);
GEARY_API GType
plugin_email_extension_get_type(void);
GEARY_API GType
plugin_folder_extension_get_type(void);
GEARY_API GType
plugin_notification_extension_get_type(void);

/* libpeas 1.0 and 2 have the same; the host has loaded one of them */
GEARY_API void
peas_object_module_register_extension_type(GTypeModule *module, GType extension, GType type);

GEARY_API void
plugin_email_context_get_email_store(GearyEmailContext *context,
				     GAsyncReadyCallback callback,
				     gpointer user_data);
/* Returns: (transfer full) (nullable) */
GEARY_API GearyEmailStore *
plugin_email_context_get_email_store_finish(GearyEmailContext *context,
					    GAsyncResult *result,
					    GError **error);
GEARY_API void
plugin_email_store_get_email(GearyEmailStore *store,
			     GeeIterable *ids,
			     GCancellable *cancellable,
			     GAsyncReadyCallback callback,
			     gpointer user_data);
/* Returns: (transfer full) (nullable): a collection of Plugin.Email */
GEARY_API GeeIterable *
plugin_email_store_get_email_finish(GearyEmailStore *store, GAsyncResult *result, GError **error);
GEARY_API void
plugin_email_load_body_as(GearyEmail *email,
			  GearyBodyType type,
			  gboolean convert,
			  GCancellable *cancellable,
			  GAsyncReadyCallback callback,
			  gpointer user_data);
/* Returns: (transfer full) (nullable) */
GEARY_API gchar *
plugin_email_load_body_as_finish(GearyEmail *email, GAsyncResult *result, GError **error);

GEARY_API void
plugin_folder_context_get_folder_store(GearyFolderContext *context,
				       GAsyncReadyCallback callback,
				       gpointer user_data);
/* Returns: (transfer full) (nullable) */
GEARY_API GearyFolderStore *
plugin_folder_context_get_folder_store_finish(GearyFolderContext *context,
					      GAsyncResult *result,
					      GError **error);
/* Returns: (transfer full) (nullable) */
GEARY_API GeeIterable *
plugin_folder_store_get_folders(GearyFolderStore *store);
GEARY_API gboolean
plugin_notification_context_is_monitoring_folder(GearyNotificationContext *context,
						 GearyFolder *folder);
GEARY_API void
plugin_notification_context_start_monitoring_folder(GearyNotificationContext *context,
						    GearyFolder *folder);

/* what plugins are offered for info bars neither removes them, nor lets them be closed or be there at
 * once: these are Geary's own */
/* Returns: (transfer none) */
GEARY_API GtkWidget *
conversation_message_get_info_bars(GtkWidget *message);
GEARY_API void
components_info_bar_stack_add(GtkWidget *stack, GtkWidget *info_bar);
GEARY_API void
components_info_bar_stack_remove(GtkWidget *stack, GtkWidget *info_bar);
/* Returns: (transfer floating) */
GEARY_API GtkWidget *
components_info_bar_new(const gchar *status, const gchar *description);
/* Returns: (transfer full) */
GEARY_API GtkWidget *
components_info_bar_get_action_area(GtkWidget *info_bar);

/* Returns: (transfer full) (nullable) */
GEARY_API GearyAddress *
geary_rf_c822_mailbox_addresses_get(GearyAddresses *addresses, gint index);
GEARY_API gint
geary_rf_c822_mailbox_addresses_get_size(GearyAddresses *addresses);

/* Returns: (transfer full) */
GEARY_API GeeIterator *
gee_iterable_iterator(GeeIterable *iterable);
GEARY_API gboolean
gee_iterator_next(GeeIterator *iterator);
/* Returns: (transfer full) (nullable) */
GEARY_API gpointer
gee_iterator_get(GeeIterator *iterator);

G_END_DECLS
