/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GLS_TYPE_LIFEREA_PLUGIN (gls_liferea_plugin_get_type())
G_DECLARE_FINAL_TYPE(GlsLifereaPlugin, gls_liferea_plugin, GLS, LIFEREA_PLUGIN, GObject)

G_MODULE_EXPORT void
peas_register_types(GTypeModule *module);

G_END_DECLS
