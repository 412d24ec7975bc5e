/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-rule-preview.h"
#include "preferences/gls-week-bars.h"

/* a rule is tried once its writer rests, in ms */
#define REST_AFTER_CHANGE 150

/* papers that rules can be tried on, and how they are read */
typedef struct {
	gchar *name;
	GFile *file;
	gboolean is_sample;
	GlsTrialPapers *papers;
} Source;

/**
 * GlsRulePreview:
 *
 * Shows what a rule would match. It emits `tried` with a #GlsTrial, and `failed` with words if a
 * file cannot be read.
 */
struct _GlsRulePreview {
	AdwPreferencesGroup parent_instance;

	GtkDropDown *source;
	GlsWeekBars *bars;

	GPtrArray *sources;
	GtkStringList *names;
	GPtrArray *rows;
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

static void
source_free(Source *source)
{
	g_clear_pointer(&source->papers, gls_trial_papers_unref);
	g_clear_object(&source->file);
	g_free(source->name);
	g_free(source);
}

static Source *
get_source(GlsRulePreview *self)
{
	guint chosen = gtk_drop_down_get_selected(self->source);

	return g_ptr_array_index(self->sources, MIN(chosen, self->sources->len - 1));
}

static void
clear_rows(GlsRulePreview *self)
{
	for (guint i = 0; i < self->rows->len; i++)
		adw_preferences_group_remove(ADW_PREFERENCES_GROUP(self),
					     g_ptr_array_index(self->rows, i));
	g_ptr_array_set_size(self->rows, 0);
}

static void
add_row(GlsRulePreview *self, GtkWidget *row)
{
	adw_preferences_group_add(ADW_PREFERENCES_GROUP(self), row);
	g_ptr_array_add(self->rows, row);
}

static GtkWidget *
make_mark(GlsTrialChange change)
{
	gboolean gained = change == GLS_TRIAL_GAINED;
	GtkWidget *mark =
		gtk_image_new_from_icon_name(gained ? "list-add-symbolic" : "list-remove-symbolic");
	const gchar *words = gained ? _("Gained: the saved rule does not match it")
				    : _("Lost: the saved rule matches it");

	gtk_widget_set_tooltip_text(mark, words);
	gtk_accessible_update_property(GTK_ACCESSIBLE(mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
				       -1);
	gtk_widget_add_css_class(mark, gained ? "success" : "error");
	return mark;
}

static void
add_match(GlsRulePreview *self, const GlsTrialMatch *match)
{
	GtkWidget *row = adw_action_row_new();

	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), match->title);
	if (match->details != NULL)
		adw_action_row_set_subtitle(ADW_ACTION_ROW(row), match->details);
	adw_action_row_set_subtitle_lines(ADW_ACTION_ROW(row), 2);
	if (match->change != GLS_TRIAL_KEPT)
		adw_action_row_add_prefix(ADW_ACTION_ROW(row), make_mark(match->change));
	if (match->change == GLS_TRIAL_LOST)
		gtk_widget_add_css_class(row, "lost");
	add_row(self, row);
}

static void
add_remark(GlsRulePreview *self, const gchar *words)
{
	GtkWidget *row = adw_action_row_new();

	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), words);
	gtk_widget_add_css_class(row, "remark");
	add_row(self, row);
}

static void
append_rate(GString *words, const GlsTrial *trial)
{
	guint sum = 0;

	for (guint i = 0; i < GLS_TRIAL_WEEKS; i++)
		sum += trial->weeks[i];
	if (trial->n_known_weeks == 0)
		return;
	g_string_append(words, " · ");
	if (sum == 0)
		g_string_append(words, _("none to expect per week"));
	else if (sum < trial->n_known_weeks)
		g_string_append(words, _("less than one per week"));
	else
		/* translators: papers to expect */
		g_string_append_printf(words, _("about %u per week"),
				       (sum + trial->n_known_weeks / 2) / trial->n_known_weeks);
}

static gchar *
dup_summary(const GlsTrial *trial)
{
	g_autoptr(GString) words = g_string_new(NULL);

	/* translators: papers that match, papers in all */
	g_string_printf(words, _("%u of %u papers match"), gls_trial_get_n_matches(trial),
			trial->n_papers);
	if (trial->counts[GLS_TRIAL_GAINED] > 0)
		g_string_append_printf(words, _(" · %u gained"), trial->counts[GLS_TRIAL_GAINED]);
	if (trial->counts[GLS_TRIAL_LOST] > 0)
		g_string_append_printf(words, _(" · %u lost"), trial->counts[GLS_TRIAL_LOST]);
	append_rate(words, trial);
	return g_string_free(g_steal_pointer(&words), FALSE);
}

static void
describe(GlsRulePreview *self, const gchar *words)
{
	adw_preferences_group_set_description(ADW_PREFERENCES_GROUP(self), words);
}

static void
show_trial(GlsRulePreview *self, const GlsTrial *trial)
{
	g_autofree gchar *summary = NULL;
	g_autofree gchar *more = NULL;
	guint n = gls_trial_get_n_matches(trial) + trial->counts[GLS_TRIAL_LOST];

	clear_rows(self);
	gtk_widget_set_visible(GTK_WIDGET(self->bars), trial->n_known_weeks > 0);
	if (trial->mistakes->len > 0) {
		gtk_widget_set_visible(GTK_WIDGET(self->bars), FALSE);
		describe(self, _("The rule cannot be tried yet"));
		return;
	}
	summary = dup_summary(trial);
	describe(self, summary);
	gls_week_bars_set_weeks(self->bars, trial->weeks, GLS_TRIAL_WEEKS);
	for (guint i = 0; i < trial->matches->len; i++)
		add_match(self, g_ptr_array_index(trial->matches, i));
	if (n == 0)
		add_remark(self, _("No paper matches"));
	if (n <= trial->matches->len)
		return;
	more = g_strdup_printf(_("And %u more"), n - trial->matches->len);
	add_remark(self, more);
}

