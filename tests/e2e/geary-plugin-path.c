/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * A GTK module that lets Geary find plugins in $GLOSSATOR_PLUGIN_PATH, so that a test needs nothing
 * in the folders of the system, which are the only ones where Geary looks by itself.
 */
#include <gmodule.h>

extern gpointer
peas_engine_get_default(void) __attribute__((weak));
extern void
peas_engine_add_search_path(gpointer engine, const gchar *path, const gchar *data_path)
	__attribute__((weak));

G_MODULE_EXPORT void
gtk_module_init(gint *argc, gchar ***argv);

void
gtk_module_init(gint *argc, gchar ***argv)
{
	const gchar *path = g_getenv("GLOSSATOR_PLUGIN_PATH");

	if (path != NULL && peas_engine_get_default != NULL && peas_engine_add_search_path != NULL)
		peas_engine_add_search_path(peas_engine_get_default(), path, NULL);
}
