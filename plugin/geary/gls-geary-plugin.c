/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/gls-session.h"
#include "geary/geary-abi.h"
#include "geary/gls-geary-display.h"
#include "geary/gls-geary-intake.h"
#include "geary/gls-geary-plugin.h"
#include "geary/gls-geary-preferences.h"

enum {
	CONTEXT_EMAIL = 1,
	CONTEXT_FOLDERS,
	CONTEXT_NOTIFICATIONS,
	N_CONTEXTS,
};

/*
 * What Geary makes when Glossator is enabled, and drops when it is disabled. Its class derives from
 * one that only the running Geary has, so that it is put together when it is registered; this is the
 * private part of an instance.
 */
typedef struct {
	GObject *contexts[N_CONTEXTS];
	GlsSession *session;
	GlsGearyPreferences *preferences;
	GlsGearyDisplay *display;
	GlsGearyIntake *intake;
} GlsGearyPlugin;

static gpointer parent_class;
static gint private_offset;

static GlsGearyPlugin *
get_private(gpointer instance)
{
	return G_STRUCT_MEMBER_P(instance, private_offset);
}

static void
changed_cb(GlsSession *session, gpointer user_data)
{
	GlsGearyPlugin *self = user_data;

	if (self->display != NULL)
		gls_geary_display_refresh(self->display);
}

static void
report_cb(GlsSession *session, const gchar *text, gpointer user_data)
{
	g_message("%s", text);
}

static void
ready_cb(GlsSession *session, gpointer user_data)
{
	GlsGearyPlugin *self = user_data;

	self->display =
		gls_geary_display_new(session, gls_geary_preferences_get_action(self->preferences));
	if (gls_session_get_history(session) != NULL)
		self->intake = gls_geary_intake_new(
			self->contexts[CONTEXT_EMAIL], self->contexts[CONTEXT_FOLDERS],
			self->contexts[CONTEXT_NOTIFICATIONS], gls_session_get_annotator(session));
}

static void
start(gpointer instance)
{
	GlsGearyPlugin *self = get_private(instance);

	if (self->session != NULL)
		return;
	self->session = gls_session_new();
	g_signal_connect(self->session, "ready", G_CALLBACK(ready_cb), self);
	g_signal_connect(self->session, "changed", G_CALLBACK(changed_cb), self);
	g_signal_connect(self->session, "report", G_CALLBACK(report_cb), self);
	self->preferences = gls_geary_preferences_new();
	gls_session_start(self->session);
	g_debug("geary: enabled");
}

static void
stop(gpointer instance)
{
	GlsGearyPlugin *self = get_private(instance);

	if (self->session == NULL)
		return;
	gls_session_stop(self->session);
	g_clear_pointer(&self->intake, gls_geary_intake_free);
	g_clear_pointer(&self->display, gls_geary_display_free);
	g_clear_pointer(&self->preferences, gls_geary_preferences_free);
	g_clear_object(&self->session);
	g_debug("geary: disabled");
}

static void
finish_at_once(gpointer instance, GAsyncReadyCallback callback, gpointer user_data)
{
	g_autoptr(GTask) task = g_task_new(instance, NULL, callback, user_data);

	g_task_return_boolean(task, TRUE);
}

static void
finish(gpointer instance, GAsyncResult *result, GError **error)
{
	g_task_propagate_boolean(G_TASK(result), error);
}

static void
activate(gpointer instance, gboolean is_startup, GAsyncReadyCallback callback, gpointer user_data)
{
	start(instance);
	finish_at_once(instance, callback, user_data);
}

static void
deactivate(gpointer instance,
	   gboolean is_shutdown,
	   GAsyncReadyCallback callback,
	   gpointer user_data)
{
	stop(instance);
	finish_at_once(instance, callback, user_data);
}

static gpointer
get_email_context(gpointer instance)
{
	return get_private(instance)->contexts[CONTEXT_EMAIL];
}

static void
set_email_context(gpointer instance, gpointer context)
{
	g_set_object(&get_private(instance)->contexts[CONTEXT_EMAIL], context);
}

static gpointer
get_folder_context(gpointer instance)
{
	return get_private(instance)->contexts[CONTEXT_FOLDERS];
}

static void
set_folder_context(gpointer instance, gpointer context)
{
	g_set_object(&get_private(instance)->contexts[CONTEXT_FOLDERS], context);
}

static gpointer
get_notification_context(gpointer instance)
{
	return get_private(instance)->contexts[CONTEXT_NOTIFICATIONS];
}