/* a trial that runs in a thread */
typedef struct {
	Source source;
	GlsRuleValues *draft;
	GlsRuleValues *saved;
	GlsTrialPapers *papers;
} Job;

static void
job_free(Job *job)
{
	g_clear_object(&job->source.file);
	g_clear_pointer(&job->draft, gls_rule_values_free);
	g_clear_pointer(&job->saved, gls_rule_values_free);
	g_clear_pointer(&job->papers, gls_trial_papers_unref);
	g_free(job);
}

static GlsTrialPapers *
read_papers(const Source *source, gint64 now, GError **error)
{
	if (source->file != NULL)
		return gls_trial_papers_new_from_file(source->file, error);
	if (source->is_sample)
		return gls_trial_papers_new_from_sample(error);
	return gls_trial_papers_new_from_history(now, error);
}

static void
try_thread(GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
	Job *job = task_data;
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;
	g_autoptr(GError) error = NULL;
	GlsTrial *trial;

	if (g_task_return_error_if_cancelled(task))
		return;
	if (job->papers == NULL)
		job->papers = read_papers(&job->source, now, &error);
	if (job->papers == NULL) {
		g_task_return_error(task, g_steal_pointer(&error));
		return;
	}
	trial = gls_trial_new(job->papers, job->draft, job->saved, now, cancellable);
	if (trial != NULL)
		g_task_return_pointer(task, trial, (GDestroyNotify)gls_trial_free);
	else
		g_task_return_new_error(task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

static void
try_soon(GlsRulePreview *self);

/* where nothing is known yet of papers that came, the sample says more */
static gboolean
prefer_sample(GlsRulePreview *self, const Source *source)
{
	if (self->is_chosen || source->is_sample || source->file != NULL ||
	    gls_trial_papers_get_n(source->papers) > 0)
		return FALSE;
	self->is_chosen = TRUE;
	gtk_drop_down_set_selected(self->source, 1);
	return TRUE;
}

static void
tried_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	GlsRulePreview *self = GLS_RULE_PREVIEW(object);
	Job *job = g_task_get_task_data(G_TASK(result));
	Source *source = user_data;
	g_autoptr(GError) error = NULL;
	g_autoptr(GlsTrial) trial = g_task_propagate_pointer(G_TASK(result), &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return;
	if (trial == NULL) {
		clear_rows(self);
		describe(self, _("These papers cannot be read"));
		g_signal_emit(self, signals[SIGNAL_FAILED], 0, error->message);
		return;
	}
	if (source->papers == NULL)
		source->papers = gls_trial_papers_ref(job->papers);
	if (prefer_sample(self, source))
		return;
	show_trial(self, trial);
	g_signal_emit(self, signals[SIGNAL_TRIED], 0, trial);
}

static gboolean
rested_cb(gpointer user_data)
{
	GlsRulePreview *self = user_data;
	Source *source = get_source(self);
	Job *job = g_new0(Job, 1);
	g_autoptr(GTask) task = NULL;

	self->rest_id = 0;
	self->cancellable = g_cancellable_new();
	job->source = *source;
	if (job->source.file != NULL)
		g_object_ref(job->source.file);
	job->papers = source->papers != NULL ? gls_trial_papers_ref(source->papers) : NULL;
	job->draft = gls_rule_values_copy(self->draft);
	job->saved = self->saved != NULL ? gls_rule_values_copy(self->saved) : NULL;
	task = g_task_new(self, self->cancellable, tried_cb, source);
	g_task_set_task_data(task, job, (GDestroyNotify)job_free);
	g_task_run_in_thread(task, try_thread);
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

static void
source_chosen_cb(GlsRulePreview *self)
{
	try_soon(self);
}

static void
add_source(GlsRulePreview *self, const gchar *name, GFile *file, gboolean is_sample)
{
	Source *source = g_new0(Source, 1);

	source->name = g_strdup(name);
	source->file = file != NULL ? g_object_ref(file) : NULL;
	source->is_sample = is_sample;
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
	add_source(self, name, file, FALSE);
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
	g_ptr_array_unref(self->rows);
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
	gtk_widget_class_bind_template_child(widget_class, GlsRulePreview, bars);
	gtk_widget_class_bind_template_callback(widget_class, drop_cb);
	gtk_widget_class_install_action(widget_class, "preview.open", NULL, open_cb);
}

static void
gls_rule_preview_init(GlsRulePreview *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->rows = g_ptr_array_new();
	self->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_free);
	self->names = gtk_string_list_new(NULL);
	add_source(self, _("Recent Papers"), NULL, FALSE);
	add_source(self, _("Sample Digest"), NULL, TRUE);
	gtk_drop_down_set_model(self->source, G_LIST_MODEL(self->names));
	g_signal_connect_swapped(self->source, "notify::selected", G_CALLBACK(source_chosen_cb),
				 self);
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
