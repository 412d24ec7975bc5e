/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-format-words.h"
#include "preferences/gls-month-plot.h"
#include "preferences/gls-setting-row.h"
#include "preferences/gls-source-row.h"

/**
 * GlsSourceRow:
 *
 * A source, what came from it, and what is done with its digests.
 */
struct _GlsSourceRow {
	AdwExpanderRow parent_instance;

	gchar *label;
	GlsMonthPlot *plot;
	GtkWidget *off;
	GtkWidget *warning;
	GtkWidget *not_understood;
	gchar *papers;
	gchar *digests;
	GlsSettings *settings;
};

G_DEFINE_FINAL_TYPE(GlsSourceRow, gls_source_row, ADW_TYPE_EXPANDER_ROW)

static const GlsSettingSwitch hide_seen_switch = {
	.get = gls_settings_get_hide_seen,
	.set = gls_settings_set_hide_seen,
};

static const GlsSettingSwitch annotate_switch = {
	.get = gls_settings_get_off,
	.set = gls_settings_set_off,
	.is_inverted = TRUE,
};

static void
gls_source_row_dispose(GObject *object)
{
	GlsSourceRow *self = GLS_SOURCE_ROW(object);

	if (self->settings != NULL)
		g_signal_handlers_disconnect_by_data(self->settings, self);
	g_clear_object(&self->settings);
	G_OBJECT_CLASS(gls_source_row_parent_class)->dispose(object);
}

static void
gls_source_row_finalize(GObject *object)
{
	GlsSourceRow *self = GLS_SOURCE_ROW(object);

	g_free(self->label);
	g_free(self->papers);
	g_free(self->digests);
	G_OBJECT_CLASS(gls_source_row_parent_class)->finalize(object);
}

static void
gls_source_row_class_init(GlsSourceRowClass *klass)
{
	GObjectClass *object_class = G_OBJECT_CLASS(klass);

	object_class->dispose = gls_source_row_dispose;
	object_class->finalize = gls_source_row_finalize;
}

/* how many messages were not understood, and what the user can do */
static GtkWidget *
new_not_understood(void)
{
	GtkWidget *row = adw_action_row_new();
	GtkWidget *button = gtk_button_new_with_mnemonic(_("How to _Report"));

	gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
	gtk_actionable_set_action_name(GTK_ACTIONABLE(button), "sources.report");
	adw_action_row_set_subtitle(
		ADW_ACTION_ROW(row),
		_("The kind is known, but no paper was found. Perhaps the layout has changed."));
	adw_action_row_add_suffix(ADW_ACTION_ROW(row), button);
	gtk_widget_set_visible(row, FALSE);
	return row;
}

static void
gls_source_row_init(GlsSourceRow *self)
{
	GtkWidget *plot = gls_month_plot_new_small();

	self->plot = GLS_MONTH_PLOT(plot);
	self->off = gtk_label_new(_("Off"));
	gtk_widget_add_css_class(self->off, "dim-label");
	self->warning = gtk_image_new_from_icon_name("dialog-warning-symbolic");
	gtk_widget_add_css_class(self->warning, "warning");
	gtk_widget_set_visible(self->warning, FALSE);
	self->not_understood = new_not_understood();
	adw_expander_row_add_row(ADW_EXPANDER_ROW(self), self->not_understood);
	adw_expander_row_add_action(ADW_EXPANDER_ROW(self), self->warning);
	adw_expander_row_add_action(ADW_EXPANDER_ROW(self), plot);
	adw_expander_row_add_action(ADW_EXPANDER_ROW(self), self->off);
}

static void
add_switch(GlsSourceRow *self,
	   const GlsSettingSwitch *kind,
	   const gchar *title,
	   const gchar *subtitle)
{
	GtkWidget *row = gls_setting_row_new(self->settings, kind, self->label);

	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), title);
	adw_preferences_row_set_use_underline(ADW_PREFERENCES_ROW(row), TRUE);
	adw_action_row_set_subtitle(ADW_ACTION_ROW(row), subtitle);
	adw_expander_row_add_row(ADW_EXPANDER_ROW(self), row);
}

