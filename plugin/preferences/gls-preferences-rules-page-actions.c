/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "preferences/gls-preferences-rules-page-private.h"
#include "preferences/gls-rule-saving.h"
#include "preferences/gls-rule-transfer.h"
#include "preferences/gls-suggestions-window.h"

/**
 * gls_preferences_rules_page_update_actions:
 * @self: a page
 *
 * Switches those actions off that make no sense now.
 */
void
gls_preferences_rules_page_update_actions(GlsPreferencesRulesPage *self)
{
	GtkWidget *widget = GTK_WIDGET(self);
	gboolean selected = gls_rule_list_get_selected(self->list) != NULL;
	gboolean can_move = !gls_rule_list_is_searching(self->list);

	gtk_widget_action_set_enabled(widget, "rules.duplicate", selected);
	gtk_widget_action_set_enabled(widget, "rules.delete", selected);
	gtk_widget_action_set_enabled(widget, "rules.toggle", selected);
	gtk_widget_action_set_enabled(widget, "rules.move-up",
				      can_move && gls_rule_list_get_neighbour(self->list, TRUE) !=
							  NULL);
	gtk_widget_action_set_enabled(widget, "rules.move-down",
				      can_move && gls_rule_list_get_neighbour(self->list, FALSE) !=
							  NULL);
	gtk_widget_action_set_enabled(widget, "rules.undo",
				      gls_rule_store_can_undo(self->store, FALSE));
	gtk_widget_action_set_enabled(widget, "rules.redo",
				      gls_rule_store_can_undo(self->store, TRUE));
}

static gboolean
finish(GlsPreferencesRulesPage *self, GAsyncResult *result)
{
	g_autoptr(GError) error = NULL;

	if (gls_rule_store_edit_finish(self->store, result, &error)) {
		gls_preferences_rules_page_update_actions(self);
		return TRUE;
	}
	gls_preferences_rules_page_say(self, error->message, FALSE);
	return FALSE;
}

static void
done_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsPreferencesRulesPage) self = user_data;

	finish(self, result);
}

static void
new_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	/* its key works in the whole window */
	if (!gtk_widget_get_mapped(widget))
		return;
	gls_preferences_rules_page_edit_new(GLS_PREFERENCES_RULES_PAGE(widget),
					    gls_rule_values_new(""));
}

static void
duplicate_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	GlsRuleItem *item = gls_rule_list_get_selected(self->list);
	GlsRuleValues *copy = gls_rule_values_copy(gls_rule_item_get_values(item));
	gchar *name = gls_rule_store_dup_free_name(self->store, copy->name);

	g_free(copy->name);
	copy->name = name;
	gls_preferences_rules_page_edit_new(self, copy);
}

static void
deleted_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsPreferencesRulesPage) self = user_data;

	if (finish(self, result))
		gls_preferences_rules_page_say(self, _("Rule deleted"), TRUE);
}

static void
delete_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	GlsRuleItem *item = gls_rule_list_get_selected(self->list);
	const gchar *rule = gls_rule_item_get_name(item);

	if (g_strcmp0(gls_rule_form_get_rule(self->form), rule) == 0)
		gls_rule_form_clear(self->form);
	gls_rule_saving_remove(self->store, rule, deleted_cb, g_object_ref(self));
}

/* puts a rule where another one stands */
static void
move(GlsPreferencesRulesPage *self, const gchar *rule, const gchar *place)
{
	const gchar *before = gls_rule_store_get_rule_before(self->store, rule, place);

	if (strcmp(rule, place) != 0)
		gls_rule_saving_move(self->store, rule, before, done_cb, g_object_ref(self));
}

static void
move_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	GlsRuleItem *item = gls_rule_list_get_selected(self->list);
	GlsRuleItem *place =
		gls_rule_list_get_neighbour(self->list, strcmp(action, "rules.move-up") == 0);

	move(self, gls_rule_item_get_name(item), gls_rule_item_get_name(place));
}

static void
drop_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	const gchar *rule;
	const gchar *place;

	g_variant_get(parameter, "(&s&s)", &rule, &place);
	move(self, rule, place);
}

static void
enable_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	const gchar *rule;
	gboolean enabled;

	g_variant_get(parameter, "(&sb)", &rule, &enabled);
	gls_rule_saving_enable(self->store, rule, enabled, done_cb, g_object_ref(self));
}

static void
toggle_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	GlsRuleItem *item = gls_rule_list_get_selected(self->list);
	gboolean enabled = gls_rule_values_is_enabled(gls_rule_item_get_values(item));

	gls_rule_saving_enable(self->store, gls_rule_item_get_name(item), !enabled, done_cb,
			       g_object_ref(self));
}

