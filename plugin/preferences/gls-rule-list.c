/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-rule-list.h"
#include "preferences/gls-rule-row.h"

/**
 * GlsRuleList:
 *
 * The rules, and what they are looked through with. It emits `chosen` when the user selects another
 * rule, and `opened` when one is to be edited.
 */
struct _GlsRuleList {
	AdwBin parent_instance;

	GtkSearchEntry *search;
	GtkStack *stack;
	GtkListView *list;
	AdwStatusPage *failure;

	GlsRuleStore *store;
	GtkSingleSelection *selection;
	gboolean is_selecting;
};

G_DEFINE_FINAL_TYPE(GlsRuleList, gls_rule_list, ADW_TYPE_BIN)

enum {
	SIGNAL_CHOSEN,
	SIGNAL_OPENED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
selected_cb(GlsRuleList *self)
{
	/* GTK selects another row if the one with the focus goes away; nobody chose that */
	if (!self->is_selecting && !gls_rule_store_is_showing(self->store))
		g_signal_emit(self, signals[SIGNAL_CHOSEN], 0);
}

static void
activate_cb(GlsRuleList *self, guint place)
{
	g_signal_emit(self, signals[SIGNAL_OPENED], 0);
}

static void
search_changed_cb(GlsRuleList *self)
{
	gls_rule_store_set_search(self->store, gtk_editable_get_text(GTK_EDITABLE(self->search)));
}

static void
store_changed_cb(GlsRuleList *self)
{
	const gchar *name = "list";

	if (gls_rule_store_get_n_rules(self->store) == 0)
		name = "none";
	else if (g_list_model_get_n_items(gls_rule_store_get_items(self->store)) == 0)
		name = "not-found";
	gtk_stack_set_visible_child_name(self->stack, name);
}

static void
store_failed_cb(GlsRuleList *self, const GError *error)
{
	adw_status_page_set_description(self->failure, error->message);
	gtk_stack_set_visible_child_name(self->stack, "failed");
}

static void
setup_row_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	gtk_list_item_set_child(item, g_object_new(GLS_TYPE_RULE_ROW, NULL));
}

static void
bind_row_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	GlsRuleItem *rule = gtk_list_item_get_item(item);

	gls_rule_row_set_item(GLS_RULE_ROW(gtk_list_item_get_child(item)), rule);
	/* since GTK 4.12; before, a screen reader collects what stands in the row */
	if (g_object_class_find_property(G_OBJECT_GET_CLASS(item), "accessible-label") != NULL)
		g_object_set(item, "accessible-label", gls_rule_item_get_name(rule), NULL);
}

static void
unbind_row_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	gls_rule_row_set_item(GLS_RULE_ROW(gtk_list_item_get_child(item)), NULL);
}

static void
gls_rule_list_dispose(GObject *object)
{
	GlsRuleList *self = GLS_RULE_LIST(object);

	if (self->store != NULL)
		g_signal_handlers_disconnect_by_data(self->store, self);
	if (self->selection != NULL)
		g_signal_handlers_disconnect_by_data(self->selection, self);
	g_clear_object(&self->selection);
	g_clear_object(&self->store);
	G_OBJECT_CLASS(gls_rule_list_parent_class)->dispose(object);
}

static void
gls_rule_list_class_init(GlsRuleListClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_rule_list_dispose;
	signals[SIGNAL_CHOSEN] = g_signal_new("chosen", GLS_TYPE_RULE_LIST, G_SIGNAL_RUN_LAST, 0,
					      NULL, NULL, NULL, G_TYPE_NONE, 0);
	signals[SIGNAL_OPENED] = g_signal_new("opened", GLS_TYPE_RULE_LIST, G_SIGNAL_RUN_LAST, 0,
					      NULL, NULL, NULL, G_TYPE_NONE, 0);

	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-rule-list.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsRuleList, search);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleList, stack);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleList, list);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleList, failure);
	gtk_widget_class_bind_template_callback(widget_class, search_changed_cb);
	gtk_widget_class_bind_template_callback(widget_class, activate_cb);
}

