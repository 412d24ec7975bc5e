/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

/* the form and the file: what is saved, and what somebody else makes of the rule meanwhile */

#include <glib/gi18n-lib.h>

#include "preferences/gls-rule-form-private.h"
#include "preferences/gls-rule-saving.h"

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
	gtk_label_set_label(self->conflict_match, match != NULL ? match : "");
}

/**
 * gls_rule_form_set_saved:
 * @self: a form
 * @saved: (nullable): how the rule stands in the file; %NULL for a new one
 *
 * Says what the edit is compared with.
 */
void
gls_rule_form_set_saved(GlsRuleForm *self, const GlsRuleValues *saved)
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
	g_autoptr(GlsRuleValues) draft = gls_rule_form_read(self);

	if (gls_rule_values_merge(draft, self->saved, theirs)) {
		gls_rule_form_set_saved(self, theirs);
		gls_rule_form_fill(self, draft);
	} else {
		set_theirs(self, theirs);
	}
	gls_rule_form_update_actions(self);
}

/* what is being written is kept, as a new rule */
static void
take_removal(GlsRuleForm *self)
{
	if (!gls_rule_form_is_changed(self)) {
		gls_rule_form_clear(self);
		return;
	}
	gls_rule_form_set_saved(self, NULL);
	gls_rule_form_edited(self);
	gls_rule_form_say(self, _("The rule was deleted; saving adds it again"));
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
saved_cb(GObject *object, GAsyncResult *result, gpointer user_data)
{
	g_autoptr(GlsRuleForm) self = user_data;
	const GlsRuleValues *written = gls_rule_saving_get_written(result);
	g_autoptr(GError) error = NULL;

	/* the window may be closed by now */
	if (self->store == NULL)
		return;
	/* the change comes before the answer: it is the one that was asked for */
	g_signal_handlers_block_by_func(self->store, store_changed_cb, self);
	if (!gls_rule_store_edit_finish(self->store, result, &error)) {
		gls_rule_form_say(self, error->message);
	} else if (self->base != NULL) {
		g_autoptr(GlsRuleValues) draft = gls_rule_form_read(self);
		gboolean is_same = gls_rule_values_equal(draft, written);

		gls_rule_form_set_saved(self, written);
		gls_rule_form_fill(self, is_same ? written : draft);
		gls_rule_form_emit_saved(self, written->name);
	}
	g_signal_handlers_unblock_by_func(self->store, store_changed_cb, self);
	gls_rule_form_update_actions(self);
}

static void
save_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	/* its key works in the whole window */
	if (gtk_widget_get_mapped(widget))
		gls_rule_form_save(GLS_RULE_FORM(widget));
}

static void
keep_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsRuleForm *self = GLS_RULE_FORM(widget);
	g_autoptr(GlsRuleValues) theirs = g_steal_pointer(&self->theirs);

	if (theirs == NULL)
		return;
	/* theirs is what the next save replaces */
	gls_rule_form_set_saved(self, theirs);
	gls_rule_form_edited(self);
}

/* back to what stands in the file */
static void
discard_cb(GtkWidget *widget, const gchar *action, GVariant *parameter)
{
	GlsRuleForm *self = GLS_RULE_FORM(widget);
	g_autoptr(GlsRuleValues) theirs = g_steal_pointer(&self->theirs);
	g_autoptr(GlsRuleValues) empty = gls_rule_values_new("");

	if (theirs != NULL)
		gls_rule_form_set_saved(self, theirs);
	gls_rule_form_fill(self, self->saved != NULL ? self->saved : empty);
}

/**
 * gls_rule_form_install_actions:
 * @widget_class: the class of the form
 *
 * Gives the form its actions.
 */
void
gls_rule_form_install_actions(GtkWidgetClass *widget_class)
{
	gtk_widget_class_install_action(widget_class, "form.save", NULL, save_cb);
	gtk_widget_class_install_action(widget_class, "form.discard", NULL, discard_cb);
	/* the same, but for its button, which is there even if nothing is written */
	gtk_widget_class_install_action(widget_class, "form.reload", NULL, discard_cb);
	gtk_widget_class_install_action(widget_class, "form.keep", NULL, keep_cb);
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
	draft = gls_rule_form_read(self);
	gls_rule_saving_begin(self->store, draft, self->saved, saved_cb, g_object_ref(self));
}
