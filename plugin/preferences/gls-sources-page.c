/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "preferences/gls-format-words.h"
#include "preferences/gls-history-tally.h"
#include "preferences/gls-message-check.h"
#include "preferences/gls-source-row.h"
#include "preferences/gls-source-tally.h"
#include "preferences/gls-sources-page.h"
#include "preferences/gls-toast.h"

/* rows that are made while nothing else waits, and how many of the sources have one */
#define ROWS_AT_ONCE 4
#define MAX_ROWS     300

/**
 * GlsSourcesPage:
 *
 * The sources of papers, and what to do about a digest that is not understood.
 */
struct _GlsSourcesPage {
	AdwBin parent_instance;

	AdwPreferencesGroup *sources;
	GtkSpinner *spinner;
	GtkWidget *empty;
	AdwActionRow *result;
	GtkLabel *how;
	GtkLabel *formats;

	GlsHistoryTally *tally;
	GlsSourceTally *source_tally;
	GlsHistoryStore *store;
	GHashTable *rows;
	guint n_shown;
	guint idle_id;
	GtkFileChooserNative *chooser;
	GlsMessageCheck *check;
};

G_DEFINE_FINAL_TYPE(GlsSourcesPage, gls_sources_page, ADW_TYPE_BIN)

static GlsSourceRow *
ensure_row(GlsSourcesPage *self, const gchar *label)
{
	GtkWidget *row = g_hash_table_lookup(self->rows, label);

	if (row == NULL) {
		row = gls_source_row_new(gls_history_store_get_settings(self->store), label);
		g_hash_table_insert(self->rows, g_strdup(label), row);
		adw_preferences_group_add(self->sources, row);
	}
	return GLS_SOURCE_ROW(row);
}

static guint
get_n_counts(GlsSourcesPage *self)
{
	return MIN(gls_history_tally_get_count(self->tally)->sources->len, MAX_ROWS);
}

static guint
get_n_stats(GlsSourcesPage *self)
{
	const GPtrArray *stats = gls_source_tally_get_sources(self->source_tally);

	return stats != NULL ? stats->len : 0;
}

/* what the history knows of all sources comes first, and gives them their order */
static void
show_source(GlsSourcesPage *self, guint n)
{
	guint n_counts = get_n_counts(self);

	if (n < n_counts) {
		const GlsSourceCount *count =
			g_ptr_array_index(gls_history_tally_get_count(self->tally)->sources, n);

		gls_source_row_set_count(ensure_row(self, count->label), count);
	} else {
		const GlsSourceStat *stat = g_ptr_array_index(
			gls_source_tally_get_sources(self->source_tally), n - n_counts);

		if (g_hash_table_contains(self->rows, stat->label) ||
		    g_hash_table_size(self->rows) < MAX_ROWS)
			gls_source_row_set_stat(ensure_row(self, stat->label), stat);
	}
}

static gboolean
show_sources_cb(gpointer user_data)
{
	GlsSourcesPage *self = user_data;
	guint n = get_n_counts(self) + get_n_stats(self);

	for (guint i = 0; i < ROWS_AT_ONCE && self->n_shown < n; i++)
		show_source(self, self->n_shown++);
	if (self->n_shown < n)
		return G_SOURCE_CONTINUE;
	self->idle_id = 0;
	return G_SOURCE_REMOVE;
}

/* the order of the rows is that of the history, so nothing is shown before it was counted */
static void
counted_cb(GlsSourcesPage *self)
{
	if (gls_history_tally_get_count(self->tally) == NULL)
		return;
	gtk_spinner_stop(self->spinner);
	gtk_widget_set_visible(self->empty, get_n_counts(self) + get_n_stats(self) == 0);
	self->n_shown = 0;
	if (self->idle_id == 0)
		self->idle_id = g_idle_add(show_sources_cb, self);
}

static void
check_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	GError *error = NULL;
	GlsMessageCheck *check = gls_message_check_new(task_data, &error);

	if (check == NULL)
		g_task_return_error(task, error);
	else
		g_task_return_pointer(task, check, (GDestroyNotify)gls_message_check_free);
}

static void
checked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	GlsSourcesPage *self = GLS_SOURCES_PAGE(source);
	g_autoptr(GError) error = NULL;
	GlsMessageCheck *check = g_task_propagate_pointer(G_TASK(result), &error);

	g_clear_pointer(&self->check, gls_message_check_free);
	self->check = check;
	adw_preferences_row_set_use_markup(ADW_PREFERENCES_ROW(self->result), FALSE);
	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self->result),
				      check != NULL ? check->title : _("Not readable"));
	adw_action_row_set_subtitle(self->result, check != NULL ? check->details : error->message);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "sources.copy", check != NULL);
	gtk_widget_set_visible(GTK_WIDGET(self->result), TRUE);
	gtk_widget_grab_focus(GTK_WIDGET(self->result));
}

static void
chosen_cb(GlsSourcesPage *self, gint response)
{
	g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer(&self->chooser);
	g_autoptr(GFile) file = NULL;
	g_autoptr(GTask) task = NULL;

	if (response != GTK_RESPONSE_ACCEPT)
		return;
	file = gtk_file_chooser_get_file(GTK_FILE_CHOOSER(chooser));
	task = g_task_new(self, NULL, checked_cb, NULL);
	g_task_set_task_data(task, g_file_get_path(file), g_free);
	g_task_run_in_thread(task, check_thread);
}

