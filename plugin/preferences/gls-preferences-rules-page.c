/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "preferences/gls-preferences-page.h"
#include "preferences/gls-preferences-rules-page-private.h"

/* how long something is shown: longer than GTK's 5 seconds, for those who read slowly */
#define SHOWN_SECONDS 10

static gboolean
gls_preferences_rules_page_close(GlsPreferencesPage *page);

static void
page_init(GlsPreferencesPageInterface *iface)
{
	iface->close = gls_preferences_rules_page_close;
}

G_DEFINE_FINAL_TYPE_WITH_CODE(GlsPreferencesRulesPage,
			      gls_preferences_rules_page,
			      ADW_TYPE_BIN,
			      G_IMPLEMENT_INTERFACE(GLS_TYPE_PREFERENCES_PAGE, page_init))

static void
undo_clicked_cb(GlsPreferencesRulesPage *self)
{
	gtk_widget_activate_action(GTK_WIDGET(self), "rules.undo", NULL);
}

/**
 * gls_preferences_rules_page_say:
 * @self: a page
 * @words: what happened
 * @with_undo: whether to offer to undo it
 *
 * Shows something for a moment.
 */
void
gls_preferences_rules_page_say(GlsPreferencesRulesPage *self,
			       const gchar *words,
			       gboolean with_undo)
{
	GtkWidget *overlay = gtk_widget_get_ancestor(GTK_WIDGET(self), ADW_TYPE_TOAST_OVERLAY);
	g_autofree gchar *markup = g_markup_escape_text(words, -1);
	AdwToast *toast = NULL;

	if (overlay == NULL)
		return;
	/* what is shown no more would only keep this waiting */
	if (self->toast != NULL)
		adw_toast_dismiss(self->toast);
	toast = adw_toast_new(markup);
	g_set_weak_pointer(&self->toast, toast);
	adw_toast_set_timeout(toast, SHOWN_SECONDS);
	if (with_undo) {
		adw_toast_set_button_label(toast, _("_Undo"));
		/* a toast is no part of the page, so it does not find the action */
		g_signal_connect_object(toast, "button-clicked", G_CALLBACK(undo_clicked_cb), self,
					G_CONNECT_SWAPPED);
	}
	adw_toast_overlay_add_toast(ADW_TOAST_OVERLAY(overlay), toast);
}

static void
select_item(GlsPreferencesRulesPage *self, GlsRuleItem *item)
{
	gls_rule_list_select(self->list, item);
	gls_preferences_rules_page_update_actions(self);
}

static void
show_form(GlsPreferencesRulesPage *self, gboolean shown)
{
	const gchar *name = "none";

	if (shown)
		name = "form";
	else if (gls_rule_store_get_n_rules(self->store) == 0)
		name = "empty";
	gtk_stack_set_visible_child_name(self->form_stack, name);
}

static void
show_item(GlsPreferencesRulesPage *self, GlsRuleItem *item)
{
	select_item(self, item);
	show_form(self, item != NULL);
	if (item != NULL)
		gls_rule_form_show_rule(self->form, gls_rule_item_get_values(item));
	else
		gls_rule_form_clear(self->form);
}

static void
forget_next(GlsPreferencesRulesPage *self)
{
	g_clear_object(&self->next);
	g_clear_pointer(&self->next_new, gls_rule_values_free);
	self->closes = FALSE;
}

/* goes where somebody wanted to before an edit was in the way */
static void
go(GlsPreferencesRulesPage *self)
{
	GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));

	gls_rule_form_clear(self->form);
	if (self->closes) {
		gtk_window_close(GTK_WINDOW(root));
	} else if (self->next_new != NULL) {
		select_item(self, NULL);
		show_form(self, TRUE);
		gls_rule_form_show_new(self->form, self->next_new);
		adw_leaflet_set_visible_child_name(self->leaflet, "form");
		gtk_widget_grab_focus(GTK_WIDGET(self->form));
	} else {
		show_item(self, self->next);
	}
	forget_next(self);
}

