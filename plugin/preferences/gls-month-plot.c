/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-month-plot.h"
#include "preferences/gls-month-words.h"

/* as many as have room */
#define MAX_MONTHS   60
#define SMALL_MONTHS 12

/* in pixels */
#define SMALL_WIDTH  60
#define SMALL_HEIGHT 24
#define PLOT_WIDTH   240
#define PLOT_HEIGHT  200
#define LABEL_SPACE  6
#define MAX_BAR	     28

/**
 * GlsMonthPlot:
 *
 * Bars of how many papers arrived in each month up to now. What was seen is filled, and what was not is
 * an outline above it, so that it needs no colour. Its accessible name and description, and the
 * tooltip, say the same in words.
 */
struct _GlsMonthPlot {
	GtkWidget parent_instance;

	gboolean is_small;
	GlsMonthCount months[MAX_MONTHS];
	guint n_months;
	guint most;
};

G_DEFINE_FINAL_TYPE(GlsMonthPlot, gls_month_plot, GTK_TYPE_WIDGET)

/* where the bars are, inside the labels */
typedef struct {
	gdouble x;
	gdouble y;
	gdouble width;
	gdouble height;
	gdouble step;
	gboolean is_rtl;
} Area;

static void
gls_month_plot_measure(GtkWidget *widget,
		       GtkOrientation orientation,
		       gint for_size,
		       gint *minimum,
		       gint *natural,
		       gint *minimum_baseline,
		       gint *natural_baseline)
{
	gboolean is_small = GLS_MONTH_PLOT(widget)->is_small;

	if (orientation == GTK_ORIENTATION_HORIZONTAL)
		*minimum = *natural = is_small ? SMALL_WIDTH : PLOT_WIDTH;
	else
		*minimum = *natural = is_small ? SMALL_HEIGHT : PLOT_HEIGHT;
}

static gchar *
dup_number(guint n)
{
	return g_strdup_printf("%'u", n);
}

static PangoLayout *
new_label(GlsMonthPlot *self, const gchar *text, gint *width, gint *height)
{
	PangoLayout *layout = gtk_widget_create_pango_layout(GTK_WIDGET(self), text);
	g_autoptr(PangoAttrList) attributes = pango_attr_list_new();

	pango_attr_list_insert(attributes, pango_attr_scale_new(PANGO_SCALE_SMALL));
	pango_layout_set_attributes(layout, attributes);
	pango_layout_get_pixel_size(layout, width, height);
	return layout;
}

static Area
get_area(GlsMonthPlot *self)
{
	GtkWidget *widget = GTK_WIDGET(self);
	Area area = {
		.width = gtk_widget_get_width(widget),
		.height = gtk_widget_get_height(widget),
		.is_rtl = gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL,
	};

	if (!self->is_small) {
		g_autofree gchar *most = dup_number(self->most);
		g_autoptr(PangoLayout) layout = NULL;
		gint width;
		gint height;

		layout = new_label(self, most, &width, &height);
		area.x = area.is_rtl ? 0 : width + LABEL_SPACE;
		area.y = height / 2.;
		area.width -= width + LABEL_SPACE;
		area.height -= height * 1.5 + LABEL_SPACE;
	}
	area.step = area.width / MAX(self->n_months, 1);
	return area;
}

static gdouble
get_left(const GlsMonthPlot *self, const Area *area, guint i)
{
	guint place = area->is_rtl ? self->n_months - 1 - i : i;

	return area->x + place * area->step;
}

static void
draw_bar(const GlsMonthPlot *self, cairo_t *cr, const Area *area, guint i, const GdkRGBA *colour)
{
	const GlsMonthCount *month = &self->months[i];
	gdouble gap = self->is_small ? 1 : MAX(1, area->step * .2);
	gdouble width = MIN(area->step - gap, MAX_BAR);
	gdouble left = get_left(self, area, i) + (area->step - width) / 2;
	gdouble bottom = area->y + area->height;
	gdouble all = area->height * month->n_papers / MAX(self->most, 1);
	gdouble seen = area->height * month->n_seen / MAX(self->most, 1);

	gdk_cairo_set_source_rgba(cr, colour);
	if (month->n_papers == 0) {
		cairo_rectangle(cr, left, bottom - 1, width, 1);
		cairo_fill(cr);
		return;
	}
	all = MAX(all, 2);
	cairo_rectangle(cr, left, bottom - seen, width, seen);
	cairo_fill(cr);
	if (width < 4) {
		/* no room for an outline */
		cairo_set_source_rgba(cr, colour->red, colour->green, colour->blue, .4);
		cairo_rectangle(cr, left, bottom - all, width, all - seen);
		cairo_fill(cr);
		return;
	}
	cairo_set_line_width(cr, 1);
	cairo_rectangle(cr, left + .5, bottom - all + .5, width - 1, all - 1);
	cairo_stroke(cr);
}

static void
draw_text(GlsMonthPlot *self, GtkSnapshot *snapshot, const gchar *text, gdouble x, gdouble y)
{
	GdkRGBA colour;
	gint width;
	gint height;
	g_autoptr(PangoLayout) layout = new_label(self, text, &width, &height);

	gtk_style_context_get_color(gtk_widget_get_style_context(GTK_WIDGET(self)), &colour);
	colour.alpha *= .8;
	x = CLAMP(x, 0, MAX(gtk_widget_get_width(GTK_WIDGET(self)) - width, 0));
	gtk_snapshot_save(snapshot);
	gtk_snapshot_translate(snapshot, &GRAPHENE_POINT_INIT((gfloat)x, (gfloat)y));
	gtk_snapshot_append_layout(snapshot, layout, &colour);
	gtk_snapshot_restore(snapshot);
}

