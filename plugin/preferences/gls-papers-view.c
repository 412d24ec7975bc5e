/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-history-decide.h"
#include "preferences/gls-list-row.h"
#include "preferences/gls-paper-decision.h"
#include "preferences/gls-paper-list.h"
#include "preferences/gls-papers-view.h"
#include "preferences/gls-toast.h"

/**
 * GlsPapersView:
 *
 * The papers of the history, to search and to decide about.
 */
struct _GlsPapersView {
	AdwBin parent_instance;

	GtkEditable *search;
	GtkDropDown *state;
	GtkStack *stack;
	GtkScrolledWindow *scroller;
	GtkListView *papers;
	GtkSpinner *spinner;
	GtkLabel *status;

	GlsHistoryStore *store;
	GlsPaperList *list;
	GtkSelectionModel *selection;
	gchar *directory;
	guint fill_id;
	guint clear_id;
	/* since the history was asked; it can be shown to be undone */
	GlsPaperDecision *last;
};

G_DEFINE_FINAL_TYPE(GlsPapersView, gls_papers_view, ADW_TYPE_BIN)

/* rows that go in one turn of the main loop */
#define ROWS_AT_ONCE 16

/* as the drop-down has them */
static const guint states[] = {
	0,
	1 << GLS_STATE_SEEN,
	1 << GLS_STATE_ELSEWHERE,
};

static void
set_last(GlsPapersView *self, GlsPaperDecision *decision)
{
	g_clear_pointer(&self->last, gls_paper_decision_unref);
	if (decision != NULL)
		self->last = gls_paper_decision_ref(decision);
}

static void
ask_list(GlsPapersView *self)
{
	g_autofree gchar *text = g_strstrip(g_strdup(gtk_editable_get_text(self->search)));
	const gchar *directory = gls_history_store_get_directory(self->store);

	g_free(self->directory);
	self->directory = g_strdup(directory);
	gls_paper_list_ask(
		self->list, directory, *text != '\0' ? text : NULL,
		states[MIN(gtk_drop_down_get_selected(self->state), G_N_ELEMENTS(states) - 1)]);
}

static gboolean
clear_cb(gpointer user_data)
{
	GlsPapersView *self = user_data;

	if (gls_list_row_discard(self->papers, ROWS_AT_ONCE))
		return G_SOURCE_CONTINUE;
	self->clear_id = 0;
	ask_list(self);
	return G_SOURCE_REMOVE;
}

/* what was listed goes out of sight at once, and then bit by bit */
static void
ask(GlsPapersView *self)
{
	if (!gls_history_store_is_open(self->store) || !gtk_widget_get_mapped(GTK_WIDGET(self)))
		return;
	set_last(self, NULL);
	gls_paper_list_stop(self->list);
	gtk_spinner_set_spinning(self->spinner, TRUE);
	gtk_stack_set_visible_child_name(self->stack, "busy");
	if (self->clear_id == 0)
		self->clear_id = g_idle_add(clear_cb, self);
}

static void
store_changed_cb(GlsPapersView *self)
{
	/* what a search found stays while it is looked at */
	if (g_strcmp0(gls_history_store_get_directory(self->store), self->directory) != 0 ||
	    g_list_model_get_n_items(G_LIST_MODEL(self->list)) == 0)
		ask(self);
}

static GPtrArray *
dup_selected(GlsPapersView *self)
{
	g_autoptr(GtkBitset) bits = gtk_selection_model_get_selection(self->selection);
	GPtrArray *items = g_ptr_array_new_with_free_func(g_object_unref);
	GtkBitsetIter iter;
	guint position;

	for (gboolean more = gtk_bitset_iter_init_first(&iter, bits, &position); more;
	     more = gtk_bitset_iter_next(&iter, &position))
		g_ptr_array_add(items, g_list_model_get_item(G_LIST_MODEL(self->list), position));
	return items;
}

static gchar *
dup_status(GlsPapersView *self, guint64 n_selected)
{
	guint n = g_list_model_get_n_items(G_LIST_MODEL(self->list));

	if (n_selected > 0)
		return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u selected", "%u selected",
						   (guint)n_selected),
				       (guint)n_selected);
	if (gls_paper_list_is_complete(self->list))
		return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u paper", "%u papers", n), n);
	return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "The latest paper",
					   "The latest %u papers; scroll for more", n),
			       n);
}

