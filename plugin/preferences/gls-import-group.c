/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-history-import.h"
#include "preferences/gls-history-store.h"
#include "preferences/gls-import-group.h"
#include "preferences/gls-toast.h"

/* how often the bar moves, in milliseconds */
#define PAUSE 150

/**
 * GlsImportGroup:
 *
 * Imports mail and feeds into the history, and says how far that is and what came of it.
 */
struct _GlsImportGroup {
	AdwPreferencesGroup parent_instance;

	GtkWidget *liferea_row;
	AdwActionRow *progress_row;
	GtkProgressBar *bar;
	AdwExpanderRow *result_row;
	GtkLabel *problems;

	GlsHistoryStore *store;
	GlsHistoryImport *import;
	GtkFileChooserNative *chooser;
	GFile *liferea;
	GCancellable *cancellable;
	guint timeout_id;
};

G_DEFINE_FINAL_TYPE(GlsImportGroup, gls_import_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_busy(GlsImportGroup *self, gboolean is_busy)
{
	gtk_widget_set_visible(GTK_WIDGET(self->progress_row), is_busy);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "import.file", !is_busy);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "import.folder", !is_busy);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "import.liferea", !is_busy);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "import.cancel", is_busy);
}

static gboolean
move_bar_cb(gpointer user_data)
{
	GlsImportGroup *self = user_data;
	GlsHistoryImportState state = gls_history_import_get_state(self->import);
	g_autofree gchar *words = NULL;

	if (state.is_cancelled)
		words = g_strdup(_("Recording what was read…"));
	else
		words = g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u message read",
						    "%u messages read", (guint)state.n_messages),
					(guint)state.n_messages);
	gtk_progress_bar_set_fraction(self->bar, state.fraction);
	adw_action_row_set_subtitle(self->progress_row, words);
	return G_SOURCE_CONTINUE;
}

static gchar *
dup_title(const GlsHistoryImportResult *result)
{
	guint n_papers = (guint)result->n_papers;
	guint n_digests = (guint)result->n_digests;
	/* translators: the first part of "12 papers in 3 digests" */
	g_autofree gchar *papers = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u paper", "%u papers", n_papers), n_papers);
	/* translators: the last part of "12 papers in 3 digests" */
	g_autofree gchar *digests = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u digest", "%u digests", n_digests), n_digests);

	if (result->was_cancelled)
		/* translators: papers; digests */
		return g_strdup_printf(_("Cancelled: %s in %s are recorded"), papers, digests);
	/* translators: papers; digests */
	return g_strdup_printf(_("Imported: %s in %s"), papers, digests);
}

static gchar *
dup_subtitle(const GlsHistoryImportResult *result)
{
	g_autoptr(GString) words = g_string_new(NULL);

	g_string_append_printf(words,
			       g_dngettext(GETTEXT_PACKAGE, "%u message read", "%u messages read",
					   (guint)result->n_messages),
			       (guint)result->n_messages);
	if (result->n_not_understood > 0)
		g_string_append_printf(words,
				       g_dngettext(GETTEXT_PACKAGE, ", %u digest not understood",
						   ", %u digests not understood",
						   (guint)result->n_not_understood),
				       (guint)result->n_not_understood);
	if (result->n_problems > 0)
		g_string_append_printf(words,
				       g_dngettext(GETTEXT_PACKAGE, ", %u problem", ", %u problems",
						   result->n_problems),
				       result->n_problems);
	return g_string_free(g_steal_pointer(&words), FALSE);
}

static void
show_result(GlsImportGroup *self, const GlsHistoryImportResult *result)
{
	g_autofree gchar *title = dup_title(result);
	g_autofree gchar *subtitle = dup_subtitle(result);
	g_autofree gchar *problems = g_strjoinv("\n", result->problems);

	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self->result_row), title);
	adw_expander_row_set_subtitle(self->result_row, subtitle);
	adw_expander_row_set_expanded(self->result_row, FALSE);
	adw_expander_row_set_enable_expansion(self->result_row, result->n_problems > 0);
	gtk_label_set_label(self->problems, problems);
	gtk_widget_set_visible(GTK_WIDGET(self->result_row), TRUE);
	gls_toast_show(GTK_WIDGET(self), title);
}

static void
imported_cb(GObject *source, GAsyncResult *async_result, gpointer user_data)
{
	g_autoptr(GlsImportGroup) self = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsHistoryImportResult) result =
		gls_history_import_run_finish(GLS_HISTORY_IMPORT(source), async_result, &error);

	g_clear_handle_id(&self->timeout_id, g_source_remove);
	g_clear_object(&self->import);
	set_busy(self, FALSE);
	if (result != NULL)
		show_result(self, result);
	else
		gls_toast_show(GTK_WIDGET(self), error->message);
}

