/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-rule-suggestion.h"
#include "preferences/gls-suggestions-window.h"

/**
 * GlsSuggestionsWindow:
 *
 * Suggests rules. It emits `chosen` with a phrase, and closes.
 */
struct _GlsSuggestionsWindow {
	AdwWindow parent_instance;

	GtkStack *stack;
	AdwStatusPage *none;
	AdwPreferencesGroup *group;
	GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE(GlsSuggestionsWindow, gls_suggestions_window, ADW_TYPE_WINDOW)

static guint signal_chosen;

static void
chosen_cb(GlsSuggestionsWindow *self, GtkWidget *row)
{
	g_autofree gchar *phrase = g_strdup(g_object_get_data(G_OBJECT(row), "phrase"));

	gtk_window_close(GTK_WINDOW(self));
	g_signal_emit(self, signal_chosen, 0, phrase);
}

static void
add_row(GlsSuggestionsWindow *self, const GlsRuleSuggestion *suggestion)
{
	GtkWidget *row = adw_action_row_new();
	g_autofree gchar *example = g_markup_escape_text(suggestion->example, -1);
	g_autofree gchar *count = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u paper", "%u papers", suggestion->n_papers),
		suggestion->n_papers);
	GtkWidget *label = gtk_label_new(count);

	gtk_widget_add_css_class(label, "dim-label");
	gtk_widget_add_css_class(label, "numeric");
	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), suggestion->phrase);
	adw_action_row_set_subtitle(ADW_ACTION_ROW(row), example);
	adw_action_row_set_subtitle_lines(ADW_ACTION_ROW(row), 1);
	adw_action_row_add_suffix(ADW_ACTION_ROW(row), label);
	adw_action_row_add_suffix(ADW_ACTION_ROW(row),
				  gtk_image_new_from_icon_name("list-add-symbolic"));
	gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), TRUE);
	g_object_set_data_full(G_OBJECT(row), "phrase", g_strdup(suggestion->phrase), g_free);
	g_signal_connect_swapped(row, "activated", G_CALLBACK(chosen_cb), self);
	adw_preferences_group_add(self->group, row);
}

static void
find_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsTrialPapers) papers =
		gls_trial_papers_new_from_history(g_get_real_time() / G_USEC_PER_SEC, &error);

	if (papers == NULL)
		g_task_return_error(task, g_steal_pointer(&error));
	else
		g_task_return_pointer(task, gls_rule_suggestions_find(papers, task_data),
				      (GDestroyNotify)g_ptr_array_unref);
}

static void
found_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	GlsSuggestionsWindow *self = GLS_SUGGESTIONS_WINDOW(object);
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) found = g_task_propagate_pointer(G_TASK(result), &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (found == NULL)
		adw_status_page_set_description(self->none, error->message);
	for (guint i = 0; found != NULL && i < found->len; i++)
		add_row(self, g_ptr_array_index(found, i));
	gtk_stack_set_visible_child_name(self->stack,
					 found != NULL && found->len > 0 ? "found" : "none");
}

static void
gls_suggestions_window_dispose(GObject *object)
{
	GlsSuggestionsWindow *self = GLS_SUGGESTIONS_WINDOW(object);

	g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	G_OBJECT_CLASS(gls_suggestions_window_parent_class)->dispose(object);
}

static void
gls_suggestions_window_class_init(GlsSuggestionsWindowClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_suggestions_window_dispose;
	signal_chosen = g_signal_new("chosen", GLS_TYPE_SUGGESTIONS_WINDOW, G_SIGNAL_RUN_LAST, 0,
				     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-suggestions-window.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsSuggestionsWindow, stack);
	gtk_widget_class_bind_template_child(widget_class, GlsSuggestionsWindow, none);
	gtk_widget_class_bind_template_child(widget_class, GlsSuggestionsWindow, group);
}

static void
gls_suggestions_window_init(GlsSuggestionsWindow *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->cancellable = g_cancellable_new();
}

/**
 * gls_suggestions_window_new:
 * @parent: the window it belongs to
 * @rules: (nullable): the rules that there are, as a rule file
 *
 * Returns: (transfer none): a window, which begins to look for suggestions
 */
GtkWidget *
gls_suggestions_window_new(GtkWindow *parent, const gchar *rules)
{
	GlsSuggestionsWindow *self =
		g_object_new(GLS_TYPE_SUGGESTIONS_WINDOW, "transient-for", parent, NULL);
	g_autoptr(GTask) task = g_task_new(self, self->cancellable, found_cb, NULL);

	g_task_set_task_data(task, g_strdup(rules != NULL ? rules : ""), g_free);
	g_task_run_in_thread(task, find_thread);
	return GTK_WIDGET(self);
}
