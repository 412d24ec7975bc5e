/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rules/gls-rule-error.h"
#include "preferences/gls-rule-fields.h"
#include "preferences/gls-rule-form.h"
#include "preferences/gls-rule-preview.h"
#include "preferences/gls-rule-saving.h"

/**
 * GlsRuleForm:
 *
 * Where one rule is edited. It emits `saved` with the name of the rule, and `said` with words that
 * are to be shown for a moment.
 */
struct _GlsRuleForm {
	GtkBox parent_instance;

	GtkWidget *back;
	GtkLabel *heading;
	GtkScrolledWindow *scroller;
	AdwPreferencesGroup *conflict;
	AdwActionRow *conflict_row;
	GtkLabel *query_mistake;
	GtkLabel *mistake;
	AdwExpanderRow *more;
	GtkCalendar *calendar;
	GtkPopover *calendar_popover;
	GlsRulePreview *preview;
	GlsRuleFields fields;

	GlsRuleStore *store;
	/* as it stands in the file; NULL for a new rule */
	GlsRuleValues *saved;
	/* what the fields were filled with, and how they read that */
	GlsRuleValues *base;
	GlsRuleValues *shown;
	/* what somebody else made of it, while that is not decided about */
	GlsRuleValues *theirs;
	gboolean is_filling;
	gboolean is_valid;
};

G_DEFINE_FINAL_TYPE(GlsRuleForm, gls_rule_form, GTK_TYPE_BOX)

