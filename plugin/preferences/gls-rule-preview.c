/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-rule-preview.h"
#include "preferences/gls-trial-rows.h"
#include "preferences/gls-trial-source.h"
#include "preferences/gls-trial-words.h"
#include "preferences/gls-week-bars.h"

/* a rule is tried once its writer rests, in ms */
#define REST_AFTER_CHANGE 150

/**
 * GlsRulePreview:
 *
 * Shows what a rule would match. It emits `tried` with a #GlsTrial, and `failed` with words if a
 * file cannot be read.
 */
struct _GlsRulePreview {
	AdwPreferencesGroup parent_instance;

	GtkDropDown *source;
	AdwActionRow *summary;
	GlsWeekBars *bars;

	GPtrArray *sources;
	GtkStringList *names;
	GlsTrialRows *rows;

	GlsRuleValues *draft;
	GlsRuleValues *saved;
	GCancellable *cancellable;
	guint rest_id;
	gboolean is_chosen;
};

G_DEFINE_FINAL_TYPE(GlsRulePreview, gls_rule_preview, ADW_TYPE_PREFERENCES_GROUP)

enum {
	SIGNAL_TRIED,
	SIGNAL_FAILED,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GlsTrialSource *
get_source(GlsRulePreview *self)
{
	guint chosen = gtk_drop_down_get_selected(self->source);

	return g_ptr_array_index(self->sources, MIN(chosen, self->sources->len - 1));
}

/* Returns: (transfer full): what is to be said below the papers */
static GPtrArray *
make_remarks(GlsRulePreview *self, const GlsTrial *trial)
{
	GPtrArray *remarks = g_ptr_array_new_with_free_func(g_free);
	guint n = gls_trial_get_n_matches(trial) + trial->counts[GLS_TRIAL_LOST];

	if (n == 0)
		g_ptr_array_add(remarks, g_strdup(_("No paper matches")));
	if (n > trial->matches->len)
		g_ptr_array_add(remarks,
				g_strdup_printf(_("And %u more"), n - trial->matches->len));
	if (gls_trial_source_is_history(get_source(self)))
		g_ptr_array_add(remarks,
				g_strdup(_("Only titles are known of recent papers: drop a saved "
					   "digest here to try abstracts too")));
	return remarks;
}

/* @trial: (nullable): what is shown now; %NULL if there is nothing to try a rule on */
static void
show_trial(GlsRulePreview *self, const GlsTrial *trial)
{
	gboolean is_tried = trial != NULL && trial->mistakes->len == 0;
	g_autofree gchar *found = NULL;
	g_autofree gchar *changes = NULL;

	gtk_widget_set_visible(GTK_WIDGET(self->bars), is_tried && trial->n_known_weeks > 0);
	if (is_tried) {
		found = gls_trial_words_dup_found(trial);
		changes = gls_trial_words_dup_changes(trial);
		gls_week_bars_set_weeks(self->bars, trial->weeks, GLS_TRIAL_WEEKS);
	} else {
		found = g_strdup(trial != NULL ? _("The rule cannot be tried yet")
					       : _("These papers cannot be read"));
	}
	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self->summary), found);
	adw_action_row_set_subtitle(self->summary, changes != NULL ? changes : "");
}

/* where nothing is known yet of papers that came, the sample says more */
static gboolean
prefer_sample(GlsRulePreview *self, GlsTrialSource *source)
{
	if (self->is_chosen || !gls_trial_source_is_history(source) ||
	    !gls_trial_source_is_empty(source))
		return FALSE;
	self->is_chosen = TRUE;
	gtk_drop_down_set_selected(self->source, 1);
	return TRUE;
}

static void
tried_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsRulePreview) self = user_data;
	GlsTrialSource *source = GLS_TRIAL_SOURCE(object);
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsTrial) trial = gls_trial_source_try_finish(source, result, &error);
	g_autoptr(GPtrArray) remarks = NULL;

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (trial != NULL && prefer_sample(self, source))
		return;
	show_trial(self, trial);
	if (trial == NULL) {
		gls_trial_rows_set(self->rows, NULL, NULL);
		g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
		return;
	}
	g_signal_emit(self, signals[SIGNAL_TRIED], 0, trial);
	remarks = trial->mistakes->len == 0 ? make_remarks(self, trial) : NULL;
	gls_trial_rows_set(self->rows, g_steal_pointer(&trial), g_steal_pointer(&remarks));
}

static gboolean
rested_cb(gpointer user_data)
{
	GlsRulePreview *self = user_data;

	self->rest_id = 0;
	self->cancellable = g_cancellable_new();
	gls_trial_source_try_async(get_source(self), self->draft, self->saved, self->cancellable,
				   tried_cb, g_object_ref(self));
	return G_SOURCE_REMOVE;
}

static void
try_soon(GlsRulePreview *self)
{
	g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	g_clear_handle_id(&self->rest_id, g_source_remove);
	if (self->draft != NULL)
		self->rest_id = g_timeout_add(REST_AFTER_CHANGE, rested_cb, self);
}