static void
sync_actions(GlsPapersView *self)
{
	g_autoptr(GtkBitset) bits = gtk_selection_model_get_selection(self->selection);
	guint64 n = gtk_bitset_get_size(bits);
	g_autofree gchar *status = dup_status(self, n);
	static const gchar *const any[] = {"papers.mark-seen", "papers.mark-unseen",
					   "papers.forget"};

	for (guint i = 0; i < G_N_ELEMENTS(any); i++)
		gtk_widget_action_set_enabled(GTK_WIDGET(self), any[i], n > 0);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "papers.same", n == 2);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "papers.different", n == 2);
	gtk_label_set_label(self->status, status);
}

static void
list_changed_cb(GlsPapersView *self)
{
	gboolean is_empty = g_list_model_get_n_items(G_LIST_MODEL(self->list)) == 0;
	gboolean is_search = *gtk_editable_get_text(self->search) != '\0' ||
			     gtk_drop_down_get_selected(self->state) != 0;
	gboolean is_busy = is_empty && gls_paper_list_is_busy(self->list);

	if (self->clear_id != 0)
		return;
	gtk_spinner_set_spinning(self->spinner, is_busy);
	if (is_busy)
		gtk_stack_set_visible_child_name(self->stack, "busy");
	else if (is_empty)
		gtk_stack_set_visible_child_name(self->stack, is_search ? "none" : "empty");
	else
		gtk_stack_set_visible_child_name(self->stack, "list");
	sync_actions(self);
}

static void
failed_cb(GlsPapersView *self, const gchar *text)
{
	gls_toast_show(GTK_WIDGET(self->stack), text);
}

static gboolean
fill_cb(gpointer user_data)
{
	GlsPapersView *self = user_data;
	GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment(self->scroller);
	gdouble page = gtk_adjustment_get_page_size(adjustment);

	self->fill_id = 0;
	if (gtk_adjustment_get_value(adjustment) + 3 * page > gtk_adjustment_get_upper(adjustment))
		gls_paper_list_load_more(self->list);
	return G_SOURCE_REMOVE;
}

/* more before the end is in sight; not at once, for this may be while widgets get their sizes */
static void
scrolled_cb(GlsPapersView *self)
{
	if (self->fill_id == 0)
		self->fill_id = g_idle_add(fill_cb, self);
}

/* a decision on its way to the history or back */
typedef struct {
	GlsPapersView *view;
	GlsPaperDecision *decision;
} Deciding;

static Deciding *
deciding_new(GlsPapersView *view, GlsPaperDecision *decision)
{
	Deciding *self = g_new0(Deciding, 1);

	self->view = g_object_ref(view);
	self->decision = gls_paper_decision_ref(decision);
	return self;
}

static void
deciding_free(Deciding *self)
{
	g_object_unref(self->view);
	gls_paper_decision_unref(self->decision);
	g_free(self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Deciding, deciding_free)

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(Deciding) deciding = user_data;
	GlsPapersView *self = deciding->view;
	g_autofree gchar *words = NULL;
	gboolean is_undone = gls_history_undo_finish(GLS_HISTORY_STORE(source), result, &words);

	gls_toast_show(GTK_WIDGET(self->stack), words);
	/* the history undoes the last decision; the list was asked anew or changed since another one */
	if (!is_undone || deciding->decision != self->last ||
	    !gls_paper_decision_take_back(deciding->decision, self->list))
		ask(self);
	set_last(self, NULL);
}

static void
undo_cb(AdwToast *toast, Deciding *deciding)
{
	gls_history_undo_async(deciding->view->store, undone_cb,
			       deciding_new(deciding->view, deciding->decision));
}

static void
decided_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(Deciding) deciding = user_data;
	GlsPapersView *self = deciding->view;
	g_autoptr(GError) error = NULL;
	g_autofree gchar *words =
		gls_history_store_run_finish(GLS_HISTORY_STORE(source), result, &error);
	AdwToast *toast;

	if (words == NULL) {
		gls_toast_show(GTK_WIDGET(self->stack), error->message);
		return;
	}
	if (!gls_paper_decision_show(deciding->decision, self->list))
		ask(self);
	set_last(self, deciding->decision);
	list_changed_cb(self);
	toast = gls_toast_show(GTK_WIDGET(self->stack), words);
	adw_toast_set_button_label(toast, _("_Undo"));
	g_signal_connect_data(toast, "button-clicked", G_CALLBACK(undo_cb),
			      g_steal_pointer(&deciding), (GClosureNotify)(GCallback)deciding_free,
			      0);
}

static void
decide(GlsPapersView *self, GlsDecisionKind kind)
{
	g_autoptr(GPtrArray) items = dup_selected(self);
	g_autoptr(GlsPaperDecision) decision = gls_paper_decision_new(kind, items);

	gls_history_decide_async(self->store, kind, gls_paper_decision_dup_entries(decision),
				 decided_cb, deciding_new(self, decision));
}

