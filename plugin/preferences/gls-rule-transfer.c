/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rules/gls-rule-file.h"
#include "core/rules/import/gls-rule-import.h"
#include "files/gls-files.h"
#include "preferences/gls-rule-transfer.h"

/* what could not be taken over, said at once; more would not be read */
#define MAX_NOTES 8

/* rules that were exported, beside the formats of gls_rule_import_new() */
#define OWN_FORMAT "glossator"

/* rules on their way from or to a file */
typedef struct {
	GlsRuleStore *store;
	GtkWidget *widget;
	GlsRuleTransferFunc say;
	gchar *path;
	gchar *format;
	guint n_rules;
	gchar *notes;
} Transfer;

static Transfer *
transfer_new(GlsRuleStore *store, GtkWidget *widget, GlsRuleTransferFunc say)
{
	Transfer *transfer = g_new0(Transfer, 1);

	transfer->store = g_object_ref(store);
	transfer->widget = g_object_ref(widget);
	transfer->say = say;
	return transfer;
}

static void
transfer_free(Transfer *transfer)
{
	g_object_unref(transfer->store);
	g_object_unref(transfer->widget);
	g_free(transfer->path);
	g_free(transfer->format);
	g_free(transfer->notes);
	g_free(transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Transfer, transfer_free)

static gchar *
join_notes(const GPtrArray *notes)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < MIN(notes->len, MAX_NOTES); i++)
		g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "",
				       (const gchar *)g_ptr_array_index(notes, i));
	if (notes->len > MAX_NOTES)
		g_string_append_printf(text, _("\nand %u more"), notes->len - MAX_NOTES);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

/* a name that no rule has yet; NULL if there is the same rule already */
static gchar *
dup_free_name(const GlsRuleEditor *editor, const GlsRuleValues *rule)
{
	g_autofree gchar *name = g_strdup(rule->name);

	for (guint n = 2; gls_rule_editor_has_rule(editor, name); n++) {
		g_autoptr(GlsRuleValues) other = gls_rule_values_new_from_editor(editor, name);

		g_free(other->name);
		other->name = g_strdup(rule->name);
		if (gls_rule_values_equal(other, rule))
			return NULL;
		g_free(name);
		name = g_strdup_printf("%s %u", rule->name, n);
	}
	return g_steal_pointer(&name);
}

/* what another Glossator exported */
static gboolean
import_own(GlsRuleEditor *editor, Transfer *transfer, GBytes *bytes, GError **error)
{
	g_autofree gchar *file = g_filename_display_basename(transfer->path);
	g_autoptr(GKeyFile) rules = gls_rule_file_parse(g_bytes_get_data(bytes, NULL),
							g_bytes_get_size(bytes), file, error);
	g_auto(GStrv) names = rules != NULL ? g_key_file_get_groups(rules, NULL) : NULL;

	for (guint i = 0; names != NULL && names[i] != NULL; i++) {
		g_autoptr(GlsRuleValues) rule = gls_rule_values_new_from_group(rules, names[i]);
		gchar *name = dup_free_name(editor, rule);

		if (name == NULL)
			continue;
		g_free(rule->name);
		rule->name = name;
		if (!gls_rule_editor_add_rule(editor, name, NULL, error) ||
		    !gls_rule_values_write(rule, editor, error))
			return FALSE;
		transfer->n_rules++;
	}
	transfer->notes = g_strdup("");
	return rules != NULL;
}

static gboolean
import(GlsRuleEditor *editor, gpointer data, GError **error)
{
	Transfer *transfer = data;
	g_autoptr(GBytes) bytes = gls_files_load(transfer->path, error);
	g_autoptr(GlsRuleImport) rules = NULL;

	if (bytes == NULL)
		return FALSE;
	if (strcmp(transfer->format, OWN_FORMAT) == 0)
		return import_own(editor, transfer, bytes, error);
	rules = gls_rule_import_new(transfer->format, g_bytes_get_data(bytes, NULL),
				    g_bytes_get_size(bytes), error);
	if (rules == NULL) {
		g_autofree gchar *name = g_filename_display_basename(transfer->path);

		g_prefix_error(error, "%s: ", name);
		return FALSE;
	}
	if (!gls_rule_import_add_to(rules, editor, NULL, error))
		return FALSE;
	transfer->n_rules = gls_rule_import_get_rules(rules)->len;
	transfer->notes = join_notes(gls_rule_import_get_notes(rules));
	return TRUE;
}

static void
show_notes(const Transfer *transfer)
{
	GtkWidget *dialog = adw_message_dialog_new(
		GTK_WINDOW(gtk_widget_get_root(transfer->widget)),
		_("Some Filters Were Not Taken Over as They Are"), transfer->notes);

	adw_message_dialog_add_response(ADW_MESSAGE_DIALOG(dialog), "close", _("_Close"));
	gtk_window_present(GTK_WINDOW(dialog));
}

static void
imported_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	Transfer *transfer = gls_rule_store_get_edit_data(result);
	g_autoptr(GError) error = NULL;
	g_autofree gchar *words = NULL;

	if (!gls_rule_store_edit_finish(transfer->store, result, &error)) {
		transfer->say(error->message, FALSE, transfer->widget);
		return;
	}
	words = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u rule added", "%u rules added", transfer->n_rules),
		transfer->n_rules);
	transfer->say(words, TRUE, transfer->widget);
	if (*transfer->notes != '\0')
		show_notes(transfer);
}

