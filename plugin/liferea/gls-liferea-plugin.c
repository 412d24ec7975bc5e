/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "core/gls-session.h"
#include "liferea/gls-liferea-configurable.h"
#include "liferea/gls-liferea-display.h"
#include "liferea/gls-liferea-headlines.h"
#include "liferea/gls-liferea-intake.h"
#include "liferea/gls-liferea-plugin.h"
#include "liferea/gls-liferea-preferences.h"
#include "liferea/gls-liferea-report.h"
#include "liferea/liferea-abi.h"

/**
 * GlsLifereaPlugin:
 *
 * What Liferea makes when Glossator is enabled, and drops when it is disabled.
 */
struct _GlsLifereaPlugin {
	GObject parent_instance;

	GObject *shell;
	GlsSession *session;
	GlsLifereaPreferences *preferences;
	GlsLifereaDisplay *display;
	GlsLifereaHeadlines *headlines;
	GlsLifereaIntake *intake;
};

enum {
	PROP_0,
	PROP_SHELL,
};

static void
add_interfaces(GType type);

G_DEFINE_FINAL_TYPE_WITH_CODE(GlsLifereaPlugin,
			      gls_liferea_plugin,
			      G_TYPE_OBJECT,
			      add_interfaces(g_define_type_id))

static void
gls_liferea_plugin_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
	if (id == PROP_SHELL)
		g_value_set_object(value, GLS_LIFEREA_PLUGIN(object)->shell);
	else
		G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
gls_liferea_plugin_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
	if (id == PROP_SHELL)
		g_set_object(&GLS_LIFEREA_PLUGIN(object)->shell, g_value_get_object(value));
	else
		G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
stop(GlsLifereaPlugin *self)
{
	if (self->session == NULL)
		return;
	gls_session_stop(self->session);
	g_signal_handlers_disconnect_by_data(self->session, self);
	g_clear_pointer(&self->intake, gls_liferea_intake_free);
	g_clear_pointer(&self->display, gls_liferea_display_free);
	g_clear_pointer(&self->headlines, gls_liferea_headlines_free);
	g_clear_pointer(&self->preferences, gls_liferea_preferences_free);
	g_clear_object(&self->session);
}

static void
gls_liferea_plugin_dispose(GObject *object)
{
	GlsLifereaPlugin *self = GLS_LIFEREA_PLUGIN(object);

	stop(self);
	g_clear_object(&self->shell);
	G_OBJECT_CLASS(gls_liferea_plugin_parent_class)->dispose(object);
}

static void
gls_liferea_plugin_class_init(GlsLifereaPluginClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->get_property = gls_liferea_plugin_get_property;
	object_class->set_property = gls_liferea_plugin_set_property;
	object_class->dispose = gls_liferea_plugin_dispose;
	g_object_class_override_property(object_class, PROP_SHELL, "shell");
}

static void
gls_liferea_plugin_init(GlsLifereaPlugin *self)
{
}

/*
 * Returns: (transfer full) (nullable): an object that another one has as a property; its name
 *   differs between versions
 */
static GObject *
dup_part(GObject *whole, const gchar *name, const gchar *name_in_2)
{
	GObject *part = NULL;

	if (whole == NULL)
		return NULL;
	if (g_object_class_find_property(G_OBJECT_GET_CLASS(whole), name) == NULL)
		name = name_in_2;
	if (name != NULL && g_object_class_find_property(G_OBJECT_GET_CLASS(whole), name) != NULL)
		g_object_get(whole, name, &part, NULL);
	return part;
}

static WebKitWebView *
dup_web_view(GObject *shell)
{
	g_autoptr(GObject) item_view = dup_part(shell, "item-view", NULL);
	g_autoptr(GObject) html_view = item_view != NULL ? dup_part(item_view, "html-view", NULL)
							 : dup_part(shell, "htmlview", NULL);

	return (WebKitWebView *)dup_part(html_view, "renderwidget", NULL);
}

