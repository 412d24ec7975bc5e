/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-decisions-view.h"
#include "preferences/gls-history-decide.h"
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
	GtkStringList *lines;
	GlsHistoryStore *store;
};

G_DEFINE_FINAL_TYPE(GlsDecisionsView, gls_decisions_view, ADW_TYPE_BIN)

static gchar *
dup_line(const GlsDecision *decision)
{
	g_autoptr(GDateTime)
		date = g_date_time_new_from_unix_local(decision->time / G_USEC_PER_SEC);
	g_autofree gchar *day = date != NULL ? g_date_time_format(date, "%x") : g_strdup("?");
	g_autofree gchar *words = gls_decision_dup_words(decision);

	if (decision->undone)
		/* translators: a day; what was decided then, and undone later */
		return g_strdup_printf(_("%s   %s (undone)"), day, words);
	return g_strdup_printf("%s   %s", day, words);
}

/* the lines to show; the job is in a thread, for there may be many */
static gpointer
list_job(GlsHistory *history, gpointer data, GError **error)
{
	g_autoptr(GPtrArray) decisions = gls_history_dup_decisions(history, error);
	g_autoptr(GStrvBuilder) lines = g_strv_builder_new();

	if (decisions == NULL)
		return NULL;
	for (guint i = 0; i < decisions->len; i++) {
		const GlsDecision *decision = g_ptr_array_index(decisions, i);
		g_autofree gchar *line = NULL;

		if (decision->kind == GLS_DECISION_UNDO)
			continue;
		line = dup_line(decision);
		g_strv_builder_add(lines, line);
	}
	return g_strv_builder_end(lines);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsDecisionsView) self = user_data;
	g_autoptr(GError) error = NULL;
	g_auto(GStrv)
		lines = gls_history_store_run_finish(GLS_HISTORY_STORE(source), result, &error);

	if (lines == NULL) {
		g_debug("the decisions were not listed: %s", error->message);
		return;
	}
	gtk_string_list_splice(self->lines, 0, g_list_model_get_n_items(G_LIST_MODEL(self->lines)),
			       (const gchar *const *)lines);
	gtk_stack_set_visible_child_name(self->stack, lines[0] != NULL ? "list" : "empty");
}

static void
list(GlsDecisionsView *self)
{
	if (gls_history_store_is_open(self->store) && gtk_widget_get_mapped(GTK_WIDGET(self)))
		gls_history_store_run_async(self->store, list_job, NULL, NULL,
					    (GDestroyNotify)g_strfreev, listed_cb,
					    g_object_ref(self));
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsDecisionsView) self = user_data;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *words =
		gls_history_store_run_finish(GLS_HISTORY_STORE(source), result, &error);
	/* translators: what was undone */
	g_autofree gchar *text = words != NULL ? g_strdup_printf(_("Undone: %s"), words)
					       : g_strdup(error->message);

	gls_toast_show(GTK_WIDGET(self), text);
	list(self);
}

static void
undo_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsDecisionsView *self = GLS_DECISIONS_VIEW(widget);

	gls_history_undo_async(self->store, undone_cb, g_object_ref(self));
}

static void
setup_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	GtkWidget *label = gtk_label_new(NULL);

	gtk_label_set_xalign(GTK_LABEL(label), 0);
	gtk_label_set_wrap(GTK_LABEL(label), TRUE);
	gtk_widget_set_margin_top(label, 8);
	gtk_widget_set_margin_bottom(label, 8);
	gtk_list_item_set_child(item, label);
}

static void
bind_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	GtkWidget *label = gtk_list_item_get_child(item);
	GtkWidget *list_item = gtk_widget_get_parent(label);
	const gchar *line = gtk_string_object_get_string(gtk_list_item_get_item(item));

	gtk_label_set_label(GTK_LABEL(label), line);
	if (list_item != NULL)
		gtk_accessible_update_property(GTK_ACCESSIBLE(list_item),
					       GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
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
	g_clear_object(&self->lines);
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
	g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new();
	g_autoptr(GtkNoSelection) model = NULL;

	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_history_store_dup_shared();
	self->lines = gtk_string_list_new(NULL);
	model = gtk_no_selection_new(G_LIST_MODEL(g_object_ref(self->lines)));
	g_signal_connect(factory, "setup", G_CALLBACK(setup_cb), NULL);
	g_signal_connect(factory, "bind", G_CALLBACK(bind_cb), NULL);
	gtk_list_view_set_factory(self->decisions, factory);
	gtk_list_view_set_model(self->decisions, GTK_SELECTION_MODEL(model));
	g_signal_connect_swapped(self->store, "changed", G_CALLBACK(list), self);
}
