/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "preferences/gls-folder-group.h"
#include "preferences/gls-folder-move.h"
#include "preferences/gls-history-store.h"
#include "preferences/gls-toast.h"

/**
 * GlsFolderGroup:
 *
 * Where the history is kept, to change.
 */
struct _GlsFolderGroup {
	AdwPreferencesGroup parent_instance;

	AdwActionRow *row;
	GtkWidget *default_row;
	GtkSpinner *spinner;

	GlsHistoryStore *store;
	GtkFileChooserNative *chooser;
	gchar *target;
};

G_DEFINE_FINAL_TYPE(GlsFolderGroup, gls_folder_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_busy(GlsFolderGroup *self, gboolean is_busy)
{
	gtk_spinner_set_spinning(self->spinner, is_busy);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "folder.change", !is_busy);
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "folder.default", !is_busy);
}

static gchar *
dup_shown_path(const gchar *path)
{
	const gchar *home = g_get_home_dir();
	g_autofree gchar *prefix = g_strconcat(home, "/", NULL);

	if (g_str_has_prefix(path, prefix))
		return g_strconcat("~/", path + strlen(prefix), NULL);
	return g_filename_display_name(path);
}

static void
sync_directory(GlsFolderGroup *self)
{
	const gchar *directory = gls_history_store_get_directory(self->store);
	g_autofree gchar *own = gls_history_dup_default_directory();
	g_autofree gchar *shown = directory != NULL ? dup_shown_path(directory) : NULL;

	if (directory == NULL)
		return;
	adw_action_row_set_subtitle(self->row, shown);
	gtk_widget_set_visible(self->default_row, !g_str_equal(directory, own));
}

static void
moved_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsFolderGroup) self = user_data;
	g_autoptr(GError) error = NULL;

	set_busy(self, FALSE);
	if (gls_folder_move_finish(result, &error))
		gls_toast_show(GTK_WIDGET(self), _("The history is kept there from now on"));
	else
		gls_toast_show(GTK_WIDGET(self), error->message);
}

static void
answered_cb(GlsFolderGroup *self, const gchar *response)
{
	if (!g_str_equal(response, "use"))
		return;
	set_busy(self, TRUE);
	gls_folder_move_async(gls_history_store_get_settings(self->store),
			      gls_history_store_get_directory(self->store), self->target, moved_cb,
			      g_object_ref(self));
}

static void
ask_for_consent(GlsFolderGroup *self, const GlsHistoryPlace *place)
{
	g_autofree gchar *faults = gls_folder_dup_faults(place);
	g_autofree gchar *contents = gls_folder_dup_contents(place);
	g_autofree gchar *shown = dup_shown_path(self->target);
	GtkWindow *window = GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self)));
	GtkWidget *dialog = adw_message_dialog_new(window, NULL, NULL);
	AdwMessageDialog *message = ADW_MESSAGE_DIALOG(dialog);

	/* translators: a folder */
	adw_message_dialog_format_heading(
		message, faults != NULL ? _("“%s” Is Not Safe") : _("Keep the History in “%s”?"),
		shown);
	adw_message_dialog_set_body(message, faults != NULL ? faults : contents);
	adw_message_dialog_add_response(message, "cancel",
					faults != NULL ? _("_Close") : _("_Cancel"));
	adw_message_dialog_set_close_response(message, "cancel");
	if (faults == NULL) {
		adw_message_dialog_add_response(message, "use", _("Copy and _Use"));
		adw_message_dialog_set_response_appearance(message, "use", ADW_RESPONSE_SUGGESTED);
		adw_message_dialog_set_default_response(message, "use");
	}
	g_signal_connect_object(dialog, "response", G_CALLBACK(answered_cb), self,
				G_CONNECT_SWAPPED);
	gtk_window_present(GTK_WINDOW(dialog));
}

static void
looked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsFolderGroup) self = user_data;
	GlsHistoryPlace place = gls_folder_look_finish(result);

	set_busy(self, FALSE);
	if (gtk_widget_get_root(GTK_WIDGET(self)) != NULL)
		ask_for_consent(self, &place);
}

static void
look_at(GlsFolderGroup *self, const gchar *target)
{
	g_free(self->target);
	self->target = g_strdup(target);
	set_busy(self, TRUE);
	gls_folder_look_async(target, looked_cb, g_object_ref(self));
}

static void
chosen_cb(GlsFolderGroup *self, gint response)
{
	g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer(&self->chooser);
	g_autoptr(GFile) file = NULL;
	g_autofree gchar *path = NULL;

	if (response != GTK_RESPONSE_ACCEPT)
		return;
	file = gtk_file_chooser_get_file(GTK_FILE_CHOOSER(chooser));
	path = g_file_get_path(file);
	if (path == NULL)
		gls_toast_show(GTK_WIDGET(self), _("Expected a folder on this computer"));
	else if (g_strcmp0(path, gls_history_store_get_directory(self->store)) == 0)
		gls_toast_show(GTK_WIDGET(self), _("The history is kept there already"));
	else
		look_at(self, path);
}

static void
change_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	GlsFolderGroup *self = GLS_FOLDER_GROUP(widget);

	if (self->chooser != NULL || gls_history_store_get_directory(self->store) == NULL)
		return;
	self->chooser = gtk_file_chooser_native_new(
		_("Choose a Folder for the History"), GTK_WINDOW(gtk_widget_get_root(widget)),
		GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), NULL);
	g_signal_connect_swapped(self->chooser, "response", G_CALLBACK(chosen_cb), self);
	gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(self->chooser), TRUE);
	gtk_native_dialog_show(GTK_NATIVE_DIALOG(self->chooser));
}

static void
default_cb(GtkWidget *widget, const gchar *name, GVariant *parameter)
{
	g_autofree gchar *own = gls_history_dup_default_directory();

	/* it may never have been used; that of a user is on a local disk */
	g_mkdir_with_parents(own, 0700);
	look_at(GLS_FOLDER_GROUP(widget), own);
}

static void
gls_folder_group_dispose(GObject *object)
{
	GlsFolderGroup *self = GLS_FOLDER_GROUP(object);

	if (self->store != NULL)
		g_signal_handlers_disconnect_by_data(self->store, self);
	g_clear_object(&self->store);
	g_clear_object(&self->chooser);
	g_clear_pointer(&self->target, g_free);
	G_OBJECT_CLASS(gls_folder_group_parent_class)->dispose(object);
}

static void
gls_folder_group_class_init(GlsFolderGroupClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_folder_group_dispose;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-folder-group.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsFolderGroup, row);
	gtk_widget_class_bind_template_child(widget_class, GlsFolderGroup, default_row);
	gtk_widget_class_bind_template_child(widget_class, GlsFolderGroup, spinner);
	gtk_widget_class_install_action(widget_class, "folder.change", NULL, change_cb);
	gtk_widget_class_install_action(widget_class, "folder.default", NULL, default_cb);
}

static void
gls_folder_group_init(GlsFolderGroup *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->store = gls_history_store_dup_shared();
	g_signal_connect_swapped(self->store, "changed", G_CALLBACK(sync_directory), self);
	sync_directory(self);
}