enum {
	SIGNAL_SAVED,
	SIGNAL_SAID,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* the rule as it is written in the fields */
static GlsRuleValues *
read_draft(GlsRuleForm *self)
{
	GlsRuleValues *draft = gls_rule_fields_read(&self->fields);

	gls_rule_values_keep(draft, self->shown, self->base);
	return draft;
}

static void
update_actions(GlsRuleForm *self)
{
	gboolean is_changed = gls_rule_form_is_changed(self);

	gtk_widget_action_set_enabled(GTK_WIDGET(self), "form.save",
				      is_changed && gls_rule_form_can_save(self));
	gtk_widget_action_set_enabled(GTK_WIDGET(self), "form.discard", is_changed);
}

static void
update_heading(GlsRuleForm *self)
{
	const gchar *name = gtk_editable_get_text(GTK_EDITABLE(self->fields.name));

	gtk_label_set_text(self->heading, *name != '\0' ? name : _("New Rule"));
}

static void
edited_cb(GlsRuleForm *self)
{
	g_autoptr(GlsRuleValues) draft = NULL;
	g_autofree gchar *summary = NULL;

	if (self->is_filling || self->base == NULL)
		return;
	draft = read_draft(self);
	update_heading(self);
	summary = gls_rule_fields_dup_summary(draft);
	adw_expander_row_set_subtitle(self->more, summary);
	/* not tried yet; what is wrong in it turns up when it is saved */
	self->is_valid = *draft->name != '\0' && draft->keys[GLS_RULE_KEY_MATCH] != NULL;
	update_actions(self);
	gls_rule_preview_set_rule(self->preview, draft, self->saved);
}

static void
fill(GlsRuleForm *self, const GlsRuleValues *values)
{
	g_autoptr(GlsRuleValues) own = gls_rule_values_copy(values);

	self->is_filling = TRUE;
	gls_rule_fields_show(&self->fields, own);
	self->is_filling = FALSE;
	g_clear_pointer(&self->base, gls_rule_values_free);
	g_clear_pointer(&self->shown, gls_rule_values_free);
	self->base = g_steal_pointer(&own);
	self->shown = gls_rule_fields_read(&self->fields);
	edited_cb(self);
}

static void
set_theirs(GlsRuleForm *self, const GlsRuleValues *theirs)
{
	const gchar *match;

	g_clear_pointer(&self->theirs, gls_rule_values_free);
	gtk_widget_set_visible(GTK_WIDGET(self->conflict), theirs != NULL);
	if (theirs == NULL)
		return;
	self->theirs = gls_rule_values_copy(theirs);
	match = theirs->keys[GLS_RULE_KEY_MATCH];
	adw_action_row_set_subtitle(self->conflict_row, match != NULL ? match : "");
}

static void
set_saved(GlsRuleForm *self, const GlsRuleValues *saved)
{
	GlsRuleValues *own = saved != NULL ? gls_rule_values_copy(saved) : NULL;

	g_clear_pointer(&self->saved, gls_rule_values_free);
	self->saved = own;
	set_theirs(self, NULL);
}

/* somebody changed the rule in the file: us, or another program */
static void
take_change(GlsRuleForm *self, const GlsRuleValues *theirs)
{
	g_autoptr(GlsRuleValues) draft = read_draft(self);

	if (gls_rule_values_merge(draft, self->saved, theirs)) {
		set_saved(self, theirs);
		fill(self, draft);
	} else {
		set_theirs(self, theirs);
	}
	update_actions(self);
}

/* what is being written is kept, as a new rule */
static void
take_removal(GlsRuleForm *self)
{
	if (!gls_rule_form_is_changed(self)) {
		gls_rule_form_clear(self);
		return;
	}
	set_saved(self, NULL);
	edited_cb(self);
	g_signal_emit(self, signals[SIGNAL_SAID], 0,
		      _("The rule was deleted; saving adds it again"));
}

static void
store_changed_cb(GlsRuleForm *self)
{
	GlsRuleItem *item =
		self->saved != NULL ? gls_rule_store_find(self->store, self->saved->name) : NULL;

	if (self->saved == NULL)
		return;
	if (item == NULL)
		take_removal(self);
	else if (!gls_rule_values_equal(gls_rule_item_get_values(item), self->saved) &&
		 !gls_rule_values_equal(gls_rule_item_get_values(item), self->theirs))
		take_change(self, gls_rule_item_get_values(item));
}

static void
show_mistakes(GlsRuleForm *self, const GPtrArray *mistakes)
{
	const GlsRuleError *in_query = NULL;
	const GlsRuleError *elsewhere = NULL;
	gint x;

	for (guint i = 0; i < mistakes->len; i++) {
		const GlsRuleError *mistake = g_ptr_array_index(mistakes, i);

		if (strcmp(mistake->key, "match") == 0)
			in_query = mistake;
		else
			elsewhere = mistake;
	}
	x = gls_query_view_set_mistake(self->fields.query,
				       in_query != NULL ? in_query->character : 0);
	gtk_widget_set_visible(GTK_WIDGET(self->query_mistake), in_query != NULL);
	/* an arrow below the place, unless too little room would be left behind it */
	x = MIN(x, gtk_widget_get_width(GTK_WIDGET(self->fields.query)) / 2);
	gtk_widget_set_margin_start(GTK_WIDGET(self->query_mistake), MAX(0, x - 4));
	if (in_query != NULL) {
		g_autofree gchar *words = g_strconcat(
			in_query->character > 0 ? "\342\206\221 " : "", in_query->what, NULL);

		gtk_label_set_text(self->query_mistake, words);
	}
	gtk_widget_set_visible(GTK_WIDGET(self->mistake), elsewhere != NULL);
	if (elsewhere != NULL) {
		g_autofree gchar *words = g_strdup_printf("%s%s%s", elsewhere->key,
							  *elsewhere->key != '\0' ? ": " : "",
							  elsewhere->what);

		gtk_label_set_text(self->mistake, words);
		adw_expander_row_set_expanded(self->more, TRUE);
	}
}

static void
tried_cb(GlsRuleForm *self, const GlsTrial *trial)
{
	g_autoptr(GlsRuleValues) draft = NULL;

	/* the rule may have been left meanwhile */
	if (self->base == NULL)
		return;
	draft = read_draft(self);
	/* what is not written yet is no mistake */
	if (draft->keys[GLS_RULE_KEY_MATCH] == NULL || *draft->name == '\0') {
		g_autoptr(GPtrArray) none = g_ptr_array_new();

		show_mistakes(self, none);
		return;
	}
	self->is_valid = trial->mistakes->len == 0;
	show_mistakes(self, trial->mistakes);
	update_actions(self);
}

static void
preview_failed_cb(GlsRuleForm *self, const gchar *words)
{
	g_signal_emit(self, signals[SIGNAL_SAID], 0, words);
}

static void
saved_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsRuleForm) self = user_data;
	const GlsRuleValues *written = gls_rule_saving_get_written(result);
	g_autoptr(GError) error = NULL;

	/* the change comes before the answer: it is the one that was asked for */
	g_signal_handlers_block_by_func(self->store, store_changed_cb, self);
	if (!gls_rule_store_edit_finish(self->store, result, &error)) {
		g_signal_emit(self, signals[SIGNAL_SAID], 0, error->message);
	} else if (self->base != NULL) {
		g_autoptr(GlsRuleValues) draft = read_draft(self);
		gboolean is_same = gls_rule_values_equal(draft, written);

		set_saved(self, written);
		fill(self, is_same ? written : draft);
		g_signal_emit(self, signals[SIGNAL_SAVED], 0, written->name);
	}
	g_signal_handlers_unblock_by_func(self->store, store_changed_cb, self);
	update_actions(self);
}

