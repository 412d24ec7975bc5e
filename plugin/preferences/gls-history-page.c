/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-decisions-view.h"
#include "preferences/gls-history-page.h"
#include "preferences/gls-papers-view.h"
#include "preferences/gls-statistics-view.h"
#include "preferences/gls-storage-view.h"

/**
 * GlsHistoryPage:
 *
 * What was seen, what was decided about it, and where that is kept.
 */
struct _GlsHistoryPage {
	AdwBin parent_instance;

	GtkStack *views;
	/* where there is no room for a button for each of them */
	GtkDropDown *narrow;
};

G_DEFINE_FINAL_TYPE(GlsHistoryPage, gls_history_page, ADW_TYPE_BIN)

static void
selected_cb(GlsHistoryPage *self)
{
	g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages(self->views);
	guint selected = gtk_drop_down_get_selected(self->narrow);

	if (selected != GTK_INVALID_LIST_POSITION)
		gtk_selection_model_select_item(pages, selected, TRUE);
}

static void
shown_cb(GlsHistoryPage *self)
{
	g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages(self->views);
	g_autoptr(GtkBitset) selection = gtk_selection_model_get_selection(pages);

	if (!gtk_bitset_is_empty(selection))
		gtk_drop_down_set_selected(self->narrow, gtk_bitset_get_minimum(selection));
}

static void
gls_history_page_class_init(GlsHistoryPageClass *klass)
{
	GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

	g_type_ensure(GLS_TYPE_PAPERS_VIEW);
	g_type_ensure(GLS_TYPE_DECISIONS_VIEW);
	g_type_ensure(GLS_TYPE_STATISTICS_VIEW);
	g_type_ensure(GLS_TYPE_STORAGE_VIEW);
	gtk_widget_class_set_template_from_resource(
		widget_class, "/org/glossator/Glossator/Preferences/gls-history-page.ui");
	gtk_widget_class_bind_template_child(widget_class, GlsHistoryPage, views);
	gtk_widget_class_bind_template_child(widget_class, GlsHistoryPage, narrow);
	gtk_widget_class_bind_template_callback(widget_class, selected_cb);
	gtk_widget_class_bind_template_callback(widget_class, shown_cb);
}

static void
gls_history_page_init(GlsHistoryPage *self)
{
	g_autoptr(GtkSelectionModel) pages = NULL;

	gtk_widget_init_template(GTK_WIDGET(self));
	pages = gtk_stack_get_pages(self->views);
	gtk_drop_down_set_model(self->narrow, G_LIST_MODEL(pages));
	shown_cb(self);
}
