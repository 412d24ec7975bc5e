/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "preferences/gls-preferences-page.h"
#include "preferences/gls-preferences-rules-page.h"
#include "preferences/gls-preferences-window.h"

/**
 * GlsPreferencesWindow:
 *
 * The window, with a page for each entry of the table in gls-preferences-page.c.
 */
struct _GlsPreferencesWindow {
	AdwApplicationWindow parent_instance;

	AdwViewSwitcherTitle *switcher;
	AdwViewStack *stack;
	AdwViewSwitcherBar *bar;
	guint bar_id;
};

G_DEFINE_FINAL_TYPE(GlsPreferencesWindow, gls_preferences_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
close_request(GtkWindow *window)
{
	GlsPreferencesWindow *self = GLS_PREFERENCES_WINDOW(window);

	for (guint i = 0; gls_preferences_page_get_entry(i) != NULL; i++) {
		GtkWidget *page = adw_view_stack_get_child_by_name(
			self->stack, gls_preferences_page_get_entry(i)->name);

		if (!GLS_IS_PREFERENCES_PAGE(page) ||
		    gls_preferences_page_close(GLS_PREFERENCES_PAGE(page)))
			continue;
		adw_view_stack_set_visible_child(self->stack, page);
		return TRUE;
	}
	return GTK_WINDOW_CLASS(gls_preferences_window_parent_class)->close_request(window);
}

static gboolean
show_bar_cb(gpointer user_data)
{
	GlsPreferencesWindow *self = user_data;

	self->bar_id = 0;
	adw_view_switcher_bar_set_reveal(self->bar,
					 adw_view_switcher_title_get_title_visible(self->switcher));
	return G_SOURCE_REMOVE;
}

/* this comes while the window is laid out, when the bar cannot change its size */
static void
title_visible_cb(GlsPreferencesWindow *self)
{
	if (self->bar_id == 0)
		self->bar_id = g_idle_add(show_bar_cb, self);
}

static void
gls_preferences_window_dispose(GObject *object)
{
	g_clear_handle_id(&GLS_PREFERENCES_WINDOW(object)->bar_id, g_source_remove);
	G_OBJECT_CLASS(gls_preferences_window_parent_class)->dispose(object);
}

static void
gls_preferences_window_class_init(GlsPreferencesWindowClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	G_OBJECT_CLASS(klass)->dispose = gls_preferences_window_dispose;
	GTK_WINDOW_CLASS(klass)->close_request = close_request;
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-preferences-window.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsPreferencesWindow, switcher);
	gtk_widget_class_bind_template_child(widget_class, GlsPreferencesWindow, stack);
	gtk_widget_class_bind_template_child(widget_class, GlsPreferencesWindow, bar);
	gtk_widget_class_bind_template_callback(widget_class, title_visible_cb);
}

static void
gls_preferences_window_init(GlsPreferencesWindow *self)
{
	const GlsPreferencesPageEntry *entry;

	gtk_widget_init_template(GTK_WIDGET(self));
	for (guint i = 0; (entry = gls_preferences_page_get_entry(i)) != NULL; i++)
		adw_view_stack_add_titled_with_icon(self->stack,
						    g_object_new(entry->get_type(), NULL),
						    entry->name, _(entry->title), entry->icon);
}

/**
 * gls_preferences_window_new:
 * @application: the program
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
gls_preferences_window_new(GtkApplication *application)
{
	return g_object_new(GLS_TYPE_PREFERENCES_WINDOW, "application", application, NULL);
}

/**
 * gls_preferences_window_show_page:
 * @self: the window
 * @name: of a page
 *
 * Goes to a page.
 *
 * Returns: %FALSE if there is no page of that name
 */
gboolean
gls_preferences_window_show_page(GlsPreferencesWindow *self, const gchar *name)
{
	GtkWidget *page = adw_view_stack_get_child_by_name(self->stack, name);

	if (page == NULL)
		return FALSE;
	adw_view_stack_set_visible_child(self->stack, page);
	return TRUE;
}

/**
 * gls_preferences_window_show_rule:
 * @self: the window
 * @rule: a name
 *
 * Goes to a rule.
 */
void
gls_preferences_window_show_rule(GlsPreferencesWindow *self, const gchar *rule)
{
	GtkWidget *page = adw_view_stack_get_child_by_name(self->stack, "rules");

	adw_view_stack_set_visible_child(self->stack, page);
	gls_preferences_rules_page_show_rule(GLS_PREFERENCES_RULES_PAGE(page), rule);
}