/* the most and none at the side, and below each January its year */
static void
draw_labels(GlsMonthPlot *self, GtkSnapshot *snapshot, const Area *area)
{
	g_autofree gchar *most = dup_number(self->most);
	gdouble side = area->is_rtl ? area->width + LABEL_SPACE : 0;
	gdouble bottom = area->y + area->height;
	guint first_year = 0;

	draw_text(self, snapshot, most, side, 0);
	draw_text(self, snapshot, "0", side, bottom - area->y);
	for (guint i = 0; i < self->n_months; i++) {
		g_autofree gchar *year = NULL;

		if (self->months[i].month % 12 != 0 && (i > 0 || self->n_months > 12))
			continue;
		year = g_strdup_printf("%u", self->months[i].month / 12);
		draw_text(self, snapshot, year, get_left(self, area, i), bottom + LABEL_SPACE);
		first_year = first_year == 0 ? self->months[i].month / 12 : first_year;
	}
}

static void
gls_month_plot_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
	GlsMonthPlot *self = GLS_MONTH_PLOT(widget);
	Area area = get_area(self);
	GdkRGBA colour;
	cairo_t *cr = gtk_snapshot_append_cairo(
		snapshot, &GRAPHENE_RECT_INIT(0, 0, (gfloat)gtk_widget_get_width(widget),
					      (gfloat)gtk_widget_get_height(widget)));

	gtk_style_context_get_color(gtk_widget_get_style_context(widget), &colour);
	if (!self->is_small) {
		cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, .15);
		cairo_rectangle(cr, area.x, area.y, area.width, 1);
		cairo_fill(cr);
		if (!gtk_style_context_lookup_color(gtk_widget_get_style_context(widget),
						    "accent_color", &colour))
			gtk_style_context_get_color(gtk_widget_get_style_context(widget), &colour);
	}
	for (guint i = 0; i < self->n_months; i++)
		draw_bar(self, cr, &area, i, &colour);
	cairo_destroy(cr);
	if (!self->is_small)
		draw_labels(self, snapshot, &area);
}

static gboolean
query_tooltip_cb(GtkWidget *widget,
		 gint x,
		 gint y,
		 gboolean by_keyboard,
		 GtkTooltip *tooltip,
		 gpointer user_data)
{
	GlsMonthPlot *self = GLS_MONTH_PLOT(widget);
	Area area = get_area(self);

	for (guint i = 0; i < self->n_months && !by_keyboard; i++) {
		gdouble left = get_left(self, &area, i);
		g_autofree gchar *words = NULL;

		if (x < left || x >= left + area.step)
			continue;
		words = gls_month_words_dup(&self->months[i]);
		gtk_tooltip_set_text(tooltip, words);
		return TRUE;
	}
	return FALSE;
}

static void
gls_month_plot_class_init(GlsMonthPlotClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	widget_class->measure = gls_month_plot_measure;
	widget_class->snapshot = gls_month_plot_snapshot;
	gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_IMG);
	gtk_widget_class_set_css_name(widget_class, "monthplot");
}

static void
gls_month_plot_init(GlsMonthPlot *self)
{
	gtk_widget_set_has_tooltip(GTK_WIDGET(self), TRUE);
	g_signal_connect(self, "query-tooltip", G_CALLBACK(query_tooltip_cb), NULL);
}

/**
 * gls_month_plot_new_small:
 *
 * Returns: (transfer floating): a plot of a year that has room at the end of a row
 */
GtkWidget *
gls_month_plot_new_small(void)
{
	GlsMonthPlot *self = g_object_new(GLS_TYPE_MONTH_PLOT, "valign", GTK_ALIGN_CENTER, NULL);

	self->is_small = TRUE;
	return GTK_WIDGET(self);
}

/**
 * gls_month_plot_get_this_month:
 *
 * Returns: the month that it is here, as in #GlsMonthCount
 */
guint
gls_month_plot_get_this_month(void)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();

	return (guint)(g_date_time_get_year(now) * 12 + g_date_time_get_month(now) - 1);
}

static void
update_words(GlsMonthPlot *self)
{
	g_autofree gchar *label = gls_month_words_dup_sum(self->months, self->n_months);
	g_autofree gchar *description = gls_month_words_dup_all(self->months, self->n_months);

	gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
				       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * gls_month_plot_set_months:
 * @self: a plot
 * @months: (element-type GlsMonthCount): what there is, the earliest month first
 * @last: the month up to which it goes
 *
 * Changes what it shows: the last year, or as much more as there is and has room.
 */
void
gls_month_plot_set_months(GlsMonthPlot *self, const GArray *months, guint last)
{
	guint first = months->len > 0 ? g_array_index(months, GlsMonthCount, 0).month : last;

	self->n_months = self->is_small ? SMALL_MONTHS
					: CLAMP(last - MIN(first, last) + 1, 12, MAX_MONTHS);
	self->most = 0;
	first = last + 1 - self->n_months;
	for (guint i = 0; i < self->n_months; i++)
		self->months[i] = (GlsMonthCount){first + i, 0, 0};
	for (guint i = 0; i < months->len; i++) {
		const GlsMonthCount *month = &g_array_index(months, GlsMonthCount, i);

		if (month->month < first || month->month > last)
			continue;
		self->months[month->month - first] = *month;
		self->most = MAX(self->most, month->n_papers);
	}
	update_words(self);
	gtk_widget_queue_draw(GTK_WIDGET(self));
}
