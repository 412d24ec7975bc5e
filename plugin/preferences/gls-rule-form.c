/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-rule-form-private.h"

G_DEFINE_FINAL_TYPE(GlsRuleForm, gls_rule_form, GTK_TYPE_BOX)

enum {
	SIGNAL_SAVED,
	SIGNAL_SAID,
	N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * gls_rule_form_read:
 * @self: a form with a rule
 *
 * Returns: (transfer full): the rule as it is written in the fields
 */
GlsRuleValues *
gls_rule_form_read(GlsRuleForm *self)
{
	GlsRuleValues *draft = gls_rule_fields_read(&self->fields);

	gls_rule_values_keep(draft, self->shown, self->base);
	return draft;
}

/**
 * gls_rule_form_update_actions:
 * @self: a form
 *
 * Switches those actions off that make no sense now.
 */
void
gls_rule_form_update_actions(GlsRuleForm *self)
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

/**
 * gls_rule_form_edited:
 * @self: a form
 *
 * Tries the rule that is written in the fields, if there is one.
 */
void
gls_rule_form_edited(GlsRuleForm *self)
{
	g_autoptr(GlsRuleValues) draft = NULL;

	if (self->is_filling || self->base == NULL)
		return;
	draft = gls_rule_form_read(self);
	update_heading(self);
	gls_rule_fields_show_summary(&self->fields, draft);
	/* not tried yet; what is wrong in it turns up when it is saved */
	self->is_valid = *draft->name != '\0' && draft->keys[GLS_RULE_KEY_MATCH] != NULL;
	gls_rule_form_update_actions(self);
	gls_rule_preview_set_rule(self->preview, draft, self->saved);
}

/**
 * gls_rule_form_fill:
 * @self: a form
 * @values: a rule
 *
 * Shows a rule, and tries it.
 */
void
gls_rule_form_fill(GlsRuleForm *self, const GlsRuleValues *values)
{
	g_autoptr(GlsRuleValues) own = gls_rule_values_copy(values);

	self->is_filling = TRUE;
	gls_rule_fields_show(&self->fields, own);
	self->is_filling = FALSE;
	g_clear_pointer(&self->base, gls_rule_values_free);
	g_clear_pointer(&self->shown, gls_rule_values_free);
	self->base = g_steal_pointer(&own);
	self->shown = gls_rule_fields_read(&self->fields);
	gls_rule_form_edited(self);
}

static void
tried_cb(GlsRuleForm *self, const GlsTrial *trial)
{
	g_autoptr(GlsRuleValues) draft = NULL;

	/* the rule may have been left meanwhile */
	if (self->base == NULL)
		return;
	draft = gls_rule_form_read(self);
	/* what is not written yet is no mistake */
	if (draft->keys[GLS_RULE_KEY_MATCH] == NULL || *draft->name == '\0') {
		g_autoptr(GPtrArray) none = g_ptr_array_new();

		gls_rule_fields_show_mistakes(&self->fields, none);
		return;
	}
	self->is_valid = trial->mistakes->len == 0;
	gls_rule_fields_show_mistakes(&self->fields, trial->mistakes);
	gls_rule_form_update_actions(self);
}

/**
 * gls_rule_form_emit_saved:
 * @self: a form
 * @rule: the name of the rule that was saved
 *
 * Tells that a rule was saved.
 */
void
gls_rule_form_emit_saved(GlsRuleForm *self, const gchar *rule)
{
	g_signal_emit(self, signals[SIGNAL_SAVED], 0, rule);
}

/**
 * gls_rule_form_say:
 * @self: a form
 * @words: what happened
 *
 * Has something shown for a moment.
 */
void
gls_rule_form_say(GlsRuleForm *self, const gchar *words)
{
	g_signal_emit(self, signals[SIGNAL_SAID], 0, words);
}

static void
preview_failed_cb(GlsRuleForm *self, const gchar *words)
{
	gls_rule_form_say(self, words);
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
	gtk_widget_class_bind_template_child(widget_class, GlsRuleForm, conflict_match);
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
	BIND_FIELD(query_mistake);
	BIND_FIELD(mistake);
	BIND_FIELD(more);
#undef BIND_FIELD
	gtk_widget_class_bind_template_callback_full(widget_class, "edited_cb",
						     G_CALLBACK(gls_rule_form_edited));
	gtk_widget_class_bind_template_callback_full(widget_class, "save_cb",
						     G_CALLBACK(gls_rule_form_save));
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
	gls_rule_form_install_actions(widget_class);
}

static void
gls_rule_form_init(GlsRuleForm *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	gls_rule_fields_prepare(&self->fields);
	gls_rule_form_update_actions(self);
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
	gls_rule_form_fill(self, values);
	gtk_adjustment_set_value(gtk_scrolled_window_get_vadjustment(self->scroller), 0);
	gls_rule_form_update_actions(self);
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
	gls_rule_form_set_saved(self, values);
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
	gls_rule_form_set_saved(self, NULL);
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
	gls_rule_form_set_saved(self, NULL);
	g_clear_pointer(&self->base, gls_rule_values_free);
	g_clear_pointer(&self->shown, gls_rule_values_free);
	gls_rule_form_update_actions(self);
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
	draft = gls_rule_form_read(self);
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