static void
save_cb(GlsRuleForm *self)
{
	gls_rule_form_save(self);
}

static void
act_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsRuleForm *self = GLS_RULE_FORM(widget);
	g_autoptr(GlsRuleValues) theirs = g_steal_pointer(&self->theirs);

	if (strcmp(action, "form.save") == 0) {
		self->theirs = g_steal_pointer(&theirs);
		gls_rule_form_save(self);
	} else if (theirs != NULL && strcmp(action, "form.keep") == 0) {
		/* theirs is what the next save replaces */
		set_saved(self, theirs);
		edited_cb(self);
	} else if (theirs != NULL) {
		set_saved(self, theirs);
		fill(self, theirs);
	} else if (self->saved != NULL) {
		fill(self, self->saved);
	} else {
		g_autoptr(GlsRuleValues) empty = gls_rule_values_new("");

		fill(self, empty);
	}
}

static void
day_selected_cb(GtkCalendar *calendar, GlsRuleForm *self)
{
	g_autoptr(GDateTime) day = gtk_calendar_get_date(calendar);
	g_autofree gchar *text = g_date_time_format(day, "%Y-%m-%d");

	gtk_editable_set_text(GTK_EDITABLE(self->fields.until), text);
	gtk_popover_popdown(self->calendar_popover);
}

static gboolean
grab_focus(GtkWidget *widget)
{
	GlsRuleForm *self = GLS_RULE_FORM(widget);

	return gtk_widget_grab_focus(self->saved == NULL ? GTK_WIDGET(self->fields.name)
							 : GTK_WIDGET(self->fields.query));
}

static void
gls_rule_form_dispose(GObject *object)
{
	GlsRuleForm *self = GLS_RULE_FORM(object);

	if (self->store != NULL)
		g_signal_handlers_disconnect_by_data(self->store, self);
	g_clear_object(&self->store);
	G_OBJECT_CLASS(gls_rule_form_parent_class)->dispose(object);
}

static void
gls_rule_form_finalize(GObject *object)
{
	GlsRuleForm *self = GLS_RULE_FORM(object);

	g_clear_pointer(&self->saved, gls_rule_values_free);
	g_clear_pointer(&self->base, gls_rule_values_free);
	g_clear_pointer(&self->shown, gls_rule_values_free);
	g_clear_pointer(&self->theirs, gls_rule_values_free);
	G_OBJECT_CLASS(gls_rule_form_parent_class)->finalize(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-rule-form.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, back);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, heading);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, scroller);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, conflict);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, conflict_row);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, query_mistake);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, mistake);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, more);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, calendar);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, calendar_popover);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, preview);
#define BIND_FIELD(field)                                                                          \
	gtk_widget_class_bind_template_child_full(widget_class, #field, FALSE,                     \
						  G_STRUCT_OFFSET(GlsRuleForm, fields.field))
	BIND_FIELD(name);
	BIND_FIELD(query);
	BIND_FIELD(colour);
	BIND_FIELD(effect);
	BIND_FIELD(score);
	BIND_FIELD(only_in);
	BIND_FIELD(until);
	BIND_FIELD(fold_case);
	BIND_FIELD(enabled);
#undef BIND_FIELD
	gtk_widget_class_bind_template_callback(widget_class, edited_cb);
	gtk_widget_class_bind_template_callback(widget_class, save_cb);
	gtk_widget_class_bind_template_callback(widget_class, tried_cb);
	gtk_widget_class_bind_template_callback(widget_class, preview_failed_cb);
	gtk_widget_class_bind_template_callback(widget_class, day_selected_cb);
}