static void
set_notification_context(gpointer instance, gpointer context)
{
	g_set_object(&get_private(instance)->contexts[CONTEXT_NOTIFICATIONS], context);
}

static void
email_extension_init(gpointer iface, gpointer user_data)
{
	GearyExtensionInterface *extension = iface;

	extension->get = get_email_context;
	extension->set = set_email_context;
}

static void
folder_extension_init(gpointer iface, gpointer user_data)
{
	GearyExtensionInterface *extension = iface;

	extension->get = get_folder_context;
	extension->set = set_folder_context;
}

static void
notification_extension_init(gpointer iface, gpointer user_data)
{
	GearyExtensionInterface *extension = iface;

	extension->get = get_notification_context;
	extension->set = set_notification_context;
}

static void
get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
	g_value_set_object(value, get_private(object)->contexts[id]);
}

static void
set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
	g_set_object(&get_private(object)->contexts[id], g_value_get_object(value));
}

static void
dispose(GObject *object)
{
	GlsGearyPlugin *self = get_private(object);

	stop(object);
	for (guint i = 0; i < N_CONTEXTS; i++)
		g_clear_object(&self->contexts[i]);
	G_OBJECT_CLASS(parent_class)->dispose(object);
}

static void
class_init(gpointer klass, gpointer class_data)
{
	GObjectClass *object_class = klass;
	GearyPluginBaseClass *base_class = klass;

	parent_class = g_type_class_peek_parent(klass);
	g_type_class_adjust_private_offset(klass, &private_offset);
	object_class->get_property = get_property;
	object_class->set_property = set_property;
	object_class->dispose = dispose;
	base_class->activate = activate;
	base_class->activate_finish = finish;
	base_class->deactivate = deactivate;
	base_class->deactivate_finish = finish;
	g_object_class_override_property(object_class, CONTEXT_EMAIL, "email");
	g_object_class_override_property(object_class, CONTEXT_FOLDERS, "folders");
	g_object_class_override_property(object_class, CONTEXT_NOTIFICATIONS, "notifications");
}

static void
add_interfaces(GType type)
{
	const GInterfaceInfo email = {email_extension_init, NULL, NULL};
	const GInterfaceInfo folder = {folder_extension_init, NULL, NULL};
	const GInterfaceInfo notification = {notification_extension_init, NULL, NULL};

	g_type_add_interface_static(type, plugin_email_extension_get_type(), &email);
	g_type_add_interface_static(type, plugin_folder_extension_get_type(), &folder);
	g_type_add_interface_static(type, plugin_notification_extension_get_type(), &notification);
}

/* the module stays loaded, so the type is registered once and may be static */
static GType
register_type(GType base)
{
	static GType type = G_TYPE_INVALID;
	GTypeQuery query = {0};
	GTypeInfo info = {0};

	if (type != G_TYPE_INVALID)
		return type;
	g_type_query(base, &query);
	if (query.class_size != sizeof(GearyPluginBaseClass) ||
	    query.instance_size != sizeof(GearyPluginBase)) {
		g_warning("this Geary lays out its plugins in another way (%u and %u bytes, "
			  "expected %zu and %zu): Glossator stays off",
			  query.class_size, query.instance_size, sizeof(GearyPluginBaseClass),
			  sizeof(GearyPluginBase));
		return G_TYPE_INVALID;
	}
	info.class_size = sizeof(GearyPluginBaseClass);
	info.class_init = class_init;
	info.instance_size = sizeof(GearyPluginBase);
	type = g_type_register_static(base, "GlsGearyPlugin", &info, 0);
	private_offset = g_type_add_instance_private(type, sizeof(GlsGearyPlugin));
	add_interfaces(type);
	return type;
}

/**
 * peas_register_types:
 * @module: (type PeasObjectModule): the module
 *
 * Called by libpeas once the module is loaded.
 */
void
peas_register_types(GTypeModule *module)
{
	GType type;

	if (plugin_plugin_base_get_type == NULL || plugin_email_extension_get_type == NULL ||
	    plugin_folder_extension_get_type == NULL ||
	    plugin_notification_extension_get_type == NULL ||
	    peas_object_module_register_extension_type == NULL) {
		g_warning("this is no Geary that Glossator knows");
		return;
	}
	bindtextdomain(GETTEXT_PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
	type = register_type(plugin_plugin_base_get_type());
	if (type != G_TYPE_INVALID)
		peas_object_module_register_extension_type(module, plugin_plugin_base_get_type(),
							   type);
}
