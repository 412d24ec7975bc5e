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
};

G_DEFINE_FINAL_TYPE(GlsHistoryPage, gls_history_page, ADW_TYPE_BIN)

static void
gls_history_page_class_init(GlsHistoryPageClass *klass)
{
	g_type_ensure(GLS_TYPE_PAPERS_VIEW);
	g_type_ensure(GLS_TYPE_DECISIONS_VIEW);
	g_type_ensure(GLS_TYPE_STATISTICS_VIEW);
	g_type_ensure(GLS_TYPE_STORAGE_VIEW);
	gtk_widget_class_set_template_from_resource(
		GTK_WIDGET_CLASS(klass),
		"/org/glossator/Glossator/Preferences/gls-history-page.ui");
}

static void
gls_history_page_init(GlsHistoryPage *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
}