static void
check_message(GlsSourcesPage *self)
{
	if (self->chooser != NULL)
		return;
	self->chooser = gtk_file_chooser_native_new(
		_("Check a Message"), GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))),
		GTK_FILE_CHOOSER_ACTION_OPEN, _("_Check"), NULL);
	g_signal_connect_swapped(self->chooser, "response", G_CALLBACK(chosen_cb), self);
	gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(self->chooser), TRUE);
	gtk_native_dialog_show(GTK_NATIVE_DIALOG(self->chooser));
}

static void
check_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	check_message(GLS_SOURCES_PAGE(widget));
}

static void
copy_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsSourcesPage *self = GLS_SOURCES_PAGE(widget);

	if (self->check == NULL)
		return;
	gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), self->check->report);
	gls_toast_show(widget, _("Copied. It names formats and numbers, no words of the message."));
}

/* what the page says further down, and the step that is done in it */
static void
report_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsSourcesPage *self = GLS_SOURCES_PAGE(widget);
	GtkWidget *dialog = adw_message_dialog_new(GTK_WINDOW(gtk_widget_get_root(widget)),
						   _("How to Report It"), NULL);
	GtkWidget *steps = gtk_label_new(gtk_label_get_label(self->how));

	gtk_label_set_wrap(GTK_LABEL(steps), TRUE);
	gtk_label_set_xalign(GTK_LABEL(steps), 0);
	adw_message_dialog_set_extra_child(ADW_MESSAGE_DIALOG(dialog), steps);
	adw_message_dialog_add_responses(ADW_MESSAGE_DIALOG(dialog), "close", _("_Close"), "check",
					 _("Check a _Message…"), NULL);
	adw_message_dialog_set_default_response(ADW_MESSAGE_DIALOG(dialog), "check");
	adw_message_dialog_set_close_response(ADW_MESSAGE_DIALOG(dialog), "close");
	g_signal_connect_object(dialog, "response::check", G_CALLBACK(check_message), self,
				G_CONNECT_SWAPPED);
	gtk_window_present(GTK_WINDOW(dialog));
}

static void
gls_sources_page_map(GtkWidget *widget)
{
	GlsSourcesPage *self = GLS_SOURCES_PAGE(widget);

	GTK_WIDGET_CLASS(gls_sources_page_parent_class)->map(widget);
	gls_history_tally_want(self->tally);
	gls_source_tally_want(self->source_tally);
}

static void
gls_sources_page_dispose(GObject *object)
{
	GlsSourcesPage *self = GLS_SOURCES_PAGE(object);

	g_clear_handle_id(&self->idle_id, g_source_remove);
	if (self->tally != NULL)
		g_signal_handlers_disconnect_by_data(self->tally, self);
	g_clear_object(&self->tally);
	if (self->source_tally != NULL)
		g_signal_handlers_disconnect_by_data(self->source_tally, self);
	g_clear_object(&self->source_tally);
	g_clear_object(&self->store);
	g_clear_object(&self->chooser);
	G_OBJECT_CLASS(gls_sources_page_parent_class)->dispose(object);
}

static void
gls_sources_page_finalize(GObject *object)
{
	GlsSourcesPage *self = GLS_SOURCES_PAGE(object);

	g_clear_pointer(&self->check, gls_message_check_free);
	g_hash_table_unref(self->rows);
	G_OBJECT_CLASS(gls_sources_page_parent_class)->finalize(object);
}

static void
gls_sources_page_class_init(GlsSourcesPageClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	object_class->dispose = gls_sources_page_dispose;
	object_class->finalize = gls_sources_page_finalize;
	widget_class->map = gls_sources_page_map;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-sources-page.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsSourcesPage, sources);
	gtk_widget_class_bind_template_child(widget_class, GlsSourcesPage, spinner);
	gtk_widget_class_bind_template_child(widget_class, GlsSourcesPage, empty);
	gtk_widget_class_bind_template_child(widget_class, GlsSourcesPage, result);
	gtk_widget_class_bind_template_child(widget_class, GlsSourcesPage, how);
	gtk_widget_class_bind_template_child(widget_class, GlsSourcesPage, formats);
	gtk_widget_class_install_action(widget_class, "sources.check", NULL, check_cb);
	gtk_widget_class_install_action(widget_class, "sources.copy", NULL, copy_cb);
	gtk_widget_class_install_action(widget_class, "sources.report", NULL, report_cb);
}

static void
gls_sources_page_init(GlsSourcesPage *self)
{
	g_autofree gchar *list = gls_format_words_dup_list();

	gtk_widget_init_template(GTK_WIDGET(self));
	self->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	gtk_label_set_label(self->formats, list);
	gtk_spinner_start(self->spinner);
	self->store = gls_history_store_dup_shared();
	self->tally = gls_history_tally_dup_shared();
	g_signal_connect_swapped(self->tally, "changed", G_CALLBACK(counted_cb), self);
	self->source_tally = gls_source_tally_new();
	g_signal_connect_swapped(self->source_tally, "changed", G_CALLBACK(counted_cb), self);
}
