/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/*
 * Preloaded into Geary, it tells that the class of Geary's plugins is larger than it is, as in a
 * version that has one more virtual function.
 */
#include <dlfcn.h>
#include <glib-object.h>
#include <gmodule.h>

typedef void (*Query)(GType type, GTypeQuery *query);

G_MODULE_EXPORT void
g_type_query(GType type, GTypeQuery *query)
{
	Query real = (Query)dlsym(RTLD_NEXT, "g_type_query");

	real(type, query);
	if (g_strcmp0(g_type_name(type), "PluginPluginBase") == 0)
		query->class_size += sizeof(gpointer);
}
