/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-decision-item.h"
#include "preferences/gls-decisions-view.h"
#include "preferences/gls-history-decide.h"
#include "preferences/gls-list-row.h"
#include "preferences/gls-toast.h"

/**
 * GlsDecisionsView:
 *
 * What the user decided about papers, on every machine, to look at and to undo.
 */
struct _GlsDecisionsView {
	AdwBin parent_instance;

	GtkStack *stack;
	GtkListView *decisions;
	GListStore *items;
	GlsHistoryStore *store;
};

G_DEFINE_FINAL_TYPE(GlsDecisionsView, gls_decisions_view, ADW_TYPE_BIN)

/* the items to show; the job is in a thread, for there may be many */
static gpointer
list_job(GlsHistory *history, gpointer data, GError **error)
{
	g_autoptr(GPtrArray) decisions = gls_history_dup_decisions(history, error);
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_object_unref);

	if (decisions == NULL)
		return NULL;
	for (guint i = 0; i < decisions->len; i++) {
		const GlsDecision *decision = g_ptr_array_index(decisions, i);

		if (decision->kind != GLS_DECISION_UNDO)
			g_ptr_array_add(items, gls_decision_item_new(decision));
	}
	return g_steal_pointer(&items);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsDecisionsView) self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray)
		items = gls_history_store_run_finish(GLS_HISTORY_STORE(source), result, &error);

	if (items == NULL) {
		g_debug("the decisions were not listed: %s", error->message);
		return;
	}
	g_list_store_splice(self->items, 0, g_list_model_get_n_items(G_LIST_MODEL(self->items)),
			    items->pdata, items->len);
	gtk_stack_set_visible_child_name(self->stack, items->len > 0 ? "list" : "empty");
}

static void
list(GlsDecisionsView *self)
{
	if (gls_history_store_is_open(self->store) && gtk_widget_get_mapped(GTK_WIDGET(self)))
		gls_history_store_run_async(self->store, list_job, NULL, NULL,
					    (GDestroyNotify)g_ptr_array_unref, listed_cb,
					    g_object_ref(self));
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsDecisionsView) self = user_data;
	g_autofree gchar *words = NULL;

	gls_history_undo_finish(GLS_HISTORY_STORE(source), result, &words);
	gls_toast_show(GTK_WIDGET(self->decisions), words);
	list(self);
}

static void
undo_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsDecisionsView *self = GLS_DECISIONS_VIEW(widget);

	gls_history_undo_async(self->store, undone_cb, g_object_ref(self));
}

static void
show_decision(GlsListRow *row, gpointer item)
{
	gboolean is_undone = gls_decision_item_is_undone(item);

	gls_list_row_set_words(row, gls_decision_item_get_title(item),
			       gls_decision_item_get_day(item), is_undone ? _("Undone") : "",
			       is_undone ? "edit-undo-symbolic" : NULL);
}

static void
gls_decisions_view_map(GtkWidget *widget)
{
	GTK_WIDGET_CLASS(gls_decisions_view_parent_class)->map(widget);
	list(GLS_DECISIONS_VIEW(widget));
}

static void
gls_decisions_view_dispose(GObject *object)
{
	GlsDecisionsView *self = GLS_DECISIONS_VIEW(object);

	if (self->store != NULL)
		g_signal_handlers_disconnect_by_data(self->store, self);
	g_clear_object(&self->store);
	g_clear_object(&self->items);
	G_OBJECT_CLASS(gls_decisions_view_parent_class)->dispose(object);
}

static void
gls_decisions_view_class_init(GlsDecisionsViewClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_decisions_view_dispose;
	widget_class->map = gls_decisions_view_map;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-decisions-view.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsDecisionsView, stack);
	gtk_widget_class_bind_template_child(widget_class, GlsDecisionsView, decisions);
	gtk_widget_class_install_action(widget_class, "decisions.undo", NULL, undo_cb);
	gtk_widget_class_add_binding_action(widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
					    "decisions.undo", NULL);
}

static void
gls_decisions_view_init(GlsDecisionsView *self)
{
	g_autoptr(GtkNoSelection) model = NULL;

	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_history_store_dup_shared();
	self->items = g_list_store_new(GLS_TYPE_DECISION_ITEM);
	model = gtk_no_selection_new(G_LIST_MODEL(g_object_ref(self->items)));
	gls_list_row_set_up(self->decisions, show_decision);
	gtk_list_view_set_model(self->decisions, GTK_SELECTION_MODEL(model));
	g_signal_connect_swapped(self->store, "changed", G_CALLBACK(list), self);
}