static void
undone_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsPreferencesRulesPage) self = user_data;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *what = gls_rule_store_undo_finish(self->store, result, &error);
	g_autofree gchar *words = NULL;

	if (what != NULL)
		/* translators: what was undone, as in: “bandits” deleted */
		words = g_strdup_printf(_("Undone: %s"), what);
	gls_preferences_rules_page_say(self, what != NULL ? words : error->message, FALSE);
	gls_preferences_rules_page_update_actions(self);
}

static void
redone_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsPreferencesRulesPage) self = user_data;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *what = gls_rule_store_undo_finish(self->store, result, &error);

	gls_preferences_rules_page_say(self, what != NULL ? what : error->message, FALSE);
	gls_preferences_rules_page_update_actions(self);
}

static void
undo_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	gboolean redo = strcmp(action, "rules.redo") == 0;

	if (gls_rule_store_can_undo(self->store, redo))
		gls_rule_store_undo_async(self->store, redo, redo ? redone_cb : undone_cb,
					  g_object_ref(self));
}

static void
find_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);

	if (!gtk_widget_get_mapped(widget))
		return;
	adw_leaflet_set_visible_child_name(self->leaflet, "list");
	gls_rule_list_begin_search(self->list);
}

static void
back_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	adw_leaflet_set_visible_child_name(GLS_PREFERENCES_RULES_PAGE(widget)->leaflet, "list");
}

static void
said_cb(const gchar *words, gboolean with_undo, gpointer user_data)
{
	gls_preferences_rules_page_say(user_data, words, with_undo);
	gls_preferences_rules_page_update_actions(user_data);
}

static void
transfer_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);

	if (strcmp(action, "rules.import") == 0)
		gls_rule_transfer_import(self->store, widget, said_cb);
	else
		gls_rule_transfer_export(self->store, widget, said_cb);
}

static void
suggested_cb(GlsPreferencesRulesPage *self, const gchar *phrase)
{
	g_autofree gchar *name = gls_rule_store_dup_free_name(self->store, phrase);
	g_autofree gchar *match = g_strdup_printf("\"%s\"", phrase);
	GlsRuleValues *values = gls_rule_values_new(name);

	gls_rule_values_set(values, GLS_RULE_KEY_MATCH, match);
	gls_preferences_rules_page_edit_new(self, values);
}

static void
suggest_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(widget);
	GtkWidget *window = gls_suggestions_window_new(GTK_WINDOW(gtk_widget_get_root(widget)),
						       gls_rule_store_get_text(self->store));

	g_signal_connect_object(window, "chosen", G_CALLBACK(suggested_cb), self,
				G_CONNECT_SWAPPED);
	gtk_window_present(GTK_WINDOW(window));
}

/**
 * gls_preferences_rules_page_install_actions:
 * @widget_class: the class of the page
 *
 * Gives the page its actions and their keys.
 */
void
gls_preferences_rules_page_install_actions(GtkWidgetClass *widget_class)
{
	static const struct {
		const gchar *name;
		const gchar *parameter;
		GtkWidgetActionActivateFunc activate;
		guint key;
		GdkModifierType modifiers;
	} actions[] = {
		{"rules.new", NULL, new_cb, 0, 0},
		{"rules.duplicate", NULL, duplicate_cb, GDK_KEY_d, GDK_CONTROL_MASK},
		{"rules.delete", NULL, delete_cb, 0, 0},
		{"rules.toggle", NULL, toggle_cb, GDK_KEY_t, GDK_CONTROL_MASK},
		{"rules.move-up", NULL, move_cb, GDK_KEY_Up, GDK_ALT_MASK},
		{"rules.move-down", NULL, move_cb, GDK_KEY_Down, GDK_ALT_MASK},
		{"rules.undo", NULL, undo_cb, GDK_KEY_z, GDK_CONTROL_MASK},
		{"rules.redo", NULL, undo_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK},
		{"rules.find", NULL, find_cb, 0, 0},
		{"rules.back", NULL, back_cb, 0, 0},
		{"rules.suggest", NULL, suggest_cb, 0, 0},
		{"rules.import", NULL, transfer_cb, 0, 0},
		{"rules.export", NULL, transfer_cb, 0, 0},
		{"rules.move-to", "(ss)", drop_cb, 0, 0},
		{"rules.enable", "(sb)", enable_cb, 0, 0},
	};

	for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
		gtk_widget_class_install_action(widget_class, actions[i].name, actions[i].parameter,
						actions[i].activate);
		if (actions[i].key != 0)
			gtk_widget_class_add_binding_action(widget_class, actions[i].key,
							    actions[i].modifiers, actions[i].name,
							    NULL);
	}
}