static gboolean
take_file(Transfer *transfer, GtkNativeDialog *dialog, gint response)
{
	g_autoptr(GFile) file = NULL;

	if (response == GTK_RESPONSE_ACCEPT)
		file = gtk_file_chooser_get_file(GTK_FILE_CHOOSER(dialog));
	transfer->path = file != NULL ? g_file_get_path(file) : NULL;
	if (file != NULL && transfer->path == NULL)
		transfer->say(_("Expected a file on this machine"), FALSE, transfer->widget);
	return transfer->path != NULL;
}

static void
import_chosen_cb(GtkNativeDialog *dialog, gint response, gpointer user_data)
{
	g_autoptr(Transfer) transfer = user_data;
	GlsRuleStore *store = transfer->store;

	if (take_file(transfer, dialog, response)) {
		const gchar *format =
			gtk_file_chooser_get_choice(GTK_FILE_CHOOSER(dialog), "format");

		transfer->format = g_strdup(format);
		gls_rule_store_edit_async(store, _("Rules imported"), import,
					  g_steal_pointer(&transfer), (GDestroyNotify)transfer_free,
					  imported_cb, NULL);
	}
	g_object_unref(dialog);
}

static GtkNativeDialog *
make_dialog(GtkWidget *widget, const gchar *title, GtkFileChooserAction action)
{
	GtkFileChooserNative *dialog = gtk_file_chooser_native_new(
		title, GTK_WINDOW(gtk_widget_get_root(widget)), action, NULL, NULL);

	gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(dialog), TRUE);
	return GTK_NATIVE_DIALOG(dialog);
}

/* a dialogue with choices and without filters has an empty list of them */
static void
add_all_files(GtkNativeDialog *dialog)
{
	g_autoptr(GtkFileFilter) filter = gtk_file_filter_new();

	gtk_file_filter_set_name(filter, _("All Files"));
	gtk_file_filter_add_pattern(filter, "*");
	gtk_file_chooser_add_filter(GTK_FILE_CHOOSER(dialog), filter);
}

/**
 * gls_rule_transfer_import:
 * @store: where rules are kept
 * @widget: a page
 * @say: tells what happened
 *
 * Lets the user choose a file with the filters of another reader, or with rules that were exported, and
 * adds them as rules. A rule that is there already is left out.
 */
void
gls_rule_transfer_import(GlsRuleStore *store, GtkWidget *widget, GlsRuleTransferFunc say)
{
	static const gchar *const formats[] = {OWN_FORMAT, "freshrss",	 "miniflux",
					       "newsboat", "ttrss-json", NULL};
	static const gchar *const labels[] = {
		"Glossator", "FreshRSS", "Miniflux", "Newsboat", "Tiny Tiny RSS (JSON)", NULL};
	GtkNativeDialog *dialog =
		make_dialog(widget, _("Import Rules"), GTK_FILE_CHOOSER_ACTION_OPEN);

	gtk_file_chooser_add_choice(GTK_FILE_CHOOSER(dialog), "format", _("From"),
				    (const gchar **)formats, (const gchar **)labels);
	gtk_file_chooser_set_choice(GTK_FILE_CHOOSER(dialog), "format", OWN_FORMAT);
	add_all_files(dialog);
	g_signal_connect(dialog, "response", G_CALLBACK(import_chosen_cb),
			 transfer_new(store, widget, say));
	gtk_native_dialog_show(dialog);
}

static void
exported_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(Transfer) transfer = user_data;
	g_autoptr(GError) error = NULL;

	if (g_file_replace_contents_finish(G_FILE(object), result, NULL, &error))
		transfer->say(_("Rules exported"), FALSE, transfer->widget);
	else
		transfer->say(error->message, FALSE, transfer->widget);
}

static void
export_chosen_cb(GtkNativeDialog *dialog, gint response, gpointer user_data)
{
	g_autoptr(Transfer) transfer = user_data;
	const gchar *text = gls_rule_store_get_text(transfer->store);

	if (take_file(transfer, dialog, response)) {
		g_autoptr(GFile) file = g_file_new_for_path(transfer->path);
		g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

		g_file_replace_contents_bytes_async(file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE,
						    NULL, exported_cb, g_steal_pointer(&transfer));
	}
	g_object_unref(dialog);
}

/**
 * gls_rule_transfer_export:
 * @store: where rules are kept
 * @widget: a page
 * @say: tells what happened
 *
 * Lets the user choose where to write a copy of the rules.
 */
void
gls_rule_transfer_export(GlsRuleStore *store, GtkWidget *widget, GlsRuleTransferFunc say)
{
	GtkNativeDialog *dialog = NULL;

	if (gls_rule_store_get_text(store) == NULL)
		return;
	dialog = make_dialog(widget, _("Export Rules"), GTK_FILE_CHOOSER_ACTION_SAVE);
	gtk_file_chooser_set_current_name(GTK_FILE_CHOOSER(dialog), "rules.ini");
	g_signal_connect(dialog, "response", G_CALLBACK(export_chosen_cb),
			 transfer_new(store, widget, say));
	gtk_native_dialog_show(dialog);
}
