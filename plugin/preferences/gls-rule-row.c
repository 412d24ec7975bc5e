/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "preferences/gls-rule-row.h"
#include "preferences/gls-week-bars.h"

/**
 * GlsRuleRow:
 *
 * A row of the list of rules. What is done to it goes to the actions `rules.enable` and
 * `rules.move-to` of the page.
 */
struct _GlsRuleRow {
	GtkBox parent_instance;

	GtkWidget *swatch;
	GtkLabel *name;
	GtkLabel *query;
	GtkImage *mark;
	GlsWeekBars *bars;
	GtkSwitch *enabled;

	GlsRuleItem *item;
	gboolean is_filling;
};

G_DEFINE_FINAL_TYPE(GlsRuleRow, gls_rule_row, GTK_TYPE_BOX)

static gboolean
state_set_cb(GtkSwitch *enabled, gboolean state, GlsRuleRow *self)
{
	if (!self->is_filling && self->item != NULL)
		gtk_widget_activate_action(GTK_WIDGET(self), "rules.enable", "(sb)",
					   gls_rule_item_get_name(self->item), state);
	return FALSE;
}

static GdkContentProvider *
prepare_drag_cb(GtkDragSource *source, gdouble x, gdouble y, GlsRuleRow *self)
{
	return gdk_content_provider_new_typed(G_TYPE_STRING, gls_rule_item_get_name(self->item));
}

static void
drag_begin_cb(GtkDragSource *source, GdkDrag *drag, GlsRuleRow *self)
{
	g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new(GTK_WIDGET(self));

	gtk_drag_source_set_icon(source, picture, 0, 0);
}

static gboolean
drop_cb(GtkDropTarget *target, const GValue *value, gdouble x, gdouble y, GlsRuleRow *self)
{
	return gtk_widget_activate_action(GTK_WIDGET(self), "rules.move-to", "(ss)",
					  g_value_get_string(value),
					  gls_rule_item_get_name(self->item));
}

/* what is wrong with the rule; NULL if nothing is */
static const gchar *
get_remark(GlsRuleRow *self)
{
	const gchar *mistake = gls_rule_item_get_mistake(self->item);

	if (mistake != NULL)
		return mistake;
	return gls_rule_item_is_idle(self->item) ? _("Matched nothing in 12 weeks") : NULL;
}

static gboolean
query_tooltip_cb(GtkWidget *child,
		 gint x,
		 gint y,
		 gboolean from_keyboard,
		 GtkTooltip *tooltip,
		 GlsRuleRow *self)
{
	gtk_tooltip_set_text(tooltip, child == GTK_WIDGET(self->mark)
					      ? get_remark(self)
					      : gtk_label_get_text(GTK_LABEL(child)));
	return TRUE;
}

static void
show_mark(GlsRuleRow *self)
{
	const gchar *mistake = gls_rule_item_get_mistake(self->item);
	const gchar *words = get_remark(self);

	gtk_widget_set_visible(GTK_WIDGET(self->mark), words != NULL);
	if (words == NULL)
		return;
	gtk_image_set_from_icon_name(self->mark, mistake != NULL ? "dialog-error-symbolic"
								 : "weather-clear-night-symbolic");
	gtk_widget_set_css_classes(
		GTK_WIDGET(self->mark),
		(const gchar *[]){mistake != NULL ? "error" : "dim-label", NULL});
	gtk_accessible_update_property(GTK_ACCESSIBLE(self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
				       words, -1);
}

static void
show_item(GlsRuleRow *self)
{
	const GlsRuleValues *values = gls_rule_item_get_values(self->item);
	const gchar *match = values->keys[GLS_RULE_KEY_MATCH];
	gboolean is_enabled = gls_rule_values_is_enabled(values);
	g_autofree gchar *colour =
		g_strconcat("colour-", gls_rule_item_get_colour(self->item), NULL);
	/* translators: name of the switch of a rule */
	g_autofree gchar *label = g_strdup_printf(_("Use “%s”"), values->name);

	self->is_filling = TRUE;
	gtk_label_set_text(self->name, values->name);
	gtk_label_set_text(self->query, match != NULL ? match : "");
	gtk_widget_set_css_classes(self->swatch, (const gchar *[]){"swatch", colour, NULL});
	gtk_switch_set_active(self->enabled, is_enabled);
	gtk_accessible_update_property(GTK_ACCESSIBLE(self->enabled), GTK_ACCESSIBLE_PROPERTY_LABEL,
				       label, -1);
	gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL,
				       values->name, -1);
	gtk_widget_set_visible(GTK_WIDGET(self->bars), gls_rule_item_is_counted(self->item));
	if (gls_rule_item_is_counted(self->item))
		gls_week_bars_set_weeks(self->bars, gls_rule_item_get_weeks(self->item),
					GLS_RULE_ITEM_WEEKS);
	show_mark(self);
	self->is_filling = FALSE;
}

static void
gls_rule_row_dispose(GObject *object)
{
	gls_rule_row_set_item(GLS_RULE_ROW(object), NULL);
	G_OBJECT_CLASS(gls_rule_row_parent_class)->dispose(object);
}

static void
gls_rule_row_class_init(GlsRuleRowClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_rule_row_dispose;
	g_type_ensure(GLS_TYPE_WEEK_BARS);
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-rule-row.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsRuleRow, swatch);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleRow, name);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleRow, query);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleRow, mark);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleRow, bars);
	gtk_widget_class_bind_template_child(widget_class, GlsRuleRow, enabled);
	gtk_widget_class_bind_template_callback(widget_class, query_tooltip_cb);
	gtk_widget_class_bind_template_callback(widget_class, state_set_cb);
	gtk_widget_class_bind_template_callback(widget_class, prepare_drag_cb);
	gtk_widget_class_bind_template_callback(widget_class, drag_begin_cb);
	gtk_widget_class_bind_template_callback(widget_class, drop_cb);
	gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gls_rule_row_init(GlsRuleRow *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
}

/**
 * gls_rule_row_set_item:
 * @self: a row
 * @item: (nullable): a rule
 *
 * Shows another rule, and follows it.
 */
void
gls_rule_row_set_item(GlsRuleRow *self, GlsRuleItem *item)
{
	if (self->item != NULL)
		g_signal_handlers_disconnect_by_func(self->item, show_item, self);
	g_set_object(&self->item, item);
	if (item == NULL)
		return;
	g_signal_connect_swapped(item, "changed", G_CALLBACK(show_item), self);
	show_item(self);
}
