/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-trial-row.h"

/**
 * GlsTrialRow:
 *
 * A paper that a rule matches, or did before it was edited; or a remark below them.
 */
struct _GlsTrialRow {
	AdwActionRow parent_instance;

	/* only while something is to be marked, else it would take room */
	GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE(GlsTrialRow, gls_trial_row, ADW_TYPE_ACTION_ROW)

static void
gls_trial_row_class_init(GlsTrialRowClass *klass)
{
}

static void
gls_trial_row_init(GlsTrialRow *self)
{
	adw_action_row_set_subtitle_lines(ADW_ACTION_ROW(self), 2);
}

/**
 * gls_trial_row_new:
 *
 * Returns: (transfer none): an empty row
 */
GtkWidget *
gls_trial_row_new(void)
{
	return g_object_new(GLS_TYPE_TRIAL_ROW, NULL);
}

static void
show_mark(GlsTrialRow *self, GlsTrialChange change)
{
	gboolean gained = change == GLS_TRIAL_GAINED;
	const gchar *words = gained ? _("Gained: the saved rule does not match it")
				    : _("Lost: the saved rule matches it");

	if (change == GLS_TRIAL_KEPT) {
		if (self->mark != NULL)
			adw_action_row_remove(ADW_ACTION_ROW(self), self->mark);
		self->mark = NULL;
		return;
	}
	if (self->mark == NULL) {
		self->mark = gtk_image_new();
		adw_action_row_add_prefix(ADW_ACTION_ROW(self), self->mark);
	}
	gtk_image_set_from_icon_name(GTK_IMAGE(self->mark),
				     gained ? "list-add-symbolic" : "list-remove-symbolic");
	gtk_widget_set_css_classes(self->mark,
				   (const gchar *[]){gained ? "success" : "error", NULL});
	gtk_widget_set_tooltip_text(self->mark, words);
	gtk_accessible_update_property(GTK_ACCESSIBLE(self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
				       words, -1);
}

static void
set_class(GlsTrialRow *self, const gchar *name, gboolean has)
{
	if (has)
		gtk_widget_add_css_class(GTK_WIDGET(self), name);
	else
		gtk_widget_remove_css_class(GTK_WIDGET(self), name);
}

/**
 * gls_trial_row_set_match:
 * @self: a row
 * @match: a paper
 *
 * Shows a paper.
 */
void
gls_trial_row_set_match(GlsTrialRow *self, const GlsTrialMatch *match)
{
	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), match->title);
	adw_action_row_set_subtitle(ADW_ACTION_ROW(self),
				    match->details != NULL ? match->details : "");
	show_mark(self, match->change);
	set_class(self, "lost", match->change == GLS_TRIAL_LOST);
	set_class(self, "remark", FALSE);
}

/**
 * gls_trial_row_set_remark:
 * @self: a row
 * @words: what is to be said
 *
 * Says something about the papers above.
 */
void
gls_trial_row_set_remark(GlsTrialRow *self, const gchar *words)
{
	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), words);
	adw_action_row_set_subtitle(ADW_ACTION_ROW(self), "");
	show_mark(self, GLS_TRIAL_KEPT);
	set_class(self, "lost", FALSE);
	set_class(self, "remark", TRUE);
}
