/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "core/rules/gls-rule-error.h"
#include "core/rules/gls-rule.h"
#include "preferences/gls-rule-fields.h"

/* the names of the palette, as people read them, in its order; the first is for no colour */
static const gchar *const colour_names[] = {
	N_("Automatic"), N_("Blue"),  N_("Green"), N_("Yellow"), N_("Orange"), N_("Red"),
	N_("Purple"),	 N_("Brown"), N_("Grey"),  N_("Teal"),	 N_("Pink"),
};

static const gchar *const effect_names[] = {"tag", "star", "dim", "hide"};

static void
setup_colour_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8);
	GtkWidget *swatch = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);

	gtk_widget_set_valign(swatch, GTK_ALIGN_CENTER);
	gtk_box_append(GTK_BOX(box), swatch);
	gtk_box_append(GTK_BOX(box), gtk_label_new(NULL));
	gtk_list_item_set_child(item, box);
}

static void
bind_colour_cb(GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
	GtkWidget *swatch = gtk_widget_get_first_child(gtk_list_item_get_child(item));
	GtkStringObject *name = gtk_list_item_get_item(item);
	guint place = gtk_list_item_get_position(item);
	g_autofree gchar *colour = NULL;

	gtk_label_set_text(GTK_LABEL(gtk_widget_get_next_sibling(swatch)),
			   gtk_string_object_get_string(name));
	/* in the row itself the position is not that of the list */
	for (guint i = 0; i < G_N_ELEMENTS(colour_names); i++) {
		if (strcmp(_(colour_names[i]), gtk_string_object_get_string(name)) == 0)
			place = i;
	}
	if (place > 0)
		colour = g_strconcat("colour-", gls_rule_get_palette()[place - 1], NULL);
	gtk_widget_set_css_classes(
		swatch, (const gchar *[]){"swatch", colour != NULL ? colour : "automatic", NULL});
}

/**
 * gls_rule_fields_prepare:
 * @self: widgets
 *
 * Fills the lists that are chosen from.
 */
void
gls_rule_fields_prepare(const GlsRuleFields *self)
{
	g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new();
	g_autoptr(GtkStringList) names = gtk_string_list_new(NULL);

	for (guint i = 0; i < G_N_ELEMENTS(colour_names); i++)
		gtk_string_list_append(names, _(colour_names[i]));
	g_signal_connect(factory, "setup", G_CALLBACK(setup_colour_cb), NULL);
	g_signal_connect(factory, "bind", G_CALLBACK(bind_colour_cb), NULL);
	adw_combo_row_set_factory(self->colour, factory);
	adw_combo_row_set_model(self->colour, G_LIST_MODEL(names));
	/* a query begins on the left in every language, and so does what points at it */
	gtk_widget_set_direction(GTK_WIDGET(self->query_mistake), GTK_TEXT_DIR_LTR);
}

static void
show_text(gpointer row, const gchar *text)
{
	gtk_editable_set_text(GTK_EDITABLE(row), text != NULL ? text : "");
}

static guint
find_name(const gchar *const *names, guint n, const gchar *name)
{
	for (guint i = 0; name != NULL && i < n; i++) {
		if (g_ascii_strcasecmp(names[i], name) == 0)
			return i;
	}
	return n;
}

/**
 * gls_rule_fields_show:
 * @self: widgets
 * @values: a rule
 *
 * Shows a rule.
 */
void
gls_rule_fields_show(const GlsRuleFields *self, const GlsRuleValues *values)
{
	guint n_colours = G_N_ELEMENTS(colour_names) - 1;
	guint colour =
		find_name(gls_rule_get_palette(), n_colours, values->keys[GLS_RULE_KEY_COLOUR]);
	guint effect = find_name(effect_names, G_N_ELEMENTS(effect_names),
				 values->keys[GLS_RULE_KEY_EFFECT]);
	const gchar *score = values->keys[GLS_RULE_KEY_SCORE];

	show_text(self->name, values->name);
	gls_query_view_set_query(self->query, values->keys[GLS_RULE_KEY_MATCH]);
	adw_combo_row_set_selected(self->colour, colour < n_colours ? colour + 1 : 0);
	adw_combo_row_set_selected(self->effect, effect % G_N_ELEMENTS(effect_names));
	gtk_spin_button_set_value(self->score, score != NULL ? atoi(score) : 0);
	show_text(self->only_in, values->keys[GLS_RULE_KEY_ONLY_IN]);
	show_text(self->until, values->keys[GLS_RULE_KEY_UNTIL]);
	gtk_switch_set_active(self->fold_case, values->keys[GLS_RULE_KEY_CASE] != NULL);
	gtk_switch_set_active(self->enabled, gls_rule_values_is_enabled(values));
}

/**
 * gls_rule_fields_read:
 * @self: widgets
 *
 * Returns: (transfer full): the rule that they show; a value that is the default is none
 */