/* a drop-down is not what has the focus: the button in it is, and has no name of its own */
static void
name_source(GlsRulePreview *self)
{
	GtkStringObject *name = gtk_drop_down_get_selected_item(self->source);
	GtkWidget *button = gtk_widget_get_first_child(GTK_WIDGET(self->source));
	g_autofree gchar *words = NULL;

	if (name == NULL || button == NULL)
		return;
	words = g_strdup_printf(_("Papers to Try the Rule On: %s"),
				gtk_string_object_get_string(name));
	gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
				       -1);
}

static void
source_chosen_cb(GlsRulePreview *self)
{
	name_source(self);
	try_soon(self);
}

/* @source: (transfer full) */
static void
add_source(GlsRulePreview *self, const gchar *name, GlsTrialSource *source)
{
	g_ptr_array_add(self->sources, source);
	gtk_string_list_append(self->names, name);
}

/* tries the rule on a saved digest from now on */
static void
add_file(GlsRulePreview *self, GFile *file)
{
	g_autofree gchar *base = g_file_get_basename(file);
	g_autofree gchar *name = g_filename_display_name(base);

	self->is_chosen = TRUE;
	add_source(self, name, gls_trial_source_new_file(file));
	gtk_drop_down_set_selected(self->source, self->sources->len - 1);
}

static gboolean
drop_cb(GtkDropTarget *target, const GValue *value, gdouble x, gdouble y, GlsRulePreview *self)
{
	add_file(self, g_value_get_object(value));
	return TRUE;
}

static void
opened_cb(GtkNativeDialog *dialog, gint response, GlsRulePreview *self)
{
	g_autoptr(GFile) file = NULL;

	if (response == GTK_RESPONSE_ACCEPT)
		file = gtk_file_chooser_get_file(GTK_FILE_CHOOSER(dialog));
	if (file != NULL)
		add_file(self, file);
	g_object_unref(dialog);
}

static void
open_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GtkFileChooserNative *dialog = gtk_file_chooser_native_new(
		_("Try on a Saved Digest"), GTK_WINDOW(gtk_widget_get_root(widget)),
		GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

	gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(dialog), TRUE);
	g_signal_connect_object(dialog, "response", G_CALLBACK(opened_cb), widget, 0);
	gtk_native_dialog_show(GTK_NATIVE_DIALOG(dialog));
}

static void
gls_rule_preview_dispose(GObject *object)
{
	GlsRulePreview *self = GLS_RULE_PREVIEW(object);

	g_cancellable_cancel(self->cancellable);
	g_clear_object(&self->cancellable);
	g_clear_handle_id(&self->rest_id, g_source_remove);
	g_clear_pointer(&self->rows, gls_trial_rows_free);
	G_OBJECT_CLASS(gls_rule_preview_parent_class)->dispose(object);
}

static void
gls_rule_preview_finalize(GObject *object)
{
	GlsRulePreview *self = GLS_RULE_PREVIEW(object);

	g_clear_pointer(&self->draft, gls_rule_values_free);
	g_clear_pointer(&self->saved, gls_rule_values_free);
	g_object_unref(self->names);
	g_ptr_array_unref(self->sources);
	G_OBJECT_CLASS(gls_rule_preview_parent_class)->finalize(object);
}

static void
gls_rule_preview_class_init(GlsRulePreviewClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	object_class->dispose = gls_rule_preview_dispose;
	object_class->finalize = gls_rule_preview_finalize;

	signals[SIGNAL_TRIED] = g_signal_new("tried", GLS_TYPE_RULE_PREVIEW, G_SIGNAL_RUN_LAST, 0,
					     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
	signals[SIGNAL_FAILED] = g_signal_new("failed", GLS_TYPE_RULE_PREVIEW, G_SIGNAL_RUN_LAST, 0,
					      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

	g_type_ensure(GLS_TYPE_WEEK_BARS);
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-rule-preview.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsRulePreview, source);
	gtk_widget_class_bind_template_child(widget_class, GlsRulePreview, summary);
	gtk_widget_class_bind_template_child(widget_class, GlsRulePreview, bars);
	gtk_widget_class_bind_template_callback(widget_class, drop_cb);
	gtk_widget_class_install_action(widget_class, "preview.open", NULL, open_cb);
}

static void
gls_rule_preview_init(GlsRulePreview *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->rows = gls_trial_rows_new(ADW_PREFERENCES_GROUP(self));
	self->sources = g_ptr_array_new_with_free_func(g_object_unref);
	self->names = gtk_string_list_new(NULL);
	add_source(self, _("Recent Papers"), gls_trial_source_new_history());
	add_source(self, _("Sample Digest"), gls_trial_source_new_sample());
	gtk_drop_down_set_model(self->source, G_LIST_MODEL(self->names));
	g_signal_connect_swapped(self->source, "notify::selected", G_CALLBACK(source_chosen_cb),
				 self);
	name_source(self);
}

/**
 * gls_rule_preview_set_rule:
 * @self: a preview
 * @draft: a rule
 * @saved: (nullable): how it stands in the file
 *
 * Tries a rule, once no other is given for a moment.
 */
void
gls_rule_preview_set_rule(GlsRulePreview *self,
			  const GlsRuleValues *draft,
			  const GlsRuleValues *saved)
{
	g_clear_pointer(&self->draft, gls_rule_values_free);
	g_clear_pointer(&self->saved, gls_rule_values_free);
	self->draft = gls_rule_values_copy(draft);
	self->saved = saved != NULL ? gls_rule_values_copy(saved) : NULL;
	try_soon(self);
}
