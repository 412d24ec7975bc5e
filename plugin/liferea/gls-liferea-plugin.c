/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "core/history/gls-history.h"
#include "core/rules/gls-rule-watch.h"
#include "core/settings/gls-settings.h"
#include "liferea/gls-liferea-display.h"
#include "liferea/gls-liferea-intake.h"
#include "liferea/gls-liferea-plugin.h"
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
	GCancellable *cancellable;
	GlsAnnotator *annotator;
	GlsHistory *history;
	GlsSettings *settings;
	gchar *history_directory;
	GlsRuleWatch *rule_watch;
	GlsLifereaDisplay *display;
	GlsLifereaIntake *intake;
	gchar *last_report;
	gchar *last_settings_report;
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
forget_history(GlsLifereaPlugin *self)
{
	if (self->history != NULL)
		g_signal_handlers_disconnect_by_data(self->history, self);
	g_clear_object(&self->history);
}

static void
stop(GlsLifereaPlugin *self)
{
	if (self->cancellable != NULL)
		g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	g_clear_pointer(&self->intake, gls_liferea_intake_free);
	g_clear_pointer(&self->display, gls_liferea_display_free);
	if (self->rule_watch != NULL)
		g_signal_handlers_disconnect_by_data(self->rule_watch, self);
	g_clear_object(&self->rule_watch);
	forget_history(self);
	if (self->settings != NULL)
		g_signal_handlers_disconnect_by_data(self->settings, self);
	g_clear_object(&self->settings);
	g_clear_pointer(&self->history_directory, g_free);
	g_clear_object(&self->annotator);
}

static void
gls_liferea_plugin_dispose(GObject *object)
{
	GlsLifereaPlugin *self = GLS_LIFEREA_PLUGIN(object);

	stop(self);
	g_clear_object(&self->shell);
	g_clear_pointer(&self->last_report, g_free);
	g_clear_pointer(&self->last_settings_report, g_free);
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
rules_changed_cb(GlsRuleWatch *file, gpointer user_data)
{
	GlsLifereaPlugin *self = user_data;
	GlsRuleSet *rules = gls_rule_watch_get_rules(file);
	const gchar *const *errors = gls_rule_set_get_errors(rules);
	g_autofree gchar *text = NULL;

	if (errors != NULL && errors[0] != NULL)
		text = g_strjoinv("; ", (gchar **)errors);
	gls_liferea_report(&self->last_report, text);
	gls_annotator_set_rules(self->annotator, rules);
	if (self->display != NULL)
		gls_liferea_display_refresh(self->display);
}

static void
rules_failed_cb(GlsRuleWatch *file, const GError *error, gpointer user_data)
{
	GlsLifereaPlugin *self = user_data;

	gls_liferea_report(&self->last_report, error->message);
}

static void
open_history_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	const gchar *directory = task_data;
	GError *error = NULL;
	GlsHistory *history = gls_history_open(directory, GLS_HISTORY_NONE, &error);

	if (history == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, history, g_object_unref);
}

/* what we record ourselves changes nothing in the message on screen */
static void
history_changed_cb(GlsHistory *history, gboolean by_others, gpointer user_data)
{
	GlsLifereaPlugin *self = user_data;

	if (by_others && self->display != NULL)
		gls_liferea_display_refresh(self->display);
}

static void
follow_history(GlsLifereaPlugin *self, GlsHistory *history)
{
	g_autoptr(GError) error = NULL;

	forget_history(self);
	self->history = g_object_ref(history);
	g_signal_connect(history, "changed", G_CALLBACK(history_changed_cb), self);
	if (!gls_history_follow(history, &error))
		g_debug("liferea: the history is not followed: %s", error->message);
}