static void
answered_cb(GlsPreferencesRulesPage *self, const gchar *response)
{
	if (strcmp(response, "save") == 0)
		gls_rule_form_save(self->form);
	else if (strcmp(response, "discard") == 0)
		go(self);
	else
		forget_next(self);
}

static void
leave(GlsPreferencesRulesPage *self)
{
	GtkWidget *dialog;

	if (!gls_rule_form_is_changed(self->form)) {
		go(self);
		return;
	}
	dialog = adw_message_dialog_new(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))),
					_("Save Changes?"),
					_("What is not saved of this rule will be lost."));
	adw_message_dialog_add_responses(ADW_MESSAGE_DIALOG(dialog), "cancel", _("_Cancel"),
					 "discard", _("_Discard"), "save", _("_Save"), NULL);
	adw_message_dialog_set_response_appearance(ADW_MESSAGE_DIALOG(dialog), "discard",
						   ADW_RESPONSE_DESTRUCTIVE);
	adw_message_dialog_set_response_appearance(ADW_MESSAGE_DIALOG(dialog), "save",
						   ADW_RESPONSE_SUGGESTED);
	adw_message_dialog_set_response_enabled(ADW_MESSAGE_DIALOG(dialog), "save",
						gls_rule_form_can_save(self->form));
	adw_message_dialog_set_default_response(ADW_MESSAGE_DIALOG(dialog), "save");
	adw_message_dialog_set_close_response(ADW_MESSAGE_DIALOG(dialog), "cancel");
	g_signal_connect_object(dialog, "response", G_CALLBACK(answered_cb), self,
				G_CONNECT_SWAPPED);
	gtk_window_present(GTK_WINDOW(dialog));
}

static gboolean
gls_preferences_rules_page_close(GlsPreferencesPage *page)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(page);

	if (!gls_rule_form_is_changed(self->form))
		return TRUE;
	forget_next(self);
	self->closes = TRUE;
	leave(self);
	return FALSE;
}

static GlsRuleItem *
find_edited(GlsPreferencesRulesPage *self)
{
	const gchar *rule = gls_rule_form_get_rule(self->form);

	return rule != NULL ? gls_rule_store_find(self->store, rule) : NULL;
}

static void
chosen_cb(GlsPreferencesRulesPage *self)
{
	GlsRuleItem *item = gls_rule_list_get_selected(self->list);
	GlsRuleItem *edited = find_edited(self);

	gls_preferences_rules_page_update_actions(self);
	/* what a search hides is edited on */
	if (item == NULL || item == edited)
		return;
	forget_next(self);
	self->next = g_object_ref(item);
	if (gls_rule_form_is_changed(self->form))
		select_item(self, edited);
	leave(self);
}

/**
 * gls_preferences_rules_page_edit_new:
 * @self: a page
 * @values: (transfer full): a rule
 *
 * Begins to edit a rule that is not in the file yet.
 */
void
gls_preferences_rules_page_edit_new(GlsPreferencesRulesPage *self, GlsRuleValues *values)
{
	forget_next(self);
	self->next_new = values;
	leave(self);
}

static void
opened_cb(GlsPreferencesRulesPage *self)
{
	adw_leaflet_set_visible_child_name(self->leaflet, "form");
	gtk_widget_grab_focus(GTK_WIDGET(self->form));
}

static void
folded_cb(GlsPreferencesRulesPage *self)
{
	gls_rule_form_set_folded(self->form, adw_leaflet_get_folded(self->leaflet));
}

static void
saved_cb(GlsPreferencesRulesPage *self, const gchar *rule)
{
	if (self->next != NULL || self->next_new != NULL || self->closes)
		go(self);
	else
		select_item(self, gls_rule_store_find(self->store, rule));
	gls_preferences_rules_page_say(self, _("Rule saved"), TRUE);
}