static void
report_cb(GlsSession *session, const gchar *text, gpointer user_data)
{
	gls_liferea_report(text);
}

static void
changed_cb(GlsSession *session, gpointer user_data)
{
	GlsLifereaPlugin *self = user_data;

	if (self->display != NULL)
		gls_liferea_display_refresh(self->display);
}

static void
ready_cb(GlsSession *session, gpointer user_data)
{
	GlsLifereaPlugin *self = user_data;
	g_autoptr(WebKitWebView) web_view = dup_web_view(self->shell);
	g_autoptr(GObject) feed_list = dup_part(self->shell, "feed-list", "feedlist");
	g_autoptr(GObject) item_view = dup_part(self->shell, "item-view", NULL);

	self->headlines = gls_liferea_headlines_new(item_view);
	if (web_view == NULL)
		g_warning("this Liferea shows items in another way: nothing is annotated");
	else
		self->display = gls_liferea_display_new(web_view, session, self->headlines);
	if (feed_list == NULL)
		g_warning(
			"this Liferea has no feed list: items that are not opened are not recorded");
	else if (gls_session_get_history(session) != NULL)
		self->intake = gls_liferea_intake_new(feed_list, gls_session_get_annotator(session),
						      self->headlines);
}

static void
activate(gpointer extension)
{
	GlsLifereaPlugin *self = extension;
	g_autoptr(GObject) builder = dup_part(self->shell, "builder", NULL);

	if (self->shell == NULL || self->session != NULL)
		return;
	self->preferences =
		gls_liferea_preferences_new((GActionMap *)g_application_get_default(), builder);
	self->session = gls_session_new();
	g_signal_connect(self->session, "ready", G_CALLBACK(ready_cb), self);
	g_signal_connect(self->session, "changed", G_CALLBACK(changed_cb), self);
	g_signal_connect(self->session, "report", G_CALLBACK(report_cb), self);
	gls_session_start(self->session);
	g_debug("liferea: enabled");
}

static void
deactivate(gpointer extension)
{
	stop(extension);
	g_debug("liferea: disabled");
}

/* called on an object that has no shell, and is not activated */
static void
create_configure_widget(gpointer extension)
{
	gls_liferea_preferences_open();
}

static void
activatable_init(gpointer iface, gpointer user_data)
{
	LifereaActivatableInterface *activatable = iface;

	activatable->activate = activate;
	activatable->deactivate = deactivate;
	activatable->create_configure_widget = create_configure_widget;
}

static void
shell_activatable_init(gpointer iface, gpointer user_data)
{
	LifereaShellActivatableInterface *shell_activatable = iface;

	/* since 1.16 these slots are those of LifereaActivatable */
	if (liferea_activatable_get_type != NULL)
		return;
	shell_activatable->activate = activate;
	shell_activatable->deactivate = deactivate;
}

static void
add_interfaces(GType type)
{
	const GInterfaceInfo activatable = {activatable_init, NULL, NULL};
	const GInterfaceInfo shell_activatable = {shell_activatable_init, NULL, NULL};

	if (liferea_activatable_get_type != NULL)
		g_type_add_interface_static(type, liferea_activatable_get_type(), &activatable);
	g_type_add_interface_static(type, liferea_shell_activatable_get_type(), &shell_activatable);
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
	if (liferea_shell_activatable_get_type == NULL ||
	    peas_object_module_register_extension_type == NULL) {
		g_warning("this is no Liferea that Glossator knows");
		return;
	}
	bindtextdomain(GETTEXT_PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
	if (liferea_activatable_get_type != NULL)
		peas_object_module_register_extension_type(module, liferea_activatable_get_type(),
							   GLS_TYPE_LIFEREA_PLUGIN);
	else
		gls_liferea_configurable_register(module);
	peas_object_module_register_extension_type(module, liferea_shell_activatable_get_type(),
						   GLS_TYPE_LIFEREA_PLUGIN);
}