static void
import(GlsImportGroup *self, GFile *file)
{
	g_autofree gchar *path = g_file_get_path(file);

	if (path == NULL) {
		gls_toast_show(GTK_WIDGET(self), _("Expected a file on this computer"));
		return;
	}
	self->import = gls_history_import_new(gls_history_store_get_directory(self->store), path);
	set_busy(self, TRUE);
	gtk_widget_set_visible(GTK_WIDGET(self->result_row), FALSE);
	gls_history_import_run_async(self->import, imported_cb, g_object_ref(self));
	self->timeout_id = g_timeout_add(PAUSE, move_bar_cb, self);
	move_bar_cb(self);
}

static void
chosen_cb(GlsImportGroup *self, gint response)
{
	g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer(&self->chooser);
	g_autoptr(GFile) file = NULL;

	if (response != GTK_RESPONSE_ACCEPT)
		return;
	file = gtk_file_chooser_get_file(GTK_FILE_CHOOSER(chooser));
	import(self, file);
}

static void
choose_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsImportGroup *self = GLS_IMPORT_GROUP(widget);
	gboolean is_folder = g_str_equal(name, "import.folder");

	if (self->chooser != NULL || gls_history_store_get_directory(self->store) == NULL)
		return;
	self->chooser = gtk_file_chooser_native_new(
		is_folder ? _("Import a Folder") : _("Import a File"),
		GTK_WINDOW(gtk_widget_get_root(widget)),
		is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
		_("_Import"), NULL);
	g_signal_connect_swapped(self->chooser, "response", G_CALLBACK(chosen_cb), self);
	gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(self->chooser), TRUE);
	gtk_native_dialog_show(GTK_NATIVE_DIALOG(self->chooser));
}

static void
liferea_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsImportGroup *self = GLS_IMPORT_GROUP(widget);

	if (gls_history_store_get_directory(self->store) != NULL)
		import(self, self->liferea);
}

static void
cancel_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsImportGroup *self = GLS_IMPORT_GROUP(widget);

	if (self->import == NULL)
		return;
	gls_history_import_cancel(self->import);
	gtk_widget_action_set_enabled(widget, "import.cancel", FALSE);
}

static void
gls_import_group_dispose(GObject *object)
{
	GlsImportGroup *self = GLS_IMPORT_GROUP(object);

	g_clear_handle_id(&self->timeout_id, g_source_remove);
	if (self->import != NULL)
		gls_history_import_cancel(self->import);
	g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	g_clear_object(&self->liferea);
	g_clear_object(&self->chooser);
	g_clear_object(&self->store);
	G_OBJECT_CLASS(gls_import_group_parent_class)->dispose(object);
}

static void
gls_import_group_class_init(GlsImportGroupClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_import_group_dispose;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-import-group.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsImportGroup, liferea_row);
	gtk_widget_class_bind_template_child(widget_class, GlsImportGroup, progress_row);
	gtk_widget_class_bind_template_child(widget_class, GlsImportGroup, bar);
	gtk_widget_class_bind_template_child(widget_class, GlsImportGroup, result_row);
	gtk_widget_class_bind_template_child(widget_class, GlsImportGroup, problems);
	gtk_widget_class_install_action(widget_class, "import.file", NULL, choose_cb);
	gtk_widget_class_install_action(widget_class, "import.folder", NULL, choose_cb);
	gtk_widget_class_install_action(widget_class, "import.liferea", NULL, liferea_cb);
	gtk_widget_class_install_action(widget_class, "import.cancel", NULL, cancel_cb);
}

static void
found_liferea_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GFileInfo) info = g_file_query_info_finish(G_FILE(source), result, &error);

	if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		gtk_widget_set_visible(GLS_IMPORT_GROUP(user_data)->liferea_row, info != NULL);
}

/* in a hidden folder that few would find */
static void
look_for_liferea(GlsImportGroup *self)
{
	self->cancellable = g_cancellable_new();
	self->liferea =
		g_file_new_build_filename(g_get_user_data_dir(), "liferea", "liferea.db", NULL);
	g_file_query_info_async(self->liferea, G_FILE_ATTRIBUTE_STANDARD_SIZE,
				G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable,
				found_liferea_cb, self);
}

static void
gls_import_group_init(GlsImportGroup *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_history_store_dup_shared();
	set_busy(self, FALSE);
	look_for_liferea(self);
}