/* a history that cannot be opened costs the states, not the tags */
static void
history_opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsLifereaPlugin *self = GLS_LIFEREA_PLUGIN(source);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistory) history = g_task_propagate_pointer(G_TASK(result), &error);
	g_autoptr(WebKitWebView) web_view = NULL;
	g_autoptr(GObject) feed_list = NULL;

	/* the settings may name another one meanwhile */
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
	    g_strcmp0(g_task_get_task_data(G_TASK(result)), self->history_directory) != 0)
		return;
	if (history == NULL)
		gls_liferea_report(&self->last_report, error->message);
	else
		follow_history(self, history);
	gls_annotator_set_history(self->annotator, history);

	/* the settings name another history: what shows and takes in is there already */
	if (self->display != NULL || self->intake != NULL) {
		if (self->display != NULL)
			gls_liferea_display_refresh(self->display);
		return;
	}
	web_view = dup_web_view(self->shell);
	feed_list = dup_part(self->shell, "feed-list", "feedlist");
	if (web_view == NULL)
		g_warning("this Liferea shows items in another way: nothing is annotated");
	else
		self->display = gls_liferea_display_new(web_view, self->annotator);
	if (feed_list == NULL)
		g_warning(
			"this Liferea has no feed list: items that are not opened are not recorded");
	else if (history != NULL)
		self->intake = gls_liferea_intake_new(feed_list, self->annotator);
}

static void
open_history(GlsLifereaPlugin *self)
{
	g_autoptr(GTask) task = g_task_new(self, self->cancellable, history_opened_cb, NULL);

	g_task_set_task_data(task, g_strdup(self->history_directory), g_free);
	g_task_run_in_thread(task, open_history_thread);
}

static void
settings_changed_cb(GlsSettings *settings, gpointer user_data)
{
	GlsLifereaPlugin *self = user_data;
	g_autofree gchar *directory = gls_settings_dup_history_directory(settings);
	g_autofree gchar *warning = gls_settings_dup_warning(settings);

	gls_liferea_report(&self->last_settings_report, warning);
	gls_annotator_set_thresholds(self->annotator, gls_settings_get_star_at(settings),
				     gls_settings_get_dim_below(settings));
	if (self->display != NULL)
		gls_liferea_display_refresh(self->display);
	if (g_strcmp0(directory, self->history_directory) == 0)
		return;
	g_free(self->history_directory);
	self->history_directory = g_steal_pointer(&directory);
	open_history(self);
}

static void
activate(gpointer extension)
{
	GlsLifereaPlugin *self = extension;
	g_autofree gchar *path = gls_rule_watch_dup_default_path();
	g_autoptr(GlsRuleStats) rule_stats = NULL;

	if (self->shell == NULL || self->annotator != NULL)
		return;
	self->cancellable = g_cancellable_new();
	self->annotator = gls_annotator_new();
	self->rule_watch = gls_rule_watch_new(path);
	g_signal_connect(self->rule_watch, "changed", G_CALLBACK(rules_changed_cb), self);
	g_signal_connect(self->rule_watch, "failed", G_CALLBACK(rules_failed_cb), self);
	gls_rule_watch_follow(self->rule_watch);
	rule_stats = gls_rule_stats_new(NULL);
	gls_annotator_set_rule_stats(self->annotator, rule_stats);
	/* the history is opened once they say where it is */
	self->settings = gls_settings_new(NULL);
	gls_annotator_set_settings(self->annotator, self->settings);
	g_signal_connect(self->settings, "changed", G_CALLBACK(settings_changed_cb), self);
	gls_settings_follow(self->settings);
	g_debug("liferea: enabled");
}

static void
deactivate(gpointer extension)
{
	stop(extension);
	g_debug("liferea: disabled");
}

static void
activatable_init(gpointer iface, gpointer user_data)
{
	LifereaActivatableInterface *activatable = iface;

	activatable->activate = activate;
	activatable->deactivate = deactivate;
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
	peas_object_module_register_extension_type(module, liferea_shell_activatable_get_type(),
						   GLS_TYPE_LIFEREA_PLUGIN);
}
