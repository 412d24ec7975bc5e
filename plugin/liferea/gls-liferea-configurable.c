/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <dlfcn.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "liferea/gls-liferea-configurable.h"
#include "liferea/gls-liferea-report.h"
#include "liferea/gtk-abi.h"
#include "liferea/liferea-abi.h"
#include "liferea/peas-gtk-abi.h"
#include "view/gls-preferences-launcher.h"

#define MARGIN	       12
#define WIDTH_IN_CHARS 50

/*
 * GlsLifereaConfigurable:
 *
 * What the plugin manager of Liferea 1.14 and 1.15 makes when its button Preferences is pressed.
 */
#define GLS_TYPE_LIFEREA_CONFIGURABLE (gls_liferea_configurable_get_type())
G_DECLARE_FINAL_TYPE(GlsLifereaConfigurable,
		     gls_liferea_configurable,
		     GLS,
		     LIFEREA_CONFIGURABLE,
		     GObject)

struct _GlsLifereaConfigurable {
	GObject parent_instance;
};

static void
add_interface(GType type);

G_DEFINE_FINAL_TYPE_WITH_CODE(GlsLifereaConfigurable,
			      gls_liferea_configurable,
			      G_TYPE_OBJECT,
			      add_interface(g_define_type_id))

static void
gls_liferea_configurable_class_init(GlsLifereaConfigurableClass *klass)
{
}

static void
gls_liferea_configurable_init(GlsLifereaConfigurable *self)
{
}

/*
 * Returns: the interface; %G_TYPE_INVALID without libpeas-gtk, and then without a plugin manager. The
 *   library may not have been loaded yet: only the plugin manager's window needs it.
 */
static GType
get_interface(void)
{
	void *library = dlopen(PEAS_GTK_LIBRARY, RTLD_LAZY);
	PeasGtkConfigurableGetType get_type = NULL;

	if (library != NULL)
		get_type =
			(PeasGtkConfigurableGetType)dlsym(library, PEAS_GTK_CONFIGURABLE_GET_TYPE);
	return get_type != NULL ? get_type() : G_TYPE_INVALID;
}

static gboolean
destroy_dialog(gpointer dialog)
{
	gtk_widget_destroy(dialog);
	g_object_unref(dialog);
	return G_SOURCE_REMOVE;
}

/*
 * The preferences have a window of their own. The dialog that is made for the widget, and that would
 * stand in Liferea's way, is not shown, and goes away again.
 */
static void
hierarchy_changed_cb(gpointer widget, gpointer previous, gpointer user_data)
{
	gpointer dialog = gtk_widget_get_toplevel(widget);

	g_signal_handlers_disconnect_by_func(widget, hierarchy_changed_cb, user_data);
	g_object_set(dialog, "no-show-all", TRUE, NULL);
	g_idle_add(destroy_dialog, g_object_ref(dialog));
}

static void
launched_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GObject) label = user_data;
	g_autofree gchar *words = gls_preferences_launch_finish(result);

	g_object_set(label, "label", words, NULL);
	gls_liferea_report(words);
}

static gpointer
create_configure_widget(gpointer self)
{
	gpointer label = gtk_label_new(_("glossator-preferences is not installed"));

	if (gls_preferences_are_installed())
		g_signal_connect(label, "hierarchy-changed", G_CALLBACK(hierarchy_changed_cb),
				 NULL);
	g_object_set(label, "margin", MARGIN, "wrap", TRUE, "width-chars", WIDTH_IN_CHARS,
		     "max-width-chars", WIDTH_IN_CHARS, NULL);
	gls_preferences_launch_async(NULL, NULL, launched_cb, g_object_ref(label));
	return label;
}

static void
interface_init(gpointer iface, gpointer user_data)
{
	PeasGtkConfigurableInterface *configurable = iface;

	configurable->create_configure_widget = create_configure_widget;
}

static void
add_interface(GType type)
{
	const GInterfaceInfo configurable = {interface_init, NULL, NULL};

	g_type_add_interface_static(type, get_interface(), &configurable);
}

/**
 * gls_liferea_configurable_register:
 * @module: (type PeasObjectModule): the module
 *
 * Gives the plugin a button Preferences in the plugin manager of Liferea 1.14 and 1.15.
 */
void
gls_liferea_configurable_register(GTypeModule *module)
{
	GType type = get_interface();

	if (type == G_TYPE_INVALID || gtk_label_new == NULL || gtk_widget_get_toplevel == NULL ||
	    gtk_widget_destroy == NULL) {
		g_message("this Liferea has no plugin manager: there are no preferences in it");
		return;
	}
	peas_object_module_register_extension_type(module, type, GLS_TYPE_LIFEREA_CONFIGURABLE);
}