static const struct {
	const gchar *action;
	GlsDecisionKind kind;
} decisions[] = {
	{"papers.mark-seen", GLS_DECISION_SEEN},      {"papers.mark-unseen", GLS_DECISION_UNSEEN},
	{"papers.forget", GLS_DECISION_FORGET},	      {"papers.same", GLS_DECISION_SAME},
	{"papers.different", GLS_DECISION_DIFFERENT},
};

static void
decide_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	for (guint i = 0; i < G_N_ELEMENTS(decisions); i++) {
		if (g_str_equal(name, decisions[i].action))
			decide(GLS_PAPERS_VIEW(widget), decisions[i].kind);
	}
}

static void
show_paper(GlsListRow *row, gpointer item)
{
	gls_list_row_set_words(
		row, gls_paper_item_get_title(item), gls_paper_item_get_details(item),
		gls_paper_item_get_state_words(item),
		gls_paper_item_get_state(item) == GLS_STATE_SEEN ? "object-select-symbolic" : NULL);
}

static void
gls_papers_view_map(GtkWidget *widget)
{
	GTK_WIDGET_CLASS(gls_papers_view_parent_class)->map(widget);
	store_changed_cb(GLS_PAPERS_VIEW(widget));
}

static void
gls_papers_view_dispose(GObject *object)
{
	GlsPapersView *self = GLS_PAPERS_VIEW(object);

	if (self->store != NULL)
		g_signal_handlers_disconnect_by_data(self->store, self);
	g_clear_handle_id(&self->fill_id, g_source_remove);
	g_clear_handle_id(&self->clear_id, g_source_remove);
	if (self->list != NULL)
		g_signal_handlers_disconnect_by_data(self->list, self);
	g_clear_object(&self->store);
	g_clear_object(&self->list);
	g_clear_object(&self->selection);
	g_clear_pointer(&self->directory, g_free);
	set_last(self, NULL);
	G_OBJECT_CLASS(gls_papers_view_parent_class)->dispose(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-papers-view.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsPapersView, search);
	gtk_widget_class_bind_template_child(widget_class, GlsPapersView, state);
	gtk_widget_class_bind_template_child(widget_class, GlsPapersView, stack);
	gtk_widget_class_bind_template_child(widget_class, GlsPapersView, scroller);
	gtk_widget_class_bind_template_child(widget_class, GlsPapersView, papers);
	gtk_widget_class_bind_template_child(widget_class, GlsPapersView, spinner);
	gtk_widget_class_bind_template_child(widget_class, GlsPapersView, status);
	gtk_widget_class_bind_template_callback(widget_class, ask);
}

static void
gls_papers_view_class_init(GlsPapersViewClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_papers_view_dispose;
	widget_class->map = gls_papers_view_map;
	bind_template(widget_class);
	for (guint i = 0; i < G_N_ELEMENTS(decisions); i++)
		gtk_widget_class_install_action(widget_class, decisions[i].action, NULL, decide_cb);
	gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Delete, 0, "papers.forget", NULL);
}

static void
gls_papers_view_init(GlsPapersView *self)
{
	GtkAdjustment *adjustment;

	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_history_store_dup_shared();
	self->list = gls_paper_list_new();
	self->selection = GTK_SELECTION_MODEL(
		gtk_multi_selection_new(G_LIST_MODEL(g_object_ref(self->list))));
	gls_list_row_set_up(self->papers, show_paper);
	gtk_list_view_set_model(self->papers, self->selection);
	gtk_search_entry_set_key_capture_widget(GTK_SEARCH_ENTRY(self->search), NULL);
	g_signal_connect_swapped(self->store, "changed", G_CALLBACK(store_changed_cb), self);
	g_signal_connect_swapped(self->store, "failed", G_CALLBACK(failed_cb), self);
	g_signal_connect_swapped(self->list, "changed", G_CALLBACK(list_changed_cb), self);
	g_signal_connect_swapped(self->list, "items-changed", G_CALLBACK(list_changed_cb), self);
	g_signal_connect_swapped(self->list, "failed", G_CALLBACK(failed_cb), self);
	g_signal_connect_object(self->selection, "selection-changed", G_CALLBACK(sync_actions),
				self, G_CONNECT_SWAPPED);
	adjustment = gtk_scrolled_window_get_vadjustment(self->scroller);
	g_signal_connect_object(adjustment, "value-changed", G_CALLBACK(scrolled_cb), self,
				G_CONNECT_SWAPPED);
	g_signal_connect_object(adjustment, "changed", G_CALLBACK(scrolled_cb), self,
				G_CONNECT_SWAPPED);
	sync_actions(self);
}