GlsRuleValues *
gls_rule_fields_read(const GlsRuleFields *self)
{
	g_autofree gchar *name = g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->name)));
	g_autofree gchar *query = gls_query_view_dup_query(self->query);
	guint colour = adw_combo_row_get_selected(self->colour);
	guint effect = adw_combo_row_get_selected(self->effect);
	gint points = gtk_spin_button_get_value_as_int(self->score);
	g_autofree gchar *score = points != 0 ? g_strdup_printf("%d", points) : NULL;
	GlsRuleValues *values = gls_rule_values_new(g_strstrip(name));

	gls_rule_values_set(values, GLS_RULE_KEY_MATCH, query);
	gls_rule_values_set(values, GLS_RULE_KEY_COLOUR,
			    colour > 0 && colour < G_N_ELEMENTS(colour_names)
				    ? gls_rule_get_palette()[colour - 1]
				    : NULL);
	gls_rule_values_set(values, GLS_RULE_KEY_EFFECT,
			    effect > 0 && effect < G_N_ELEMENTS(effect_names) ? effect_names[effect]
									      : NULL);
	gls_rule_values_set(values, GLS_RULE_KEY_SCORE, score);
	gls_rule_values_set(values, GLS_RULE_KEY_ONLY_IN,
			    gtk_editable_get_text(GTK_EDITABLE(self->only_in)));
	gls_rule_values_set(values, GLS_RULE_KEY_UNTIL,
			    gtk_editable_get_text(GTK_EDITABLE(self->until)));
	gls_rule_values_set(values, GLS_RULE_KEY_CASE,
			    gtk_switch_get_active(self->fold_case) ? "fold" : NULL);
	gls_rule_values_set(values, GLS_RULE_KEY_ENABLED,
			    gtk_switch_get_active(self->enabled) ? NULL : "false");
	return values;
}

static void
append_part(GString *summary, const gchar *format, const gchar *value)
{
	g_autoptr(GString) part = g_string_new(format);

	if (value == NULL)
		return;
	g_string_replace(part, "%s", value, 1);
	g_string_append_printf(summary, "%s%s", summary->len > 0 ? " · " : "", part->str);
}

/**
 * gls_rule_fields_show_summary:
 * @self: fields
 * @values: a rule
 *
 * Shows what it has of the values that are folded away, in words.
 */
void
gls_rule_fields_show_summary(const GlsRuleFields *self, const GlsRuleValues *values)
{
	g_autoptr(GString) summary = g_string_new(NULL);
	g_autofree gchar *markup = NULL;

	append_part(summary, _("score %s"), values->keys[GLS_RULE_KEY_SCORE]);
	append_part(summary, _("only in %s"), values->keys[GLS_RULE_KEY_ONLY_IN]);
	append_part(summary, _("until %s"), values->keys[GLS_RULE_KEY_UNTIL]);
	append_part(summary, _("any case"), values->keys[GLS_RULE_KEY_CASE]);
	if (!gls_rule_values_is_enabled(values))
		append_part(summary, _("switched off"), "");
	markup = g_markup_escape_text(summary->str, -1);
	adw_expander_row_set_subtitle(self->more, markup);
}

/* below its place, where an arrow points at it */
static void
show_query_mistake(const GlsRuleFields *self, const GlsRuleError *mistake)
{
	gint x = gls_query_view_set_mistake(self->query, mistake != NULL ? mistake->character : 0);
	g_autofree gchar *words = NULL;

	gtk_widget_set_visible(GTK_WIDGET(self->query_mistake), mistake != NULL);
	if (mistake == NULL)
		return;
	/* the mark keeps the arrow on the left, whatever the words are written in */
	words = g_strconcat(x >= 0 ? "\342\200\216\342\206\221 " : "", mistake->what, NULL);
	gtk_label_set_text(self->query_mistake, words);
	/* so that not too little room is left behind it */
	x = MIN(x, gtk_widget_get_width(GTK_WIDGET(self->query)) / 2);
	gtk_widget_set_margin_start(GTK_WIDGET(self->query_mistake), MAX(0, x - 4));
}

/**
 * gls_rule_fields_show_mistakes:
 * @self: fields
 * @mistakes: (element-type GlsRuleError): what is wrong with the rule in them
 *
 * Shows a mistake in the query below its place, and another below all fields.
 */
void
gls_rule_fields_show_mistakes(const GlsRuleFields *self, const GPtrArray *mistakes)
{
	const GlsRuleError *in_query = NULL;
	const GlsRuleError *elsewhere = NULL;
	g_autofree gchar *words = NULL;

	for (guint i = 0; i < mistakes->len; i++) {
		const GlsRuleError *mistake = g_ptr_array_index(mistakes, i);

		if (strcmp(mistake->key, "match") == 0)
			in_query = mistake;
		else
			elsewhere = mistake;
	}
	show_query_mistake(self, in_query);
	gtk_widget_set_visible(GTK_WIDGET(self->mistake), elsewhere != NULL);
	if (elsewhere == NULL)
		return;
	words = g_strdup_printf("%s%s%s", elsewhere->key, *elsewhere->key != '\0' ? ": " : "",
				elsewhere->what);
	gtk_label_set_text(self->mistake, words);
	adw_expander_row_set_expanded(self->more, TRUE);
}