static void
sync_off(GlsSourceRow *self)
{
	gtk_widget_set_visible(self->off, gls_settings_get_off(self->settings, self->label));
}

/**
 * gls_source_row_new:
 * @settings: settings that have been read, and are followed
 * @label: of a source
 *
 * Returns: (transfer floating): a row without counts
 */
GtkWidget *
gls_source_row_new(GlsSettings *settings, const gchar *label)
{
	g_autofree gchar *markup = g_markup_escape_text(label, -1);
	GlsSourceRow *self = g_object_new(GLS_TYPE_SOURCE_ROW, "title", markup, NULL);

	self->label = g_strdup(label);
	self->settings = g_object_ref(settings);
	add_switch(self, &annotate_switch, _("_Annotate its digests"),
		   _("When off they are left as they are, and their papers are not recorded"));
	add_switch(self, &hide_seen_switch, _("_Hide papers that you have seen"),
		   _("They are folded away; the digest says how many, and shows them when asked"));
	g_signal_connect_swapped(settings, "changed", G_CALLBACK(sync_off), self);
	sync_off(self);
	return GTK_WIDGET(self);
}

/* what the history knows, then what readers counted */
static void
show_words(GlsSourceRow *self)
{
	g_autofree gchar *words =
		g_strdup_printf("%s%s%s", self->papers != NULL ? self->papers : "",
				self->papers != NULL && self->digests != NULL ? "\n" : "",
				self->digests != NULL ? self->digests : "");
	g_autofree gchar *markup = g_markup_escape_text(words, -1);

	adw_expander_row_set_subtitle(ADW_EXPANDER_ROW(self), markup);
}

/**
 * gls_source_row_set_count:
 * @self: a row
 * @count: what came from its source
 *
 * Shows that.
 */
void
gls_source_row_set_count(GlsSourceRow *self, const GlsSourceCount *count)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_local(count->last);
	g_autofree gchar *day = date != NULL ? g_date_time_format(date, "%x") : g_strdup("?");

	g_free(self->papers);
	/* translators: papers; how many of them were seen; a day */
	self->papers =
		g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u paper, %u seen, last on %s",
					    "%u papers, %u seen, last on %s", count->n_papers),
				count->n_papers, count->n_seen, day);
	show_words(self);
	gls_month_plot_set_months(self->plot, count->months, gls_month_plot_get_this_month());
}

static void
show_not_understood(GlsSourceRow *self, guint n)
{
	g_autofree gchar *words =
		g_strdup_printf(g_dngettext(GETTEXT_PACKAGE, "%u message not understood",
					    "%u messages not understood", n),
				n);

	gtk_widget_set_visible(self->warning, n > 0);
	gtk_widget_set_visible(self->not_understood, n > 0);
	gtk_widget_set_tooltip_text(self->warning, words);
	gtk_accessible_update_property(GTK_ACCESSIBLE(self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
				       words, -1);
	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self->not_understood), words);
}

/* of a source that the history does not know */
static gchar *
dup_last(const GDate *last)
{
	gchar day[64] = "";

	g_date_strftime(day, sizeof(day), "%x", last);
	/* translators: a day */
	return g_strdup_printf(_("No papers, last on %s"), day);
}

/**
 * gls_source_row_set_stat:
 * @self: a row
 * @stat: what readers counted of its source
 *
 * Shows the formats of its digests, and how many messages were not understood.
 */
void
gls_source_row_set_stat(GlsSourceRow *self, const GlsSourceStat *stat)
{
	GDate last;

	if (self->papers == NULL && gls_source_stat_get_last(stat, &last))
		self->papers = dup_last(&last);
	g_free(self->digests);
	self->digests = gls_format_words_dup_counts(stat);
	show_words(self);
	show_not_understood(self, gls_source_stat_get_n_not_understood(stat));
}
