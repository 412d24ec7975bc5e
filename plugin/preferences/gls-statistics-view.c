/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-history-tally.h"
#include "preferences/gls-month-plot.h"
#include "preferences/gls-statistics-view.h"

/**
 * GlsStatisticsView:
 *
 * How many papers arrived and were seen, by month and by year.
 */
struct _GlsStatisticsView {
	AdwBin parent_instance;

	GtkStack *stack;
	GlsMonthPlot *plot;
	GtkListBox *years;
	GlsHistoryTally *tally;
};

G_DEFINE_FINAL_TYPE(GlsStatisticsView, gls_statistics_view, ADW_TYPE_BIN)

static void
add_row(GlsStatisticsView *self, const gchar *title, guint n_papers, guint n_seen)
{
	GtkWidget *row = adw_action_row_new();
	g_autofree gchar *words = NULL;

	/* translators: papers; how many of them were seen */
	words = g_strdup_printf(
		g_dngettext(GETTEXT_PACKAGE, "%u paper, %u seen", "%u papers, %u seen", n_papers),
		n_papers, n_seen);
	adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), title);
	adw_action_row_set_subtitle(ADW_ACTION_ROW(row), words);
	gtk_list_box_append(self->years, row);
}

static void
show_years(GlsStatisticsView *self, const GlsHistoryCount *count)
{
	GtkWidget *row;
	guint n_papers = 0;
	guint n_seen = 0;

	while ((row = gtk_widget_get_first_child(GTK_WIDGET(self->years))) != NULL)
		gtk_list_box_remove(self->years, row);
	add_row(self, _("All years"), count->n_papers, count->n_seen);
	for (guint i = count->months->len; i > 0; i--) {
		const GlsMonthCount *month = &g_array_index(count->months, GlsMonthCount, i - 1);
		g_autofree gchar *title = NULL;

		n_papers += month->n_papers;
		n_seen += month->n_seen;
		if (i > 1 && (month - 1)->month / 12 == month->month / 12)
			continue;
		title = g_strdup_printf("%u", month->month / 12);
		add_row(self, title, n_papers, n_seen);
		n_papers = 0;
		n_seen = 0;
	}
}

static void
counted_cb(GlsStatisticsView *self)
{
	const GlsHistoryCount *count = gls_history_tally_get_count(self->tally);

	gls_month_plot_set_months(self->plot, count->months, gls_month_plot_get_this_month());
	show_years(self, count);
	gtk_stack_set_visible_child_name(self->stack, count->n_papers > 0 ? "counts" : "empty");
}

static void
gls_statistics_view_map(GtkWidget *widget)
{
	GTK_WIDGET_CLASS(gls_statistics_view_parent_class)->map(widget);
	gls_history_tally_want(GLS_STATISTICS_VIEW(widget)->tally);
}

static void
gls_statistics_view_dispose(GObject *object)
{
	GlsStatisticsView *self = GLS_STATISTICS_VIEW(object);

	if (self->tally != NULL)
		g_signal_handlers_disconnect_by_data(self->tally, self);
	g_clear_object(&self->tally);
	G_OBJECT_CLASS(gls_statistics_view_parent_class)->dispose(object);
}

static void
gls_statistics_view_class_init(GlsStatisticsViewClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_statistics_view_dispose;
	widget_class->map = gls_statistics_view_map;
	g_type_ensure(GLS_TYPE_MONTH_PLOT);
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-statistics-view.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsStatisticsView, stack);
	gtk_widget_class_bind_template_child(widget_class, GlsStatisticsView, plot);
	gtk_widget_class_bind_template_child(widget_class, GlsStatisticsView, years);
}

static void
gls_statistics_view_init(GlsStatisticsView *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
	self->tally = gls_history_tally_dup_shared();
	g_signal_connect_swapped(self->tally, "changed", G_CALLBACK(counted_cb), self);
	if (gls_history_tally_get_count(self->tally) != NULL)
		counted_cb(self);
}
