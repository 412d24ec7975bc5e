/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "preferences/gls-week-bars.h"

#define MAX_WEEKS 12

/* in pixels */
#define BAR_WIDTH  3
#define BAR_GAP	   1
#define BAR_HEIGHT 18

/**
 * GlsWeekBars:
 *
 * A small picture of how many papers there were in each of some weeks, the oldest first. Its
 * accessible name says the same in words.
 */
struct _GlsWeekBars {
	GtkWidget parent_instance;

	guint weeks[MAX_WEEKS];
	guint n_weeks;
	gchar *words;
};

G_DEFINE_FINAL_TYPE(GlsWeekBars, gls_week_bars, GTK_TYPE_WIDGET)

static void
gls_week_bars_measure(GtkWidget *widget,
		      GtkOrientation orientation,
		      gint for_size,
		      gint *minimum,
		      gint *natural,
		      gint *minimum_baseline,
		      gint *natural_baseline)
{
	gint width = MAX_WEEKS * (BAR_WIDTH + BAR_GAP) - BAR_GAP;

	*minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : BAR_HEIGHT;
}

static void
gls_week_bars_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
	GlsWeekBars *self = GLS_WEEK_BARS(widget);
	gboolean is_rtl = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
	gint height = gtk_widget_get_height(widget);
	guint most = 1;
	GdkRGBA colour;
	GdkRGBA pale;

	gtk_style_context_get_color(gtk_widget_get_style_context(widget), &colour);
	pale = colour;
	pale.alpha *= .35;
	for (guint i = 0; i < self->n_weeks; i++)
		most = MAX(most, self->weeks[i]);
	for (guint i = 0; i < self->n_weeks; i++) {
		guint place = is_rtl ? self->n_weeks - 1 - i : i;
		gfloat tall = self->weeks[i] > 0 ? MAX(2, height * self->weeks[i] / most) : 1;

		gtk_snapshot_append_color(snapshot, self->weeks[i] > 0 ? &colour : &pale,
					  &GRAPHENE_RECT_INIT(place * (BAR_WIDTH + BAR_GAP),
							      height - tall, BAR_WIDTH, tall));
	}
}

/* a tooltip that is set asks the display where the pointer is, each time: dear in a list */
static gboolean
gls_week_bars_query_tooltip(GtkWidget *widget,
			    gint x,
			    gint y,
			    gboolean from_keyboard,
			    GtkTooltip *tooltip)
{
	gtk_tooltip_set_text(tooltip, GLS_WEEK_BARS(widget)->words);
	return TRUE;
}

static void
gls_week_bars_finalize(GObject *object)
{
	g_free(GLS_WEEK_BARS(object)->words);
	G_OBJECT_CLASS(gls_week_bars_parent_class)->finalize(object);
}

static void
gls_week_bars_class_init(GlsWeekBarsClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->finalize = gls_week_bars_finalize;
	widget_class->query_tooltip = gls_week_bars_query_tooltip;
	widget_class->measure = gls_week_bars_measure;
	widget_class->snapshot = gls_week_bars_snapshot;
	gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_IMG);
	gtk_widget_class_set_css_name(widget_class, "weekbars");
}

static void
gls_week_bars_init(GlsWeekBars *self)
{
	gtk_widget_set_has_tooltip(GTK_WIDGET(self), TRUE);
}

static gchar *
dup_words(const GlsWeekBars *self)
{
	g_autoptr(GString) numbers = g_string_new(NULL);
	guint sum = 0;

	for (guint i = 0; i < self->n_weeks; i++) {
		g_string_append_printf(numbers, "%s%u", i > 0 ? ", " : "", self->weeks[i]);
		sum += self->weeks[i];
	}
	/* translators: %u papers in all; then a list of numbers, one for each week */
	return g_strdup_printf(g_dngettext(GETTEXT_PACKAGE,
					   "%u paper in the last %u weeks; by week: %s",
					   "%u papers in the last %u weeks; by week: %s", sum),
			       sum, self->n_weeks, numbers->str);
}

/**
 * gls_week_bars_set_weeks:
 * @self: a picture
 * @weeks: (array length=n_weeks): how many papers in each week, the oldest first
 * @n_weeks: how many weeks, at most 12
 *
 * Changes what it shows.
 */
void
gls_week_bars_set_weeks(GlsWeekBars *self, const guint *weeks, guint n_weeks)
{
	g_return_if_fail(n_weeks <= MAX_WEEKS);

	memcpy(self->weeks, weeks, n_weeks * sizeof *weeks);
	self->n_weeks = n_weeks;
	g_free(self->words);
	self->words = dup_words(self);
	gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL,
				       self->words, -1);
	gtk_widget_queue_draw(GTK_WIDGET(self));
}