static void
said_cb(GlsPreferencesRulesPage *self, const gchar *words)
{
	gls_preferences_rules_page_say(self, words, FALSE);
}

static void
store_changed_cb(GlsPreferencesRulesPage *self)
{
	g_autofree gchar *wanted = g_steal_pointer(&self->wanted);

	if (wanted != NULL) {
		gls_preferences_rules_page_show_rule(self, wanted);
		return;
	}
	if (find_edited(self) == NULL && !gls_rule_form_is_changed(self->form))
		show_form(self, FALSE);
	select_item(self, find_edited(self));
}

static void
gls_preferences_rules_page_dispose(GObject *object)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(object);

	if (self->store != NULL)
		g_signal_handlers_disconnect_by_data(self->store, self);
	forget_next(self);
	g_clear_weak_pointer(&self->toast);
	g_clear_object(&self->store);
	G_OBJECT_CLASS(gls_preferences_rules_page_parent_class)->dispose(object);
}

static void
gls_preferences_rules_page_finalize(GObject *object)
{
	GlsPreferencesRulesPage *self = GLS_PREFERENCES_RULES_PAGE(object);

	g_free(self->wanted);
	G_OBJECT_CLASS(gls_preferences_rules_page_parent_class)->finalize(object);
}

static void
gls_preferences_rules_page_class_init(GlsPreferencesRulesPageClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	object_class->dispose = gls_preferences_rules_page_dispose;
	object_class->finalize = gls_preferences_rules_page_finalize;

	g_type_ensure(GLS_TYPE_RULE_FORM);
	g_type_ensure(GLS_TYPE_RULE_LIST);
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-preferences-rules-page.ui");
#define BIND(child)                                                                                \
	gtk_widget_class_bind_template_child(widget_class, GlsPreferencesRulesPage, child)
	BIND(leaflet);
	BIND(list);
	BIND(form_stack);
	BIND(form);
#undef BIND
	gtk_widget_class_bind_template_callback(widget_class, chosen_cb);
	gtk_widget_class_bind_template_callback(widget_class, opened_cb);
	gtk_widget_class_bind_template_callback(widget_class, folded_cb);
	gtk_widget_class_bind_template_callback(widget_class, saved_cb);
	gtk_widget_class_bind_template_callback(widget_class, said_cb);
	gls_preferences_rules_page_install_actions(widget_class);
}

static void
gls_preferences_rules_page_init(GlsPreferencesRulesPage *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_rule_store_new(NULL);
	gls_rule_list_set_store(self->list, self->store);
	gls_rule_form_set_store(self->form, self->store);
	g_signal_connect_swapped(self->store, "changed", G_CALLBACK(store_changed_cb), self);
	gls_preferences_rules_page_update_actions(self);
	gls_rule_store_follow(self->store);
}

/**
 * gls_preferences_rules_page_show_rule:
 * @self: a page
 * @rule: a name
 *
 * Goes to a rule. If the rules are not read yet, it does so when they are.
 */
void
gls_preferences_rules_page_show_rule(GlsPreferencesRulesPage *self, const gchar *rule)
{
	GlsRuleItem *item = gls_rule_store_find(self->store, rule);

	if (gls_rule_store_get_text(self->store) == NULL) {
		g_free(self->wanted);
		self->wanted = g_strdup(rule);
		return;
	}
	if (item == NULL) {
		g_autofree gchar *words = g_strdup_printf(_("There is no rule “%s”"), rule);

		gls_preferences_rules_page_say(self, words, FALSE);
		return;
	}
	gls_rule_list_end_search(self->list);
	forget_next(self);
	self->next = g_object_ref(item);
	adw_leaflet_set_visible_child_name(self->leaflet, "form");
	leave(self);
	/* else it is to be decided first what becomes of an edit */
	if (!gls_rule_form_is_changed(self->form))
		gtk_widget_grab_focus(GTK_WIDGET(self->form));
}
