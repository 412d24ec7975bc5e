/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "config.h"

#include "preferences/gls-folder-group.h"
#include "preferences/gls-import-group.h"
#include "preferences/gls-retention-group.h"
#include "preferences/gls-storage-view.h"

/**
 * GlsStorageView:
 *
 * What comes into the history, where it is kept, and for how long.
 */
struct _GlsStorageView {
	AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE(GlsStorageView, gls_storage_view, ADW_TYPE_BIN)

static void
gls_storage_view_class_init(GlsStorageViewClass *klass)
{
	g_type_ensure(GLS_TYPE_IMPORT_GROUP);
	g_type_ensure(GLS_TYPE_FOLDER_GROUP);
	g_type_ensure(GLS_TYPE_RETENTION_GROUP);
	gtk_widget_class_set_template_from_resource(
		GTK_WIDGET_CLASS(klass),
		"/org/glossator/Glossator/Preferences/gls-storage-view.ui");
}

static void
gls_storage_view_init(GlsStorageView *self)
{
	gtk_widget_init_template(GTK_WIDGET(self));
}