static void
gls_rule_list_init(GlsRuleList *self)
{
	g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new();

	gtk_widget_init_template(GTK_WIDGET(self));
	g_signal_connect(factory, "setup", G_CALLBACK(setup_row_cb), NULL);
	g_signal_connect(factory, "bind", G_CALLBACK(bind_row_cb), NULL);
	g_signal_connect(factory, "unbind", G_CALLBACK(unbind_row_cb), NULL);
	gtk_list_view_set_factory(self->list, factory);
	gtk_search_entry_set_key_capture_widget(self->search, GTK_WIDGET(self->list));
}

/**
 * gls_rule_list_set_store:
 * @self: a list
 * @store: where rules are kept
 *
 * Says which rules are shown. It is called once.
 */
void
gls_rule_list_set_store(GlsRuleList *self, GlsRuleStore *store)
{
	self->store = g_object_ref(store);
	self->selection =
		gtk_single_selection_new(g_object_ref(gls_rule_store_get_items(self->store)));
	gtk_single_selection_set_autoselect(self->selection, FALSE);
	gtk_single_selection_set_can_unselect(self->selection, TRUE);
	gtk_single_selection_set_selected(self->selection, GTK_INVALID_LIST_POSITION);
	gtk_list_view_set_model(self->list, GTK_SELECTION_MODEL(self->selection));
	g_signal_connect_swapped(self->selection, "notify::selected-item", G_CALLBACK(selected_cb),
				 self);
	g_signal_connect_swapped(store, "changed", G_CALLBACK(store_changed_cb), self);
	g_signal_connect_swapped(store, "failed", G_CALLBACK(store_failed_cb), self);
}

/**
 * gls_rule_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the rule that is selected
 */
GlsRuleItem *
gls_rule_list_get_selected(GlsRuleList *self)
{
	return gtk_single_selection_get_selected_item(self->selection);
}

/**
 * gls_rule_list_get_neighbour:
 * @self: a list
 * @up: whether the rule above is meant, else the one below
 *
 * Returns: (transfer none) (nullable): the rule that is shown beside the one that is selected
 */
GlsRuleItem *
gls_rule_list_get_neighbour(GlsRuleList *self, gboolean up)
{
	guint place = gtk_single_selection_get_selected(self->selection);
	g_autoptr(GlsRuleItem) item = NULL;

	if (place == GTK_INVALID_LIST_POSITION || (up && place == 0))
		return NULL;
	item = g_list_model_get_item(G_LIST_MODEL(self->selection), up ? place - 1 : place + 1);
	/* the model keeps it */
	return item;
}

/**
 * gls_rule_list_select:
 * @self: a list
 * @item: (nullable): a rule
 *
 * Selects a rule, if it is shown, and brings it into view. `chosen` is not emitted.
 */
void
gls_rule_list_select(GlsRuleList *self, GlsRuleItem *item)
{
	guint n = g_list_model_get_n_items(G_LIST_MODEL(self->selection));
	guint place = GTK_INVALID_LIST_POSITION;

	for (guint i = 0; item != NULL && i < n; i++) {
		g_autoptr(GlsRuleItem)
			other = g_list_model_get_item(G_LIST_MODEL(self->selection), i);

		if (other == item)
			place = i;
	}
	self->is_selecting = TRUE;
	gtk_single_selection_set_selected(self->selection, place);
	self->is_selecting = FALSE;
	if (place != GTK_INVALID_LIST_POSITION)
		gtk_widget_activate_action(GTK_WIDGET(self->list), "list.scroll-to-item", "u",
					   place);
}

/**
 * gls_rule_list_is_searching:
 * @self: a list
 *
 * Returns: whether only some rules are shown
 */
gboolean
gls_rule_list_is_searching(GlsRuleList *self)
{
	return *gtk_editable_get_text(GTK_EDITABLE(self->search)) != '\0';
}

/**
 * gls_rule_list_begin_search:
 * @self: a list
 *
 * Goes to where words to look for are written.
 */
void
gls_rule_list_begin_search(GlsRuleList *self)
{
	gtk_widget_grab_focus(GTK_WIDGET(self->search));
}

/**
 * gls_rule_list_end_search:
 * @self: a list
 *
 * Shows all rules.
 */
void
gls_rule_list_end_search(GlsRuleList *self)
{
	if (!gls_rule_list_is_searching(self))
		return;
	gtk_editable_set_text(GTK_EDITABLE(self->search), "");
	search_changed_cb(self);
}