static void
gls_rule_form_class_init(GlsRuleFormClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	object_class->dispose = gls_rule_form_dispose;
	object_class->finalize = gls_rule_form_finalize;
	widget_class->grab_focus = grab_focus;

	signals[SIGNAL_SAVED] = g_signal_new("saved", GLS_TYPE_RULE_FORM, G_SIGNAL_RUN_LAST, 0,
					     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
	signals[SIGNAL_SAID] = g_signal_new("said", GLS_TYPE_RULE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
					    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

	g_type_ensure(GLS_TYPE_QUERY_VIEW);
	g_type_ensure(GLS_TYPE_RULE_PREVIEW);
	bind_template(widget_class);
	gtk_widget_class_install_action(widget_class, "form.save", NULL, act_cb);
	gtk_widget_class_install_action(widget_class, "form.discard", NULL, act_cb);
	gtk_widget_class_install_action(widget_class, "form.reload", NULL, act_cb);
	gtk_widget_class_install_action(widget_class, "form.keep", NULL, act_cb);
	gtk_widget_class_add_binding_action(widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save",
					    NULL);
}

static void
gls_rule_form_init(GlsRuleForm *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	gls_rule_fields_prepare(&self->fields);
	update_actions(self);
}

/**
 * gls_rule_form_set_store:
 * @self: a form
 * @store: where rules are kept
 *
 * Says where rules are saved. It is called once.
 */
void
gls_rule_form_set_store(GlsRuleForm *self, GlsRuleStore *store)
{
	self->store = g_object_ref(store);
	g_signal_connect_swapped(store, "changed", G_CALLBACK(store_changed_cb), self);
}

/**
 * gls_rule_form_set_folded:
 * @self: a form
 * @folded: whether it hides the list that it belongs to
 *
 * Shows or hides the way back.
 */
void
gls_rule_form_set_folded(GlsRuleForm *self, gboolean folded)
{
	gtk_widget_set_visible(self->back, folded);
}

static void
begin(GlsRuleForm *self, const GlsRuleValues *values)
{
	fill(self, values);
	gtk_adjustment_set_value(gtk_scrolled_window_get_vadjustment(self->scroller), 0);
	update_actions(self);
}

/**
 * gls_rule_form_show_rule:
 * @self: a form
 * @values: a rule, as it stands in the file
 *
 * Begins to edit a rule.
 */
void
gls_rule_form_show_rule(GlsRuleForm *self, const GlsRuleValues *values)
{
	set_saved(self, values);
	begin(self, values);
}

/**
 * gls_rule_form_show_new:
 * @self: a form
 * @values: a rule that is not in the file
 *
 * Begins to edit a new rule.
 */
void
gls_rule_form_show_new(GlsRuleForm *self, const GlsRuleValues *values)
{
	set_saved(self, NULL);
	begin(self, values);
}

/**
 * gls_rule_form_clear:
 * @self: a form
 *
 * Forgets the rule, and what was not saved of it.
 */
void
gls_rule_form_clear(GlsRuleForm *self)
{
	set_saved(self, NULL);
	g_clear_pointer(&self->base, gls_rule_values_free);
	g_clear_pointer(&self->shown, gls_rule_values_free);
	update_actions(self);
}

/**
 * gls_rule_form_get_rule:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the name in the file of the rule it shows; %NULL for a new one
 */
const gchar *
gls_rule_form_get_rule(GlsRuleForm *self)
{
	return self->saved != NULL ? self->saved->name : NULL;
}

/**
 * gls_rule_form_is_changed:
 * @self: a form
 *
 * Returns: whether there is something to save
 */
gboolean
gls_rule_form_is_changed(GlsRuleForm *self)
{
	g_autoptr(GlsRuleValues) draft = NULL;

	if (self->base == NULL)
		return FALSE;
	draft = read_draft(self);
	if (self->saved == NULL)
		return *draft->name != '\0' || draft->keys[GLS_RULE_KEY_MATCH] != NULL;
	return !gls_rule_values_equal(draft, self->saved);
}

/**
 * gls_rule_form_can_save:
 * @self: a form
 *
 * Returns: whether nothing is wrong, and nothing is to be decided before
 */
gboolean
gls_rule_form_can_save(GlsRuleForm *self)
{
	return self->is_valid && self->theirs == NULL;
}

/**
 * gls_rule_form_save:
 * @self: a form
 *
 * Saves what was changed, if it can be. Then `saved` is emitted, or `said`.
 */
void
gls_rule_form_save(GlsRuleForm *self)
{
	g_autoptr(GlsRuleValues) draft = NULL;

	if (!gls_rule_form_is_changed(self) || !gls_rule_form_can_save(self))
		return;
	draft = read_draft(self);
	gls_rule_saving_begin(self->store, draft, self->saved, saved_cb, g_object_ref(self));
}
